package normsharp.theory.arithmetic;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Powers and roots of an {@link Interval}.
 *
 * <p>Accuracy: enclosed. Square and square root as tight as {@link DirectedRounding}; powers with
 * an integer exponent stay exact where repeated squaring is; other powers rest on {@code
 * StrictMath.pow}, {@code cbrt} and {@code hypot}, documented error below 1 unit in the last place,
 * widened by {@link #STEPS} doubles on each side.
 */
sealed interface PowerFunctions extends CalculusFieldElement<Interval> permits Interval {
  /**
   * Doubles to go outward for an error below 1 ulp of the exact value. One is too few: where the
   * computed value lies just below a power of two and the exact one above, an ulp of the exact
   * value is two steps. In general 2e steps cover an error below e ulps.
   */
  int STEPS = 2;

  /** Greatest exponent for which repeated squaring is tried; 2¹⁰²⁴ overflows. */
  double REPEATED_SQUARING_LIMIT = 1100;

  /** Least element. */
  double lower();

  /** Greatest element. */
  double upper();

  /** Greatest absolute value of an element, +∞ when unbounded. */
  double magnitude();

  /** Least absolute value of an element. */
  double mignitude();

  /** x², with each x multiplied by itself: tighter than the product of the interval with itself. */
  @Override
  default Interval square() {
    return Interval.of(
        DirectedRounding.multiplyDown(mignitude(), mignitude()),
        DirectedRounding.multiplyUp(magnitude(), magnitude()));
  }

  /** √x; the interval must lie in [0, ∞). */
  @Override
  default Interval sqrt() {
    requireNonNegative("a square root");
    return Interval.of(DirectedRounding.sqrtDown(lower()), DirectedRounding.sqrtUp(upper()));
  }

  /** The real cube root, also of negative numbers. */
  @Override
  default Interval cbrt() {
    return Interval.of(cbrtDown(lower()), -cbrtDown(-upper()));
  }

  /**
   * The real n-th root. For even n the interval must lie in [0, ∞); a negative n gives the root of
   * the reciprocal.
   */
  @Override
  default Interval rootN(int n) {
    if (n == 0) {
      throw new IllegalArgumentException("the index of a root must not be 0, got 0");
    }
    if (n % 2 == 0) {
      requireNonNegative("a root of even index");
    }
    double index = Math.abs((double) n);
    Interval root =
        Interval.of(signedRoot(lower(), index).lower(), signedRoot(upper(), index).upper());
    return n > 0 ? root : root.reciprocal();
  }

  /** √(x² + y²) without intermediate overflow. */
  @Override
  default Interval hypot(Interval y) {
    double low = StrictMath.hypot(mignitude(), y.mignitude());
    double high = StrictMath.hypot(magnitude(), y.magnitude());
    double atLeast = Math.max(mignitude(), y.mignitude());
    boolean highExact = magnitude() == 0 || y.magnitude() == 0;
    return Interval.of(
        Math.max(atLeast, DirectedRounding.stepsDown(low, STEPS)),
        highExact ? high : DirectedRounding.stepsUp(high, STEPS));
  }

  @Override
  default Interval pow(int n) {
    return integerPower(n);
  }

  /** The power with a fixed exponent; the interval must lie in [0, ∞) unless p is an integer. */
  @Override
  default Interval pow(double p) {
    return pow(Interval.of(p));
  }

  /**
   * All powers xʸ. The base must lie in [0, ∞) unless the exponent is one integer; 0⁰ = 1. As xʸ is
   * monotone in x and in y, its extremes lie at corners of the box.
   *
   * @throws MathRuntimeException when the base is [0, 0] and the exponent negative
   */
  @Override
  default Interval pow(Interval exponent) {
    if (exponent.isPoint() && exponent.lower() == Math.rint(exponent.lower())) {
      return integerPower(exponent.lower());
    }
    requireNonNegative("a power with other than an integer exponent");
    if (upper() == 0 && exponent.upper() < 0) {
      throw new MathRuntimeException(
          LocalizedCoreFormats.SIMPLE_MESSAGE,
          "a power of 0 needs an exponent ≥ 0, got " + exponent);
    }
    double a = exponent.lower();
    double b = exponent.upper();
    return Interval.of(
        Math.min(
            Math.min(powerDown(lower(), a), powerDown(lower(), b)),
            Math.min(powerDown(upper(), a), powerDown(upper(), b))),
        Math.max(
            Math.max(powerUp(lower(), a), powerUp(lower(), b)),
            Math.max(powerUp(upper(), a), powerUp(upper(), b))));
  }

  private void requireNonNegative(String what) {
    if (lower() < 0) {
      throw new IllegalArgumentException(
          what + " needs an interval inside [0, ∞), got " + this + "; intersect it first");
    }
  }

  /** xⁿ for a double n of integer value. */
  private Interval integerPower(double n) {
    if (n < 0) {
      return integerPower(-n).reciprocal();
    }
    if (n == 0) {
      return Interval.ONE;
    }
    if (n % 2 == 0) {
      return Interval.of(
          nonNegativePower(mignitude(), n).lower(), nonNegativePower(magnitude(), n).upper());
    }
    return Interval.of(oddPower(lower(), n).lower(), oddPower(upper(), n).upper());
  }

  private static Interval oddPower(double a, double n) {
    Interval power = nonNegativePower(Math.abs(a), n);
    return a < 0 ? power.negate() : power;
  }

  /** Encloses aⁿ for a ≥ 0 and integer n ≥ 1; a half line for a = ∞. */
  private static Interval nonNegativePower(double a, double n) {
    Interval power = Interval.of(Math.min(powerDown(a, n), Double.MAX_VALUE), powerUp(a, n));
    if (n > REPEATED_SQUARING_LIMIT || Double.isInfinite(a)) {
      return power;
    }
    // Both enclose aⁿ, so they intersect; the second one is exact where the first can't know.
    return power.intersection(Vectors.power(Interval.of(a), (int) n)).orElse(power);
  }

  private static double powerDown(double x, double y) {
    return isExactPower(x, y)
        ? exactPower(x, y)
        : Math.max(0, DirectedRounding.stepsDown(StrictMath.pow(x, y), STEPS));
  }

  private static double powerUp(double x, double y) {
    return isExactPower(x, y)
        ? exactPower(x, y)
        : DirectedRounding.stepsUp(StrictMath.pow(x, y), STEPS);
  }

  private static boolean isExactPower(double x, double y) {
    return x == 0 || x == 1 || y == 0 || y == 1 || Double.isInfinite(x) || Double.isInfinite(y);
  }

  /** The limit of powers at such corners; StrictMath.pow(1, ∞) would be NaN. */
  private static double exactPower(double x, double y) {
    return x == 1 ? 1 : StrictMath.pow(x, y);
  }

  private static double cbrtDown(double a) {
    double root = StrictMath.cbrt(a);
    if (a == 0 || Double.isInfinite(a)) {
      return root;
    }
    Interval exact = Interval.of(root).pow(3);
    if (exact.isPoint() && exact.lower() == a) {
      return root;
    }
    double down = DirectedRounding.stepsDown(root, STEPS);
    return a > 0 ? Math.max(0, down) : down;
  }

  private static Interval signedRoot(double a, double n) {
    if (a < 0) {
      return signedRoot(-a, n).negate();
    }
    if (a == 0 || a == 1 || n == 1) {
      return Interval.of(Math.min(a, Double.MAX_VALUE), a);
    }
    return Double.isInfinite(a) ? Interval.of(Double.MAX_VALUE, a) : positiveRoot(a, n);
  }

  /**
   * Encloses the n-th root of a finite a &gt; 0: from a rounded root outward until the n-th powers
   * of the ends certainly enclose a.
   */
  private static Interval positiveRoot(double a, double n) {
    Interval coarse = Interval.of(a).log().divide(Interval.of(n)).exp();
    double guess = coarse.midpoint();
    double newton = guess * (1 - (1 - a / StrictMath.pow(guess, n)) / n);
    double root = coarse.contains(newton) ? newton : guess;
    double low = root;
    for (double step = Math.ulp(root);
        low > coarse.lower() && nonNegativePower(low, n).upper() > a;
        step *= 2) {
      low = Math.max(coarse.lower(), low - step);
    }
    double high = root;
    for (double step = Math.ulp(root);
        high < coarse.upper() && nonNegativePower(high, n).lower() < a;
        step *= 2) {
      high = Math.min(coarse.upper(), high + step);
    }
    return Interval.of(low, high);
  }
}
