package normsharp.verify.kernel.interval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import normsharp.verify.kernel.Rational;

/**
 * The real numbers from {@code lower} to {@code upper}, both included.
 *
 * <p>Every operation encloses: if x ∈ X and y ∈ Y, then x∘y ∈ X∘Y. Lower ends are rounded towards
 * −∞ and upper ends towards +∞, at the larger number of digits of the operands. An operation that
 * is not defined and bounded on the whole interval, or leaves the range of {@link BigDecimal},
 * throws {@link ArithmeticException} as {@code BigDecimal} does; {@link Expression#enclosure} makes
 * of it an empty result.
 *
 * <p>Accuracy: the ends of sums, products, quotients, square roots and roundings are correctly
 * rounded; those of exp, log and logistic are computed with 16 digits more than asked for and then
 * rounded.
 *
 * @param lower lower end, exact
 * @param upper upper end, exact, ≥ {@code lower}
 * @param digits significant decimal digits to which results are rounded, ≥ 1
 */
public record DecimalInterval(BigDecimal lower, BigDecimal upper, int digits) {
  /** The number of digits where none is named. */
  public static final int DIGITS = 30;

  /** Drops trailing zeros, so that equal ends are the same ends. */
  public DecimalInterval {
    if (digits < 1) {
      throw new IllegalArgumentException("the number of digits must be ≥ 1, got " + digits);
    }
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException(
          "an interval must have lower ≤ upper, got [" + lower + ", " + upper + "]");
    }
    lower = lower.stripTrailingZeros();
    upper = upper.stripTrailingZeros();
  }

  /** The number itself, with {@value #DIGITS} digits. */
  public static DecimalInterval of(Rational value) {
    return of(value, value, DIGITS);
  }

  /** All numbers from one rational number to another one. */
  public static DecimalInterval of(Rational lower, Rational upper, int digits) {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException(
          "an interval must have lower ≤ upper, got [" + lower + ", " + upper + "]");
    }
    return new DecimalInterval(
        quotient(lower, new MathContext(digits, RoundingMode.FLOOR)),
        quotient(upper, new MathContext(digits, RoundingMode.CEILING)),
        digits);
  }

  /** One decimal number, not rounded. */
  public static DecimalInterval exactly(BigDecimal value, int digits) {
    return new DecimalInterval(value, value, digits);
  }

  /** The number π. */
  public static DecimalInterval pi(int digits) {
    return ElementaryFunctions.pi(digits);
  }

  /** Sum. */
  public DecimalInterval plus(DecimalInterval other) {
    int most = Math.max(digits, other.digits);
    return new DecimalInterval(
        lower.add(other.lower, down(most)), upper.add(other.upper, up(most)), most);
  }

  /** Negative. */
  public DecimalInterval negate() {
    return new DecimalInterval(upper.negate(), lower.negate(), digits);
  }

  /** Difference. */
  public DecimalInterval minus(DecimalInterval other) {
    return plus(other.negate());
  }

  /** Product. */
  public DecimalInterval times(DecimalInterval other) {
    int most = Math.max(digits, other.digits);
    if (other.lower.signum() >= 0) {
      return new DecimalInterval(
          lower.multiply(lower.signum() < 0 ? other.upper : other.lower, down(most)),
          upper.multiply(upper.signum() < 0 ? other.lower : other.upper, up(most)),
          most);
    }
    if (other.upper.signum() <= 0) {
      return times(other.negate()).negate();
    }
    if (lower.signum() >= 0 || upper.signum() <= 0) {
      return other.times(this);
    }
    // 0 is inside both.
    return new DecimalInterval(
        lower.multiply(other.upper).min(upper.multiply(other.lower)).round(down(most)),
        lower.multiply(other.lower).max(upper.multiply(other.upper)).round(up(most)),
        most);
  }

  /**
   * Quotient.
   *
   * @throws ArithmeticException when the divisor contains 0
   */
  public DecimalInterval divide(DecimalInterval divisor) {
    if (divisor.contains(Rational.ZERO)) {
      throw new ArithmeticException("division by " + divisor + ", which contains 0");
    }
    if (divisor.upper.signum() < 0) {
      return negate().divide(divisor.negate());
    }
    int most = Math.max(digits, divisor.digits);
    return new DecimalInterval(
        lower.divide(lower.signum() < 0 ? divisor.lower : divisor.upper, down(most)),
        upper.divide(upper.signum() < 0 ? divisor.upper : divisor.lower, up(most)),
        most);
  }

  /** Power with an exponent ≥ 0; even powers are ≥ 0, and x⁰ = 1. */
  public DecimalInterval power(int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("an exponent must be ≥ 0, got " + exponent);
    }
    if (exponent % 2 == 0) {
      return magnitude().multiplied(exponent);
    }
    return increasing(end -> exactly(end, digits).multiplied(exponent));
  }

  /**
   * Square root.
   *
   * @throws ArithmeticException when the interval contains negative numbers
   */
  public DecimalInterval sqrt() {
    if (lower.signum() < 0) {
      throw new ArithmeticException("square root of " + this + ", which contains numbers < 0");
    }
    return increasing(end -> ElementaryFunctions.sqrt(end, digits));
  }

  /**
   * Exponential function.
   *
   * @throws ArithmeticException when an end is beyond ±10⁹
   */
  public DecimalInterval exp() {
    return increasing(end -> ElementaryFunctions.exp(end, digits));
  }

  /**
   * Natural logarithm.
   *
   * @throws ArithmeticException when the interval contains numbers ≤ 0
   */
  public DecimalInterval log() {
    if (lower.signum() <= 0) {
      throw new ArithmeticException("logarithm of " + this + ", which contains numbers ≤ 0");
    }
    return increasing(end -> ElementaryFunctions.log(end, digits));
  }

  /**
   * Logistic function 1/(1 + e⁻ᵗ).
   *
   * @throws ArithmeticException when an end is beyond ±10⁹
   */
  public DecimalInterval logistic() {
    return increasing(end -> ElementaryFunctions.logistic(end, digits));
  }

  /** The absolute values of its numbers. */
  public DecimalInterval magnitude() {
    if (lower.signum() >= 0) {
      return this;
    }
    return upper.signum() <= 0
        ? negate()
        : new DecimalInterval(BigDecimal.ZERO, lower.negate().max(upper), digits);
  }

  /** The smallest interval that contains both. */
  public DecimalInterval hull(DecimalInterval other) {
    return new DecimalInterval(
        lower.min(other.lower), upper.max(other.upper), Math.max(digits, other.digits));
  }

  /** What both have in common; empty when they are disjoint. */
  public Optional<DecimalInterval> intersection(DecimalInterval other) {
    BigDecimal from = lower.max(other.lower);
    BigDecimal to = upper.min(other.upper);
    return from.compareTo(to) > 0
        ? Optional.empty()
        : Optional.of(new DecimalInterval(from, to, Math.max(digits, other.digits)));
  }

  /** Whether the number lies in it, decided exactly. */
  public boolean contains(Rational value) {
    BigDecimal numerator = new BigDecimal(value.numerator());
    BigDecimal denominator = new BigDecimal(value.denominator());
    return lower.multiply(denominator).compareTo(numerator) <= 0
        && upper.multiply(denominator).compareTo(numerator) >= 0;
  }

  /** Whether the other interval lies in it. */
  public boolean contains(DecimalInterval other) {
    return lower.compareTo(other.lower) <= 0 && other.upper.compareTo(upper) <= 0;
  }

  /** The distance of its ends, exact. */
  public BigDecimal width() {
    return upper.subtract(lower);
  }

  /** The number in the middle, exact. */
  public BigDecimal midpoint() {
    return lower.add(upper).multiply(ElementaryFunctions.HALF);
  }

  /** The two halves, which share the midpoint. */
  public List<DecimalInterval> split() {
    return List.of(
        new DecimalInterval(lower, midpoint(), digits),
        new DecimalInterval(midpoint(), upper, digits));
  }

  /** The same or a slightly wider interval whose ends have at most that many digits. */
  public DecimalInterval rounded(int most) {
    return new DecimalInterval(lower.round(down(most)), upper.round(up(most)), most);
  }

  @Override
  public String toString() {
    return "[" + lower + ", " + upper + "]";
  }

  /** The image under an increasing function of which enclosures at numbers are known. */
  private DecimalInterval increasing(Function<BigDecimal, DecimalInterval> function) {
    DecimalInterval first = function.apply(lower);
    DecimalInterval last = lower.compareTo(upper) == 0 ? first : function.apply(upper);
    return new DecimalInterval(first.lower, last.upper, digits);
  }

  /** Power by repeated squaring; tight up to rounding when all numbers have the same sign. */
  private DecimalInterval multiplied(int exponent) {
    DecimalInterval product = exactly(BigDecimal.ONE, digits);
    for (int bit = Integer.SIZE - Integer.numberOfLeadingZeros(exponent) - 1; bit >= 0; bit--) {
      product = product.times(product);
      product = (exponent >> bit & 1) == 1 ? product.times(this) : product;
    }
    return product;
  }

  private static MathContext down(int digits) {
    return new MathContext(digits, RoundingMode.FLOOR);
  }

  private static MathContext up(int digits) {
    return new MathContext(digits, RoundingMode.CEILING);
  }

  private static BigDecimal quotient(Rational value, MathContext rounding) {
    return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), rounding);
  }
}
