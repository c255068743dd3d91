package normsharp.theory.minimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import normsharp.theory.arithmetic.Requirements;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.ManifoldShape;
import org.hipparchus.FieldElement;

/**
 * The stable part {w ∈ 𝓜 : S(w) ≤ 2/η} of the interpolating manifold of a two-layer network, where
 * Theorem B.2 lets gradient descent converge.
 *
 * <p>In v = w⊙w it is the polyhedron {v ≥ 0, ⟨x,v⟩ = y, ⟨x²,v⟩ ≤ 1/(2η)}, the sum of the convex
 * hull of its vertices and the cone of the coordinates with x_i = 0. A vertex has at most two
 * non-zero entries: one, v_i = y/x_i; or two, where S = 2/η holds too.
 *
 * @param extent how much of 𝓜 is stable
 * @param vertices the vertices v, each of length d, without repetition
 * @param recession indices with x_i = 0, along which the set is unbounded
 * @param <T> ordered field; exact over exact ones
 */
public record StableSet<T extends FieldElement<T> & Comparable<T>>(
    Extent extent, List<List<T>> vertices, List<Integer> recession) {
  /** How much of 𝓜 is stable. */
  public enum Extent {
    /** 𝓜 itself is empty. */
    EMPTY_MANIFOLD,
    /** No point of 𝓜 is stable. */
    NONE,
    /** Some points of 𝓜 are stable and some are not. */
    PART,
    /** Every point of 𝓜 is stable. */
    ALL
  }

  /** Takes immutable copies. */
  public StableSet {
    vertices = Vectors.map(vertices, vertex -> List.copyOf(vertex));
    recession = List.copyOf(recession);
  }

  /**
   * How much of 𝓜 is stable, in O(d): without the vertices, for any dimension.
   *
   * @param network two layers, any signs
   * @param eta learning rate, &gt; 0, dimensionless
   */
  public static <T extends FieldElement<T> & Comparable<T>> Extent extent(
      DiagonalNetwork<T> network, T eta) {
    Requirements.positive("η", eta);
    requireTwoLayers(network);
    if (ManifoldShape.of(network).isEmpty()) {
      return Extent.EMPTY_MANIFOLD;
    }
    T zero = network.field().getZero();
    T bound = eta.multiply(2).reciprocal();
    T y = InterpolatingCoordinates.magnitude(network.y());
    List<T> magnitudes = InterpolatingCoordinates.of(network).magnitudes(network);
    if (!magnitudes.isEmpty() && y.multiply(Collections.min(magnitudes)).compareTo(bound) > 0) {
      return Extent.NONE;
    }
    boolean positive = network.x().stream().anyMatch(value -> value.compareTo(zero) > 0);
    boolean negative = network.x().stream().anyMatch(value -> value.compareTo(zero) < 0);
    boolean steep =
        !magnitudes.isEmpty() && y.multiply(Collections.max(magnitudes)).compareTo(bound) > 0;
    // With both signs present 𝓜 contains points as steep as one likes.
    return steep || (positive && negative) ? Extent.PART : Extent.ALL;
  }

  /**
   * The stable set at a learning rate, in O(d³).
   *
   * @param network two layers, d ≥ 1, any signs
   * @param eta learning rate, &gt; 0, dimensionless
   */
  public static <T extends FieldElement<T> & Comparable<T>> StableSet<T> of(
      DiagonalNetwork<T> network, T eta) {
    Requirements.positive("η", eta);
    requireTwoLayers(network);
    List<Integer> zeros = InterpolatingCoordinates.of(network).zeros();
    Extent extent = extent(network, eta);
    if (extent == Extent.EMPTY_MANIFOLD) {
      return new StableSet<>(extent, List.of(), zeros);
    }
    T zero = network.field().getZero();
    T bound = eta.multiply(2).reciprocal();
    List<T> x = network.x();
    T y = network.y();
    List<List<T>> vertices = new ArrayList<>();
    if (y.isZero()) {
      vertices.add(Collections.nCopies(x.size(), zero));
    }
    for (int i = 0; i < x.size(); i++) {
      int sign = InterpolatingCoordinates.sign(x.get(i));
      boolean helps = sign * InterpolatingCoordinates.sign(y) > 0;
      if (helps && x.get(i).multiply(y).compareTo(bound) <= 0) {
        vertices.add(vertex(x.size(), zero, i, y.divide(x.get(i)), i, zero));
      }
      for (int j = 0; j < i; j++) {
        // v_i x_i + v_j x_j = y and v_i x_i² + v_j x_j² = 1/(2η), both entries positive.
        T gap = x.get(i).subtract(x.get(j));
        if (sign == 0 || x.get(j).isZero() || gap.isZero()) {
          continue;
        }
        T vi = bound.subtract(y.multiply(x.get(j))).divide(gap.multiply(x.get(i)));
        T vj = y.multiply(x.get(i)).subtract(bound).divide(gap.multiply(x.get(j)));
        if (vi.compareTo(zero) > 0 && vj.compareTo(zero) > 0) {
          vertices.add(vertex(x.size(), zero, i, vi, j, vj));
        }
      }
    }
    return new StableSet<>(extent, vertices, zeros);
  }

  private static void requireTwoLayers(DiagonalNetwork<?> network) {
    if (network.layers() != 2) {
      throw new IllegalArgumentException(
          "the stable set needs a network of 2 layers, got " + network.layers());
    }
  }

  private static <T> List<T> vertex(int d, T zero, int i, T vi, int j, T vj) {
    List<T> v = new ArrayList<>(Collections.nCopies(d, zero));
    v.set(j, vj);
    v.set(i, vi);
    return List.copyOf(v);
  }
}
