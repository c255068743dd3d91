package normsharp.theory.risk;

import static normsharp.theory.risk.RiskArbitraries.fraction;
import static normsharp.theory.risk.RiskArbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class UnconstrainedOptimumTest {
  /** Condition numbers below 10 and sizes below 10. */
  private static final double ROUNDING = 1e-13;

  /** Second moments 1 and ½: independent exponential features of rate √2; labels ⟨1, x⟩ + noise. */
  static RiskModel<BigFraction> exponentialFeatures() {
    return RiskModel.linear(
        List.of(List.of(fraction(1, 1), fraction(1, 2)), List.of(fraction(1, 2), fraction(1, 1))),
        integers(1, 1),
        fraction(1, 1));
  }

  @Test
  void identityCovarianceIsAProjection() {
    // v = 1 − λx with λ = (4 − y)/10 for x = (1, 3): y = 14 gives λ = −1.
    RiskModel<BigFraction> model = RiskModel.gaussian(BigFractionField.getInstance(), 2);
    assertEquals(
        Optional.of(integers(2, 4)),
        UnconstrainedOptimum.solve(model, integers(1, 3), fraction(14, 1)));
  }

  @Test
  void printedFormulaHasNoSquareRootOnAPositiveExample() {
    // All assumptions of Proposition E.2 hold: x > 0 with distinct entries, y > 0, Σ invertible.
    // By hand: Σ⁻¹x = (−2/3, 10/3), x'Σ⁻¹x = 28/3, v = 1 − (39/10)/(28/3)·(−2/3, 10/3).
    RiskModel<BigFraction> model = exponentialFeatures();
    List<BigFraction> x = integers(1, 3);
    BigFraction y = fraction(1, 10);
    List<BigFraction> v = UnconstrainedOptimum.solve(model, x, y).orElseThrow();
    assertEquals(List.of(fraction(179, 140), fraction(-11, 28)), v);
    assertTrue(v.get(1).signum() < 0, "this v is no w ⊙ w");
    // The true optimum is v = (1/10, 0), and its risk is strictly larger.
    List<BigFraction> truth =
        SupportEnumeration.optimum(model, new TrainingPoint<>(x, y)).orElseThrow();
    assertEquals(List.of(fraction(1, 10), fraction(0, 1)), truth);
    assertTrue(model.risk(v).compareTo(model.risk(truth)) < 0);
  }

  @Test
  void formulaAsPrintedAgreesWithTheExactOne() {
    RiskModel<BigFraction> model = exponentialFeatures();
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(List.of(new Binary64(1), new Binary64(3)), new Binary64(0.1));
    List<Double> printed = UnconstrainedOptimum.asPrinted(model.toBinary64(), point);
    assertEquals(179.0 / 140, printed.get(0), ROUNDING);
    assertEquals(-11.0 / 28, printed.get(1), ROUNDING);
  }

  @Test
  void noFeaturesLeaveTheFreeMinimumOrNothing() {
    RiskModel<BigFraction> model = exponentialFeatures();
    assertEquals(
        Optional.of(integers(1, 1)),
        UnconstrainedOptimum.solve(model, integers(0, 0), fraction(0, 1)));
    assertEquals(
        Optional.empty(), UnconstrainedOptimum.solve(model, integers(0, 0), fraction(1, 1)));
    TrainingPoint<Binary64> zero =
        new TrainingPoint<>(Vectors.constant(2, Binary64.ZERO), Binary64.ZERO);
    assertThrows(
        IllegalArgumentException.class,
        () -> UnconstrainedOptimum.asPrinted(model.toBinary64(), zero));
  }

  @Test
  void singularMomentsAreRefused() {
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(2, fraction(1, 1), fraction(1, 1)),
            integers(1, 1),
            fraction(1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> UnconstrainedOptimum.solve(model, integers(1, 2), fraction(1, 1)));
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(List.of(Binary64.ONE, new Binary64(2)), Binary64.ONE);
    assertThrows(
        IllegalArgumentException.class,
        () -> UnconstrainedOptimum.asPrinted(model.toBinary64(), point));
  }
}
