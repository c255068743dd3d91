package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.NormPlacement;
import normsharp.empirical.model.VisionTransformer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Patches, class token, positions, encoder blocks, classifier on the class token. */
final class VisionTransformerProgram extends Network {
  private final VisionTransformer model;
  private final EncoderBlock block;

  VisionTransformerProgram(VisionTransformer model) {
    super(model.parameters());
    this.model = model;
    this.block =
        new EncoderBlock(
            new Attention(model.heads()), Activations.of(model.activation()), model.norm());
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    TensorQueue layers = new TensorQueue(parameters);
    long n = examples.count();
    Tensor token = layers.next().view(1, 1, -1).expand(n, 1, -1);
    Tensor positions = layers.next().unsqueeze(0);
    Tensor patches = layers.linear(patches(examples.inputs()));
    Tensor state = torch.cat(new TensorVector(token, patches), 1).add(positions);
    for (int i = 0; i < model.layers(); i++) {
      state = block.apply(layers, state);
    }
    Tensor read = state.select(1, 0);
    if (model.norm() == NormPlacement.PRE) {
      read = layers.layerNorm(read);
    }
    return layers.linear(read);
  }

  /** n × patches × (channels·side²), a patch's entries ordered by channel, row, column. */
  private Tensor patches(Tensor images) {
    long n = images.size(0);
    long channels = images.size(1);
    long side = model.patch();
    return images
        .unfold(2, side, side)
        .unfold(3, side, side)
        .permute(0, 2, 3, 1, 4, 5)
        .reshape(n, -1, channels * side * side);
  }
}
