package normsharp.theory.flow;

import static normsharp.theory.flow.FlowTesting.flow;
import static normsharp.theory.flow.FlowTesting.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class ExcessRateTest {
  @Test
  void twoLayerRateHasTheGapInItsExponent() {
    ExcessRate.Power rate = power(network(2, 6, 4, 1, 4, 1, 1));
    assertEquals(1.5, rate.exponent());
    // m(1 − b/a)(y/(na))^{b/a} = 3·(3/4)·(6/8)^{1/4}.
    assertEquals(2.25 * Math.pow(0.75, 0.25), rate.constant(), 1e-14);
  }

  @Test
  void twoLayerRateApproachesTheExactExcess() {
    assertApproached(network(2, 6, 4, 1, 4, 1, 1));
    assertApproached(network(2, -2, -3, -1, 2, 0));
    assertApproached(network(2, 1, 2, -1, -1));
    assertApproached(network(2, 5, 1, 0, 0));
  }

  @Test
  void deeperRatesApproachTheExactExcess() {
    for (int layers = 3; layers <= 6; layers++) {
      assertApproached(network(layers, 6, 4, 1, 4, 1, 1));
      assertApproached(network(layers, -2, -3, -1, 2, 0));
      assertApproached(network(layers, 1, 2, 1.75, -1));
    }
  }

  @Test
  void singleLayerExcessTendsToAPositiveConstant() {
    // ‖x‖₁/‖x‖² − 1/max = 3/5 − 1/2.
    ExcessRate.Power rate = power(network(1, 1, 1, -2));
    assertEquals(0, rate.exponent());
    assertEquals(0.1, rate.constant(), 1e-15);
    assertApproached(network(1, 1, 1, -2));
    assertApproached(network(1, -3, 2, 2, 0));
  }

  @Test
  void zeroLabelMakesTheExcessHomogeneous() {
    assertApproached(network(2, 0, 1, -2, 3));
    assertApproached(network(3, 0, 1, -2));
    assertApproached(network(2, 0, 1, 2, 0));
    assertInstanceOf(ExcessRate.Zero.class, ExcessRate.of(network(2, 0, 1, 2)));
  }

  @Test
  void equalFeaturesHaveNoExcessAtAnyAlpha() {
    // Theorem B.1 prints ε(α) > 0.
    for (double alpha : new double[] {1e-9, 0.1, 3}) {
      assertEquals(0, flow(2, alpha, 2, 3, 3, 3).excess().orElseThrow());
      assertEquals(0, flow(2, alpha, -2, -1).excess().orElseThrow());
    }
    assertInstanceOf(ExcessRate.Zero.class, ExcessRate.of(network(2, 2, 3, 3, 3)));
    assertInstanceOf(ExcessRate.Zero.class, ExcessRate.of(network(1, 2, 3, -3)));
  }

  @Test
  void emptyManifoldHasNoExcess() {
    assertTrue(flow(2, 0.1, -1, 1, 2).excess().isEmpty());
    assertInstanceOf(ExcessRate.Undefined.class, ExcessRate.of(network(2, -1, 1, 2)));
    assertInstanceOf(ExcessRate.Undefined.class, ExcessRate.of(network(1, 1, 0)));
  }

  @Test
  void wrongExponentsAndConstantsAreRejected() {
    DiagonalNetwork<Binary64> shallow = network(2, 6, 4, 1, 4, 1, 1);
    ExcessRate.Power right = power(shallow);
    // The exponent of L ≥ 3, the gap without its factor 2, the multiplicity n forgotten.
    assertTrue(error(shallow, new ExcessRate.Power(2, right.constant()), 1e-9) > 0.5);
    assertTrue(error(shallow, new ExcessRate.Power(0.75, right.constant()), 1e-9) > 0.5);
    ExcessRate.Power forgotten = new ExcessRate.Power(1.5, right.constant() * Math.pow(2, 0.25));
    assertTrue(error(shallow, forgotten, 1e-9) > 0.1);
    assertThrows(IllegalArgumentException.class, () -> new ExcessRate.Power(1, 0));
  }

  private static ExcessRate.Power power(DiagonalNetwork<Binary64> network) {
    return assertInstanceOf(ExcessRate.Power.class, ExcessRate.of(network));
  }

  /** The relative error of the leading term falls as α is refined, to the given level. */
  private static void assertApproached(DiagonalNetwork<Binary64> network) {
    ExcessRate.Power rate = power(network);
    double coarse = error(network, rate, 1e-3);
    double fine = error(network, rate, 1e-12);
    // Corrections are powers of α, at least α^{1/8} in these examples with small factors; 1e-11 is
    // the rounding of logarithms near 28·L.
    assertTrue(fine <= coarse / 3 || fine <= 1e-11, network + ": " + coarse + ", " + fine);
    assertTrue(fine < 0.02, network + ": " + fine);
  }

  private static double error(
      DiagonalNetwork<Binary64> network, ExcessRate.Power rate, double alpha) {
    double exact = new GradientFlow(network, alpha).excess().orElseThrow();
    return Math.abs(exact / rate.at(alpha) - 1);
  }
}
