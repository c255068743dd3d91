package normsharp.empirical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * ResNet-20: a 3 × 3 convolution to 16 channels, then 3 stages of 3 blocks with 16, 32 and 64
 * channels, global average pooling, a linear layer. A block is conv, batch norm, ReLU, conv, batch
 * norm, plus the skip path, then ReLU; where a stage begins with fewer pixels, the skip path is
 * average-pooled 2 × 2, batch-normalised and padded with zero channels. Convolutions have no bias
 * and are drawn N(0, 2/fan_out); the last scale of each block starts at 0; batch norm always uses
 * the batch's statistics.
 *
 * @param inputShape channels, height, width
 * @param outputs the number of outputs
 */
public record ResNet20(List<Integer> inputShape, int outputs) implements Model {
  /** Channels of the three stages. */
  public static final List<Integer> CHANNELS = List.of(16, 32, 64);

  /** Blocks of each stage. */
  public static final int BLOCKS = 3;

  public ResNet20 {
    inputShape = List.copyOf(inputShape);
    Layers.requireImage(inputShape);
    if (inputShape.get(1) % 4 != 0 || inputShape.get(2) % 4 != 0) {
      throw new IllegalArgumentException(
          "height and width must be multiples of 4, which two stages halve, got " + inputShape);
    }
    Layers.requirePositive("the number of outputs", outputs);
  }

  @Override
  public List<ParameterTensor> parameters() {
    List<ParameterTensor> tensors = new ArrayList<>();
    tensors.add(convolution("conv", inputShape.get(0), CHANNELS.get(0)));
    tensors.addAll(Layers.normalization("norm", CHANNELS.get(0), 1));
    int in = CHANNELS.get(0);
    for (int stage = 0; stage < CHANNELS.size(); stage++) {
      int out = CHANNELS.get(stage);
      for (int block = 0; block < BLOCKS; block++) {
        String name = "stage" + (stage + 1) + ".block" + (block + 1);
        tensors.add(convolution(name + ".conv1", in, out));
        tensors.addAll(Layers.normalization(name + ".norm1", out, 1));
        tensors.add(convolution(name + ".conv2", out, out));
        tensors.addAll(Layers.normalization(name + ".norm2", out, 0));
        if (in != out) {
          tensors.addAll(Layers.normalization(name + ".skip.norm", in, 1));
        }
        in = out;
      }
    }
    tensors.addAll(Layers.linear("linear", in, outputs));
    return tensors;
  }

  /**
   * All layers with PyTorch's defaults, then each convolution anew, in the same order: the defaults
   * of the convolutions are lost, but their random numbers are spent.
   */
  @Override
  public List<ConstructionStep> construction() {
    List<ConstructionStep> steps = new ArrayList<>();
    List<ConstructionStep> anew = new ArrayList<>();
    for (ParameterTensor tensor : parameters()) {
      ConstructionStep last = new ConstructionStep(tensor.name(), tensor.draw());
      if (tensor.shape().size() == 4) {
        int fanIn = tensor.columns();
        steps.add(new ConstructionStep(tensor.name(), InitialDraw.weight(fanIn)));
        anew.add(last);
      } else {
        steps.add(last);
      }
    }
    steps.addAll(anew);
    return steps;
  }

  private static ParameterTensor convolution(String name, int in, int out) {
    return new ParameterTensor(
        name + ".weight",
        List.of(out, in, 3, 3),
        new InitialDraw.Normal(Math.sqrt(2.0) / Math.sqrt(out * 9)));
  }

  @Override
  public String name() {
    return "ResNet20-ReLU";
  }
}
