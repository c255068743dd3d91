package normsharp.reports.exercises.answers;

import java.util.ArrayList;
import java.util.List;

/** Vectors, sets and intervals of formulas: what stands between brackets and separators. */
final class ResponseSyntax {
  private ResponseSyntax() {}

  /** A vector: (a, b, c), [a, b, c] or a, b, c. */
  static List<Expression> tuple(String response) {
    String text = ExpressionParser.normalized(response);
    if (enclosed(text, '(', ')') || enclosed(text, '[', ']')) {
      text = text.substring(1, text.length() - 1);
    }
    return split(text).stream().map(entry -> ExpressionParser.parse(entry, List.of())).toList();
  }

  /** A set: {p, q, …} or p, q, …; {} is empty. */
  static List<List<Expression>> points(String response, int dimension) {
    String text = ExpressionParser.normalized(response);
    if (enclosed(text, '{', '}')) {
      text = text.substring(1, text.length() - 1).strip();
    }
    if (text.isEmpty()) {
      return List.of();
    }
    List<List<Expression>> points = new ArrayList<>();
    for (String part : split(text)) {
      List<Expression> point =
          dimension == 1 ? List.of(ExpressionParser.parse(part, List.of())) : tuple(part);
      if (point.size() != dimension) {
        throw new IllegalArgumentException(
            "each point must have "
                + dimension
                + " entries in parentheses, got '"
                + part.strip()
                + "'");
      }
      points.add(point);
    }
    return points;
  }

  /** An interval: (a, b), [a, b], (a, b], [a, b). */
  static Answer.Range range(String response) {
    String text = ExpressionParser.normalized(response);
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    if (text.length() < 2 || "([".indexOf(first) < 0 || ")]".indexOf(last) < 0) {
      throw new IllegalArgumentException("an interval is written (a, b), [a, b], (a, b] or [a, b)");
    }
    List<String> ends = split(text.substring(1, text.length() - 1));
    if (ends.size() != 2) {
      throw new IllegalArgumentException("an interval has two ends, got " + ends.size());
    }
    return new Answer.Range(
        ExpressionParser.parse(ends.get(0), List.of()),
        first == '[',
        ExpressionParser.parse(ends.get(1), List.of()),
        last == ']');
  }

  /** Whether the first bracket is closed by the last character and not before. */
  private static boolean enclosed(String text, char open, char close) {
    if (text.length() < 2 || text.charAt(0) != open || text.charAt(text.length() - 1) != close) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  /** Splits at commas and semicolons outside brackets. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0 && (c == ',' || c == ';')) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
