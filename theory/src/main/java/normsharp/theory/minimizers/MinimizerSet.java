package normsharp.theory.minimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * A set of minimizers over the interpolating manifold 𝓜, described by the end-to-end weights u =
 * w^⊙L (the paper's v = w⊙w for L = 2).
 *
 * <p>Signs: for even L each w_i may have either sign; for odd L, w_i has the sign of x_i y.
 *
 * @param <T> ordered field of the data; descriptions are exact over exact fields
 */
public sealed interface MinimizerSet<T extends FieldElement<T> & Comparable<T>> {
  /** Indices that may be non-zero because the minimizer uses them, ascending. */
  List<Integer> support();

  /** Indices on which the minimized function does not depend: their weights are arbitrary. */
  List<Integer> freeCoordinates();

  /** The minimum in double arithmetic; NaN for the empty set. */
  double value();

  /** The minimum in the data's field, where it lies in that field. */
  Optional<T> exactValue();

  /** One element, as end-to-end weights u, where they lie in the data's field. */
  Optional<List<T>> representative();

  /**
   * Whether the end-to-end weights u = w^⊙L of some w belong to the set, exactly.
   *
   * @throws IllegalArgumentException where u does not have the length of x
   */
  boolean containsEndToEnd(List<T> u);

  /** No minimizer: 𝓜 is empty. */
  record None<T extends FieldElement<T> & Comparable<T>>(DiagonalNetwork<T> network, String reason)
      implements MinimizerSet<T> {
    @Override
    public List<Integer> support() {
      return List.of();
    }

    @Override
    public List<Integer> freeCoordinates() {
      return List.of();
    }

    @Override
    public double value() {
      return Double.NaN;
    }

    @Override
    public Optional<T> exactValue() {
      return Optional.empty();
    }

    @Override
    public Optional<List<T>> representative() {
      return Optional.empty();
    }

    @Override
    public boolean containsEndToEnd(List<T> u) {
      Vectors.requireSameLength("x and u", network.x(), u);
      return false;
    }
  }

  /** Every point of 𝓜: the sharpness for L = 1, which is the constant ‖x‖². */
  record WholeManifold<T extends FieldElement<T> & Comparable<T>>(
      DiagonalNetwork<T> network, T minimum) implements MinimizerSet<T> {
    @Override
    public List<Integer> support() {
      return InterpolatingCoordinates.of(network).helpful();
    }

    @Override
    public List<Integer> freeCoordinates() {
      return List.of();
    }

    @Override
    public double value() {
      return minimum.getReal();
    }

    @Override
    public Optional<T> exactValue() {
      return Optional.of(minimum);
    }

    @Override
    public Optional<List<T>> representative() {
      // The multiple of x on the hyperplane; 0 when x = 0, where y = 0 too.
      T norm2 = Vectors.dot(network.x(), network.x());
      T factor = norm2.isZero() ? norm2 : network.y().divide(norm2);
      return Optional.of(Vectors.scale(factor, network.x()));
    }

    @Override
    public boolean containsEndToEnd(List<T> u) {
      Vectors.requireSameLength("x and u", network.x(), u);
      return Vectors.dot(network.x(), u).compareTo(network.y()) == 0;
    }
  }

  /**
   * The face {w : Σ_{i∈support}|w_i|ᴸ = level, w_i = 0 off support and free coordinates}: the sets
   * (6) and (7) of Proposition 3.2 for any signs, zeros and ties.
   *
   * @param level Σ|u_i| over the support, ≥ 0
   * @param minimum value of the minimized function
   */
  record Face<T extends FieldElement<T> & Comparable<T>>(
      DiagonalNetwork<T> network,
      List<Integer> support,
      List<Integer> freeCoordinates,
      T level,
      T minimum)
      implements MinimizerSet<T> {
    /** Takes immutable copies. */
    public Face {
      support = List.copyOf(support);
      freeCoordinates = List.copyOf(freeCoordinates);
    }

    @Override
    public double value() {
      return minimum.getReal();
    }

    @Override
    public Optional<T> exactValue() {
      return Optional.of(minimum);
    }

    /** The vertex of the face with all weight on the first coordinate of the support. */
    @Override
    public Optional<List<T>> representative() {
      T zero = network.field().getZero();
      List<T> u = new ArrayList<>(Collections.nCopies(network.dimension(), zero));
      if (!support.isEmpty()) {
        int first = support.get(0);
        u.set(first, signed(network, first, level));
      }
      return Optional.of(List.copyOf(u));
    }

    @Override
    public boolean containsEndToEnd(List<T> u) {
      Vectors.requireSameLength("x and u", network.x(), u);
      T sum = network.field().getZero();
      for (int i = 0; i < u.size(); i++) {
        T entry = u.get(i);
        if (support.contains(i)) {
          T magnitude = InterpolatingCoordinates.magnitude(entry);
          if (entry.compareTo(signed(network, i, magnitude)) != 0) {
            return false;
          }
          sum = sum.add(magnitude);
        } else if (freeCoordinates.contains(i)) {
          if (network.layers() % 2 == 0 && InterpolatingCoordinates.sign(entry) < 0) {
            return false;
          }
        } else if (!entry.isZero()) {
          return false;
        }
      }
      return sum.compareTo(level) == 0;
    }
  }

  /**
   * The sharpness minimizers for L ≥ 3 and y ≠ 0: every helpful coordinate is used, |w_i|ᴸ = |y|
   * |x_i|^{−L/(L−2)} / Q with Q = Σ_P |x_i|^{−2/(L−2)}; minimum L²|y|^{2−2/L} Q^{−(L−2)/L}.
   *
   * <p>S = L² Σ x_i²|u_i|^{2−2/L} is strictly convex in u on P, and these are its Lagrange
   * conditions; exponents are integers for L = 3 and L = 4 only.
   */
  record PowerLaw<T extends FieldElement<T> & Comparable<T>>(
      DiagonalNetwork<T> network, List<Integer> support, List<Integer> freeCoordinates)
      implements MinimizerSet<T> {
    /** Takes immutable copies. */
    public PowerLaw {
      support = List.copyOf(support);
      freeCoordinates = List.copyOf(freeCoordinates);
    }

    @Override
    public double value() {
      double l = network.layers();
      double y = Math.abs(network.y().getReal());
      return l * l * Math.pow(y, 2 - 2 / l) * Math.pow(weightSum(), -(l - 2) / l);
    }

    @Override
    public Optional<T> exactValue() {
      return Optional.empty();
    }

    /** The end-to-end weights u in double arithmetic, relative accuracy about 10⁻¹⁴. */
    public List<Double> endToEnd() {
      double l = network.layers();
      double q = weightSum();
      double y = network.y().getReal();
      List<Double> u = new ArrayList<>(Collections.nCopies(network.dimension(), 0.0));
      for (int i : support) {
        double x = network.x().get(i).getReal();
        u.set(i, Math.signum(x) * y * Math.pow(Math.abs(x), -l / (l - 2)) / q);
      }
      return List.copyOf(u);
    }

    @Override
    public Optional<List<T>> representative() {
      if (network.layers() > 4) {
        return Optional.empty();
      }
      int exponent = network.layers() == 3 ? 3 : 2;
      T zero = network.field().getZero();
      T q = zero;
      for (int i : support) {
        T magnitude = InterpolatingCoordinates.magnitude(network.x().get(i));
        q = q.add(Vectors.power(magnitude, exponent - 1).reciprocal());
      }
      T y = InterpolatingCoordinates.magnitude(network.y());
      List<T> u = new ArrayList<>(Collections.nCopies(network.dimension(), zero));
      for (int i : support) {
        T magnitude = InterpolatingCoordinates.magnitude(network.x().get(i));
        u.set(i, signed(network, i, y.divide(Vectors.power(magnitude, exponent).multiply(q))));
      }
      return Optional.of(List.copyOf(u));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Also refused for L ≥ 5, where the weights are irrational.
     */
    @Override
    public boolean containsEndToEnd(List<T> u) {
      Vectors.requireSameLength("x and u", network.x(), u);
      List<T> expected =
          representative()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "exact membership needs L ≤ 4, got L = "
                              + network.layers()
                              + "; compare with endToEnd() in double arithmetic"));
      for (int i = 0; i < u.size(); i++) {
        boolean allowed =
            freeCoordinates.contains(i)
                ? network.layers() % 2 == 1 || InterpolatingCoordinates.sign(u.get(i)) >= 0
                : u.get(i).compareTo(expected.get(i)) == 0;
        if (!allowed) {
          return false;
        }
      }
      return true;
    }

    private double weightSum() {
      double exponent = -2.0 / (network.layers() - 2);
      return support.stream()
          .mapToDouble(i -> Math.pow(Math.abs(network.x().get(i).getReal()), exponent))
          .sum();
    }
  }

  /** The value of u_i with a given magnitude: non-negative for even L, sgn(x_i y) for odd L. */
  private static <T extends FieldElement<T> & Comparable<T>> T signed(
      DiagonalNetwork<T> network, int i, T magnitude) {
    boolean negative =
        network.layers() % 2 == 1
            && InterpolatingCoordinates.sign(network.x().get(i))
                    * InterpolatingCoordinates.sign(network.y())
                < 0;
    return negative ? magnitude.negate() : magnitude;
  }
}
