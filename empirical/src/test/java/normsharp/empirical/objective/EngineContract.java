package normsharp.empirical.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/**
 * What every engine with fully connected networks must keep, in float64: values, gradients and
 * Hessian-vector products against closed forms and against automatic differentiation in Java.
 */
public abstract class EngineContract {
  private static final int FEATURES = 3;
  private static final int CLASSES = 2;
  private static final int EXAMPLES = 7;

  /** The engine under test. */
  protected abstract Engine engine();

  /** Relative error of products that the engine states; of gradients and losses 1e−12 is asked. */
  protected abstract double productTolerance();

  private static Examples examples(boolean labels) {
    double[] inputs = ObjectiveChecks.gaussian(EXAMPLES * FEATURES, 1, 11);
    double[] targets = ObjectiveChecks.gaussian(EXAMPLES * CLASSES, 1, 12);
    float[] floats = new float[inputs.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) inputs[i];
    }
    if (labels) {
      return new Examples(
          List.of(FEATURES), floats, new Labels(CLASSES, 1, new int[] {0, 1, 1, 0, 1, 0, 0}));
    }
    float[] values = new float[targets.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) targets[i];
    }
    return new Examples(List.of(FEATURES), floats, new Values(CLASSES, values));
  }

  private Objective objective(Model model, Loss loss, Examples examples) {
    return engine()
        .objective(model, loss, examples, EngineSetting.cpu(Precision.FLOAT64).withThreads(1));
  }

  /** L = (1/N) Σ ½‖Wx + b − t‖²: gradient and Hessian by hand. */
  @Test
  void linearRegressionEqualsItsClosedForm() {
    Examples examples = examples(false);
    Model model = new FullyConnected(List.of(FEATURES), List.of(), CLASSES, Activation.RELU);
    double[] theta = ObjectiveChecks.gaussian(model.parameterCount(), 1, 13);
    double[] v = ObjectiveChecks.gaussian(model.parameterCount(), 1, 14);
    double[] gradient = new double[theta.length];
    double[] product = new double[theta.length];
    double loss = 0;
    float[] targets = new float[EXAMPLES * CLASSES];
    ((Values) examples.targets()).values().get(targets);
    for (int n = 0; n < EXAMPLES; n++) {
      double[] x = input(examples, n);
      for (int c = 0; c < CLASSES; c++) {
        double residual = affine(theta, x, c) - targets[n * CLASSES + c];
        double change = affine(v, x, c);
        loss += residual * residual / (2 * EXAMPLES);
        accumulate(gradient, x, c, residual / EXAMPLES);
        accumulate(product, x, c, change / EXAMPLES);
      }
    }
    try (Objective objective = objective(model, Loss.MSE, examples)) {
      assertEquals(loss, ObjectiveChecks.loss(objective, theta), 1e-12 * loss);
      assertClose(gradient, ObjectiveChecks.gradient(objective, theta), 1e-12);
      assertClose(product, ObjectiveChecks.product(objective, theta, v, false), productTolerance());
    }
  }

  /** L = −(1/N) Σ log softmax(Wx + b)[label]: gradient and Hessian by hand. */
  @Test
  void logisticRegressionEqualsItsClosedForm() {
    Examples examples = examples(true);
    Model model = new FullyConnected(List.of(FEATURES), List.of(), CLASSES, Activation.RELU);
    double[] theta = ObjectiveChecks.gaussian(model.parameterCount(), 1, 15);
    double[] v = ObjectiveChecks.gaussian(model.parameterCount(), 1, 16);
    double[] gradient = new double[theta.length];
    double[] product = new double[theta.length];
    double loss = 0;
    for (int n = 0; n < EXAMPLES; n++) {
      double[] x = input(examples, n);
      int label = ((Labels) examples.targets()).labels().get(n);
      double[] logits = {affine(theta, x, 0), affine(theta, x, 1)};
      double[] change = {affine(v, x, 0), affine(v, x, 1)};
      double sum = Math.exp(logits[0]) + Math.exp(logits[1]);
      loss += (Math.log(sum) - logits[label]) / EXAMPLES;
      double[] p = {Math.exp(logits[0]) / sum, Math.exp(logits[1]) / sum};
      double mean = p[0] * change[0] + p[1] * change[1];
      for (int c = 0; c < CLASSES; c++) {
        accumulate(gradient, x, c, (p[c] - (c == label ? 1 : 0)) / EXAMPLES);
        accumulate(product, x, c, p[c] * (change[c] - mean) / EXAMPLES);
      }
    }
    try (Objective objective = objective(model, Loss.CROSS_ENTROPY, examples)) {
      assertEquals(loss, ObjectiveChecks.loss(objective, theta), 1e-12 * loss);
      assertClose(gradient, ObjectiveChecks.gradient(objective, theta), 1e-12);
      assertClose(product, ObjectiveChecks.product(objective, theta, v, false), productTolerance());
    }
  }

  @Test
  void aTinyNetworkEqualsAutomaticDifferentiationInJava() {
    for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
      for (Loss loss : Loss.values()) {
        FullyConnected model =
            new FullyConnected(List.of(FEATURES), List.of(4), CLASSES, activation);
        Examples examples = examples(true);
        double[] theta = ObjectiveChecks.gaussian(model.parameterCount(), 0.7, 17);
        double[] v = ObjectiveChecks.gaussian(model.parameterCount(), 1, 18);
        DerivativeStructure exact = loss(model, loss, examples, theta);
        int p = theta.length;
        double[] gradient = new double[p];
        double[] product = new double[p];
        for (int i = 0; i < p; i++) {
          int[] orders = new int[p];
          orders[i]++;
          gradient[i] = exact.getPartialDerivative(orders);
          for (int j = 0; j < p; j++) {
            orders[j]++;
            product[i] += exact.getPartialDerivative(orders) * v[j];
            orders[j]--;
          }
        }
        try (Objective objective = objective(model, loss, examples)) {
          assertEquals(
              exact.getValue(), ObjectiveChecks.loss(objective, theta), 1e-12 * exact.getValue());
          assertClose(gradient, ObjectiveChecks.gradient(objective, theta), 1e-12);
          assertClose(
              product, ObjectiveChecks.product(objective, theta, v, false), productTolerance());
        }
      }
    }
  }

  @Test
  void copiesDoNotMixAndFinishedOnesFreeTheirPlace() {
    FullyConnected model =
        new FullyConnected(List.of(FEATURES), List.of(4), CLASSES, Activation.TANH);
    int p = model.parameterCount();
    try (Objective objective = objective(model, Loss.MSE, examples(true));
        VectorBatch theta = objective.zeros(3)) {
      List<double[]> rows = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        rows.add(ObjectiveChecks.gaussian(p, 1, 20 + k));
        theta.setRow(k, rows.get(k));
      }
      try (VectorBatch two = theta.select(2, 0);
          Evaluation evaluation = objective.evaluate(two)) {
        assertEquals(2, two.copies());
        assertArrayEquals(rows.get(2), two.row(0));
        assertEquals(ObjectiveChecks.loss(objective, rows.get(2)), evaluation.loss(0), 1e-13);
        assertEquals(ObjectiveChecks.loss(objective, rows.get(0)), evaluation.loss(1), 1e-13);
        assertClose(
            ObjectiveChecks.gradient(objective, rows.get(0)), evaluation.gradient().row(1), 1e-12);
      }
    }
  }

  @Test
  void vectorsAddScaleAndMultiplyRowByRow() {
    Model model = new FullyConnected(List.of(FEATURES), List.of(), CLASSES, Activation.RELU);
    int p = model.parameterCount();
    double[] a = ObjectiveChecks.gaussian(p, 1, 30);
    double[] b = ObjectiveChecks.gaussian(p, 1, 31);
    try (Objective objective = objective(model, Loss.MSE, examples(true));
        VectorBatch left = objective.zeros(2);
        VectorBatch right = objective.zeros(2)) {
      left.setRow(0, a);
      left.setRow(1, b);
      right.setRow(0, b);
      right.setRow(1, a);
      left.addScaled(new double[] {2, -1}, right);
      for (int i = 0; i < p; i++) {
        assertEquals(a[i] + 2 * b[i], left.row(0)[i], 1e-14);
        assertEquals(b[i] - a[i], left.row(1)[i], 1e-14);
      }
      left.scale(new double[] {0, 3});
      left.multiply(right);
      assertEquals(0, left.norms()[0]);
      assertEquals(3 * (b[0] - a[0]) * a[0], left.row(1)[0], 1e-13);
      assertThrows(IllegalArgumentException.class, () -> left.scale(new double[] {1}));
      assertThrows(IllegalArgumentException.class, () -> left.setRow(0, new double[p + 1]));
      try (VectorBatch one = objective.zeros(1)) {
        assertThrows(IllegalArgumentException.class, () -> left.set(one));
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    Model wide = new FullyConnected(List.of(FEATURES + 1), List.of(), CLASSES, Activation.RELU);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> objective(wide, Loss.MSE, examples(true)).close());
    assertTrue(refused.getMessage().contains("[4]"), refused.getMessage());
    Model right = new FullyConnected(List.of(FEATURES), List.of(), CLASSES, Activation.RELU);
    assertThrows(
        IllegalArgumentException.class,
        () -> objective(right, Loss.CROSS_ENTROPY, examples(false)).close());
  }

  /** The loss of a one-hidden-layer network with all derivatives up to order 2. */
  private static DerivativeStructure loss(
      FullyConnected model, Loss loss, Examples examples, double[] theta) {
    DSFactory factory = new DSFactory(theta.length, 2);
    DerivativeStructure[] parameters = new DerivativeStructure[theta.length];
    for (int i = 0; i < theta.length; i++) {
      parameters[i] = factory.variable(i, theta[i]);
    }
    int width = model.hidden().get(0);
    DerivativeStructure sum = factory.constant(0);
    for (int n = 0; n < EXAMPLES; n++) {
      double[] x = input(examples, n);
      int label = ((Labels) examples.targets()).labels().get(n);
      List<DerivativeStructure> hidden = new ArrayList<>();
      for (int h = 0; h < width; h++) {
        DerivativeStructure z = parameters[width * FEATURES + h];
        for (int i = 0; i < FEATURES; i++) {
          z = z.add(parameters[h * FEATURES + i].multiply(x[i]));
        }
        hidden.add(
            model.activation() == Activation.TANH
                ? z.tanh()
                : z.getValue() > 0 ? z : factory.constant(0));
      }
      int offset = width * (FEATURES + 1);
      List<DerivativeStructure> outputs = new ArrayList<>();
      for (int c = 0; c < CLASSES; c++) {
        DerivativeStructure z = parameters[offset + CLASSES * width + c];
        for (int h = 0; h < width; h++) {
          z = z.add(parameters[offset + c * width + h].multiply(hidden.get(h)));
        }
        outputs.add(z);
      }
      if (loss == Loss.MSE) {
        for (int c = 0; c < CLASSES; c++) {
          DerivativeStructure residual = outputs.get(c).subtract(c == label ? 1 : 0);
          sum = sum.add(residual.multiply(residual).multiply(0.5 / EXAMPLES));
        }
      } else {
        DerivativeStructure total = outputs.get(0).exp().add(outputs.get(1).exp());
        sum = sum.add(total.log().subtract(outputs.get(label)).multiply(1.0 / EXAMPLES));
      }
    }
    return sum;
  }

  private static double[] input(Examples examples, int n) {
    double[] x = new double[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      x[i] = examples.inputs().get(n * FEATURES + i);
    }
    return x;
  }

  private static double affine(double[] theta, double[] x, int c) {
    double z = theta[CLASSES * FEATURES + c];
    for (int i = 0; i < FEATURES; i++) {
      z += theta[c * FEATURES + i] * x[i];
    }
    return z;
  }

  private static void accumulate(double[] sum, double[] x, int c, double weight) {
    for (int i = 0; i < FEATURES; i++) {
      sum[c * FEATURES + i] += weight * x[i];
    }
    sum[CLASSES * FEATURES + c] += weight;
  }

  private static void assertClose(double[] expected, double[] actual, double tolerance) {
    double error = ObjectiveChecks.relativeError(actual, expected);
    assertTrue(error <= tolerance, "relative error " + error + " exceeds " + tolerance);
  }
}
