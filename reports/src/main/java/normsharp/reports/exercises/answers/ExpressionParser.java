package normsharp.reports.exercises.answers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import normsharp.reports.exercises.answers.Expression.Binary;
import normsharp.reports.exercises.answers.Expression.Call;
import normsharp.reports.exercises.answers.Expression.Constant;
import normsharp.reports.exercises.answers.Expression.Function;
import normsharp.reports.exercises.answers.Expression.Negation;
import normsharp.reports.exercises.answers.Expression.Operator;
import normsharp.reports.exercises.answers.Expression.Pi;
import normsharp.reports.exercises.answers.Expression.Variable;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads one formula:
 *
 * <pre>
 * sum     = term { (+ | -) term }
 * term    = signed { (* | /) signed }
 * signed  = { + | - } power
 * power   = atom [ ^ signed ]
 * atom    = number | pi | e | variable | (sqrt | exp | log | ln) ( sum ) | √ atom | ( sum )
 * number  = digits [ . digits ] [ e [+|-] digits ]
 * </pre>
 *
 * <p>Length, depth, digits, exponents and the size of numbers are limited, so that whatever is
 * written costs little.
 */
final class ExpressionParser {
  /** Most characters of an answer. */
  static final int MOST_CHARACTERS = 200;

  private static final int MOST_DEPTH = 30;
  private static final int MOST_DIGITS = 25;
  private static final int LARGEST_EXPONENT = 100;
  private static final int LARGEST_EXPANDED = 12;
  private static final double MOST_BITS = 20_000;

  private static final Map<Character, String> ALIASES =
      Map.of('π', "pi", 'α', "alpha", 'τ', "tau", 'η', "eta", 'ρ', "rho");

  private final String text;
  private final List<String> variables;
  private int at;
  private int depth;

  private ExpressionParser(String text, List<String> variables) {
    this.text = text;
    this.variables = variables;
  }

  /**
   * The formula that a text denotes.
   *
   * @param variables names that may occur
   * @throws IllegalArgumentException in one line, where it denotes none or a limit is passed
   */
  static Expression parse(String text, List<String> variables) {
    requireLength(text);
    ExpressionParser parser = new ExpressionParser(normalized(text), variables);
    Expression expression = parser.sum();
    if (parser.at < parser.text.length()) {
      throw parser.unexpected("an operator or the end");
    }
    if (bits(expression) > MOST_BITS) {
      throw new IllegalArgumentException("the numbers in it get too large");
    }
    return expression;
  }

  static void requireLength(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "an answer must have at most " + MOST_CHARACTERS + " characters, got " + text.length());
    }
  }

  /** Without blanks at the ends; with the ASCII signs for their Unicode relatives. */
  static String normalized(String text) {
    return text.strip()
        .replace('\u2212', '-')
        .replace('\u2013', '-')
        .replace('\u00b7', '*')
        .replace('\u22c5', '*')
        .replace('\u00d7', '*')
        .replace('\u00f7', '/')
        .replace('\u2044', '/')
        .replace('\u00a0', ' ')
        .replace("**", "^")
        .replace("\u00b2", "^2")
        .replace("\u00b3", "^3")
        .replace("\u00bd", "(1/2)");
  }

  private Expression sum() {
    if (++depth > MOST_DEPTH) {
      throw new IllegalArgumentException(
          "parentheses must be at most " + MOST_DEPTH + " deep, got more");
    }
    Expression sum = term();
    while (next('+') || next('-')) {
      Operator operator = text.charAt(at) == '+' ? Operator.SUM : Operator.DIFFERENCE;
      at++;
      sum = new Binary(operator, sum, term());
    }
    depth--;
    return sum;
  }

  private Expression term() {
    Expression product = signed();
    while (next('*') || next('/')) {
      Operator operator = text.charAt(at) == '*' ? Operator.PRODUCT : Operator.QUOTIENT;
      at++;
      product = new Binary(operator, product, signed());
    }
    return product;
  }

  private Expression signed() {
    boolean negative = false;
    while (next('+') || next('-')) {
      negative ^= text.charAt(at) == '-';
      at++;
    }
    Expression power = power();
    return negative ? new Negation(power) : power;
  }

  private Expression power() {
    Expression base = atom();
    if (!next('^')) {
      return base;
    }
    at++;
    if (++depth > MOST_DEPTH) {
      throw new IllegalArgumentException("powers must be at most " + MOST_DEPTH + " deep");
    }
    Expression exponent = signed();
    depth--;
    double size = Math.abs(exponent.real());
    if (size > LARGEST_EXPONENT || (Double.isNaN(size) && !hasVariable(exponent))) {
      throw new IllegalArgumentException(
          "an exponent must lie between -" + LARGEST_EXPONENT + " and " + LARGEST_EXPONENT);
    }
    if (size > LARGEST_EXPANDED && hasVariable(base)) {
      throw new IllegalArgumentException(
          "an exponent of a variable must be at most " + LARGEST_EXPANDED);
    }
    return new Binary(Operator.POWER, base, exponent);
  }

  private Expression atom() {
    if (next('(')) {
      at++;
      Expression inside = sum();
      expect(')');
      return inside;
    }
    if (next('√')) {
      at++;
      if (++depth > MOST_DEPTH) {
        throw new IllegalArgumentException("roots must be at most " + MOST_DEPTH + " deep");
      }
      Expression argument = atom();
      depth--;
      return new Call(Function.SQRT, argument);
    }
    if (at >= text.length()) {
      throw unexpected("a number");
    }
    char c = text.charAt(at);
    if (isDigit(c) || c == '.') {
      return number();
    }
    return name();
  }

  private Expression number() {
    int start = at;
    int digits = digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits += digits();
    }
    if (digits == 0) {
      throw new IllegalArgumentException("a decimal point needs a digit beside it");
    }
    int exponentStart = at;
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      int count = digits();
      if (count == 0) {
        at = exponentStart; // no exponent: what follows is judged on its own
      } else if (count > 2) {
        throw new IllegalArgumentException("the exponent of a decimal must have 1 or 2 digits");
      }
    }
    if (digits > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "a number must have at most " + MOST_DIGITS + " digits, got " + digits);
    }
    if (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '(')) {
      throw new IllegalArgumentException(
          "write * between factors: '" + text.substring(start, at) + "*" + text.charAt(at) + "…'");
    }
    BigDecimal decimal = new BigDecimal(text.substring(start, at));
    return new Constant(
        decimal.scale() <= 0
            ? new BigFraction(decimal.toBigIntegerExact())
            : new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale())));
  }

  private int digits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private Expression name() {
    int start = at;
    while (at < text.length() && isNameCharacter(text.charAt(at), at > start)) {
      at++;
    }
    if (start == at) {
      throw unexpected("a number");
    }
    String word = text.substring(start, at);
    String name = word.length() == 1 ? ALIASES.getOrDefault(word.charAt(0), word) : word;
    if (variables.contains(name)) {
      return new Variable(name);
    }
    return switch (name) {
      case "pi" -> new Pi();
      case "e" -> new Call(Function.EXP, Expression.of(1));
      case "sqrt" -> call(Function.SQRT);
      case "exp" -> call(Function.EXP);
      case "log", "ln" -> call(Function.LOG);
      default -> throw unknown(word);
    };
  }

  private IllegalArgumentException unknown(String word) {
    String known = variables.isEmpty() ? "" : ", and the variables " + variables;
    return new IllegalArgumentException(
        "'" + word + "' is not known; there are sqrt, exp, log, pi, e" + known);
  }

  private Expression call(Function function) {
    expect('(');
    Expression argument = sum();
    expect(')');
    return new Call(function, argument);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameCharacter(char c, boolean later) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || ALIASES.containsKey(c)
        || (later && isDigit(c));
  }

  private boolean next(char c) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == c;
  }

  private void expect(char c) {
    if (!next(c)) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private IllegalArgumentException unexpected(String expected) {
    if (at < text.length() && text.charAt(at) == ',') {
      return new IllegalArgumentException(
          "expected " + expected + ", got a comma; write decimals with a point, 0.5");
    }
    String got = at < text.length() ? "'" + printable(text.charAt(at)) + "'" : "the end";
    return new IllegalArgumentException(
        "expected " + expected + " at character " + (at + 1) + ", got " + got);
  }

  /** A character as it may stand in a message: no control characters. */
  private static String printable(char c) {
    return c < ' ' || c > '\u2fff' || Character.isISOControl(c)
        ? String.format("U+%04X", (int) c)
        : String.valueOf(c);
  }

  private static boolean hasVariable(Expression expression) {
    if (expression instanceof Variable) {
      return true;
    }
    if (expression instanceof Negation negation) {
      return hasVariable(negation.operand());
    }
    if (expression instanceof Call call) {
      return hasVariable(call.argument());
    }
    return expression instanceof Binary binary
        && (hasVariable(binary.left()) || hasVariable(binary.right()));
  }

  /** A bound on the bits that the exact value, or an expanded form, takes. */
  private static double bits(Expression expression) {
    if (expression instanceof Constant constant) {
      BigFraction value = constant.value();
      return value.getNumerator().bitLength() + value.getDenominator().bitLength();
    }
    if (expression instanceof Negation negation) {
      return bits(negation.operand());
    }
    if (expression instanceof Call call) {
      return bits(call.argument()) + 64;
    }
    if (expression instanceof Binary binary) {
      double left = bits(binary.left());
      double right = bits(binary.right());
      if (binary.operator() == Operator.POWER) {
        double exponent = Math.abs(binary.right().real());
        return left * Math.max(1, Double.isNaN(exponent) ? 1 : exponent) + right;
      }
      return left + right;
    }
    return 8;
  }
}
