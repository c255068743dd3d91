package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MonteCarloEstimateTest {
  @Test
  void sameSeedGivesTheSameEstimateAndAnotherSeedAnother() {
    MonteCarloEstimate one = MonteCarloEstimate.of(1000, 0.95, 1, RandomGenerator::nextGaussian);
    assertEquals(one, MonteCarloEstimate.of(1000, 0.95, 1, RandomGenerator::nextGaussian));
    assertTrue(
        one.mean() != MonteCarloEstimate.of(1000, 0.95, 2, RandomGenerator::nextGaussian).mean());
  }

  @Test
  void meanAndStandardErrorAreThoseOfTheSample() {
    double[] draws = {1, 2, 6};
    int[] next = {0};
    MonteCarloEstimate estimate = MonteCarloEstimate.of(3, 0.5, 9, generator -> draws[next[0]++]);
    // Mean 3, sample variance (4 + 1 + 9)/2 = 7, standard error √(7/3).
    assertEquals(3, estimate.mean(), 1e-15);
    assertEquals(Math.sqrt(7.0 / 3), estimate.standardError(), 1e-15);
  }

  @Test
  void intervalUsesTheNormalQuantile() {
    MonteCarloEstimate estimate = new MonteCarloEstimate(10, 2, 0.95, 100, 1);
    assertEquals(10 - 2 * 1.959963984540054, estimate.lower(), 1e-12);
    assertEquals(10 + 2 * 1.959963984540054, estimate.upper(), 1e-12);
    assertTrue(estimate.covers(13.9) && !estimate.covers(14));
  }

  @Test
  void intervalsCoverAsOftenAsTheirLevelSays() {
    int covered = 0;
    for (int seed = 0; seed < 400; seed++) {
      covered +=
          MonteCarloEstimate.of(200, 0.9, seed, RandomGenerator::nextDouble).covers(0.5) ? 1 : 0;
    }
    // Binomial(400, 0.9): mean 360, standard deviation 6; four of them either side.
    assertTrue(covered >= 336 && covered <= 384, "covered " + covered);
  }

  @Test
  void badPlansAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> MonteCarloEstimate.of(1, 0.9, 1, RandomGenerator::nextDouble));
    assertThrows(
        IllegalArgumentException.class,
        () -> MonteCarloEstimate.of(10, 1, 1, RandomGenerator::nextDouble));
    assertThrows(IllegalArgumentException.class, () -> new MonteCarloEstimate(0, -1, 0.9, 10, 1));
  }
}
