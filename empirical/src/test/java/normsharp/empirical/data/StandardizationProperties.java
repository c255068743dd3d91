package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.fraction.BigFraction;

class StandardizationProperties {
  @Property(seed = "30", tries = 200)
  void shiftAndPositiveScaleOfAColumnDoNotMatter(
      @ForAll @IntRange(min = 2, max = 40) int rows,
      @ForAll @DoubleRange(min = -100, max = 100) double shift,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
      @ForAll int seed) {
    Random random = new Random(seed);
    double[] column = random.doubles(rows).toArray();
    int[] all = new Random(seed).ints(rows, 0, rows).toArray();
    Standardization.Source plain = (i, j) -> column[i];
    Standardization.Source moved = (i, j) -> scale * column[i] + shift;
    float[] a = Standardization.of(plain, all, 1).apply(plain, all);
    float[] b = Standardization.of(moved, all, 1).apply(moved, all);
    double spread = Standardization.of(plain, all, 1).scales().get(0);
    for (int i = 0; i < rows; i++) {
      // Rounding of the shifted numbers, seen relative to their deviation.
      double tolerance = 1e-6 + 1e-13 * (1 + Math.abs(shift)) / (scale * spread);
      assertEquals(a[i], b[i], tolerance);
    }
  }

  @Property(seed = "31", tries = 200)
  void aConstantColumnBecomesZeroWhateverItsValue(
      @ForAll @IntRange(min = 1, max = 50) int rows,
      @ForAll @DoubleRange(min = -1e30, max = 1e30) double value) {
    Standardization.Source source = (i, j) -> value;
    for (float number : Standardization.of(source, new int[rows], 1).apply(source, new int[rows])) {
      assertEquals(0, number);
    }
  }

  @Property(seed = "32", tries = 100)
  void pixelStatisticsAreExact(@ForAll @IntRange(min = 1, max = 60) int images, @ForAll int seed) {
    byte[] bytes = new byte[images];
    new Random(seed).nextBytes(bytes);
    PixelStatistics statistics = new PixelStatistics(1);
    BigFraction sum = BigFraction.ZERO;
    BigFraction squares = BigFraction.ZERO;
    for (int i = 0; i < images; i++) {
      statistics.add(bytes, i);
      int pixel = bytes[i] & 0xff;
      sum = sum.add(pixel);
      squares = squares.add(pixel * pixel);
    }
    BigFraction mean = sum.divide(images);
    double variance = squares.divide(images).subtract(mean.multiply(mean)).doubleValue();
    assertEquals(mean.doubleValue(), statistics.mean(0));
    assertEquals(Math.sqrt(variance), statistics.deviation(0), 1e-15 * 128);
    if (variance == 0) {
      assertEquals(0, statistics.deviation(0));
    }
  }

  @Property(seed = "33", tries = 50)
  void constantPixelsAreCentredEvenWhereTheTestSetVaries(@ForAll @IntRange(max = 255) int pixel) {
    PixelStatistics statistics = new PixelStatistics(1);
    for (int i = 0; i < 3; i++) {
      statistics.add(new byte[] {(byte) pixel}, 0);
    }
    float[] result = statistics.standardized(new byte[] {(byte) pixel, 0, (byte) 255});
    assertEquals(0, result[0]);
    assertEquals((float) (-pixel / 255.0), result[1]);
    assertTrue(Math.abs(result[2]) <= 1);
  }
}
