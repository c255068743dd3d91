package normsharp.theory.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * Exact input and output of rational numbers, exact roots, and correctly rounded conversion to
 * {@code double}.
 *
 * <p>Accuracy: exact, but for {@link #toDecimal} and {@link #toDouble}, which round the exact value
 * once.
 */
public final class Rationals {
  /** Greatest absolute value of a decimal exponent that {@link #parse} accepts. */
  public static final int MAX_EXPONENT = 4000;

  /** Greatest length of one number that {@link #parse} accepts, in characters. */
  public static final int MAX_LENGTH = 10_000;

  /** Greatest number of entries that {@link #parseVector} accepts. */
  public static final int MAX_ENTRIES = 10_000;

  /** Decimals with an exponent from here to {@link #PLAIN_TO} are printed without one. */
  private static final int PLAIN_FROM = -7;

  private static final int PLAIN_TO = 20;

  /** Sign, digits with at most one point and at least one digit, exponent. */
  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++))(?:[eE]([+-]?)([0-9]++))?");

  private static final int DOUBLE_PRECISION = 53;
  private static final int LEAST_DOUBLE_EXPONENT = -1074;

  private Rationals() {}

  /**
   * The rational number that a text denotes: an integer, a decimal, a decimal with exponent, or the
   * fraction a/b of two of those, such as "17/12", "1e-3", "-0.5/3". Blanks around the numbers and
   * the Unicode minus sign are accepted.
   *
   * @throws IllegalArgumentException when the text is something else, is longer than {@link
   *     #MAX_LENGTH}, has an exponent beyond ±{@link #MAX_EXPONENT}, or divides by 0
   */
  public static BigFraction parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a number must have at most " + MAX_LENGTH + " characters, got " + text.length());
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      return decimal(text, text);
    }
    BigFraction numerator = decimal(text.substring(0, slash), text);
    BigFraction denominator = decimal(text.substring(slash + 1), text);
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException(
          "the denominator of a fraction must not be 0, got '" + shortened(text) + "'");
    }
    return numerator.divide(denominator);
  }

  /**
   * The vector that a comma-separated list of numbers denotes, such as "1,-3, 2/5".
   *
   * @return at least one entry
   * @throws IllegalArgumentException naming the position, from 1, of the first bad entry
   */
  public static List<BigFraction> parseVector(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "a vector must have at least one entry, such as '1,-3', got an empty text");
    }
    String[] entries = text.split(",", MAX_ENTRIES + 1);
    if (entries.length > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "a vector must have at most " + MAX_ENTRIES + " entries, got more");
    }
    List<BigFraction> vector = new ArrayList<>(entries.length);
    for (String entry : entries) {
      try {
        vector.add(parse(entry));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "entry " + (vector.size() + 1) + " of the vector: " + e.getMessage(), e);
      }
    }
    return List.copyOf(vector);
  }

  /** The reduced fraction as text, "17/12", or "3" for an integer; {@link #parse} reads it back. */
  public static String format(BigFraction value) {
    return value.isInteger()
        ? value.getNumerator().toString()
        : value.getNumerator() + "/" + value.getDenominator();
  }

  /**
   * The decimal nearest to the value, ties to even, without trailing zeros; with an exponent, as in
   * "1.5e-30", only when it is below 10⁻⁷ or from 10²¹ on.
   *
   * @param digits number of significant digits, ≥ 1
   */
  public static String toDecimal(BigFraction value, int digits) {
    if (digits < 1) {
      throw new IllegalArgumentException(
          "a decimal must have at least one significant digit, got " + digits);
    }
    MathContext rounding = new MathContext(digits, RoundingMode.HALF_EVEN);
    BigDecimal decimal =
        new BigDecimal(value.getNumerator())
            .divide(new BigDecimal(value.getDenominator()), rounding)
            .stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent >= PLAIN_FROM && exponent <= PLAIN_TO)) {
      return decimal.toPlainString();
    }
    return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /**
   * The rational n-th root of a rational number, the non-negative one for even n; empty when no
   * rational number is a root.
   *
   * @param n index ≥ 1
   */
  public static Optional<BigFraction> exactRoot(BigFraction value, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("the index of a root must be ≥ 1, got " + n);
    }
    if (value.signum() < 0) {
      return n % 2 == 0 ? Optional.empty() : exactRoot(value.negate(), n).map(BigFraction::negate);
    }
    // A reduced fraction is an n-th power just when numerator and denominator are.
    return exactRoot(value.getNumerator(), n)
        .flatMap(
            numerator ->
                exactRoot(value.getDenominator(), n)
                    .map(denominator -> new BigFraction(numerator, denominator)));
  }

  /** The exact value of a finite double. */
  public static BigFraction ofDouble(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("only a finite double has a rational value, got " + value);
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - (DOUBLE_PRECISION - 1);
    BigInteger significand = BigInteger.valueOf((long) Math.scalb(value, -exponent));
    return exponent >= 0
        ? new BigFraction(significand.shiftLeft(exponent))
        : new BigFraction(significand, BigInteger.ONE.shiftLeft(-exponent));
  }

  /**
   * The double nearest to the value, ties to even, ±∞ from 2¹⁰²⁴ − 2⁹⁷⁰ on.
   *
   * <p>{@code BigFraction.doubleValue()} of Hipparchus 4.0.3 is not correctly rounded: it divides
   * two rounded numbers, and gives 0 for 2⁻¹⁰⁷⁴.
   */
  public static double toDouble(BigFraction value) {
    BigInteger numerator = value.getNumerator().abs();
    BigInteger denominator = value.getDenominator();
    double sign = value.signum();
    // 2^(magnitude − 1) < |value| < 2^(magnitude + 1)
    int magnitude = numerator.bitLength() - denominator.bitLength();
    if (sign == 0 || magnitude < LEAST_DOUBLE_EXPONENT - 1) {
      return sign * 0.0;
    }
    if (magnitude > Double.MAX_EXPONENT + 1) {
      return sign * Double.POSITIVE_INFINITY;
    }
    boolean less = shift(numerator, -magnitude).compareTo(shift(denominator, magnitude)) < 0;
    int exponent = less ? magnitude - 1 : magnitude; // 2^exponent ≤ |value| < 2^(exponent + 1)
    int unit = Math.max(exponent - (DOUBLE_PRECISION - 1), LEAST_DOUBLE_EXPONENT);
    BigInteger[] quotient = shift(numerator, -unit).divideAndRemainder(shift(denominator, unit));
    int half = quotient[1].shiftLeft(1).compareTo(shift(denominator, unit));
    boolean roundUp = half > 0 || (half == 0 && quotient[0].testBit(0));
    long significand = quotient[0].longValueExact() + (roundUp ? 1 : 0);
    return sign * Math.scalb((double) significand, unit);
  }

  /** The nearest double of a rational; any other field's own {@code getReal()}. */
  public static double toDouble(FieldElement<?> value) {
    return value instanceof BigFraction fraction ? toDouble(fraction) : value.getReal();
  }

  /** The least c ≥ 1 that makes every c·value an integer; 1 in fields other than the rationals. */
  public static <T extends FieldElement<T>> T commonDenominator(List<T> values) {
    T one = values.get(0).getField().getOne();
    if (!(one instanceof BigFraction)) {
      return one;
    }
    T common = one;
    for (T value : values) {
      T scaled = common.multiply(value);
      if (scaled instanceof BigFraction fraction) {
        common = common.multiply(integer(one, fraction.getDenominator()));
      }
    }
    return common;
  }

  /** The integer n ≥ 0 as an element of any field, by doubling. */
  private static <T extends FieldElement<T>> T integer(T one, BigInteger n) {
    T result = one.getField().getZero();
    for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
      result = result.multiply(2);
      result = n.testBit(bit) ? result.add(one) : result;
    }
    return result;
  }

  /** The natural logarithm of a value &gt; 0 of any size; error about 10⁻¹⁶·(4 + |log value|). */
  public static double log(BigFraction value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a logarithm needs a number > 0, got " + format(value));
    }
    return log(value.getNumerator()) - log(value.getDenominator());
  }

  private static double log(BigInteger n) {
    int shift = Math.max(0, n.bitLength() - 900);
    return Math.log(n.shiftRight(shift).doubleValue()) + shift * Math.log(2);
  }

  private static BigFraction decimal(String part, String whole) {
    Matcher matcher = DECIMAL.matcher(part.strip().replace('\u2212', '-'));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a number must be an integer, a decimal or a fraction a/b, got '"
              + shortened(whole)
              + "'");
    }
    BigDecimal mantissa = new BigDecimal(matcher.group(1));
    BigInteger exponent =
        matcher.group(3) == null ? BigInteger.ZERO : new BigInteger(matcher.group(3));
    if (exponent.compareTo(BigInteger.valueOf(MAX_EXPONENT)) > 0) {
      throw new IllegalArgumentException(
          "an exponent must lie between -"
              + MAX_EXPONENT
              + " and "
              + MAX_EXPONENT
              + ", got '"
              + shortened(whole)
              + "'");
    }
    int shift = "-".equals(matcher.group(2)) ? -exponent.intValue() : exponent.intValue();
    int scale = mantissa.scale() - shift;
    BigInteger power = BigInteger.TEN.pow(Math.abs(scale));
    return scale <= 0
        ? new BigFraction(mantissa.unscaledValue().multiply(power))
        : new BigFraction(mantissa.unscaledValue(), power);
  }

  /** The text, cut where it would make an error message unreadable. */
  private static String shortened(String text) {
    int limit = 60;
    return text.length() <= limit ? text : text.substring(0, limit) + "…";
  }

  /** value·2ⁿ for n ≥ 0, the value itself for n &lt; 0. */
  private static BigInteger shift(BigInteger value, int n) {
    return n > 0 ? value.shiftLeft(n) : value;
  }

  private static Optional<BigInteger> exactRoot(BigInteger value, int n) {
    if (value.bitLength() <= 1 || n == 1) {
      return Optional.of(value);
    }
    if (n >= value.bitLength()) {
      return Optional.empty(); // 1 < value < 2ⁿ
    }
    // Newton's iteration from above decreases strictly until it reaches the integer part.
    BigInteger index = BigInteger.valueOf(n);
    BigInteger root = BigInteger.ONE.shiftLeft((value.bitLength() + n - 1) / n);
    while (true) {
      BigInteger next =
          root.multiply(BigInteger.valueOf(n - 1L))
              .add(value.divide(root.pow(n - 1)))
              .divide(index);
      if (next.compareTo(root) >= 0) {
        return root.pow(n).equals(value) ? Optional.of(root) : Optional.empty();
      }
      root = next;
    }
  }
}
