package normsharp.theory.classifier;

/**
 * A sum of positive terms given by their logarithms, e^reference · sum, with a bound on the
 * absolute error of its parts; a value far outside the range of double is no obstacle.
 *
 * @param reference logarithm of the unit in which the sum is kept
 * @param sum the sum so far, ≥ 0
 * @param error Σ term · (its relative error) so far, in the same unit
 * @param terms number of terms so far
 */
record ScaledSum(double reference, double sum, double error, long terms) {
  /** The logarithm above the reference from which the unit is changed. */
  private static final double RESCALE_ABOVE = 500;

  /** The empty sum. */
  static ScaledSum empty() {
    return new ScaledSum(Double.NEGATIVE_INFINITY, 0, 0, 0);
  }

  /** This sum plus a term e^log with a bound on its relative error. */
  ScaledSum plus(double log, double relativeError) {
    if (log == Double.NEGATIVE_INFINITY) {
      return this;
    }
    if (log - reference > RESCALE_ABOVE) {
      double factor = Math.exp(reference - log);
      return new ScaledSum(log, sum * factor + 1, error * factor + relativeError, terms + 1);
    }
    double term = Math.exp(log - reference);
    return new ScaledSum(reference, sum + term, error + term * relativeError, terms + 1);
  }

  /** Whether e^log is below the given part of this sum. */
  boolean dwarfs(double log, double part) {
    return Math.exp(log - reference) < part * sum;
  }

  /**
   * The probability e^offset times this sum.
   *
   * @param truncation relative bound on the terms left out
   */
  ErrorProbability toProbability(double offset, double truncation) {
    double log = reference + Math.log(sum) + offset;
    double roundings = 2.0 * terms + 2 * Math.abs(reference) + 2 * Math.abs(offset) + 8;
    double bound = error / sum + truncation + roundings * GammaRatios.UNIT_ROUNDOFF;
    return new ErrorProbability(Math.min(log, 0), bound);
  }
}
