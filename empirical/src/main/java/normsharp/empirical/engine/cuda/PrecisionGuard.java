package normsharp.empirical.engine.cuda;

import java.util.Optional;
import java.util.Random;
import normsharp.empirical.objective.Precision;

/**
 * Tells whether a device multiplies matrices in the precision that it was asked for.
 *
 * <p>Cards can round the factors of a float32 product to 10 bits of mantissa (TF32) or to 7 (bf16)
 * before they multiply, by a library's default or an environment variable, without a word. So a
 * product C = AB of known numbers is measured against Ĉ, computed here from exact products of the
 * entries in about 100 bits: the error is ‖C − Ĉ‖/‖Ĉ‖ in the Frobenius norm.
 */
public final class PrecisionGuard {
  /** Rows and columns: large enough for the kernels that real work runs on. */
  public static final int SIZE = 256;

  /**
   * Between float32, whose sums of 256 terms have an error of some 1e−7, and TF32, whose factors
   * alone have one of 3e−4.
   */
  public static final double FLOAT32_BOUND = 1e-5;

  /** Between float64's some 1e−16 and float32's or an emulation's 1e−7. */
  public static final double FLOAT64_BOUND = 1e-13;

  private static final long SEED = 20250521;

  /** What multiplies two row-major SIZE × SIZE matrices on the device. */
  @FunctionalInterface
  public interface Product {
    /** AB, row-major, as doubles. */
    double[] of(double[] a, double[] b);
  }

  private PrecisionGuard() {}

  /**
   * The error of a product in the given precision.
   *
   * @return relative to the result, in the Frobenius norm; infinite when the result is no number
   */
  public static double error(Product product, Precision precision) {
    Random random = new Random(SEED);
    double[] a = entries(random, precision);
    double[] b = entries(random, precision);
    double[] computed = product.of(a.clone(), b.clone());
    if (computed.length != SIZE * SIZE) {
      throw new IllegalArgumentException(
          "a product must have %d entries, got %d".formatted(SIZE * SIZE, computed.length));
    }
    double[] exact = exact(a, b);
    double difference = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      difference += (computed[i] - exact[i]) * (computed[i] - exact[i]);
      size += exact[i] * exact[i];
    }
    double error = Math.sqrt(difference / size);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /**
   * One line that refuses silently lowered precision; empty when the product is as precise as it
   * should be.
   *
   * @param what which product on which device, such as {@code matrix products on cuda}
   */
  public static Optional<String> refusal(String what, Product product, Precision precision) {
    double bound = precision == Precision.FLOAT64 ? FLOAT64_BOUND : FLOAT32_BOUND;
    double error = error(product, precision);
    return error <= bound
        ? Optional.empty()
        : Optional.of(
            "%s of %s have a relative error of %.1e, must be at most %.0e: something lowers their precision (TF32?); unset NVIDIA_TF32_OVERRIDE and TORCH_ALLOW_TF32_CUBLAS_OVERRIDE, or use --device cpu"
                .formatted(what, precision, error, bound));
  }

  /** Uniform on [−1, 1], with all the bits that the precision has. */
  private static double[] entries(Random random, Precision precision) {
    double[] values = new double[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      double value = 2 * random.nextDouble() - 1;
      values[i] = precision == Precision.FLOAT64 ? value : (float) value;
    }
    return values;
  }

  /** AB by compensated sums of products split exactly (Ogita, Rump, Oishi: Dot2). */
  private static double[] exact(double[] a, double[] b) {
    double[] result = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double sum = 0;
        double rest = 0;
        for (int k = 0; k < SIZE; k++) {
          double x = a[i * SIZE + k];
          double y = b[k * SIZE + j];
          double p = x * y;
          double next = sum + p;
          double back = next - sum;
          rest += ((sum - (next - back)) + (p - back)) + Math.fma(x, y, -p);
          sum = next;
        }
        result[i * SIZE + j] = sum + rest;
      }
    }
    return result;
  }
}
