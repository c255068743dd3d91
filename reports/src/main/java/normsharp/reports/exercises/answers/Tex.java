package normsharp.reports.exercises.answers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** Numbers, vectors and names in TeX. */
public final class Tex {
  private static final Set<String> GREEK = Set.of("alpha", "tau", "eta", "rho");

  private Tex() {}

  /** A rational number: 3, −2, \tfrac{1}{2}. */
  public static String of(BigFraction value) {
    if (value.isInteger()) {
      return value.getNumerator().toString();
    }
    String sign = value.signum() < 0 ? "-" : "";
    return sign + "\\tfrac{" + value.getNumerator().abs() + "}{" + value.getDenominator() + "}";
  }

  /** A vector of rational numbers. */
  public static String of(List<BigFraction> vector) {
    return vector.stream().map(Tex::of).collect(Collectors.joining(",\\ ", "(", ")"));
  }

  /** A vector of formulas. */
  public static String point(List<Expression> entries) {
    return entries.stream().map(Expression::tex).collect(Collectors.joining(",\\ ", "(", ")"));
  }

  /** A decimal with a number of significant digits. */
  public static String decimal(double value, int digits) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(digits, java.math.RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A number as a factor or a summand: negative ones in parentheses. */
  public static String factor(BigFraction value) {
    return value.signum() < 0 ? "(" + of(value) + ")" : of(value);
  }

  /** The sum a₁·b₁ + a₂·b₂ + … with its numbers. */
  public static String dot(List<BigFraction> a, List<BigFraction> b) {
    StringBuilder sum = new StringBuilder();
    for (int i = 0; i < a.size(); i++) {
      sum.append(i == 0 ? "" : " + ").append(factor(a.get(i))).append("\\cdot ");
      sum.append(factor(b.get(i)));
    }
    return sum.toString();
  }

  /** A variable's name. */
  static String variable(String name) {
    return GREEK.contains(name.toLowerCase(Locale.ROOT)) ? "\\" + name : name;
  }
}
