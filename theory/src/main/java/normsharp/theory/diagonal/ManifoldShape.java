package normsharp.theory.diagonal;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * What the set 𝓜 = {w : ⟨x, w^⊙L⟩ = y} of interpolating weights, eq. (5), is for given data.
 *
 * <p>Lemmas 3.1 and C.1 assume x without zeros and y ≠ 0. The first is not needed: with y ≠ 0 every
 * w ∈ 𝓜 has an index with x_i w_i ≠ 0, so ∇h(w) ≠ 0. At y = 0 the set may be a linear subspace or
 * have singular points.
 *
 * @see "Lemma 3.1, Lemma C.1"
 */
public sealed interface ManifoldShape {
  /** Dimension of 𝓜; −1 for the empty set. */
  int dimension();

  /** No weights interpolate. */
  record Empty(String reason) implements ManifoldShape {
    @Override
    public int dimension() {
      return -1;
    }
  }

  /** All of ℝᵈ: x = 0 and y = 0. */
  record WholeSpace(int dimension) implements ManifoldShape {}

  /** A smooth hypersurface with ∇h ≠ 0 at each of its points: the case of Lemma C.1. */
  record SmoothHypersurface(int dimension) implements ManifoldShape {}

  /** The subspace {w : w_i = 0 where x_i ≠ 0}, on which ∇h vanishes: y = 0, one-signed data. */
  record CoordinateSubspace(int dimension) implements ManifoldShape {}

  /** A cone, smooth apart from the points with w_i = 0 wherever x_i ≠ 0: y = 0 otherwise. */
  record SingularCone(int dimension) implements ManifoldShape {}

  /** Whether no weights interpolate. */
  default boolean isEmpty() {
    return this instanceof Empty;
  }

  /** Classifies 𝓜, exactly over an exact field. */
  static <T extends FieldElement<T> & Comparable<T>> ManifoldShape of(DiagonalNetwork<T> network) {
    T zero = network.field().getZero();
    List<T> x = network.x();
    int d = x.size();
    int ySign = network.y().compareTo(zero);
    long positive = x.stream().filter(value -> value.compareTo(zero) > 0).count();
    long negative = x.stream().filter(value -> value.compareTo(zero) < 0).count();
    long nonZero = positive + negative;
    boolean even = network.layers() % 2 == 0;
    if (nonZero == 0) {
      return ySign == 0 ? new WholeSpace(d) : new Empty("x = 0 and y ≠ 0");
    }
    if (ySign != 0) {
      if (even && (ySign > 0 ? positive : negative) == 0) {
        return new Empty(
            "no x_i has the sign of y, and w^⊙" + network.layers() + " is never negative");
      }
      return new SmoothHypersurface(d - 1);
    }
    if (network.layers() == 1) {
      return new SmoothHypersurface(d - 1);
    }
    boolean onlyZeroWeights = even ? positive == 0 || negative == 0 : nonZero == 1;
    return onlyZeroWeights ? new CoordinateSubspace(d - (int) nonZero) : new SingularCone(d - 1);
  }
}
