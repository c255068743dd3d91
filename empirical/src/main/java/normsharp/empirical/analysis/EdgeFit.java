package normsharp.empirical.analysis;

import java.util.List;
import java.util.Locale;

/**
 * Final sharpness against learning rate above the critical rate: the law S = C·η^−p, fitted by
 * least squares in logarithms; the edge of stability has p = 1, C = 2.
 *
 * @see "Section 2.1: in the EoS regime the final sharpness closely tracks 2/η"
 */
public sealed interface EdgeFit {
  /** Half width of the band around S·η = 2 whose share of runs is counted, relative. */
  double BAND = 0.1;

  /**
   * The fit.
   *
   * @param line log S against log η
   * @param constantAtOne C with p = 1 fixed: the geometric mean of S·η
   * @param constantAtOneInterval its interval, Student's t on log(S·η)
   * @param medianProduct median of S·η
   * @param shareNearTwo share of the runs with |S·η − 2| ≤ 0.2
   */
  record Fitted(
      LineFit line,
      double constantAtOne,
      ConfidenceInterval constantAtOneInterval,
      double medianProduct,
      double shareNearTwo)
      implements EdgeFit {
    /** Exponent p. */
    public double exponent() {
      return -line.slope();
    }

    /** Interval of p. */
    public ConfidenceInterval exponentInterval() {
      ConfidenceInterval slope = line.slopeInterval();
      return new ConfidenceInterval(-slope.upper(), -slope.lower(), slope.method());
    }

    /** Constant C of the fit with free p: S at η = 1, far from the data where η is small. */
    public double constant() {
      return Math.exp(line.intercept());
    }

    /** Interval of C, Student's t on log C. */
    public ConfidenceInterval constantInterval() {
      return exponential(line.interceptInterval());
    }

    /** Whether both intervals hold the theory's values: p = 1, and C = 2 for p = 1. */
    public boolean agreesWithTheory() {
      return exponentInterval().contains(1) && constantAtOneInterval.contains(2);
    }

    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "S = C·η^−p on %d runs: p = %s %s (theory 1), C = %s %s; with p = 1 fixed C = %s %s"
              + " (theory 2); median S·η %s; S·η within 10 %% of 2 in %s of the runs",
          line.points(),
          Numbers.text(exponent()),
          exponentInterval().toText(),
          Numbers.text(constant()),
          constantInterval().toText(),
          Numbers.text(constantAtOne),
          constantAtOneInterval.toText(),
          Numbers.text(medianProduct),
          Numbers.percent(shareNearTwo));
    }
  }

  /**
   * Too few runs above the critical rate.
   *
   * @param runs number of runs
   * @param needed least number; also two distinct rates are needed
   */
  record TooFewRuns(int runs, int needed) implements EdgeFit {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "too few finished runs above the critical rate: %d, at least %d at two rates are needed",
          runs,
          needed);
    }
  }

  /** The result in words. */
  String toText();

  /**
   * Fits the runs that reached their goal at rates above a critical one.
   *
   * @param criticalRate η_c &gt; 0; runs with η &gt; η_c are used
   */
  static EdgeFit of(SweepResults sweep, double criticalRate) {
    Numbers.positive("the critical rate", criticalRate);
    List<RateResult> runs =
        sweep.reached().stream().filter(run -> run.eta() > criticalRate).toList();
    return LineFit.of(Series.logLog(runs, run -> run.measured().finalSharpness()))
        .<EdgeFit>map(line -> fitted(runs, line))
        .orElseGet(() -> new TooFewRuns(runs.size(), LineFit.MIN_POINTS));
  }

  private static EdgeFit fitted(List<RateResult> runs, LineFit line) {
    int n = runs.size();
    double[] products =
        runs.stream().mapToDouble(run -> run.measured().finalSharpness() * run.eta()).toArray();
    double mean = 0;
    for (double product : products) {
      mean += Math.log(product) / n;
    }
    double squares = 0;
    int near = 0;
    for (double product : products) {
      squares += (Math.log(product) - mean) * (Math.log(product) - mean);
      near += Math.abs(product - 2) <= 2 * BAND ? 1 : 0;
    }
    ConfidenceInterval interval =
        LineFit.studentInterval(mean, Math.sqrt(squares / (n - 1) / n), n - 1);
    return new Fitted(
        line, Math.exp(mean), exponential(interval), Quantiles.median(products), near / (double) n);
  }

  private static ConfidenceInterval exponential(ConfidenceInterval interval) {
    return new ConfidenceInterval(
        Math.exp(interval.lower()), Math.exp(interval.upper()), interval.method());
  }
}
