package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.junit.jupiter.api.Test;

/**
 * Verdicts of finiteness at their boundaries, against truncated integrals: E(y/m)ᵖ over m ≥ δ grows
 * by a constant per decade of δ when it diverges logarithmically, and by geometrically shrinking
 * amounts when it converges.
 */
class RiskFinitenessTest {
  private static RiskFiniteness verdict(int n, double noise, IdealisedAlgorithm algorithm) {
    RiskModel<Binary64> test = RiskModel.gaussian(Binary64Field.getInstance(), n);
    return new TrainedRisk(new FoldedGaussianTraining(n, noise), test).finiteness(algorithm);
  }

  private static void assertVerdict(
      Class<? extends RiskFiniteness> kind, int n, double noise, IdealisedAlgorithm algorithm) {
    assertInstanceOf(kind, verdict(n, noise, algorithm), () -> algorithm + ", n = " + n);
  }

  @Test
  void noiselessVerdicts() {
    assertVerdict(RiskFiniteness.FiniteVariance.class, 1, 0, IdealisedAlgorithm.MINIMAL_SHARPNESS);
    for (int n = 1; n <= 6; n++) {
      assertVerdict(RiskFiniteness.FiniteVariance.class, n, 0, IdealisedAlgorithm.MINIMAL_NORM);
      assertVerdict(RiskFiniteness.FiniteVariance.class, n, 0, IdealisedAlgorithm.OPTIMUM);
      if (n >= 2) {
        assertVerdict(
            RiskFiniteness.InfiniteMean.class, n, 0, IdealisedAlgorithm.MINIMAL_SHARPNESS);
      }
    }
  }

  @Test
  void noisyVerdictsChangeAtThreeAndAtFiveFeatures() {
    for (int n = 1; n <= 7; n++) {
      Class<? extends RiskFiniteness> expected =
          n <= 2
              ? RiskFiniteness.InfiniteMean.class
              : n <= 4 ? RiskFiniteness.FiniteMeanOnly.class : RiskFiniteness.FiniteVariance.class;
      assertVerdict(expected, n, 0.5, IdealisedAlgorithm.MINIMAL_NORM);
      assertVerdict(expected, n, 0.5, IdealisedAlgorithm.OPTIMUM);
      assertVerdict(
          RiskFiniteness.InfiniteMean.class, n, 0.5, IdealisedAlgorithm.MINIMAL_SHARPNESS);
    }
  }

  @Test
  void aTestRiskThatIgnoresTheWeightsIsAlwaysFinite() {
    RiskModel<Binary64> test =
        new RiskModel<>(
            RiskModel.equicorrelated(2, Binary64.ZERO, Binary64.ZERO),
            Vectors.constant(2, Binary64.ZERO),
            Binary64.ONE);
    TrainedRisk risk = new TrainedRisk(new FoldedGaussianTraining(2, 1), test);
    assertInstanceOf(
        RiskFiniteness.FiniteVariance.class, risk.finiteness(IdealisedAlgorithm.MINIMAL_SHARPNESS));
    assertEquals(
        0.5,
        ((ExpectedRisk.Sampled) risk.sampled(IdealisedAlgorithm.MINIMAL_SHARPNESS, 100, 0.9, 1))
            .estimate()
            .mean());
    assertThrows(IllegalArgumentException.class, () -> risk.finiteness(IdealisedAlgorithm.OPTIMUM));
  }

  @Test
  void verdictsMatchTheGrowthOfTruncatedIntegrals() {
    // y ≥ 0 lies between (m + sε)₊ and (nm + sε)₊, so two one-dimensional integrals bracket E tᵖ.
    double noise = 0.5;
    for (int n = 1; n <= 6; n++) {
      for (int p : new int[] {2, 4}) {
        DoubleUnaryOperator below = maximumIntegrand(n, p, 1, noise);
        DoubleUnaryOperator above = maximumIntegrand(n, p, n, noise);
        boolean finite = p < n;
        // Growth from 10⁻⁴…10⁻³ to 10⁻⁵…10⁻⁴ scales as 10^(p−n).
        double growth = decade(below, 1e-5) / decade(below, 1e-4);
        assertEquals(Math.pow(10, p - n), growth, 0.01 * Math.pow(10, p - n));
        growth = decade(above, 1e-5) / decade(above, 1e-4);
        assertTrue(finite ? growth < 0.11 : growth > 0.99, "n = " + n + ", p = " + p);
        RiskFiniteness verdict = verdict(n, noise, IdealisedAlgorithm.MINIMAL_NORM);
        boolean claimed =
            p == 2
                ? !(verdict instanceof RiskFiniteness.InfiniteMean)
                : verdict instanceof RiskFiniteness.FiniteVariance;
        assertEquals(finite, claimed, "n = " + n + ", p = " + p);
      }
    }
  }

  @Test
  void minimalSharpnessDivergesWithoutNoiseThroughItsQuadraticTerm() {
    // Over x_min in [δ, 10δ]: E t grows by a constant, E t² by a factor 10 per decade of δ. With
    // the right sign the linear term is −∞, so it is the quadratic one that makes the risk +∞.
    int n = 2;
    for (int p : new int[] {1, 2}) {
      int power = p;
      // For n = 2: y ≥ the other entry, independent of the size of x_min as δ → 0.
      DoubleUnaryOperator integrand =
          m -> n * LargestEntryRatio.density(m) * tailMoment(power, m) / Math.pow(m, power);
      double growth = decade(integrand, 1e-5) / decade(integrand, 1e-4);
      assertEquals(Math.pow(10, p - 1), growth, 0.01 * Math.pow(10, p - 1));
    }
  }

  /** E[Xᵖ; X ≥ m] for a half-normal X, p = 1, 2. */
  private static double tailMoment(int p, double m) {
    return p == 1
        ? LargestEntryRatio.density(m)
        : m * LargestEntryRatio.density(m) + Erf.erfc(m / Math.sqrt(2));
  }

  private static DoubleUnaryOperator maximumIntegrand(int n, int p, int share, double noise) {
    return m ->
        n
            * LargestEntryRatio.cumulativePower(m, n - 1.0)
            * LargestEntryRatio.density(m)
            * positivePartMoment(p, share * m, noise)
            / Math.pow(m, p);
  }

  /** E (a + sε)₊ᵖ for ε ~ N(0, 1), by quadrature. */
  private static double positivePartMoment(int p, double a, double s) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(40, 0, a + 10 * s);
    return rule.integrate(y -> Math.pow(y, p) * Math.exp(-(y - a) * (y - a) / (2 * s * s)));
  }

  /** Integral over [δ, 10δ]. */
  private static double decade(DoubleUnaryOperator f, double delta) {
    return new GaussIntegratorFactory().legendre(40, delta, 10 * delta).integrate(f::applyAsDouble);
  }

  @Test
  void reasonsNameTheMomentThatDecides() {
    assertEquals(
        "with noise E(y/x_max)^p is finite exactly for p < n; here n = 2, the risk needs p = 2",
        verdict(2, 1, IdealisedAlgorithm.MINIMAL_NORM).reason());
    for (IdealisedAlgorithm algorithm : List.of(IdealisedAlgorithm.values())) {
      assertTrue(!verdict(3, 1, algorithm).reason().contains("\n"));
    }
  }
}
