package normsharp.theory.arithmetic;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * How the {@link TranscendentalFunctions} are enclosed: monotone functions from their values at the
 * two ends, sin and cos from the signs of their derivatives there, and values at one double of the
 * functions that {@code StrictMath} lacks.
 *
 * <p>Accuracy: enclosed, given the documented errors of {@code StrictMath}.
 */
final class MonotoneEnclosures {
  /** Steps for an error below 1 ulp; see {@link PowerFunctions#STEPS}. */
  static final int ONE_ULP = 2;

  /** Steps for an error below 2 ulps. */
  static final int TWO_ULPS = 4;

  /** Steps for an error below 2.5 ulps. */
  static final int TWO_AND_A_HALF_ULPS = 5;

  /** The number π; {@code Math.PI} is the greatest double below it. */
  static final Interval PI = Interval.of(Math.PI, Math.nextUp(Math.PI));

  /** The number log 2. */
  private static final Interval LOG_2 = Interval.of(2).log();

  /** From here on asinh and acosh take their asymptotic form, before x² overflows. */
  private static final double LARGE = 0x1p500;

  private MonotoneEnclosures() {}

  /**
   * Image under an increasing function that is approximated with an error covered by a number of
   * steps, and that has the exact value {@code fixedValue} at {@code fixedPoint}.
   */
  static Interval increasing(
      Interval x, DoubleUnaryOperator f, int steps, double fixedPoint, double fixedValue) {
    double low = DirectedRounding.stepsDown(f.applyAsDouble(x.lower()), steps);
    double high = DirectedRounding.stepsUp(f.applyAsDouble(x.upper()), steps);
    if (x.lower() >= fixedPoint) {
      low = x.lower() == fixedPoint ? fixedValue : Math.max(low, fixedValue);
    }
    if (x.upper() <= fixedPoint) {
      high = x.upper() == fixedPoint ? fixedValue : Math.min(high, fixedValue);
    }
    return Interval.of(low, high);
  }

  /** Image under an increasing function with limits ±∞ that encloses its values at doubles. */
  static Interval increasing(Interval x, DoubleFunction<Interval> f) {
    return Interval.of(
        Double.isInfinite(x.lower()) ? x.lower() : f.apply(x.lower()).lower(),
        Double.isInfinite(x.upper()) ? x.upper() : f.apply(x.upper()).upper());
  }

  /** The image cut to the range of the function. */
  static Interval within(double least, double greatest, Interval image) {
    return Interval.of(Math.max(least, image.lower()), Math.min(greatest, image.upper()));
  }

  /**
   * Image under sin or cos, with values in [−1, 1] and extremes π apart.
   *
   * <p>Between the ends of an interval less than 2π wide lie at most two extremes. Slopes of
   * different sign at the ends mean an odd number, so one: a maximum when the function rises first.
   * Slopes of the same sign mean none when the interval is less than π wide. No reduction of the
   * argument is needed, so this holds for ends of any size.
   *
   * @param f error below 1 ulp
   * @param valueAtZero exact f(0)
   */
  static Interval wave(
      Interval x,
      DoubleUnaryOperator f,
      double valueAtZero,
      boolean risesAtLower,
      boolean risesAtUpper) {
    boolean turns = !x.isPoint() && risesAtLower != risesAtUpper;
    boolean manyTurns = turns ? x.width() >= 2 * Math.PI : x.width() >= Math.PI;
    if (manyTurns) {
      return Interval.of(-1, 1);
    }
    Interval ends = waveAt(x.lower(), f, valueAtZero).hull(waveAt(x.upper(), f, valueAtZero));
    if (!turns) {
      return ends;
    }
    return ends.hull(Interval.of(risesAtLower ? 1 : -1));
  }

  private static Interval waveAt(double x, DoubleUnaryOperator f, double valueAtZero) {
    if (x == 0) {
      return Interval.of(valueAtZero);
    }
    double value = f.applyAsDouble(x);
    return within(
        -1,
        1,
        Interval.of(
            DirectedRounding.stepsDown(value, ONE_ULP), DirectedRounding.stepsUp(value, ONE_ULP)));
  }

  /** Encloses the logistic function at z, limits at ±∞ included. */
  static Interval logisticAt(double z) {
    if (Double.isInfinite(z)) {
      return z < 0 ? Interval.ZERO : Interval.ONE;
    }
    Interval e = Interval.of(-Math.abs(z)).exp();
    return z < 0 ? within(0, 0.5, e.divide(e.add(1))) : within(0.5, 1, e.add(1).reciprocal());
  }

  /** Encloses the derivative of the logistic function at ±distance, distance ≥ 0. */
  static Interval logisticDerivativeAt(double distance) {
    if (Double.isInfinite(distance)) {
      return Interval.ZERO;
    }
    Interval e = Interval.of(-distance).exp();
    return within(0, 0.25, e.divide(e.add(1).square()));
  }

  /** Encloses the angle of the point (x, y), its limits included. */
  static Interval angleAt(double y, double x) {
    if (y == 0 && x >= 0) {
      return Interval.ZERO;
    }
    double angle = StrictMath.atan2(y, x);
    double low = DirectedRounding.stepsDown(angle, TWO_ULPS);
    double high = DirectedRounding.stepsUp(angle, TWO_ULPS);
    return y >= 0
        ? within(0, PI.upper(), Interval.of(low, high))
        : within(-PI.upper(), 0, Interval.of(low, high));
  }

  /** asinh x = log1p(x + x²/(1 + √(1 + x²))) for x ≥ 0, odd. */
  static Interval asinhAt(double x) {
    if (x < 0) {
      return asinhAt(-x).negate();
    }
    if (x >= LARGE) {
      // asinh x − log 2x = log((1 + √(1 + 1/x²))/2) lies in [0, 1/(4x²)].
      return Interval.of(x).log().add(LOG_2).add(Interval.of(0, 1 / LARGE));
    }
    Interval t = Interval.of(x);
    Interval square = t.square();
    return t.add(square.divide(square.add(1).sqrt().add(1))).log1p();
  }

  /** acosh x = log1p(t + √(2t + t²)) with t = x − 1 ≥ 0. */
  static Interval acoshAt(double x) {
    if (x >= LARGE) {
      // acosh x − log 2x = log((1 + √(1 − 1/x²))/2) lies in [−1/x², 0].
      return Interval.of(x).log().add(LOG_2).add(Interval.of(-1 / LARGE, 0));
    }
    Interval t = Interval.of(x).subtract(Interval.ONE);
    return t.add(t.add(2).multiply(t).sqrt()).log1p();
  }

  /** atanh x = ½ log1p(2x/(1 − x)) for 0 ≤ x ≤ 1, odd; a half line at ±1. */
  static Interval atanhAt(double x) {
    if (x < 0) {
      return atanhAt(-x).negate();
    }
    if (x == 1) {
      return Interval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    }
    Interval t = Interval.of(x);
    return t.multiply(2).divide(Interval.ONE.subtract(t)).log1p().divide(Interval.of(2));
  }
}
