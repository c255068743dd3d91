package normsharp.empirical.data;

/**
 * Data were asked for that can't be had here: a file is missing, damaged or not the published one.
 * The message is one line: the file, what is wrong with it, what to do.
 */
public final class DataUnavailable extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the line to show. */
  public DataUnavailable(String message) {
    super(message);
  }

  DataUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
