package normsharp.theory.kkt;

import static normsharp.theory.Problems.q;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class KktEnumerationTest {
  @Test
  void twoFeaturesByHand() {
    // x = (1,2), y = 2, η = 1/6: ⟨x²,v⟩ ≤ 3. Singles: (2,0) has ⟨x²,v⟩ = 2 ≤ 3, ν = (1−2)/1 = −1;
    // (0,1) has 4 > 3 and one value cannot meet both equations. Both: λ = 0 gives ν = 1/5,
    // v = (4/5, 3/5), ⟨x²,v⟩ = 16/5 > 3, so the bound is active: v₁ + 2v₂ = 2, v₁ + 4v₂ = 3.
    RiskProblem<BigFraction> problem = RiskProblem.of(vector(1, 2), q(2, 1), q(1, 6));
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    assertEquals(
        List.of(vector(2, 0), List.of(q(1, 1), q(1, 2))),
        points.stream().map(KktPoint::v).toList());
    assertEquals(q(-1, 1), points.get(0).nu());
    assertEquals(q(0, 1), points.get(0).lambda());
    assertFalse(points.get(0).globalMinimizer());
    // v = (1, ½) = 1 − νx − μx²: ν + μ = 0, 2ν + 4μ = ½: μ = ¼ = 2ηλ, λ = ¾.
    assertEquals(q(-1, 4), points.get(1).nu());
    assertEquals(q(3, 4), points.get(1).lambda());
    assertTrue(points.get(1).globalMinimizer());
    assertTrue(points.get(1).boundActive());
    // ½(0 + ¼) + ½.
    assertEquals(q(5, 8), points.get(1).risk());
  }

  @Test
  void oneFeatureHasOnePointOrNone() {
    // v = 3/2, 4·2·3 = 24 ≤ 2/η iff η ≤ 1/12.
    assertEquals(1, KktEnumeration.all(RiskProblem.of(vector(2), q(3, 1), q(1, 13))).size());
    assertEquals(0, KktEnumeration.all(RiskProblem.of(vector(2), q(3, 1), q(1, 11))).size());
    assertEquals(0, KktEnumeration.all(RiskProblem.of(vector(2), q(-3, 1), q(1, 13))).size());
    KktPoint<BigFraction> touching =
        KktEnumeration.all(RiskProblem.of(vector(2), q(3, 1), q(1, 12))).get(0);
    assertInstanceOf(Multipliers.Ray.class, touching.multipliers());
    assertTrue(touching.boundActive() && touching.globalMinimizer());
  }

  @Test
  void constantFeaturesOnTheSupportGiveRaysThoughTheWholeVectorIsNotConstant() {
    // Lemma E.1 asks x₀ ≠ α1 for (13); on the support {0,1} of x = (1,1,3) the matrix is singular.
    RiskProblem<BigFraction> problem = RiskProblem.of(vector(1, 1, 3), q(4, 1), q(1, 8));
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    assertEquals(3, points.size());
    for (KktPoint<BigFraction> point : points) {
      assertInstanceOf(Multipliers.Ray.class, point.multipliers());
      assertTrue(point.residuals(problem).vanish());
    }
  }

  @Test
  void zeroLabelAddsPointsWithAnyNu() {
    // x = (1,0), y = 0: v = (0,0) and (0,1), where Lemma E.1's S_w ∩ supp(x₀) ≠ ∅ fails.
    RiskProblem<BigFraction> problem = RiskProblem.of(vector(1, 0), q(0, 1), q(1, 1));
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    assertEquals(List.of(vector(0, 0), vector(0, 1)), points.stream().map(KktPoint::v).toList());
    assertInstanceOf(Multipliers.AnyNu.class, points.get(1).multipliers());
    assertTrue(points.get(1).globalMinimizer());
    assertFalse(points.get(0).globalMinimizer());
  }

  @Test
  void residualsTellWrongMultipliers() {
    RiskProblem<BigFraction> problem = RiskProblem.of(vector(1, 2), q(2, 1), q(1, 6));
    KktPoint<BigFraction> point = KktEnumeration.all(problem).get(1);
    assertTrue(point.residuals(problem).vanish());
    assertFalse(KktResiduals.of(problem, point.v(), point.nu(), point.lambda().negate()).vanish());
    assertFalse(KktResiduals.of(problem, vector(2, 0), point.nu(), point.lambda()).vanish());
  }

  @Test
  void tooManyFeaturesAreRefused() {
    List<BigFraction> x = Collections.nCopies(21, q(1, 1));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> KktEnumeration.all(RiskProblem.of(x, q(1, 1), q(1, 1))))
            .getMessage();
    assertEquals(
        "enumerating the KKT points needs d ≤ 20 (there are 2^d supports), got d = 21", message);
  }

  @Test
  void infeasibleRatesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> RiskProblem.of(vector(1), q(1, 1), q(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> RiskProblem.of(List.of(), q(1, 1), q(1, 1)));
  }
}
