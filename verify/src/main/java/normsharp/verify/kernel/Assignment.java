package normsharp.verify.kernel;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rational values for scalars and vectors: a counterexample, or a witness that premises can hold.
 *
 * @param dimension d ≥ 1
 * @param scalars values by name
 * @param vectors values of length d by name
 */
public record Assignment(
    int dimension, Map<String, Rational> scalars, Map<String, List<Rational>> vectors) {
  /** Takes immutable copies and checks the lengths. */
  public Assignment {
    if (dimension < 1) {
      throw new IllegalArgumentException("the dimension must be ≥ 1, got " + dimension);
    }
    scalars = Collections.unmodifiableMap(new LinkedHashMap<>(scalars));
    Map<String, List<Rational>> copies = new LinkedHashMap<>();
    vectors.forEach((name, entries) -> copies.put(name, List.copyOf(entries)));
    vectors = Collections.unmodifiableMap(copies);
    for (Map.Entry<String, List<Rational>> vector : vectors.entrySet()) {
      if (vector.getValue().size() != dimension) {
        throw new IllegalArgumentException(
            "the vector "
                + vector.getKey()
                + " must have d = "
                + dimension
                + " entries, got "
                + vector.getValue().size());
      }
    }
  }

  /**
   * Reads values such as {@code "y = 1/2"} and {@code "x = 1, -3"}; an entry without a comma is a
   * scalar unless it ends with one, as in {@code "x = 5,"} for d = 1.
   */
  public static Assignment of(String... values) {
    Map<String, Rational> scalars = new LinkedHashMap<>();
    Map<String, List<Rational>> vectors = new LinkedHashMap<>();
    for (String value : values) {
      String[] sides = value.split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("a value must read name = number, got '" + value + "'");
      }
      if (sides[1].contains(",")) {
        vectors.put(
            sides[0].strip(), Arrays.stream(sides[1].split(",")).map(Rational::parse).toList());
      } else {
        scalars.put(sides[0].strip(), Rational.parse(sides[1]));
      }
    }
    int dimension = vectors.values().stream().mapToInt(List::size).findFirst().orElse(1);
    return new Assignment(dimension, scalars, vectors);
  }

  /** The exact value of a polynomial without entries. */
  public Rational evaluate(Polynomial polynomial) {
    if (polynomial.hasEntries()) {
      throw new IllegalArgumentException("a value needs an index, got " + polynomial);
    }
    return evaluate(polynomial, 0);
  }

  /** The exact value of a polynomial at an index, 0 ≤ index &lt; d. */
  public Rational evaluate(Polynomial polynomial, int index) {
    Rational value = Rational.ZERO;
    for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
      value = value.plus(term.getValue().times(evaluate(term.getKey(), index)));
    }
    return value;
  }

  private Rational evaluate(Monomial monomial, int index) {
    Rational value = Rational.ONE;
    for (Map.Entry<Variable, Integer> factor : monomial.powers().entrySet()) {
      value = value.times(evaluate(factor.getKey(), index).power(factor.getValue()));
    }
    return value;
  }

  private Rational evaluate(Variable variable, int index) {
    if (variable instanceof Variable.Scalar scalar) {
      return required(scalars.get(scalar.name()), scalar);
    }
    if (variable instanceof Variable.Entry entry) {
      return required(vectors.get(entry.vector()), entry).get(index);
    }
    Rational sum = Rational.ZERO;
    for (int i = 0; i < dimension; i++) {
      sum = sum.plus(evaluate(((Variable.Sum) variable).summand(), i));
    }
    return sum;
  }

  private static <T> T required(T value, Variable variable) {
    if (value == null) {
      throw new IllegalArgumentException("every variable needs a value, got none for " + variable);
    }
    return value;
  }

  /** Such as {@code x = (1, -3), y = 1}. */
  @Override
  public String toString() {
    Stream<String> first =
        vectors.entrySet().stream()
            .map(
                vector ->
                    vector.getValue().stream()
                        .map(Rational::toString)
                        .collect(Collectors.joining(", ", vector.getKey() + " = (", ")")));
    Stream<String> second =
        scalars.entrySet().stream().map(scalar -> scalar.getKey() + " = " + scalar.getValue());
    return Stream.concat(first, second).collect(Collectors.joining(", "));
  }
}
