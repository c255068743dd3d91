package normsharp.theory.kkt;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * A KKT point of (12), up to the signs of the weights: w_i = ±√v_i for i in the support.
 *
 * @param support S_w = {i : w_i ≠ 0}, 0-based, ascending
 * @param v the squares v = w⊙w, length d
 * @param multipliers all multipliers (ν, λ)
 * @param boundActive whether S(w) = 2/η
 * @param globalMinimizer whether w solves (12); otherwise w is not even a local minimizer
 * @param risk the risk at w
 * @param <T> ordered field
 * @see "Lemma E.1"
 */
public record KktPoint<T extends FieldElement<T> & Comparable<T>>(
    List<Integer> support,
    List<T> v,
    Multipliers<T> multipliers,
    boolean boundActive,
    boolean globalMinimizer,
    T risk) {
  /** Takes immutable copies. */
  public KktPoint {
    support = List.copyOf(support);
    v = List.copyOf(v);
  }

  /** A valid multiplier ν of the interpolation constraint. */
  public T nu() {
    return multipliers.nu();
  }

  /** A valid multiplier λ ≥ 0 of the sharpness constraint 2η‖x₀ ⊙ w‖² ≤ 1. */
  public T lambda() {
    return multipliers.lambda();
  }

  /** The residuals of the KKT conditions (15)–(19) at this point. */
  public KktResiduals<T> residuals(RiskProblem<T> problem) {
    return KktResiduals.of(problem, v, nu(), lambda());
  }
}
