package normsharp.empirical.descent;

/**
 * How the gradient flow θ' = −∇L(θ) is integrated: the classic Runge–Kutta method of order 4 with
 * steps min(stability/S, maxStep), S the sharpness at the step's beginning.
 *
 * @param stability a ≤ 1; the method is stable on the negative real axis up to 2.785
 * @param maxStep largest step, in time units
 * @param stepLimit largest number of steps
 */
public record FlowSetting(double stability, double maxStep, long stepLimit) {
  public FlowSetting {
    if (!(stability > 0 && stability <= 1)) {
      throw new IllegalArgumentException("the step factor must lie in (0, 1], got " + stability);
    }
    if (!(maxStep > 0) || !Double.isFinite(maxStep)) {
      throw new IllegalArgumentException("the largest step must be positive, got " + maxStep);
    }
    if (stepLimit < 1) {
      throw new IllegalArgumentException("the step limit must be at least 1, got " + stepLimit);
    }
  }
}
