package normsharp.verify.kernel;

import java.math.BigInteger;

/**
 * Reads polynomials: {@code +}, {@code -}, {@code ·} or {@code *}, {@code ^} with an exponent,
 * fractions such as {@code 3/4}, parentheses, scalars such as {@code y} or {@code x_max}, entries
 * such as {@code x_i} and sums such as {@code Σ[x_i·v_i]}. Division is by numbers only.
 */
final class PolynomialParser {
  private final String text;
  private int position;

  private PolynomialParser(String text) {
    this.text = text;
  }

  static Polynomial parse(String text) {
    PolynomialParser parser = new PolynomialParser(text);
    Polynomial polynomial = parser.sum();
    if (parser.peek() != 0) {
      throw parser.unexpected("an operator or the end");
    }
    return polynomial;
  }

  private Polynomial sum() {
    Polynomial sum = Polynomial.ZERO;
    boolean first = true;
    while (true) {
      if (accept('-') || accept('−')) {
        sum = sum.minus(product());
      } else if (first || accept('+')) {
        sum = sum.plus(product());
      } else {
        return sum;
      }
      first = false;
    }
  }

  private Polynomial product() {
    Polynomial product = power();
    while (true) {
      if (accept('·') || accept('*')) {
        product = product.times(power());
      } else if (accept('/')) {
        product = product.times(new Rational(BigInteger.ONE, digits()));
      } else {
        return product;
      }
    }
  }

  private Polynomial power() {
    Polynomial base = factor();
    return accept('^') ? base.power(digits().intValueExact()) : base;
  }

  private Polynomial factor() {
    char next = peek();
    if (accept('(')) {
      return closed(')');
    }
    if (accept('Σ')) {
      if (!accept('[')) {
        throw unexpected("[ after Σ");
      }
      return closed(']').sum();
    }
    if (Character.isDigit(next)) {
      return Polynomial.constant(new Rational(digits(), BigInteger.ONE));
    }
    if (Character.isLetter(next)) {
      String name = name();
      return name.endsWith("_i")
          ? Polynomial.entry(name.substring(0, name.length() - 2))
          : Polynomial.scalar(name);
    }
    throw unexpected("a number, a variable, ( or Σ[");
  }

  private Polynomial closed(char bracket) {
    Polynomial inner = sum();
    if (!accept(bracket)) {
      throw unexpected("" + bracket);
    }
    return inner;
  }

  private BigInteger digits() {
    peek();
    int start = position;
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      throw unexpected("a number");
    }
    return new BigInteger(text.substring(start, position));
  }

  private String name() {
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position))
            || text.charAt(position) == '_'
            || text.charAt(position) == '′')) {
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

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "expected " + wanted + " at position " + position + " of '" + text + "'");
  }
}
