package normsharp.empirical.objective;

import java.util.Optional;

/**
 * What one pass over the examples gives for each of the K copies: loss, accuracy and, when asked
 * for, the gradient of the loss. Close it to free the gradient.
 */
public final class Evaluation implements AutoCloseable {
  private final double[] losses;
  private final double[] accuracies;
  private final Optional<VectorBatch> gradient;

  /**
   * Takes over its arguments.
   *
   * @param losses the K losses
   * @param accuracies the K shares of right answers by argmax; NaN for regression
   * @param gradient the gradient, K × p
   */
  public Evaluation(double[] losses, double[] accuracies, Optional<VectorBatch> gradient) {
    if (losses.length != accuracies.length) {
      throw new IllegalArgumentException(
          "losses and accuracies must have the same length, got "
              + losses.length
              + " and "
              + accuracies.length);
    }
    this.losses = losses.clone();
    this.accuracies = accuracies.clone();
    this.gradient = gradient;
  }

  /** The loss of copy k, in the loss' units. */
  public double loss(int k) {
    return losses[k];
  }

  /** The share of examples of copy k whose largest output is the right one; NaN for regression. */
  public double accuracy(int k) {
    return accuracies[k];
  }

  /** The gradient of the loss, K × p. */
  public VectorBatch gradient() {
    return gradient.orElseThrow(
        () -> new IllegalStateException("this evaluation was made without a gradient"));
  }

  @Override
  public void close() {
    gradient.ifPresent(VectorBatch::close);
  }
}
