package normsharp.verify.kernel;

import java.util.List;

/**
 * A polynomial compared with 0. One with entries x_i is meant at every index i.
 *
 * @param polynomial left-hand side
 * @param relation how it compares with 0
 */
public record Constraint(Polynomial polynomial, Relation relation) {
  /**
   * Reads {@code a = b}, {@code a ≥ b}, {@code a ≤ b}, {@code a > b}, {@code a < b} or {@code a ≠
   * b} with polynomials as {@link Polynomial#parse} reads them.
   */
  public static Constraint parse(String text) {
    List<String> symbols = List.of("=", "≥", "≤", ">", "<", "≠");
    List<String> found =
        text.codePoints().mapToObj(Character::toString).filter(symbols::contains).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "a constraint must hold one of = ≥ ≤ > < ≠, got '" + text + "'");
    }
    String symbol = found.get(0);
    Polynomial left = Polynomial.parse(text.substring(0, text.indexOf(symbol)));
    Polynomial right = Polynomial.parse(text.substring(text.indexOf(symbol) + 1));
    return switch (symbol) {
      case "=" -> new Constraint(left.minus(right), Relation.EQUAL);
      case "≥" -> new Constraint(left.minus(right), Relation.AT_LEAST);
      case "≤" -> new Constraint(right.minus(left), Relation.AT_LEAST);
      case ">" -> new Constraint(left.minus(right), Relation.GREATER);
      case "<" -> new Constraint(right.minus(left), Relation.GREATER);
      default -> new Constraint(left.minus(right), Relation.DIFFERENT);
    };
  }

  /** Whether it holds exactly, at every index. */
  public boolean holdsFor(Assignment assignment) {
    for (int i = 0; i < assignment.dimension(); i++) {
      if (!relation.holdsFor(assignment.evaluate(polynomial, i).signum())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return polynomial + " " + relation.symbol() + " 0";
  }
}
