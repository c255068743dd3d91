package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HingeRegressionTest {
  /** Rounding of sums of squares of about 20 values of size 1. */
  private static final double ROUNDING = 1e-10;

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void noChangePointOfADenseGridFitsBetter(HingeShape shape) {
    Random random = new Random(11);
    for (int repeat = 0; repeat < 200; repeat++) {
      Series series = randomSeries(random, repeat % 2 == 0);
      HingeRegression regression = new HingeRegression(series, shape);
      HingeRegression.Fit best = regression.best();
      int[] ends = series.ends();
      double low = series.x(ends[1] - 1);
      double high = series.x(ends[ends.length - 2] - 1);
      assertTrue(low <= best.t() && best.t() <= high);
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k <= 2000; k++) {
        least = Math.min(least, regression.at(low + (high - low) * k / 2000).rss());
      }
      assertTrue(best.rss() <= least + ROUNDING, best + " against " + least);
      // The grid comes close to the optimum, so the optimum is not too low either.
      assertTrue(best.rss() >= least - 0.02 * least - ROUNDING, best + " against " + least);
    }
  }

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void noPerturbedParametersFitBetter(HingeShape shape) {
    Random random = new Random(12);
    for (int repeat = 0; repeat < 100; repeat++) {
      Series series = randomSeries(random, false);
      HingeRegression.Fit best = new HingeRegression(series, shape).best();
      for (int trial = 0; trial < 50; trial++) {
        HingeRegression.Fit other =
            new HingeRegression.Fit(
                best.t(),
                best.level() + 0.1 * random.nextGaussian(),
                shape == HingeShape.TILTED ? best.slope() + 0.1 * random.nextGaussian() : 0,
                shape == HingeShape.HYPERBOLA
                    ? 1
                    : Math.max(0, best.drop() + 0.1 * random.nextGaussian()),
                0);
        double rss = 0;
        for (int i = 0; i < series.size(); i++) {
          rss += Math.pow(series.y(i) - other.at(series.x(i)), 2);
        }
        assertTrue(best.rss() <= rss + ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void theProfileIntervalIsTheHullOfTheChangePointsThatFit(HingeShape shape) {
    Random random = new Random(13);
    for (int repeat = 0; repeat < 100; repeat++) {
      Series series = randomSeries(random, repeat % 3 == 0);
      HingeRegression regression = new HingeRegression(series, shape);
      double bound = regression.best().rss() * (1 + random.nextDouble());
      double[] interval = regression.profileInterval(bound);
      int[] ends = series.ends();
      double low = series.x(ends[1] - 1);
      double high = series.x(ends[ends.length - 2] - 1);
      double first = Double.POSITIVE_INFINITY;
      double last = Double.NEGATIVE_INFINITY;
      int steps = 5000;
      for (int k = 0; k <= steps; k++) {
        double t = low + (high - low) * k / steps;
        if (regression.at(t).rss() <= bound) {
          first = Math.min(first, t);
          last = Math.max(last, t);
        }
      }
      double cell = 1.001 * (high - low) / steps;
      if (first == Double.POSITIVE_INFINITY) {
        assertTrue(interval[1] - interval[0] <= cell);
        continue;
      }
      assertEquals(first, Double.isInfinite(interval[0]) ? low : interval[0], cell);
      assertEquals(last, Double.isInfinite(interval[1]) ? high : interval[1], cell);
    }
  }

  @Test
  void aPieceThatRisesIsNotFitted() {
    double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
    double[] y = {0, 0, 0, 0, 1, 2, 3, 4};
    HingeRegression.Fit fit =
        new HingeRegression(SyntheticSweeps.series(x, y), HingeShape.POWER).best();
    assertEquals(0, fit.drop(), ROUNDING);
    assertEquals(1.25, fit.level(), ROUNDING);
  }

  @Test
  void fiveAbscissaeAreTooFew() {
    double[] x = {0, 1, 2, 3, 4};
    assertThrows(
        IllegalArgumentException.class,
        () -> new HingeRegression(SyntheticSweeps.series(x, x), HingeShape.POWER));
  }

  /** A noisy broken line, or noise alone, with some abscissae repeated. */
  private static Series randomSeries(Random random, boolean noiseOnly) {
    int n = 7 + random.nextInt(14);
    double[] x = new double[n];
    double[] y = new double[n];
    double turn = 1 + 3 * random.nextDouble();
    for (int i = 0; i < n; i++) {
      x[i] = i >= 7 && random.nextInt(5) == 0 ? x[i - 1] : 5.0 * (i + random.nextDouble()) / n;
      double signal = noiseOnly ? 0 : -1.5 * Math.max(x[i] - turn, 0);
      y[i] = signal + 0.3 * random.nextGaussian();
    }
    return SyntheticSweeps.series(x, y);
  }
}
