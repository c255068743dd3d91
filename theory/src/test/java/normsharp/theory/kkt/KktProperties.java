package normsharp.theory.kkt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import normsharp.theory.Problems;
import normsharp.theory.Problems.LearningRate;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.risk.RiskModel;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.util.Binary64;

/** Laws of the KKT points of (12) and of its global minimizer, exactly over the rationals. */
@Domain(Problems.class)
class KktProperties {
  private static final BigFraction ZERO = BigFraction.ZERO;
  private static final BigFraction ONE = BigFraction.ONE;

  private static RiskProblem<BigFraction> problem(
      DiagonalNetwork<BigFraction> network, LearningRate rate) {
    return RiskProblem.of(network.x(), network.y(), rate.eta());
  }

  @Property(tries = 2000, seed = "12")
  void pointsSatisfyTheKktConditionsExactly(
      @ForAll DiagonalNetwork<BigFraction> network, @ForAll LearningRate rate) {
    RiskProblem<BigFraction> problem = problem(network, rate);
    for (KktPoint<BigFraction> point : KktEnumeration.all(problem)) {
      assertTrue(point.residuals(problem).vanish(), point::toString);
      assertTrue(point.lambda().signum() >= 0);
      for (int i = 0; i < network.dimension(); i++) {
        assertEquals(point.support().contains(i), point.v().get(i).signum() > 0);
        assertTrue(point.v().get(i).signum() >= 0);
      }
      assertEquals(point.boundActive(), point.residuals(problem).slack().signum() == 0);
      if (point.multipliers() instanceof Multipliers.Ray<BigFraction> ray) {
        // Any point of the ray (ν − 2ηaλ, λ) is valid, and off the ray none is.
        BigFraction step = rate.eta().multiply(2).multiply(ray.value()).multiply(3);
        BigFraction lambda = new BigFraction(3);
        assertTrue(KktResiduals.of(problem, point.v(), ray.nu().subtract(step), lambda).vanish());
        assertTrue(!KktResiduals.of(problem, point.v(), ray.nu(), lambda).vanish());
      }
      if (point.multipliers() instanceof Multipliers.AnyNu<BigFraction>) {
        assertTrue(KktResiduals.of(problem, point.v(), new BigFraction(-7, 3), ZERO).vanish());
      }
    }
  }

  /**
   * Rounded prefix sums and three refinements; the multipliers grow as the bound comes near its
   * least feasible value, so this holds where it is 10⁻³ away or more.
   */
  private static final double DOUBLE_ACCURACY = 1e-9;

  private static final double LEAST_DISTANCE = 1e-3;

  @Property(tries = 2000, seed = "14")
  void doublesAgreeWithExactNumbersAtEveryScale(
      @ForAll DiagonalNetwork<BigFraction> network,
      @ForAll LearningRate rate,
      @ForAll("powers") int k) {
    RiskProblem<BigFraction> problem = problem(network, rate);
    double least =
        SharpnessMinimizers.of(network).exactValue().map(BigFraction::doubleValue).orElse(0.0) / 4;
    double bound = problem.secondMomentBound().orElseThrow().doubleValue();
    Assume.that(Math.abs(bound - least) > LEAST_DISTANCE * bound);
    double[] x = network.x().stream().mapToDouble(BigFraction::doubleValue).toArray();
    double[] scaled = Arrays.stream(x).map(xi -> Math.scalb(xi, k)).toArray();
    Optional<RiskMinimizer<Binary64>> found =
        ConstrainedRiskMinimizer.of(
            scaled,
            Math.scalb(network.y().doubleValue(), k),
            OptionalDouble.of(Math.scalb(rate.eta().doubleValue(), -2 * k)));
    Optional<RiskMinimizer<BigFraction>> exact = ConstrainedRiskMinimizer.of(problem);
    assertEquals(exact.isPresent(), found.isPresent());
    if (exact.isPresent()) {
      double[] v = found.orElseThrow().endToEnd(scaled);
      List<BigFraction> expected = exact.orElseThrow().endToEnd(network.x());
      for (int i = 0; i < v.length; i++) {
        double entry = expected.get(i).doubleValue();
        assertEquals(entry, v[i], DOUBLE_ACCURACY * Math.max(1, entry), () -> "k = " + k);
      }
      double[] unscaled =
          ConstrainedRiskMinimizer.of(
                  x, network.y().doubleValue(), OptionalDouble.of(rate.eta().doubleValue()))
              .orElseThrow()
              .endToEnd(x);
      assertArrayEquals(unscaled, v, "scaling by a power of two changes no bit");
    }
  }

  @Provide
  Arbitrary<Integer> powers() {
    return Arbitraries.integers().between(-450, 450);
  }

  /**
   * Completeness by another route: on each support the KKT point with λ = 0, or with the bound as
   * an equation, is the only stationary point of the convex program on that face, found by
   * eliminating one variable after the other instead of by formula (13).
   */
  @Property(tries = 600, seed = "13")
  void noPointIsMissing(@ForAll DiagonalNetwork<BigFraction> network, @ForAll LearningRate rate) {
    RiskProblem<BigFraction> problem = problem(network, rate);
    Set<List<BigFraction>> found = new HashSet<>();
    KktEnumeration.forEach(problem, point -> assertTrue(found.add(point.v()), "a point twice"));
    Set<List<BigFraction>> expected = new HashSet<>();
    for (int mask = 0; mask < 1 << network.dimension(); mask++) {
      for (boolean active : new boolean[] {false, true}) {
        stationary(problem, mask, active).ifPresent(expected::add);
      }
    }
    assertEquals(expected, found);
  }

  /** Unknowns (v_i on the support, ν, μ); Gaussian elimination, then the sign conditions. */
  private static Optional<List<BigFraction>> stationary(
      RiskProblem<BigFraction> problem, int mask, boolean active) {
    List<Integer> support = new ArrayList<>();
    for (int i = 0; i < problem.dimension(); i++) {
      if ((mask >> i & 1) == 1) {
        support.add(i);
      }
    }
    int s = support.size();
    BigFraction bound = problem.secondMomentBound().orElseThrow();
    List<List<BigFraction>> rows = new ArrayList<>();
    for (int k = 0; k < s; k++) {
      // v_k + ν x_k + μ x_k² = 1
      List<BigFraction> row = new ArrayList<>(Collections.nCopies(s + 3, ZERO));
      BigFraction x = problem.x().get(support.get(k));
      row.set(k, ONE);
      row.set(s, x);
      row.set(s + 1, x.multiply(x));
      row.set(s + 2, ONE);
      rows.add(row);
    }
    List<BigFraction> interpolation = new ArrayList<>(Collections.nCopies(s + 3, ZERO));
    List<BigFraction> last = new ArrayList<>(Collections.nCopies(s + 3, ZERO));
    for (int k = 0; k < s; k++) {
      BigFraction x = problem.x().get(support.get(k));
      interpolation.set(k, x);
      last.set(k, active ? x.multiply(x) : ZERO);
    }
    interpolation.set(s + 2, problem.y());
    last.set(s + 1, active ? ZERO : ONE);
    last.set(s + 2, active ? bound : ZERO);
    rows.add(interpolation);
    rows.add(last);
    Optional<List<BigFraction>> solution = Elimination.solve(rows, s + 2);
    if (solution.isEmpty()) {
      return Optional.empty();
    }
    List<BigFraction> v = new ArrayList<>(Collections.nCopies(problem.dimension(), ZERO));
    for (int k = 0; k < s; k++) {
      if (solution.get().get(k).signum() <= 0) {
        return Optional.empty();
      }
      v.set(support.get(k), solution.get().get(k));
    }
    // A free μ (the ray) may be taken ≥ 0; a determined one must be.
    if (Elimination.determines(rows, s + 1) && solution.get().get(s + 1).signum() < 0) {
      return Optional.empty();
    }
    BigFraction second = Vectors.dot(Vectors.power(problem.x(), 2), v);
    return second.compareTo(bound) <= 0 ? Optional.of(List.copyOf(v)) : Optional.empty();
  }

  @Property(tries = 3000, seed = "14")
  void globalMinimizerIsTheOneThatTheEnumerationMarks(
      @ForAll DiagonalNetwork<BigFraction> network, @ForAll LearningRate rate) {
    assertAgrees(problem(network, rate));
    assertAgrees(RiskProblem.unbounded(network.x(), network.y()));
  }

  /** The least feasible bound, B = |y| min_P|x_i|, where the multipliers run off to infinity. */
  @Property(tries = 1000, seed = "15")
  void globalMinimizerIsRightAtTheLeastFeasibleBound(@ForAll DiagonalNetwork<BigFraction> network) {
    Optional<BigFraction> least = SharpnessMinimizers.of(network).exactValue();
    if (least.isPresent() && least.get().signum() > 0) {
      BigFraction eta = BigFraction.TWO.divide(least.get());
      assertAgrees(RiskProblem.of(network.x(), network.y(), eta));
      BigFraction beyond = eta.multiply(new BigFraction(1001, 1000));
      assertAgrees(RiskProblem.of(network.x(), network.y(), beyond));
      assertTrue(
          ConstrainedRiskMinimizer.of(RiskProblem.of(network.x(), network.y(), beyond)).isEmpty());
      BigFraction within = eta.multiply(new BigFraction(999, 1000));
      assertAgrees(RiskProblem.of(network.x(), network.y(), within));
    }
  }

  private static void assertAgrees(RiskProblem<BigFraction> problem) {
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    List<KktPoint<BigFraction>> global = points.stream().filter(KktPoint::globalMinimizer).toList();
    Optional<RiskMinimizer<BigFraction>> minimizer = ConstrainedRiskMinimizer.of(problem);
    assertEquals(minimizer.isPresent() ? 1 : 0, global.size());
    if (minimizer.isEmpty()) {
      assertTrue(points.isEmpty(), "an infeasible problem has no KKT point");
      return;
    }
    List<BigFraction> v = minimizer.get().endToEnd(problem.x());
    assertEquals(global.get(0).v(), v);
    assertEquals(global.get(0).support().size(), minimizer.get().supportSize());
    BigFraction lambda = problem.eta().map(eta -> minimizer.get().lambda(eta)).orElse(ZERO);
    KktResiduals<BigFraction> residuals = KktResiduals.of(problem, v, minimizer.get().nu(), lambda);
    assertTrue(residuals.vanish(), () -> minimizer + " " + residuals);
    BigFraction risk = problem.risk(v);
    for (KktPoint<BigFraction> point : points) {
      if (!point.globalMinimizer()) {
        assertTrue(point.risk().compareTo(risk) > 0);
        // Not a local minimizer either: a small step towards v, feasible by convexity, gains.
        BigFraction t = new BigFraction(1, 1000);
        List<BigFraction> near =
            Vectors.add(Vectors.scale(ONE.subtract(t), point.v()), Vectors.scale(t, v));
        assertTrue(problem.risk(near).compareTo(point.risk()) < 0);
      }
    }
  }

  /** Formula (13) as printed, with norms, for x₀ ≥ 0. */
  @Property(tries = 1000, seed = "16")
  void printedMultipliersAreRightForNonNegativeFeatures(
      @ForAll DiagonalNetwork<BigFraction> network, @ForAll LearningRate rate) {
    List<BigFraction> x = Vectors.map(network.x(), BigFraction::abs);
    RiskProblem<BigFraction> problem = RiskProblem.of(x, network.y(), rate.eta());
    for (KktPoint<BigFraction> point : KktEnumeration.all(problem)) {
      if (point.lambda().signum() > 0) {
        assertEquals(List.of(point.lambda(), point.nu()), printed(problem, point.support()));
      }
    }
  }

  /** (13) read with norms fails for mixed signs, where power sums are meant. */
  @Property(tries = 1, seed = "17")
  void printedMultipliersAreRejectedForMixedSigns() {
    RiskProblem<BigFraction> problem =
        RiskProblem.of(Problems.vector(1, -3), ONE, new BigFraction(1, 2));
    RiskProblem<BigFraction> tight =
        RiskProblem.of(Problems.vector(1, -3), ONE, new BigFraction(1, 3));
    assertEquals(1, KktEnumeration.all(problem).size());
    KktPoint<BigFraction> active =
        KktEnumeration.all(tight).stream()
            .filter(point -> point.lambda().signum() > 0)
            .findFirst()
            .orElseThrow();
    assertTrue(active.residuals(tight).vanish());
    assertTrue(!printed(tight, active.support()).equals(List.of(active.lambda(), active.nu())));
  }

  private static List<BigFraction> printed(
      RiskProblem<BigFraction> problem, List<Integer> support) {
    List<BigFraction> x = Vectors.map(support, i -> problem.x().get(i).abs());
    BigFraction eta = problem.eta().orElseThrow();
    BigFraction n1 = Vectors.sum(x);
    BigFraction n22 = Vectors.sum(Vectors.power(x, 2));
    BigFraction n33 = Vectors.sum(Vectors.power(x, 3));
    BigFraction n44 = Vectors.sum(Vectors.power(x, 4));
    BigFraction half = eta.multiply(2).reciprocal();
    BigFraction y = problem.y();
    BigFraction gram = n22.multiply(n44).subtract(n33.multiply(n33));
    BigFraction lambda =
        y.multiply(n33)
            .add(n22.multiply(n22))
            .subtract(n1.multiply(n33))
            .subtract(half.multiply(n22))
            .divide(gram.multiply(eta).multiply(2));
    BigFraction nu =
        y.multiply(n44)
            .add(n33.multiply(n22))
            .subtract(n1.multiply(n44))
            .subtract(half.multiply(n33))
            .divide(gram.negate());
    return List.of(lambda, nu);
  }

  @Property(tries = 300, seed = "18")
  void riskIsTheGaussianModelsRisk(@ForAll DiagonalNetwork<BigFraction> network) {
    RiskProblem<BigFraction> problem = RiskProblem.unbounded(network.x(), network.y());
    List<BigFraction> v = Vectors.power(network.x(), 2);
    RiskModel<BigFraction> model =
        RiskModel.gaussian(BigFractionField.getInstance(), network.dimension());
    assertEquals(model.risk(v), problem.risk(v));
  }
}
