package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CurvatureProductsTest {
  private static final Examples EXAMPLES = Problems.labelled(60, 12, 3, 21);
  private static final FullyConnected RELU =
      Problems.network(12, List.of(16, 9), 3, Activation.RELU);
  private static final FullyConnected TANH =
      Problems.network(12, List.of(16, 9), 3, Activation.TANH);

  private static Objective objective(FullyConnected model, Loss loss) {
    return new Nd4jEngine().objective(model, loss, EXAMPLES, Problems.SETTING);
  }

  private static double[] product(Objective objective, double[] theta, double[] v) {
    try (SymmetricOperator hessian = objective.hessian(objective.vector(theta))) {
      return hessian.times(objective.vector(v)).row(0);
    }
  }

  private static double[] moved(double[] theta, double t, double[] v) {
    double[] sum = theta.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += t * v[i];
    }
    return sum;
  }

  private static double[] gradient(Objective objective, double[] theta) {
    return objective.evaluate(objective.vector(theta)).gradient().row(0);
  }

  /** (∇L(θ + hv) − ∇L(θ − hv))/(2h), across whatever kinks lie between. */
  private static double[] plainDifference(
      Objective objective, double[] theta, double[] v, double h) {
    double[] ahead = gradient(objective, moved(theta, h, v));
    double[] behind = gradient(objective, moved(theta, -h, v));
    return Problems.times(0.5 / h, moved(ahead, -1, behind));
  }

  /** How many units are active at one of two parameter vectors and not at the other. */
  private static long flips(double[] a, double[] b) {
    ExampleArrays arrays = ExampleArrays.of(EXAMPLES);
    DenseNetwork network = DenseNetwork.of(RELU, Loss.MSE, arrays.inputs());
    long flips = 0;
    List<INDArray> first = network.activations(Nd4j.create(a).castTo(DataType.DOUBLE));
    List<INDArray> second = network.activations(Nd4j.create(b).castTo(DataType.DOUBLE));
    for (int layer = 0; layer < RELU.hidden().size(); layer++) {
      double[] here = first.get(layer).dup('c').data().asDouble();
      double[] there = second.get(layer).dup('c').data().asDouble();
      for (int i = 0; i < here.length; i++) {
        flips += here[i] > 0 == there[i] > 0 ? 0 : 1;
      }
    }
    return flips;
  }

  @Test
  void reluProductsAreThoseOfDifferencesThatCrossNoKink() {
    for (Loss loss : Loss.values()) {
      try (Objective objective = objective(RELU, loss)) {
        double[] theta = Problems.start(RELU, 22);
        double[] v = Problems.uniform(theta.length, 23);
        double h = 1e-6;
        assertEquals(0, flips(moved(theta, h, v), moved(theta, -h, v)), "choose another seed");
        double[] plain = plainDifference(objective, theta, v, h);
        // Rounding over the step: 1e−16/1e−6 with room for the sums.
        assertTrue(Problems.relativeDistance(product(objective, theta, v), plain) < 1e-8);
      }
    }
  }

  @Test
  void differencesAcrossKinksWouldBeWrongAndAreNotUsed() {
    try (Objective objective = objective(RELU, Loss.MSE)) {
      double[] theta = Problems.start(RELU, 22);
      double[] v = Problems.uniform(theta.length, 23);
      double h = 1e-2;
      assertTrue(flips(moved(theta, h, v), moved(theta, -h, v)) > 10);
      double[] product = product(objective, theta, v);
      assertTrue(
          Problems.relativeDistance(plainDifference(objective, theta, v, h), product) > 1e-2);
    }
  }

  @Test
  void aUnitAtItsKinkCountsAsInactive() {
    // All parameters 0: every unit sits at its kink, and only the last biases have curvature.
    try (Objective objective = objective(RELU, Loss.MSE)) {
      double[] theta = new double[RELU.parameterCount()];
      double[] v = new double[theta.length];
      Arrays.fill(v, 1);
      double[] expected = new double[theta.length];
      Arrays.fill(expected, theta.length - 3, theta.length, 1);
      assertArrayEquals(expected, product(objective, theta, v), 1e-9);
    }
  }

  @Test
  void productsAreSymmetricAndLinear() {
    for (FullyConnected model : List.of(RELU, TANH)) {
      try (Objective objective = objective(model, Loss.CROSS_ENTROPY)) {
        double[] theta = Problems.start(model, 24);
        double[] u = Problems.uniform(theta.length, 25);
        double[] v = Problems.uniform(theta.length, 26);
        double[] hu = product(objective, theta, u);
        double[] hv = product(objective, theta, v);
        double scale = Problems.norm(hu) * Problems.norm(v);
        assertEquals(dot(v, hu), dot(u, hv), 1e-9 * scale);
        double[] combined = product(objective, theta, moved(Problems.times(1e6, u), -3e6, v));
        double[] expected = moved(Problems.times(1e6, hu), -3e6, hv);
        assertTrue(Problems.relativeDistance(combined, expected) < 1e-9);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void aSharpPointMakesTheStepShrink() {
    // Inputs 300 times too large, as of pixels that were not scaled: a step of 0.01 moves the first
    // layer by half a unit of tanh's argument, and differences of that step are wrong.
    float[] inputs = new float[EXAMPLES.inputs().remaining()];
    EXAMPLES.inputs().get(inputs);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] *= 300;
    }
    Examples unscaled = new Examples(List.of(12), inputs, EXAMPLES.targets());
    double[] theta = Problems.start(TANH, 27);
    for (int i = 0; i < 12 * 16; i++) {
      theta[i] /= 300;
    }
    double[] v = Problems.uniform(theta.length, 28);
    double[] unit = Problems.times(1 / Problems.norm(v), v);
    try (Objective objective =
        new Nd4jEngine().objective(TANH, Loss.MSE, unscaled, Problems.SETTING)) {
      double[] product = product(objective, theta, unit);
      double[] fine = plainDifference(objective, theta, unit, 1e-7);
      double distance = Problems.relativeDistance(product, fine);
      assertTrue(distance < 1e-7, "relative distance " + distance);
      double[] coarse = plainDifference(objective, theta, unit, 1e-2);
      assertTrue(Problems.relativeDistance(coarse, fine) > 1e-2);
    }
  }

  @Test
  void theZeroVectorGivesZero() {
    try (Objective objective = objective(TANH, Loss.MSE)) {
      double[] zero = new double[TANH.parameterCount()];
      assertArrayEquals(zero, product(objective, Problems.start(TANH, 29), zero));
    }
  }

  @Test
  void aDivergedModelGivesNanInsteadOfAnEndlessSearch() {
    try (Objective objective = objective(TANH, Loss.MSE)) {
      double[] theta = Problems.start(TANH, 30);
      theta[0] = Double.NaN;
      double[] product = product(objective, theta, Problems.uniform(theta.length, 31));
      assertTrue(Double.isNaN(product[theta.length - 1]) || Double.isNaN(Problems.norm(product)));
    }
  }

  @Test
  void eachCopyHasItsOwnMatrixAndKeepsIt() {
    try (Objective objective = objective(RELU, Loss.MSE)) {
      double[] first = Problems.start(RELU, 32);
      double[] second = Problems.start(RELU, 33);
      double[] v = Problems.uniform(first.length, 34);
      VectorBatch thetas = objective.zeros(2);
      thetas.setRow(0, first);
      thetas.setRow(1, second);
      VectorBatch vs = objective.zeros(2);
      vs.setRow(0, v);
      vs.setRow(1, v);
      try (SymmetricOperator hessians = objective.hessian(thetas)) {
        thetas.scale(new double[] {7, 7});
        VectorBatch products = hessians.times(vs);
        assertArrayEquals(product(objective, first, v), products.row(0));
        assertArrayEquals(product(objective, second, v), products.row(1));
        VectorBatch one = objective.vector(v);
        String message =
            assertThrows(IllegalArgumentException.class, () -> hessians.times(one)).getMessage();
        assertEquals("one vector for each of 2 matrices, got 1", message);
      }
    }
  }
}
