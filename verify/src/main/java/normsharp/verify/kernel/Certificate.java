package normsharp.verify.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A proof, for every dimension d at once, that goal ≥ 0 follows from premises: the identity
 *
 * <p>goal = Σ_k multiplier_k · equation_k + Σ_j coefficient_j · square_j² · Π factors_j,
 *
 * <p>where each coefficient is ≥ 0 and each factor is an inequality of the premises. A term with
 * entries is summed over the index i first, as is the product of a multiplier and an equation with
 * entries. The identity is checked by exact expansion; nothing else is trusted.
 *
 * @param premises what is assumed
 * @param goal polynomial without entries
 * @param equalities the multiples of equations
 * @param terms the non-negative terms
 */
public record Certificate(
    Premises premises, Polynomial goal, List<Multiple> equalities, List<Term> terms) {
  /**
   * A multiple of an equation.
   *
   * @param multiplier any polynomial
   * @param equation index into the premises' equations
   */
  public record Multiple(Polynomial multiplier, int equation) {}

  /**
   * A product of things with a known sign.
   *
   * @param coefficient ≥ 0
   * @param square a polynomial that enters squared; 1 for none
   * @param factors indices into the premises' inequalities
   */
  public record Term(Rational coefficient, Polynomial square, List<Integer> factors) {
    /** Takes an immutable copy. */
    public Term {
      factors = List.copyOf(factors);
    }
  }

  /** Takes immutable copies. */
  public Certificate {
    equalities = List.copyOf(equalities);
    terms = List.copyOf(terms);
  }

  /**
   * Checks the certificate.
   *
   * @return empty when it proves the goal, else why it does not
   */
  public Optional<String> objection() {
    if (goal.hasEntries()) {
      return Optional.of("the goal must be a number, but depends on an index: " + goal);
    }
    Polynomial proved = Polynomial.ZERO;
    for (Multiple multiple : equalities) {
      if (multiple.equation() < 0 || multiple.equation() >= premises.equations().size()) {
        return Optional.of("there is no equation " + multiple.equation());
      }
      Polynomial equation = premises.equations().get(multiple.equation());
      proved = proved.plus(closed(multiple.multiplier().times(equation)));
    }
    for (Term term : terms) {
      if (term.coefficient().signum() < 0) {
        return Optional.of("a coefficient must be ≥ 0, got " + term.coefficient());
      }
      Polynomial product = term.square().squared().times(term.coefficient());
      for (int factor : term.factors()) {
        if (factor < 0 || factor >= premises.inequalities().size()) {
          return Optional.of("there is no inequality " + factor);
        }
        product = product.times(premises.inequalities().get(factor));
      }
      proved = proved.plus(closed(product));
    }
    Polynomial gap = goal.minus(proved);
    return gap.isZero() ? Optional.empty() : Optional.of("the two sides differ by " + gap);
  }

  /** Whether the certificate proves its goal. */
  public boolean holds() {
    return objection().isEmpty();
  }

  private static Polynomial closed(Polynomial polynomial) {
    return polynomial.hasEntries() ? polynomial.sum() : polynomial;
  }
}
