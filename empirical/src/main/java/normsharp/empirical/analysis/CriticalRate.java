package normsharp.empirical.analysis;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The learning rate at which the final sharpness leaves its plateau, from the sharpness of the runs
 * that reached their goal: the change point of a broken line in (log η, log S), by least squares.
 *
 * <p>The intervals take the errors of log S about the broken line as independent and, for the
 * profile, normal. Where the sharpness bends smoothly instead of at a point, they are the intervals
 * of the best broken line and too narrow for the bend.
 *
 * <p>Beside it stands the paper's prediction 2/s_GF. Whether there is a change point at all is
 * decided by {@link ChangePointEvidence}; that there is none, or that there are too few runs to
 * tell, are results.
 *
 * @see "Section 2.1 and Appendix G; the paper reads the critical rate off its figures"
 */
public sealed interface CriticalRate {
  /**
   * The sharpness has a change point.
   *
   * @param shape the broken line fitted
   * @param hinge the fit
   * @param profile 95 % interval by profile likelihood: all η_c whose profiled sum of squares
   *     passes the F(1, n − k) test; the one that is reported
   * @param bootstrap 95 % interval by resampling residuals, scaled by √(n/(n − k)); percentiles
   * @param evidence the test that accepted the change point
   * @param resampling how the test and the bootstrap drew
   * @param predicted 2/s_GF
   */
  record Found(
      HingeShape shape,
      Hinge hinge,
      ConfidenceInterval profile,
      ConfidenceInterval bootstrap,
      ChangePointEvidence evidence,
      Resampling resampling,
      double predicted)
      implements CriticalRate {
    /** The estimate η_c. */
    public double eta() {
      return hinge.eta();
    }

    /** The interval to report: the one by profile likelihood. */
    public ConfidenceInterval reported() {
      return profile;
    }

    /** η_c divided by 2/s_GF; 1 in theory. */
    public double ratio() {
      return eta() / predicted;
    }

    /** Whether 2/s_GF lies in the reported interval. */
    public boolean predictionInside() {
      return reported().contains(predicted);
    }

    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "η_c = %s, reported interval %s, also %s (%s); plateau %s, decay exponent %s (%s); 2/s_GF"
              + " = %s, ratio %s, %s the interval; %s",
          Numbers.text(eta()),
          reported().toText(),
          bootstrap.toText(),
          resampling.toText(),
          Numbers.text(hinge.plateau()),
          Numbers.text(hinge.decay()),
          shape,
          Numbers.text(predicted),
          Numbers.text(ratio()),
          predictionInside() ? "inside" : "outside",
          evidence.toText());
    }
  }

  /**
   * No change point.
   *
   * @param shape the broken line tried
   * @param evidence the test that refused it
   * @param resampling how the test drew
   * @param predicted 2/s_GF
   */
  record NoChangePoint(
      HingeShape shape, ChangePointEvidence evidence, Resampling resampling, double predicted)
      implements CriticalRate {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "no change point (%s): %s (%s)",
          shape,
          evidence.toText(),
          resampling.toText());
    }
  }

  /**
   * Too few learning rates to fit a broken line.
   *
   * @param rates number of distinct rates with a finished run
   * @param needed least number
   * @param predicted 2/s_GF
   */
  record TooFewRates(int rates, int needed, double predicted) implements CriticalRate {
    @Override
    public String toText() {
      return String.format(
          Locale.ROOT,
          "too few learning rates with a finished run: %d, at least %d are needed",
          rates,
          needed);
    }
  }

  /** The paper's prediction 2/s_GF. */
  double predicted();

  /** The result in words. */
  String toText();

  /** Estimates the critical rate from the runs that reached their goal. */
  static CriticalRate of(SweepResults sweep, HingeShape shape, Resampling resampling) {
    double predicted = sweep.flow().predictedCriticalRate();
    Series series = Series.logLog(sweep.reached(), run -> run.measured().finalSharpness());
    int distinct = series.distinct();
    if (distinct < HingeRegression.MIN_DISTINCT) {
      return new TooFewRates(distinct, HingeRegression.MIN_DISTINCT, predicted);
    }
    HingeRegression regression = new HingeRegression(series, shape);
    HingeRegression.Fit fit = regression.best();
    ChangePointEvidence evidence = ChangePointEvidence.of(series, shape, fit, resampling);
    if (!evidence.accepts()) {
      return new NoChangePoint(shape, evidence, resampling, predicted);
    }
    double freedom = series.size() - shape.parameters();
    double rss = Math.max(fit.rss(), HingeRegression.roundingFloor(series));
    double t = LineFit.studentQuantile(freedom);
    double[] profile = regression.profileInterval(rss * (1 + t * t / freedom));
    Hinge hinge =
        new Hinge(
            Math.exp(fit.t()),
            Math.exp(fit.level()),
            fit.slope(),
            fit.drop(),
            Math.sqrt(fit.rss() / freedom));
    return new Found(
        shape,
        hinge,
        new ConfidenceInterval(
            Math.exp(profile[0]),
            Math.exp(profile[1]),
            ConfidenceInterval.Method.PROFILE_LIKELIHOOD),
        bootstrap(series, shape, fit, resampling),
        evidence,
        resampling,
        predicted);
  }

  private static ConfidenceInterval bootstrap(
      Series series, HingeShape shape, HingeRegression.Fit fit, Resampling resampling) {
    int n = series.size();
    double scale = Math.sqrt(n / (double) (n - shape.parameters()));
    double[] residuals = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      residuals[i] = (series.y(i) - fit.at(series.x(i))) * scale;
      mean += residuals[i] / n;
    }
    SplittableRandom random = resampling.random(3);
    double[] estimates = new double[resampling.draws()];
    double[] drawn = new double[n];
    for (int draw = 0; draw < estimates.length; draw++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = fit.at(series.x(i)) + residuals[random.nextInt(n)] - mean;
      }
      estimates[draw] = new HingeRegression(series.withValues(drawn), shape).best().t();
    }
    double tail = (1 - ConfidenceInterval.LEVEL) / 2;
    return new ConfidenceInterval(
        Math.exp(Quantiles.of(estimates, tail)),
        Math.exp(Quantiles.of(estimates, 1 - tail)),
        ConfidenceInterval.Method.RESIDUAL_BOOTSTRAP);
  }
}
