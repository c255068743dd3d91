package normsharp.empirical.analysis;

import java.util.Locale;

/**
 * Whether a norm first falls below its plateau as η passes the critical rate.
 *
 * <p>The rule: the plateau is the median over the runs with η ≤ η_c (at least 3); the noise
 * threshold is 3 robust standard deviations of these (1.4826 times the median absolute deviation),
 * at least 0.1 % of the plateau. There is a dip when at two neighbouring rates above η_c the norm
 * is below the plateau by more than the threshold. It is temporary when at the largest rate the
 * norm exceeds the least by more than the threshold, otherwise lasting. Over several seeds the norm
 * at a rate is the mean.
 *
 * @see "Section 2.1: in some cases there is an initial, temporary decrease in norm"
 */
public sealed interface InitialDip {
  /** Least number of runs at or below the critical rate, and of rates above it. */
  int MIN_RUNS = 3;

  /**
   * A dip.
   *
   * @param etaAtMinimum rate of the least norm above η_c
   * @param depth (plateau − least norm)/plateau, in (0, 1)
   * @param temporary whether the norm rises again
   */
  record Dip(double etaAtMinimum, double depth, boolean temporary) implements InitialDip {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "%s dip of %s, lowest at η = %s",
          temporary ? "temporary" : "lasting",
          Numbers.percent(depth),
          Numbers.text(etaAtMinimum));
    }
  }

  /**
   * No dip beyond the noise.
   *
   * @param threshold relative noise threshold
   */
  record NoDip(double threshold) implements InitialDip {
    @Override
    public String toText() {
      return "no initial dip beyond the noise of " + Numbers.percent(threshold);
    }
  }

  /** Too few runs on one side of the critical rate. */
  record TooFewRuns(int below, int above) implements InitialDip {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "too few runs to see a dip (%d up to the critical rate, %d rates above)",
          below,
          above);
    }
  }

  /** The result in words. */
  String toText();

  /** Decides from (log η, log norm) up to and above the critical rate. */
  static InitialDip of(Series below, Series aboveRuns) {
    Series above = aboveRuns.means();
    if (below.size() < MIN_RUNS || above.size() < MIN_RUNS) {
      return new TooFewRuns(below.size(), above.size());
    }
    double plateau = Quantiles.median(below.values());
    double threshold = Math.max(3 * Quantiles.robustDeviation(below.values()), Math.log1p(0.001));
    int lowest = 0;
    boolean dips = false;
    for (int i = 0; i < above.size(); i++) {
      lowest = above.y(i) < above.y(lowest) ? i : lowest;
      dips |= i > 0 && Math.max(above.y(i), above.y(i - 1)) < plateau - threshold;
    }
    if (!dips) {
      return new NoDip(Math.expm1(threshold));
    }
    boolean temporary = above.y(above.size() - 1) > above.y(lowest) + threshold;
    return new Dip(Math.exp(above.x(lowest)), -Math.expm1(above.y(lowest) - plateau), temporary);
  }
}
