package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.junit.jupiter.api.Test;

class TrainedRiskTest {
  private static final Binary64Field DOUBLES = Binary64Field.getInstance();

  /** Quadrature claims a relative accuracy of 10⁻¹³; the terms cancel by less than a factor 100. */
  private static final double QUADRATURE = 1e-11;

  private static final int SAMPLES = 40_000;

  /** A correct value leaves the interval once in 10⁴ seeds; the seeds are fixed. */
  private static final double LEVEL = 0.9999;

  private static TrainedRisk folded(int n, double trainingNoise) {
    return new TrainedRisk(
        new FoldedGaussianTraining(n, trainingNoise),
        RiskModel.foldedGaussian(DOUBLES, n, Binary64.ZERO));
  }

  private static TrainedRisk gaussian(int n, double trainingNoise) {
    return new TrainedRisk(
        new FoldedGaussianTraining(n, trainingNoise), RiskModel.gaussian(DOUBLES, n));
  }

  private static QuadratureEstimate quadrature(TrainedRisk risk) {
    return ((ExpectedRisk.Quadrature)
            risk.expectedRisk(IdealisedAlgorithm.MINIMAL_NORM, SAMPLES, LEVEL, 1))
        .estimate();
  }

  private static MonteCarloEstimate sampled(TrainedRisk risk, IdealisedAlgorithm algorithm) {
    return ((ExpectedRisk.Sampled) risk.sampled(algorithm, SAMPLES, LEVEL, 31)).estimate();
  }

  @Test
  void minimalNormWithTwoFeaturesHasAClosedForm() {
    // ½(σ² + E t² − 2μE t), σ² = 2μ = 2 + 4/π, E t = 1 + (2/π)ln 2, E t² = (4 + 4 ln 2)/π.
    double log2 = Math.log(2);
    double mu = 1 + 2 / Math.PI;
    double expected = mu + (2 + 2 * log2) / Math.PI - mu * (1 + 2 * log2 / Math.PI);
    assertEquals(expected, quadrature(folded(2, 0)).value(), QUADRATURE);
    // Lemma E.1's risk as the test: ½(3 + E t² − 2E t).
    double gaussian = 1.5 + (2 + 2 * log2) / Math.PI - 1 - 2 * log2 / Math.PI;
    assertEquals(gaussian, quadrature(gaussian(2, 0)).value(), QUADRATURE);
  }

  @Test
  void quadratureAgreesWithSimulationAndThePrintedSignDoesNot() {
    for (int n : new int[] {2, 3, 8}) {
      for (TrainedRisk risk : List.of(folded(n, 0), gaussian(n, 0))) {
        QuadratureEstimate quadrature = quadrature(risk);
        MonteCarloEstimate sampled = sampled(risk, IdealisedAlgorithm.MINIMAL_NORM);
        assertTrue(sampled.covers(quadrature.value()), () -> quadrature + " " + sampled);
        assertTrue(quadrature.lower() <= quadrature.value());
        assertTrue(quadrature.value() <= quadrature.upper());
        assertTrue(!sampled.covers(printed(risk)), () -> printed(risk) + " " + sampled);
        assertTrue(!sampled.covers(droppedHalf(risk)));
      }
    }
  }

  /** Proposition E.2 (i) as printed, with + E(μ y/x_max): wrong. */
  private static double printed(TrainedRisk risk) {
    LargestEntryRatio ratio = new LargestEntryRatio(risk.training().dimension());
    double sigma2 = risk.test().labelMoment().getReal();
    double mu = risk.test().crossMoments().get(0).getReal();
    return (sigma2 + ratio.secondMoment().value() + mu * ratio.firstMoment().value()) / 2;
  }

  /** With −μ instead of −2μ, the sign alone repaired: also wrong. */
  private static double droppedHalf(TrainedRisk risk) {
    LargestEntryRatio ratio = new LargestEntryRatio(risk.training().dimension());
    double mu = risk.test().crossMoments().get(0).getReal();
    return printed(risk) - mu * ratio.firstMoment().value();
  }

  @Test
  void printedSignFailsAlreadyForOneFeatureWhereTheRiskIsZero() {
    assertEquals(1.5, printed(folded(1, 0)));
    assertEquals(
        new ExpectedRisk.Exact(0, "n = 1 without noise: v = 1 is the only choice"),
        folded(1, 0).expectedRisk(IdealisedAlgorithm.MINIMAL_NORM, SAMPLES, LEVEL, 1));
  }

  @Test
  void oneFeatureMakesMinimalSharpnessFinite() {
    // The paper says that the expectation blows up; its lower bound has the factor n − 1.
    assertEquals(
        new ExpectedRisk.Exact(0, "n = 1 without noise: v = 1 is the only choice"),
        folded(1, 0).expectedRisk(IdealisedAlgorithm.MINIMAL_SHARPNESS, SAMPLES, LEVEL, 1));
    assertInstanceOf(
        ExpectedRisk.Infinite.class,
        folded(2, 0).expectedRisk(IdealisedAlgorithm.MINIMAL_SHARPNESS, SAMPLES, LEVEL, 1));
  }

  @Test
  void optimumOfTheFoldedExampleIsTheTruthWithRiskZero() {
    for (int n : new int[] {2, 3, 10}) {
      ExpectedRisk.Exact optimum =
          (ExpectedRisk.Exact)
              folded(n, 0).expectedRisk(IdealisedAlgorithm.OPTIMUM, SAMPLES, LEVEL, 1);
      assertEquals(0, optimum.value(), QUADRATURE);
      // Each simulated optimum is v = 1, up to cond(Σ) times rounding.
      MonteCarloEstimate simulated =
          ((ExpectedRisk.Sampled) folded(n, 0).sampled(IdealisedAlgorithm.OPTIMUM, 200, LEVEL, 1))
              .estimate();
      assertEquals(0, simulated.mean(), 1e-12 * n * n);
    }
  }

  @Test
  void optimumUnderTheGaussianTestIsHalfTheLabelNoise() {
    // Σ1 = μ also for Σ = I: v = 1 with risk ½.
    ExpectedRisk.Exact optimum =
        (ExpectedRisk.Exact)
            gaussian(4, 0).expectedRisk(IdealisedAlgorithm.OPTIMUM, SAMPLES, LEVEL, 1);
    assertEquals(0.5, optimum.value());
  }

  @Test
  void optimumUnderAnotherTestIsSimulatedAndLiesBelowTheTruth() {
    // Target v* = (3, 0, 1): 1 interpolates without noise, so E R(A_opt) ≤ R(1).
    RiskModel<Binary64> test =
        RiskModel.linear(
            RiskModel.equicorrelated(3, Binary64.ONE, new Binary64(0.25)),
            List.of(new Binary64(3), Binary64.ZERO, Binary64.ONE),
            Binary64.ONE);
    TrainedRisk risk = new TrainedRisk(new FoldedGaussianTraining(3, 0), test);
    MonteCarloEstimate optimum =
        ((ExpectedRisk.Sampled) risk.expectedRisk(IdealisedAlgorithm.OPTIMUM, 5_000, LEVEL, 17))
            .estimate();
    assertTrue(optimum.upper() < test.risk(Vectors.constant(3, Binary64.ONE)).getReal());
    assertTrue(optimum.lower() > 0.5, "no point has less risk than the label noise");
    assertTrue(optimum.upper() < sampled(risk, IdealisedAlgorithm.MINIMAL_NORM).lower());
  }

  @Test
  void unequalFeaturesEnterByTheirMeans() {
    // Σ = diag(1, 4), target (1, 2): k is uniform, so Σ̄ = 5/2 and μ̄ = 9/2.
    RiskModel<Binary64> test =
        RiskModel.linear(
            List.of(List.of(Binary64.ONE, Binary64.ZERO), List.of(Binary64.ZERO, new Binary64(4))),
            List.of(Binary64.ONE, new Binary64(2)),
            Binary64.ZERO);
    TrainedRisk risk = new TrainedRisk(new FoldedGaussianTraining(2, 0), test);
    double value = quadrature(risk).value();
    assertTrue(sampled(risk, IdealisedAlgorithm.MINIMAL_NORM).covers(value));
    double log2 = Math.log(2);
    double expected = (17 + 2.5 * (4 + 4 * log2) / Math.PI - 9 * (1 + 2 * log2 / Math.PI)) / 2;
    assertEquals(expected, value, QUADRATURE);
  }

  @Test
  void noisyRisksAreReportedByWhatIsFinite() {
    for (IdealisedAlgorithm algorithm :
        List.of(IdealisedAlgorithm.MINIMAL_NORM, IdealisedAlgorithm.OPTIMUM)) {
      assertInstanceOf(
          ExpectedRisk.Infinite.class, gaussian(2, 1).expectedRisk(algorithm, 500, LEVEL, 3));
      assertInstanceOf(
          ExpectedRisk.SampledWithoutInterval.class,
          gaussian(3, 1).expectedRisk(algorithm, 500, LEVEL, 3));
      assertInstanceOf(
          ExpectedRisk.SampledWithoutInterval.class,
          gaussian(4, 1).expectedRisk(algorithm, 500, LEVEL, 3));
      assertInstanceOf(
          ExpectedRisk.Sampled.class, gaussian(5, 1).expectedRisk(algorithm, 500, LEVEL, 3));
    }
  }

  @Test
  void noisyOptimumIsBetterThanMinimalNormPointByPoint() {
    RiskModel<Binary64> test = RiskModel.foldedGaussian(DOUBLES, 6, Binary64.ONE);
    double difference = 0;
    int printedHasNoRoot = 0;
    for (TrainingPoint<Binary64> point : new FoldedGaussianTraining(6, 3).sample(300, 12)) {
      ConstrainedOptimum.Found found =
          (ConstrainedOptimum.Found) ConstrainedOptimum.of(test, point);
      assertTrue(found.kktResidual() < 1e-12, found::toString);
      double optimal = test.risk(Vectors.map(found.v(), Binary64::new)).getReal();
      double shortest = test.risk(point.minimalNorm().endToEnd().orElseThrow()).getReal();
      assertTrue(optimal <= shortest * (1 + 1e-12));
      difference += shortest - optimal;
      List<Double> printed = UnconstrainedOptimum.asPrinted(test, point);
      double least = test.risk(Vectors.map(printed, Binary64::new)).getReal();
      assertTrue(least <= optimal * (1 + 1e-12));
      printedHasNoRoot += printed.stream().anyMatch(entry -> entry < 0) ? 1 : 0;
    }
    assertTrue(difference > 0);
    assertTrue(printedHasNoRoot > 30, "printed A_opt undefined in " + printedHasNoRoot + " of 300");
  }

  @Test
  void unconstrainedOptimumUnderGaussianTestHasTheChiSquareMean() {
    // Σ = I, μ = 1, noise not conditioned: R − ½ = ½s²ε²/‖x‖², and E‖x‖⁻² = 1/(n − 2).
    int n = 8;
    RiskModel<Binary64> test = RiskModel.gaussian(DOUBLES, n);
    MonteCarloEstimate estimate =
        MonteCarloEstimate.of(
            20_000,
            LEVEL,
            77,
            generator -> {
              List<Binary64> x = new ArrayList<>();
              double y = generator.nextGaussian();
              for (int i = 0; i < n; i++) {
                x.add(new Binary64(Math.abs(generator.nextGaussian())));
                y += x.get(i).getReal();
              }
              List<Binary64> v = UnconstrainedOptimum.solve(test, x, new Binary64(y)).orElseThrow();
              return test.risk(v).getReal();
            });
    assertTrue(estimate.covers(0.5 + 0.5 / (n - 2)), estimate::toString);
    assertTrue(!estimate.covers(0.5 + 0.5 / n));
  }

  @Test
  void simulationIsAFunctionOfItsSeed() {
    TrainedRisk risk = gaussian(5, 1);
    assertEquals(
        risk.sampled(IdealisedAlgorithm.OPTIMUM, 100, LEVEL, 5),
        risk.sampled(IdealisedAlgorithm.OPTIMUM, 100, LEVEL, 5));
  }

  @Test
  void differentDimensionsAreRefused() {
    FoldedGaussianTraining training = new FoldedGaussianTraining(3, 0);
    RiskModel<Binary64> test = RiskModel.gaussian(DOUBLES, 2);
    assertThrows(IllegalArgumentException.class, () -> new TrainedRisk(training, test));
  }

  @Test
  void minimalSharpnessCanBeOptimalAndMinimalNormNot() {
    // The paper presumes that minimal sharpness has the larger risk. Independent x₁ uniform on
    // [1, 2] and x₂ uniform on [3, 4] with y = x₁ meet all assumptions of Proposition E.2, and the
    // smallest entry is the one that matters: v = e₁ has risk 0 for every training point.
    RiskModel<BigFraction> test =
        new RiskModel<>(
            List.of(
                List.of(new BigFraction(7, 3), new BigFraction(21, 4)),
                List.of(new BigFraction(21, 4), new BigFraction(37, 3))),
            List.of(new BigFraction(7, 3), new BigFraction(21, 4)),
            new BigFraction(7, 3));
    for (int a : new int[] {10, 13, 20}) {
      for (int b : new int[] {30, 37, 40}) {
        BigFraction y = new BigFraction(a, 10);
        TrainingPoint<BigFraction> point =
            new TrainingPoint<>(List.of(y, new BigFraction(b, 10)), y);
        BigFraction flattest = test.risk(point.minimalSharpness().endToEnd().orElseThrow());
        BigFraction shortest = test.risk(point.minimalNorm().endToEnd().orElseThrow());
        assertTrue(flattest.isZero());
        // ½(37t²/3 − 21t/2 + 7/3) is at least 0.049, at t = 63/148.
        assertTrue(shortest.compareTo(new BigFraction(1, 25)) > 0);
      }
    }
  }
}
