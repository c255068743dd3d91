package normsharp.empirical.configuration;

import java.util.Collection;
import java.util.List;
import normsharp.empirical.descent.RunOutcome;

/** Which learning rates a sweep runs. */
public sealed interface RateSchedule {
  /**
   * The rates that can be run now, given the runs that have ended. A sweep is complete when none is
   * left: while {@code next} is not empty, run what it says and add how that ended. The answer
   * depends on nothing else, so that an interrupted sweep goes on where it stood.
   *
   * @param initialSharpness s₀ &gt; 0 of the gradient flow
   * @param peakSharpness s_GF &gt; 0
   * @param done how runs ended, in any order
   * @return rates that are not among those done, ascending; empty when the sweep is complete
   */
  List<PlannedRate> next(
      double initialSharpness, double peakSharpness, Collection<FinishedRate> done);

  /**
   * The grids of Appendix G, with what the paper leaves open; see {@link LearningRateGrids}.
   *
   * @param fine whether the fine grid is run
   * @param finePoints points of the fine grid, ≥ 1; the paper's 12 end at 6/s_GF
   * @param coarse whether the coarse grid and its continuations are run
   * @param downwardLimit largest number of coarse rates below 6/s_GF, ≥ 0
   * @param upwardLimit largest number of coarse rates above the interval, ≥ 0
   * @param stepLimitIsDivergence whether a run that hits the step limit counts as a divergence
   *     here; runs at large rates may neither diverge nor converge
   * @param refinementRounds how often the step is decreased below a divergence within the coarse
   *     interval, ≥ 0
   * @param refinementPieces into how many pieces each round divides a step, ≥ 2
   */
  record AppendixG(
      boolean fine,
      int finePoints,
      boolean coarse,
      int downwardLimit,
      int upwardLimit,
      boolean stepLimitIsDivergence,
      int refinementRounds,
      int refinementPieces)
      implements RateSchedule {
    /** Both grids; at most 24 rates downward and 40 upward, one refinement into 4 pieces. */
    public static final AppendixG DEFAULT = new AppendixG(true, 12, true, 24, 40, true, 1, 4);

    /** Checks the ranges. */
    public AppendixG {
      if (!fine && !coarse) {
        throw new IllegalArgumentException(
            "a sweep must have a grid: set 'fine' or 'coarse' to true, or list rates");
      }
      requireWithin("fine-points", finePoints, 1, 10_000);
      requireWithin("downward-limit", downwardLimit, 0, 10_000);
      requireWithin("upward-limit", upwardLimit, 0, 10_000);
      requireWithin("refinement-rounds", refinementRounds, 0, 10);
      requireWithin("refinement-pieces", refinementPieces, 2, 100);
    }

    private static void requireWithin(String what, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s must lie in %d … %d, got %d".formatted(what, least, most, value));
      }
    }

    /** Whether an outcome ends the way upward. */
    boolean isDivergence(RunOutcome outcome) {
      return outcome == RunOutcome.DIVERGED
          || (stepLimitIsDivergence && outcome == RunOutcome.STEP_LIMIT);
    }

    @Override
    public List<PlannedRate> next(
        double initialSharpness, double peakSharpness, Collection<FinishedRate> done) {
      return new LearningRateGrids(initialSharpness, peakSharpness, this).next(done);
    }
  }

  /**
   * Rates given one by one; the flow's sharpness plays no part.
   *
   * @param rates at least one, each positive and finite, no two equal; kept in ascending order
   */
  record Listed(List<Double> rates) implements RateSchedule {
    /** Checks and sorts the rates. */
    public Listed {
      if (rates.isEmpty()) {
        throw new IllegalArgumentException("a list of learning rates must not be empty");
      }
      rates.forEach(PlannedRate::requireRate);
      rates = rates.stream().sorted().toList();
      for (int i = 1; i < rates.size(); i++) {
        if (PlannedRate.same(rates.get(i - 1), rates.get(i))) {
          throw new IllegalArgumentException(
              "learning rates must differ, got %s and %s"
                  .formatted(rates.get(i - 1), rates.get(i)));
        }
      }
    }

    @Override
    public List<PlannedRate> next(
        double initialSharpness, double peakSharpness, Collection<FinishedRate> done) {
      return rates.stream()
          .filter(rate -> done.stream().noneMatch(run -> PlannedRate.same(run.rate(), rate)))
          .map(rate -> new PlannedRate(rate, RatePart.LISTED))
          .toList();
    }
  }
}
