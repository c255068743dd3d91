package normsharp.theory.risk;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.InterpolatingCoordinates;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import org.hipparchus.FieldElement;

/**
 * The single data point (x₀, y₀) and the two idealised training algorithms that need nothing else:
 * minimal norm and minimal sharpness on the interpolating set {v ≥ 0 : ⟨x₀, v⟩ = y₀}, v = w ⊙ w.
 *
 * <p>The paper states both for x₀ &gt; 0. Here signs and zeros are free: with P = {i : x_i y₀ &gt;
 * 0} the set is non-empty exactly when y₀ = 0 or P ≠ ∅. Exact over exact fields.
 *
 * @param x features x₀, length d ≥ 1, any signs, zeros allowed
 * @param y label y₀, any sign
 * @param <T> ordered field
 * @see "section 3, idealised algorithms (i) and (ii); Proposition E.2 (i) and (ii)"
 */
public record TrainingPoint<T extends FieldElement<T> & Comparable<T>>(List<T> x, T y) {
  /** Checks the data and takes an immutable copy. */
  public TrainingPoint {
    x = DiagonalNetwork.twoLayers(x, y).x();
  }

  /** Number of features d. */
  public int dimension() {
    return x.size();
  }

  /** The paper's network on this point. */
  public DiagonalNetwork<T> network() {
    return DiagonalNetwork.twoLayers(x, y);
  }

  /** P = {i : x_i y₀ &gt; 0}, the coordinates that can carry the label alone. */
  public List<Integer> carriers() {
    return InterpolatingCoordinates.of(network()).helpful();
  }

  /** Whether some v ≥ 0 has ⟨x₀, v⟩ = y₀, that is M ≠ ∅. */
  public boolean isInterpolable() {
    return y.isZero() || !carriers().isEmpty();
  }

  /**
   * A_ℓ1: a point of least Σv = ‖w‖₂², v = (y₀/x_k) e_k with k ∈ argmax over P of |x_i|; v = 0 for
   * y₀ = 0.
   *
   * <p>Proof: Σv ≥ Σ_P v ≥ Σ_P |x_i| v_i / max_P |x| ≥ |⟨x, v⟩| / max_P |x|.
   */
  public Interpolation<T> minimalNorm() {
    return representative(NormMinimizers.of(network()));
  }

  /**
   * A_S: a point of least sharpness S = 4⟨x², v⟩ on M, v = (y₀/x_k) e_k with k ∈ argmin over P of
   * |x_i|; v = 0 for y₀ = 0. Coordinates with x_i = 0 are free: they change neither ⟨x₀, v⟩ nor S.
   *
   * <p>Proof: ⟨x², v⟩ ≥ Σ_P |x_i|·|x_i| v_i ≥ min_P |x| · Σ_P |x_i| v_i ≥ min_P |x| · |y₀|.
   */
  public Interpolation<T> minimalSharpness() {
    return representative(SharpnessMinimizers.of(network()));
  }

  private Interpolation<T> representative(MinimizerSet<T> set) {
    return set.representative()
        .<Interpolation<T>>map(
            v -> new Interpolation.Found<>(v, set.support(), set.freeCoordinates()))
        .orElseGet(() -> new Interpolation.Empty<>(emptinessReason()));
  }

  /** One line that says why no v ≥ 0 interpolates; meaningful when M is empty. */
  String emptinessReason() {
    return "no v ≥ 0 has ⟨x, v⟩ = y = " + y.getReal() + ": no entry of x has the sign of y";
  }
}
