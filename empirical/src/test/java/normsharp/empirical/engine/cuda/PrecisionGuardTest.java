package normsharp.empirical.engine.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import normsharp.empirical.objective.Precision;
import org.junit.jupiter.api.Test;

class PrecisionGuardTest {
  private static final int N = PrecisionGuard.SIZE;

  /** Keeps some bits of the mantissa, rounding to nearest, as tensor cores round their factors. */
  private static double rounded(double value, int bits) {
    if (value == 0) {
      return 0;
    }
    double unit = Math.scalb(1.0, Math.getExponent(value) - bits);
    return Math.rint(value / unit) * unit;
  }

  /** Factors rounded one by one, terms summed in the given type. */
  private static double[] multiplied(
      double[] a, double[] b, DoubleUnaryOperator factor, DoubleUnaryOperator sum) {
    double[] x = Arrays.stream(a).map(factor).toArray();
    double[] y = Arrays.stream(b).map(factor).toArray();
    double[] result = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < N; k++) {
        for (int j = 0; j < N; j++) {
          result[i * N + j] = sum.applyAsDouble(result[i * N + j] + x[i * N + k] * y[k * N + j]);
        }
      }
    }
    return result;
  }

  @Test
  void float32AndFloat64PassAsTheyAre() {
    PrecisionGuard.Product single = (a, b) -> multiplied(a, b, v -> v, v -> (float) v);
    PrecisionGuard.Product twice = (a, b) -> multiplied(a, b, v -> v, v -> v);
    assertEquals(Optional.empty(), PrecisionGuard.refusal("products", single, Precision.FLOAT32));
    assertEquals(Optional.empty(), PrecisionGuard.refusal("products", twice, Precision.FLOAT64));
  }

  @Test
  void tenBitsOfMantissaAreRefused() {
    PrecisionGuard.Product tf32 = (a, b) -> multiplied(a, b, v -> rounded(v, 10), v -> (float) v);
    double error = PrecisionGuard.error(tf32, Precision.FLOAT32);
    // Far from the bound on its side, so that no luck of the draw lets it pass.
    assertTrue(error > 10 * PrecisionGuard.FLOAT32_BOUND, "error " + error);
    String line = PrecisionGuard.refusal("products", tf32, Precision.FLOAT32).orElseThrow();
    assertTrue(line.contains("TF32"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void float32IsFarFromTheBoundOnTheOtherSide() {
    double error =
        PrecisionGuard.error((a, b) -> multiplied(a, b, v -> v, v -> (float) v), Precision.FLOAT32);
    assertTrue(error < PrecisionGuard.FLOAT32_BOUND / 10, "error " + error);
  }

  @Test
  void float32IsRefusedWhereFloat64WasAskedFor() {
    PrecisionGuard.Product single = (a, b) -> multiplied(a, b, v -> (float) v, v -> (float) v);
    assertFalse(PrecisionGuard.refusal("products", single, Precision.FLOAT64).isEmpty());
  }

  @Test
  void resultsThatAreNoNumbersAreRefused() {
    PrecisionGuard.Product broken =
        (a, b) -> {
          double[] result = new double[N * N];
          result[7] = Double.NaN;
          return result;
        };
    assertFalse(PrecisionGuard.refusal("products", broken, Precision.FLOAT32).isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () -> PrecisionGuard.error((a, b) -> new double[3], Precision.FLOAT32));
  }
}
