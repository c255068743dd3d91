package normsharp.verify.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Monomial;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;
import normsharp.verify.kernel.Variable;

/**
 * Certificates that a polynomial in one scalar h is ≥ 0 on an interval, from its Bernstein form.
 *
 * <p>With A = h − low and B = high − h, 1 = (A + B)/(high − low) and h = (high·A + low·B)/(high −
 * low) make h^{2m}·p(h) a sum of terms c·(h^m)²·A^iB^j. When a coefficient c is negative the kernel
 * rejects the certificate; the polynomial may be ≥ 0 all the same.
 */
final class OnInterval {
  private OnInterval() {}

  /**
   * The certificate of p(h) ≥ 0 for low ≤ h ≤ high.
   *
   * @param p polynomial in the scalar h alone, divisible by h^{2m}
   * @param halfOrder m ≥ 0
   */
  static Certificate nonNegative(Polynomial p, Rational low, Rational high, int halfOrder) {
    Polynomial h = Polynomial.scalar("h");
    Constraint above = new Constraint(h.minus(Polynomial.constant(low)), Relation.AT_LEAST);
    Constraint below = new Constraint(Polynomial.constant(high).minus(h), Relation.AT_LEAST);
    Statement statement =
        new Statement(List.of(above, below), new Constraint(p, Relation.AT_LEAST));
    return new Certificate(
        statement, List.of(), List.of(), terms(p, low, high, h.power(halfOrder), 2 * halfOrder));
  }

  private static List<Certificate.Term> terms(
      Polynomial p, Rational low, Rational high, Polynomial square, int order) {
    int degree = p.terms().keySet().stream().mapToInt(m -> exponent(m, "h")).max().orElse(0);
    int n = Math.max(0, degree - order);
    Rational width = high.plus(low.negate());
    Rational perWidth =
        new Rational(/* numerator= */ width.denominator(), /* denominator= */ width.numerator());
    Polynomial a = Polynomial.scalar("A").times(perWidth);
    Polynomial b = Polynomial.scalar("B").times(perWidth);
    Polynomial one = a.plus(b);
    Polynomial h = a.times(high).plus(b.times(low));
    Polynomial form = Polynomial.ZERO;
    for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
      int k = exponent(term.getKey(), "h") - order;
      if (k < 0) {
        throw new IllegalArgumentException(p + " must be divisible by h^" + order);
      }
      form = form.plus(h.power(k).times(one.power(n - k)).times(term.getValue()));
    }
    List<Certificate.Term> terms = new ArrayList<>();
    form.terms()
        .forEach(
            (monomial, coefficient) -> {
              List<Integer> factors =
                  new ArrayList<>(Collections.nCopies(exponent(monomial, "A"), 0));
              factors.addAll(Collections.nCopies(exponent(monomial, "B"), 1));
              terms.add(new Certificate.Term(coefficient, square, factors));
            });
    return terms;
  }

  private static int exponent(Monomial monomial, String name) {
    return monomial.powers().getOrDefault(new Variable.Scalar(name), 0);
  }
}
