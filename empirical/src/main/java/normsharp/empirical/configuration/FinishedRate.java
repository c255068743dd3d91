package normsharp.empirical.configuration;

import normsharp.empirical.descent.RunOutcome;

/**
 * How the run of one learning rate ended.
 *
 * @param rate η &gt; 0, dimensionless
 * @param outcome how it ended
 */
public record FinishedRate(double rate, RunOutcome outcome) {
  /** Checks the rate. */
  public FinishedRate {
    PlannedRate.requireRate(rate);
  }
}
