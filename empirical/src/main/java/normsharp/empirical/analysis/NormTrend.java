package normsharp.empirical.analysis;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How one norm depends on the learning rate, up to the critical rate and above it.
 *
 * @param norm name of the norm
 * @param averaged whether the iterate was averaged over an oscillation before its norm was taken
 * @param below trend over the runs with η ≤ η_c; constant in the flow-aligned regime, says the
 *     paper
 * @param above trend over the runs with η &gt; η_c; rising, says the paper
 * @param dip whether the norm first falls
 * @see "Section 2.1, Appendix H.9"
 */
public record NormTrend(String norm, boolean averaged, Trend below, Trend above, InitialDip dip) {
  /** The result in words. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "%s%s: below η_c %s; above %s; %s",
        norm,
        averaged ? " (averaged)" : "",
        below.toText(),
        above.toText(),
        dip.toText());
  }

  /** The trends of the norm of the last iterate. */
  public static NormTrend ofRaw(SweepResults sweep, String norm, double criticalRate) {
    return of(sweep, norm, false, criticalRate, value -> OptionalDouble.of(value.raw()));
  }

  /** The trends of the norm of the averaged iterate, over the runs that have one. */
  public static NormTrend ofAveraged(SweepResults sweep, String norm, double criticalRate) {
    return of(sweep, norm, true, criticalRate, NormValue::averaged);
  }

  private static NormTrend of(
      SweepResults sweep,
      String norm,
      boolean averaged,
      double criticalRate,
      Function<NormValue, OptionalDouble> choice) {
    Numbers.positive("the critical rate", criticalRate);
    if (!sweep.normNames().contains(norm)) {
      throw new IllegalArgumentException(
          "no finished run has a norm '" + norm + "'; available: " + sweep.normNames());
    }
    List<RateResult> runs =
        sweep.reached().stream()
            .filter(run -> run.measured().norms().containsKey(norm))
            .filter(run -> choice.apply(run.measured().norms().get(norm)).isPresent())
            .toList();
    Series below = series(runs, norm, choice, 0, criticalRate);
    Series above = series(runs, norm, choice, criticalRate, Double.POSITIVE_INFINITY);
    return new NormTrend(
        norm, averaged, Trend.of(below), Trend.of(above), InitialDip.of(below, above));
  }

  private static Series series(
      List<RateResult> runs,
      String norm,
      Function<NormValue, OptionalDouble> choice,
      double from,
      double to) {
    return Series.logLog(
        runs.stream().filter(run -> from < run.eta() && run.eta() <= to).toList(),
        run -> choice.apply(run.measured().norms().get(norm)).orElseThrow());
  }
}
