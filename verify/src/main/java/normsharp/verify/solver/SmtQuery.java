package normsharp.verify.solver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Monomial;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;
import normsharp.verify.kernel.Variable;

/**
 * The question whether a statement can fail at a fixed dimension: its premises and the negation of
 * its conclusion, over all reals, without division. Unsatisfiable means that the statement holds.
 *
 * @param statement the statement
 * @param dimension d ≥ 1
 */
public record SmtQuery(Statement statement, int dimension) {
  /** Refuses dimensions below 1. */
  public SmtQuery {
    if (dimension < 1) {
      throw new IllegalArgumentException("the dimension must be ≥ 1, got " + dimension);
    }
  }

  /** The question as SMT-LIB 2.6, logic QF_NRA, in ASCII. */
  public String text() {
    StringBuilder text = new StringBuilder("(set-logic QF_NRA)\n");
    Map<String, String> names = names();
    names.forEach((name, symbol) -> text.append("; " + symbol + " is " + ascii(name) + "\n"));
    names.values().forEach(symbol -> text.append("(declare-const " + symbol + " Real)\n"));
    for (Constraint premise : statement.premises()) {
      for (int i = 0; i < (premise.polynomial().hasEntries() ? dimension : 1); i++) {
        text.append("(assert ").append(formula(premise, i, names)).append(")\n");
      }
    }
    List<String> conclusions = new ArrayList<>();
    Constraint conclusion = statement.conclusion();
    for (int i = 0; i < (conclusion.polynomial().hasEntries() ? dimension : 1); i++) {
      conclusions.add(formula(conclusion, i, names));
    }
    text.append("(assert (not ").append(joined("and", conclusions)).append("))\n");
    return text.append("(check-sat)\n(get-model)\n").toString();
  }

  /**
   * The values of a model as an assignment.
   *
   * @param values rational values by the query's symbols; those left out are 0
   */
  public Assignment assignment(Map<String, Rational> values) {
    Map<String, Rational> scalars = new LinkedHashMap<>();
    Map<String, List<Rational>> vectors = new LinkedHashMap<>();
    Map<String, String> names = names();
    for (String name : variables()) {
      if (name.endsWith("_i")) {
        List<Rational> entries = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
          entries.add(values.getOrDefault(names.get(entry(name, i)), Rational.ZERO));
        }
        vectors.put(name.substring(0, name.length() - 2), entries);
      } else {
        scalars.put(name, values.getOrDefault(names.get(name), Rational.ZERO));
      }
    }
    return new Assignment(dimension, scalars, vectors);
  }

  /** Symbols by name; entries are named x[1], x[2], … */
  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : variables()) {
      int copies = name.endsWith("_i") ? dimension : 1;
      for (int i = 0; i < copies; i++) {
        String full = name.endsWith("_i") ? entry(name, i) : name;
        names.put(full, "v" + (names.size() + 1));
      }
    }
    return names;
  }

  private static String entry(String name, int i) {
    return name.substring(0, name.length() - 2) + "[" + (i + 1) + "]";
  }

  private static String ascii(String name) {
    StringBuilder ascii = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                ascii.appendCodePoint(c);
              } else {
                ascii.append(Character.getName(c).replace(' ', '_'));
              }
            });
    return ascii.toString();
  }

  /** The names of scalars and entries as they are parsed. */
  private Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    statement.premises().forEach(premise -> collect(premise.polynomial(), variables));
    collect(statement.conclusion().polynomial(), variables);
    return variables;
  }

  private static void collect(Polynomial polynomial, Set<String> variables) {
    sorted(polynomial).keySet().forEach(monomial -> collect(monomial, variables));
  }

  private static void collect(Monomial monomial, Set<String> variables) {
    for (Variable variable : monomial.powers().keySet()) {
      if (variable instanceof Variable.Sum sum) {
        collect(sum.summand(), variables);
      } else {
        variables.add(variable.toString());
      }
    }
  }

  /** Terms in a fixed order, so that the same statement gives the same text. */
  private static Map<Monomial, Rational> sorted(Polynomial polynomial) {
    Map<Monomial, Rational> sorted = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    sorted.putAll(polynomial.terms());
    return sorted;
  }

  private String formula(Constraint constraint, int index, Map<String, String> names) {
    String value = value(constraint.polynomial(), index, names);
    Relation relation = constraint.relation();
    return switch (relation) {
      case EQUAL -> "(= " + value + " 0)";
      case AT_LEAST -> "(>= " + value + " 0)";
      case GREATER -> "(> " + value + " 0)";
      case DIFFERENT -> "(not (= " + value + " 0))";
    };
  }

  private String value(Polynomial polynomial, int index, Map<String, String> names) {
    List<String> terms = new ArrayList<>();
    sorted(polynomial)
        .forEach(
            (monomial, coefficient) -> {
              List<String> factors = new ArrayList<>();
              if (!coefficient.equals(Rational.ONE) || monomial.powers().isEmpty()) {
                factors.add(constant(coefficient));
              }
              monomial
                  .powers()
                  .forEach(
                      (variable, exponent) -> {
                        for (int k = 0; k < exponent; k++) {
                          factors.add(value(variable, index, names));
                        }
                      });
              terms.add(joined("*", factors));
            });
    return terms.isEmpty() ? "0" : joined("+", terms);
  }

  private String value(Variable variable, int index, Map<String, String> names) {
    if (variable instanceof Variable.Sum sum) {
      Polynomial summand = new Polynomial(Map.of(sum.summand(), Rational.ONE));
      List<String> terms = new ArrayList<>();
      for (int i = 0; i < dimension; i++) {
        terms.add(value(summand, i, names));
      }
      return joined("+", terms);
    }
    String name = variable.toString();
    return names.get(variable instanceof Variable.Entry ? entry(name, index) : name);
  }

  private static String constant(Rational value) {
    BigInteger numerator = value.numerator().abs();
    String magnitude =
        value.denominator().equals(BigInteger.ONE)
            ? numerator.toString()
            : "(/ " + numerator + " " + value.denominator() + ")";
    return value.signum() < 0 ? "(- " + magnitude + ")" : magnitude;
  }

  private static String joined(String operator, List<String> parts) {
    return parts.size() == 1 ? parts.get(0) : "(" + operator + " " + String.join(" ", parts) + ")";
  }
}
