package normsharp.theory.minimizers;

import static normsharp.theory.Problems.doubles;
import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.q;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of the least norm under S ≤ 2/η, the predicted line of Figure 15b. */
class SharpnessFrontierTest {
  /** A grid of 4·10⁵ points against a one-dimensional root. */
  private static final double GRID = 1e-5;

  private static BigFraction value(FrontierPoint<BigFraction> point) {
    return ((FrontierPoint.Exact<BigFraction>) point).value();
  }

  @Test
  void closedFormForTwoFeatures() {
    // x = (1,2), y = 3: v₁ + 2v₂ = 3, norm 3 − v₂, S = 4(3 + 2v₂): norm = 9/2 − S/8, S = 2/η.
    DiagonalNetwork<BigFraction> network = network(3, 1, 2);
    for (int denominator = 6; denominator <= 12; denominator++) {
      BigFraction eta = q(1, denominator);
      BigFraction expected = q(9, 2).subtract(q(2 * denominator, 8));
      assertEquals(expected, value(SharpnessFrontier.leastNorm(network, eta)));
      // Forgetting that a weight enters squared (S = ⟨x²,v⟩, no factor 4) gives another line.
      BigFraction wrong = q(9, 2).subtract(q(2 * denominator, 2));
      assertNotEquals(wrong, value(SharpnessFrontier.leastNorm(network, eta)));
    }
    assertEquals(q(3, 2), value(SharpnessFrontier.leastNorm(network, q(1, 13))));
    assertFalse(
        ((FrontierPoint.Exact<BigFraction>) SharpnessFrontier.leastNorm(network, q(1, 13)))
            .boundActive());
    assertInstanceOf(
        FrontierPoint.Infeasible.class, SharpnessFrontier.leastNorm(network, q(1001, 6000)));
  }

  @Test
  void threeValuesMixTheTwoNextToTheBound() {
    // t = 1/(2·3·η) = 5/3 lies between 1 and 2: 3(1 + 2 − 5/3)/2 = 2.
    FrontierPoint.Exact<BigFraction> point =
        (FrontierPoint.Exact<BigFraction>)
            SharpnessFrontier.leastNorm(network(3, 1, 2, 3), q(1, 10));
    assertEquals(q(2, 1), point.value());
    assertEquals(vector(1, 1, 0), point.endToEnd());
    assertTrue(point.boundActive());
  }

  @Test
  void oneLayerIsAllOrNothing() {
    DiagonalNetwork<BigFraction> network = new DiagonalNetwork<>(vector(1, -2), q(3, 1), 1);
    assertEquals(q(3, 2), value(SharpnessFrontier.leastNorm(network, q(2, 5))));
    assertInstanceOf(FrontierPoint.Infeasible.class, SharpnessFrontier.leastNorm(network, q(3, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.05",
    "3, 0.08",
    "4, 0.03",
    "4, 0.045",
    "5, 0.025",
    "6, 0.018",
    "3, 0.01",
    "4, 1.0"
  })
  void manyLayersAgreeWithGridForTwoFeatures(int layers, double eta) {
    double y = 1.5;
    double a = 1;
    double b = 2;
    DiagonalNetwork<Binary64> network =
        new DiagonalNetwork<>(doubles(a, b), new Binary64(y), layers);
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= 400_000; k++) {
      double second = y / b * k / 400_000;
      double first = (y - b * second) / a;
      double power = 2 - 2.0 / layers;
      double s =
          layers * layers * (a * a * Math.pow(first, power) + b * b * Math.pow(second, power));
      if (s <= 2 / eta) {
        best = Math.min(best, first + second);
      }
    }
    FrontierPoint<Binary64> point = SharpnessFrontier.leastNorm(network, new Binary64(eta));
    if (Double.isInfinite(best)) {
      assertInstanceOf(FrontierPoint.Infeasible.class, point);
    } else {
      FrontierPoint.Approximate<Binary64> found = (FrontierPoint.Approximate<Binary64>) point;
      assertEquals(best, found.value(), GRID * best);
      assertEquals(y, a * found.endToEnd().get(0) + b * found.endToEnd().get(1), 1e-12 * y);
    }
  }

  @Test
  void manyLayersReachBothEnds() {
    DiagonalNetwork<BigFraction> network = new DiagonalNetwork<>(vector(1, -2, 2), q(3, 1), 3);
    double flattest = SharpnessMinimizers.of(network).value();
    BigFraction nearly = new BigFraction(2 / flattest * (1 - 1e-12));
    FrontierPoint.Approximate<BigFraction> flat =
        (FrontierPoint.Approximate<BigFraction>) SharpnessFrontier.leastNorm(network, nearly);
    double norm =
        ((MinimizerSet.PowerLaw<BigFraction>) SharpnessMinimizers.of(network))
            .endToEnd().stream().mapToDouble(Math::abs).sum();
    // Near the flattest point S is quadratic in the weights: 10⁻¹² in S is 10⁻⁶ in them.
    assertEquals(norm, flat.value(), 1e-5);
    FrontierPoint.Approximate<BigFraction> sharp =
        (FrontierPoint.Approximate<BigFraction>) SharpnessFrontier.leastNorm(network, q(1, 1000));
    assertEquals(1.5, sharp.value(), 1e-12);
    assertFalse(sharp.boundActive());
    assertInstanceOf(
        FrontierPoint.Infeasible.class,
        SharpnessFrontier.leastNorm(network, new BigFraction(2.001 / flattest)));
  }

  @Test
  void pointsKeepACopyOfTheirWeights() {
    List<BigFraction> weights = new ArrayList<>(List.of(q(1, 1)));
    List<Double> rounded = new ArrayList<>(List.of(1.0));
    FrontierPoint.Exact<BigFraction> exact = new FrontierPoint.Exact<>(q(1, 1), weights, false);
    FrontierPoint.Approximate<BigFraction> approximate =
        new FrontierPoint.Approximate<>(1, rounded, false);
    weights.clear();
    rounded.clear();
    assertEquals(1, exact.endToEnd().size());
    assertEquals(1, approximate.endToEnd().size());
  }

  @Test
  void badRatesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> SharpnessFrontier.leastNorm(network(1, 1), q(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SharpnessFrontier.leastNorm(
                DiagonalNetwork.twoLayers(doubles(1), new Binary64(1)), new Binary64(Double.NaN)));
    assertThrows(
        IllegalArgumentException.class,
        () -> StableSet.of(new DiagonalNetwork<>(vector(1), q(1, 1), 3), q(1, 1)));
  }
}
