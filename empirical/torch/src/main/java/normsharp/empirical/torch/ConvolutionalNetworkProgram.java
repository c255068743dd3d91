package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.ConvolutionalNetwork;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Convolution, activation, batch norm if wanted, max-pool; twice; then linear. */
final class ConvolutionalNetworkProgram extends Network {
  private final Activations activation;
  private final boolean batchNorm;

  ConvolutionalNetworkProgram(ConvolutionalNetwork model) {
    super(model.parameters());
    this.activation = Activations.of(model.activation());
    this.batchNorm = model.batchNorm();
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    TensorQueue layers = new TensorQueue(parameters);
    Tensor image = examples.inputs();
    for (int i = 0; i < 2; i++) {
      image = activation.apply(layers.convolution(image, true, 1));
      if (batchNorm) {
        image = layers.batchNorm(image);
      }
      image = torch.max_pool2d(image, 2, 2);
    }
    return layers.linear(image.reshape(examples.count(), -1));
  }
}
