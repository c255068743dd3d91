package normsharp.empirical.torch;

import java.util.List;
import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.objective.Loss;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A slice of examples on the device.
 *
 * @param count the number n of examples
 * @param inputs n × shape
 * @param labels n × positions, whole numbers; empty for regression
 * @param targets n × outputs, real; empty for cross-entropy
 */
record ExampleTensors(int count, Tensor inputs, Optional<Tensor> labels, Optional<Tensor> targets)
    implements AutoCloseable {

  /** All examples, uploaded. */
  static ExampleTensors upload(TensorFactory tensors, Examples examples, Loss loss) {
    int n = examples.count();
    List<Integer> shape = examples.shape();
    long[] inputShape = new long[shape.size() + 1];
    inputShape[0] = n;
    for (int i = 0; i < shape.size(); i++) {
      inputShape[i + 1] = shape.get(i);
    }
    Tensor inputs = tensors.floats(examples.inputs(), inputShape);
    if (examples.targets() instanceof Values values) {
      return new ExampleTensors(
          n,
          inputs,
          Optional.empty(),
          Optional.of(tensors.floats(values.values(), n, values.outputs())));
    }
    Labels labels = (Labels) examples.targets();
    Tensor indices = tensors.labels(labels.labels(), n, labels.positions());
    if (loss == Loss.CROSS_ENTROPY) {
      return new ExampleTensors(n, inputs, Optional.of(indices), Optional.empty());
    }
    return new ExampleTensors(
        n,
        inputs,
        Optional.of(indices),
        Optional.of(TensorFactory.keep(() -> oneHot(indices, labels.classes(), inputs))));
  }

  /** The labels' unit vectors in the type of the inputs. */
  private static Tensor oneHot(Tensor labels, long classes, Tensor inputs) {
    return torch.one_hot(labels.view(-1), classes).to(inputs.dtype().toScalarType()).contiguous();
  }

  /** The targets as vectors, n × outputs, whatever the loss. */
  Tensor targetVectors(long outputs) {
    return targets.orElseGet(() -> oneHot(labels.orElseThrow(), outputs, inputs));
  }

  /** Examples {@code from … from + length − 1}, as views. */
  ExampleTensors slice(int from, int length) {
    if (from == 0 && length == count) {
      return this;
    }
    return new ExampleTensors(
        length,
        inputs.narrow(0, from, length),
        labels.map(tensor -> tensor.narrow(0, from, length)),
        targets.map(tensor -> tensor.narrow(0, from, length)));
  }

  /** The inputs as whole numbers, for tokens. */
  Tensor tokens() {
    return inputs.to(ScalarType.Long);
  }

  @Override
  public void close() {
    inputs.close();
    labels.ifPresent(Tensor::close);
    targets.ifPresent(Tensor::close);
  }
}
