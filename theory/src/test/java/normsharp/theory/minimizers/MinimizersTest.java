package normsharp.theory.minimizers;

import static normsharp.theory.Problems.doubles;
import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.q;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked examples of norm and sharpness minimizers. */
class MinimizersTest {
  /** Closed forms in doubles: some tens of roundings. */
  private static final double ROUNDING = 1e-12;

  @Test
  void mixedSignsUseOnlyTheHelpfulCoordinates() {
    // x = (1,−3), y = 1: w₁² − 3w₂² = 1, so the norm minimizers are (±1, 0), although |x₂| > |x₁|.
    DiagonalNetwork<BigFraction> network = network(1, 1, -3);
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    assertEquals(List.of(0), norm.support());
    assertEquals(Optional.of(q(1, 1)), norm.exactValue());
    assertTrue(norm.containsEndToEnd(vector(1, 0)));
    assertFalse(norm.containsEndToEnd(vector(4, 1)));
    MinimizerSet<BigFraction> sharpness = SharpnessMinimizers.of(network);
    assertEquals(List.of(0), sharpness.support());
    assertEquals(Optional.of(q(4, 1)), sharpness.exactValue());
    // y = −1 turns to the other coordinate: v₂ = 1/3, S = 4·1·3.
    assertEquals(List.of(1), NormMinimizers.of(network(-1, 1, -3)).support());
    assertEquals(Optional.of(q(12, 1)), SharpnessMinimizers.of(network(-1, 1, -3)).exactValue());
  }

  @Test
  void positiveFeaturesAreProposition32() {
    DiagonalNetwork<BigFraction> network = network(6, 1, 3, 3, 1);
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    assertEquals(List.of(1, 2), norm.support());
    assertEquals(Optional.of(q(2, 1)), norm.exactValue());
    assertTrue(norm.containsEndToEnd(List.of(q(0, 1), q(1, 2), q(3, 2), q(0, 1))));
    MinimizerSet<BigFraction> sharpness = SharpnessMinimizers.of(network);
    assertEquals(List.of(0, 3), sharpness.support());
    assertEquals(Optional.of(q(24, 1)), sharpness.exactValue());
    // Lemma D.2's proof prints y·x_k = 6 for this minimum; w = √6·e₁ has S = 4·6.
    double root = Math.sqrt(6);
    assertEquals(24, network.toBinary64().sharpness(doubles(root, 0, 0, 0)), 24 * ROUNDING);
  }

  @Test
  void weightsOfAnotherLengthAreRefused() {
    for (MinimizerSet<BigFraction> set :
        List.of(
            NormMinimizers.of(network(-1, 1, 2)),
            SharpnessMinimizers.of(network(-1, 1, 2)),
            NormMinimizers.of(network(1, 1, 2)),
            NormMinimizers.of(network(0, 1, 2)),
            SharpnessMinimizers.of(new DiagonalNetwork<>(vector(1, 2), q(1, 1), 1)),
            SharpnessMinimizers.of(new DiagonalNetwork<>(vector(1, 2), q(1, 1), 3)),
            SharpnessMinimizers.of(new DiagonalNetwork<>(vector(1, 2), q(1, 1), 5)))) {
      for (List<BigFraction> wrong : List.of(vector(), vector(1), vector(0, 1, 0))) {
        assertEquals(
            "x and u must have the same length, got 2 and " + wrong.size(),
            assertThrows(IllegalArgumentException.class, () -> set.containsEndToEnd(wrong))
                .getMessage());
      }
    }
    assertFalse(NormMinimizers.of(network(-1, 1, 2)).containsEndToEnd(vector(0, 0)));
  }

  @Test
  void zeroFeaturesAreFreeForTheSharpnessOnly() {
    DiagonalNetwork<BigFraction> network = network(2, 0, 1, 2);
    assertEquals(List.of(), NormMinimizers.of(network).freeCoordinates());
    MinimizerSet<BigFraction> sharpness = SharpnessMinimizers.of(network);
    assertEquals(List.of(0), sharpness.freeCoordinates());
    assertTrue(sharpness.containsEndToEnd(vector(7, 2, 0)));
    assertFalse(sharpness.containsEndToEnd(vector(-7, 2, 0)), "w² is never negative");
    assertFalse(NormMinimizers.of(network).containsEndToEnd(vector(7, 0, 1)));
  }

  @Test
  void zeroLabelHasTheOriginAndEmptyManifoldsHaveNothing() {
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network(0, 1, -2, 0));
    assertEquals(Optional.of(q(0, 1)), norm.exactValue());
    assertTrue(norm.containsEndToEnd(vector(0, 0, 0)));
    assertFalse(norm.containsEndToEnd(vector(2, 1, 0)));
    MinimizerSet<BigFraction> sharpness = SharpnessMinimizers.of(network(0, 1, -2, 0));
    assertTrue(sharpness.containsEndToEnd(vector(0, 0, 5)));
    assertFalse(sharpness.containsEndToEnd(vector(2, 1, 0)));
    assertInstanceOf(MinimizerSet.None.class, NormMinimizers.of(network(-1, 1, 2)));
    assertInstanceOf(MinimizerSet.None.class, SharpnessMinimizers.of(network(1, 0)));
  }

  @Test
  void oneLayerHasConstantSharpnessAndSignedNormMinimizers() {
    DiagonalNetwork<BigFraction> network = new DiagonalNetwork<>(vector(1, -3), q(6, 1), 1);
    MinimizerSet<BigFraction> sharpness = SharpnessMinimizers.of(network);
    assertEquals(Optional.of(q(10, 1)), sharpness.exactValue());
    assertTrue(sharpness.containsEndToEnd(vector(6, 0)));
    assertFalse(sharpness.containsEndToEnd(vector(6, 1)));
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    assertEquals(Optional.of(vector(0, -2)), norm.representative());
    assertTrue(norm.containsEndToEnd(vector(0, -2)));
    assertFalse(norm.containsEndToEnd(vector(0, 2)), "wrong sign, so not on the manifold");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void manyLayersHaveFullSupportAndAStationaryPoint(int layers) {
    SplittableRandom random = new SplittableRandom(layers);
    DiagonalNetwork<BigFraction> network =
        new DiagonalNetwork<>(vector(1, -2, 3, 0, 2), q(2, 1), layers);
    MinimizerSet.PowerLaw<BigFraction> set =
        (MinimizerSet.PowerLaw<BigFraction>) SharpnessMinimizers.of(network);
    assertEquals(layers % 2 == 1 ? List.of(0, 1, 2, 4) : List.of(0, 2, 4), set.support());
    assertEquals(List.of(3), set.freeCoordinates());

    List<Binary64> w = Vectors.map(set.endToEnd(), u -> new Binary64(signedRoot(u, layers)));
    DiagonalNetwork<Binary64> rounded = network.toBinary64();
    InterpolatingManifold<Binary64> manifold = new InterpolatingManifold<>(rounded);
    assertTrue(manifold.contains(w, ROUNDING));
    double value = rounded.sharpnessOnManifold(w).getReal();
    assertEquals(value, set.value(), ROUNDING * value);
    for (Binary64 entry : manifold.gradient(manifold.sharpnessOnManifold(), w)) {
      assertEquals(0, entry.getReal(), ROUNDING * value);
    }
    // No other interpolating weights are flatter: move the end-to-end weights along ⟨x,u⟩ = y.
    for (int round = 0; round < 500; round++) {
      double[] u = set.endToEnd().stream().mapToDouble(Double::doubleValue).toArray();
      double rest = 2;
      for (int i = 1; i < 5; i++) {
        u[i] += random.nextDouble(-0.3, 0.3);
        u[i] = layers % 2 == 0 ? Math.abs(u[i]) : u[i];
        rest -= network.x().get(i).getReal() * u[i];
      }
      if (layers % 2 == 1 || rest >= 0) {
        u[0] = rest;
        List<Binary64> other =
            java.util.Arrays.stream(u)
                .mapToObj(entry -> new Binary64(signedRoot(entry, layers)))
                .toList();
        assertTrue(rounded.sharpnessOnManifold(other).getReal() >= value * (1 - ROUNDING));
      }
    }
    set.representative()
        .ifPresent(
            u -> {
              assertTrue(set.containsEndToEnd(u));
              for (int i = 0; i < 5; i++) {
                assertEquals(set.endToEnd().get(i), u.get(i).getReal(), ROUNDING);
              }
            });
    assertEquals(layers <= 4, set.representative().isPresent());
  }

  private static double signedRoot(double u, int layers) {
    return Math.signum(u) * Math.pow(Math.abs(u), 1.0 / layers);
  }
}
