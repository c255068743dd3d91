package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeFitTest {
  private static final List<Double> RATES = SyntheticSweeps.rates(200);

  @Test
  void theEdgeOfStabilityHasExponentOneAndConstantTwo() {
    EdgeFit.Fitted fit = fit(eta -> Math.min(200, 2 / eta));
    assertEquals(16, fit.line().points());
    assertEquals(1, fit.exponent(), 1e-12);
    assertEquals(2, fit.constant(), 1e-11);
    assertEquals(2, fit.constantAtOne(), 1e-12);
    assertEquals(2, fit.medianProduct(), 1e-12);
    assertEquals(1, fit.shareNearTwo());
  }

  @Test
  void anotherExponentIsFoundAndRefused() {
    Random random = new Random(41);
    EdgeFit.Fitted fit =
        fit(eta -> 20 * Math.pow(eta, -0.5) * Math.exp(0.02 * random.nextGaussian()));
    assertEquals(0.5, fit.exponent(), 0.05);
    assertFalse(fit.exponentInterval().contains(1));
    assertFalse(fit.agreesWithTheory());
  }

  @Test
  void sharpnessBelowTheEdgeIsRefusedThoughTheExponentIsRight() {
    Random random = new Random(42);
    EdgeFit.Fitted fit = fit(eta -> 1.5 / eta * Math.exp(0.02 * random.nextGaussian()));
    assertTrue(fit.exponentInterval().contains(1));
    assertFalse(fit.constantAtOneInterval().contains(2));
    assertEquals(0, fit.shareNearTwo());
    assertFalse(fit.agreesWithTheory());
  }

  @Test
  void theIntervalsCoverTheTruth() {
    Random random = new Random(43);
    int exponent = 0;
    int constant = 0;
    int atOne = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      EdgeFit.Fitted fit = fit(eta -> 2 / eta * Math.exp(0.1 * random.nextGaussian()));
      exponent += fit.exponentInterval().contains(1) ? 1 : 0;
      constant += fit.constantInterval().contains(2) ? 1 : 0;
      atOne += fit.constantAtOneInterval().contains(2) ? 1 : 0;
    }
    assertTrue(exponent >= 180 && exponent <= 198, "exponent " + exponent);
    assertTrue(constant >= 180 && constant <= 198, "constant " + constant);
    assertTrue(atOne >= 180 && atOne <= 198, "with exponent 1 " + atOne);
  }

  @Test
  void medianAndShareCountRuns() {
    // S·η = 1.7, 1.9, 2, 2.1, 2.5: three of five within 10 %.
    double[] products = {1.7, 2.5, 2, 1.9, 2.1};
    List<RateResult> runs =
        IntStream.range(0, 5)
            .mapToObj(i -> SyntheticSweeps.run(0.02 + i, 43, products[i] / (0.02 + i), 1, 1, 1))
            .toList();
    EdgeFit.Fitted fit =
        assertInstanceOf(EdgeFit.Fitted.class, EdgeFit.of(SyntheticSweeps.sweep(200, runs), 0.01));
    assertEquals(2, fit.medianProduct(), 1e-12);
    assertEquals(0.6, fit.shareNearTwo(), 1e-12);
  }

  @Test
  void twoRunsAreTooFew() {
    SweepResults sweep = SyntheticSweeps.sharpness(200, RATES, eta -> 2 / eta);
    EdgeFit.TooFewRuns few =
        assertInstanceOf(EdgeFit.TooFewRuns.class, EdgeFit.of(sweep, RATES.get(17)));
    assertEquals(2, few.runs());
    assertThrows(IllegalArgumentException.class, () -> EdgeFit.of(sweep, -1));
  }

  private static EdgeFit.Fitted fit(DoubleUnaryOperator sharpness) {
    SweepResults sweep = SyntheticSweeps.sharpness(200, RATES, sharpness);
    return assertInstanceOf(EdgeFit.Fitted.class, EdgeFit.of(sweep, 0.01));
  }
}
