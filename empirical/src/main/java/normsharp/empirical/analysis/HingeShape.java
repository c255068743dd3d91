package normsharp.empirical.analysis;

/** The two pieces of the broken line that is fitted to log S against log η. */
public enum HingeShape {
  /** A plateau, then S = κ/η: log S = min(c, log κ − log η). */
  HYPERBOLA(2),
  /** A plateau, then a power of any exponent: log S = min(c, log κ − β log η), β ≥ 0. */
  POWER(3),
  /** Two powers, the second one falling faster: for data that have no plateau. */
  TILTED(4);

  private final int parameters;

  HingeShape(int parameters) {
    this.parameters = parameters;
  }

  /** Number of fitted parameters, the change point included. */
  public int parameters() {
    return parameters;
  }
}
