package normsharp.empirical.data;

/**
 * Exact sums of bytes, feature by feature, and the standardisation that follows from them.
 *
 * <p>Sums and the numerator of the variance, nΣp² − (Σp)², are whole numbers and exact below 2⁶³:
 * for n ≤ 10⁷ images.
 */
final class PixelStatistics {
  private final long[] sums;
  private final long[] squares;
  private int count;

  PixelStatistics(int features) {
    this.sums = new long[features];
    this.squares = new long[features];
  }

  /** Adds the image whose features begin at an offset. */
  void add(byte[] bytes, int offset) {
    for (int j = 0; j < sums.length; j++) {
      int pixel = bytes[offset + j] & 0xff;
      sums[j] += pixel;
      squares[j] += (long) pixel * pixel;
    }
    count++;
  }

  /** The number of images added. */
  int count() {
    return count;
  }

  /** The mean of a feature, in 0 … 255. */
  double mean(int feature) {
    return (double) sums[feature] / count;
  }

  /** The population standard deviation of a feature, in 0 … 255; exactly 0 if it is constant. */
  double deviation(int feature) {
    long numerator = count * squares[feature] - sums[feature] * sums[feature];
    return Math.sqrt((double) numerator) / count;
  }

  /**
   * Standardised images, each number rounded to float once: (p − mean)/deviation; a feature that is
   * constant over the images added is only centred, (p − mean)/255.
   *
   * @param images n × features
   */
  float[] standardized(byte[] images) {
    int features = sums.length;
    float[] result = new float[images.length];
    for (int j = 0; j < features; j++) {
      double mean = mean(j);
      double deviation = deviation(j);
      double scale = deviation == 0 ? 255 : deviation;
      float[] table = new float[256];
      for (int pixel = 0; pixel < 256; pixel++) {
        table[pixel] = (float) ((pixel - mean) / scale);
      }
      for (int i = j; i < images.length; i += features) {
        result[i] = table[images[i] & 0xff];
      }
    }
    return result;
  }
}
