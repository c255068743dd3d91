package normsharp.verify.kernel.interval;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.Expression.Application;
import normsharp.verify.kernel.interval.Expression.Constant;
import normsharp.verify.kernel.interval.Expression.Function;
import normsharp.verify.kernel.interval.Expression.Pi;
import normsharp.verify.kernel.interval.Expression.Variable;

/** Reads expressions: sums of products of powers of factors. */
final class ExpressionParser {
  private static final int LARGEST_EXPONENT = 1000;
  private final String text;
  private int position;

  private ExpressionParser(String text) {
    this.text = text;
  }

  static Expression parse(String text) {
    ExpressionParser parser = new ExpressionParser(text);
    Expression expression = parser.sum();
    if (parser.peek() != 0) {
      throw parser.unexpected("an operator or the end");
    }
    return expression;
  }

  private Expression sum() {
    Expression sum = acceptMinus() ? product().negate() : product();
    while (true) {
      if (acceptMinus()) {
        sum = sum.minus(product());
      } else if (accept('+')) {
        sum = sum.plus(product());
      } else {
        return sum;
      }
    }
  }

  private Expression product() {
    Expression product = power();
    while (true) {
      if (accept('·') || accept('*')) {
        product = product.times(power());
      } else if (accept('/')) {
        product = product.over(power());
      } else {
        return product;
      }
    }
  }

  private Expression power() {
    Expression base = factor();
    if (!accept('^')) {
      return base;
    }
    boolean reciprocal = acceptMinus();
    Expression power = base.power(exponent());
    return reciprocal ? Constant.ONE.over(power) : power;
  }

  private Expression factor() {
    char next = peek();
    if (next == '(') {
      return parenthesised();
    }
    if (isDigit(next)) {
      return new Constant(Rational.parse(number()));
    }
    if (accept('π')) {
      return new Pi();
    }
    if (Character.isLetter(next)) {
      String name = name();
      Optional<Function> function =
          Arrays.stream(Function.values()).filter(f -> f.word().equals(name)).findFirst();
      if (function.isPresent()) {
        return new Application(function.get(), parenthesised());
      }
      if (peek() == '(') {
        throw new IllegalArgumentException(
            "unknown function '" + name + "' in '" + text + "'; available: " + functions());
      }
      return name.equals("pi") ? new Pi() : new Variable(name);
    }
    throw unexpected("a number, a variable, a function or (");
  }

  private Expression parenthesised() {
    if (!accept('(')) {
      throw unexpected("(");
    }
    Expression inner = sum();
    if (!accept(')')) {
      throw unexpected(")");
    }
    return inner;
  }

  private int exponent() {
    String digits = digits();
    // Longer than any allowed exponent; it might not even fit into an int.
    if (digits.length() > 9 || Integer.parseInt(digits) > LARGEST_EXPONENT) {
      throw new IllegalArgumentException(
          "an exponent must be ≤ " + LARGEST_EXPONENT + ", got " + digits + " in '" + text + "'");
    }
    return Integer.parseInt(digits);
  }

  private String number() {
    String whole = digits();
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      return whole + "." + digits();
    }
    return whole;
  }

  private String digits() {
    peek();
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      throw unexpected("a digit");
    }
    return text.substring(start, position);
  }

  private String name() {
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    return text.substring(start, position);
  }

  private char peek() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : 0;
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  private boolean acceptMinus() {
    return accept('-') || accept('−');
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private static String functions() {
    return Arrays.stream(Function.values()).map(Function::word).collect(Collectors.joining(", "));
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "expected " + wanted + " at position " + position + " of '" + text + "'");
  }
}
