package normsharp.theory.arithmetic;

/**
 * Sums, products, quotients and square roots of two doubles, rounded towards −∞ ({@code Down}) or
 * +∞ ({@code Up}).
 *
 * <p>Java rounds to nearest only. The rounding error of the nearest double is itself a double in
 * the normal range (2Sum for a + b; one fused multiply-add for a·b − p, a − q·b and a − s²), so its
 * sign says on which side of the nearest double the exact value lies. Where that residual could
 * underflow or overflow, the result is widened by one step without asking. An exactly representable
 * result therefore stays as it is in the normal range.
 *
 * <p>Accuracy: Down ≤ exact ≤ Up always; each is the tightest such double when the operands and the
 * result have absolute value between 2⁻⁹⁶⁰ and 2¹⁰²². Infinite operands mean "unbounded": 0·∞ = 0
 * and ∞/∞ = 0, the values that corners of unbounded boxes need (see {@link Interval}).
 */
final class DirectedRounding {
  /** Below it the residual of a product, quotient or square root may underflow. */
  private static final double RESIDUAL_SAFE_BELOW = 0x1p-960;

  /** Above it an intermediate result of 2Sum may overflow. */
  private static final double RESIDUAL_SAFE_ABOVE = 0x1p1022;

  private DirectedRounding() {}

  /** Largest double known to be ≤ a + b. */
  static double addDown(double a, double b) {
    double sum = a + b;
    return sumResidual(a, b, sum) >= 0 ? sum : Math.nextDown(sum);
  }

  /** Smallest double known to be ≥ a + b. */
  static double addUp(double a, double b) {
    return -addDown(-a, -b);
  }

  /** Largest double known to be ≤ a·b. */
  static double multiplyDown(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    double product = a * b;
    double down = productResidual(a, b, product) >= 0 ? product : Math.nextDown(product);
    return a > 0 == b > 0 ? Math.max(0, down) : down; // underflow keeps the sign
  }

  /** Smallest double known to be ≥ a·b. */
  static double multiplyUp(double a, double b) {
    return -multiplyDown(-a, b);
  }

  /** Largest double known to be ≤ a/b, b ≠ 0. */
  static double divideDown(double a, double b) {
    if (a == 0 || Double.isInfinite(b)) {
      return 0;
    }
    double quotient = a / b;
    double down = quotientResidual(a, b, quotient) >= 0 ? quotient : Math.nextDown(quotient);
    return a > 0 == b > 0 ? Math.max(0, down) : down; // underflow keeps the sign
  }

  /** Smallest double known to be ≥ a/b, b ≠ 0. */
  static double divideUp(double a, double b) {
    return -divideDown(-a, b);
  }

  /** Largest double known to be ≤ √a, a ≥ 0. */
  static double sqrtDown(double a) {
    double root = Math.sqrt(a);
    return rootResidual(a, root) >= 0 ? root : Math.nextDown(root);
  }

  /** Smallest double known to be ≥ √a, a ≥ 0. */
  static double sqrtUp(double a) {
    double root = Math.sqrt(a);
    return rootResidual(a, root) <= 0 ? root : Math.nextUp(root);
  }

  /** The double that lies a number of steps below, −∞ at the least. */
  static double stepsDown(double value, int steps) {
    double result = value;
    for (int k = 0; k < steps; k++) {
      result = Math.nextDown(result);
    }
    return result;
  }

  /** The double that lies a number of steps above, +∞ at the most. */
  static double stepsUp(double value, int steps) {
    return -stepsDown(-value, steps);
  }

  /** Exact a + b − sum (Knuth's 2Sum), 0 when unbounded, NaN when it may be wrong. */
  private static double sumResidual(double a, double b, double sum) {
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return 0;
    }
    double largest = Math.max(Math.abs(sum), Math.max(Math.abs(a), Math.abs(b)));
    if (largest > RESIDUAL_SAFE_ABOVE) {
      return Double.NaN;
    }
    double shareOfB = sum - a;
    double shareOfA = sum - shareOfB;
    return (a - shareOfA) + (b - shareOfB);
  }

  /** Exact a·b − product, 0 when unbounded, NaN when it may be wrong. */
  private static double productResidual(double a, double b, double product) {
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return 0;
    }
    boolean safe = Math.abs(product) >= RESIDUAL_SAFE_BELOW && Double.isFinite(product);
    return safe ? Math.fma(a, b, -product) : Double.NaN;
  }

  /** A double with the sign of a/b − quotient, 0 when unbounded, NaN when it may be wrong. */
  private static double quotientResidual(double a, double b, double quotient) {
    if (Double.isInfinite(a)) {
      return 0;
    }
    boolean safe =
        Math.abs(a) >= RESIDUAL_SAFE_BELOW
            && Math.abs(quotient) >= RESIDUAL_SAFE_BELOW
            && Double.isFinite(quotient);
    return safe ? Math.fma(-quotient, b, a) * Math.signum(b) : Double.NaN;
  }

  /** A double with the sign of √a − root, 0 at 0 and ∞, NaN when it may be wrong. */
  private static double rootResidual(double a, double root) {
    if (a == 0 || Double.isInfinite(a)) {
      return 0;
    }
    return a >= RESIDUAL_SAFE_BELOW ? Math.fma(-root, root, a) : Double.NaN;
  }
}
