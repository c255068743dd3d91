package normsharp.empirical.descent;

/**
 * When a run ends.
 *
 * @param lossGoal the run has reached its goal when the training loss is strictly below it
 * @param divergenceFactor the run has diverged when its loss is not finite, or larger than this
 *     many times the loss at initialisation
 * @param stepLimit the largest number of steps
 * @param timeLimitFactor a run also ends, as at the step limit, when its intrinsic time η·steps
 *     exceeds this many times the time that the gradient flow took to the goal: too large a rate
 *     can leave a network where its loss neither falls nor grows
 */
public record StoppingRule(
    double lossGoal, double divergenceFactor, long stepLimit, double timeLimitFactor) {
  public StoppingRule {
    if (!(lossGoal > 0) || !Double.isFinite(lossGoal)) {
      throw new IllegalArgumentException("the loss goal must be positive, got " + lossGoal);
    }
    if (!(divergenceFactor > 1)) {
      throw new IllegalArgumentException(
          "the divergence factor must be larger than 1, got " + divergenceFactor);
    }
    if (stepLimit < 1) {
      throw new IllegalArgumentException("the step limit must be at least 1, got " + stepLimit);
    }
    if (!(timeLimitFactor >= 1)) {
      throw new IllegalArgumentException(
          "the time limit's factor must be at least 1, got " + timeLimitFactor);
    }
  }

  /** Without a limit of intrinsic time. */
  public StoppingRule(double lossGoal, double divergenceFactor, long stepLimit) {
    this(lossGoal, divergenceFactor, stepLimit, Double.MAX_VALUE);
  }

  /** The rule for runs beside a flow that took this time to the goal. */
  public StoppingRule besideFlow(double flowTime, double rate) {
    double steps = Math.ceil(timeLimitFactor * flowTime / rate);
    return steps < stepLimit
        ? new StoppingRule(lossGoal, divergenceFactor, Math.max(1, (long) steps), timeLimitFactor)
        : this;
  }

  boolean reached(double loss) {
    return loss < lossGoal;
  }

  boolean diverged(double loss, double initialLoss) {
    return !Double.isFinite(loss) || loss > divergenceFactor * initialLoss;
  }
}
