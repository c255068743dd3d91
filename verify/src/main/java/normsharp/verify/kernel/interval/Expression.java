package normsharp.verify.kernel.interval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.verify.kernel.Rational;

/**
 * A real function of named variables, built from rational numbers and π by sums, products,
 * quotients, powers, sqrt, exp, log and logistic.
 *
 * <p>It is defined where all its parts are: √ of numbers ≥ 0, log of numbers &gt; 0, no division by
 * 0.
 */
public sealed interface Expression {
  /** A rational number. */
  record Constant(Rational value) implements Expression {
    /** Zero. */
    public static final Constant ZERO = new Constant(Rational.ZERO);

    /** One. */
    public static final Constant ONE = new Constant(Rational.ONE);

    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return DecimalInterval.of(value, value, digits);
    }

    @Override
    public Expression derivative(String variable) {
      return ZERO;
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** The number π. */
  record Pi() implements Expression {
    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return DecimalInterval.pi(digits);
    }

    @Override
    public Expression derivative(String variable) {
      return Constant.ZERO;
    }

    @Override
    public String toString() {
      return "π";
    }
  }

  /** A variable, named by letters, digits and underscores. */
  record Variable(String name) implements Expression {
    private static final List<String> RESERVED =
        List.of("π", "pi", "sqrt", "exp", "log", "logistic");

    /** Refuses names that would be read as something else. */
    public Variable {
      if (!name.matches("\\p{L}[\\p{L}\\p{Nd}_]*") || RESERVED.contains(name)) {
        throw new IllegalArgumentException(
            "a variable must be named like x or x_1 and not " + RESERVED + ", got '" + name + "'");
      }
    }

    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            "every variable must have a value, got none for " + name + " among " + values.keySet());
      }
      return values.get(name);
    }

    @Override
    public Expression derivative(String variable) {
      return name.equals(variable) ? Constant.ONE : Constant.ZERO;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Sum of two expressions. */
  record Sum(Expression left, Expression right) implements Expression {
    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return left.evaluate(values, digits).plus(right.evaluate(values, digits));
    }

    @Override
    public Expression derivative(String variable) {
      return left.derivative(variable).plus(right.derivative(variable));
    }

    @Override
    public String toString() {
      return ExpressionText.of(this);
    }
  }

  /** Product of two expressions. */
  record Product(Expression left, Expression right) implements Expression {
    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return left.evaluate(values, digits).times(right.evaluate(values, digits));
    }

    @Override
    public Expression derivative(String variable) {
      return right
          .timesDerivative(left.derivative(variable))
          .plus(left.timesDerivative(right.derivative(variable)));
    }

    @Override
    public String toString() {
      return ExpressionText.of(this);
    }
  }

  /** Quotient of two expressions. */
  record Quotient(Expression dividend, Expression divisor) implements Expression {
    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return dividend.evaluate(values, digits).divide(divisor.evaluate(values, digits));
    }

    @Override
    public Expression derivative(String variable) {
      return Constant.ONE
          .over(divisor)
          .timesDerivative(dividend.derivative(variable))
          .minus(dividend.over(divisor.power(2)).timesDerivative(divisor.derivative(variable)));
    }

    @Override
    public String toString() {
      return ExpressionText.of(this);
    }
  }

  /**
   * Power with an exponent ≥ 0; x⁰ = 1.
   *
   * @param base what is multiplied
   * @param exponent how often, ≥ 0
   */
  record Power(Expression base, int exponent) implements Expression {
    /** Refuses negative exponents. */
    public Power {
      if (exponent < 0) {
        throw new IllegalArgumentException("an exponent must be ≥ 0, got " + exponent);
      }
    }

    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      return base.evaluate(values, digits).power(exponent);
    }

    @Override
    public Expression derivative(String variable) {
      return exponent == 0
          ? Constant.ZERO
          : new Constant(Rational.of(exponent))
              .times(base.power(exponent - 1))
              .timesDerivative(base.derivative(variable));
    }

    @Override
    public String toString() {
      return ExpressionText.of(this);
    }
  }

  /** A function of one variable applied to an expression. */
  record Application(Function function, Expression argument) implements Expression {
    @Override
    public DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits) {
      DecimalInterval inner = argument.evaluate(values, digits);
      return switch (function) {
        case SQRT -> inner.sqrt();
        case EXP -> inner.exp();
        case LOG -> inner.log();
        case LOGISTIC -> inner.logistic();
      };
    }

    @Override
    public Expression derivative(String variable) {
      Expression outer =
          switch (function) {
            case SQRT -> Constant.ONE.over(new Constant(Rational.of(2)).times(this));
            case EXP -> this;
            case LOG -> Constant.ONE.over(argument);
            case LOGISTIC -> times(new Application(function, argument.negate()));
          };
      return outer.timesDerivative(argument.derivative(variable));
    }

    @Override
    public String toString() {
      return function.word() + "(" + argument + ")";
    }
  }

  /** The functions of one variable. */
  enum Function {
    /** Square root. */
    SQRT,
    /** Exponential function. */
    EXP,
    /** Natural logarithm. */
    LOG,
    /** 1/(1 + e⁻ᵗ), with the derivative logistic(t)·logistic(−t). */
    LOGISTIC;

    /** As it is written. */
    public String word() {
      return switch (this) {
        case SQRT -> "sqrt";
        case EXP -> "exp";
        case LOG -> "log";
        case LOGISTIC -> "logistic";
      };
    }
  }

  /**
   * Reads {@code +}, {@code -}, {@code ·} or {@code *}, {@code /}, {@code ^} with an integer,
   * parentheses, integers, decimals such as {@code 0.25} (taken exactly), names of variables,
   * {@code pi} or {@code π}, and {@code sqrt}, {@code exp}, {@code log}, {@code logistic} with
   * their argument in parentheses. What {@code toString} prints can be read.
   */
  static Expression parse(String text) {
    return ExpressionParser.parse(text);
  }

  /**
   * An interval that contains the value at every point whose coordinates lie in the given
   * intervals.
   *
   * @throws ArithmeticException when it cannot be shown that the expression is defined and bounded
   *     at all these points
   */
  DecimalInterval evaluate(Map<String, DecimalInterval> values, int digits);

  /** Like {@link #evaluate}; empty instead of an exception. */
  default Optional<DecimalInterval> enclosure(Map<String, DecimalInterval> values, int digits) {
    try {
      return Optional.of(evaluate(values, digits));
    } catch (ArithmeticException notDefinedEverywhere) {
      return Optional.empty();
    }
  }

  /** Enclosure with {@value DecimalInterval#DIGITS} digits. */
  default Optional<DecimalInterval> enclosure(Map<String, DecimalInterval> values) {
    return enclosure(values, DecimalInterval.DIGITS);
  }

  /**
   * The partial derivative.
   *
   * <p>Where the expression and this one are defined on an interval of the variable, the others
   * being fixed, the expression is differentiable there and this is its derivative. A factor is
   * dropped only next to the derivative of something that does not depend on the variable.
   */
  Expression derivative(String variable);

  /** Sum; adds constants. */
  default Expression plus(Expression other) {
    if (this instanceof Constant a && other instanceof Constant b) {
      return new Constant(a.value.plus(b.value));
    }
    return equals(Constant.ZERO)
        ? other
        : other.equals(Constant.ZERO) ? this : new Sum(this, other);
  }

  /** Negative, as (−1) times the expression. */
  default Expression negate() {
    return new Constant(Rational.of(-1)).times(this);
  }

  /** Difference. */
  default Expression minus(Expression other) {
    return plus(other.negate());
  }

  /** Product; multiplies constants. */
  default Expression times(Expression other) {
    if (this instanceof Constant a && other instanceof Constant b) {
      return new Constant(a.value.times(b.value));
    }
    return equals(Constant.ONE)
        ? other
        : other.equals(Constant.ONE) ? this : new Product(this, other);
  }

  /** Quotient; divides constants. */
  default Expression over(Expression other) {
    if (other.equals(Constant.ZERO)) {
      throw new IllegalArgumentException("a divisor must not be 0, got " + this + " divided by 0");
    }
    if (this instanceof Constant a && other instanceof Constant b) {
      Rational reciprocal =
          new Rational(
              /* numerator= */ b.value.denominator(), /* denominator= */ b.value.numerator());
      return new Constant(a.value.times(reciprocal));
    }
    return other.equals(Constant.ONE) ? this : new Quotient(this, other);
  }

  /** Power with an exponent ≥ 0; raises constants. */
  default Expression power(int exponent) {
    if (this instanceof Constant a && exponent >= 0) {
      return new Constant(a.value.power(exponent));
    }
    return exponent == 1 ? this : new Power(this, exponent);
  }

  private Expression timesDerivative(Expression derivative) {
    return derivative.equals(Constant.ZERO) ? Constant.ZERO : derivative.times(this);
  }
}
