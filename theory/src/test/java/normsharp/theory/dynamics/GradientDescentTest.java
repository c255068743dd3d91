package normsharp.theory.dynamics;

import static normsharp.theory.dynamics.DynamicsTesting.network;
import static normsharp.theory.dynamics.DynamicsTesting.q;
import static normsharp.theory.dynamics.DynamicsTesting.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
  @Test
  void oneStepByHand() {
    // x = (1, −2), y = 3, w = (1, 1): r = −4, ∇𝓛 = 2r·x⊙w = (−8, 16), η = 1/8.
    GradientDescent<BigFraction> descent = new GradientDescent<>(network(2, q(3), 1, -2), q(1, 8));
    assertEquals(vector(2, -1), descent.step(vector(1, 1)));
  }

  @Test
  void singleLayerConvergesLinearly() {
    // L = 1: r' = (1 − η‖x‖²)r = r/2 with η = 1/10, ‖x‖² = 5.
    GradientDescent<BigFraction> descent = new GradientDescent<>(network(1, q(1), 1, 2), q(1, 10));
    DescentOutcome<BigFraction> outcome =
        descent.run(vector(0, 0), new StoppingRule(1e-3, 10, 50, 0));
    assertInstanceOf(DescentOutcome.Converged.class, outcome);
    assertEquals(10, outcome.last().step());
    assertEquals(q(-1, 1024), descent.network().residual(outcome.last().weights()));
  }

  @Test
  void jacobianIsTheDerivativeOfTheStep() {
    for (int layers = 1; layers <= 4; layers++) {
      GradientDescent<Gradient> descent =
          new GradientDescent<>(
              new DiagonalNetwork<>(
                  List.of(Gradient.constant(1, 1.5), Gradient.constant(1, -2)),
                  Gradient.constant(1, 0.5),
                  layers),
              Gradient.constant(1, 0.1));
      List<Gradient> w = List.of(Gradient.constant(1, 0.75), Gradient.constant(1, 0.25));
      List<Gradient> u = List.of(Gradient.constant(1, 1), Gradient.constant(1, -3));
      Gradient t = Gradient.variable(1, 0, 0);
      List<Gradient> moved =
          List.of(w.get(0).add(u.get(0).multiply(t)), w.get(1).add(u.get(1).multiply(t)));
      List<Gradient> product = descent.jacobianVectorProduct(w, u);
      List<Gradient> image = descent.step(moved);
      for (int i = 0; i < 2; i++) {
        assertEquals(image.get(i).getPartialDerivative(0), product.get(i).getReal(), 1e-14);
      }
    }
  }

  @Test
  void theoremB2AssumptionFailsAtAPointOfTheManifold() {
    // x = (1, 3), y = 1: w = (1/2, 1/2) lies on M with S = 4(1 + 9)/4 = 10, so that η = 1/10 makes
    // 1/η an eigenvalue of the Hessian there.
    DiagonalNetwork<BigFraction> network = network(2, q(1), 1, 3);
    List<BigFraction> w = List.of(q(1, 2), q(1, 2));
    List<BigFraction> normal = network.constraintGradient(w);
    assertEquals(q(0), network.residual(w));
    assertEquals(
        vector(0, 0), new GradientDescent<>(network, q(1, 10)).jacobianVectorProduct(w, normal));
    assertNotEquals(
        vector(0, 0), new GradientDescent<>(network, q(1, 9)).jacobianVectorProduct(w, normal));
  }

  @Test
  void theAssumptionFailsAlsoWhereNormMinimizersAreUnstable() {
    // x = (1, 9), y = 13/4, w = (3/2, 1/3): S = 4(9/4 + 9) = 45. Norm minimizers have S = 117, the
    // flattest points S = 13, so that 2/117 < η = 1/45 < 2/13.
    DiagonalNetwork<BigFraction> network = network(2, q(13, 4), 1, 9);
    List<BigFraction> w = List.of(q(3, 2), q(1, 3));
    BigFraction eta = q(1, 45);
    assertEquals(q(0), network.residual(w));
    assertFalse(CriticalLearningRates.of(network).everyNormMinimizer().admits(eta.doubleValue()));
    assertTrue(CriticalLearningRates.of(network).largestStable().admits(eta.doubleValue()));
    assertEquals(
        vector(0, 0),
        new GradientDescent<>(network, eta)
            .jacobianVectorProduct(w, network.constraintGradient(w)));
  }

  @Test
  void outcomesAreTyped() {
    GradientDescent<Binary64> small = binary(2, 1, 0.05, 1, 2);
    DescentOutcome.Converged<?> converged =
        assertInstanceOf(
            DescentOutcome.Converged.class, small.run(start(0.1, 0.1), StoppingRule.within(5000)));
    assertTrue(converged.interpolates());
    GradientDescent<Binary64> large = binary(2, 1, 3, 1, 2);
    DescentOutcome<Binary64> diverged = large.run(start(3, 3), StoppingRule.within(5000));
    assertInstanceOf(DescentOutcome.Diverged.class, diverged);
    DescentOutcome<Binary64> stopped = small.run(start(0.1, 0.1), StoppingRule.within(3));
    assertInstanceOf(DescentOutcome.StepLimit.class, stopped);
    assertEquals(3, stopped.last().step());
  }

  @Test
  void notANumberCountsAsDivergence() {
    GradientDescent<Binary64> descent = binary(2, 1, 1, 1, -1);
    StoppingRule rule = new StoppingRule(0, Double.MAX_VALUE, 100, 0);
    assertInstanceOf(DescentOutcome.Diverged.class, descent.run(start(1e200, 1e201), rule));
  }

  @Test
  void stationaryPointOffTheManifoldIsMarked() {
    DescentOutcome.Converged<?> outcome =
        assertInstanceOf(
            DescentOutcome.Converged.class,
            binary(2, 1, 0.1, 1, 2).run(start(0, 0), StoppingRule.within(10)));
    assertFalse(outcome.interpolates());
    assertEquals(0, outcome.last().step());
  }

  @Test
  void trajectoryHasTheStrideAskedFor() {
    StoppingRule rule = StoppingRule.within(10).keepingEvery(4);
    DescentOutcome<Binary64> outcome = binary(3, 1, 1e-4, 1, 2).run(start(1, 1), rule);
    assertEquals(List.of(0, 4, 8), outcome.trajectory().stream().map(Iterate::step).toList());
    assertEquals(start(1, 1), outcome.trajectory().get(0).weights());
    assertEquals(10, outcome.last().step());
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> binary(2, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> binary(2, 1, Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> binary(2, 1, 1, 1).run(start(1, 2), StoppingRule.within(1)));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(-1, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new StoppingRule(0, 1, -1, 0));
  }

  private static GradientDescent<Binary64> binary(int layers, double y, double eta, int... x) {
    return new GradientDescent<>(
        network(layers, new BigFraction(y), x).toBinary64(), new Binary64(eta));
  }

  private static List<Binary64> start(double... w) {
    return java.util.Arrays.stream(w).mapToObj(Binary64::new).toList();
  }
}
