package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Both optima on random rational problems of any signs, against exact computations. */
class OptimumProperties {
  /** Condition numbers are below 10³ (eigenvalues of BBᵀ + I with entries ≤ 3), sizes below 10². */
  private static final double ROUNDING = 1e-10;

  /** The method removes cancellation by refinement: its conditions hold to rounding. */
  private static final double KKT_ROUNDING = 1e-12;

  @Provide
  Arbitrary<RiskArbitraries.Problem> problems() {
    return RiskArbitraries.problem();
  }

  @Property(tries = 200, seed = "301")
  void unconstrainedOptimumIsStationaryOnTheHyperplane(
      @ForAll("problems") RiskArbitraries.Problem p) {
    Optional<List<BigFraction>> v =
        UnconstrainedOptimum.solve(p.model(), p.point().x(), p.point().y());
    boolean noFeatures = p.point().x().stream().allMatch(BigFraction::isZero);
    assertEquals(noFeatures && !p.point().y().isZero(), v.isEmpty());
    if (v.isPresent()) {
      assertEquals(p.point().y(), Vectors.dot(p.point().x(), v.get()));
      // ∇R(v) is parallel to x: g_i x_j = g_j x_i for all i, j; g = 0 where x = 0.
      List<BigFraction> g = p.model().gradient(v.get());
      for (int i = 0; i < g.size(); i++) {
        for (int j = 0; j < g.size(); j++) {
          assertEquals(
              g.get(i).multiply(p.point().x().get(j)), g.get(j).multiply(p.point().x().get(i)));
        }
        assertTrue(!noFeatures || g.get(i).isZero());
      }
    }
  }

  @Property(tries = 150, seed = "302")
  void formulaAsPrintedAgreesWithExactElimination(@ForAll("problems") RiskArbitraries.Problem p) {
    if (p.point().x().stream().allMatch(BigFraction::isZero)) {
      return;
    }
    List<BigFraction> exact =
        UnconstrainedOptimum.solve(p.model(), p.point().x(), p.point().y()).orElseThrow();
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(
            Vectors.map(p.point().x(), q -> new Binary64(q.doubleValue())),
            new Binary64(p.point().y().doubleValue()));
    List<Double> printed = UnconstrainedOptimum.asPrinted(p.model().toBinary64(), point);
    for (int i = 0; i < exact.size(); i++) {
      assertEquals(exact.get(i).doubleValue(), printed.get(i), ROUNDING);
    }
  }

  @Property(tries = 150, seed = "303")
  void unconstrainedRiskExceedsTheLeastRiskByTheSquaredMisfit(
      @ForAll("problems") RiskArbitraries.Problem p) {
    // R(v) = R(v*) + (y − ⟨x, v*⟩)²/(2 xᵀΣ⁻¹x), v* = Σ⁻¹μ: Proposition E.2 (iii), regrouped.
    List<BigFraction> x = p.point().x();
    if (x.stream().allMatch(BigFraction::isZero)) {
      return;
    }
    RiskModel<BigFraction> model = p.model();
    BigFraction zero = RiskArbitraries.zero();
    List<BigFraction> zeros = Vectors.constant(x.size(), zero);
    List<BigFraction> free = UnconstrainedOptimum.solve(model, zeros, zero).orElseThrow();
    List<BigFraction> v = UnconstrainedOptimum.solve(model, x, p.point().y()).orElseThrow();
    // Σ(v* − Σ⁻¹x) = μ − x defines Σ⁻¹x through a model with the target x.
    RiskModel<BigFraction> shifted =
        new RiskModel<>(model.secondMoments(), x, Vectors.dot(x, x).multiply(2).add(1));
    List<BigFraction> inverseX = UnconstrainedOptimum.solve(shifted, zeros, zero).orElseThrow();
    BigFraction misfit = p.point().y().subtract(Vectors.dot(x, free));
    BigFraction excess = misfit.multiply(misfit).divide(Vectors.dot(x, inverseX)).divide(2);
    assertEquals(model.risk(free).add(excess), model.risk(v));
    // With + instead of −2 in front of the linear term the identity fails unless misfit = 0.
    assertEquals(misfit.isZero(), model.risk(free).add(excess.multiply(2)).equals(model.risk(v)));
  }

  @Property(tries = 500, seed = "304")
  void activeSetMethodFindsTheExactOptimum(@ForAll("problems") RiskArbitraries.Problem p) {
    Optional<List<BigFraction>> exact = SupportEnumeration.optimum(p.model(), p.point());
    ConstrainedOptimum outcome = ConstrainedOptimum.of(p.model(), p.point());
    assertEquals(exact.isPresent(), outcome.endToEnd().isPresent());
    assertEquals(exact.isPresent(), p.point().isInterpolable());
    if (outcome instanceof ConstrainedOptimum.Found found) {
      for (int i = 0; i < p.point().dimension(); i++) {
        assertTrue(found.v().get(i) >= 0);
        assertEquals(exact.orElseThrow().get(i).doubleValue(), found.v().get(i), ROUNDING);
      }
      assertTrue(found.kktResidual() < KKT_ROUNDING, found::toString);
    }
  }

  @Property(tries = 200, seed = "305")
  void labelZeroIsSolvedForAnySigns(@ForAll("problems") RiskArbitraries.Problem p) {
    // The degenerate case: all of {v ≥ 0, ⟨x, v⟩ = 0} is a cone with its vertex at v = 0.
    TrainingPoint<BigFraction> point = new TrainingPoint<>(p.point().x(), RiskArbitraries.zero());
    List<BigFraction> exact = SupportEnumeration.optimum(p.model(), point).orElseThrow();
    ConstrainedOptimum.Found found =
        (ConstrainedOptimum.Found) ConstrainedOptimum.of(p.model(), point);
    for (int i = 0; i < exact.size(); i++) {
      assertEquals(exact.get(i).doubleValue(), found.v().get(i), ROUNDING);
    }
    assertTrue(found.kktResidual() < KKT_ROUNDING, found::toString);
  }

  @Property(tries = 200, seed = "306")
  void theOptimumLiesBetweenTheFreeOneAndBothExtremes(
      @ForAll("problems") RiskArbitraries.Problem p) {
    SupportEnumeration.optimum(p.model(), p.point())
        .ifPresent(
            v -> {
              BigFraction best = p.model().risk(v);
              UnconstrainedOptimum.solve(p.model(), p.point().x(), p.point().y())
                  .ifPresent(u -> assertTrue(p.model().risk(u).compareTo(best) <= 0));
              for (Interpolation<BigFraction> other :
                  List.of(p.point().minimalNorm(), p.point().minimalSharpness())) {
                BigFraction risk = p.model().risk(other.endToEnd().orElseThrow());
                assertTrue(best.compareTo(risk) <= 0);
              }
            });
  }
}
