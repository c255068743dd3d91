package normsharp.reports.exercises.answers;

import java.util.List;
import java.util.stream.Collectors;

/** What a part of an exercise asks for, with the right answer. */
public sealed interface Answer {
  /**
   * A number, exactly.
   *
   * @param value without variables
   */
  record Value(Expression value) implements Answer {}

  /**
   * A number to within a tolerance.
   *
   * @param value the number
   * @param tolerance greatest admitted |answer − value|, &gt; 0
   */
  record Rounded(double value, double tolerance) implements Answer {
    /** Checks both numbers. */
    public Rounded {
      if (!Double.isFinite(value) || !(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a rounded answer needs a finite value and a tolerance > 0, got "
                + value
                + " and "
                + tolerance);
      }
    }
  }

  /** A vector, exactly. */
  record Tuple(List<Expression> entries) implements Answer {
    /** Takes an immutable copy. */
    public Tuple {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A set of points or numbers in any order.
   *
   * @param dimension length of each point; 1 for numbers
   * @param points distinct points
   */
  record Points(int dimension, List<List<Expression>> points) implements Answer {
    /** Takes immutable copies and checks the lengths. */
    public Points {
      points = points.stream().map(List::copyOf).toList();
      for (List<Expression> point : points) {
        if (point.size() != dimension) {
          throw new IllegalArgumentException(
              "each point must have " + dimension + " entries, got " + point.size());
        }
      }
    }
  }

  /** A formula in variables, which stand for positive numbers. */
  record Formula(Expression expression, List<String> variables) implements Answer {
    /** Takes an immutable copy. */
    public Formula {
      variables = List.copyOf(variables);
    }
  }

  /**
   * One of several statements, named a, b, c, …
   *
   * @param right index of the right one, from 0
   * @param options the statements
   */
  record Choice(int right, List<String> options) implements Answer {
    /** Takes an immutable copy and checks the index. */
    public Choice {
      options = List.copyOf(options);
      if (right < 0 || right >= options.size() || options.size() > 26) {
        throw new IllegalArgumentException(
            "the right option must be one of " + options.size() + " (26 at most), got " + right);
      }
    }

    /** The letter of an option. */
    public static String letter(int option) {
      return String.valueOf((char) ('a' + option));
    }
  }

  /** An interval with its ends in or out. */
  record Range(Expression low, boolean lowIn, Expression high, boolean highIn) implements Answer {}

  /** The right answer as a student would write it. */
  default String text() {
    if (this instanceof Value value) {
      return value.value().text();
    }
    if (this instanceof Rounded rounded) {
      // One digit more than the tolerance asks for.
      int scale = (int) Math.ceil(1 - Math.log10(rounded.tolerance()));
      return new java.math.BigDecimal(rounded.value())
          .setScale(scale, java.math.RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
    if (this instanceof Tuple tuple) {
      return text(tuple.entries());
    }
    if (this instanceof Points points) {
      return points.points().stream()
          .map(point -> points.dimension() == 1 ? point.get(0).text() : text(point))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (this instanceof Formula formula) {
      return formula.expression().text();
    }
    if (this instanceof Choice choice) {
      return Choice.letter(choice.right());
    }
    Range range = (Range) this;
    return (range.lowIn() ? "[" : "(")
        + range.low().text()
        + ", "
        + range.high().text()
        + (range.highIn() ? "]" : ")");
  }

  private static String text(List<Expression> point) {
    return point.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /** The right answer in TeX, or as words for a choice. */
  default String shown() {
    if (this instanceof Value value) {
      return "$" + value.value().tex() + "$";
    }
    if (this instanceof Tuple tuple) {
      return "$" + Tex.point(tuple.entries()) + "$";
    }
    if (this instanceof Points points) {
      return points.points().stream()
          .map(p -> points.dimension() == 1 ? p.get(0).tex() : Tex.point(p))
          // Formulas of their own, so that lines may break between points.
          .collect(Collectors.joining(",$ $", "$\\{", "\\}$"));
    }
    if (this instanceof Formula formula) {
      return "$" + formula.expression().tex() + "$";
    }
    if (this instanceof Choice choice) {
      return "(" + text() + ") " + choice.options().get(choice.right());
    }
    return "$" + text() + "$";
  }

  /** How an answer is to be written. */
  default String form() {
    if (this instanceof Value) {
      return "a number, exactly: 3, -2/5, sqrt(2)/2, log(3)/4";
    }
    if (this instanceof Rounded) {
      return "a decimal number: 0.125";
    }
    if (this instanceof Tuple tuple) {
      return "a vector of " + tuple.entries().size() + " numbers: (1, -1/2, …)";
    }
    if (this instanceof Points points) {
      return points.dimension() == 1
          ? "a set of numbers: {1, 3}"
          : "a set of points, in any order: {(1, 0), (0, 1/2)}";
    }
    if (this instanceof Formula formula) {
      return "a formula in " + String.join(", ", formula.variables()) + ": 2*exp(3*…)";
    }
    if (this instanceof Choice choice) {
      return "one letter from a to " + Choice.letter(choice.options().size() - 1);
    }
    return "an interval: (0, 1/2) without its ends, [0, 1/2] with them";
  }
}
