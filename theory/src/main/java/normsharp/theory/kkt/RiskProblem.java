package normsharp.theory.kkt;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Requirements;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * The risk minimization under a sharpness bound of Lemma E.1:
 *
 * <p>min ½‖w‖₄⁴ − ‖w‖₂² + ½(d+1) s.t. ⟨x₀, w^⊙2⟩ = y₀, S(w) = 4‖x₀ ⊙ w‖² ≤ 2/η,
 *
 * <p>that is, in v = w⊙w ≥ 0, min ½‖v − 1‖² + ½ s.t. ⟨x₀,v⟩ = y₀, ⟨x₀²,v⟩ ≤ 1/(2η): a strictly
 * convex quadratic program. As w ↦ v is open onto the non-negative orthant, a local minimizer in w
 * is a global one. The paper takes x₀ ≥ 0; here x₀ may have any signs.
 *
 * @param x the data point x₀, length d ≥ 1
 * @param y the label y₀
 * @param eta learning rate η &gt; 0; empty for the problem without the bound, min of the risk on 𝓜
 * @param <T> ordered field; exact over exact ones
 * @see "Lemma E.1, eq. (12)"
 */
public record RiskProblem<T extends FieldElement<T> & Comparable<T>>(
    List<T> x, T y, Optional<T> eta) {
  /** Checks the data and takes an immutable copy. */
  public RiskProblem {
    x = new DiagonalNetwork<>(x, y, 2).x();
    eta.ifPresent(rate -> Requirements.positive("η", rate));
  }

  /** The problem with the bound S ≤ 2/η. */
  public static <T extends FieldElement<T> & Comparable<T>> RiskProblem<T> of(
      List<T> x, T y, T eta) {
    return new RiskProblem<>(x, y, Optional.of(eta));
  }

  /** The problem without a bound on the sharpness: the risk minimizers 𝓜_G on 𝓜. */
  public static <T extends FieldElement<T> & Comparable<T>> RiskProblem<T> unbounded(
      List<T> x, T y) {
    return new RiskProblem<>(x, y, Optional.empty());
  }

  /** Number of weights d. */
  public int dimension() {
    return x.size();
  }

  /** The bound 1/(2η) on ⟨x₀²,v⟩ that S ≤ 2/η means; empty without a bound. */
  public Optional<T> secondMomentBound() {
    return eta.map(rate -> rate.multiply(2).reciprocal());
  }

  /** The risk ½‖v‖² − ⟨1,v⟩ + ½(d+1) at v = w⊙w. */
  public T risk(List<T> v) {
    Vectors.requireSameLength("x and v", x, v);
    T one = y.getField().getOne();
    return Vectors.dot(v, v)
        .subtract(Vectors.sum(v).multiply(2))
        .add(one.multiply(dimension() + 1))
        .divide(one.multiply(2));
  }
}
