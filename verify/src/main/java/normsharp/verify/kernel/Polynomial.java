package normsharp.verify.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
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

  /** A constant. */
  public static Polynomial constant(Rational value) {
    return new Polynomial(Map.of(Monomial.ONE, value));
  }

  /** A scalar such as y. */
  public static Polynomial scalar(String name) {
    return variable(new Variable.Scalar(name));
  }

  /** The entry x_i of a vector x. */
  public static Polynomial entry(String vector) {
    return variable(new Variable.Entry(vector));
  }

  private static Polynomial variable(Variable variable) {
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
                .map(e -> e.getValue() + "·" + e.getKey())
                .collect(Collectors.joining(" + "));
  }
}
