package normsharp.verify.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A product of powers of variables.
 *
 * @param powers exponents ≥ 1 by variable; empty for the monomial 1
 */
public record Monomial(SortedMap<Variable, Integer> powers) {
  /** The monomial 1. */
  public static final Monomial ONE = new Monomial(new TreeMap<>());

  /** Takes an immutable copy. */
  public Monomial {
    powers.forEach(
        (variable, exponent) -> {
          if (exponent < 1) {
            throw new IllegalArgumentException(
                "an exponent must be ≥ 1, got " + exponent + " for " + variable);
          }
        });
    powers = Collections.unmodifiableSortedMap(new TreeMap<>(powers));
  }

  /** A single variable. */
  public static Monomial of(Variable variable) {
    return new Monomial(new TreeMap<>(Map.of(variable, 1)));
  }

  /** Product. */
  public Monomial times(Monomial other) {
    SortedMap<Variable, Integer> product = new TreeMap<>(powers);
    other.powers.forEach((variable, exponent) -> product.merge(variable, exponent, Integer::sum));
    return new Monomial(product);
  }

  /** The factors whose variables satisfy a predicate. */
  public Monomial only(Predicate<Variable> predicate) {
    SortedMap<Variable, Integer> part = new TreeMap<>(powers);
    part.keySet().removeIf(predicate.negate());
    return new Monomial(part);
  }

  @Override
  public String toString() {
    return powers.isEmpty()
        ? "1"
        : powers.entrySet().stream()
            .map(e -> e.getValue() == 1 ? e.getKey().toString() : e.getKey() + "^" + e.getValue())
            .collect(Collectors.joining("·"));
  }
}
