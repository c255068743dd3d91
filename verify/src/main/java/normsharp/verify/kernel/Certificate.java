package normsharp.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof of a statement for every dimension d at once, by the identity
 *
 * <p>Π_n denominator_n · goal = Σ_k multiplier_k · equation_k + Σ_j coefficient_j · square_j² · Π
 * factors_j,
 *
 * <p>where the goal is the left-hand side of the conclusion, each denominator a premise &gt; 0 (or
 * ≠ 0 for an equation as the goal), each equation a premise = 0, each coefficient &gt; 0 and each
 * factor a premise ≥ 0 or &gt; 0. For a goal without entries a product with entries is summed over
 * the index i; for a goal with entries the identity is meant at every index. It is checked by exact
 * expansion; nothing else is trusted.
 *
 * <p>The conclusion goal = 0 needs an identity without the non-negative terms. For goal &gt; 0 one
 * term must be positive: its factors and its square are premises &gt; 0 or ≠ 0, or constants.
 *
 * @param statement what is proved
 * @param denominators indices into the premises
 * @param multiples the multiples of equations
 * @param terms the non-negative terms
 */
public record Certificate(
    Statement statement, List<Integer> denominators, List<Multiple> multiples, List<Term> terms) {
  /**
   * A multiple of an equation.
   *
   * @param multiplier any polynomial
   * @param equation index into the premises
   */
  public record Multiple(Polynomial multiplier, int equation) {}

  /**
   * A product of things with a known sign.
   *
   * @param coefficient &gt; 0
   * @param square a polynomial that enters squared; 1 for none
   * @param factors indices into the premises
   */
  public record Term(Rational coefficient, Polynomial square, List<Integer> factors) {
    /** Takes an immutable copy. */
    public Term {
      factors = List.copyOf(factors);
    }
  }

  /** Takes immutable copies. */
  public Certificate {
    denominators = List.copyOf(denominators);
    multiples = List.copyOf(multiples);
    terms = List.copyOf(terms);
  }

  /** A certificate without steps, to which steps are added. */
  public static Certificate of(Statement statement) {
    return new Certificate(statement, List.of(), List.of(), List.of());
  }

  /** Adds multiplier · premise for a premise = 0. */
  public Certificate times(String multiplier, int equation) {
    List<Multiple> more = new ArrayList<>(multiples);
    more.add(new Multiple(Polynomial.parse(multiplier), equation));
    return new Certificate(statement, denominators, more, terms);
  }

  /** Adds coefficient · square² · Π premises for premises ≥ 0 or &gt; 0. */
  public Certificate plus(Rational coefficient, String square, Integer... factors) {
    List<Term> more = new ArrayList<>(terms);
    more.add(new Term(coefficient, Polynomial.parse(square), List.of(factors)));
    return new Certificate(statement, denominators, multiples, more);
  }

  /** Adds Π premises for premises ≥ 0 or &gt; 0. */
  public Certificate plus(Integer... factors) {
    return plus(Rational.ONE, "1", factors);
  }

  /** Multiplies the goal by a premise that is not 0. */
  public Certificate over(Integer... premises) {
    List<Integer> more = new ArrayList<>(denominators);
    more.addAll(List.of(premises));
    return new Certificate(statement, more, multiples, terms);
  }

  /** The same steps for another statement. */
  public Certificate claiming(Statement other) {
    return new Certificate(other, denominators, multiples, terms);
  }

  /**
   * Checks the certificate.
   *
   * @return empty when it proves the statement, else why it does not
   */
  public Optional<String> objection() {
    Optional<String> wrongUse = wrongUse();
    if (wrongUse.isPresent()) {
      return wrongUse;
    }
    Polynomial goal = statement.conclusion().polynomial();
    boolean summed = !goal.hasEntries();
    for (int denominator : denominators) {
      goal = goal.times(premise(denominator).polynomial());
    }
    if (summed && goal.hasEntries()) {
      return Optional.of("a denominator must not depend on the index where the goal does not");
    }
    Polynomial proved = Polynomial.ZERO;
    for (Multiple multiple : multiples) {
      Polynomial product = multiple.multiplier().times(premise(multiple.equation()).polynomial());
      proved = proved.plus(summed ? closed(product) : product);
    }
    for (Term term : terms) {
      proved = proved.plus(summed ? closed(value(term)) : value(term));
    }
    Polynomial gap = goal.minus(proved);
    return gap.isZero() ? Optional.empty() : Optional.of("the two sides differ by " + gap);
  }

  /** Whether the certificate proves its statement. */
  public boolean holds() {
    return objection().isEmpty();
  }

  /**
   * Checks that goal = 0 forces an equation: a sum of non-negative numbers vanishes only with each
   * of them, so each term is 0, at every index where it has entries.
   *
   * @param term number of the term
   * @param equation {@code … = 0}, the term up to a factor &gt; 0
   * @return empty when the equation follows, else why it does not
   */
  public Optional<String> equalityObjection(int term, Constraint equation) {
    if (statement.conclusion().relation() != Relation.AT_LEAST) {
      return Optional.of("only a bound ≥ 0 has a case of equality");
    }
    if (equation.relation() != Relation.EQUAL) {
      return Optional.of("what follows must be an equation");
    }
    Optional<String> objection = objection();
    if (objection.isPresent()) {
      return objection;
    }
    Polynomial wanted = equation.polynomial();
    Polynomial vanishing = value(terms.get(term));
    boolean same =
        vanishing.equals(wanted) || vanishing.equals(wanted.times(terms.get(term).coefficient()));
    return same
        ? Optional.empty()
        : Optional.of("what vanishes is " + vanishing + ", not " + wanted);
  }

  private Polynomial value(Term term) {
    Polynomial product = term.square().squared().times(term.coefficient());
    for (int factor : term.factors()) {
      product = product.times(premise(factor).polynomial());
    }
    return product;
  }

  private Optional<String> wrongUse() {
    Relation wanted = statement.conclusion().relation();
    if (wanted == Relation.DIFFERENT) {
      return Optional.of("a certificate proves =, ≥ or >, not ≠");
    }
    if (wanted == Relation.EQUAL && !terms.isEmpty()) {
      return Optional.of("an equation needs a certificate without non-negative terms");
    }
    if (wanted == Relation.GREATER && terms.stream().noneMatch(this::isPositive)) {
      return Optional.of("a strict inequality needs a term that is certainly positive");
    }
    for (int denominator : denominators) {
      Relation relation = relation(denominator);
      if (relation != Relation.GREATER
          && !(relation == Relation.DIFFERENT && wanted == Relation.EQUAL)) {
        return Optional.of("premise " + denominator + " is no admissible denominator");
      }
    }
    for (Multiple multiple : multiples) {
      if (relation(multiple.equation()) != Relation.EQUAL) {
        return Optional.of("premise " + multiple.equation() + " is no equation");
      }
    }
    for (Term term : terms) {
      if (term.coefficient().signum() <= 0) {
        return Optional.of("a coefficient must be > 0, got " + term.coefficient());
      }
      for (int factor : term.factors()) {
        if (relation(factor) != Relation.AT_LEAST && relation(factor) != Relation.GREATER) {
          return Optional.of("premise " + factor + " is not ≥ 0");
        }
      }
    }
    return Optional.empty();
  }

  private boolean isPositive(Term term) {
    boolean squareIsNotZero =
        term.square().isNonZeroConstant()
            || statement.premises().stream()
                .anyMatch(
                    premise ->
                        premise.polynomial().equals(term.square())
                            && (premise.relation() == Relation.GREATER
                                || premise.relation() == Relation.DIFFERENT));
    return squareIsNotZero
        && term.factors().stream().allMatch(factor -> relation(factor) == Relation.GREATER);
  }

  private Constraint premise(int index) {
    if (index < 0 || index >= statement.premises().size()) {
      throw new IllegalArgumentException(
          "a premise's index must be 0…" + (statement.premises().size() - 1) + ", got " + index);
    }
    return statement.premises().get(index);
  }

  private Relation relation(int index) {
    return premise(index).relation();
  }

  private static Polynomial closed(Polynomial polynomial) {
    return polynomial.hasEntries() ? polynomial.sum() : polynomial;
  }
}
