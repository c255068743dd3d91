package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;

/** The two linear programs, exactly, against their vertices and against random competitors. */
class TrainingPointProperties {
  record Case(TrainingPoint<BigFraction> point, List<BigFraction> competitor) {}

  /** A data point, and a v ≥ 0 that interpolates it whenever y is replaced by ⟨x, v⟩. */
  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(
            d ->
                Combinators.combine(RiskArbitraries.point(d), RiskArbitraries.vector(d))
                    .as((point, u) -> new Case(point, Vectors.map(u, BigFraction::abs))));
  }

  private static BigFraction norm(List<BigFraction> v) {
    return Vectors.sum(v);
  }

  private static BigFraction sharpness(TrainingPoint<BigFraction> point, List<BigFraction> v) {
    return Vectors.dot(Vectors.power(point.x(), 2), v).multiply(4);
  }

  @Property(tries = 400, seed = "201")
  void bothAlgorithmsInterpolateOrProveThatNothingDoes(@ForAll("cases") Case c) {
    TrainingPoint<BigFraction> point = c.point();
    for (Interpolation<BigFraction> outcome :
        List.of(point.minimalNorm(), point.minimalSharpness())) {
      Optional<List<BigFraction>> v = outcome.endToEnd();
      assertEquals(point.isInterpolable(), v.isPresent());
      if (v.isPresent()) {
        assertTrue(v.get().stream().allMatch(entry -> entry.signum() >= 0));
        assertEquals(point.y(), Vectors.dot(point.x(), v.get()));
      } else {
        // A separating sign: x_i y ≤ 0 for all i and y ≠ 0, so ⟨x, v⟩y ≤ 0 < y².
        assertTrue(point.y().signum() != 0);
        assertTrue(point.x().stream().allMatch(entry -> entry.multiply(point.y()).signum() <= 0));
      }
    }
  }

  @Property(tries = 400, seed = "202")
  void noCompetitorHasSmallerNormOrSharpness(@ForAll("cases") Case c) {
    List<BigFraction> x = c.point().x();
    List<BigFraction> v = c.competitor();
    TrainingPoint<BigFraction> point = new TrainingPoint<>(x, Vectors.dot(x, v));
    var shortest = (Interpolation.Found<BigFraction>) point.minimalNorm();
    var flattest = (Interpolation.Found<BigFraction>) point.minimalSharpness();
    int normOrder = norm(shortest.v()).compareTo(norm(v));
    int sharpnessOrder = sharpness(point, flattest.v()).compareTo(sharpness(point, v));
    assertTrue(normOrder <= 0);
    assertTrue(sharpnessOrder <= 0);
    // Equality holds exactly for the supports that the outcome names.
    assertEquals(isSupportedOn(shortest, v), normOrder == 0);
    assertEquals(isSupportedOn(flattest, v), sharpnessOrder == 0);
  }

  private static boolean isSupportedOn(
      Interpolation.Found<BigFraction> found, List<BigFraction> v) {
    for (int i = 0; i < v.size(); i++) {
      if (!v.get(i).isZero() && !found.tied().contains(i) && !found.free().contains(i)) {
        return false;
      }
    }
    return true;
  }

  @Property(tries = 400, seed = "203")
  void theBestVertexHasTheReportedValue(@ForAll("cases") Case c) {
    // A linear program attains its minimum at a vertex: v = (y/x_i) e_i with x_i y > 0.
    TrainingPoint<BigFraction> point = c.point();
    if (point.y().isZero() || !point.isInterpolable()) {
      return;
    }
    Optional<BigFraction> norm = Optional.empty();
    Optional<BigFraction> sharpness = Optional.empty();
    for (BigFraction entry : point.x()) {
      if (entry.multiply(point.y()).signum() > 0) {
        BigFraction vertexNorm = point.y().divide(entry);
        BigFraction vertexSharpness = point.y().multiply(entry).multiply(4);
        norm = Optional.of(least(norm.orElse(vertexNorm), vertexNorm));
        sharpness = Optional.of(least(sharpness.orElse(vertexSharpness), vertexSharpness));
      }
    }
    List<BigFraction> shortest = point.minimalNorm().endToEnd().orElseThrow();
    List<BigFraction> flattest = point.minimalSharpness().endToEnd().orElseThrow();
    assertEquals(norm.orElseThrow(), norm(shortest));
    assertEquals(sharpness.orElseThrow(), sharpness(point, flattest));
  }

  @Property(tries = 200, seed = "204")
  void eachTiedCoordinateIsAsGoodAndNoOtherIs(@ForAll("cases") Case c) {
    TrainingPoint<BigFraction> point = c.point();
    if (point.minimalNorm() instanceof Interpolation.Found<BigFraction> found
        && !point.y().isZero()) {
      for (int i : point.carriers()) {
        BigFraction value = point.y().divide(point.x().get(i));
        assertEquals(found.tied().contains(i), value.equals(norm(found.v())));
      }
    }
  }

  @Property(tries = 200, seed = "205")
  void flippingAllSignsChangesNothing(@ForAll("cases") Case c) {
    TrainingPoint<BigFraction> flipped =
        new TrainingPoint<>(
            Vectors.map(c.point().x(), BigFraction::negate), c.point().y().negate());
    assertEquals(c.point().minimalNorm().endToEnd(), flipped.minimalNorm().endToEnd());
    assertEquals(c.point().minimalSharpness().endToEnd(), flipped.minimalSharpness().endToEnd());
  }

  private static BigFraction least(BigFraction a, BigFraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
