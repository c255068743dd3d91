package normsharp.theory.minimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import normsharp.theory.Problems;
import normsharp.theory.Problems.LearningRate;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.ManifoldShape;
import org.hipparchus.fraction.BigFraction;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/** Laws of minimizers, frontier and stable set for two layers, exactly over the rationals. */
@Domain(Problems.class)
class MinimizersProperties {
  /** ojAlgo's linear programs against exact values. */
  private static final double SOLVER = 1e-7;

  private static BigFraction sharpness(DiagonalNetwork<BigFraction> network, List<BigFraction> v) {
    return Vectors.dot(Vectors.power(network.x(), 2), v).multiply(4);
  }

  /** Weights v ≥ 0 on the manifold: a helpful coordinate takes up what the others leave. */
  private static Optional<List<BigFraction>> feasible(
      DiagonalNetwork<BigFraction> network, List<BigFraction> raw) {
    InterpolatingCoordinates coordinates = InterpolatingCoordinates.of(network);
    if (coordinates.helpful().isEmpty()) {
      return Optional.empty();
    }
    List<BigFraction> v = new ArrayList<>();
    for (int i = 0; i < network.dimension(); i++) {
      v.add(raw.get(i).abs());
    }
    for (int k : coordinates.helpful()) {
      v.set(k, BigFraction.ZERO);
      BigFraction rest = network.y().subtract(Vectors.dot(network.x(), v));
      BigFraction entry = rest.divide(network.x().get(k));
      if (entry.signum() >= 0) {
        v.set(k, entry);
        return Optional.of(v);
      }
    }
    return Optional.empty();
  }

  @Property(tries = 3000, seed = "21")
  void setsAreExactlyTheMinimizers(
      @ForAll DiagonalNetwork<BigFraction> network, @ForAll @Size(5) List<BigFraction> raw) {
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    MinimizerSet<BigFraction> flat = SharpnessMinimizers.of(network);
    assertEquals(ManifoldShape.of(network).isEmpty(), norm instanceof MinimizerSet.None);
    Optional<List<BigFraction>> v = feasible(network, raw);
    if (v.isPresent()) {
      BigFraction leastNorm = norm.exactValue().orElseThrow();
      BigFraction leastSharpness = flat.exactValue().orElseThrow();
      int ofNorm = Vectors.sum(v.get()).compareTo(leastNorm);
      int ofSharpness = sharpness(network, v.get()).compareTo(leastSharpness);
      assertTrue(ofNorm >= 0 && ofSharpness >= 0);
      assertEquals(ofNorm == 0, norm.containsEndToEnd(v.get()));
      assertEquals(ofSharpness == 0, flat.containsEndToEnd(v.get()));
    }
    for (MinimizerSet<BigFraction> set : List.of(norm, flat)) {
      if (set.representative().isPresent()) {
        List<BigFraction> u = set.representative().get();
        assertTrue(set.containsEndToEnd(u));
        assertEquals(network.y(), Vectors.dot(network.x(), u));
      }
    }
    assertEquals(norm.representative().map(Vectors::sum), norm.exactValue());
    assertEquals(flat.representative().map(u -> sharpness(network, u)), flat.exactValue());
  }

  /** Proposition 3.2 as printed, eqs. (6) and (7), for x &gt; 0 and y &gt; 0. */
  @Property(tries = 1000, seed = "22")
  void proposition32HoldsForPositiveFeatures(@ForAll DiagonalNetwork<BigFraction> network) {
    List<BigFraction> x =
        Vectors.map(network.x(), xi -> xi.signum() == 0 ? BigFraction.ONE : xi.abs());
    BigFraction y = network.y().signum() == 0 ? BigFraction.ONE : network.y().abs();
    DiagonalNetwork<BigFraction> positive = DiagonalNetwork.twoLayers(x, y);
    BigFraction max = Collections.max(x);
    BigFraction min = Collections.min(x);
    MinimizerSet.Face<BigFraction> norm =
        (MinimizerSet.Face<BigFraction>) NormMinimizers.of(positive);
    MinimizerSet.Face<BigFraction> flat =
        (MinimizerSet.Face<BigFraction>) SharpnessMinimizers.of(positive);
    assertEquals(y.divide(max), norm.level());
    assertEquals(y.divide(min), flat.level());
    assertEquals(y.multiply(min).multiply(4), flat.minimum());
    for (int i = 0; i < x.size(); i++) {
      assertEquals(x.get(i).equals(max), norm.support().contains(i));
      assertEquals(x.get(i).equals(min), flat.support().contains(i));
    }
    assertEquals(List.of(), flat.freeCoordinates());
  }

  /** Its necessary condition with max over all |x_i| fails once signs are mixed. */
  @Property(tries = 1, seed = "23")
  void printedNecessaryConditionIsRejectedForMixedSigns() {
    DiagonalNetwork<BigFraction> network = Problems.network(1, 1, -3);
    MinimizerSet<BigFraction> norm = NormMinimizers.of(network);
    BigFraction printed = new BigFraction(3);
    for (int i : norm.support()) {
      assertNotEquals(printed, network.x().get(i));
    }
    assertFalse(norm.support().isEmpty());
  }

  @Property(tries = 400, seed = "24")
  void linearProgramsAgree(
      @ForAll DiagonalNetwork<BigFraction> network, @ForAll LearningRate rate) {
    Assume.that(!ManifoldShape.of(network).isEmpty());
    double least = minimise(network, ones(network), Optional.empty()).getValue();
    assertEquals(NormMinimizers.of(network).value(), least, SOLVER);
    List<BigFraction> squares = Vectors.scale(new BigFraction(4), Vectors.power(network.x(), 2));
    double flattest = minimise(network, squares, Optional.empty()).getValue();
    assertEquals(SharpnessMinimizers.of(network).value(), flattest, SOLVER);

    BigFraction eta = rate.eta();
    FrontierPoint<BigFraction> point = SharpnessFrontier.leastNorm(network, eta);
    BigFraction bound = eta.multiply(2).reciprocal();
    BigFraction least4 = SharpnessMinimizers.of(network).exactValue().orElseThrow();
    boolean stable = least4.multiply(eta).compareTo(BigFraction.TWO) <= 0;
    assertEquals(stable, point instanceof FrontierPoint.Exact);
    if (point instanceof FrontierPoint.Exact<BigFraction> exact) {
      List<BigFraction> v = exact.endToEnd();
      assertEquals(exact.value(), Vectors.sum(v));
      assertEquals(network.y(), Vectors.dot(network.x(), v));
      assertTrue(v.stream().allMatch(entry -> entry.signum() >= 0));
      BigFraction s = sharpness(network, v);
      assertTrue(s.multiply(eta).compareTo(BigFraction.TWO) <= 0);
      assertEquals(
          minimise(network, ones(network), Optional.of(bound)).getValue(),
          exact.value().getReal(),
          SOLVER);
      // The frontier only rises with η.
      FrontierPoint<BigFraction> gentler =
          SharpnessFrontier.leastNorm(network, eta.divide(new BigFraction(2)));
      assertTrue(
          ((FrontierPoint.Exact<BigFraction>) gentler).value().compareTo(exact.value()) <= 0);
      if (exact.boundActive()) {
        assertEquals(BigFraction.TWO, s.multiply(eta), "an active bound is met with equality");
      }
    }
  }

  @Property(tries = 1500, seed = "25")
  void stableSetIsThePolyhedron(
      @ForAll DiagonalNetwork<BigFraction> network,
      @ForAll LearningRate rate,
      @ForAll @Size(5) List<BigFraction> raw) {
    StableSet<BigFraction> set = StableSet.of(network, rate.eta());
    BigFraction bound = rate.eta().multiply(2).reciprocal();
    BigFraction leastSum = null;
    for (List<BigFraction> v : set.vertices()) {
      assertEquals(network.y(), Vectors.dot(network.x(), v));
      assertTrue(v.stream().allMatch(entry -> entry.signum() >= 0));
      assertTrue(Vectors.dot(Vectors.power(network.x(), 2), v).compareTo(bound) <= 0);
      BigFraction sum = Vectors.sum(v);
      leastSum = leastSum == null || sum.compareTo(leastSum) < 0 ? sum : leastSum;
    }
    assertEquals(set.vertices().size(), set.vertices().stream().distinct().count());
    FrontierPoint<BigFraction> frontier = SharpnessFrontier.leastNorm(network, rate.eta());
    if (leastSum == null) {
      assertTrue(frontier instanceof FrontierPoint.Infeasible);
    } else {
      // A linear function is least at a vertex: the frontier and the linear program over the set.
      assertEquals(leastSum, ((FrontierPoint.Exact<BigFraction>) frontier).value());
      List<BigFraction> cost = Vectors.map(raw, BigFraction::abs).subList(0, network.dimension());
      double atVertices =
          set.vertices().stream()
              .mapToDouble(v -> Vectors.dot(cost, v).getReal())
              .min()
              .orElseThrow();
      assertEquals(minimise(network, cost, Optional.of(bound)).getValue(), atVertices, SOLVER);
    }
    StableSet.Extent extent = set.extent();
    assertEquals(
        leastSum == null,
        extent == StableSet.Extent.NONE || extent == StableSet.Extent.EMPTY_MANIFOLD);
    feasible(network, raw)
        .ifPresent(
            v -> {
              boolean stable = Vectors.dot(Vectors.power(network.x(), 2), v).compareTo(bound) <= 0;
              assertTrue(extent != StableSet.Extent.NONE || !stable);
              assertTrue(extent != StableSet.Extent.ALL || stable);
            });
  }

  private static List<BigFraction> ones(DiagonalNetwork<BigFraction> network) {
    return Vectors.constant(network.dimension(), BigFraction.ONE);
  }

  private static Optimisation.Result minimise(
      DiagonalNetwork<BigFraction> network, List<BigFraction> cost, Optional<BigFraction> bound) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression interpolation = model.newExpression("interpolation");
    interpolation.level(network.y().getReal());
    Expression second = model.newExpression("second");
    bound.ifPresent(b -> second.upper(b.getReal()));
    for (int i = 0; i < network.dimension(); i++) {
      double x = network.x().get(i).getReal();
      model.newVariable("v" + i).lower(0).weight(cost.get(i).getReal());
      interpolation.set(i, x);
      second.set(i, x * x);
    }
    return model.minimise();
  }
}
