package normsharp.theory.arithmetic;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * Closed interval [lower, upper] of reals with double ends and outward rounding.
 *
 * <p>The law of every operation f: {f(a, b) : a ∈ A, b ∈ B, f defined} ⊆ f(A, B). An interval holds
 * real numbers only; an infinite end means "unbounded on this side". Hence 0·∞ = 0 at the ends. The
 * end −0.0 is stored as 0.0.
 *
 * <p>Accuracy: enclosed. +, −, ×, ÷, √ and {@link #square()} give the tightest ends in the normal
 * range ({@link DirectedRounding}), elementary functions a few units in the last place more ({@link
 * TranscendentalFunctions}, {@link PowerFunctions}). Each occurrence of a variable counts as a new
 * one: {@code x.subtract(x)} is not [0, 0].
 *
 * <p>Division by an interval with 0 strictly inside gives the whole line, with 0 as one end a half
 * line where the dividend has one sign; [0, 0] as divisor is refused. Functions with a domain
 * refuse intervals that stick out of it: intersect with the domain first where that is meant.
 *
 * <p>{@code getReal}, {@code getExponent} and {@code round} answer with a plain number and speak of
 * the midpoint, not of the set. There is no order: see {@link #isCertainlyLessThan}.
 *
 * @param lower least element, −∞ when unbounded below; not +∞, not NaN
 * @param upper greatest element, +∞ when unbounded above; not −∞, not NaN
 */
public record Interval(double lower, double upper)
    implements TranscendentalFunctions, PowerFunctions, StepFunctions {
  /** The interval [0, 0]. */
  public static final Interval ZERO = of(0);

  /** The interval [1, 1]. */
  public static final Interval ONE = of(1);

  /** All reals. */
  public static final Interval WHOLE = of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Checks that the interval holds at least one real number. */
  public Interval {
    boolean holdsReal =
        lower <= upper && lower < Double.POSITIVE_INFINITY && upper > Double.NEGATIVE_INFINITY;
    if (!holdsReal) {
      throw new IllegalArgumentException(
          "an interval needs lower ≤ upper, neither NaN, and a real number inside, got "
              + ends(lower, upper));
    }
    lower += 0.0; // −0.0 becomes 0.0, so that equal sets are equal records
    upper += 0.0;
  }

  /** The interval [value, value] of one real number; value must be finite. */
  public static Interval of(double value) {
    return new Interval(value, value);
  }

  /** The interval [lower, upper]. */
  public static Interval of(double lower, double upper) {
    return new Interval(lower, upper);
  }

  /** The tightest interval around a rational number: one double, or two adjacent ones. */
  public static Interval enclosing(BigFraction value) {
    double nearest = Rationals.toDouble(value);
    if (Double.isInfinite(nearest)) {
      return nearest > 0
          ? new Interval(Double.MAX_VALUE, nearest)
          : new Interval(nearest, -Double.MAX_VALUE);
    }
    int side = Rationals.ofDouble(nearest).compareTo(value);
    return new Interval(
        side > 0 ? Math.nextDown(nearest) : nearest, side < 0 ? Math.nextUp(nearest) : nearest);
  }

  // ---- the set

  /** True when the set is one number. */
  public boolean isPoint() {
    return lower == upper;
  }

  /** True for [0, 0] only. */
  @Override
  public boolean isZero() {
    return lower == 0 && upper == 0;
  }

  /**
   * The middle, rounded, always finite and inside. Of an unbounded interval: 0 when strictly
   * inside, otherwise twice the finite end, at least 1 away from 0, so that halving makes progress.
   */
  public double midpoint() {
    if (isFinite()) {
      double sum = lower + upper;
      return Double.isInfinite(sum) ? lower / 2 + upper / 2 : sum / 2;
    }
    if (lower < 0 && upper > 0) {
      return 0;
    }
    double awayFromZero = Math.min(Math.max(1, 2 * mignitude()), Double.MAX_VALUE);
    return lower >= 0 ? awayFromZero : -awayFromZero;
  }

  /** Upper bound of upper − lower, tight in the normal range. */
  public double width() {
    return DirectedRounding.addUp(upper, -lower);
  }

  @Override
  public double magnitude() {
    return Math.max(Math.abs(lower), Math.abs(upper));
  }

  @Override
  public double mignitude() {
    return lower > 0 ? lower : upper < 0 ? -upper : 0;
  }

  /** True when the real number lies in the set; false for NaN and infinities. */
  public boolean contains(double value) {
    return lower <= value && value <= upper && Double.isFinite(value);
  }

  /** True when the rational number lies in the set, decided exactly. */
  public boolean contains(BigFraction value) {
    return (Double.isInfinite(lower) || Rationals.ofDouble(lower).compareTo(value) <= 0)
        && (Double.isInfinite(upper) || Rationals.ofDouble(upper).compareTo(value) >= 0);
  }

  /** True when the other interval is a subset. */
  public boolean contains(Interval other) {
    return lower <= other.lower && other.upper <= upper;
  }

  /** True when the sets share a number. */
  public boolean intersects(Interval other) {
    return lower <= other.upper && other.lower <= upper;
  }

  /** The common part; empty when the sets are disjoint. */
  public Optional<Interval> intersection(Interval other) {
    return intersects(other)
        ? Optional.of(new Interval(Math.max(lower, other.lower), Math.min(upper, other.upper)))
        : Optional.empty();
  }

  /** The smallest interval that contains both. */
  public Interval hull(Interval other) {
    return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }

  /**
   * The two halves left and right of the midpoint, whose union is this interval; only this interval
   * itself when its midpoint is one of its ends, so that nothing is left to split.
   */
  public List<Interval> split() {
    double middle = midpoint();
    return middle == lower || middle == upper
        ? List.of(this)
        : List.of(new Interval(lower, middle), new Interval(middle, upper));
  }

  /** True when each element is less than each element of the other interval. */
  public boolean isCertainlyLessThan(Interval other) {
    return upper < other.lower;
  }

  /** True when each element is greater than 0. */
  public boolean isCertainlyPositive() {
    return lower > 0;
  }

  // ---- arithmetic

  @Override
  public Interval negate() {
    return new Interval(-upper, -lower);
  }

  @Override
  public Interval add(Interval other) {
    return new Interval(
        DirectedRounding.addDown(lower, other.lower), DirectedRounding.addUp(upper, other.upper));
  }

  @Override
  public Interval subtract(Interval other) {
    return add(other.negate());
  }

  /** Product; the extremes of a bilinear function lie at corners of the box. */
  @Override
  public Interval multiply(Interval other) {
    double a = other.lower;
    double b = other.upper;
    return new Interval(
        Math.min(
            Math.min(
                DirectedRounding.multiplyDown(lower, a), DirectedRounding.multiplyDown(lower, b)),
            Math.min(
                DirectedRounding.multiplyDown(upper, a), DirectedRounding.multiplyDown(upper, b))),
        Math.max(
            Math.max(DirectedRounding.multiplyUp(lower, a), DirectedRounding.multiplyUp(lower, b)),
            Math.max(
                DirectedRounding.multiplyUp(upper, a), DirectedRounding.multiplyUp(upper, b))));
  }

  @Override
  public Interval multiply(int factor) {
    return multiply(of(factor));
  }

  /**
   * Quotient; see the class comment for divisors with 0.
   *
   * @throws MathRuntimeException when the divisor is [0, 0]
   */
  @Override
  public Interval divide(Interval divisor) {
    if (divisor.isZero()) {
      throw new MathRuntimeException(
          LocalizedCoreFormats.SIMPLE_MESSAGE,
          "a divisor must contain a number other than 0, got [0.0, 0.0] below " + this);
    }
    if (divisor.upper <= 0) {
      return negate().divide(divisor.negate());
    }
    if (divisor.lower < 0) {
      return WHOLE;
    }
    // 0 ≤ divisor: the least quotient has the divisor that brings the lower end furthest down.
    double a = divisor.lower;
    double b = divisor.upper;
    return new Interval(
        lower == 0 ? 0 : lower > 0 ? DirectedRounding.divideDown(lower, b) : downOver(lower, a),
        upper == 0 ? 0 : upper < 0 ? DirectedRounding.divideUp(upper, b) : -downOver(-upper, a));
  }

  /** Largest double known to be ≤ negative/divisor, −∞ for the divisor 0. */
  private static double downOver(double negative, double divisor) {
    return divisor == 0 ? Double.NEGATIVE_INFINITY : DirectedRounding.divideDown(negative, divisor);
  }

  @Override
  public Interval reciprocal() {
    return ONE.divide(this);
  }

  @Override
  public Interval linearCombination(Interval[] a, Interval[] b) {
    return Vectors.dot(List.of(a), List.of(b));
  }

  @Override
  public Interval linearCombination(Interval a1, Interval b1, Interval a2, Interval b2) {
    return a1.multiply(b1).add(a2.multiply(b2));
  }

  @Override
  public Interval linearCombination(
      Interval a1, Interval b1, Interval a2, Interval b2, Interval a3, Interval b3) {
    return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
  }

  @Override
  public Interval linearCombination(
      Interval a1,
      Interval b1,
      Interval a2,
      Interval b2,
      Interval a3,
      Interval b3,
      Interval a4,
      Interval b4) {
    return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
  }

  // ---- what Hipparchus asks of a field element

  @Override
  public IntervalField getField() {
    return IntervalField.INSTANCE;
  }

  @Override
  public Interval newInstance(double value) {
    return of(value);
  }

  /** The midpoint. */
  @Override
  public double getReal() {
    return midpoint();
  }

  /** This interval minus its midpoint, rounded outward. */
  @Override
  public Interval getAddendum() {
    return subtract(of(midpoint()));
  }

  /** True when an end is infinite. */
  @Override
  public boolean isInfinite() {
    return !isFinite();
  }

  /** True when both ends are finite. */
  @Override
  public boolean isFinite() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  /** Always false: NaN is refused when an interval is made. */
  @Override
  public boolean isNaN() {
    return false;
  }

  /** Greatest absolute value of an element, the usual norm of intervals. */
  @Override
  public double norm() {
    return magnitude();
  }

  /** The integer nearest to the midpoint. */
  @Override
  public long round() {
    return FastMath.round(midpoint());
  }

  @Override
  public String toString() {
    return ends(lower, upper);
  }

  private static String ends(double lower, double upper) {
    return "[" + lower + ", " + upper + "]";
  }
}
