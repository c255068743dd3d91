package normsharp.verify.kernel;

import java.util.List;

/**
 * What a certificate may assume: equations p = 0 and inequalities p ≥ 0. Those with entries hold at
 * every index i; the others are statements about numbers.
 *
 * @param equations polynomials that vanish
 * @param inequalities polynomials that are ≥ 0
 */
public record Premises(List<Polynomial> equations, List<Polynomial> inequalities) {
  /** Takes immutable copies. */
  public Premises {
    equations = List.copyOf(equations);
    inequalities = List.copyOf(inequalities);
  }

  /** Whether an assignment satisfies all premises; one that does shows they are not vacuous. */
  public boolean holdFor(Assignment assignment) {
    for (int i = 0; i < assignment.dimension(); i++) {
      int index = i;
      boolean equal = equations.stream().allMatch(p -> assignment.evaluate(p, index).signum() == 0);
      boolean signed =
          inequalities.stream().allMatch(p -> assignment.evaluate(p, index).signum() >= 0);
      if (!equal || !signed) {
        return false;
      }
    }
    return true;
  }
}
