package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.FullyConnected;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Linear layers with activations between; all copies' first layers are one matrix product. */
final class FullyConnectedNetwork extends Network {
  private final FullyConnected model;
  private final Activations activation;
  private final int perLayer;

  FullyConnectedNetwork(FullyConnected model) {
    super(model.parameters());
    this.model = model;
    this.activation = Activations.of(model.activation());
    this.perLayer = model.parametrization().hasBiases() ? 2 : 1;
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    Tensor layer = examples.inputs().view(examples.count(), -1);
    for (int i = 0; i < parameters.size(); i += perLayer) {
      Tensor weight = parameters.get(i);
      layer =
          perLayer == 2
              ? torch.linear(layer, weight, parameters.get(i + 1))
              : torch.linear(layer, weight);
      layer = after(layer, i, parameters);
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
            .linear(examples.inputs().view(n, -1), weights.reshape(k * width, -1))
            .view(n, k, width)
            .transpose(0, 1);
    if (perLayer == 2) {
      layer = layer.add(parameters.get(1).unsqueeze(1));
    }
    layer = after(layer, 0, parameters);
    for (int i = perLayer; i < parameters.size(); i += perLayer) {
      Tensor weight = parameters.get(i).transpose(1, 2);
      layer =
          perLayer == 2
              ? torch.baddbmm(parameters.get(i + 1).unsqueeze(1), layer, weight)
              : torch.bmm(layer, weight);
      layer = after(layer, i, parameters);
    }
    return layer;
  }

  /** What follows the product with parameters i: activation and factor, or the output's factor. */
  private Tensor after(Tensor product, int i, List<Tensor> parameters) {
    Tensor weight = parameters.get(i);
    int fanIn = Math.toIntExact(weight.size(-1));
    boolean last = i + perLayer >= parameters.size();
    double factor =
        last
            ? model.parametrization().outputFactor(fanIn)
            : model.parametrization().hiddenFactor(fanIn);
    Tensor result = last ? product : activation.apply(product);
    return factor == 1 ? result : result.mul(new Scalar(factor));
  }
}
