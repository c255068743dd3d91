package normsharp.theory.risk;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.MinimizerSet;
import org.hipparchus.FieldElement;

/**
 * Least and greatest risk ½‖u‖² − ⟨1,u⟩ + ½(d+1) over a set of minimizers, in Lemma E.1's Gaussian
 * model; u = w^⊙L.
 *
 * <p>The risk is convex in u: on a face {Σ|u_i| = ℓ} it is greatest at a vertex and least at the
 * projection of 1; a free coordinate adds ½u² − u, which is −½ at u = 1 and unbounded above.
 *
 * @param least least risk over the set
 * @param greatest greatest risk over the set; empty when there is none
 * @param <T> ordered field
 */
public record RiskRange<T extends FieldElement<T> & Comparable<T>>(T least, Optional<T> greatest) {
  /**
   * The range over a set of minimizers.
   *
   * @return empty for the empty set, and where the weights don't lie in the data's field (L ≥ 5)
   */
  public static <T extends FieldElement<T> & Comparable<T>> Optional<RiskRange<T>> of(
      DiagonalNetwork<T> network, MinimizerSet<T> set) {
    T one = network.field().getOne();
    T half = one.divide(one.multiply(2));
    T constant = half.multiply(network.dimension() + 1);
    T freeGain = half.multiply(set.freeCoordinates().size());
    if (set instanceof MinimizerSet.Face<T> face) {
      Extremes<T> extremes = onSimplex(network, face);
      return Optional.of(
          new RiskRange<>(
              extremes.least().add(constant).subtract(freeGain),
              face.freeCoordinates().isEmpty()
                  ? Optional.of(extremes.greatest().add(constant))
                  : Optional.empty()));
    }
    if (set instanceof MinimizerSet.WholeManifold<T>) {
      return Optional.of(onHyperplane(network, half));
    }
    return set.representative()
        .map(
            u -> {
              T risk = risk(u, constant);
              return new RiskRange<>(
                  risk.subtract(freeGain),
                  set.freeCoordinates().isEmpty() ? Optional.of(risk) : Optional.empty());
            });
  }

  private record Extremes<T>(T least, T greatest) {}

  /** ½‖u‖² − ⟨1,u⟩ over Σ|u_i| = ℓ, where plus entries are ≥ 0 and minus entries ≤ 0. */
  private static <T extends FieldElement<T> & Comparable<T>> Extremes<T> onSimplex(
      DiagonalNetwork<T> network, MinimizerSet.Face<T> face) {
    T zero = network.field().getZero();
    T half = network.field().getOne().divide(network.field().getOne().multiply(2));
    if (face.support().isEmpty()) {
      return new Extremes<>(zero, zero);
    }
    int plus = 0;
    for (int i : face.support()) {
      boolean opposite = network.x().get(i).compareTo(zero) > 0 != network.y().compareTo(zero) > 0;
      plus += network.layers() % 2 == 1 && opposite ? 0 : 1;
    }
    int minus = face.support().size() - plus;
    T level = face.level();
    T square = half.multiply(level).multiply(level);
    T greatest = minus > 0 ? square.add(level) : square.subtract(level);
    // Magnitudes p_i = (±1 − θ)₊: the minus entries join once the plus entries exceed 2.
    T threshold = network.field().getOne().multiply(2 * plus);
    T least;
    if (plus > 0 && level.compareTo(threshold) <= 0) {
      least = square.divide(level.getField().getOne().multiply(plus)).subtract(level);
    } else {
      T all = network.field().getOne().multiply(plus + minus);
      T small = level.subtract(threshold).divide(all);
      T large = small.add(network.field().getOne().multiply(2));
      T ofPlus = half.multiply(large).multiply(large).subtract(large).multiply(plus);
      T ofMinus = half.multiply(small).multiply(small).add(small).multiply(minus);
      least = ofPlus.add(ofMinus);
    }
    return new Extremes<>(least, greatest);
  }

  /** The whole hyperplane ⟨x,u⟩ = y (L = 1): ½ + ½(⟨1,x⟩ − y)²/‖x‖² at the projection of 1. */
  private static <T extends FieldElement<T> & Comparable<T>> RiskRange<T> onHyperplane(
      DiagonalNetwork<T> network, T half) {
    List<T> x = network.x();
    T norm2 = Vectors.dot(x, x);
    if (norm2.isZero()) {
      return new RiskRange<>(half, Optional.empty());
    }
    T gap = Vectors.sum(x).subtract(network.y());
    T least = half.add(half.multiply(gap).multiply(gap).divide(norm2));
    return new RiskRange<>(least, x.size() == 1 ? Optional.of(least) : Optional.empty());
  }

  private static <T extends FieldElement<T>> T risk(List<T> u, T constant) {
    T half = constant.getField().getOne().divide(constant.getField().getOne().multiply(2));
    return half.multiply(Vectors.dot(u, u)).subtract(Vectors.sum(u)).add(constant);
  }
}
