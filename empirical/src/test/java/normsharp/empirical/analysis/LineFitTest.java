package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFitTest {
  static final double[] X = {0.1, 0.4, 0.5, 0.9, 1.3, 2.0, 2.2, 3.1};
  static final double[] Y = {1.2, 0.7, 1.9, 1.1, 2.4, 2.2, 3.9, 3.1};

  @Test
  void agreesWithScipy() {
    // scipy.stats.linregress(x, y), SciPy 1.17.1; t.ppf(0.975, 6) = 2.4469118511449786.
    LineFit fit = LineFit.of(SyntheticSweeps.series(X, Y)).orElseThrow();
    assertEquals(0.8425300609454786, fit.slope(), 1e-13);
    assertEquals(0.9566792950090592, fit.intercept(), 1e-13);
    assertEquals(0.24583829392867215, fit.slopeError(), 1e-13);
    assertEquals(0.40179710282349224, fit.interceptError(), 1e-13);
    ConfidenceInterval interval = fit.slopeInterval();
    assertEquals(
        2 * 2.4469118511449786 * 0.24583829392867215, interval.upper() - interval.lower(), 1e-8);
  }

  @Test
  void theIntervalsCoverTheTruth() {
    Random random = new Random(31);
    int slope = 0;
    int intercept = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      double[] y = new double[X.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = 3 - 2 * X[i] + random.nextGaussian();
      }
      LineFit fit = LineFit.of(SyntheticSweeps.series(X, y)).orElseThrow();
      slope += fit.slopeInterval().contains(-2) ? 1 : 0;
      intercept += fit.interceptInterval().contains(3) ? 1 : 0;
    }
    assertTrue(slope >= 180 && slope <= 198, "slope " + slope);
    assertTrue(intercept >= 180 && intercept <= 198, "intercept " + intercept);
  }

  @Test
  void twoPointsOrOneAbscissaGiveNoLine() {
    double[] two = {0, 1};
    assertTrue(LineFit.of(SyntheticSweeps.series(two, two)).isEmpty());
    double[] one = {1, 1, 1};
    assertTrue(LineFit.of(SyntheticSweeps.series(one, new double[] {1, 2, 3})).isEmpty());
  }
}
