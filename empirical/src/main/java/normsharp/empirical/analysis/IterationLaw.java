package normsharp.empirical.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Iterations N to the goal against the learning rate: slope of log N on log η, up to the critical
 * rate and above it. N ∝ 1/η has slope −1.
 *
 * <p>Only runs that reached their goal after at least one step are used.
 *
 * @param below fit over η ≤ η_c; empty with fewer than 3 runs or one rate
 * @param above fit over η &gt; η_c; likewise
 * @param difference interval (Welch) of the slope below minus the slope above; empty unless both
 *     are there
 * @see "Appendix H.8: N decreases at an approximate rate of 1/η, faster below η_c than above"
 */
public record IterationLaw(
    Optional<LineFit> below, Optional<LineFit> above, Optional<ConfidenceInterval> difference) {
  /** What the data say of the two slopes. */
  public enum Steepness {
    /** The slope below is the more negative one, with 95 % confidence. */
    STEEPER_BELOW,
    /** The slope above is the more negative one, with 95 % confidence. */
    STEEPER_ABOVE,
    /** The interval of the difference holds 0. */
    UNDECIDED,
    /** A side has too few runs. */
    TOO_FEW_RUNS
  }

  /** Fits both sides of a critical rate. */
  public static IterationLaw of(SweepResults sweep, double criticalRate) {
    Numbers.positive("the critical rate", criticalRate);
    Optional<LineFit> below = fit(sweep, run -> run.eta() <= criticalRate);
    Optional<LineFit> above = fit(sweep, run -> run.eta() > criticalRate);
    Optional<ConfidenceInterval> difference =
        below.flatMap(first -> above.map(second -> difference(first, second)));
    return new IterationLaw(below, above, difference);
  }

  /** Whether −1 lies in the interval of the slope below; empty without that slope. */
  public Optional<Boolean> inverseBelow() {
    return below.map(fit -> fit.slopeInterval().contains(-1));
  }

  /** Whether −1 lies in the interval of the slope above; empty without that slope. */
  public Optional<Boolean> inverseAbove() {
    return above.map(fit -> fit.slopeInterval().contains(-1));
  }

  /** Which side is steeper. */
  public Steepness steepness() {
    return difference
        .map(
            interval -> {
              if (interval.upper() < 0) {
                return Steepness.STEEPER_BELOW;
              }
              return interval.lower() > 0 ? Steepness.STEEPER_ABOVE : Steepness.UNDECIDED;
            })
        .orElse(Steepness.TOO_FEW_RUNS);
  }

  /** The result in words. */
  public String toText() {
    return "d log N/d log η below η_c "
        + text(below)
        + "; above "
        + text(above)
        + "; "
        + steepness();
  }

  private static String text(Optional<LineFit> fit) {
    return fit.map(
            line ->
                String.format(
                    Locale.ROOT,
                    "%s %s, −1 %s, %d runs",
                    Numbers.text(line.slope()),
                    line.slopeInterval().toText(),
                    line.slopeInterval().contains(-1) ? "inside" : "outside",
                    line.points()))
        .orElse("not fitted: too few runs");
  }

  private static Optional<LineFit> fit(SweepResults sweep, Predicate<RateResult> side) {
    List<RateResult> runs =
        sweep.reached().stream().filter(run -> run.iterations() >= 1).filter(side).toList();
    return LineFit.of(Series.logLog(runs, RateResult::iterations));
  }

  private static ConfidenceInterval difference(LineFit first, LineFit second) {
    double a = first.slopeError() * first.slopeError();
    double b = second.slopeError() * second.slopeError();
    double difference = first.slope() - second.slope();
    double half = 0;
    if (a + b > 0) {
      double freedom =
          (a + b) * (a + b) / (a * a / (first.points() - 2) + b * b / (second.points() - 2));
      half = LineFit.studentQuantile(freedom) * Math.sqrt(a + b);
    }
    return new ConfidenceInterval(
        difference - half, difference + half, ConfidenceInterval.Method.WELCH);
  }
}
