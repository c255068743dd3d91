package normsharp.empirical.configuration;

/**
 * A learning rate to be run.
 *
 * @param rate η &gt; 0, dimensionless
 * @param part where it comes from
 */
public record PlannedRate(double rate, RatePart part) {
  /** Two rates are one when they differ by at most this, relative to the larger one. */
  static final double SAME_RATE = 1e-12;

  /** Checks the rate. */
  public PlannedRate {
    requireRate(rate);
  }

  static void requireRate(double rate) {
    if (!(rate > 0) || !Double.isFinite(rate)) {
      throw new IllegalArgumentException(
          "a learning rate must be positive and finite, got " + rate);
    }
  }

  /** Whether two rates are one, up to the rounding of a grid's formula. */
  static boolean same(double first, double second) {
    return Math.abs(first - second) <= SAME_RATE * Math.max(first, second);
  }
}
