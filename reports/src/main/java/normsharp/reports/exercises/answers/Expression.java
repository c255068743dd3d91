package normsharp.reports.exercises.answers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula as data: rational numbers, π, named variables, + − · / ^, sqrt, exp and log.
 *
 * <p>Nothing else can be written, so an answer can't be a program.
 */
public sealed interface Expression {
  /** Most bits of a number that {@link #exact} computes. */
  int MOST_BITS = 4000;

  /** A rational number ≥ 0 as parsed; generators may use any sign. */
  record Constant(BigFraction value) implements Expression {}

  /** π. */
  record Pi() implements Expression {}

  /** A variable that the question names. */
  record Variable(String name) implements Expression {}

  /** −operand. */
  record Negation(Expression operand) implements Expression {}

  /** left ∘ right. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /** A function of one argument. */
  record Call(Function function, Expression argument) implements Expression {}

  /** The operations of two operands. */
  enum Operator {
    /** left + right. */
    SUM("+", 1),
    /** left − right. */
    DIFFERENCE("-", 1),
    /** left · right. */
    PRODUCT("*", 2),
    /** left / right. */
    QUOTIENT("/", 2),
    /** left to the power of right. */
    POWER("^", 4);

    private final String sign;
    private final int rank;

    Operator(String sign, int rank) {
      this.sign = sign;
      this.rank = rank;
    }
  }

  /** The functions of one argument. */
  enum Function {
    /** Square root. */
    SQRT,
    /** Exponential function. */
    EXP,
    /** Natural logarithm. */
    LOG;

    /** As it is written in answers. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A rational number. */
  static Expression of(BigFraction value) {
    return new Constant(value);
  }

  /** An integer. */
  static Expression of(long value) {
    return new Constant(new BigFraction(value));
  }

  /** Each entry as an expression. */
  static List<Expression> all(List<BigFraction> values) {
    return values.stream().map(Expression::of).toList();
  }

  /** The square root of a rational number ≥ 0, rational parts pulled out of the root. */
  static Expression root(BigFraction value) {
    Expression above = integerRoot(new BigFraction(value.getNumerator()));
    Expression below = integerRoot(new BigFraction(value.getDenominator()));
    if (above instanceof Constant top && below instanceof Constant bottom) {
      return new Constant(top.value().divide(bottom.value()));
    }
    if (above instanceof Call && below instanceof Call) {
      return new Call(Function.SQRT, new Constant(value));
    }
    return below.equals(of(1)) ? above : new Binary(Operator.QUOTIENT, above, below);
  }

  private static Expression integerRoot(BigFraction value) {
    return Rationals.exactRoot(value, 2)
        .<Expression>map(Constant::new)
        .orElseGet(() -> new Call(Function.SQRT, new Constant(value)));
  }

  /** left + c·term, written as one would by hand: −, no factor 1, no term 0. */
  static Expression plus(Expression left, BigFraction c, Expression term) {
    if (c.signum() == 0) {
      return left;
    }
    BigFraction size = c.abs();
    Expression scaled =
        term.equals(of(1))
            ? of(size)
            : size.equals(BigFraction.ONE) ? term : new Binary(Operator.PRODUCT, of(size), term);
    return new Binary(c.signum() > 0 ? Operator.SUM : Operator.DIFFERENCE, left, scaled);
  }

  /** −operand; a constant is negated itself. */
  static Expression minus(Expression operand) {
    return operand instanceof Constant constant
        ? new Constant(constant.value().negate())
        : new Negation(operand);
  }

  /** The value in double arithmetic; NaN or infinite where there is none. */
  default double at(Map<String, Double> variables) {
    if (this instanceof Constant constant) {
      return Rationals.toDouble(constant.value());
    }
    if (this instanceof Pi) {
      return Math.PI;
    }
    if (this instanceof Variable variable) {
      return variables.getOrDefault(variable.name(), Double.NaN);
    }
    if (this instanceof Negation negation) {
      return -negation.operand().at(variables);
    }
    if (this instanceof Call call) {
      double argument = call.argument().at(variables);
      return switch (call.function()) {
        case SQRT -> Math.sqrt(argument);
        case EXP -> Math.exp(argument);
        case LOG -> Math.log(argument);
      };
    }
    Binary binary = (Binary) this;
    double left = binary.left().at(variables);
    double right = binary.right().at(variables);
    return switch (binary.operator()) {
      case SUM -> left + right;
      case DIFFERENCE -> left - right;
      case PRODUCT -> left * right;
      case QUOTIENT -> left / right;
      case POWER -> Math.pow(left, right);
    };
  }

  /** The value without variables in double arithmetic. */
  default double real() {
    return at(Map.of());
  }

  /** The exact value where rational operations give it, roots of squares included. */
  default Optional<BigFraction> exact() {
    if (this instanceof Constant constant) {
      return Optional.of(constant.value());
    }
    if (this instanceof Negation negation) {
      return negation.operand().exact().map(BigFraction::negate);
    }
    if (this instanceof Call call) {
      return call.function() == Function.SQRT
          ? call.argument()
              .exact()
              .filter(value -> value.signum() >= 0)
              .flatMap(value -> Rationals.exactRoot(value, 2))
          : Optional.empty();
    }
    if (this instanceof Binary binary) {
      return binary
          .left()
          .exact()
          .flatMap(left -> binary.right().exact().flatMap(right -> apply(binary, left, right)))
          .filter(value -> bits(value) <= MOST_BITS);
    }
    return Optional.empty();
  }

  private static Optional<BigFraction> apply(Binary binary, BigFraction left, BigFraction right) {
    return switch (binary.operator()) {
      case SUM -> Optional.of(left.add(right));
      case DIFFERENCE -> Optional.of(left.subtract(right));
      case PRODUCT -> Optional.of(left.multiply(right));
      case QUOTIENT -> right.signum() == 0 ? Optional.empty() : Optional.of(left.divide(right));
      case POWER -> power(left, right);
    };
  }

  private static Optional<BigFraction> power(BigFraction base, BigFraction exponent) {
    int top = exponent.getNumerator().bitLength() > 8 ? 256 : exponent.getNumeratorAsInt();
    int index = exponent.getDenominator().bitLength() > 8 ? 256 : exponent.getDenominatorAsInt();
    boolean undefined = base.signum() == 0 ? top <= 0 : base.signum() < 0 && index > 1;
    if (undefined || index > 100 || (long) Math.abs(top) * bits(base) > MOST_BITS) {
      return Optional.empty();
    }
    return Rationals.exactRoot(base, index).map(root -> root.pow(top));
  }

  private static int bits(BigFraction value) {
    return value.getNumerator().bitLength() + value.getDenominator().bitLength();
  }

  /** The formula in the grammar of answers; parses back to the same formula. */
  default String text() {
    return text(0);
  }

  private String text(int rank) {
    if (this instanceof Constant constant) {
      BigFraction value = constant.value();
      int own = value.signum() < 0 ? 1 : value.isInteger() ? 9 : 2;
      return wrap(Rationals.format(value), own, rank);
    }
    if (this instanceof Pi) {
      return "pi";
    }
    if (this instanceof Variable variable) {
      return variable.name();
    }
    if (this instanceof Negation negation) {
      return wrap("-" + negation.operand().text(3), 1, rank);
    }
    if (this instanceof Call call) {
      return call.function().word() + "(" + call.argument().text(0) + ")";
    }
    Binary binary = (Binary) this;
    Operator operator = binary.operator();
    String left = binary.left().text(operator == Operator.POWER ? 5 : operator.rank);
    String right = binary.right().text(operator.rank + 1);
    String blank = operator.rank == 1 ? " " : "";
    return wrap(left + blank + operator.sign + blank + right, operator.rank, rank);
  }

  private static String wrap(String text, int own, int demanded) {
    return own < demanded ? "(" + text + ")" : text;
  }

  /** The formula in TeX. */
  default String tex() {
    return tex(0);
  }

  private String tex(int rank) {
    if (this instanceof Constant constant) {
      BigFraction value = constant.value();
      return texWrap(Tex.of(value), value.signum() < 0 ? 1 : value.isInteger() ? 9 : 4, rank);
    }
    if (this instanceof Pi) {
      return "\\pi";
    }
    if (this instanceof Variable variable) {
      return Tex.variable(variable.name());
    }
    if (this instanceof Negation negation) {
      return texWrap("-" + negation.operand().tex(3), 1, rank);
    }
    if (this instanceof Call call) {
      String argument = call.argument().tex(0);
      return switch (call.function()) {
        case SQRT -> "\\sqrt{" + argument + "}";
        case EXP -> texWrap("e^{" + argument + "}", 4, rank);
        case LOG -> "\\log\\left(" + argument + "\\right)";
      };
    }
    Binary binary = (Binary) this;
    Expression left = binary.left();
    Expression right = binary.right();
    return switch (binary.operator()) {
      case SUM -> texWrap(left.tex(1) + " + " + right.tex(2), 1, rank);
      case DIFFERENCE -> texWrap(left.tex(1) + " - " + right.tex(2), 1, rank);
      case PRODUCT -> texWrap(left.tex(2) + "\\," + right.tex(3), 2, rank);
      case QUOTIENT ->
          right instanceof Constant divisor
                  && divisor.value().isInteger()
                  && divisor.value().signum() > 0
                  && !(left instanceof Constant)
              ? texWrap(Tex.of(divisor.value().reciprocal()) + "\\," + left.tex(3), 2, rank)
              : texWrap("\\frac{" + left.tex(0) + "}{" + right.tex(0) + "}", 4, rank);
      case POWER -> texWrap(left.tex(5) + "^{" + right.tex(0) + "}", 4, rank);
    };
  }

  private static String texWrap(String text, int own, int demanded) {
    return own < demanded ? "\\left(" + text + "\\right)" : text;
  }
}
