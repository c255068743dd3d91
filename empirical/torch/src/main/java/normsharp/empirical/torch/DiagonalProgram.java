package normsharp.empirical.torch;

import java.util.List;
import normsharp.empirical.model.DiagonalModel;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** w ↦ ⟨wᴸ, x⟩; here so that automatic differentiation can be held against the closed form. */
final class DiagonalProgram extends Network {
  private final int layers;

  DiagonalProgram(DiagonalModel model) {
    super(model.parameters());
    this.layers = model.layers();
  }

  @Override
  Tensor forward(List<Tensor> parameters, ExampleTensors examples) {
    Tensor power = parameters.get(0).pow(new Scalar((double) layers));
    return examples.inputs().matmul(power.view(-1, 1));
  }
}
