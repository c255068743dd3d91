package normsharp.empirical.analysis;

import java.util.Locale;

/**
 * Direction of a positive quantity q against the learning rate.
 *
 * <p>The rule, on (log η, log q): {@code FLAT} when the Theil–Sen interval times the range of log η
 * lies within ±log 1.01, even where that tiny change is monotone; otherwise {@code RISING} or
 * {@code FALLING} when Kendall's p ≤ 0.05, by the sign of τ; otherwise {@code UNDECIDED}. With
 * fewer than 5 runs, or one rate, the result is {@link TooFewRuns}: with 4 runs Kendall's p can't
 * reach 0.05.
 */
public sealed interface Trend {
  /** Level of Kendall's test. */
  double LEVEL = 0.05;

  /** Relative change over the whole range of rates that still counts as flat. */
  double FLAT = 0.01;

  /** Least number of runs. */
  int MIN_RUNS = 5;

  /** What the rule says. */
  enum Verdict {
    /** Larger at larger rates. */
    RISING,
    /** Smaller at larger rates. */
    FALLING,
    /** Within ±1 % over the range, with 95 % confidence. */
    FLAT,
    /** None of the three is shown. */
    UNDECIDED
  }

  /**
   * Enough runs.
   *
   * @param verdict by the rule of {@link Trend}
   * @param kendall rank correlation of q with η
   * @param elasticity Theil–Sen slope d log q/d log η, dimensionless
   */
  record Measured(Verdict verdict, KendallTest kendall, TheilSen elasticity) implements Trend {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "%s (τ = %s, p = %s %s, d log/d log η = %s %s, %d runs)",
          verdict,
          Numbers.text(kendall.tau()),
          Numbers.text(kendall.pValue()),
          kendall.exact() ? "exact" : "asymptotic",
          Numbers.text(elasticity.slope()),
          elasticity.interval().toText(),
          kendall.points());
    }
  }

  /**
   * Too few runs to tell.
   *
   * @param runs number of runs
   */
  record TooFewRuns(int runs) implements Trend {
    @Override
    public String toText() {
      return "too few runs (" + runs + ", at least " + MIN_RUNS + " at two rates are needed)";
    }
  }

  /** The result in words. */
  String toText();

  /** The trend of a series of (log η, log q). */
  static Trend of(Series series) {
    int n = series.size();
    if (n < MIN_RUNS || series.distinct() < 2) {
      return new TooFewRuns(n);
    }
    KendallTest kendall = KendallTest.of(series);
    TheilSen elasticity = TheilSen.of(series).orElseThrow();
    double range = series.x(n - 1) - series.x(0);
    double flat = Math.log1p(FLAT);
    Verdict verdict;
    if (elasticity.interval().lower() * range >= -flat
        && elasticity.interval().upper() * range <= flat) {
      verdict = Verdict.FLAT;
    } else if (kendall.pValue() <= LEVEL) {
      verdict = kendall.s() > 0 ? Verdict.RISING : Verdict.FALLING;
    } else {
      verdict = Verdict.UNDECIDED;
    }
    return new Measured(verdict, kendall, elasticity);
  }
}
