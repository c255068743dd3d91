package normsharp.theory.minimizers;

import java.util.Collections;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.ManifoldShape;
import org.hipparchus.FieldElement;

/**
 * Sharpness minimizers 𝓜_S = argmin over 𝓜 of S(w) = L²‖x ⊙ w^⊙(L−1)‖², for every x, y and L ≥ 1.
 *
 * <p>L = 1: S = ‖x‖² is constant. L = 2: a linear program in v = w⊙w, support in argmin over P of
 * |x_i| with the coordinates x_i = 0 free, minimum 4|y| min_P|x_i|; for x &gt; 0 Proposition 3.2
 * (ii) and eq. (7). L ≥ 3: strictly convex, all of P in the support ({@link
 * MinimizerSet.PowerLaw}). At y = 0 and L ≥ 2 the minimum is 0, attained where x ⊙ w = 0.
 *
 * @see "Proposition 3.2 (ii), eq. (7), Lemma D.1 (ii), Lemma D.2 (ii) (which prints y x_k for 4 y
 *     x_k)"
 */
public final class SharpnessMinimizers {
  private SharpnessMinimizers() {}

  /** The set of sharpness minimizers. */
  public static <T extends FieldElement<T> & Comparable<T>> MinimizerSet<T> of(
      DiagonalNetwork<T> network) {
    if (ManifoldShape.of(network) instanceof ManifoldShape.Empty empty) {
      return new MinimizerSet.None<>(network, empty.reason());
    }
    if (network.layers() == 1) {
      return new MinimizerSet.WholeManifold<>(network, Vectors.dot(network.x(), network.x()));
    }
    InterpolatingCoordinates coordinates = InterpolatingCoordinates.of(network);
    if (coordinates.helpful().isEmpty()) {
      T zero = network.field().getZero();
      return new MinimizerSet.Face<>(network, List.of(), coordinates.zeros(), zero, zero);
    }
    if (network.layers() > 2) {
      return new MinimizerSet.PowerLaw<>(network, coordinates.helpful(), coordinates.zeros());
    }
    T smallest = Collections.min(coordinates.magnitudes(network));
    T y = InterpolatingCoordinates.magnitude(network.y());
    return new MinimizerSet.Face<>(
        network,
        coordinates.withMagnitude(network, smallest),
        coordinates.zeros(),
        y.divide(smallest),
        y.multiply(smallest).multiply(4));
  }
}
