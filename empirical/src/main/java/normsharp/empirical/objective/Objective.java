package normsharp.empirical.objective;

/**
 * The loss L(θ) of one model on one set of examples, for K independent parameter vectors at once.
 *
 * <p>Values, gradients and products are exact up to rounding in {@link #precision()}, unless an
 * engine's documentation states another error. The same parameters give the same bits on the same
 * engine with the same number of threads and the same K.
 */
public interface Objective extends AutoCloseable {
  /** The number p of parameters. */
  int parameters();

  /** The type in which this objective computes. */
  Precision precision();

  /** A new batch of {@code copies} vectors, all zero. */
  VectorBatch zeros(int copies);

  /** Losses and accuracies at θ, without gradient. */
  Evaluation measure(VectorBatch theta);

  /** Losses, accuracies and gradients ∇L(θ), K × p. */
  Evaluation evaluate(VectorBatch theta);

  /** The Hessians ∇²L(θ), by products. */
  SymmetricOperator hessian(VectorBatch theta);

  /**
   * The Gauss–Newton matrices (1/N) Σₙ Jₙᵀ Hₙ Jₙ with J the Jacobian of the outputs and H the
   * Hessian of the loss in the outputs: the Fisher information matrix of the model that the loss
   * belongs to (Gaussian with unit variance for MSE, categorical for cross-entropy).
   *
   * @throws UnsupportedOperationException when the engine has no exact product
   */
  SymmetricOperator fisher(VectorBatch theta);

  /** A new batch of one vector with the given entries, rounded to the precision. */
  default VectorBatch vector(double[] values) {
    VectorBatch vector = zeros(1);
    vector.setRow(0, values);
    return vector;
  }

  @Override
  void close();
}
