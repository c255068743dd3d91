package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.FullyConnected;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Linear layers with activations between; all copies' first layers are one matrix product. */
final class FullyConnectedNetwork extends Network {
  private final Activations activation;

  FullyConnectedNetwork(FullyConnected model) {
    super(model.parameters());
    this.activation = Activations.of(model.activation());
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    Tensor layer = examples.inputs().view(examples.count(), -1);
    for (int i = 0; i < parameters.size(); i += 2) {
      if (i > 0) {
        layer = activation.apply(layer);
      }
      layer = torch.linear(layer, parameters.get(i), parameters.get(i + 1));
    }
    return layer;
  }

  @Override
  Tensor forwardTogether(Tensor panel, ExampleTensors examples) {
    List<Tensor> parameters = splitTogether(panel);
    long k = panel.size(0);
    long n = examples.count();
    Tensor weights = parameters.get(0);
    long width = weights.size(1);
    // n × (k·width) in one product, then k × n × width.
    Tensor layer =
        torch
            .linear(
                examples.inputs().view(n, -1),
                weights.reshape(k * width, -1),
                parameters.get(1).reshape(-1))
            .view(n, k, width)
            .transpose(0, 1);
    for (int i = 2; i < parameters.size(); i += 2) {
      layer =
          torch.baddbmm(
              parameters.get(i + 1).unsqueeze(1),
              activation.apply(layer),
              parameters.get(i).transpose(1, 2));
    }
    return layer;
  }
}
