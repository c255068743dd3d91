package normsharp.empirical.analysis;

import java.util.Optional;
import normsharp.empirical.descent.RunOutcome;

/**
 * One run of gradient descent in a sweep over learning rates.
 *
 * @param eta learning rate η &gt; 0, dimensionless
 * @param seed seed of the initialisation
 * @param grid grid that η belongs to
 * @param outcome how the run ended
 * @param iterations steps taken, ≥ 0
 * @param measurements what was measured at the end; there must be some when the outcome is REACHED
 */
public record RateResult(
    double eta,
    long seed,
    RateGrid grid,
    RunOutcome outcome,
    long iterations,
    Optional<Measurements> measurements) {
  /** Checks the ranges. */
  public RateResult {
    Numbers.positive("the learning rate", eta);
    if (iterations < 0) {
      throw new IllegalArgumentException("the number of iterations must be ≥ 0, got " + iterations);
    }
    if (outcome == RunOutcome.REACHED && measurements.isEmpty()) {
      throw new IllegalArgumentException(
          "a run that reached its goal must have measurements, got none at η = " + eta);
    }
  }

  /** A run that reached its goal. */
  public static RateResult reached(
      double eta, long seed, RateGrid grid, long iterations, Measurements measurements) {
    return new RateResult(
        eta, seed, grid, RunOutcome.REACHED, iterations, Optional.of(measurements));
  }

  /** A run that did not; what it measured, if anything, is not used. */
  public static RateResult unfinished(
      double eta, long seed, RateGrid grid, RunOutcome outcome, long iterations) {
    if (outcome == RunOutcome.REACHED) {
      throw new IllegalArgumentException(
          "an unfinished run must be DIVERGED or STEP_LIMIT, got REACHED; use reached(…)");
    }
    return new RateResult(eta, seed, grid, outcome, iterations, Optional.empty());
  }

  /** What a run that reached its goal measured. */
  public Measurements measured() {
    return measurements.orElseThrow();
  }
}
