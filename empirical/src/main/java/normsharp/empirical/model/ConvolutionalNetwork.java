package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * [3 × 3 convolution, stride 1, padding 1; activation; batch norm if wanted; 2 × 2 max-pool] twice,
 * then a linear layer (H.2). Batch norm always uses the batch's statistics.
 *
 * @param inputShape channels, height, width
 * @param filters of both convolutions
 * @param outputs the number of outputs
 * @param activation after each convolution
 * @param batchNorm whether each activation is normalised
 */
public record ConvolutionalNetwork(
    List<Integer> inputShape, int filters, int outputs, Activation activation, boolean batchNorm)
    implements Model {
  public ConvolutionalNetwork {
    inputShape = List.copyOf(inputShape);
    Layers.requireImage(inputShape);
    if (inputShape.get(1) < 4 || inputShape.get(2) < 4) {
      throw new IllegalArgumentException(
          "two 2 × 2 poolings need images of at least 4 × 4, got " + inputShape);
    }
    Layers.requirePositive("the number of filters", filters);
    Layers.requirePositive("the number of outputs", outputs);
  }

  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> tensors = new ArrayList<>();
    int channels = inputShape.get(0);
    for (int i = 1; i <= 2; i++) {
      tensors.addAll(Layers.convolution("conv" + i, channels, filters, 3));
      if (batchNorm) {
        tensors.addAll(Layers.normalization("norm" + i, filters, 1));
      }
      channels = filters;
    }
    // Each pooling halves height and width, rounding down.
    int pixels = (inputShape.get(1) / 2 / 2) * (inputShape.get(2) / 2 / 2);
    tensors.addAll(Layers.linear("linear", filters * pixels, outputs));
    return tensors;
  }

  @Override
  public String name() {
    return "CNN-" + activation.label() + (batchNorm ? " BN" : "");
  }
}
