package normsharp.empirical.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Theil–Sen slope: the median of the slopes of all pairs with different x, and Sen's interval.
 *
 * <p>With N slopes and the critical value C of Kendall's S, the interval is from the ((N − C)/2)-th
 * to the ((N + C)/2 + 1)-th smallest slope; C is exact (P(S &gt; C) ≤ 0.025) without ties for n ≤
 * 100 and 1.96 standard deviations otherwise. With so few points that no value is significant the
 * interval is infinite.
 *
 * @param slope the median
 * @param interval its interval
 * @see "M. Hollander, D. A. Wolfe, E. Chicken, Nonparametric Statistical Methods, 3rd ed., section
 *     9.3"
 */
public record TheilSen(double slope, ConfidenceInterval interval) {
  static Optional<TheilSen> of(Series series) {
    int n = series.size();
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < j; i++) {
        if (series.x(j) > series.x(i)) {
          slopes[count++] = (series.y(j) - series.y(i)) / (series.x(j) - series.x(i));
        }
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    slopes = Arrays.copyOf(slopes, count);
    Arrays.sort(slopes);
    long critical =
        KendallTest.of(series).exact()
            ? KendallTest.criticalValue(n, (1 - ConfidenceInterval.LEVEL) / 2)
            : normalCritical(series);
    int lowerRank = (int) Math.floorDiv(count - critical, 2L);
    int upperRank = count - lowerRank + 1;
    double lower = lowerRank >= 1 ? slopes[lowerRank - 1] : Double.NEGATIVE_INFINITY;
    double upper = lowerRank >= 1 ? slopes[upperRank - 1] : Double.POSITIVE_INFINITY;
    return Optional.of(
        new TheilSen(
            Quantiles.median(slopes),
            new ConfidenceInterval(lower, upper, ConfidenceInterval.Method.KENDALL)));
  }

  private static long normalCritical(Series series) {
    double z =
        new NormalDistribution().inverseCumulativeProbability(0.5 + ConfidenceInterval.LEVEL / 2);
    return (long) Math.ceil(z * Math.sqrt(KendallTest.variance(series)));
  }
}
