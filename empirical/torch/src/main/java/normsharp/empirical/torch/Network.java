package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import normsharp.empirical.model.ParameterTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The forward pass of one model, for the k rows of a panel of parameters. */
abstract class Network {
  private final List<long[]> shapes = new ArrayList<>();
  private final long[] sizes;

  Network(List<ParameterTensor> parameters) {
    sizes = new long[parameters.size()];
    for (int i = 0; i < sizes.length; i++) {
      long[] shape = parameters.get(i).shape().stream().mapToLong(Integer::longValue).toArray();
      shapes.add(shape);
      sizes[i] = 1;
      for (long extent : shape) {
        sizes[i] *= extent;
      }
    }
  }

  /**
   * The outputs of one copy: n × outputs, or n × positions × outputs for sequences.
   *
   * @param parameters the parameter tensors in the model's order
   */
  abstract Tensor forward(List<Tensor> parameters, ExampleTensors examples);

  /** The outputs of the k copies of a panel: k × n × …; the rows stacked unless overridden. */
  Tensor forwardTogether(Tensor panel, ExampleTensors examples) {
    TensorVector outputs = new TensorVector();
    for (int k = 0; k < TorchVectors.rows(panel); k++) {
      outputs.push_back(forward(split(panel.select(0, k)), examples));
    }
    return torch.stack(outputs, 0);
  }

  /** The outputs of a panel: k × n × …. */
  final Tensor outputs(Tensor panel, ExampleTensors examples) {
    return TorchVectors.rows(panel) == 1
        ? forward(split(panel.view(-1)), examples).unsqueeze(0)
        : forwardTogether(panel, examples);
  }

  /** The parameter tensors of one flat vector, as views. */
  private List<Tensor> split(Tensor vector) {
    TensorVector parts = vector.split_with_sizes(sizes, 0);
    List<Tensor> views = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      views.add(parts.get(i).view(shapes.get(i)));
    }
    return views;
  }

  /** The parameter tensors of all rows, each k × shape, as views. */
  final List<Tensor> splitTogether(Tensor panel) {
    TensorVector parts = panel.split_with_sizes(sizes, 1);
    List<Tensor> views = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      long[] shape = new long[shapes.get(i).length + 1];
      shape[0] = panel.size(0);
      System.arraycopy(shapes.get(i), 0, shape, 1, shape.length - 1);
      views.add(parts.get(i).reshape(shape));
    }
    return views;
  }
}
