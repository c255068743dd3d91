package normsharp.empirical.torch;

import java.util.Optional;
import normsharp.empirical.model.NormPlacement;
import org.bytedeco.pytorch.Tensor;

/** Self-attention and a two-layer perceptron, each with an addition and a normalisation. */
record EncoderBlock(Attention attention, Activations activation, NormPlacement norm) {
  private static final int ATTENTION = 4;
  private static final int NORM = 2;
  private static final int PERCEPTRON = 4;

  Tensor apply(TensorQueue layers, Tensor input) {
    TensorQueue selfAttention = layers.take(ATTENTION);
    TensorQueue firstNorm = layers.take(NORM);
    TensorQueue perceptron = layers.take(PERCEPTRON);
    TensorQueue secondNorm = layers.take(NORM);
    if (norm == NormPlacement.PRE) {
      Tensor normal = firstNorm.layerNorm(input);
      Tensor attended = input.add(attention.apply(selfAttention, normal, normal, Optional.empty()));
      return attended.add(perceptron(perceptron, secondNorm.layerNorm(attended)));
    }
    Tensor attended =
        firstNorm.layerNorm(
            input.add(attention.apply(selfAttention, input, input, Optional.empty())));
    return secondNorm.layerNorm(attended.add(perceptron(perceptron, attended)));
  }

  /**
   * Masked self-attention, attention to the encoder's memory, perceptron; normalised after each.
   */
  Tensor decode(TensorQueue layers, Tensor input, Tensor memory, Tensor mask) {
    Tensor attended = input.add(attention.apply(layers, input, input, Optional.of(mask)));
    attended = layers.layerNorm(attended);
    Tensor crossed = attended.add(attention.apply(layers, attended, memory, Optional.empty()));
    crossed = layers.layerNorm(crossed);
    return layers.layerNorm(crossed.add(perceptron(layers.take(PERCEPTRON), crossed)));
  }

  private Tensor perceptron(TensorQueue layers, Tensor input) {
    return layers.linear(activation.apply(layers.linear(input)));
  }
}
