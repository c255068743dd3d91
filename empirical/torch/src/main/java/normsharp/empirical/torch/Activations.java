package normsharp.empirical.torch;

import normsharp.empirical.model.Activation;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An activation on tensors. */
@FunctionalInterface
interface Activations {
  Tensor apply(Tensor input);

  static Activations of(Activation activation) {
    return switch (activation) {
      case RELU -> Tensor::relu;
      case TANH -> Tensor::tanh;
      case GELU -> torch::gelu;
      case IDENTITY -> input -> input;
    };
  }
}
