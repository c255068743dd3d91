package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;

class Nd4jEngineTest {
  private static final FullyConnected MODEL = Problems.network(6, List.of(7), 3, Activation.TANH);
  private static final Examples EXAMPLES = Problems.labelled(20, 6, 3, 41);
  private static final Nd4jEngine ENGINE = new Nd4jEngine();

  @Test
  void isFoundByName() {
    assertEquals(Nd4jEngine.class, Engines.named("nd4j").getClass());
  }

  @Test
  void theStatusSaysVersionsThreadsAndLinearAlgebra() {
    EngineStatus status = ENGINE.status();
    assertTrue(status.available(), status.summary());
    assertEquals(1, status.summary().lines().count());
    assertTrue(status.summary().startsWith("ND4J 1.0.0-M2.1 on the CPU with "), status.summary());
    assertTrue(Integer.parseInt(status.details().get("threads")) >= 1);
    assertTrue(status.details().containsKey("linear algebra"));
    assertTrue(status.details().containsKey("javacpp"));
  }

  @Test
  void whatItLacksIsSaidInOneLine() {
    FullyConnected gelu = Problems.network(6, List.of(7), 3, Activation.GELU);
    assertRefused(
        "engine nd4j knows RELU and TANH only, got GELU; use engine torch", gelu, Problems.SETTING);
    assertRefused(
        "engine nd4j knows the STANDARD parametrization only, got MUP; use engine torch",
        new FullyConnected(List.of(6), List.of(7), 3, Activation.TANH, Parametrization.MUP),
        Problems.SETTING);
    assertRefused(
        "engine nd4j computes in FLOAT64 only (differences of gradients need it), got FLOAT32;"
            + " use engine torch",
        MODEL,
        EngineSetting.cpu(Precision.FLOAT32));
    assertRefused(
        "engine nd4j runs on cpu only, got device 'cuda'; use engine torch",
        MODEL,
        new EngineSetting(Precision.FLOAT64, "cuda", 1, Batching.ONE_BY_ONE, OptionalInt.empty()));
    assertRefused(
        "engine nd4j advances copies ONE_BY_ONE only, got TOGETHER; use engine torch",
        MODEL,
        Problems.SETTING.with(Batching.TOGETHER));
    assertTrue(ENGINE.supports(MODEL, Problems.SETTING));
  }

  private static void assertRefused(String line, FullyConnected model, EngineSetting setting) {
    assertFalse(ENGINE.supports(model, setting));
    assertEquals(
        line,
        assertThrows(
                IllegalArgumentException.class,
                () -> ENGINE.objective(model, Loss.MSE, EXAMPLES, setting))
            .getMessage());
  }

  @Test
  void whatDoesNotFitTogetherIsSaidInOneLine() {
    assertUnfit(
        "the model takes inputs of shape [6], 6 numbers, got examples of shape [5]",
        Loss.MSE,
        Problems.labelled(20, 5, 3, 42));
    assertUnfit(
        "the model must have one output for each of 4 classes, got 3 outputs",
        Loss.MSE,
        Problems.labelled(20, 6, 4, 42));
    assertUnfit(
        "the model must have one output for each of 2 values, got 3 outputs",
        Loss.MSE,
        Problems.valued(20, 6, 2, 42));
    assertUnfit(
        "CROSS_ENTROPY needs class labels, got real targets; use MSE",
        Loss.CROSS_ENTROPY,
        Problems.valued(20, 6, 3, 42));
  }

  private static void assertUnfit(String line, Loss loss, Examples examples) {
    assertEquals(
        line,
        assertThrows(
                IllegalArgumentException.class,
                () -> ENGINE.objective(MODEL, loss, examples, Problems.SETTING))
            .getMessage());
  }

  @Test
  void vectorsOfAnotherLengthAreRefused() {
    try (Objective objective = objective(Problems.SETTING)) {
      VectorBatch wrong = Nd4jVectors.zeros(1, 5);
      assertEquals(
          "vectors must have p = 73 entries, got 5",
          assertThrows(IllegalArgumentException.class, () -> objective.measure(wrong))
              .getMessage());
    }
  }

  private static Objective objective(EngineSetting setting) {
    return ENGINE.objective(MODEL, Loss.CROSS_ENTROPY, EXAMPLES, setting);
  }

  @Test
  void theGradientIsThatOfTheMeasuredLoss() {
    for (Activation activation : List.of(Activation.RELU, Activation.TANH)) {
      FullyConnected model = Problems.network(6, List.of(7, 5), 3, activation);
      for (Loss loss : Loss.values()) {
        try (Objective objective = ENGINE.objective(model, loss, EXAMPLES, Problems.SETTING)) {
          double[] theta = Problems.start(model, 43);
          double[] gradient = objective.evaluate(objective.vector(theta)).gradient().row(0);
          // Every parameter: a mistaken layout of weights or biases shows.
          for (int i = 0; i < theta.length; i++) {
            double h = 1e-5;
            double slope = (measured(objective, theta, i, h) - measured(objective, theta, i, -h));
            // h² truncation and u/h rounding.
            assertEquals(slope / (2 * h), gradient[i], 1e-9);
          }
        }
      }
    }
  }

  private static double measured(Objective objective, double[] theta, int entry, double h) {
    double[] moved = theta.clone();
    moved[entry] += h;
    try (VectorBatch batch = objective.vector(moved);
        Evaluation evaluation = objective.measure(batch)) {
      return evaluation.loss(0);
    }
  }

  @Test
  void copiesDoNotInfluenceEachOtherAndResultsRepeatBitForBit() {
    try (Objective objective = objective(Problems.SETTING)) {
      double[] first = Problems.start(MODEL, 44);
      double[] second = Problems.start(MODEL, 45);
      VectorBatch both = objective.zeros(2);
      both.setRow(0, first);
      both.setRow(1, second);
      Evaluation together = objective.evaluate(both);
      for (int k = 0; k < 2; k++) {
        Evaluation alone = objective.evaluate(objective.vector(k == 0 ? first : second));
        assertEquals(alone.loss(0), together.loss(k));
        assertEquals(alone.accuracy(0), together.accuracy(k));
        assertArrayEquals(alone.gradient().row(0), together.gradient().row(k));
        Evaluation measured = objective.measure(both);
        assertEquals(measured.loss(k), together.loss(k));
        assertThrows(IllegalStateException.class, measured::gradient);
      }
    }
  }

  @Test
  void evaluationsKeepTheirGradientWhenTheParametersMoveOn() {
    try (Objective objective = objective(Problems.SETTING)) {
      VectorBatch theta = objective.vector(Problems.start(MODEL, 46));
      Evaluation evaluation = objective.evaluate(theta);
      double[] before = evaluation.gradient().row(0);
      theta.addScaled(new double[] {-1}, evaluation.gradient());
      objective.evaluate(theta);
      assertArrayEquals(before, evaluation.gradient().row(0));
    }
  }

  @Test
  void oneThreadAndTwoGiveTheSameUpToRounding() {
    double[] theta = Problems.start(MODEL, 47);
    double[] one = gradient(Problems.SETTING.withThreads(1), theta);
    double[] two = gradient(Problems.SETTING.withThreads(2), theta);
    assertTrue(Problems.relativeDistance(one, two) < 1e-14);
  }

  private static double[] gradient(EngineSetting setting, double[] theta) {
    try (Objective objective = objective(setting)) {
      return objective.evaluate(objective.vector(theta)).gradient().row(0);
    }
  }
}
