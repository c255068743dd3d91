package normsharp.theory.dynamics;

import static normsharp.theory.dynamics.DynamicsTesting.network;
import static normsharp.theory.dynamics.DynamicsTesting.q;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CriticalLearningRatesTest {
  @Test
  void twoLayersByHand() {
    CriticalLearningRates rates = CriticalLearningRates.of(network(2, q(2), 3, 1, -5, 0));
    assertEquals(exact(1, 12), rates.everyNormMinimizer());
    assertEquals(exact(1, 12), rates.flattestNormMinimizer());
    assertEquals(exact(1, 4), rates.largestStable());
  }

  @Test
  void negativeLabelUsesNegativeFeaturesOnly() {
    CriticalLearningRates rates = CriticalLearningRates.of(network(2, q(-2), 3, 1, -5, 0));
    assertEquals(exact(1, 20), rates.flattestNormMinimizer());
    assertEquals(exact(1, 20), rates.largestStable());
  }

  @Test
  void singleLayerHasOneSharpness() {
    CriticalLearningRates rates = CriticalLearningRates.of(network(1, q(7), 1, -2));
    assertEquals(exact(2, 5), rates.everyNormMinimizer());
    assertEquals(exact(2, 5), rates.largestStable());
    assertEquals(exact(2, 5), CriticalLearningRates.of(network(1, q(0), 1, -2)).largestStable());
  }

  @Test
  void tiesMakeNormMinimizersOfDifferentSharpness() {
    // L = 4, x = (1,1,1,1), y = 1: one coordinate S = 16; equal spread S = 16·4·(1/4)^{3/2} = 8.
    CriticalLearningRates rates = CriticalLearningRates.of(network(4, q(1), 1, 1, 1, 1));
    assertEquals(exact(1, 8), rates.everyNormMinimizer());
    assertEquals(exact(1, 4), rates.flattestNormMinimizer());
    assertEquals(exact(1, 4), rates.largestStable());
  }

  @Test
  void rationalRootsAreFound() {
    // L = 3, x = (1), y = 8: Q = 1, S = 9·8^{4/3} = 144.
    assertEquals(exact(1, 72), CriticalLearningRates.of(network(3, q(8), 1)).largestStable());
    // L = 4: Q = Σ 1/|x_i| = 1/4 + 1/4 + 1/2 = 1, S = 16|y|^{3/2} = 128 at y = 4.
    assertEquals(exact(1, 64), CriticalLearningRates.of(network(4, q(4), 4, 4, 2)).largestStable());
  }

  @Test
  void formulaOfTwoLayersIsWrongForDeeperNetworks() {
    // L = 4, x = (1, 2), y = 1. One coordinate x_i alone has S = 16·x_i^{1/2}, at least 16; the
    // point
    // u ∝ x^{−2} on both coordinates has S = 16·Q^{−1/2}, Q = 3/2, and is flatter.
    LearningRate rate = largest(4, 1, 1, 2);
    assertFalse(new LearningRate.Exact(q(1, 8)).equals(rate));
    assertTrue(rate.admits(0.125 * Math.sqrt(1.5) - 1e-12));
    assertFalse(rate.admits(0.125 * Math.sqrt(1.5) + 1e-12));
  }

  @Test
  void irrationalRatesAreRounded() {
    LearningRate rate = CriticalLearningRates.of(network(3, q(2), 1)).largestStable();
    double expected = 2 / (9 * Math.pow(2, 4.0 / 3));
    assertEquals(expected, assertInstanceOf(LearningRate.Approximate.class, rate).value(), 1e-15);
    // L = 5: Q = 1 + 2^{−2/3} + 3^{−2/3} with odd L, so that signs do not matter.
    double q = 1 + Math.pow(2, -2.0 / 3) + Math.pow(3, -2.0 / 3);
    double sharpness = 25 * Math.pow(q, -3.0 / 5);
    LearningRate deep = CriticalLearningRates.of(network(5, q(1), 1, -2, 3)).largestStable();
    assertEquals(
        2 / sharpness, assertInstanceOf(LearningRate.Approximate.class, deep).value(), 1e-14);
  }

  @Test
  void degenerateProblemsSayWhy() {
    assertInstanceOf(LearningRate.Undefined.class, largest(2, -1, 1, 2));
    assertInstanceOf(LearningRate.Undefined.class, largest(3, -1, 0, 0));
    assertInstanceOf(LearningRate.Exact.class, largest(3, -1, 1));
    assertInstanceOf(LearningRate.Unbounded.class, largest(2, 0, 1, 2));
    assertInstanceOf(LearningRate.Unbounded.class, largest(1, 0, 0));
    assertFalse(largest(2, -1, 1).admits(1e-9));
    assertTrue(largest(2, 0, 1).admits(1e9));
    assertTrue(largest(2, 1, 1).admits(0.5));
    assertFalse(largest(2, 1, 1).admits(Math.nextUp(0.5)));
    assertTrue(largest(3, 2, 1).admits(0.08));
    assertFalse(largest(3, 2, 1).admits(0.09));
  }

  private static LearningRate largest(int layers, int y, int... x) {
    return CriticalLearningRates.of(network(layers, q(y), x)).largestStable();
  }

  private static LearningRate exact(int numerator, int denominator) {
    return new LearningRate.Exact(q(numerator, denominator));
  }

  @Test
  void criticalRatesMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> new LearningRate.Exact(q(0)));
    assertThrows(IllegalArgumentException.class, () -> new LearningRate.Approximate(0));
  }
}
