package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.ResNet20;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** ResNet-20 with batch statistics. */
final class ResNet20Program extends Network {
  ResNet20Program(ResNet20 model) {
    super(model.parameters());
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    TensorQueue layers = new TensorQueue(parameters);
    Tensor image = torch.relu(layers.batchNorm(layers.convolution(examples.inputs(), false, 1)));
    for (int channels : ResNet20.CHANNELS) {
      for (int block = 0; block < ResNet20.BLOCKS; block++) {
        image = block(layers, image, channels);
      }
    }
    return layers.linear(image.mean(new long[] {2, 3}, false, new ScalarTypeOptional()));
  }

  private static Tensor block(TensorQueue layers, Tensor input, int channels) {
    long in = input.size(1);
    boolean narrower = in != channels;
    Tensor path = torch.relu(layers.batchNorm(layers.convolution(input, false, narrower ? 2 : 1)));
    path = layers.batchNorm(layers.convolution(path, false, 1));
    Tensor skip = input;
    if (narrower) {
      skip = layers.batchNorm(torch.avg_pool2d(input, 2, 2));
      // Zero channels behind the old ones: pairs (before, after) from the last axis backwards.
      skip = torch.constant_pad_nd(skip, 0, 0, 0, 0, 0, channels - in);
    }
    return torch.relu(path.add(skip));
  }
}
