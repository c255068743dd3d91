package normsharp.reports.exercises.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import normsharp.reports.exercises.answers.Equality.Decision;

/** Compares what was answered with what is right, and says what differs. */
public final class Marking {
  /** Relative difference up to which a number is called close. */
  private static final double CLOSE = 5e-3;

  /** Share for a number that is close where the exact one is asked, or could not be compared. */
  private static final double HALF = 0.5;

  private Marking() {}

  /**
   * The mark of an answer.
   *
   * @param expected the right answer
   * @param mistakes typical wrong answers
   * @param response what was written; anything at all
   */
  public static Mark mark(Answer expected, List<Mistake> mistakes, String response) {
    if (response.isBlank()) {
      return Mark.wrong("no answer");
    }
    Mark mark = mark(expected, response);
    if (mark.isRight()) {
      return mark;
    }
    for (Mistake mistake : mistakes) {
      if (mark(mistake.answer(), response).isRight()) {
        return Mark.partly(mark.share(), mistake.message());
      }
    }
    return mark;
  }

  private static Mark mark(Answer expected, String response) {
    try {
      ExpressionParser.requireLength(response);
      if (expected instanceof Answer.Value value) {
        return value(value.value(), finite(ExpressionParser.parse(response, List.of())));
      }
      if (expected instanceof Answer.Rounded rounded) {
        return rounded(rounded, finite(ExpressionParser.parse(response, List.of())));
      }
      if (expected instanceof Answer.Tuple tuple) {
        return tuple(tuple, ResponseSyntax.tuple(response));
      }
      if (expected instanceof Answer.Points points) {
        return points(points, ResponseSyntax.points(response, points.dimension()));
      }
      if (expected instanceof Answer.Formula formula) {
        return formula(formula, ExpressionParser.parse(response, formula.variables()));
      }
      if (expected instanceof Answer.Choice choice) {
        return choice(choice, response);
      }
      return range((Answer.Range) expected, ResponseSyntax.range(response));
    } catch (IllegalArgumentException unreadable) {
      return Mark.wrong("not readable: " + unreadable.getMessage());
    }
  }

  private static Expression finite(Expression given) {
    if (!Double.isFinite(given.real())) {
      throw new IllegalArgumentException("it has no finite value");
    }
    return given;
  }

  private static Mark value(Expression expected, Expression given) {
    Decision decision = Equality.decide(given, expected, List.of());
    if (decision == Decision.SAME) {
      return Mark.RIGHT;
    }
    double a = given.real();
    double b = expected.real();
    if (decision == Decision.UNDECIDED) {
      return Mark.partly(
          HALF, "agrees in all digits, but could not be compared exactly: for review");
    }
    if (Equality.near(a, b, CLOSE)) {
      return Mark.partly(HALF, "close, but the exact value is asked");
    }
    return Mark.wrong(difference(a, b));
  }

  /** What a wrong number has to do with the right one. */
  private static String difference(double given, double right) {
    if (right != 0 && Equality.near(given, -right, 1e-9)) {
      return "the size is right, the sign is wrong";
    }
    for (int factor : new int[] {2, 4}) {
      if (right != 0 && Equality.near(given, factor * right, 1e-9)) {
        return "too large by a factor of " + factor;
      }
      if (right != 0 && Equality.near(factor * given, right, 1e-9)) {
        return "too small by a factor of " + factor;
      }
    }
    if (right != 0 && right != 1 && Equality.near(given * right, 1, 1e-9)) {
      return "this is the reciprocal of the right value";
    }
    return "wrong value";
  }

  private static Mark rounded(Answer.Rounded expected, Expression given) {
    double a = given.real();
    // A hair more, so that the rounding of decimals to doubles never decides.
    if (Math.abs(a - expected.value()) <= expected.tolerance() * (1 + 1e-9)) {
      return Mark.RIGHT;
    }
    if (Math.abs(a - expected.value()) <= 3 * expected.tolerance()) {
      return Mark.partly(HALF, "close, but not close enough");
    }
    return Mark.wrong(difference(a, expected.value()));
  }

  private static Mark tuple(Answer.Tuple expected, List<Expression> given) {
    List<Expression> right = expected.entries();
    if (given.size() != right.size()) {
      return Mark.wrong(
          "a vector of "
              + right.size()
              + " entries is asked, got "
              + given.size()
              + " (decimals take a point: 0.5)");
    }
    given.forEach(Marking::finite);
    List<Integer> wrong = new ArrayList<>();
    boolean signs = true;
    for (int i = 0; i < right.size(); i++) {
      if (Equality.decide(given.get(i), right.get(i), List.of()) != Decision.SAME) {
        wrong.add(i);
        signs &= Equality.near(given.get(i).real(), -right.get(i).real(), 1e-9);
      }
    }
    if (wrong.isEmpty()) {
      return Mark.RIGHT;
    }
    double share = 1 - wrong.size() / (double) right.size();
    if (signs) {
      return Mark.partly(
          Math.max(share, HALF), "the norm is right, the sign of " + entries(wrong) + " is wrong");
    }
    if (isMultiple(given, right)) {
      return Mark.partly(HALF, "the direction is right, the length is wrong");
    }
    return Mark.partly(share, entries(wrong) + (wrong.size() == 1 ? " is" : " are") + " wrong");
  }

  private static boolean isMultiple(List<Expression> given, List<Expression> right) {
    int k =
        IntStream.range(0, right.size())
            .filter(i -> right.get(i).real() != 0)
            .findFirst()
            .orElse(-1);
    if (k < 0 || given.get(k).real() == 0) {
      return false;
    }
    double factor = given.get(k).real() / right.get(k).real();
    long nonZero = right.stream().filter(entry -> entry.real() != 0).count();
    return nonZero > 1
        && IntStream.range(0, right.size())
            .allMatch(
                i ->
                    Math.abs(given.get(i).real() - factor * right.get(i).real())
                        <= 1e-9 * Math.abs(factor));
  }

  private static String entries(List<Integer> indices) {
    List<String> names = indices.stream().map(i -> String.valueOf(i + 1)).toList();
    return names.size() == 1 ? "entry " + names.get(0) : "entries " + String.join(", ", names);
  }

  private static Mark points(Answer.Points expected, List<List<Expression>> given) {
    List<List<Expression>> missing = new ArrayList<>(expected.points());
    int surplus = 0;
    for (List<Expression> point : given) {
      point.forEach(Marking::finite);
      if (!missing.removeIf(candidate -> samePoint(point, candidate))) {
        surplus++;
      }
    }
    int all = expected.points().size();
    int found = all - missing.size();
    if (missing.isEmpty() && surplus == 0) {
      return Mark.RIGHT;
    }
    double share = all == 0 ? 0 : Math.max(0, found - surplus) / (double) all;
    String what = expected.dimension() == 1 ? "number" : "point";
    String message =
        found
            + " of "
            + all
            + (all == 1 ? " " + what : " " + what + "s")
            + " found"
            + (surplus == 0
                ? ""
                : ", "
                    + surplus
                    + (surplus == 1 ? " does" : " do")
                    + " not belong to the set or "
                    + (surplus == 1 ? "is" : "are")
                    + " repeated");
    return Mark.partly(share, message);
  }

  private static boolean samePoint(List<Expression> a, List<Expression> b) {
    return IntStream.range(0, a.size())
        .allMatch(i -> Equality.decide(a.get(i), b.get(i), List.of()) == Decision.SAME);
  }

  private static Mark formula(Answer.Formula expected, Expression given) {
    Decision decision = Equality.decide(given, expected.expression(), expected.variables());
    if (decision == Decision.SAME) {
      return Mark.RIGHT;
    }
    if (decision == Decision.UNDECIDED) {
      return Mark.partly(HALF, "agrees at sample points, but no proof was found: for review");
    }
    for (Map<String, Double> sample : Equality.samples(expected.variables())) {
      double a = given.at(sample);
      double b = expected.expression().at(sample);
      if (!Equality.near(a, b, 1e-8)) {
        String where =
            String.join(
                ", ",
                expected.variables().stream()
                    .map(name -> name + " = " + sample.get(name))
                    .toList());
        return Mark.wrong(
            Double.isFinite(a)
                ? String.format(Locale.ROOT, "at %s it is %.6g, not %.6g", where, a, b)
                : "it has no value at " + where);
      }
    }
    return Mark.wrong("not the same formula");
  }

  private static Mark choice(Answer.Choice expected, String response) {
    String letter =
        response.strip().toLowerCase(Locale.ROOT).replaceAll("^[(\\[]|[)\\].]$", "").strip();
    int last = expected.options().size() - 1;
    if (letter.length() != 1 || letter.charAt(0) < 'a' || letter.charAt(0) > 'a' + last) {
      throw new IllegalArgumentException(
          "one letter from a to " + Answer.Choice.letter(last) + " is asked");
    }
    return letter.charAt(0) - 'a' == expected.right() ? Mark.RIGHT : Mark.wrong("wrong choice");
  }

  private static Mark range(Answer.Range expected, Answer.Range given) {
    finite(given.low());
    finite(given.high());
    boolean low = Equality.decide(given.low(), expected.low(), List.of()) == Decision.SAME;
    boolean high = Equality.decide(given.high(), expected.high(), List.of()) == Decision.SAME;
    boolean ends = given.lowIn() == expected.lowIn() && given.highIn() == expected.highIn();
    if (low && high) {
      return ends
          ? Mark.RIGHT
          : Mark.partly(0.75, "the ends are right, but not which of them belong to it");
    }
    return low || high
        ? Mark.partly(HALF, "the " + (low ? "right" : "left") + " end is wrong")
        : Mark.wrong("both ends are wrong");
  }
}
