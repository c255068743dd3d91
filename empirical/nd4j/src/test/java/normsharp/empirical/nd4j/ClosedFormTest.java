package normsharp.empirical.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.SymmetricOperator;
import org.junit.jupiter.api.Test;

/** Networks without hidden layers, whose losses and derivatives are written down here. */
class ClosedFormTest {
  private static final int FEATURES = 5;
  private static final int COUNT = 40;
  private static final int CLASSES = 3;

  /** Sums of 40 terms. */
  private static final double ROUNDING = 1e-13;

  /** The stated error of differenced products, of size 1. */
  private static final double DIFFERENCED = 1e-9;

  private static Objective objective(FullyConnected model, Loss loss, Examples examples) {
    return new Nd4jEngine().objective(model, loss, examples, Problems.SETTING);
  }

  private static FullyConnected affine(int outputs) {
    return Problems.network(FEATURES, List.of(), outputs, Activation.TANH);
  }

  /** ⟨w, xₙ⟩ + b for output c of parameters laid out as outputs × features, then biases. */
  private static double output(double[] theta, int outputs, FloatBuffer inputs, int n, int c) {
    double sum = theta[outputs * FEATURES + c];
    for (int i = 0; i < FEATURES; i++) {
      sum += theta[c * FEATURES + i] * inputs.get(n * FEATURES + i);
    }
    return sum;
  }

  /** xₙ with a 1 for the bias. */
  private static double extended(FloatBuffer inputs, int n, int i) {
    return i == FEATURES ? 1 : inputs.get(n * FEATURES + i);
  }

  @Test
  void linearRegressionHasItsLossGradientAndHessian() {
    Examples examples = Problems.valued(COUNT, FEATURES, 1, 11);
    FloatBuffer x = examples.inputs();
    FloatBuffer y = ((Values) examples.targets()).values();
    FullyConnected model = affine(1);
    double[] theta = Problems.start(model, 12);
    double[] v = Problems.uniform(FEATURES + 1, 13);
    double loss = 0;
    double[] gradient = new double[FEATURES + 1];
    double[] product = new double[FEATURES + 1];
    for (int n = 0; n < COUNT; n++) {
      double residual = output(theta, 1, x, n, 0) - y.get(n);
      double along = output(v, 1, x, n, 0);
      loss += residual * residual / (2 * COUNT);
      for (int i = 0; i <= FEATURES; i++) {
        gradient[i] += residual * extended(x, n, i) / COUNT;
        product[i] += along * extended(x, n, i) / COUNT;
      }
    }
    try (Objective objective = objective(model, Loss.MSE, examples);
        Evaluation evaluation = objective.evaluate(objective.vector(theta));
        SymmetricOperator hessian = objective.hessian(objective.vector(theta));
        SymmetricOperator fisher = objective.fisher(objective.vector(theta))) {
      assertEquals(loss, evaluation.loss(0), ROUNDING);
      assertTrue(Double.isNaN(evaluation.accuracy(0)));
      assertArrayEquals(gradient, evaluation.gradient().row(0), ROUNDING);
      // A linear gradient is differenced without error but for rounding over the step, 1e−2.
      assertArrayEquals(product, hessian.times(objective.vector(v)).row(0), 100 * ROUNDING);
      assertArrayEquals(product, fisher.times(objective.vector(v)).row(0), 100 * ROUNDING);
    }
  }

  @Test
  void logisticRegressionHasItsLossGradientAndHessian() {
    Examples examples = Problems.labelled(COUNT, FEATURES, CLASSES, 14);
    FloatBuffer x = examples.inputs();
    FullyConnected model = affine(CLASSES);
    double[] theta = Problems.times(2, Problems.start(model, 15));
    double[] v = Problems.uniform(theta.length, 16);
    double loss = 0;
    double right = 0;
    double[] gradient = new double[theta.length];
    double[] product = new double[theta.length];
    for (int n = 0; n < COUNT; n++) {
      int label = ((Labels) examples.targets()).labels().get(n);
      double[] p = new double[CLASSES];
      double total = 0;
      for (int c = 0; c < CLASSES; c++) {
        p[c] = Math.exp(output(theta, CLASSES, x, n, c));
        total += p[c];
      }
      double mean = 0;
      int largest = 0;
      for (int c = 0; c < CLASSES; c++) {
        p[c] /= total;
        mean += p[c] * output(v, CLASSES, x, n, c);
        largest = p[c] > p[largest] ? c : largest;
      }
      loss -= Math.log(p[label]) / COUNT;
      right += largest == label ? 1 : 0;
      for (int c = 0; c < CLASSES; c++) {
        double residual = p[c] - (c == label ? 1 : 0);
        double curved = p[c] * (output(v, CLASSES, x, n, c) - mean);
        for (int i = 0; i <= FEATURES; i++) {
          int at = i == FEATURES ? CLASSES * FEATURES + c : c * FEATURES + i;
          gradient[at] += residual * extended(x, n, i) / COUNT;
          product[at] += curved * extended(x, n, i) / COUNT;
        }
      }
    }
    try (Objective objective = objective(model, Loss.CROSS_ENTROPY, examples);
        Evaluation evaluation = objective.evaluate(objective.vector(theta));
        SymmetricOperator hessian = objective.hessian(objective.vector(theta));
        SymmetricOperator fisher = objective.fisher(objective.vector(theta))) {
      assertEquals(loss, evaluation.loss(0), ROUNDING);
      assertEquals(right / COUNT, evaluation.accuracy(0), ROUNDING);
      assertArrayEquals(gradient, evaluation.gradient().row(0), ROUNDING);
      assertArrayEquals(product, hessian.times(objective.vector(v)).row(0), DIFFERENCED);
      assertArrayEquals(product, fisher.times(objective.vector(v)).row(0), DIFFERENCED);
    }
  }

  @Test
  void crossEntropyOfACertainMistakeIsNotClipped() {
    // One input 1 and logits (0, 800): the loss of label 0 is 800, and its gradient (−1, 1).
    Examples examples = new Examples(List.of(1), new float[] {1}, new Labels(2, 1, new int[] {0}));
    FullyConnected model = new FullyConnected(List.of(1), List.of(), 2, Activation.RELU);
    try (Objective objective = objective(model, Loss.CROSS_ENTROPY, examples);
        Evaluation evaluation = objective.evaluate(objective.vector(new double[] {0, 800, 0, 0}))) {
      assertEquals(800, evaluation.loss(0));
      assertArrayEquals(new double[] {-1, 1, -1, 1}, evaluation.gradient().row(0));
    }
  }
}
