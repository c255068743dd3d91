package normsharp.empirical.nd4j;

import java.util.List;
import java.util.Random;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.ParameterTensor;
import normsharp.empirical.objective.Precision;

/** Seeded problems of the shapes that the tests need, and the distance that they judge by. */
final class Problems {
  static final EngineSetting SETTING = EngineSetting.cpu(Precision.FLOAT64);

  private Problems() {}

  static FullyConnected network(
      int features, List<Integer> hidden, int outputs, Activation activation) {
    return new FullyConnected(List.of(features), hidden, outputs, activation);
  }

  /** Gaussian inputs with uniform labels. */
  static Examples labelled(int count, int features, int classes, long seed) {
    Random random = new Random(seed);
    int[] labels = random.ints(count, 0, classes).toArray();
    return new Examples(
        List.of(features), floats(random, count * features), new Labels(classes, 1, labels));
  }

  /** Gaussian inputs with Gaussian targets. */
  static Examples valued(int count, int features, int outputs, long seed) {
    Random random = new Random(seed);
    float[] inputs = floats(random, count * features);
    return new Examples(
        List.of(features), inputs, new Values(outputs, floats(random, count * outputs)));
  }

  private static float[] floats(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Uniform on ±1/√(inputs), as at the experiments' start; biases alike. */
  static double[] start(FullyConnected model, long seed) {
    Random random = new Random(seed);
    double[] theta = new double[model.parameterCount()];
    int at = 0;
    int inputs = 1;
    for (ParameterTensor tensor : model.parameters()) {
      List<Integer> shape = tensor.shape();
      inputs = shape.size() == 2 ? shape.get(1) : inputs;
      for (int i = 0; i < tensor.size(); i++) {
        theta[at++] = (2 * random.nextDouble() - 1) / Math.sqrt(inputs);
      }
    }
    return theta;
  }

  static double[] uniform(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  /** ‖a − b‖/‖b‖. */
  static double relativeDistance(double[] a, double[] b) {
    double distance = 0;
    for (int i = 0; i < b.length; i++) {
      distance = Math.hypot(distance, a[i] - b[i]);
    }
    return distance / norm(b);
  }

  static double norm(double[] a) {
    double norm = 0;
    for (double entry : a) {
      norm = Math.hypot(norm, entry);
    }
    return norm;
  }

  static double[] times(double factor, double[] a) {
    double[] product = a.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }
}
