package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;
import normsharp.empirical.descent.RunOutcome;
import org.junit.jupiter.api.Test;

class SweepResultsTest {
  @Test
  void theRateThatBothGridsShareCountsOnce() {
    double peak = 0.3;
    List<RateResult> runs =
        List.of(
            SyntheticSweeps.run(6 / peak, 43, 1, 1, 10, 1),
            SyntheticSweeps.run(12 / (2 * peak) * (1 + 1e-15), 43, 1, 1, 10, 1),
            SyntheticSweeps.run(6 / peak, 44, 1, 1, 10, 1),
            SyntheticSweeps.run(3, 43, 1, 1, 10, 1));
    SweepResults sweep = SyntheticSweeps.sweep(peak, runs);
    assertEquals(1, sweep.repetitions());
    assertEquals(3, sweep.runs().size());
    assertEquals(3, sweep.runs().get(0).eta());
  }

  @Test
  void unfinishedRunsAreCountedAndNamed() {
    List<RateResult> runs =
        List.of(
            SyntheticSweeps.run(0.1, 43, 1, 1, 10, 1),
            RateResult.unfinished(0.5, 43, RateGrid.COARSE, RunOutcome.DIVERGED, 7),
            RateResult.unfinished(0.01, 43, RateGrid.FINE, RunOutcome.STEP_LIMIT, 99));
    SweepResults sweep = SyntheticSweeps.sweep(20, runs);
    assertEquals(1, sweep.reached().size());
    String text = sweep.toText();
    assertTrue(text.contains("diverged at η = 0.5000 (seed 43)"), text);
    assertTrue(text.contains("step limit at η = 0.01000 (seed 43)"), text);
  }

  @Test
  void impossibleMeasurementsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> measured(0, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> measured(2, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> measured(1, 1, 1.5));
    assertThrows(IllegalArgumentException.class, () -> NormValue.of(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RateResult(0.1, 1, RateGrid.FINE, RunOutcome.REACHED, 1, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FlowResult(3, 2, 1, Map.of(), OptionalDouble.empty()));
    assertThrows(IllegalArgumentException.class, () -> new Resampling(1, 98));
  }

  @Test
  void neighbouringSeedsAndUsesShareNoRandomNumbers() {
    TreeSet<Long> seen = new TreeSet<>();
    for (long seed = 40; seed < 50; seed++) {
      for (int use = 0; use < 5; use++) {
        SplittableRandom random = new Resampling(seed, 99).random(use);
        for (int i = 0; i < 100; i++) {
          assertTrue(seen.add(random.nextLong()));
        }
      }
    }
  }

  @Test
  void sharpeningIsTheGrowthAlongTheFlow() {
    FlowResult grows = new FlowResult(10, 200, 150, Map.of(), OptionalDouble.empty());
    assertTrue(ProgressiveSharpening.of(grows).tookPlace());
    assertEquals(20, ProgressiveSharpening.of(grows).ratio());
    assertEquals(0.01, grows.predictedCriticalRate());
    FlowResult scaled = new FlowResult(500, 500, 100, Map.of(), OptionalDouble.empty());
    assertFalse(ProgressiveSharpening.of(scaled).tookPlace());
  }

  private static Measurements measured(double sharpness, double largest, double accuracy) {
    return new Measurements(
        sharpness, largest, Map.of(), 0, OptionalDouble.empty(), OptionalDouble.of(accuracy));
  }
}
