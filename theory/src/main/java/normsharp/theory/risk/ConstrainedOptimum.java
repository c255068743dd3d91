package normsharp.theory.risk;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;

/**
 * A_opt: the least risk over the interpolating set, min ½vᵀΣv − μᵀv s.t. ⟨x₀, v⟩ = y₀, v ≥ 0, for
 * any signs of (x₀, y₀), zeros included.
 *
 * <p>For Σ positive definite the minimiser is unique, and v is it exactly when for some λ the
 * multipliers s = Σv − μ + λx₀ satisfy s ≥ 0 and s ⊙ v = 0 (Karush, Kuhn, Tucker). As w ↦ w ⊙ w is
 * onto v ≥ 0, it is the global minimum over w as well. Differs from the printed A_opt, which is
 * {@link UnconstrainedOptimum}, wherever that one has a negative entry.
 *
 * @see "section 3, idealised algorithm (iii); Proposition E.2 (iii)"
 */
public sealed interface ConstrainedOptimum {
  /** The optimal v; empty when no v ≥ 0 interpolates. */
  Optional<List<Double>> endToEnd();

  /**
   * The minimiser, in double arithmetic.
   *
   * @param v optimal v ≥ 0; inactive entries are exactly 0
   * @param multiplier λ of the equation. Where the support of v meets no x_i ≠ 0 (only for y₀ = 0)
   *     λ is not unique and the one of least |λ| is given
   * @param kktResidual largest violation of the optimality conditions, each relative to the sum of
   *     the absolute values of its terms, see {@link #kktResidual}; some 10⁻¹⁴ is rounding
   * @param steps equality-constrained problems solved
   */
  record Found(List<Double> v, double multiplier, double kktResidual, int steps)
      implements ConstrainedOptimum {
    /** Takes an immutable copy. */
    public Found {
      v = List.copyOf(v);
    }

    @Override
    public Optional<List<Double>> endToEnd() {
      return Optional.of(v);
    }
  }

  /**
   * No v ≥ 0 interpolates, M = ∅.
   *
   * @param reason one line with the values
   */
  record Empty(String reason) implements ConstrainedOptimum {
    @Override
    public Optional<List<Double>> endToEnd() {
      return Optional.empty();
    }
  }

  /**
   * Solves the quadratic program by a primal active-set method.
   *
   * @param model risk; Σ must be positive definite, which is checked up to rounding
   * @param point data point of the same dimension
   */
  static ConstrainedOptimum of(RiskModel<?> model, TrainingPoint<?> point) {
    Vectors.requireSameLength("μ and x", model.crossMoments(), point.x());
    QuadraticRisk risk = QuadraticRisk.positiveDefinite(model);
    if (!point.isInterpolable()) {
      return new Empty(point.emptinessReason());
    }
    return new ActiveSetMethod(risk, QuadraticRisk.toArray(point.x()), point.y().getReal()).solve();
  }

  /**
   * How far (v, λ) is from optimality: the largest of |⟨x₀, v⟩ − y₀|, of (−v_i)₊, and of |s_i|
   * where v_i ≠ 0 and (−s_i)₊ where v_i = 0, s = Σv − μ + λx₀; each divided by the sum of the
   * absolute values of its terms. Dimensionless; 0 exactly at the optimum.
   */
  static double kktResidual(
      RiskModel<?> model, TrainingPoint<?> point, List<Double> v, double multiplier) {
    Vectors.requireSameLength("μ and x", model.crossMoments(), point.x());
    Vectors.requireSameLength("x and v", point.x(), v);
    return QuadraticRisk.of(model)
        .kktResidual(
            QuadraticRisk.toArray(point.x()),
            point.y().getReal(),
            v.stream().mapToDouble(Double::doubleValue).toArray(),
            multiplier);
  }
}
