package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.AnalyticEngine;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.ConvolutionalNetwork;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.NormPlacement;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.model.ResNet20;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.model.VisionTransformer;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.ObjectiveChecks;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model's derivatives against central differences, and every path against the others. */
class TorchModelsTest {
  private static final EngineSetting DOUBLE = EngineSetting.cpu(Precision.FLOAT64).withThreads(1);

  private final TorchEngine engine = new TorchEngine();

  /** Small models with smooth activations, so that differences converge. */
  static List<Model> smoothModels() {
    return List.of(
        new FullyConnected(List.of(1, 4, 4), List.of(5, 4), 3, Activation.TANH),
        new FullyConnected(
            List.of(1, 4, 4), List.of(5, 4), 3, Activation.TANH, Parametrization.MUP),
        new FullyConnected(
            List.of(1, 4, 4), List.of(5, 4), 3, Activation.TANH, Parametrization.KERNEL_AS_PRINTED),
        new ConvolutionalNetwork(List.of(1, 4, 4), 3, 3, Activation.TANH, false),
        new ConvolutionalNetwork(List.of(1, 4, 4), 3, 3, Activation.TANH, true),
        new VisionTransformer(
            List.of(1, 4, 4), 2, 8, 2, 2, 12, 3, Activation.GELU, NormPlacement.PRE),
        new VisionTransformer(
            List.of(1, 4, 4), 2, 8, 1, 2, 12, 3, Activation.TANH, NormPlacement.POST));
  }

  private static Examples images(int count, int... shape) {
    int size = 1;
    List<Integer> extents = new ArrayList<>();
    for (int extent : shape) {
      size *= extent;
      extents.add(extent);
    }
    double[] values = ObjectiveChecks.gaussian(count * size, 1, 5);
    float[] inputs = new float[values.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) values[i];
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
    }
    return new Examples(extents, inputs, new Labels(3, 1, labels));
  }

  private static double[] start(Model model) {
    float[] values = Initialization.draw(model, 43, 1);
    double[] theta = ObjectiveChecks.gaussian(values.length, 0.05, 6);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += values[i];
    }
    return theta;
  }

  @ParameterizedTest
  @MethodSource("smoothModels")
  void derivativesEqualCentralDifferences(Model model) {
    for (Loss loss : Loss.values()) {
      try (Objective objective = engine.objective(model, loss, images(6, 1, 4, 4), DOUBLE)) {
        double[] theta = start(model);
        double[] v = ObjectiveChecks.gaussian(theta.length, 0.1, 7);
        ObjectiveChecks.checkGradient(objective, theta, v, 1e-3, 1e-8);
        ObjectiveChecks.checkHessian(objective, theta, v, 1e-3, 1e-6);
        double[] u = ObjectiveChecks.gaussian(theta.length, 0.1, 8);
        ObjectiveChecks.checkSymmetry(objective, theta, u, v, false, 1e-12);
        ObjectiveChecks.checkSymmetry(objective, theta, u, v, true, 1e-12);
      }
    }
  }

  @Test
  void residualNetworkAndSequenceTransformerHaveRightDerivatives() {
    // ReLU has kinks: a step this small crosses none on this seeded point.
    Model resNet = new ResNet20(List.of(1, 4, 4), 3);
    try (Objective objective =
        engine.objective(resNet, Loss.CROSS_ENTROPY, images(4, 1, 4, 4), DOUBLE)) {
      double[] theta = start(resNet);
      double[] v = ObjectiveChecks.gaussian(theta.length, 0.01, 7);
      ObjectiveChecks.checkGradient(objective, theta, v, 1e-5, 1e-6);
      ObjectiveChecks.checkSymmetry(
          objective, theta, ObjectiveChecks.gaussian(theta.length, 1, 9), v, false, 1e-10);
    }
    Model transformer = new SequenceTransformer(4, 5, 8, 12, 2, 2, 2, Activation.GELU);
    float[] tokens = {1, 2, 3, 4, 5, 4, 3, 2, 1, 1, 5, 5};
    int[] reversed = {3, 2, 1, 0, 1, 2, 3, 4, 4, 4, 0, 0};
    Examples examples = new Examples(List.of(4), tokens, new Labels(5, 4, reversed));
    try (Objective objective =
        engine.objective(transformer, Loss.CROSS_ENTROPY, examples, DOUBLE)) {
      double[] theta = start(transformer);
      double[] v = ObjectiveChecks.gaussian(theta.length, 0.1, 7);
      ObjectiveChecks.checkGradient(objective, theta, v, 1e-3, 1e-8);
      ObjectiveChecks.checkHessian(objective, theta, v, 1e-3, 1e-6);
    }
  }

  @Test
  void theCheckOfTheHessianCanSayNo() {
    Model model = smoothModels().get(0);
    try (Objective objective = engine.objective(model, Loss.MSE, images(6, 1, 4, 4), DOUBLE)) {
      double[] theta = start(model);
      double[] v = ObjectiveChecks.gaussian(theta.length, 0.1, 7);
      double[] fisher = ObjectiveChecks.product(objective, theta, v, true);
      double[] hessian = ObjectiveChecks.product(objective, theta, v, false);
      assertTrue(ObjectiveChecks.relativeError(fisher, hessian) > 1e-3);
      assertThrows(
          AssertionError.class, () -> ObjectiveChecks.checkHessian(objective, theta, v, 0.5, 1e-6));
    }
  }

  /** For MSE and CE of a linear model the Gauss–Newton matrix is the Hessian. */
  @Test
  void fisherOfALinearModelIsItsHessian() {
    Model model = new FullyConnected(List.of(16), List.of(), 3, Activation.TANH);
    for (Loss loss : Loss.values()) {
      try (Objective objective = engine.objective(model, loss, images(6, 1, 4, 4), DOUBLE)) {
        double[] theta = start(model);
        double[] v = ObjectiveChecks.gaussian(theta.length, 1, 7);
        assertTrue(
            ObjectiveChecks.relativeError(
                    ObjectiveChecks.product(objective, theta, v, true),
                    ObjectiveChecks.product(objective, theta, v, false))
                < 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("smoothModels")
  void copiesTogetherEqualCopiesOneByOne(Model model) {
    Examples examples = images(6, 1, 4, 4);
    double[] theta = start(model);
    try (Objective single = engine.objective(model, Loss.CROSS_ENTROPY, examples, DOUBLE);
        Objective together =
            engine.objective(model, Loss.CROSS_ENTROPY, examples, DOUBLE.with(Batching.TOGETHER));
        VectorBatch one = batch(single, theta);
        VectorBatch all = batch(together, theta);
        Evaluation first = single.evaluate(one);
        Evaluation second = together.evaluate(all);
        SymmetricOperator firstHessian = single.hessian(one);
        SymmetricOperator secondHessian = together.hessian(all);
        VectorBatch firstProduct = firstHessian.times(first.gradient());
        VectorBatch secondProduct = secondHessian.times(second.gradient())) {
      for (int k = 0; k < 3; k++) {
        assertEquals(first.loss(k), second.loss(k), 1e-13);
        assertEquals(first.accuracy(k), second.accuracy(k));
        assertTrue(
            ObjectiveChecks.relativeError(second.gradient().row(k), first.gradient().row(k))
                < 1e-11);
        assertTrue(
            ObjectiveChecks.relativeError(secondProduct.row(k), firstProduct.row(k)) < 1e-10);
      }
      try (VectorBatch chosen = all.select(2, 1)) {
        assertArrayEquals(all.row(1), chosen.row(1));
        assertEquals(all.dot(all)[2], chosen.dot(chosen)[0], 1e-12);
      }
    }
  }

  private static VectorBatch batch(Objective objective, double[] theta) {
    VectorBatch batch = objective.zeros(3);
    for (int k = 0; k < 3; k++) {
      double[] row = theta.clone();
      for (int i = 0; i < row.length; i++) {
        row[i] *= 1 + 0.1 * k;
      }
      batch.setRow(k, row);
    }
    return batch;
  }

  @Test
  void slicesOfExamplesAddUp() {
    Model model = smoothModels().get(0);
    Examples examples = images(7, 1, 4, 4);
    double[] theta = start(model);
    double[] v = ObjectiveChecks.gaussian(theta.length, 1, 7);
    for (Loss loss : Loss.values()) {
      try (Objective whole = engine.objective(model, loss, examples, DOUBLE);
          Objective sliced = engine.objective(model, loss, examples, DOUBLE.withSlice(3))) {
        assertEquals(
            ObjectiveChecks.loss(whole, theta), ObjectiveChecks.loss(sliced, theta), 1e-14);
        assertTrue(
            ObjectiveChecks.relativeError(
                    ObjectiveChecks.gradient(sliced, theta), ObjectiveChecks.gradient(whole, theta))
                < 1e-12);
        for (boolean fisher : new boolean[] {false, true}) {
          assertTrue(
              ObjectiveChecks.relativeError(
                      ObjectiveChecks.product(sliced, theta, v, fisher),
                      ObjectiveChecks.product(whole, theta, v, fisher))
                  < 1e-11);
        }
      }
    }
  }

  @Test
  void theDiagonalNetworkEqualsItsClosedForm() {
    for (int layers : new int[] {1, 2, 3}) {
      DiagonalModel model = new DiagonalModel(List.of(1.0, -3.0, 0.0), 2.0, layers, 0.5);
      Examples examples =
          new Examples(List.of(3), new float[] {1, -3, 0}, new Values(1, new float[] {2}));
      double[] theta = {0.7, -0.2, 1.1};
      double[] v = {1, 2, -1};
      try (Objective torch = engine.objective(model, Loss.MSE, examples, DOUBLE);
          Objective exact = new AnalyticEngine().objective(model, Loss.MSE, examples, DOUBLE)) {
        assertEquals(ObjectiveChecks.loss(exact, theta), ObjectiveChecks.loss(torch, theta), 1e-13);
        assertTrue(
            ObjectiveChecks.relativeError(
                    ObjectiveChecks.gradient(torch, theta), ObjectiveChecks.gradient(exact, theta))
                < 1e-13);
        for (boolean fisher : new boolean[] {false, true}) {
          assertTrue(
              ObjectiveChecks.relativeError(
                      ObjectiveChecks.product(torch, theta, v, fisher),
                      ObjectiveChecks.product(exact, theta, v, fisher))
                  < 1e-13);
        }
      }
    }
  }

  @Test
  void float32AgreesWithFloat64UpToItsRoundoff() {
    Model model = new FullyConnected(List.of(16), List.of(20, 20), 3, Activation.RELU);
    Examples examples = images(30, 1, 4, 4);
    double[] theta = new double[model.parameterCount()];
    float[] values = Initialization.draw(model, 43, 1);
    for (int i = 0; i < theta.length; i++) {
      theta[i] = values[i];
    }
    try (Objective exact = engine.objective(model, Loss.MSE, examples, DOUBLE);
        Objective rounded =
            engine.objective(
                model, Loss.MSE, examples, EngineSetting.cpu(Precision.FLOAT32).withThreads(1))) {
      assertTrue(
          ObjectiveChecks.relativeError(
                  ObjectiveChecks.gradient(rounded, theta), ObjectiveChecks.gradient(exact, theta))
              < 1e-5);
    }
  }

  @Test
  void theSameStepsGiveTheSameBits() {
    Model model = new FullyConnected(List.of(16), List.of(20, 20), 3, Activation.RELU);
    EngineSetting setting = EngineSetting.cpu(Precision.FLOAT32).withThreads(2);
    assertArrayEquals(trained(model, setting), trained(model, setting));
  }

  private double[] trained(Model model, EngineSetting setting) {
    try (Objective objective =
            engine.objective(model, Loss.CROSS_ENTROPY, images(30, 1, 4, 4), setting);
        VectorBatch theta = objective.vector(start(model))) {
      for (int step = 0; step < 50; step++) {
        try (Evaluation evaluation = objective.evaluate(theta)) {
          theta.addScaled(new double[] {-0.1}, evaluation.gradient());
        }
      }
      return theta.row(0);
    }
  }
}
