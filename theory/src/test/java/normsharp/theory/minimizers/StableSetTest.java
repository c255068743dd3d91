package normsharp.theory.minimizers;

import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.q;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class StableSetTest {
  @Test
  void segmentOfTwoFeaturesEndsWhereTheSharpnessMeetsTheBound() {
    // x = (1,2), y = 3, 2/η = 20: from (3,0) with S = 12 to v₁ + 2v₂ = 3, v₁ + 4v₂ = 5.
    StableSet<BigFraction> set = StableSet.of(network(3, 1, 2), q(1, 10));
    assertEquals(StableSet.Extent.PART, set.extent());
    assertEquals(Set.of(vector(3, 0), vector(1, 1)), Set.copyOf(set.vertices()));
  }

  @Test
  void extentsChangeExactlyAtTheCriticalRates() {
    // Stable somewhere up to 1/(2·3·1) = 1/6, everywhere up to 1/(2·3·2) = 1/12.
    assertEquals(StableSet.Extent.ALL, StableSet.extent(network(3, 1, 2), q(1, 12)));
    assertEquals(StableSet.Extent.PART, StableSet.extent(network(3, 1, 2), q(1001, 12000)));
    assertEquals(StableSet.Extent.PART, StableSet.extent(network(3, 1, 2), q(1, 6)));
    assertEquals(StableSet.Extent.NONE, StableSet.extent(network(3, 1, 2), q(1001, 6000)));
    assertEquals(List.of(vector(3, 0)), StableSet.of(network(3, 1, 2), q(1, 6)).vertices());
  }

  @Test
  void mixedSignsAreNeverStableEverywhere() {
    assertEquals(StableSet.Extent.PART, StableSet.extent(network(1, 1, -3), q(1, 1000)));
    assertEquals(StableSet.Extent.PART, StableSet.extent(network(0, 1, -3), q(1, 1000)));
  }

  @Test
  void zerosAreDirectionsOfRecession() {
    StableSet<BigFraction> set = StableSet.of(network(-2, 0, -1), q(1, 4));
    assertEquals(StableSet.Extent.ALL, set.extent());
    assertEquals(List.of(0), set.recession());
    assertEquals(List.of(vector(0, 2)), set.vertices());
  }

  @Test
  void emptyManifoldsAndZeroLabels() {
    assertEquals(StableSet.Extent.EMPTY_MANIFOLD, StableSet.of(network(-1, 1), q(1, 1)).extent());
    StableSet<BigFraction> origin = StableSet.of(network(0, 1, 2), q(100, 1));
    assertEquals(StableSet.Extent.ALL, origin.extent());
    assertEquals(List.of(vector(0, 0)), origin.vertices());
  }

  @Test
  void setsKeepACopyOfEachVertex() {
    List<BigFraction> vertex = new ArrayList<>(vector(3, 0));
    StableSet<BigFraction> set = new StableSet<>(StableSet.Extent.PART, List.of(vertex), List.of());
    vertex.clear();
    assertEquals(List.of(vector(3, 0)), set.vertices());
  }
}
