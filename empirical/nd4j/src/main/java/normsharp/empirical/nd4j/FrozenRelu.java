package normsharp.empirical.nd4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * z ↦ m ⊙ z with m the 0/1 pattern of the units that were active at a given θ: ReLU without its
 * kinks. A network of these has the value, gradient and Hessian of the ReLU network at that θ, and
 * is smooth around it.
 */
final class FrozenRelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  private final INDArray pattern;

  private FrozenRelu(INDArray pattern) {
    this.pattern = pattern;
  }

  /** Frozen where a layer's activations, n × width, are positive. */
  static FrozenRelu where(INDArray activations) {
    return new FrozenRelu(activations.gt(0).castTo(DataType.DOUBLE));
  }

  @Override
  public INDArray getActivation(INDArray z, boolean training) {
    return z.muli(pattern);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray z, INDArray epsilon) {
    return new Pair<>(epsilon.muli(pattern), null);
  }

  @Override
  public String toString() {
    return "frozen relu";
  }
}
