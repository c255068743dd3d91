package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Consumer;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class KendallTestTest {
  @Test
  void exactPValuesAreSharesOfAllPermutations() {
    Random random = new Random(51);
    for (int n = 2; n <= 8; n++) {
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = i;
        y[i] = random.nextDouble();
      }
      KendallTest test = KendallTest.of(SyntheticSweeps.series(x, y));
      int[] counts = new int[2];
      permutations(
          y.clone(),
          0,
          permuted -> {
            counts[0]++;
            counts[1] += Math.abs(score(x, permuted)) >= Math.abs(test.s()) ? 1 : 0;
          });
      assertTrue(test.exact());
      assertEquals(score(x, y), test.s());
      assertEquals(counts[1] / (double) counts[0], test.pValue(), 1e-12);
    }
  }

  @Test
  void theVarianceWithTiesIsThatOfAllPermutations() {
    double[] x = {1, 1, 2, 3, 3, 3, 4};
    double[] y = {2, 5, 5, 1, 2, 2, 7};
    double[] sums = new double[3];
    permutations(
        y.clone(),
        0,
        permuted -> {
          double s = score(x, permuted);
          sums[0]++;
          sums[1] += s;
          sums[2] += s * s;
        });
    assertEquals(0, sums[1] / sums[0], 1e-12);
    assertEquals(sums[2] / sums[0], KendallTest.variance(SyntheticSweeps.series(x, y)), 1e-9);
  }

  @Test
  void agreesWithScipy() {
    // scipy.stats.kendalltau, SciPy 1.17.1: method 'exact', and τ_b with ties.
    KendallTest test = KendallTest.of(SyntheticSweeps.series(LineFitTest.X, LineFitTest.Y));
    assertEquals(0.6428571428571428, test.tau(), 1e-15);
    assertEquals(0.03115079365079365, test.pValue(), 1e-14);
    double[] x = {1, 1, 2, 3, 3, 3, 4, 5, 6, 6};
    double[] y = {2, 1, 2, 5, 4, 4, 4, 7, 6, 8};
    KendallTest tied = KendallTest.of(SyntheticSweeps.series(x, y));
    assertEquals(0.8148769172359114, tied.tau(), 1e-15);
    assertFalse(tied.exact());
    // SciPy's 0.00210 is without continuity correction, which makes p larger.
    assertTrue(tied.pValue() > 0.0021 && tied.pValue() < 0.0035, "p = " + tied.pValue());
  }

  @Test
  void exactAndAsymptoticPValuesMeetForLargeSamples() {
    Random random = new Random(52);
    double[] x = new double[100];
    double[] y = new double[100];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = 0.01 * i + random.nextGaussian();
    }
    Series series = SyntheticSweeps.series(x, y);
    KendallTest test = KendallTest.of(series);
    assertTrue(test.exact());
    double z = (Math.abs(test.s()) - 1) / Math.sqrt(KendallTest.variance(series));
    double asymptotic = 2 * new NormalDistribution().cumulativeProbability(-z);
    assertEquals(asymptotic, test.pValue(), 0.002);
    assertEquals(1, KendallTest.upperTail(100, -4950), 1e-11);
  }

  @Test
  void constantValuesHaveNoCorrelation() {
    double[] x = {1, 2, 3, 4, 5, 6};
    KendallTest test = KendallTest.of(SyntheticSweeps.series(x, new double[6]));
    assertEquals(0, test.tau());
    assertEquals(1, test.pValue());
    assertThrows(
        IllegalArgumentException.class,
        () -> KendallTest.of(SyntheticSweeps.series(new double[1], new double[1])));
  }

  private static long score(double[] x, double[] y) {
    long s = 0;
    for (int j = 0; j < x.length; j++) {
      for (int i = 0; i < j; i++) {
        s += Math.round(Math.signum(x[j] - x[i]) * Math.signum(y[j] - y[i]));
      }
    }
    return s;
  }

  private static void permutations(double[] y, int fixed, Consumer<double[]> consumer) {
    if (fixed == y.length) {
      consumer.accept(y);
      return;
    }
    for (int i = fixed; i < y.length; i++) {
      swap(y, fixed, i);
      permutations(y, fixed + 1, consumer);
      swap(y, fixed, i);
    }
  }

  private static void swap(double[] y, int i, int j) {
    double value = y[i];
    y[i] = y[j];
    y[j] = value;
  }
}
