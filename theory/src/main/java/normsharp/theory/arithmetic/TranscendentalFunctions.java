package normsharp.theory.arithmetic;

import static normsharp.theory.arithmetic.MonotoneEnclosures.ONE_ULP;
import static normsharp.theory.arithmetic.MonotoneEnclosures.PI;
import static normsharp.theory.arithmetic.MonotoneEnclosures.TWO_AND_A_HALF_ULPS;
import static normsharp.theory.arithmetic.MonotoneEnclosures.angleAt;
import static normsharp.theory.arithmetic.MonotoneEnclosures.increasing;
import static normsharp.theory.arithmetic.MonotoneEnclosures.logisticAt;
import static normsharp.theory.arithmetic.MonotoneEnclosures.logisticDerivativeAt;
import static normsharp.theory.arithmetic.MonotoneEnclosures.wave;
import static normsharp.theory.arithmetic.MonotoneEnclosures.within;

import org.hipparchus.CalculusFieldElement;

/**
 * Exponentials, logarithms, trigonometric and hyperbolic functions of an {@link Interval}, and the
 * logistic function of the paper's appendix F.
 *
 * <p>Accuracy: enclosed, given the documented errors of {@code StrictMath} (fdlibm, the same bits
 * on every machine): below 1 unit in the last place, 2 for atan2, 2.5 for sinh, cosh and tanh. An
 * error below e ulps is covered by 2e steps to the next double (see {@link PowerFunctions#STEPS}).
 * The values exp 0 = 1, log 1 = 0, sin 0 = 0 and their like stay exact, and no result leaves the
 * range of its function.
 *
 * @see "Appendix F and Theorem F.1 for the logistic function"
 */
sealed interface TranscendentalFunctions extends CalculusFieldElement<Interval> permits Interval {
  /** Least element. */
  double lower();

  /** Greatest element. */
  double upper();

  /** Greatest absolute value of an element, +∞ when unbounded. */
  double magnitude();

  /** Least absolute value of an element. */
  double mignitude();

  // ---- exponentials and logarithms

  @Override
  default Interval exp() {
    return within(0, Double.POSITIVE_INFINITY, increasing(self(), StrictMath::exp, ONE_ULP, 0, 1));
  }

  @Override
  default Interval expm1() {
    return within(
        -1, Double.POSITIVE_INFINITY, increasing(self(), StrictMath::expm1, ONE_ULP, 0, 0));
  }

  /** Natural logarithm; the interval must lie in [0, ∞) and hold a positive number. */
  @Override
  default Interval log() {
    requireInside("log", 0, Double.POSITIVE_INFINITY);
    requireOtherThan("log", 0);
    return increasing(self(), StrictMath::log, ONE_ULP, 1, 0);
  }

  /** log(1 + x); the interval must lie in [−1, ∞) and hold a number &gt; −1. */
  @Override
  default Interval log1p() {
    requireInside("log1p", -1, Double.POSITIVE_INFINITY);
    requireOtherThan("log1p", -1);
    return increasing(self(), StrictMath::log1p, ONE_ULP, 0, 0);
  }

  /** Decimal logarithm; the interval must lie in [0, ∞) and hold a positive number. */
  @Override
  default Interval log10() {
    requireInside("log10", 0, Double.POSITIVE_INFINITY);
    requireOtherThan("log10", 0);
    return increasing(self(), StrictMath::log10, ONE_ULP, 1, 0);
  }

  /**
   * The logistic function σ(z) = 1/(1 + e⁻ᶻ), increasing from 0 to 1.
   *
   * @see "Appendix F, there called g"
   */
  default Interval logistic() {
    return Interval.of(logisticAt(lower()).lower(), logisticAt(upper()).upper());
  }

  /**
   * The derivative σ′(z) = σ(z)(1 − σ(z)) = e⁻|z|/(1 + e⁻|z|)², even and decreasing in |z|, with
   * values in (0, 1/4].
   *
   * @see "Theorem F.1"
   */
  default Interval logisticDerivative() {
    return Interval.of(
        logisticDerivativeAt(magnitude()).lower(), logisticDerivativeAt(mignitude()).upper());
  }

  // ---- trigonometric functions

  @Override
  default Interval getPi() {
    return PI;
  }

  @Override
  default Interval toDegrees() {
    return multiply(Interval.of(180).divide(PI));
  }

  @Override
  default Interval toRadians() {
    return multiply(PI.divide(Interval.of(180)));
  }

  @Override
  default Interval sin() {
    // sin′ = cos has no zero at a double, and StrictMath.cos has the right sign.
    return wave(
        self(), StrictMath::sin, 0, StrictMath.cos(lower()) > 0, StrictMath.cos(upper()) > 0);
  }

  @Override
  default Interval cos() {
    // cos′ = −sin; at 0 its sign just inside the interval counts.
    boolean risesAtLower = StrictMath.sin(lower()) < 0;
    boolean risesAtUpper = upper() == 0 || StrictMath.sin(upper()) < 0;
    return wave(self(), StrictMath::cos, 1, risesAtLower, risesAtUpper);
  }

  /** Tangent; the whole line when a pole may lie inside. */
  @Override
  default Interval tan() {
    boolean samePeriod =
        upper() - lower() < 3 && StrictMath.cos(lower()) > 0 == StrictMath.cos(upper()) > 0;
    return samePeriod
        ? Interval.of(
            lower() == 0 ? 0 : DirectedRounding.stepsDown(StrictMath.tan(lower()), ONE_ULP),
            upper() == 0 ? 0 : DirectedRounding.stepsUp(StrictMath.tan(upper()), ONE_ULP))
        : Interval.WHOLE;
  }

  /** Inverse sine; the interval must lie in [−1, 1]. */
  @Override
  default Interval asin() {
    requireInside("asin", -1, 1);
    return within(
        -PI.upper() / 2, PI.upper() / 2, increasing(self(), StrictMath::asin, ONE_ULP, 0, 0));
  }

  /** Inverse cosine; the interval must lie in [−1, 1]. */
  @Override
  default Interval acos() {
    requireInside("acos", -1, 1);
    // acos(−x) is increasing.
    return within(0, PI.upper(), increasing(negate(), x -> StrictMath.acos(-x), ONE_ULP, -1, 0));
  }

  @Override
  default Interval atan() {
    return within(
        -PI.upper() / 2, PI.upper() / 2, increasing(self(), StrictMath::atan, ONE_ULP, 0, 0));
  }

  /**
   * Angle in [−π, π] of the points (x, y), y being this interval; 0 at the origin, as in {@code
   * Math.atan2}. Off the cut along the negative x-axis its extremes over a box lie at corners; a
   * box that meets the cut from below gives [−π, π].
   */
  @Override
  default Interval atan2(Interval x) {
    if (x.lower() < 0 && lower() < 0 && upper() >= 0) {
      return Interval.of(-PI.upper(), PI.upper());
    }
    return angleAt(lower(), x.lower())
        .hull(angleAt(lower(), x.upper()))
        .hull(angleAt(upper(), x.lower()))
        .hull(angleAt(upper(), x.upper()));
  }

  // ---- hyperbolic functions

  @Override
  default Interval sinh() {
    return increasing(self(), StrictMath::sinh, TWO_AND_A_HALF_ULPS, 0, 0);
  }

  @Override
  default Interval cosh() {
    Interval distance = Interval.of(mignitude(), magnitude());
    return increasing(distance, StrictMath::cosh, TWO_AND_A_HALF_ULPS, 0, 1);
  }

  @Override
  default Interval tanh() {
    return within(-1, 1, increasing(self(), StrictMath::tanh, TWO_AND_A_HALF_ULPS, 0, 0));
  }

  /** asinh x = log1p(x + x²/(1 + √(1 + x²))) for x ≥ 0, odd. */
  @Override
  default Interval asinh() {
    return increasing(self(), MonotoneEnclosures::asinhAt);
  }

  /** acosh x = log1p(t + √(2t + t²)), t = x − 1; the interval must lie in [1, ∞). */
  @Override
  default Interval acosh() {
    requireInside("acosh", 1, Double.POSITIVE_INFINITY);
    return increasing(self(), MonotoneEnclosures::acoshAt);
  }

  /** atanh x = ½ log1p(2x/(1 − x)) for x ≥ 0, odd; the interval must lie in [−1, 1]. */
  @Override
  default Interval atanh() {
    requireInside("atanh", -1, 1);
    requireOtherThan("atanh", -1);
    requireOtherThan("atanh", 1);
    return increasing(self(), MonotoneEnclosures::atanhAt);
  }

  private Interval self() {
    return Interval.of(lower(), upper());
  }

  private void requireInside(String function, double least, double greatest) {
    if (lower() < least || upper() > greatest) {
      throw new IllegalArgumentException(
          function
              + " needs an interval inside "
              + Interval.of(least, greatest)
              + ", got "
              + this
              + "; intersect it first");
    }
  }

  private void requireOtherThan(String function, double pole) {
    if (lower() == pole && upper() == pole) {
      throw new IllegalArgumentException(
          function + " needs a number other than " + pole + " in its interval, got " + this);
    }
  }
}
