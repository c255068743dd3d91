package normsharp.theory.classifier;

/**
 * A probability P &gt; 0, kept by its natural logarithm, so that e^(−2500) is no problem. Where P
 * is near 1, 1 − P is known only up to the error bound.
 *
 * @param logValue log P ≤ 0, finite
 * @param relativeErrorBound bound on |e^logValue/P − 1|, ≥ 0: truncation is bounded rigorously,
 *     rounding to first order by counting operations (assuming the elementary functions of {@link
 *     Math} to be good to 2 ulp)
 */
public record ErrorProbability(double logValue, double relativeErrorBound) {
  /** Refuses what is not the logarithm of a probability. */
  public ErrorProbability {
    if (!(logValue <= 0) || Double.isInfinite(logValue)) {
      throw new IllegalArgumentException(
          "the logarithm of a probability must be finite and ≤ 0, got " + logValue);
    }
    if (!(relativeErrorBound >= 0)) {
      throw new IllegalArgumentException(
          "a relative error bound must be ≥ 0, got " + relativeErrorBound);
    }
  }

  /** The probability itself; 0 when it is below the smallest double, near e^(−745). */
  public double value() {
    return Math.exp(logValue);
  }

  /** The probability of one of two disjoint events with these probabilities. */
  ErrorProbability or(ErrorProbability other) {
    double larger = Math.max(logValue, other.logValue);
    double smaller = Math.min(logValue, other.logValue);
    double log = larger + Math.log1p(Math.exp(smaller - larger));
    double rounding = (2 * Math.abs(larger) + 4) * GammaRatios.UNIT_ROUNDOFF;
    double bound = Math.max(relativeErrorBound, other.relativeErrorBound) + rounding;
    return new ErrorProbability(Math.min(log, 0), bound);
  }
}
