package normsharp.theory.risk;

import static normsharp.theory.risk.RiskArbitraries.fraction;
import static normsharp.theory.risk.RiskArbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class TrainingPointTest {
  private static TrainingPoint<BigFraction> point(int y, int... x) {
    return new TrainingPoint<>(integers(x), fraction(y, 1));
  }

  private static Interpolation.Found<BigFraction> found(Interpolation<BigFraction> outcome) {
    return (Interpolation.Found<BigFraction>) outcome;
  }

  @Test
  void positiveFeaturesGiveThePaperPoints() {
    TrainingPoint<BigFraction> point = point(6, 2, 3, 1);
    assertEquals(Optional.of(integers(0, 2, 0)), point.minimalNorm().endToEnd());
    assertEquals(Optional.of(integers(0, 0, 6)), point.minimalSharpness().endToEnd());
  }

  @Test
  void onlyFeaturesWithTheSignOfTheLabelCarryIt() {
    // The largest |x| is 5, but −5 can't carry y > 0: the argmax runs over P.
    TrainingPoint<BigFraction> point = point(6, 2, -5, 3);
    assertEquals(List.of(0, 2), point.carriers());
    assertEquals(Optional.of(integers(0, 0, 2)), point.minimalNorm().endToEnd());
    assertEquals(Optional.of(integers(3, 0, 0)), point.minimalSharpness().endToEnd());
  }

  @Test
  void negativeLabelsUseNegativeFeatures() {
    TrainingPoint<BigFraction> point = point(-6, 2, -3, -1);
    assertEquals(Optional.of(integers(0, 2, 0)), point.minimalNorm().endToEnd());
    assertEquals(Optional.of(integers(0, 0, 6)), point.minimalSharpness().endToEnd());
  }

  @Test
  void tiesAreReportedAndTheFirstOneRepresents() {
    Interpolation.Found<BigFraction> norm = found(point(6, 1, 3, 3).minimalNorm());
    assertEquals(integers(0, 2, 0), norm.v());
    assertEquals(List.of(1, 2), norm.tied());
    assertFalse(norm.isUnique());
    Interpolation.Found<BigFraction> sharpness = found(point(6, 1, 3, 3).minimalSharpness());
    assertEquals(List.of(0), sharpness.tied());
    assertTrue(sharpness.isUnique());
  }

  @Test
  void zeroFeaturesAreFreeForSharpnessAndForbiddenForNorm() {
    TrainingPoint<BigFraction> point = point(6, 0, 3);
    assertEquals(List.of(0), found(point.minimalSharpness()).free());
    assertFalse(found(point.minimalSharpness()).isUnique());
    assertTrue(found(point.minimalNorm()).isUnique());
  }

  @Test
  void labelZeroGivesTheZeroVector() {
    Interpolation.Found<BigFraction> norm = found(point(0, -1, 3).minimalNorm());
    assertEquals(integers(0, 0), norm.v());
    assertEquals(List.of(), norm.tied());
    assertTrue(norm.isUnique());
    assertFalse(found(point(0, 0, 3).minimalSharpness()).isUnique());
  }

  @Test
  void aLabelThatNoFeatureCarriesHasNoInterpolation() {
    TrainingPoint<BigFraction> point = point(-6, 2, 0);
    assertFalse(point.isInterpolable());
    assertInstanceOf(Interpolation.Empty.class, point.minimalNorm());
    Interpolation<BigFraction> outcome = point.minimalSharpness();
    assertEquals(Optional.empty(), outcome.endToEnd());
    assertEquals(
        new Interpolation.Empty<BigFraction>(
            "no v ≥ 0 has ⟨x, v⟩ = y = -6.0: no entry of x has the sign of y"),
        outcome);
  }

  @Test
  void oneFeatureLeavesNoChoice() {
    assertEquals(Optional.of(integers(3)), point(-6, -2).minimalNorm().endToEnd());
    assertEquals(Optional.of(integers(3)), point(-6, -2).minimalSharpness().endToEnd());
  }

  @Test
  void badDataIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> point(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingPoint<>(List.of(new Binary64(Double.NaN)), Binary64.ONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingPoint<>(List.of(Binary64.ONE), new Binary64(Double.POSITIVE_INFINITY)));
  }

  @Test
  void anOverflowingQuotientIsRefusedRatherThanReturned() {
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(List.of(new Binary64(1e-320)), new Binary64(1));
    assertThrows(IllegalArgumentException.class, point::minimalNorm);
  }
}
