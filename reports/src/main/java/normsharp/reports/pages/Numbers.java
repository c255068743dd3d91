package normsharp.reports.pages;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as pages print them. */
final class Numbers {
  private Numbers() {}

  /** Four significant digits, without trailing zeros; "–" for what does not exist. */
  static String text(double value) {
    return text(value, 4);
  }

  /** As {@link #text(double)} with a number of digits. */
  static String text(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size == 0) {
      // Not −0, which nobody measured.
      return "0";
    }
    if (size < 1e-3 || size >= 1e6) {
      String mantissa = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
      int at = mantissa.indexOf('e');
      String tidy = mantissa.substring(0, at).replaceFirst("\\.?0+$", "");
      return minus(tidy + "·10" + superscript(Integer.parseInt(mantissa.substring(at + 1))));
    }
    int whole = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
    int leading = size < 1 ? (int) -Math.floor(Math.log10(size)) - 1 : 0;
    String plain =
        String.format(Locale.ROOT, "%." + Math.max(0, digits - whole + leading) + "f", value);
    return minus(plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain);
  }

  static String text(OptionalDouble value) {
    return value.isPresent() ? text(value.getAsDouble()) : "–";
  }

  /** A share as a percentage; "–" for what does not exist. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.1f %%", 100 * share).replace(".0 %", " %");
    return text.equals("-0 %") ? "0 %" : minus(text);
  }

  /** An interval, which may be unbounded. */
  static String interval(double lower, double upper) {
    return (lower == Double.NEGATIVE_INFINITY ? "(−∞" : "[" + text(lower))
        + ", "
        + (upper == Double.POSITIVE_INFINITY ? "∞)" : text(upper) + "]");
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }

  private static String superscript(int exponent) {
    StringBuilder out = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return out.toString();
  }
}
