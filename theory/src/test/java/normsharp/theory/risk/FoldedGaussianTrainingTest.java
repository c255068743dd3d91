package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class FoldedGaussianTrainingTest {
  @Test
  void noiselessLabelsAreSumsOfPositiveFeatures() {
    for (TrainingPoint<Binary64> point : new FoldedGaussianTraining(3, 0).sample(100, 4)) {
      assertTrue(point.x().stream().allMatch(entry -> entry.getReal() > 0));
      assertEquals(Vectors.sum(point.x()).getReal(), point.y().getReal(), 1e-14);
    }
  }

  @Test
  void noisyLabelsAreConditionedToBeNonNegative() {
    List<TrainingPoint<Binary64>> points = new FoldedGaussianTraining(1, 5).sample(500, 4);
    assertTrue(points.stream().allMatch(TrainingPoint::isInterpolable));
    // Without the condition a share of arctan(5)/π = 0.437 would be negative.
    assertTrue(points.stream().allMatch(point -> point.y().getReal() >= 0));
  }

  @Test
  void sampleIsAFunctionOfItsSeed() {
    FoldedGaussianTraining training = new FoldedGaussianTraining(2, 1);
    assertEquals(training.sample(5, 8), training.sample(5, 8));
    assertTrue(!training.sample(5, 8).equals(training.sample(5, 9)));
  }

  @Test
  void oneFeatureHasNoInterpolationWithProbabilityArctanOfTheNoiseOverPi() {
    for (double noise : new double[] {0.1, 1, 10}) {
      MonteCarloEstimate estimate =
          new FoldedGaussianTraining(1, noise).emptinessProbability(100_000, 0.9999, 21);
      assertTrue(estimate.covers(Math.atan(noise) / Math.PI), estimate::toString);
      assertTrue(!estimate.covers(Math.atan(1.1 * noise) / Math.PI), "s must be told from 1.1s");
    }
  }

  @Test
  void paperSettingInTwoDimensionsIsEmptyMoreThanOneTimeInTen() {
    // Solid angle of the cone {x ≥ 0, ε < −x₁ − x₂} over that of {x ≥ 0}: 2·arctan(3 − 2√2)/π.
    double exact = 2 * Math.atan(3 - 2 * Math.sqrt(2)) / Math.PI;
    assertEquals(0.1082, exact, 1e-4);
    MonteCarloEstimate estimate =
        new FoldedGaussianTraining(2, 1).emptinessProbability(200_000, 0.9999, 22);
    assertTrue(estimate.covers(exact), estimate::toString);
    assertTrue(estimate.standardError() < 1e-3);
  }

  @Test
  void noiselessPointsAlwaysHaveAnInterpolation() {
    assertEquals(0, new FoldedGaussianTraining(2, 0).emptinessProbability(10, 0.9, 1).upper());
  }

  @Test
  void badParametersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FoldedGaussianTraining(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new FoldedGaussianTraining(1, -1));
    assertThrows(IllegalArgumentException.class, () -> new FoldedGaussianTraining(1, Double.NaN));
  }
}
