package normsharp.empirical.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.random.Well19937c;

/**
 * Laws that every objective must keep, as reusable checks; a test holds a wrong one against them.
 */
public final class ObjectiveChecks {
  private ObjectiveChecks() {}

  /** A seeded Gaussian vector. */
  public static double[] gaussian(int length, double deviation, long seed) {
    Well19937c random = new Well19937c(seed);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = deviation * random.nextGaussian();
    }
    return values;
  }

  /** ⟨∇L(θ), v⟩ against a fourth-order central difference of L along v, relative to ‖∇L‖‖v‖. */
  public static void checkGradient(
      Objective objective, double[] theta, double[] v, double h, double tolerance) {
    double difference =
        (8 * (lossAlong(objective, theta, v, h) - lossAlong(objective, theta, v, -h))
                - (lossAlong(objective, theta, v, 2 * h) - lossAlong(objective, theta, v, -2 * h)))
            / (12 * h);
    try (VectorBatch point = objective.vector(theta);
        VectorBatch direction = objective.vector(v);
        Evaluation evaluation = objective.evaluate(point)) {
      double slope = evaluation.gradient().dot(direction)[0];
      double scale = evaluation.gradient().norms()[0] * direction.norms()[0];
      assertEquals(difference, slope, tolerance * scale, "slope of the loss along v");
    }
  }

  /** ∇²L(θ)v against a fourth-order central difference of the gradient, entry by entry. */
  public static void checkHessian(
      Objective objective, double[] theta, double[] v, double h, double tolerance) {
    double[] plus = gradientAlong(objective, theta, v, h);
    double[] minus = gradientAlong(objective, theta, v, -h);
    double[] plusTwo = gradientAlong(objective, theta, v, 2 * h);
    double[] minusTwo = gradientAlong(objective, theta, v, -2 * h);
    double[] product = product(objective, theta, v, false);
    double scale = norm(product);
    for (int i = 0; i < product.length; i++) {
      double difference = (8 * (plus[i] - minus[i]) - (plusTwo[i] - minusTwo[i])) / (12 * h);
      assertEquals(difference, product[i], tolerance * scale, "entry " + i + " of the product");
    }
  }

  /** ⟨u, Hv⟩ = ⟨v, Hu⟩, relative to ‖u‖‖Hv‖. */
  public static void checkSymmetry(
      Objective objective,
      double[] theta,
      double[] u,
      double[] v,
      boolean fisher,
      double tolerance) {
    double[] hv = product(objective, theta, v, fisher);
    double[] hu = product(objective, theta, u, fisher);
    assertEquals(dot(u, hv), dot(v, hu), tolerance * norm(u) * norm(hv), "symmetry");
  }

  /** The product of the Hessian or the Fisher matrix with v. */
  public static double[] product(Objective objective, double[] theta, double[] v, boolean fisher) {
    try (VectorBatch point = objective.vector(theta);
        VectorBatch direction = objective.vector(v);
        SymmetricOperator operator = fisher ? objective.fisher(point) : objective.hessian(point);
        VectorBatch product = operator.times(direction)) {
      return product.row(0);
    }
  }

  /** The gradient. */
  public static double[] gradient(Objective objective, double[] theta) {
    try (VectorBatch point = objective.vector(theta);
        Evaluation evaluation = objective.evaluate(point)) {
      return evaluation.gradient().row(0);
    }
  }

  /** The loss. */
  public static double loss(Objective objective, double[] theta) {
    try (VectorBatch point = objective.vector(theta);
        Evaluation evaluation = objective.measure(point)) {
      return evaluation.loss(0);
    }
  }

  /** max |a − b| relative to max |b|. */
  public static double relativeError(double[] a, double[] b) {
    double error = 0;
    double scale = 0;
    for (int i = 0; i < a.length; i++) {
      error = Math.max(error, Math.abs(a[i] - b[i]));
      scale = Math.max(scale, Math.abs(b[i]));
    }
    return error / scale;
  }

  private static double lossAlong(Objective objective, double[] theta, double[] v, double h) {
    return loss(objective, moved(theta, v, h));
  }

  private static double[] gradientAlong(Objective objective, double[] theta, double[] v, double h) {
    return gradient(objective, moved(theta, v, h));
  }

  private static double[] moved(double[] theta, double[] v, double h) {
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += h * v[i];
    }
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
