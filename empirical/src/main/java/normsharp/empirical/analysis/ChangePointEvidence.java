package normsharp.empirical.analysis;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether a broken line explains log S against log η better than no change point does.
 *
 * <p>Two null models: a constant, and one straight line (a pure power law). For each the statistic
 * is (RSS₀ − RSS)/RSS; its distribution is not F, because the change point has no meaning under the
 * null model, so the p-value is a Monte-Carlo one: the share of data drawn from the fitted null
 * model with normal noise whose statistic is at least the observed one, (1 + #)/(1 + draws).
 *
 * <p>Verdict: there is a change point exactly when both p-values are ≤ 0.01 and the broken line has
 * the least BIC = n log(RSS/n) + k log n, k its number of parameters.
 *
 * @param points number n of runs
 * @param constantPValue p-value against the constant
 * @param linePValue p-value against the power law
 * @param constantBic BIC of the constant, k = 1
 * @param lineBic BIC of the power law, k = 2
 * @param hingeBic BIC of the broken line
 */
public record ChangePointEvidence(
    int points,
    double constantPValue,
    double linePValue,
    double constantBic,
    double lineBic,
    double hingeBic) {
  /** Level of both tests. */
  public static final double LEVEL = 0.01;

  /** Whether the data have a change point, by the rule above. */
  public boolean accepts() {
    return constantPValue <= LEVEL
        && linePValue <= LEVEL
        && hingeBic < constantBic
        && hingeBic < lineBic;
  }

  /** The p-values and the BICs. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "p = %s against a constant, %s against a power law (level %s); BIC %s, %s, broken line %s",
        Numbers.text(constantPValue),
        Numbers.text(linePValue),
        Numbers.text(LEVEL),
        Numbers.text(constantBic),
        Numbers.text(lineBic),
        Numbers.text(hingeBic));
  }

  static ChangePointEvidence of(
      Series series, HingeShape shape, HingeRegression.Fit hinge, Resampling resampling) {
    int n = series.size();
    double floor = HingeRegression.roundingFloor(series);
    double[] constant = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += series.y(i) / n;
    }
    LineFit fit = LineFit.of(series).orElseThrow();
    double[] line = new double[n];
    for (int i = 0; i < n; i++) {
      constant[i] = mean;
      line[i] = fit.intercept() + fit.slope() * series.x(i);
    }
    double constantRss = constantRss(series);
    double lineRss = fit.residualSumOfSquares();
    return new ChangePointEvidence(
        n,
        pValue(series, shape, constant, false, hinge, resampling),
        pValue(series, shape, line, true, hinge, resampling),
        bic(n, constantRss, floor, 1),
        bic(n, lineRss, floor, 2),
        bic(n, hinge.rss(), floor, shape.parameters()));
  }

  private static double pValue(
      Series series,
      HingeShape shape,
      double[] expected,
      boolean line,
      HingeRegression.Fit hinge,
      Resampling resampling) {
    int n = series.size();
    double floor = HingeRegression.roundingFloor(series);
    double nullRss = nullRss(series, line);
    if (nullRss <= floor) {
      return 1;
    }
    double observed = (nullRss - hinge.rss()) / Math.max(hinge.rss(), floor);
    double deviation = Math.sqrt(nullRss / (n - (line ? 2 : 1)));
    SplittableRandom random = resampling.random(line ? 2 : 1);
    int atLeast = 1;
    double[] drawn = new double[n];
    for (int draw = 0; draw < resampling.draws(); draw++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = expected[i] + deviation * random.nextGaussian();
      }
      Series sample = series.withValues(drawn);
      double rss = new HingeRegression(sample, shape).best().rss();
      if ((nullRss(sample, line) - rss) / Math.max(rss, floor) >= observed) {
        atLeast++;
      }
    }
    return atLeast / (resampling.draws() + 1.0);
  }

  private static double nullRss(Series series, boolean line) {
    return line ? LineFit.of(series).orElseThrow().residualSumOfSquares() : constantRss(series);
  }

  private static double constantRss(Series series) {
    double mean = 0;
    for (int i = 0; i < series.size(); i++) {
      mean += series.y(i) / series.size();
    }
    double rss = 0;
    for (int i = 0; i < series.size(); i++) {
      rss += (series.y(i) - mean) * (series.y(i) - mean);
    }
    return rss;
  }

  private static double bic(int n, double rss, double floor, int parameters) {
    return n * Math.log(Math.max(rss, floor) / n) + parameters * Math.log(n);
  }
}
