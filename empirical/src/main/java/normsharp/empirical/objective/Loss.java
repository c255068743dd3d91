package normsharp.empirical.objective;

/** The loss of one example, averaged over the examples. */
public enum Loss {
  /**
   * L = (1/N) Σₙ ½‖f(xₙ) − yₙ‖²: a sum, not a mean, over the outputs; class labels become one-hot
   * 0/1 targets. (PyTorch's {@code MSELoss} with 10 outputs is 5 times smaller.)
   */
  MSE,
  /**
   * Mean cross-entropy L = −(1/N) Σₙ log softmax(f(xₙ))[labelₙ]; for sequences over all positions.
   */
  CROSS_ENTROPY
}
