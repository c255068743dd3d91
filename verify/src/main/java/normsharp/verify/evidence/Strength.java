package normsharp.verify.evidence;

/** What a piece of evidence that holds is worth. */
public enum Strength {
  /** Shows that the statement is false. */
  REFUTES,
  /** Proves the statement within the claim's boundary. */
  PROVES,
  /**
   * Speaks for the statement: samples, numerical values, a named argument that people must read.
   */
  SUPPORTS
}
