package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.StoppingRule;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class DiagonalComparisonTest {
  private static final List<BigFraction> X = List.of(new BigFraction(1), new BigFraction(3));
  private static final BigFraction Y = new BigFraction(1);

  @Test
  void everyKktPointIsNearestToItself() {
    for (int k = 1; k <= 10; k++) {
      BigFraction eta = new BigFraction(k, 20);
      for (KktPoint<BigFraction> point : KktEnumeration.all(RiskProblem.of(X, Y, eta))) {
        List<Double> w = point.v().stream().map(v -> -Math.sqrt(v.doubleValue())).toList();
        DiagonalComparison comparison = DiagonalComparison.of(X, Y, eta, w);
        assertEquals(point, comparison.nearest().orElseThrow());
        assertEquals(0, comparison.distanceToNearest().orElseThrow(), 1e-14);
        assertEquals(0, comparison.distanceToManifold().orElseThrow(), 1e-14);
        assertTrue(comparison.relativeSharpness() <= 1 + 1e-14);
        assertEquals(point.risk().doubleValue(), comparison.risk(), 1e-14);
        assertTrue(comparison.riskExcess().orElseThrow() >= -1e-14);
        assertEquals(point.globalMinimizer(), comparison.riskExcess().orElseThrow() < 1e-12);
      }
    }
  }

  @Test
  void theFlowsLimitAtASmallRateIsOnTheFrontierOfTheNorm() {
    // Norm minimizer e₂/3 for x = (1, 3), y = 1: v = (0, 1/3), S = 4·9/3 = 12 ≤ 2/η.
    DiagonalComparison comparison =
        DiagonalComparison.of(X, Y, new BigFraction(1, 10), List.of(0.0, Math.sqrt(1 / 3.0)));
    assertEquals(0, comparison.normExcess().orElseThrow(), 1e-14);
    assertEquals(12, comparison.sharpness(), 1e-12);
    assertEquals(0.6, comparison.relativeSharpness(), 1e-13);
  }

  @Test
  void aLimitOfGradientDescentObeysTheBoundAndLiesAboveTheFrontier() {
    DiagonalNetwork<Binary64> network = DiagonalNetwork.twoLayers(X, Y).toBinary64();
    int compared = 0;
    for (int k = 1; k <= 8; k++) {
      BigFraction eta = new BigFraction(k, 20);
      GradientDescent<Binary64> descent =
          new GradientDescent<>(network, new Binary64(eta.doubleValue()));
      DescentOutcome<Binary64> outcome =
          descent.run(List.of(new Binary64(0.1), new Binary64(0.1)), StoppingRule.within(100_000));
      if (outcome instanceof DescentOutcome.Converged<Binary64> converged
          && converged.interpolates()) {
        List<Double> w = converged.last().weights().stream().map(Binary64::getReal).toList();
        DiagonalComparison comparison = DiagonalComparison.of(X, Y, eta, w);
        assertEquals(0, comparison.distanceToManifold().orElseThrow(), 1e-10);
        assertTrue(comparison.relativeSharpness() <= 1 + 1e-6, comparison.toText());
        assertTrue(comparison.normExcess().orElseThrow() >= -1e-6, comparison.toText());
        assertTrue(comparison.riskExcess().orElseThrow() >= -1e-6, comparison.toText());
        compared++;
      }
    }
    assertTrue(compared >= 3, "rates that converged: " + compared);
  }

  @Test
  void aPointOffEverythingIsSeenToBeSo() {
    DiagonalComparison comparison =
        DiagonalComparison.of(X, Y, new BigFraction(1, 10), List.of(3.0, 2.0));
    assertTrue(comparison.distanceToNearest().orElseThrow() > 1);
    assertTrue(comparison.distanceToManifold().orElseThrow() > 1);
    assertTrue(comparison.relativeSharpness() > 1);
    assertTrue(comparison.normExcess().orElseThrow() > 1);
    assertTrue(comparison.riskExcess().orElseThrow() > 1);
  }

  @Test
  void beyondTheLargestStableRateNothingIsFeasible() {
    // η > 1/(2·1·1): no point of the manifold is stable.
    DiagonalComparison comparison =
        DiagonalComparison.of(X, Y, new BigFraction(3, 5), List.of(1.0, 0.0));
    assertFalse(comparison.nearest().isPresent());
    assertFalse(comparison.frontierNorm().isPresent());
    assertFalse(comparison.riskExcess().isPresent());
    assertEquals(0, comparison.distanceToManifold().orElseThrow());
    assertTrue(comparison.toText().contains("no KKT point"));
  }

  @Test
  void weightsMustFitTheData() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DiagonalComparison.of(X, Y, BigFraction.ONE, List.of(1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> DiagonalComparison.of(X, Y, BigFraction.ONE, List.of(1.0, Double.NaN)));
  }
}
