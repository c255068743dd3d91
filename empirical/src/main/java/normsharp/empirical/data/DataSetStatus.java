package normsharp.empirical.data;

/**
 * What is there of a data set.
 *
 * @param name the data set's name
 * @param state whether it can be used
 * @param detail one line: where it was found or looked for, or what is wrong
 * @param advice one line: what to do; empty if nothing needs doing
 */
public record DataSetStatus(String name, State state, String detail, String advice) {
  /** Whether a data set can be used. */
  public enum State {
    /** All of it is there and is what its authors published. */
    FOUND,
    /** A part of it is there and can be used under another name. */
    PARTIAL,
    /** A file is missing. */
    MISSING,
    /** A file is there but is not the published one. */
    DAMAGED,
    /** It needs no files. */
    GENERATED
  }
}
