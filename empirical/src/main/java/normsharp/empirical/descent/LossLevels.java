package normsharp.empirical.descent;

/** Powers of ten that a loss falls below for the first time. */
final class LossLevels {
  /** Loss has been below 10^−k for all k smaller than this. */
  private int next;

  /**
   * @param next the first exponent that was not yet passed
   */
  LossLevels(int next) {
    this.next = next;
  }

  int next() {
    return next;
  }

  /** The largest k with loss &lt; 10^−k, when that power is passed for the first time; else −1. */
  int passed(double loss) {
    int passed = -1;
    while (next <= 300 && loss < Math.pow(10, -next)) {
      passed = next;
      next++;
    }
    return passed;
  }
}
