package normsharp.theory.dynamics;

/**
 * When a run of gradient descent ends, and what it keeps.
 *
 * @param residualTolerance converged when |r| ≤ this, ≥ 0
 * @param weightBound diverged when some |w_i| &gt; this or is not a number; a bound, not a proof
 *     that the iteration would never come back
 * @param stepLimit most steps taken, ≥ 0; over the rationals the digits grow (2L−1)-fold per step
 * @param stride every stride-th state is kept in the trajectory; 0 keeps none
 */
public record StoppingRule(
    double residualTolerance, double weightBound, int stepLimit, int stride) {
  /** Checks the ranges. */
  public StoppingRule {
    if (!(residualTolerance >= 0)) {
      throw new IllegalArgumentException(
          "the tolerance on the residual must be ≥ 0, got " + residualTolerance);
    }
    if (!(weightBound > 0)) {
      throw new IllegalArgumentException(
          "the weight bound that marks divergence must be > 0, got " + weightBound);
    }
    if (stepLimit < 0 || stride < 0) {
      throw new IllegalArgumentException(
          "step limit and stride must be ≥ 0, got " + stepLimit + " and " + stride);
    }
  }

  /** The tolerance 10⁻¹², the weight bound 10⁵⁰, no trajectory. */
  public static StoppingRule within(int stepLimit) {
    return new StoppingRule(1e-12, 1e50, stepLimit, 0);
  }

  /** The same rule with every stride-th state kept. */
  public StoppingRule keepingEvery(int stride) {
    return new StoppingRule(residualTolerance, weightBound, stepLimit, stride);
  }
}
