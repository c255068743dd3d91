package normsharp.empirical.analysis;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Kendall's rank correlation of two samples and its two-sided p-value.
 *
 * <p>τ_b = S/√((N − T_x)(N − T_y)), S the concordant less the discordant pairs of all N = n(n−1)/2,
 * T the tied ones. Without ties and for n ≤ 100 the p-value is exact, from the number of
 * permutations with each number of inversions (relative error about 10⁻¹²); otherwise S is taken as
 * normal with Kendall's variance for ties and continuity correction 1.
 *
 * @param points n ≥ 2
 * @param s S
 * @param tau τ_b in [−1, 1]; 0 where a sample is constant
 * @param pValue two-sided p-value
 * @param exact whether the p-value is exact
 * @see "M. G. Kendall, Rank Correlation Methods, 4th ed. (1970), chapters 3 and 5"
 */
public record KendallTest(int points, long s, double tau, double pValue, boolean exact) {
  private static final int EXACT_LIMIT = 100;

  static KendallTest of(Series series) {
    int n = series.size();
    if (n < 2) {
      throw new IllegalArgumentException("rank correlation needs two points, got " + n);
    }
    long s = 0;
    long tiedX = 0;
    long tiedY = 0;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < j; i++) {
        int dx = Double.compare(series.x(j), series.x(i));
        int dy = Double.compare(series.y(j), series.y(i));
        s += (long) dx * dy;
        tiedX += dx == 0 ? 1 : 0;
        tiedY += dy == 0 ? 1 : 0;
      }
    }
    double pairs = n * (n - 1) / 2.0;
    double norm = Math.sqrt((pairs - tiedX) * (pairs - tiedY));
    double tau = norm == 0 ? 0 : s / norm;
    boolean exact = tiedX == 0 && tiedY == 0 && n <= EXACT_LIMIT;
    double pValue = exact ? exactPValue(n, s) : asymptoticPValue(series, s);
    return new KendallTest(n, s, tau, pValue, exact);
  }

  private static double exactPValue(int n, long s) {
    return s == 0 ? 1 : Math.min(1, 2 * upperTail(n, Math.abs(s)));
  }

  /** P(S ≥ s) over all permutations of n values. */
  static double upperTail(int n, long s) {
    double[] shares = inversionShares(n);
    int pairs = shares.length - 1;
    double tail = 0;
    for (int k = 0; k <= pairs && pairs - 2L * k >= s; k++) {
      tail += shares[k];
    }
    return tail;
  }

  /**
   * Least C ≥ 0 of the parity of N with P(S &gt; C) ≤ tail; N when only that will do.
   *
   * @param tail share above C, in (0, ½)
   */
  static long criticalValue(int n, double tail) {
    double[] shares = inversionShares(n);
    int pairs = shares.length - 1;
    // S = N − 2k for k inversions: S > N − 2k means fewer than k of them.
    double below = 0;
    int k = 0;
    while (2 * (k + 1) <= pairs && below + shares[k] <= tail) {
      below += shares[k];
      k++;
    }
    return pairs - 2L * k;
  }

  /** The share of the permutations of n values with k inversions, for k = 0…N. */
  private static double[] inversionShares(int n) {
    int pairs = n * (n - 1) / 2;
    double[] share = new double[pairs + 1];
    share[0] = 1;
    for (int size = 2; size <= n; size++) {
      // Inserting the largest of `size` values adds 0, …, size − 1 inversions.
      double[] next = new double[pairs + 1];
      double window = 0;
      for (int k = 0; k <= size * (size - 1) / 2; k++) {
        window += share[k];
        if (k >= size) {
          window -= share[k - size];
        }
        next[k] = window / size;
      }
      share = next;
    }
    return share;
  }

  private static double asymptoticPValue(Series series, long s) {
    double deviation = Math.sqrt(variance(series));
    if (deviation == 0 || s == 0) {
      return 1;
    }
    double z = (Math.abs(s) - 1) / deviation;
    return Math.min(1, 2 * new NormalDistribution().cumulativeProbability(-z));
  }

  /** Variance of S under independence, with ties in either sample. */
  static double variance(Series series) {
    double n = series.size();
    double[] x = tieSums(sortedX(series));
    double[] y = tieSums(sortedY(series));
    double value = (n * (n - 1) * (2 * n + 5) - x[2] - y[2]) / 18;
    value += x[0] * y[0] / (2 * n * (n - 1));
    return n > 2 ? value + x[1] * y[1] / (9 * n * (n - 1) * (n - 2)) : value;
  }

  private static double[] sortedX(Series series) {
    double[] x = new double[series.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = series.x(i);
    }
    return x;
  }

  private static double[] sortedY(Series series) {
    double[] y = series.values();
    Arrays.sort(y);
    return y;
  }

  /** Σ t(t−1), Σ t(t−1)(t−2) and Σ t(t−1)(2t+5) over the groups of t equal values. */
  private static double[] tieSums(double[] sorted) {
    double[] sums = new double[3];
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] > sorted[from]) {
        double t = i - from;
        sums[0] += t * (t - 1);
        sums[1] += t * (t - 1) * (t - 2);
        sums[2] += t * (t - 1) * (2 * t + 5);
        from = i;
      }
    }
    return sums;
  }
}
