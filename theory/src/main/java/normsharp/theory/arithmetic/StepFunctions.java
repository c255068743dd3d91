package normsharp.theory.arithmetic;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The piecewise linear and piecewise constant functions of an {@link Interval}: |x|, sign, rounding
 * to integers, remainder, scaling by powers of two.
 *
 * <p>Accuracy: enclosed; exact where the result is a monotone function with double values (|x|,
 * sign, floor, ceil, rint).
 */
sealed interface StepFunctions extends CalculusFieldElement<Interval> permits Interval {
  /** Least element. */
  double lower();

  /** Greatest element. */
  double upper();

  /** Greatest absolute value of an element, +∞ when unbounded. */
  double magnitude();

  /** Least absolute value of an element. */
  double mignitude();

  @Override
  default Interval abs() {
    return Interval.of(mignitude(), magnitude());
  }

  @Override
  default Interval sign() {
    return Interval.of(Math.signum(lower()), Math.signum(upper()));
  }

  /** |x| with the sign of the argument, where 0 counts as positive. */
  @Override
  default Interval copySign(Interval sign) {
    if (sign.lower() >= 0) {
      return abs();
    }
    return sign.upper() < 0 ? abs().negate() : abs().hull(abs().negate());
  }

  @Override
  default Interval floor() {
    return Interval.of(Math.floor(lower()), Math.floor(upper()));
  }

  @Override
  default Interval ceil() {
    return Interval.of(Math.ceil(lower()), Math.ceil(upper()));
  }

  @Override
  default Interval rint() {
    return Interval.of(Math.rint(lower()), Math.rint(upper()));
  }

  @Override
  default Interval remainder(double a) {
    return remainder(Interval.of(a));
  }

  /**
   * IEEE remainder x − n·a with n the integer nearest to x/a, so |remainder| ≤ |a|/2.
   *
   * @throws MathRuntimeException when a is [0, 0]
   */
  @Override
  default Interval remainder(Interval a) {
    if (a.isZero()) {
      throw new MathRuntimeException(
          LocalizedCoreFormats.SIMPLE_MESSAGE,
          "a remainder needs a divisor with a number other than 0, got [0.0, 0.0]");
    }
    double half = DirectedRounding.multiplyUp(0.5, a.magnitude());
    Interval range = Interval.of(-half, half);
    Interval turns = Interval.of(lower(), upper()).divide(a).rint();
    return turns.isPoint() ? subtract(turns.multiply(a)).intersection(range).orElse(range) : range;
  }

  /** x·2ⁿ, exact but for underflow and overflow. */
  @Override
  default Interval scalb(int n) {
    return Interval.of(scalbDown(lower(), n), -scalbDown(-upper(), n));
  }

  /** The distances from |x| to the next double, for all doubles x of the interval. */
  @Override
  default Interval ulp() {
    return Interval.of(Math.ulp(mignitude()), Math.ulp(magnitude()));
  }

  private static double scalbDown(double value, int n) {
    double scaled = Math.scalb(value, n);
    boolean exact = Double.isInfinite(value) || Math.scalb(scaled, -n) == value;
    double down = exact ? scaled : Math.nextDown(scaled);
    return value > 0 ? Math.max(0, down) : down; // underflow keeps the sign
  }
}
