package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import normsharp.empirical.descent.RunOutcome;
import org.junit.jupiter.api.Test;

class IterationLawTest {
  private static final double CRITICAL = 0.01;
  private static final List<Double> RATES = SyntheticSweeps.rates(200);

  @Test
  void oneOverEtaBelowAndSlowerAboveIsThePapersLaw() {
    Random random = new Random(81);
    IterationLaw law =
        law(
            eta ->
                1e6
                    * Math.pow(eta / CRITICAL, eta <= CRITICAL ? -1 : -0.5)
                    * Math.exp(0.02 * random.nextGaussian()));
    assertEquals(Optional.of(true), law.inverseBelow());
    assertEquals(Optional.of(false), law.inverseAbove());
    assertEquals(IterationLaw.Steepness.STEEPER_BELOW, law.steepness());
    assertEquals(4, law.below().orElseThrow().points());
  }

  @Test
  void theContraryIsSeenToo() {
    Random random = new Random(82);
    IterationLaw law =
        law(
            eta ->
                1e6
                    * Math.pow(eta / CRITICAL, eta <= CRITICAL ? -0.5 : -1)
                    * Math.exp(0.02 * random.nextGaussian()));
    assertEquals(Optional.of(false), law.inverseBelow());
    assertEquals(IterationLaw.Steepness.STEEPER_ABOVE, law.steepness());
  }

  @Test
  void oneLawOnBothSidesIsUndecidedAsOftenAsTheLevelSays() {
    Random random = new Random(83);
    int undecided = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      IterationLaw law = law(eta -> 1e5 / eta * Math.exp(0.1 * random.nextGaussian()));
      undecided += law.steepness() == IterationLaw.Steepness.UNDECIDED ? 1 : 0;
    }
    assertTrue(undecided >= 180 && undecided <= 199, "undecided " + undecided);
  }

  @Test
  void runsThatDidNotFinishOrStartAtTheGoalDoNotCount() {
    List<RateResult> runs =
        List.of(
            SyntheticSweeps.run(0.001, 43, 1, 1, 0, 1),
            SyntheticSweeps.run(0.002, 43, 1, 1, 500, 1),
            SyntheticSweeps.run(0.004, 43, 1, 1, 250, 1),
            RateResult.unfinished(0.005, 43, RateGrid.FINE, RunOutcome.STEP_LIMIT, 999));
    IterationLaw law = IterationLaw.of(SyntheticSweeps.sweep(200, runs), CRITICAL);
    assertTrue(law.below().isEmpty());
    assertEquals(IterationLaw.Steepness.TOO_FEW_RUNS, law.steepness());
    assertEquals(Optional.empty(), law.inverseBelow());
  }

  private static IterationLaw law(DoubleUnaryOperator iterations) {
    List<RateResult> runs =
        RATES.stream()
            .map(
                eta ->
                    SyntheticSweeps.run(
                        eta, 43, 1, 1, Math.round(iterations.applyAsDouble(eta)), 1))
            .toList();
    return IterationLaw.of(SyntheticSweeps.sweep(200, runs), CRITICAL);
  }
}
