package normsharp.verify.kernel.interval;

import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.Expression.Constant;
import normsharp.verify.kernel.interval.Expression.Power;
import normsharp.verify.kernel.interval.Expression.Product;
import normsharp.verify.kernel.interval.Expression.Quotient;
import normsharp.verify.kernel.interval.Expression.Sum;

/** Prints expressions with the parentheses that they need, so that the parser reads them back. */
final class ExpressionText {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  private ExpressionText() {}

  static String of(Sum sum) {
    String left = bound(sum.left(), SUM);
    if (isNegative(sum.right())) {
      return left + " - " + bound(sum.right().negate(), PRODUCT);
    }
    return sum.right() instanceof Product product && isMinusOne(product.left())
        ? left + " - " + bound(product.right(), PRODUCT)
        : left + " + " + bound(sum.right(), PRODUCT);
  }

  static String of(Product product) {
    return isMinusOne(product.left())
        ? "-" + bound(product.right(), PRODUCT)
        : bound(product.left(), PRODUCT) + "·" + bound(product.right(), POWER);
  }

  static String of(Quotient quotient) {
    return bound(quotient.dividend(), PRODUCT) + "/" + bound(quotient.divisor(), POWER);
  }

  static String of(Power power) {
    return bound(power.base(), ATOM) + "^" + power.exponent();
  }

  /** In parentheses unless it binds at least as tightly as its place asks for. */
  private static String bound(Expression expression, int least) {
    return level(expression) >= least ? expression.toString() : "(" + expression + ")";
  }

  private static int level(Expression expression) {
    if (expression instanceof Sum
        || isNegative(expression)
        || (expression instanceof Product product && isMinusOne(product.left()))) {
      return SUM;
    }
    if (expression instanceof Product
        || expression instanceof Quotient
        || (expression instanceof Constant constant && constant.toString().contains("/"))) {
      return PRODUCT;
    }
    return expression instanceof Power ? POWER : ATOM;
  }

  private static boolean isNegative(Expression expression) {
    return expression instanceof Constant constant && constant.value().signum() < 0;
  }

  private static boolean isMinusOne(Expression expression) {
    return expression.equals(new Constant(Rational.of(-1)));
  }
}
