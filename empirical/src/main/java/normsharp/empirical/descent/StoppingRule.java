package normsharp.empirical.descent;

/**
 * When a run ends.
 *
 * @param lossGoal the run has reached its goal when the training loss is strictly below it
 * @param divergenceFactor the run has diverged when its loss is not finite, or larger than this
 *     many times the loss at initialisation
 * @param stepLimit the largest number of steps
 */
public record StoppingRule(double lossGoal, double divergenceFactor, long stepLimit) {
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
  }

  boolean reached(double loss) {
    return loss < lossGoal;
  }

  boolean diverged(double loss, double initialLoss) {
    return !Double.isFinite(loss) || loss > divergenceFactor * initialLoss;
  }
}
