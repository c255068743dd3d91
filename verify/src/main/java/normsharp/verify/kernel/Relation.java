package normsharp.verify.kernel;

/** How a number compares with 0. */
public enum Relation {
  /** = 0. */
  EQUAL("="),
  /** ≥ 0. */
  AT_LEAST("≥"),
  /** &gt; 0. */
  GREATER(">"),
  /** ≠ 0. */
  DIFFERENT("≠");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** The sign as it is printed. */
  public String symbol() {
    return symbol;
  }

  /** Whether a number with this sign stands in the relation to 0. */
  public boolean holdsFor(int signum) {
    return switch (this) {
      case EQUAL -> signum == 0;
      case AT_LEAST -> signum >= 0;
      case GREATER -> signum > 0;
      case DIFFERENT -> signum != 0;
    };
  }
}
