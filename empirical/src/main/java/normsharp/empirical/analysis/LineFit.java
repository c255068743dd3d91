package normsharp.empirical.analysis;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Straight line y = intercept + slope·x by least squares, with n − 2 degrees of freedom.
 *
 * @param points number n of points, ≥ 3
 * @param slope slope
 * @param intercept value at x = 0
 * @param slopeError standard error of the slope
 * @param interceptError standard error of the intercept
 * @param residualSumOfSquares Σ (y_i − intercept − slope·x_i)²
 */
public record LineFit(
    int points,
    double slope,
    double intercept,
    double slopeError,
    double interceptError,
    double residualSumOfSquares) {
  /** Least number of points: two determine the line, the third its error. */
  public static final int MIN_POINTS = 3;

  /** The fit; empty for fewer than three points or a single x. */
  static Optional<LineFit> of(Series series) {
    int n = series.size();
    if (n < MIN_POINTS || series.distinct() < 2) {
      return Optional.empty();
    }
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += series.x(i) / n;
      meanY += series.y(i) / n;
    }
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sxx += (series.x(i) - meanX) * (series.x(i) - meanX);
      sxy += (series.x(i) - meanX) * (series.y(i) - meanY);
    }
    double slope = sxy / sxx;
    double rss = 0;
    for (int i = 0; i < n; i++) {
      double residual = series.y(i) - meanY - slope * (series.x(i) - meanX);
      rss += residual * residual;
    }
    double variance = rss / (n - 2);
    return Optional.of(
        new LineFit(
            n,
            slope,
            meanY - slope * meanX,
            Math.sqrt(variance / sxx),
            Math.sqrt(variance * (1.0 / n + meanX * meanX / sxx)),
            rss));
  }

  /** Interval of the slope. */
  public ConfidenceInterval slopeInterval() {
    return studentInterval(slope, slopeError, points - 2);
  }

  /** Interval of the intercept. */
  public ConfidenceInterval interceptInterval() {
    return studentInterval(intercept, interceptError, points - 2);
  }

  /** estimate ± t_{0.975}·error. */
  static ConfidenceInterval studentInterval(double estimate, double error, double freedom) {
    double half = studentQuantile(freedom) * error;
    return new ConfidenceInterval(
        estimate - half, estimate + half, ConfidenceInterval.Method.STUDENT_T);
  }

  static double studentQuantile(double freedom) {
    return new TDistribution(freedom)
        .inverseCumulativeProbability(0.5 + ConfidenceInterval.LEVEL / 2);
  }
}
