package normsharp.theory.minimizers;

import java.util.Collections;
import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.ManifoldShape;
import org.hipparchus.FieldElement;

/**
 * Norm minimizers 𝓜_ℓ1 = argmin over 𝓜 of ‖w^⊙L‖₁, for every x ∈ ℝᵈ, y and L ≥ 1.
 *
 * <p>With u = w^⊙L this is the linear program min Σ|u_i| s.t. ⟨x,u⟩ = y: the support lies in argmax
 * over P of |x_i| and the minimum is |y|/max_P|x_i|. For L = 2 and x &gt; 0 these are Proposition
 * 3.2 (i) and eq. (6). As printed its necessary condition takes the maximum of |x_i| over all i,
 * which fails for mixed signs: for x = (1,−3), y = 1 the minimizers are (±1, 0).
 *
 * @see "Proposition 3.2 (i), eq. (6), Lemma D.1 (i), Lemma D.2 (i)"
 */
public final class NormMinimizers {
  private NormMinimizers() {}

  /** The set of norm minimizers; at y = 0 it is {0}. */
  public static <T extends FieldElement<T> & Comparable<T>> MinimizerSet<T> of(
      DiagonalNetwork<T> network) {
    if (ManifoldShape.of(network) instanceof ManifoldShape.Empty empty) {
      return new MinimizerSet.None<>(network, empty.reason());
    }
    T zero = network.field().getZero();
    InterpolatingCoordinates coordinates = InterpolatingCoordinates.of(network);
    if (coordinates.helpful().isEmpty()) {
      return new MinimizerSet.Face<>(network, List.of(), List.of(), zero, zero);
    }
    T largest = Collections.max(coordinates.magnitudes(network));
    T level = InterpolatingCoordinates.magnitude(network.y()).divide(largest);
    return new MinimizerSet.Face<>(
        network, coordinates.withMagnitude(network, largest), List.of(), level, level);
  }
}
