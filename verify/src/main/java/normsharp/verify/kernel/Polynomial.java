package normsharp.verify.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A polynomial with rational coefficients in scalars, entries of vectors, and sums Σ_i m(i).
 *
 * <p>A polynomial without entries is a statement about numbers for every dimension d at once;
 * {@link #sum} turns one with entries into such a number by linearity: scalars and sums leave the
 * sum.
 *
 * @param terms non-zero coefficients by monomial
 */
public record Polynomial(Map<Monomial, Rational> terms) {
  /** Zero. */
  public static final Polynomial ZERO = new Polynomial(Map.of());

  /** One. */
  public static final Polynomial ONE = constant(Rational.ONE);

  /** Takes an immutable copy without zero coefficients. */
  public Polynomial {
    Map<Monomial, Rational> kept = new HashMap<>(terms);
    kept.values().removeIf(coefficient -> coefficient.signum() == 0);
    terms = Collections.unmodifiableMap(kept);
  }

  /**
   * Reads a polynomial such as {@code Σ[x_i·w_i^2] - y}: sums and products of fractions, scalars
   * ({@code y}), entries ({@code x_i}) and sums over the index ({@code Σ[…]}). What {@link
   * #toString} writes can be read.
   *
   * @throws IllegalArgumentException saying what was expected where
   */
  public static Polynomial parse(String text) {
    return PolynomialParser.parse(text);
  }

  /** A constant. */
  public static Polynomial constant(Rational value) {
    return new Polynomial(Map.of(Monomial.ONE, value));
  }

  /** A scalar such as y. */
  public static Polynomial scalar(String name) {
    return of(new Variable.Scalar(name));
  }

  /** The entry x_i of a vector x. */
  public static Polynomial entry(String vector) {
    return of(new Variable.Entry(vector));
  }

  private static Polynomial of(Variable variable) {
    return new Polynomial(Map.of(Monomial.of(variable), Rational.ONE));
  }

  /** Sum. */
  public Polynomial plus(Polynomial other) {
    Map<Monomial, Rational> sum = new HashMap<>(terms);
    other.terms.forEach((monomial, value) -> sum.merge(monomial, value, Rational::plus));
    return new Polynomial(sum);
  }

  /** Difference. */
  public Polynomial minus(Polynomial other) {
    return plus(other.times(Rational.of(-1)));
  }

  /** Multiple. */
  public Polynomial times(Rational factor) {
    return times(constant(factor));
  }

  /** Product. */
  public Polynomial times(Polynomial other) {
    Map<Monomial, Rational> product = new HashMap<>();
    terms.forEach(
        (monomial, value) ->
            other.terms.forEach(
                (otherMonomial, otherValue) ->
                    product.merge(
                        monomial.times(otherMonomial), value.times(otherValue), Rational::plus)));
    return new Polynomial(product);
  }

  /** Square. */
  public Polynomial squared() {
    return times(this);
  }

  /** Power with an exponent ≥ 0. */
  public Polynomial power(int exponent) {
    Polynomial power = ONE;
    for (int k = 0; k < exponent; k++) {
      power = power.times(this);
    }
    return power;
  }

  /**
   * The derivation that sends each named variable to a polynomial and every other one to 0: with
   * w_i ↦ u_i, the derivative in direction u. A sum is differentiated under Σ.
   *
   * @param images by name as it is parsed, {@code "w_i"} for an entry and {@code "b"} for a scalar
   */
  public Polynomial derivative(Map<String, Polynomial> images) {
    Polynomial derivative = ZERO;
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      for (Map.Entry<Variable, Integer> factor : term.getKey().powers().entrySet()) {
        Polynomial others =
            new Polynomial(
                Map.of(
                    term.getKey().only(variable -> !variable.equals(factor.getKey())),
                    term.getValue()));
        derivative =
            derivative.plus(
                others
                    .times(of(factor.getKey()).power(factor.getValue() - 1))
                    .times(Rational.of(factor.getValue()))
                    .times(derivative(factor.getKey(), images)));
      }
    }
    return derivative;
  }

  private static Polynomial derivative(Variable variable, Map<String, Polynomial> images) {
    return variable instanceof Variable.Sum sum
        ? new Polynomial(Map.of(sum.summand(), Rational.ONE)).derivative(images).sum()
        : images.getOrDefault(variable.toString(), ZERO);
  }

  /**
   * Puts polynomials in the place of variables, also under Σ.
   *
   * @param values by name as it is parsed, {@code "w_i"} for an entry and {@code "b"} for a scalar
   */
  public Polynomial substitute(Map<String, Polynomial> values) {
    Polynomial result = ZERO;
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      Polynomial product = constant(term.getValue());
      for (Map.Entry<Variable, Integer> factor : term.getKey().powers().entrySet()) {
        product = product.times(substitute(factor.getKey(), values).power(factor.getValue()));
      }
      result = result.plus(product);
    }
    return result;
  }

  private static Polynomial substitute(Variable variable, Map<String, Polynomial> values) {
    return variable instanceof Variable.Sum sum
        ? new Polynomial(Map.of(sum.summand(), Rational.ONE)).substitute(values).sum()
        : values.getOrDefault(variable.toString(), of(variable));
  }

  /** Σ_{i=1}^{d} of this polynomial: each term's entries go into a sum, the rest comes out. */
  public Polynomial sum() {
    Polynomial sum = ZERO;
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      Monomial inner = term.getKey().only(Variable.Entry.class::isInstance);
      Monomial outer = term.getKey().only(variable -> !(variable instanceof Variable.Entry));
      Monomial whole = outer.times(Monomial.of(new Variable.Sum(inner)));
      sum = sum.plus(new Polynomial(Map.of(whole, term.getValue())));
    }
    return sum;
  }

  /** Whether entries x_i occur, so that the value depends on an index. */
  public boolean hasEntries() {
    return terms.keySet().stream()
        .anyMatch(
            monomial ->
                monomial.powers().keySet().stream().anyMatch(Variable.Entry.class::isInstance));
  }

  /** Whether no variable occurs. */
  public boolean isConstant() {
    return isZero() || isNonZeroConstant();
  }

  /** Whether this is a number other than 0. */
  public boolean isNonZeroConstant() {
    return terms.keySet().equals(Set.of(Monomial.ONE));
  }

  /** Whether this is the zero polynomial. */
  public boolean isZero() {
    return terms.isEmpty();
  }

  @Override
  public String toString() {
    return terms.isEmpty()
        ? "0"
        : new TreeMap<>(
                terms.entrySet().stream()
                    .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue)))
            .entrySet().stream()
                .map(e -> product(e.getValue(), e.getKey()))
                .collect(Collectors.joining(" + "))
                .replace("+ -", "- ");
  }

  private static String product(Rational coefficient, String monomial) {
    if (monomial.equals("1")) {
      return coefficient.toString();
    }
    if (coefficient.equals(Rational.ONE)) {
      return monomial;
    }
    return (coefficient.equals(Rational.of(-1)) ? "-" : coefficient + "·") + monomial;
  }
}
