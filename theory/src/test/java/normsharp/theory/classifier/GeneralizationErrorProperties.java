package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of P(T ≤ c) in c, d and ρ, and the double integral as an independent evaluation. */
class GeneralizationErrorProperties {
  /** Gauss–Legendre of orders 60 and 50 has converged to this for d ≤ 30, ρ ≤ 6. */
  private static final double QUADRATURE = 1e-11;

  @Provide
  Arbitrary<Double> cosines() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.0, 0.5, 1e-12, 0.99), Arbitraries.doubles().between(0, 0.99));
  }

  @Provide
  Arbitrary<Double> smallMeans() {
    return Arbitraries.oneOf(Arbitraries.of(0.0, 1.0), Arbitraries.doubles().between(0, 6));
  }

  @Provide
  Arbitrary<Double> means() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.0, 1e-300, 1.0, 300.0), Arbitraries.doubles().between(0, 300));
  }

  @Property(seed = "2505214231001", tries = 60)
  void theSeriesAgreeWithTheDoubleIntegral(
      @ForAll("cosines") double c,
      @ForAll @IntRange(min = 2, max = 30) int d,
      @ForAll("smallMeans") double rho) {
    double series = GeneralizationError.cosineAtMost(c, d, rho).value();
    double integral = CosineQuadrature.cosineAtMost(c, d, rho);
    assertEquals(integral, series, QUADRATURE * series);
    double otherDimension = CosineQuadrature.cosineAtMost(c, d + 1, rho);
    double otherMean = CosineQuadrature.cosineAtMost(c, d, rho + 0.1);
    assertTrue(
        Math.abs(otherDimension - series) + Math.abs(otherMean - series) > 10 * QUADRATURE * series
            || series > 1 - 1e-9,
        "the comparison must tell d from d + 1 and ρ from ρ + 0.1");
  }

  @Property(seed = "2505214231002", tries = 150)
  void theErrorDecreasesInTheMean(
      @ForAll("cosines") double c,
      @ForAll @IntRange(min = 1, max = 200) int d,
      @ForAll("means") double rho) {
    ErrorProbability here = GeneralizationError.cosineAtMost(c, d, rho);
    ErrorProbability further = GeneralizationError.cosineAtMost(c, d, rho + 1);
    double slack = here.relativeErrorBound() + further.relativeErrorBound();
    assertTrue(further.logValue() <= here.logValue() + slack);
  }

  @Property(seed = "2505214231003", tries = 150)
  void theErrorIncreasesWithTheCosineAndIsAProbability(
      @ForAll("cosines") double c,
      @ForAll @IntRange(min = 1, max = 200) int d,
      @ForAll("means") double rho) {
    ErrorProbability zero = GeneralizationError.minSharpness(d, rho);
    ErrorProbability some = GeneralizationError.cosineAtMost(c, d, rho);
    ErrorProbability more = GeneralizationError.cosineAtMost(0.99, d, rho);
    double slack = 2 * (some.relativeErrorBound() + more.relativeErrorBound());
    assertTrue(zero.logValue() <= some.logValue() + slack);
    assertTrue(some.logValue() <= more.logValue() + slack);
    assertTrue(more.logValue() <= 0 && zero.logValue() <= -Math.log(2) + slack);
    assertTrue(zero.relativeErrorBound() > 0 && some.relativeErrorBound() < 1e-9);
  }

  @Property(seed = "2505214231004", tries = 60)
  void onTheLineTheCosineThresholdDoesNotMatter(
      @ForAll("cosines") double c, @ForAll("means") double rho) {
    assertEquals(
        GeneralizationError.minSharpness(1, rho), GeneralizationError.cosineAtMost(c, 1, rho));
  }
}
