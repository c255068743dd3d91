package normsharp.verify.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact rational number in lowest terms with a positive denominator.
 *
 * <p>The kernel has its own, so that what it accepts rests on the JDK alone.
 *
 * @param numerator any integer
 * @param denominator positive, without a common factor with the numerator
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  /** Zero. */
  public static final Rational ZERO = of(0);

  /** One. */
  public static final Rational ONE = of(1);

  /** Brings the fraction to lowest terms. */
  public Rational {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("a denominator must not be 0, got " + numerator + "/0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    divisor = denominator.signum() < 0 ? divisor.negate() : divisor;
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /** An integer. */
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** A fraction. */
  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** Reads {@code 3}, {@code -3/4} or {@code 0.25}. */
  public static Rational parse(String text) {
    String[] parts = text.strip().split("/", -1);
    try {
      if (parts.length == 2) {
        return new Rational(new BigInteger(parts[0].strip()), new BigInteger(parts[1].strip()));
      }
      BigDecimal decimal = new BigDecimal(text.strip());
      BigInteger unscaled = decimal.unscaledValue();
      return decimal.scale() > 0
          ? new Rational(unscaled, BigInteger.TEN.pow(decimal.scale()))
          : new Rational(decimal.toBigIntegerExact(), BigInteger.ONE);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "a rational number must read 3, -3/4 or 0.25, got '" + text + "'", notANumber);
    }
  }

  /** Sum. */
  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Negative. */
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** Product. */
  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** Power with an exponent ≥ 0. */
  public Rational power(int exponent) {
    return new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  /** −1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
