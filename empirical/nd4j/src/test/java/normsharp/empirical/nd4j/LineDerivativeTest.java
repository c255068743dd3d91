package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LineDerivativeTest {
  private int calls;

  private double derivative(DoubleUnaryOperator function, double step) {
    calls = 0;
    return LineDerivative.at0(
            t -> {
              calls++;
              return Nd4j.create(new double[] {function.applyAsDouble(t)});
            },
            step)
        .getDouble(0);
  }

  @Test
  void fourValuesSufficeForAPolynomialOfDegreeFour() {
    assertEquals(-2, derivative(t -> 1 + t * (-2 + t * (3 + t * (4 + 5 * t))), 1e-3), 1e-12);
    assertEquals(4, calls);
  }

  @Test
  void theStepShrinksWhereItIsTooLarge() {
    assertEquals(50, derivative(t -> Math.sin(50 * t), 0.01), 50 * 1e-9);
    assertTrue(calls > 4);
  }

  @Test
  void aConstantHasDerivativeZeroAtOnce() {
    assertEquals(0, derivative(t -> 3, 0.01));
    assertEquals(4, calls);
  }

  @Test
  void aKinkIsNotSmoothAndNeverSettles() {
    // |t − 0.001|: derivative −1 at 0, and +1 mixed in until the step is below 0.001.
    assertEquals(-1, derivative(t -> Math.abs(t - 1e-3), 0.01), 1e-9);
    assertTrue(calls > 8);
  }

  @Test
  void nanEndsTheSearch() {
    assertTrue(Double.isNaN(derivative(t -> Double.NaN, 0.01)));
    assertEquals(4, calls);
  }
}
