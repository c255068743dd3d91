package normsharp.theory.risk;

import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.q;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import normsharp.theory.Problems;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/** Least and greatest risk over sets of minimizers against points of the sets. */
@Domain(Problems.class)
@Domain(DomainContext.Global.class)
class RiskRangeProperties {
  @Property(tries = 3000, seed = "31")
  void everyPointOfTheSetLiesInTheRange(
      @ForAll DiagonalNetwork<BigFraction> twoLayers,
      @ForAll @IntRange(min = 1, max = 4) int layers,
      @ForAll @Size(5) List<BigFraction> shares) {
    DiagonalNetwork<BigFraction> network =
        new DiagonalNetwork<>(twoLayers.x(), twoLayers.y(), layers);
    RiskModel<BigFraction> model =
        RiskModel.gaussian(BigFractionField.getInstance(), network.dimension());
    for (MinimizerSet<BigFraction> set :
        List.of(NormMinimizers.of(network), SharpnessMinimizers.of(network))) {
      Optional<RiskRange<BigFraction>> range = RiskRange.of(network, set);
      assertEquals(set instanceof MinimizerSet.None, range.isEmpty());
      if (range.isEmpty()) {
        continue;
      }
      List<BigFraction> point = point(network, set, shares);
      assertTrue(set.containsEndToEnd(point));
      BigFraction risk = model.risk(point);
      assertTrue(risk.compareTo(range.get().least()) >= 0);
      range.get().greatest().ifPresent(most -> assertTrue(risk.compareTo(most) <= 0));
    }
  }

  /** A point of the set: shares of the level on a face, a move along the hyperplane for L = 1. */
  private static List<BigFraction> point(
      DiagonalNetwork<BigFraction> network,
      MinimizerSet<BigFraction> set,
      List<BigFraction> shares) {
    List<BigFraction> u = new ArrayList<>(set.representative().orElseThrow());
    set.freeCoordinates().forEach(i -> u.set(i, shares.get(i).abs()));
    if (set instanceof MinimizerSet.Face<BigFraction> face && !face.support().isEmpty()) {
      BigFraction total = BigFraction.ZERO;
      for (int i : face.support()) {
        total = total.add(shares.get(i).abs());
      }
      if (total.signum() > 0) {
        for (int i : face.support()) {
          BigFraction magnitude = face.level().multiply(shares.get(i).abs()).divide(total);
          boolean negative =
              network.layers() % 2 == 1 && network.x().get(i).signum() * network.y().signum() < 0;
          u.set(i, negative ? magnitude.negate() : magnitude);
        }
      }
    }
    if (set instanceof MinimizerSet.WholeManifold<BigFraction>) {
      BigFraction norm2 = Vectors.dot(network.x(), network.x());
      List<BigFraction> move = shares.subList(0, network.dimension());
      if (norm2.signum() != 0) {
        BigFraction along = Vectors.dot(network.x(), move).divide(norm2);
        move = Vectors.addScaled(move, along.negate(), network.x());
      }
      return Vectors.add(u, move);
    }
    return u;
  }

  @Example
  void rangesAreAttained() {
    // Two ties at the maximum share v₁ + v₂ = 4: ½·8 − 4 + ½·3 at (2,2), ½·16 − 4 + ½·3 at (4,0).
    RiskRange<BigFraction> ties =
        RiskRange.of(network(4, 1, 1), NormMinimizers.of(network(4, 1, 1))).orElseThrow();
    assertEquals(q(3, 2), ties.least());
    assertEquals(Optional.of(q(11, 2)), ties.greatest());
    // A free coordinate is best at 1 and has no worst.
    RiskRange<BigFraction> free =
        RiskRange.of(network(1, 0, 1), SharpnessMinimizers.of(network(1, 0, 1))).orElseThrow();
    assertEquals(q(1, 2), free.least());
    assertEquals(Optional.empty(), free.greatest());
    // L = 3, x = (1,−1), y = 3: u = (p, −(3 − p)); ½p² − p + ½(3−p)² + (3−p) + 3/2 is least at
    // p = 5/2: 25/8 − 5/2 + 1/8 + 1/2 + 3/2 = 11/4; greatest at p = 0: 9/2 + 3 + 3/2.
    DiagonalNetwork<BigFraction> odd = new DiagonalNetwork<>(vector(1, -1), q(3, 1), 3);
    RiskRange<BigFraction> mixed = RiskRange.of(odd, NormMinimizers.of(odd)).orElseThrow();
    assertEquals(q(11, 4), mixed.least());
    assertEquals(Optional.of(q(9, 1)), mixed.greatest());
    assertEquals(Collections.emptyList(), NormMinimizers.of(odd).freeCoordinates());
  }
}
