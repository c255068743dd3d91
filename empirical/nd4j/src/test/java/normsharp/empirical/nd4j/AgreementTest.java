package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.Lanczos;
import normsharp.empirical.spectrum.LanczosSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ND4J against LibTorch on the experiments' network, 784-200-200-10, in one process. */
class AgreementTest {
  /** What the two engines owe each other in float64. */
  private static final double DEMANDED = 1e-6;

  /** Sums of 300 terms in two orders; measured 1e−15. */
  private static final double ROUNDING = 1e-12;

  /** The stated error of differenced products; measured 4e−12. */
  private static final double DIFFERENCED = 1e-9;

  private static final Examples EXAMPLES = Problems.labelled(300, 784, 10, 1);

  static Stream<Arguments> cases() {
    return Stream.of(Activation.RELU, Activation.TANH)
        .flatMap(
            activation -> Stream.of(Loss.values()).map(loss -> Arguments.of(activation, loss)));
  }

  private record Engine(Objective objective, VectorBatch theta) {
    static Engine named(String name, FullyConnected model, Loss loss, double[] theta) {
      Objective objective = Engines.named(name).objective(model, loss, EXAMPLES, Problems.SETTING);
      return new Engine(objective, objective.vector(theta));
    }

    double[] hessianTimes(double[] v) {
      try (SymmetricOperator hessian = objective.hessian(theta)) {
        return hessian.times(objective.vector(v)).row(0);
      }
    }

    double[] fisherTimes(double[] v) {
      try (SymmetricOperator fisher = objective.fisher(theta)) {
        return fisher.times(objective.vector(v)).row(0);
      }
    }

    double sharpness() {
      try (SymmetricOperator hessian = objective.hessian(theta)) {
        VectorBatch start = objective.vector(Problems.uniform(objective.parameters(), 5));
        return new Lanczos(LanczosSetting.DEFAULT, objective.precision().unitRoundoff())
            .cold(hessian, start)
            .ends()
            .get(0)
            .sharpness();
      }
    }
  }

  private static FullyConnected model(Activation activation) {
    return Problems.network(784, List.of(200, 200), 10, activation);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAccuracyAndGradientAgree(Activation activation, Loss loss) {
    FullyConnected model = model(activation);
    double[] theta = Problems.start(model, 2);
    Engine nd4j = Engine.named("nd4j", model, loss, theta);
    Engine torch = Engine.named("torch", model, loss, theta);
    try (Evaluation ours = nd4j.objective.evaluate(nd4j.theta);
        Evaluation theirs = torch.objective.evaluate(torch.theta)) {
      assertEquals(theirs.loss(0), ours.loss(0), ROUNDING * theirs.loss(0));
      assertEquals(theirs.accuracy(0), ours.accuracy(0), ROUNDING);
      assertClose(ROUNDING, ours.gradient().row(0), theirs.gradient().row(0));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsWithTheHessianAgreeAlongRandomAndSharpDirections(Activation activation, Loss loss) {
    FullyConnected model = model(activation);
    double[] theta = Problems.start(model, 3);
    Engine nd4j = Engine.named("nd4j", model, loss, theta);
    Engine torch = Engine.named("torch", model, loss, theta);
    double[] v = Problems.uniform(theta.length, 4);
    for (int power = 0; power < 4; power++) {
      double[] exact = torch.hessianTimes(v);
      assertClose(DIFFERENCED, nd4j.hessianTimes(v), exact);
      v = Problems.times(1 / Problems.norm(exact), exact);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsWithTheFisherMatrixAgree(Activation activation, Loss loss) {
    FullyConnected model = model(activation);
    double[] theta = Problems.start(model, 3);
    double[] v = Problems.uniform(theta.length, 4);
    assertClose(
        DIFFERENCED,
        Engine.named("nd4j", model, loss, theta).fisherTimes(v),
        Engine.named("torch", model, loss, theta).fisherTimes(v));
  }

  @Test
  void aGradientFollowedByBothEnginesLeadsToTheSameLosses() {
    FullyConnected model = model(Activation.TANH);
    double[] theta = Problems.start(model, 6);
    Engine nd4j = Engine.named("nd4j", model, Loss.MSE, theta);
    Engine torch = Engine.named("torch", model, Loss.MSE, theta);
    for (int step = 0; step < 20; step++) {
      double ours = descend(nd4j);
      double theirs = descend(torch);
      assertEquals(theirs, ours, ROUNDING * theirs);
    }
  }

  private static double descend(Engine engine) {
    try (Evaluation evaluation = engine.objective.evaluate(engine.theta)) {
      engine.theta.addScaled(new double[] {-0.1}, evaluation.gradient());
      return evaluation.loss(0);
    }
  }

  @Test
  void sharpnessAgrees() {
    FullyConnected model = model(Activation.RELU);
    double[] theta = Problems.start(model, 7);
    double ours = Engine.named("nd4j", model, Loss.MSE, theta).sharpness();
    double theirs = Engine.named("torch", model, Loss.MSE, theta).sharpness();
    assertEquals(theirs, ours, DEMANDED * theirs);
  }

  @Test
  void anotherLayoutOfTheFirstLayerWouldBeNoticed() {
    FullyConnected model = model(Activation.TANH);
    double[] theta = Problems.start(model, 8);
    double[] transposed = theta.clone();
    for (int out = 0; out < 200; out++) {
      for (int in = 0; in < 784; in++) {
        transposed[in * 200 + out] = theta[out * 784 + in];
      }
    }
    Engine nd4j = Engine.named("nd4j", model, Loss.MSE, transposed);
    Engine torch = Engine.named("torch", model, Loss.MSE, theta);
    double ours = nd4j.objective.measure(nd4j.theta).loss(0);
    double theirs = torch.objective.measure(torch.theta).loss(0);
    assertTrue(Math.abs(ours - theirs) > 1e-3 * theirs, ours + " and " + theirs);
  }

  private static void assertClose(double tolerance, double[] ours, double[] theirs) {
    double distance = Problems.relativeDistance(ours, theirs);
    assertTrue(distance <= tolerance, "relative distance " + distance);
  }
}
