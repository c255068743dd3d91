package normsharp.lab;

import java.util.List;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Numbers as text, the same on a JVM and in a browser. */
final class Quantity {
  private static final int DIGITS = 6;

  /** Longest decimal that is preferred to a fraction. */
  private static final int PLAIN = 12;

  private Quantity() {}

  /** Six significant digits. */
  static String rounded(double value) {
    if (Double.isNaN(value)) {
      return "undefined";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    return Rationals.toDecimal(Rationals.ofDouble(value), DIGITS).replace('-', '−');
  }

  /** The exact value, with a decimal beside a fraction, such as "1/6 ≈ 0.166667". */
  static String exact(BigFraction value) {
    String text = Rationals.format(value).replace('-', '−');
    return value.isInteger()
        ? text
        : text + " ≈ " + Rationals.toDecimal(value, DIGITS).replace('-', '−');
  }

  /** A vector of exact values, such as "(13/10, 1/10)". */
  static String vector(List<BigFraction> values) {
    return "(" + String.join(", ", values.stream().map(Rationals::format).toList()) + ")";
  }

  /** What a person would type: a short decimal where there is one, a fraction otherwise. */
  static String typed(BigFraction value) {
    String decimal = Rationals.toDecimal(value, PLAIN);
    return decimal.indexOf('e') < 0 && Rationals.parse(decimal).equals(value)
        ? decimal
        : Rationals.format(value);
  }
}
