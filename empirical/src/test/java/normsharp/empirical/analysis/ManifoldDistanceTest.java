package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifoldDistanceTest {
  @Test
  void onACircleItIsTheDifferenceOfRadii() {
    double[] ones = {1, 1, 1};
    assertEquals(Math.abs(Math.sqrt(14) - 2), distance(ones, 4, 1, 2, 3), 1e-12);
    assertEquals(0.5, distance(ones, 4, 1.5, 0, 0), 1e-12);
    // From the centre every point is nearest.
    assertEquals(2, distance(ones, 4, 0, 0, 0), 1e-12);
    assertEquals(Math.sqrt(14), distance(ones, 0, 1, 2, 3), 1e-12);
  }

  @Test
  void aPointOfTheManifoldIsAtDistanceZero() {
    assertEquals(0, distance(new double[] {2, -3}, -1, 1, 1));
  }

  @Test
  void anEmptyManifoldHasNoDistance() {
    assertTrue(ManifoldDistance.of(new double[] {1, 2}, -1, new double[] {1, 1}).isEmpty());
    assertTrue(ManifoldDistance.of(new double[] {0}, 1, new double[] {1}).isEmpty());
  }

  @Test
  void coordinatesWithoutFeatureDoNotMatter() {
    assertEquals(1, distance(new double[] {1, 0}, 4, 1, 77), 1e-12);
  }

  @Test
  void inThePlaneItIsTheLeastOverAFineCurve() {
    Random random = new Random(111);
    for (int repeat = 0; repeat < 200; repeat++) {
      double[] x = {1 + 3 * random.nextDouble(), 4 * random.nextDouble() - 2};
      double y = 3 * random.nextDouble() + 0.1;
      double[] w = {
        random.nextInt(4) == 0 ? 0 : 2 * random.nextGaussian(),
        random.nextInt(4) == 0 ? 0 : 2 * random.nextGaussian()
      };
      double least = Double.POSITIVE_INFINITY;
      for (int k = -40_000; k <= 40_000; k++) {
        double second = w[1] + k * 4e-4;
        double square = (y - x[1] * second * second) / x[0];
        if (square >= 0) {
          double first = Math.abs(Math.sqrt(square) - Math.abs(w[0]));
          least = Math.min(least, Math.hypot(first, second - w[1]));
        }
      }
      double found = distance(x, y, w);
      assertTrue(found <= least + 1e-9, found + " against " + least);
      // At the ends of an ellipse the curve is sampled at distances up to √(step).
      assertEquals(least, found, 0.03);
    }
  }

  @Test
  void noRandomPointOfTheManifoldIsNearer() {
    Random random = new Random(112);
    for (int repeat = 0; repeat < 200; repeat++) {
      int d = 1 + random.nextInt(5);
      double[] x = new double[d];
      double[] w = new double[d];
      for (int i = 0; i < d; i++) {
        x[i] = random.nextInt(7) - 3;
        w[i] = random.nextInt(3) * random.nextGaussian();
      }
      double y = random.nextInt(7) - 3;
      double found = ManifoldDistance.of(x, y, w).orElse(Double.NaN);
      for (int trial = 0; trial < 200; trial++) {
        double[] u = new double[d];
        double output = 0;
        double scale = trial % 2 == 0 ? 2 : 0.1;
        for (int i = 0; i < d; i++) {
          u[i] = w[i] + scale * random.nextGaussian();
          output += x[i] * u[i] * u[i];
        }
        double factor = Math.sqrt(y / output);
        if (Double.isFinite(factor)) {
          double square = 0;
          for (int i = 0; i < d; i++) {
            square += (factor * u[i] - w[i]) * (factor * u[i] - w[i]);
          }
          assertTrue(found <= Math.sqrt(square) * (1 + 1e-9) + 1e-9);
        }
      }
    }
  }

  private static double distance(double[] x, double y, double... w) {
    return ManifoldDistance.of(x, y, w).orElseThrow();
  }
}
