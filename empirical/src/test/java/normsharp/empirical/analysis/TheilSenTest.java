package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TheilSenTest {
  @Test
  void agreesWithScipy() {
    // scipy.stats.theilslopes(y, x, 0.95), SciPy 1.17.1; its interval is the asymptotic one.
    TheilSen slope =
        TheilSen.of(SyntheticSweeps.series(LineFitTest.X, LineFitTest.Y)).orElseThrow();
    assertEquals(0.898989898989899, slope.slope(), 1e-14);
    assertTrue(slope.interval().contains(slope.slope()));
    // n = 8: P(S ≥ 18) = 0.0156 ≤ 0.025 < P(S ≥ 16), so C = 16: the 6th of 28 from either end.
    assertEquals(0.2, slope.interval().lower(), 1e-12);
    assertEquals(16.0 / 9, slope.interval().upper(), 1e-12);
  }

  @Test
  void theIntervalHoldsExactlyTheSlopesThatKendallsTestKeeps() {
    Random random = new Random(61);
    for (int repeat = 0; repeat < 100; repeat++) {
      int n = 5 + random.nextInt(20);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = i + random.nextDouble();
        y[i] = 0.3 * x[i] + random.nextGaussian();
      }
      ConfidenceInterval interval =
          TheilSen.of(SyntheticSweeps.series(x, y)).orElseThrow().interval();
      double step = 1e-9;
      assertTrue(keeps(x, y, interval.lower() + step));
      assertFalse(keeps(x, y, interval.lower() - step));
      assertTrue(keeps(x, y, interval.upper() - step));
      assertFalse(keeps(x, y, interval.upper() + step));
    }
  }

  private static boolean keeps(double[] x, double[] y, double slope) {
    double[] rest = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rest[i] = y[i] - slope * x[i];
    }
    return KendallTest.of(SyntheticSweeps.series(x, rest)).pValue() > 0.05;
  }

  @Test
  void oneOutlierDoesNotMoveTheSlope() {
    double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] y = {0, 2, 4, 6, 8, 10, 1000, 14, 16, 18};
    assertEquals(2, TheilSen.of(SyntheticSweeps.series(x, y)).orElseThrow().slope(), 1e-12);
  }

  @Test
  void fourPointsBoundNothing() {
    double[] x = {0, 1, 2, 3};
    ConfidenceInterval interval =
        TheilSen.of(SyntheticSweeps.series(x, x)).orElseThrow().interval();
    assertFalse(interval.isBounded());
    assertTrue(TheilSen.of(SyntheticSweeps.series(new double[3], new double[3])).isEmpty());
  }

  @Test
  void theIntervalCoversTheTruthWithTiesToo() {
    Random random = new Random(62);
    int covered = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      double[] x = new double[20];
      double[] y = new double[20];
      for (int i = 0; i < 20; i++) {
        x[i] = i - i % 2;
        y[i] = 0.5 * x[i] + random.nextGaussian();
      }
      covered +=
          TheilSen.of(SyntheticSweeps.series(x, y)).orElseThrow().interval().contains(0.5) ? 1 : 0;
    }
    assertTrue(covered >= 180 && covered <= 199, "covered " + covered);
  }
}
