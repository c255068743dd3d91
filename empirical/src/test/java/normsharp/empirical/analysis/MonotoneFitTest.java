package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotoneFitTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void everyShapeIsTheBestOfAllPartitionsIntoBlocks() {
    Random random = new Random(91);
    for (int repeat = 0; repeat < 300; repeat++) {
      int n = 1 + random.nextInt(8);
      double[] values = random.doubles(n).toArray();
      MonotoneFit fit = MonotoneFit.of(values);
      double falling = Double.POSITIVE_INFINITY;
      double rising = Double.POSITIVE_INFINITY;
      double valley = Double.POSITIVE_INFINITY;
      // The best fit of each shape is constant, at the mean, on the blocks of some partition.
      for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
        double[] fitted = blockMeans(values, cuts);
        double error = 0;
        for (int i = 0; i < n; i++) {
          error += (values[i] - fitted[i]) * (values[i] - fitted[i]);
        }
        int turns = shape(fitted);
        falling = (turns & 1) == 0 ? Math.min(falling, error) : falling;
        rising = (turns & 2) == 0 ? Math.min(rising, error) : rising;
        valley = (turns & 4) == 0 ? Math.min(valley, error) : valley;
      }
      assertEquals(falling, fit.falling(), ROUNDING);
      assertEquals(rising, fit.rising(), ROUNDING);
      assertEquals(valley, fit.valley(), ROUNDING);
      assertTrue(fit.valley() <= Math.min(fit.falling(), fit.rising()) + ROUNDING);
      assertTrue(Math.max(fit.falling(), fit.rising()) <= fit.constant() + ROUNDING);
    }
  }

  @Test
  void theValleyTurnsAtItsLowestPoint() {
    MonotoneFit fit = MonotoneFit.of(new double[] {5, 3, 1, 2, 6});
    assertEquals(0, fit.valley(), ROUNDING);
    assertEquals(2, fit.valleyIndex());
    assertEquals(0, MonotoneFit.of(new double[] {1, 2, 3}).valleyIndex());
    assertEquals(2, MonotoneFit.of(new double[] {3, 2, 1}).valleyIndex());
    assertTrue(fit.falling() > 1 && fit.rising() > 1);
  }

  private static double[] blockMeans(double[] values, int cuts) {
    double[] fitted = new double[values.length];
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      if (i + 1 == values.length || (cuts >> i & 1) == 1) {
        double sum = 0;
        for (int j = from; j <= i; j++) {
          sum += values[j];
        }
        for (int j = from; j <= i; j++) {
          fitted[j] = sum / (i + 1 - from);
        }
        from = i + 1;
      }
    }
    return fitted;
  }

  /** Bit 0: rises somewhere; bit 1: falls somewhere; bit 2: falls after a rise. */
  private static int shape(double[] fitted) {
    int bits = 0;
    for (int i = 1; i < fitted.length; i++) {
      if (fitted[i] > fitted[i - 1]) {
        bits |= 1;
      } else if (fitted[i] < fitted[i - 1]) {
        bits |= (bits & 1) == 1 ? 6 : 2;
      }
    }
    return bits;
  }
}
