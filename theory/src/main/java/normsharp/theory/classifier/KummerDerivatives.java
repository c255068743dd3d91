package normsharp.theory.classifier;

/**
 * The scaled derivatives f_m = e^(−v) (d/dv)ᵐ ₁F₁(d; d/2; v) of Kummer's function, which are the
 * Poisson mean values
 *
 * <p>f_m = E[(d)_(m+K)/(d/2)_(m+K)], K ~ Poisson(v), with 1 ≤ f_(m+1)/f_m ≤ 2.
 *
 * @param d number of features ≥ 1
 * @param v argument ≥ 0
 */
record KummerDerivatives(int d, double v) {
  /** Length of the blocks that {@link #logBlock} is meant for: f changes in one by at most 2⁸⁰⁰. */
  static final int BLOCK = 800;

  /** Terms below this part of the sum are left out; the rest is a geometric series. */
  private static final double NEGLIGIBLE = 1e-22;

  /**
   * log f_m by its defining series, summed from the largest term outward; O(√v) terms, all
   * positive.
   */
  double log(long m) {
    double a = d + (double) m;
    double b = d / 2.0 + m;
    long largest = GammaRatios.largestTerm(v, a, b);
    double sum = 1;
    double term = 1;
    for (long k = largest; term > NEGLIGIBLE * sum; k++) {
      term *= v / (k + 1) * ((a + k) / (b + k));
      sum += term;
    }
    term = 1;
    for (long k = largest; k > 0 && term > NEGLIGIBLE * sum; k--) {
      term *= k / v * ((b + k - 1) / (a + k - 1));
      sum += term;
    }
    return Math.log(sum)
        + GammaRatios.logPoisson(largest, v)
        + GammaRatios.logRisingRatio(d, m + largest);
  }

  /** Size of the terms behind {@link #log}, in the sense of {@link GammaRatios}. */
  double magnitude(long m) {
    long largest = GammaRatios.largestTerm(v, d + (double) m, d / 2.0 + m);
    return GammaRatios.poissonMagnitude(largest, v)
        + GammaRatios.risingMagnitude(d, m + largest)
        + 10 * Math.sqrt((double) largest)
        + 60;
  }

  /**
   * log f_m for start ≤ m &lt; start + length, from two of them by Kummer's equation
   *
   * <p>v f_(m+2) = (v − d/2 − m) f_(m+1) + (d + m) f_m,
   *
   * <p>upward where v ≥ d/2 + m and downward where v ≤ d/2 + m: then all terms are positive, and a
   * step adds at most 6 roundings to the relative error. A block with both kinds is summed
   * directly.
   */
  double[] logBlock(long start, int length) {
    double[] logs = new double[length];
    double h = d / 2.0;
    boolean upward = v >= h + start + length;
    boolean downward = v <= h + start;
    if (length < 3 || !(upward || downward)) {
      for (int i = 0; i < length; i++) {
        logs[i] = log(start + i);
      }
      return logs;
    }
    int first = upward ? 0 : length - 1;
    int step = upward ? 1 : -1;
    double reference = log(start + first);
    logs[first] = reference;
    logs[first + step] = log(start + first + step);
    double previous = 1;
    double current = Math.exp(logs[first + step] - reference);
    for (int i = first + 2 * step; i >= 0 && i < length; i += step) {
      double next;
      if (upward) {
        double m = start + i - 2.0;
        next = ((v - h - m) * current + (d + m) * previous) / v;
      } else {
        double m = start + (double) i;
        next = (v * previous + (h + m - v) * current) / (d + m);
      }
      previous = current;
      current = next;
      logs[i] = reference + Math.log(current);
    }
    return logs;
  }
}
