package normsharp.empirical.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import normsharp.empirical.descent.RunOutcome;

class LearningRateGridsProperties {
  private static final RateSchedule.AppendixG STANDARD = RateSchedule.AppendixG.DEFAULT;

  /** The rates are rounded once each. */
  private static final double ROUNDING = 1e-15;

  private static List<PlannedRate> run(LearningRateGrids grids, long seed) {
    Random random = new Random(seed);
    double limit = 20 * random.nextDouble() / grids.peakSharpness();
    List<PlannedRate> all = new ArrayList<>();
    List<FinishedRate> done = new ArrayList<>();
    List<PlannedRate> next = grids.next(done);
    while (!next.isEmpty()) {
      assertTrue(all.size() < 10_000, "the schedule must end");
      for (PlannedRate rate : next) {
        all.add(rate);
        boolean reached = rate.rate() < limit || random.nextInt(8) == 0;
        done.add(new FinishedRate(rate.rate(), reached ? RunOutcome.REACHED : RunOutcome.DIVERGED));
      }
      next = grids.next(done);
    }
    return all;
  }

  @Property(seed = "51", tries = 300)
  void allRatesArePositiveDistinctAndInOrder(
      @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 1e4) double s0,
      @ForAll @Scale(6) @DoubleRange(min = 0.9, max = 40) double ratio,
      @ForAll long seed) {
    LearningRateGrids grids = new LearningRateGrids(s0, s0 * ratio, STANDARD);
    List<PlannedRate> planned = grids.planned();
    for (int i = 1; i < planned.size(); i++) {
      assertTrue(planned.get(i - 1).rate() < planned.get(i).rate());
    }
    List<Double> all = run(grids, seed).stream().map(PlannedRate::rate).sorted().toList();
    assertTrue(all.get(0) > 0);
    for (int i = 1; i < all.size(); i++) {
      assertTrue(all.get(i) > all.get(i - 1) * (1 + PlannedRate.SAME_RATE), all.toString());
    }
  }

  @Property(seed = "52", tries = 300)
  void theStepIsPositiveAndTheFallbackIsNamed(
      @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 1e4) double s0,
      @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 6) double ratio) {
    double sGf = s0 * ratio;
    LearningRateGrids grids = new LearningRateGrids(s0, sGf, STANDARD);
    assertTrue(grids.step().signum() > 0);
    if (sGf < 2.999999 * s0) {
      assertTrue(grids.fallback().isPresent());
    } else if (sGf > 3.000001 * s0) {
      assertTrue(grids.fallback().isEmpty());
    }
  }

  @Property(seed = "53", tries = 200)
  void scalingBothSharpnessesDividesTheRates(
      @ForAll @Scale(6) @DoubleRange(min = 1, max = 1e3) double s0,
      @ForAll @Scale(6) @DoubleRange(min = 1, max = 40) double ratio,
      @ForAll @IntRange(min = -30, max = 30) int exponent,
      @ForAll long seed) {
    double factor = Math.scalb(1.0, exponent);
    List<PlannedRate> before = run(new LearningRateGrids(s0, s0 * ratio, STANDARD), seed);
    List<PlannedRate> after =
        run(new LearningRateGrids(s0 * factor, s0 * ratio * factor, STANDARD), seed);
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      // A power of two changes no significand.
      assertEquals(before.get(i).rate(), after.get(i).rate() * factor);
      assertEquals(before.get(i).part(), after.get(i).part());
    }
  }

  @Property(seed = "54", tries = 200)
  void scalingByAnyFactorDividesThePlannedRates(
      @ForAll @IntRange(min = 1, max = 1000) int s0,
      @ForAll @IntRange(min = 1, max = 1000) int sGf,
      @ForAll @IntRange(min = 1, max = 1000) int factor) {
    List<PlannedRate> before = new LearningRateGrids(s0, sGf, STANDARD).planned();
    List<PlannedRate> after =
        new LearningRateGrids((double) s0 * factor, (double) sGf * factor, STANDARD).planned();
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      assertEquals(1, before.get(i).rate() / (after.get(i).rate() * factor), ROUNDING);
      assertEquals(before.get(i).part(), after.get(i).part());
    }
  }

  @Property(seed = "55", tries = 200)
  void whatIsDoneInAnyOrderGivesTheSameNext(
      @ForAll @Scale(6) @DoubleRange(min = 1, max = 40) double ratio, @ForAll long seed) {
    LearningRateGrids grids = new LearningRateGrids(10, 10 * ratio, STANDARD);
    List<RunOutcome> outcomes = List.of(RunOutcome.values());
    Random random = new Random(seed);
    List<FinishedRate> done = new ArrayList<>();
    for (PlannedRate rate : grids.planned()) {
      if (random.nextInt(50) > 0) {
        RunOutcome outcome = outcomes.get(random.nextInt(outcomes.size()));
        done.add(new FinishedRate(rate.rate(), outcome));
      }
    }
    List<FinishedRate> shuffled = new ArrayList<>(done);
    Collections.shuffle(shuffled, random);
    List<PlannedRate> next = grids.next(done);
    assertEquals(next, grids.next(shuffled));
    Set<Double> run = new HashSet<>();
    done.forEach(each -> run.add(each.rate()));
    assertTrue(next.stream().noneMatch(each -> run.contains(each.rate())));
  }
}
