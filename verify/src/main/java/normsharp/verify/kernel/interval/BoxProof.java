package normsharp.verify.kernel.interval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import normsharp.verify.kernel.Rational;

/**
 * The statement that an expression is ≥ 0, or &gt; 0, at all points of a closed box at which the
 * side conditions hold, and that it is defined there.
 *
 * <p>Where it equals 0, plain subdivision comes to no end: see {@link MinimumProof}.
 *
 * @param expression what is compared with 0
 * @param strict whether it is to be &gt; 0
 * @param box where
 * @param sideConditions expressions that are to be ≥ 0; may be empty
 */
public record BoxProof(
    Expression expression, boolean strict, Box box, List<Expression> sideConditions) {
  /** Takes an immutable copy. */
  public BoxProof {
    sideConditions = List.copyOf(sideConditions);
  }

  /** Reads expression, box and side conditions; the expression is to be &gt; 0. */
  public static BoxProof positive(String expression, String box, String... sideConditions) {
    return parse(expression, true, box, sideConditions);
  }

  /** Reads expression, box and side conditions; the expression is to be ≥ 0. */
  public static BoxProof nonNegative(String expression, String box, String... sideConditions) {
    return parse(expression, false, box, sideConditions);
  }

  private static BoxProof parse(String expression, boolean strict, String box, String... given) {
    return new BoxProof(
        Expression.parse(expression),
        strict,
        Box.parse(box),
        List.of(given).stream().map(Expression::parse).toList());
  }

  /**
   * Decides by branch and bound.
   *
   * @param mostBoxes how many boxes may be examined, ≥ 1
   */
  public Outcome decide(int mostBoxes) {
    return new BranchAndBound(
            expression,
            strict,
            DecimalInterval.of(Rational.ZERO),
            Optional.empty(),
            box,
            sideConditions)
        .decide(mostBoxes);
  }

  @Override
  public String toString() {
    return expression + (strict ? " > 0" : " ≥ 0") + " for " + where(box, sideConditions);
  }

  static String where(Box box, List<Expression> sideConditions) {
    return box + sideConditions.stream().map(g -> ", " + g + " ≥ 0").collect(Collectors.joining());
  }
}
