package normsharp.empirical.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import normsharp.empirical.descent.RunOutcome;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class LearningRateGridsTest {
  private static final RateSchedule.AppendixG STANDARD = RateSchedule.AppendixG.DEFAULT;

  private static List<Double> rates(List<PlannedRate> planned, RatePart part) {
    return planned.stream().filter(each -> each.part() == part).map(PlannedRate::rate).toList();
  }

  private static List<Double> list(DoubleStream values) {
    return values.boxed().toList();
  }

  /** Runs a whole schedule; how a run ends depends on its rate. */
  private static List<PlannedRate> run(RateSchedule rates, double s0, double sGf, double limit) {
    return run(rates, s0, sGf, rate -> rate < limit ? RunOutcome.REACHED : RunOutcome.DIVERGED);
  }

  private static List<PlannedRate> run(
      RateSchedule rates, double s0, double sGf, DoubleFunction<RunOutcome> outcome) {
    List<PlannedRate> all = new ArrayList<>();
    List<FinishedRate> done = new ArrayList<>();
    List<PlannedRate> next = rates.next(s0, sGf, done);
    while (!next.isEmpty()) {
      assertTrue(all.size() < 10_000, "the schedule must end");
      for (PlannedRate rate : next) {
        all.add(rate);
        done.add(new FinishedRate(rate.rate(), outcome.apply(rate.rate())));
      }
      next = rates.next(s0, sGf, done);
    }
    return all;
  }

  @Test
  void theGridsOfAnExactExampleAreExact() {
    // s_GF = 128, s₀ = 8: 6/s_GF = 3/64, 2/s₀ = 1/4, Δ = (16 − 3)/64/8 = 13/512.
    LearningRateGrids grids = new LearningRateGrids(8, 128, STANDARD);
    assertEquals(new BigFraction(13, 512), grids.step());
    assertEquals(Optional.empty(), grids.fallback());
    assertEquals(
        list(IntStream.rangeClosed(1, 12).mapToDouble(k -> k / 256.0)),
        rates(grids.planned(), RatePart.FINE));
    assertEquals(
        list(IntStream.rangeClosed(1, 8).mapToDouble(j -> 3 / 64.0 + j * 13 / 512.0)),
        rates(grids.planned(), RatePart.COARSE),
        "the coarse grid's first point is the fine grid's last");
    assertEquals(List.of(3 / 64.0 - 13 / 512.0), rates(grids.planned(), RatePart.DOWNWARD));
    assertEquals(0.25, grids.planned().get(grids.planned().size() - 1).rate());
    assertEquals(0, grids.downwardLeftOut());
  }

  @Test
  void theCoarseGridAloneBeginsAtItsOwnFirstPoint() {
    RateSchedule.AppendixG coarse = new RateSchedule.AppendixG(false, 12, true, 24, 0, true, 0, 2);
    LearningRateGrids grids = new LearningRateGrids(8, 128, coarse);
    assertEquals(9, rates(grids.planned(), RatePart.COARSE).size());
    assertEquals(3 / 64.0, rates(grids.planned(), RatePart.COARSE).get(0));
  }

  @Test
  void downwardRatesAreStrictlyPositive() {
    // s_GF = 4 s₀: Δ = 1/(4 s_GF), so that 6/s_GF − 24Δ is exactly 0.
    LearningRateGrids grids = new LearningRateGrids(1, 4, STANDARD);
    List<Double> downward = rates(grids.planned(), RatePart.DOWNWARD);
    List<Double> expected =
        list(
            IntStream.rangeClosed(1, 23)
                .filter(j -> j % 2 == 1) // the others are on the fine grid
                .mapToDouble(j -> 1.5 - j / 16.0)
                .sorted());
    assertEquals(expected, downward);
    assertEquals(0, grids.downwardLeftOut());
  }

  @Test
  void aDownwardLimitLeavesOutTheSmallestRatesAndSaysSo() {
    RateSchedule.AppendixG few = new RateSchedule.AppendixG(false, 12, true, 5, 0, true, 0, 2);
    LearningRateGrids grids = new LearningRateGrids(1, 4, few);
    assertEquals(18, grids.downwardLeftOut());
    assertEquals(1.5 - 5 / 16.0, grids.planned().get(0).rate());
    // Just above 3 s₀ the printed rule gives more rates than could ever be run.
    LearningRateGrids tiny = new LearningRateGrids(1, Math.nextUp(3.0), few);
    assertEquals(Optional.empty(), tiny.fallback());
    assertTrue(tiny.downwardLeftOut() > 1e15);
  }

  @Test
  void whereThePrintedGridIsUndefinedTheFineSpacingGoesOn() {
    for (double s0 : new double[] {64 / 3.0 + 1e-14, 30, 64, 100}) {
      LearningRateGrids grids = new LearningRateGrids(s0, 64, STANDARD);
      assertEquals(Optional.of(CoarseFallback.FINE_SPACING), grids.fallback());
      assertEquals(new BigFraction(1, 128), grids.step());
      assertEquals(
          list(IntStream.rangeClosed(1, 20).mapToDouble(k -> k / 128.0)),
          grids.planned().stream().map(PlannedRate::rate).toList());
      assertEquals(List.of(), rates(grids.planned(), RatePart.DOWNWARD));
    }
    assertEquals(
        Optional.of(CoarseFallback.FINE_SPACING),
        new LearningRateGrids(1, 3, STANDARD).fallback(),
        "s_GF = 3 s₀ gives Δ = 0");
    assertEquals(Optional.empty(), new LearningRateGrids(1, Math.nextUp(3.0), STANDARD).fallback());
  }

  @Test
  void theWayUpwardEndsAtTheFirstDivergence() {
    List<PlannedRate> all = run(STANDARD, 8, 128, 0.3);
    List<Double> upward = rates(all, RatePart.UPWARD);
    double step = 13 / 512.0;
    assertEquals(List.of(0.25 + step, 0.25 + 2 * step), upward);
    assertEquals(List.of(), rates(all, RatePart.REFINED));
  }

  @Test
  void theWayUpwardEndsAtItsLimit() {
    assertEquals(40, rates(run(STANDARD, 8, 128, 1e9), RatePart.UPWARD).size());
    RateSchedule.AppendixG none = new RateSchedule.AppendixG(true, 12, true, 24, 0, true, 1, 4);
    assertEquals(List.of(), rates(run(none, 8, 128, 1e9), RatePart.UPWARD));
  }

  @Test
  void aStepLimitEndsTheWayUpwardOnlyWhenItCountsAsDivergence() {
    DoubleFunction<RunOutcome> slow =
        rate -> rate <= 0.25 ? RunOutcome.REACHED : RunOutcome.STEP_LIMIT;
    assertEquals(1, rates(run(STANDARD, 8, 128, slow), RatePart.UPWARD).size());
    RateSchedule.AppendixG strict = new RateSchedule.AppendixG(true, 12, true, 24, 7, false, 1, 4);
    assertEquals(7, rates(run(strict, 8, 128, slow), RatePart.UPWARD).size());
  }

  @Test
  void divergenceWithinTheIntervalRefinesTheStepBelowIt() {
    double step = 13 / 512.0;
    double diverging = 3 / 64.0 + 3 * step;
    List<PlannedRate> all = run(STANDARD, 8, 128, diverging - 0.3 * step);
    assertEquals(List.of(), rates(all, RatePart.UPWARD));
    assertEquals(
        list(IntStream.rangeClosed(1, 3).mapToDouble(i -> diverging - step + i * step / 4)),
        rates(all, RatePart.REFINED));
  }

  @Test
  void aSecondRoundRefinesWithinTheFirst() {
    RateSchedule.AppendixG twice = new RateSchedule.AppendixG(true, 12, true, 24, 5, true, 2, 2);
    double step = 13 / 512.0;
    double above = 3 / 64.0 + 2 * step;
    List<PlannedRate> all = run(twice, 8, 128, above - 0.6 * step);
    assertEquals(List.of(above - step / 2, above - 3 * step / 4), rates(all, RatePart.REFINED));
    all = run(twice, 8, 128, above - 0.4 * step);
    assertEquals(List.of(above - step / 2, above - step / 4), rates(all, RatePart.REFINED));
  }

  @Test
  void divergenceBelowTheIntervalRefinesNothing() {
    List<PlannedRate> all = run(STANDARD, 8, 128, 0.02);
    assertEquals(List.of(), rates(all, RatePart.REFINED));
    assertEquals(List.of(), rates(all, RatePart.UPWARD));
  }

  @Test
  void anInterruptedScheduleGoesOnWhereItStood() {
    LearningRateGrids grids = new LearningRateGrids(8, 128, STANDARD);
    List<PlannedRate> planned = grids.planned();
    List<FinishedRate> some =
        planned.subList(3, planned.size()).stream()
            .map(each -> new FinishedRate(each.rate() * (1 + 1e-13), RunOutcome.REACHED))
            .toList();
    assertEquals(planned.subList(0, 3), grids.next(some));
  }

  @Test
  void theFineGridAloneDependsOnNoOutcome() {
    RateSchedule.AppendixG fine = new RateSchedule.AppendixG(true, 4, false, 24, 40, true, 1, 4);
    List<PlannedRate> all = run(fine, 8, 128, 0.01);
    assertEquals(list(DoubleStream.of(1, 2, 3, 4).map(k -> k / 256)), rates(all, RatePart.FINE));
    assertEquals(4, all.size());
  }

  @Test
  void listedRatesAreRunOnceWhateverTheSharpness() {
    RateSchedule listed = new RateSchedule.Listed(List.of(0.3, 0.1));
    assertEquals(List.of(0.1, 0.3), rates(run(listed, 1, 1, 0.2), RatePart.LISTED));
    assertThrows(IllegalArgumentException.class, () -> new RateSchedule.Listed(List.of(0.1, 0.1)));
    assertThrows(IllegalArgumentException.class, () -> new RateSchedule.Listed(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new RateSchedule.Listed(List.of(Double.NaN)));
  }

  @Test
  void impossibleSharpnessIsRefused() {
    for (double sharpness :
        new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
      assertThrows(
          IllegalArgumentException.class, () -> new LearningRateGrids(sharpness, 1, STANDARD));
      assertThrows(
          IllegalArgumentException.class, () -> new LearningRateGrids(1, sharpness, STANDARD));
    }
  }

  @Test
  void ratesAreTheNearestDoublesOfTheExactOnes() {
    double s0 = 78.3;
    double sGf = 433.7;
    BigFraction start = new BigFraction(6).divide(Rationals.ofDouble(sGf));
    BigFraction step = new BigFraction(2).divide(Rationals.ofDouble(s0)).subtract(start).divide(8);
    List<Double> coarse =
        rates(new LearningRateGrids(s0, sGf, STANDARD).planned(), RatePart.COARSE);
    assertEquals(8, coarse.size());
    for (int j = 1; j <= 8; j++) {
      assertEquals(Rationals.toDouble(start.add(step.multiply(j))), coarse.get(j - 1));
    }
    assertFalse(coarse.contains(6 / sGf));
  }
}
