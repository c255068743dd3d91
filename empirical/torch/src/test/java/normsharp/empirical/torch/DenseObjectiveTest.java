package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Targets;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.ObjectiveChecks;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives by hand against automatic differentiation, which shares no code with them. */
class DenseObjectiveTest {
  /** Sums in another order, in float64. */
  private static final double SAME = 1e-12;

  private static final EngineSetting DOUBLE = EngineSetting.cpu(Precision.FLOAT64);

  /** More than one block for a thread, and blocks of unequal lengths. */
  private static final int COUNT = 1103;

  private final TorchEngine engine = new TorchEngine();

  private static Examples examples(int count, boolean regression) {
    Random random = new Random(11);
    float[] inputs = new float[count * 6];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[count];
    float[] values = new float[count * 3];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(3);
      for (int j = 0; j < 3; j++) {
        values[3 * i + j] = (float) random.nextGaussian();
      }
    }
    Targets targets = regression ? new Values(3, values) : new Labels(3, 1, labels);
    return new Examples(List.of(2, 3), inputs, targets);
  }

  private static FullyConnected model(Activation activation, int depth) {
    List<Integer> hidden = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      hidden.add(60 + i);
    }
    return new FullyConnected(List.of(2, 3), hidden, 3, activation);
  }

  private static double[] start(FullyConnected model) {
    return ObjectiveChecks.gaussian(model.parameterCount(), 0.2, 21);
  }

  private Objective byHand(
      FullyConnected model, Loss loss, Examples examples, EngineSetting setting) {
    return assertInstanceOf(DenseObjective.class, engine.objective(model, loss, examples, setting));
  }

  private static Objective automatic(FullyConnected model, Loss loss, Examples examples) {
    TensorFactory tensors = new TensorFactory(DOUBLE);
    return new TorchObjective(
        tensors,
        Networks.of(model, tensors),
        loss,
        ExampleTensors.upload(tensors, examples, loss),
        model.parameterCount(),
        examples.count());
  }

  private static void same(Objective expected, Objective actual, double[] theta) {
    double[] v = ObjectiveChecks.gaussian(theta.length, 1, 22);
    try (VectorBatch a = expected.vector(theta);
        VectorBatch b = actual.vector(theta);
        Evaluation first = expected.measure(a);
        Evaluation second = actual.measure(b)) {
      assertEquals(first.loss(0), second.loss(0), SAME * first.loss(0));
      assertEquals(first.accuracy(0), second.accuracy(0), 1e-15);
    }
    assertTrue(
        ObjectiveChecks.relativeError(
                ObjectiveChecks.gradient(actual, theta), ObjectiveChecks.gradient(expected, theta))
            < SAME);
    for (boolean fisher : new boolean[] {false, true}) {
      assertTrue(
          ObjectiveChecks.relativeError(
                  ObjectiveChecks.product(actual, theta, v, fisher),
                  ObjectiveChecks.product(expected, theta, v, fisher))
              < SAME);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "RELU", "IDENTITY"})
  void equalsAutomaticDifferentiationAtAnyDepthLossAndNumberOfThreads(Activation activation) {
    for (int depth = 0; depth <= 3; depth++) {
      FullyConnected model = model(activation, depth);
      for (Loss loss : Loss.values()) {
        for (int threads = 1; threads <= 3; threads++) {
          try (Objective expected = automatic(model, loss, examples(COUNT, false));
              Objective actual =
                  byHand(model, loss, examples(COUNT, false), DOUBLE.withThreads(threads))) {
            same(expected, actual, start(model));
          }
        }
      }
    }
  }

  @Test
  void equalsAutomaticDifferentiationForRegressionAndForSlicesOfOneExample() {
    FullyConnected model = model(Activation.TANH, 2);
    try (Objective expected = automatic(model, Loss.MSE, examples(7, true));
        Objective actual = byHand(model, Loss.MSE, examples(7, true), DOUBLE.withSlice(1))) {
      same(expected, actual, start(model));
      try (VectorBatch theta = actual.vector(start(model));
          Evaluation evaluation = actual.measure(theta)) {
        assertTrue(Double.isNaN(evaluation.accuracy(0)));
      }
    }
  }

  /** Constant features, some of them 0, are left out, padded to 16, or alone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 20, 40, 64})
  void featuresThatAreConstantChangeNothing(int varying) {
    Random random = new Random(12);
    int count = 33;
    float[] inputs = new float[count * 64];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(3);
      for (int j = 0; j < 64; j++) {
        boolean varies = (j * 37) % 64 < varying;
        inputs[64 * i + j] = varies ? (float) random.nextGaussian() : j % 5 - 1;
      }
    }
    Examples examples = new Examples(List.of(1, 8, 8), inputs, new Labels(3, 1, labels));
    for (int depth = 0; depth <= 2; depth++) {
      FullyConnected model =
          new FullyConnected(List.of(1, 8, 8), List.of(9, 8).subList(0, depth), 3, Activation.TANH);
      try (Objective expected = automatic(model, Loss.MSE, examples);
          Objective actual = byHand(model, Loss.MSE, examples, DOUBLE)) {
        same(expected, actual, start(model));
      }
    }
  }

  @Test
  void productsAreTheSameBitsWhenNothingIsKept() {
    FullyConnected model = model(Activation.TANH, 2);
    double[] v = ObjectiveChecks.gaussian(model.parameterCount(), 1, 22);
    TensorFactory tensors = new TensorFactory(DOUBLE);
    Examples examples = examples(COUNT, false);
    try (Objective keeping = byHand(model, Loss.CROSS_ENTROPY, examples, DOUBLE);
        Objective forgetting =
            DenseObjective.of(
                    tensors,
                    model,
                    Loss.CROSS_ENTROPY,
                    ExampleTensors.upload(tensors, examples, Loss.CROSS_ENTROPY),
                    DOUBLE,
                    0)
                .orElseThrow()) {
      for (boolean fisher : new boolean[] {false, true}) {
        assertArrayEquals(
            ObjectiveChecks.product(keeping, start(model), v, fisher),
            ObjectiveChecks.product(forgetting, start(model), v, fisher));
      }
    }
  }

  @Test
  void theComparisonCanSayNo() {
    FullyConnected model = model(Activation.TANH, 1);
    FullyConnected other = model(Activation.RELU, 1);
    try (Objective expected = automatic(other, Loss.MSE, examples(9, false));
        Objective actual = byHand(model, Loss.MSE, examples(9, false), DOUBLE)) {
      assertThrows(AssertionError.class, () -> same(expected, actual, start(model)));
    }
  }

  @Test
  void copiesAndInterleavedOperatorsDoNotDisturbOneAnother() {
    FullyConnected model = model(Activation.TANH, 2);
    double[] theta = start(model);
    double[] other = ObjectiveChecks.gaussian(theta.length, 0.3, 5);
    double[] v = ObjectiveChecks.gaussian(theta.length, 1, 6);
    try (Objective objective = byHand(model, Loss.MSE, examples(COUNT, false), DOUBLE);
        VectorBatch both = objective.zeros(2);
        VectorBatch directions = objective.zeros(2)) {
      double[] first = ObjectiveChecks.product(objective, theta, v, false);
      double[] second = ObjectiveChecks.product(objective, other, v, false);
      both.setRow(0, theta);
      both.setRow(1, other);
      directions.setRow(0, v);
      directions.setRow(1, v);
      try (var hessian = objective.hessian(both);
          var evaluation = objective.evaluate(both);
          VectorBatch products = hessian.times(directions)) {
        assertArrayEquals(first, products.row(0));
        assertArrayEquals(second, products.row(1));
        assertArrayEquals(ObjectiveChecks.gradient(objective, other), evaluation.gradient().row(1));
      }
    }
  }

  @Test
  void notANumberStaysNotANumber() {
    FullyConnected model = model(Activation.RELU, 1);
    double[] theta = start(model);
    theta[0] = Double.NaN;
    for (Loss loss : Loss.values()) {
      try (Objective objective = byHand(model, loss, examples(9, false), DOUBLE)) {
        assertTrue(Double.isNaN(ObjectiveChecks.loss(objective, theta)));
      }
    }
  }

  @Test
  void everythingElseIsLeftToAutomaticDifferentiation() {
    Examples examples = examples(5, false);
    FullyConnected gelu = model(Activation.GELU, 1);
    FullyConnected scaled =
        new FullyConnected(List.of(6), List.of(4), 3, Activation.RELU, Parametrization.MUP);
    FullyConnected plain = model(Activation.RELU, 1);
    try (Objective a = engine.objective(gelu, Loss.MSE, examples, DOUBLE);
        Objective b = engine.objective(scaled, Loss.MSE, examples, DOUBLE);
        Objective c = engine.objective(plain, Loss.MSE, examples, DOUBLE.with(Batching.TOGETHER))) {
      assertFalse(a instanceof DenseObjective);
      assertFalse(b instanceof DenseObjective);
      assertFalse(c instanceof DenseObjective);
    }
  }

  @Test
  void aLaneThatFailsIsReportedAfterTheOthersAreDone() {
    List<Integer> done = new ArrayList<>();
    try (Lanes lanes = new Lanes(2)) {
      IllegalStateException error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  lanes.run(
                      lane -> {
                        if (lane == 1) {
                          throw new IllegalStateException("lane 1");
                        }
                        done.add(lane);
                      }));
      assertEquals("lane 1", error.getMessage());
      assertEquals(List.of(0), done);
    }
  }
}
