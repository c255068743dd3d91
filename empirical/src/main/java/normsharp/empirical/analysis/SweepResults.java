package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import normsharp.empirical.descent.RunOutcome;

/**
 * All runs of one configuration and the gradient flow that they are compared with.
 *
 * <p>The fine and the coarse grid share the rate 6/s_GF: of runs with the same seed whose rates
 * agree to a relative 10⁻¹² only the first is kept, so that no run counts twice.
 *
 * @param name the configuration, as a person would write it
 * @param flow gradient flow from the same initialisation
 * @param runs all runs in ascending order of η, without repetitions
 * @param repetitions number of runs left out as repetitions
 */
public record SweepResults(String name, FlowResult flow, List<RateResult> runs, int repetitions) {
  private static final double SAME_RATE = 1e-12;

  /** Sorts the runs and leaves out repetitions. */
  public SweepResults {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sweep must have a name, got a blank one");
    }
    if (repetitions < 0) {
      throw new IllegalArgumentException(
          "the number of repetitions must be ≥ 0, got " + repetitions);
    }
    List<RateResult> distinct = distinct(runs);
    repetitions += runs.size() - distinct.size();
    runs = distinct;
  }

  /** A sweep from all its runs, in any order. */
  public static SweepResults of(String name, FlowResult flow, List<RateResult> runs) {
    return new SweepResults(name, flow, runs, 0);
  }

  /** The runs that reached their goal, in ascending order of η: all that statistics may use. */
  public List<RateResult> reached() {
    return with(RunOutcome.REACHED);
  }

  /** The runs with one outcome, in ascending order of η. */
  public List<RateResult> with(RunOutcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).toList();
  }

  /** Names of the norms that some finished run measured, in alphabetical order. */
  public List<String> normNames() {
    TreeSet<String> names = new TreeSet<>();
    reached().forEach(run -> names.addAll(run.measured().norms().keySet()));
    return List.copyOf(names);
  }

  /** How many runs reached their goal, and which did not. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "%d runs: %d reached the goal; diverged at η = %s; step limit at η = %s; %d repetitions"
            + " left out",
        runs.size(),
        reached().size(),
        rates(RunOutcome.DIVERGED),
        rates(RunOutcome.STEP_LIMIT),
        repetitions);
  }

  private String rates(RunOutcome outcome) {
    List<String> rates =
        with(outcome).stream()
            .map(run -> Numbers.text(run.eta()) + " (seed " + run.seed() + ")")
            .toList();
    return rates.isEmpty() ? "none" : String.join(", ", rates);
  }

  /** Whether two rates are one rate, up to the rounding of a grid's formula. */
  static boolean sameRate(double first, double second) {
    return Math.abs(first - second) <= SAME_RATE * Math.max(first, second);
  }

  private static List<RateResult> distinct(List<RateResult> runs) {
    List<RateResult> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingLong(RateResult::seed).thenComparingDouble(RateResult::eta));
    List<RateResult> distinct = new ArrayList<>();
    for (RateResult run : sorted) {
      if (!distinct.isEmpty()) {
        RateResult last = distinct.get(distinct.size() - 1);
        if (last.seed() == run.seed() && sameRate(last.eta(), run.eta())) {
          continue;
        }
      }
      distinct.add(run);
    }
    distinct.sort(Comparator.comparingDouble(RateResult::eta).thenComparingLong(RateResult::seed));
    return List.copyOf(distinct);
  }
}
