package normsharp.empirical.nd4j;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples in ND4J's memory, float64.
 *
 * @param inputs n × features
 * @param targets n × outputs: the values, or one-hot 0/1 rows for labels
 * @param labelled whether the targets are labels, so that an accuracy exists
 */
record ExampleArrays(INDArray inputs, INDArray targets, boolean labelled) {

  static ExampleArrays of(Examples examples) {
    int n = examples.count();
    INDArray inputs = matrix(examples.inputs(), n);
    if (examples.targets() instanceof Values values) {
      return new ExampleArrays(inputs, matrix(values.values(), n), false);
    }
    Labels labels = (Labels) examples.targets();
    double[] oneHot = new double[Math.multiplyExact(n, labels.classes())];
    IntBuffer buffer = labels.labels();
    for (int i = 0; i < n; i++) {
      oneHot[i * labels.classes() + buffer.get(i)] = 1;
    }
    return new ExampleArrays(
        inputs, Nd4j.create(oneHot, new long[] {n, labels.classes()}, DataType.DOUBLE), true);
  }

  /** Checks model, loss and examples against each other; needs no natives. */
  static void requireFit(FullyConnected model, Loss loss, Examples examples) {
    int features = product(model.inputShape());
    if (product(examples.shape()) != features) {
      throw new IllegalArgumentException(
          "the model takes inputs of shape %s, %d numbers, got examples of shape %s"
              .formatted(model.inputShape(), features, examples.shape()));
    }
    if (examples.targets() instanceof Values values) {
      if (loss == Loss.CROSS_ENTROPY) {
        throw new IllegalArgumentException(
            "CROSS_ENTROPY needs class labels, got real targets; use MSE");
      }
      requireOutputs(model, values.outputs(), "values");
    } else if (examples.targets() instanceof Labels labels) {
      if (labels.positions() != 1) {
        throw new IllegalArgumentException(
            "a fully connected network gives 1 label an example, got " + labels.positions());
      }
      requireOutputs(model, labels.classes(), "classes");
    }
  }

  private static void requireOutputs(FullyConnected model, int wanted, String what) {
    if (model.outputs() != wanted) {
      throw new IllegalArgumentException(
          "the model must have one output for each of %d %s, got %d outputs"
              .formatted(wanted, what, model.outputs()));
    }
  }

  /** The number n of examples. */
  int count() {
    return Math.toIntExact(inputs.size(0));
  }

  private static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  private static INDArray matrix(FloatBuffer values, int rows) {
    float[] copy = new float[values.remaining()];
    values.get(copy);
    try (INDArray floats =
        Nd4j.create(copy, new long[] {rows, copy.length / rows}, DataType.FLOAT)) {
      return floats.castTo(DataType.DOUBLE);
    }
  }

  /** Frees the memory. */
  void close() {
    inputs.close();
    targets.close();
  }
}
