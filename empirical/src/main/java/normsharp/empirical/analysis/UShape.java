package normsharp.empirical.analysis;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether a test metric (lower is better) has its optimum at mid-range learning rates: the column
 * "U-Shape" of Table 1, which the paper fills by eye, by a rule fixed before any data were seen.
 *
 * <p>Data: runs that reached their goal, sorted by η over the union of both grids, the mean over
 * seeds at each rate; n rates, at least 5. Noise σ: root mean square of (interpolation of both
 * neighbours − value), in log η, normalised to the variance of one value (Gasser, Sroka and
 * Jennen-Steinmetz 1986). Where three or more seeds have the same rates, σ is instead the standard
 * error of the means, pooled over the rates.
 *
 * <p>One curve is classified by block means of k = max(1, round(n/8)) neighbouring rates: the first
 * block, the last one, and the best of the W blocks between them that overlap neither. The optimum
 * is
 *
 * <ul>
 *   <li>interior, when the best inner block is below both end blocks by more than z σ√(2/k), z the
 *       normal quantile to 1 − 0.025/W (W blocks compete);
 *   <li>else at the end whose block is below the other by more than 1.96 σ√(2/k);
 *   <li>else undecided.
 * </ul>
 *
 * <p>Resampling: with three or more seeds on the same rates, seeds are drawn with replacement.
 * Otherwise each curve is a smoothed one (⅓ of the value, ⅔ of the interpolation; the ends as they
 * are) plus residuals drawn with replacement, centred and scaled to σ.
 *
 * <p>Mark, p being the share of resampled curves with an interior optimum and q the share with one
 * at an end: ✓ for p ≥ 95 %; (✓) for 50 % ≤ p &lt; 95 %; × for p ≤ 5 % and q ≥ 95 %; (×) otherwise.
 * So a metric that does not depend on η gets (×), not ×.
 *
 * @see "Appendix I, Table 1"
 */
public sealed interface UShape {
  /** Least number of distinct learning rates. */
  int MIN_RATES = 5;

  /** Where the optimum of the measured curve lies; see the rule of {@link UShape}. */
  enum Location {
    /** Between the extremes. */
    INTERIOR,
    /** At the smallest rates: low norm. */
    LOW_END,
    /** At the largest rates: low sharpness. */
    HIGH_END,
    /** The differences are within the noise. */
    UNDECIDED
  }

  /**
   * A mark.
   *
   * @param mark by the rule of {@link UShape}
   * @param measured classification of the measured curve itself
   * @param bestEta learning rate of the least value
   * @param best the least value
   * @param lowEnd mean of the first block
   * @param highEnd mean of the last block
   * @param noise σ
   * @param interiorShare p
   * @param lowEndShare share of resampled curves with their optimum at the smallest rates
   * @param highEndShare share with it at the largest rates
   * @param fits fits of prescribed shape, for comparison; the mark doesn't use them
   * @param rates number n of learning rates
   * @param seeds number of seeds that were resampled; 0 where residuals were
   * @param resampling how the curves were drawn
   */
  record Judged(
      UShapeMark mark,
      Location measured,
      double bestEta,
      double best,
      double lowEnd,
      double highEnd,
      double noise,
      double interiorShare,
      double lowEndShare,
      double highEndShare,
      MonotoneFit fits,
      int rates,
      int seeds,
      Resampling resampling)
      implements UShape {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "%s: optimum interior in %s, at the low end in %s, at the high end in %s of the"
              + " resamples (%s, of %s); measured curve %s, best %s at η = %s, ends %s and %s,"
              + " noise %s, %d rates",
          mark.symbol(),
          Numbers.percent(interiorShare),
          Numbers.percent(lowEndShare),
          Numbers.percent(highEndShare),
          resampling.toText(),
          seeds == 0 ? "residuals" : seeds + " seeds",
          measured,
          Numbers.text(best),
          Numbers.text(bestEta),
          Numbers.text(lowEnd),
          Numbers.text(highEnd),
          Numbers.text(noise),
          rates);
    }
  }

  /**
   * Fewer than 5 learning rates with a finished run that has the metric.
   *
   * @param rates their number
   */
  record NotEnoughRuns(int rates) implements UShape {
    @Override
    public String toText() {
      return "not enough runs: " + rates + " rates, at least " + MIN_RATES + " are needed";
    }
  }

  /** The result in words. */
  String toText();

  /** Judges the test loss. */
  static UShape ofTestLoss(SweepResults sweep, Resampling resampling) {
    return of(
        sweep.reached().stream().filter(r -> r.measured().testLoss().isPresent()).toList(),
        run -> run.measured().testLoss().orElseThrow(),
        resampling);
  }

  /** Judges the test error, 1 − accuracy. */
  static UShape ofTestError(SweepResults sweep, Resampling resampling) {
    return of(
        sweep.reached().stream().filter(r -> r.measured().testAccuracy().isPresent()).toList(),
        run -> 1 - run.measured().testAccuracy().orElseThrow(),
        resampling);
  }

  private static UShape of(
      List<RateResult> runs, ToDoubleFunction<RateResult> metric, Resampling resampling) {
    int rates = Series.logRate(runs, metric).distinct();
    return rates < MIN_RATES
        ? new NotEnoughRuns(rates)
        : new UShapeBootstrap(runs, metric, resampling).judge();
  }
}
