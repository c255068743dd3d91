package normsharp.theory.risk;

import static normsharp.theory.risk.RiskArbitraries.fraction;
import static normsharp.theory.risk.RiskArbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.random.Well19937a;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.junit.jupiter.api.Test;

class RiskModelTest {
  private static final BigFractionField RATIONALS = BigFractionField.getInstance();

  /** A sum of d ≤ 6 products of numbers ≤ 30 rounds by less than this. */
  private static final double ROUNDING = 1e-13;

  private static BigFraction lemmaE1(List<BigFraction> w) {
    BigFraction fourth = Vectors.sum(Vectors.power(w, 4)).divide(2);
    return fourth.subtract(Vectors.sum(Vectors.power(w, 2))).add(fraction(w.size() + 1, 2));
  }

  @Test
  void gaussianRiskIsTheClosedFormOfLemmaE1() {
    List<BigFraction> w = List.of(fraction(1, 2), fraction(-2, 1), fraction(0, 1));
    // By hand: ½(1/16 + 16) − (1/4 + 4) + 2 = 257/32 − 17/4 + 2 = 185/32.
    assertEquals(fraction(185, 32), RiskModel.gaussian(RATIONALS, 3).riskOfWeights(w));
    assertEquals(fraction(185, 32), lemmaE1(w));
  }

  @Test
  void gaussianRiskInOneDimensionWithOtherNoise() {
    RiskModel<BigFraction> model = RiskModel.gaussian(RATIONALS, 1, fraction(3, 1));
    // ½(v − 1)² + ½·9 at v = 3.
    assertEquals(fraction(13, 2), model.risk(integers(3)));
    assertEquals(integers(2), model.gradient(integers(3)));
  }

  @Test
  void foldedGaussianMomentsAreThePrintedOnes() {
    int d = 6;
    RiskModel<Binary64> model =
        RiskModel.foldedGaussian(Binary64Field.getInstance(), d, Binary64.ZERO);
    assertEquals(1 + 2 * (d - 1) / Math.PI, model.crossMoments().get(2).getReal(), ROUNDING);
    assertEquals(d + 2 * d * (d - 1) / Math.PI, model.labelMoment().getReal(), 10 * ROUNDING);
    assertEquals(1, model.secondMoments().get(3).get(3).getReal());
    assertEquals(2 / Math.PI, model.secondMoments().get(3).get(5).getReal());
    assertEquals(0, model.risk(Vectors.constant(d, Binary64.ONE)).getReal(), ROUNDING);
  }

  @Test
  void foldedGaussianNoiseAddsHalfItsVarianceToTheLeastRisk() {
    RiskModel<Binary64> model =
        RiskModel.foldedGaussian(Binary64Field.getInstance(), 4, new Binary64(3));
    assertEquals(4.5, model.risk(Vectors.constant(4, Binary64.ONE)).getReal(), ROUNDING);
  }

  @Test
  void foldedGaussianRiskIsTheMeanLossOfASample() {
    RiskModel<Binary64> model =
        RiskModel.foldedGaussian(Binary64Field.getInstance(), 2, Binary64.ONE);
    double risk = model.risk(List.of(new Binary64(3), new Binary64(0.5))).getReal();
    MonteCarloEstimate loss =
        MonteCarloEstimate.of(
            200_000,
            0.9999,
            7,
            rng -> {
              double a = Math.abs(rng.nextGaussian());
              double b = Math.abs(rng.nextGaussian());
              double residual = 3 * a + 0.5 * b - (a + b + rng.nextGaussian());
              return residual * residual / 2;
            });
    assertTrue(loss.covers(risk), () -> loss + " should cover " + risk);
    // The sample can tell 2/π from the uncorrelated 0: the risk would differ by 2·(−½)·2/π.
    assertTrue(!loss.covers(risk + 2 / Math.PI), "an uncorrelated model must be rejected");
  }

  @Test
  void gaussianRiskIsTheMeanLossOfASample() {
    RiskModel<Binary64> model = RiskModel.gaussian(Binary64Field.getInstance(), 2);
    double risk = model.risk(List.of(new Binary64(2), new Binary64(0))).getReal();
    assertEquals(1.5, risk);
    MonteCarloEstimate loss =
        MonteCarloEstimate.of(
            100_000,
            0.9999,
            11,
            rng -> {
              double a = rng.nextGaussian();
              double b = rng.nextGaussian();
              double residual = 2 * a - (a + b + rng.nextGaussian());
              return residual * residual / 2;
            });
    assertTrue(loss.covers(risk));
    // σ² = d instead of d + 1 is rejected.
    assertTrue(!loss.covers(risk - 0.5));
  }

  @Test
  void badMomentsAreRefusedInOneLine() {
    assertRefused("Σ must have at least one row, got none", List.of(), List.of(), 1);
    assertRefused(
        "Σ and μ must have the same size, got 1 rows and 2 entries",
        List.of(integers(1)),
        integers(1, 1),
        1);
    assertRefused(
        "Σ must be square, got 2 rows and 1 entries in row 1",
        List.of(integers(1, 0), integers(0)),
        integers(1, 1),
        5);
    assertRefused(
        "Σ must be symmetric, got Σ[1][0] = 0 and Σ[0][1] = 1",
        List.of(integers(2, 1), integers(0, 2)),
        integers(1, 1),
        5);
    assertRefused(
        "Σ must be positive semidefinite",
        List.of(integers(1, 2), integers(2, 1)),
        integers(0, 0),
        1);
    assertRefused(
        "Σ must be positive semidefinite",
        List.of(integers(0, 1), integers(1, 5)),
        integers(0, 0),
        1);
    assertRefused("the joint moment matrix", List.of(integers(1)), integers(2), 3);
    assertRefused("the joint moment matrix", List.of(integers(0)), integers(1), 3);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RiskModel<>(
                List.of(List.of(new Binary64(Double.NaN))), List.of(Binary64.ONE), Binary64.ONE));
    assertThrows(IllegalArgumentException.class, () -> RiskModel.gaussian(RATIONALS, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> RiskModel.gaussian(RATIONALS, 2).risk(integers(1, 2, 3)));
  }

  @Test
  void semidefiniteBoundaryIsAcceptedAndJustBeyondIsRefused() {
    // 4 = 2²: the singular joint matrix is allowed, σ² a millionth smaller is not.
    assertEquals(
        fraction(0, 1),
        new RiskModel<>(List.of(integers(1)), integers(2), fraction(4, 1)).risk(integers(2)));
    assertRefused(
        "the joint moment matrix",
        List.of(integers(1)),
        integers(2),
        fraction(4, 1).subtract(fraction(1, 1_000_000)));
  }

  @Test
  void largeSingularMatricesAreNotMistakenForIndefiniteOnes() {
    // Rank-3 moments of dimension 60, rounded: eigenvalues of size −10⁻¹⁵ must pass.
    Well19937a rng = new Well19937a(3);
    double[][] factor = new double[60][3];
    for (double[] row : factor) {
      for (int k = 0; k < 3; k++) {
        row[k] = rng.nextGaussian();
      }
    }
    double[][] matrix = new double[60][60];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        matrix[i][j] = QuadraticRisk.dot(factor[i], factor[j]);
      }
    }
    assertTrue(MomentMatrix.isPositiveSemidefinite(matrix, 60));
    matrix[7][7] *= 1 - 1e-8;
    assertTrue(!MomentMatrix.isPositiveSemidefinite(matrix, 60));
  }

  @Test
  void mappingKeepsTheRisk() {
    RiskModel<BigFraction> exact = RiskModel.gaussian(RATIONALS, 2, fraction(1, 2));
    assertEquals(
        exact.risk(integers(3, 1)).doubleValue(),
        exact.toBinary64().risk(List.of(new Binary64(3), new Binary64(1))).getReal());
    assertNotEquals(exact, RiskModel.gaussian(RATIONALS, 2));
  }

  private static void assertRefused(
      String message, List<List<BigFraction>> sigma, List<BigFraction> mu, int sigma2) {
    assertRefused(message, sigma, mu, fraction(sigma2, 1));
  }

  private static void assertRefused(
      String message, List<List<BigFraction>> sigma, List<BigFraction> mu, BigFraction sigma2) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new RiskModel<>(sigma, mu, sigma2));
    assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    assertTrue(!refusal.getMessage().contains("\n"));
  }
}
