package normsharp.empirical.analysis;

import java.util.Arrays;

/** Quantiles of a sample by linear interpolation of order statistics (Hyndman and Fan's type 7). */
final class Quantiles {
  private Quantiles() {}

  static double of(double[] sample, double p) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a quantile needs at least one value, got none");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double weight = position - below;
    // An infinite neighbour of weight 0 must not make NaN.
    return weight == 0 ? sorted[below] : sorted[below] * (1 - weight) + sorted[above] * weight;
  }

  static double median(double[] sample) {
    return of(sample, 0.5);
  }

  /** 1.4826 times the median absolute deviation: σ for a normal sample, and robust. */
  static double robustDeviation(double[] sample) {
    double median = median(sample);
    return 1.4826 * median(Arrays.stream(sample).map(v -> Math.abs(v - median)).toArray());
  }
}
