package normsharp.theory.kkt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/** The global minimizer of (12) in double arithmetic. */
class ConstrainedRiskMinimizerTest {
  /** Double against exact arithmetic on well-conditioned data. */
  private static final double ROUNDING = 1e-10;

  /** ojAlgo's interior accuracy. */
  private static final double SOLVER = 1e-5;

  /** Residuals relative to the sums of absolute values. */
  private static final double RESIDUAL = 1e-12;

  /** Kinds of features, as functions of a uniform number in [0,1). */
  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("uniform", u -> u),
        kind("mixed signs", u -> 2 * u - 1),
        kind("many ties", u -> Math.floor(5 * u) + 1),
        kind("ties and zeros of both signs", u -> Math.floor(7 * u) - 3),
        kind("log-uniform", u -> Math.exp(8 * u - 4)),
        kind("negative but one", u -> u < 0.9 ? -u : u));
  }

  private static Arguments kind(String name, DoubleUnaryOperator feature) {
    return Arguments.of(name, feature);
  }

  private static double[] draw(SplittableRandom random, int d, DoubleUnaryOperator feature) {
    return random.doubles(d).map(feature).toArray();
  }

  /** A label that some weights reach, and a bound between the least and the unconstrained one. */
  private static final class Instance {
    private final double[] x;
    private final double y;
    private final double eta;

    private Instance(double[] x, double y, double eta) {
      this.x = x;
      this.y = y;
      this.eta = eta;
    }

    double[] x() {
      return x;
    }

    double y() {
      return y;
    }

    double eta() {
      return eta;
    }

    static Instance draw(SplittableRandom random, double[] x) {
      double[] v = random.doubles(x.length, 0, 1).map(u -> u < 0.5 ? 0 : 2 * u).toArray();
      double y = dot(x, v, 1);
      double free = dot(x, solve(x, y, OptionalDouble.empty()), 2);
      double least = Arrays.stream(x).filter(xi -> xi * y > 0).map(xi -> xi * y).min().orElse(0);
      double bound = least + (free - least) * random.nextDouble(0.05, 1.2);
      return new Instance(x, y, 0.5 / bound);
    }
  }

  private static double[] solve(double[] x, double y, OptionalDouble eta) {
    return ConstrainedRiskMinimizer.of(x, y, eta).orElseThrow().endToEnd(x);
  }

  private static double dot(double[] x, double[] v, int power) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.pow(x[i], power) * v[i];
    }
    return sum;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void doublesAgreeWithExactArithmetic(String name, DoubleUnaryOperator feature) {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 25; round++) {
      Instance instance = Instance.draw(random, draw(random, 2 + random.nextInt(40), feature));
      List<BigFraction> x = Arrays.stream(instance.x()).mapToObj(Rationals::ofDouble).toList();
      RiskProblem<BigFraction> exact =
          RiskProblem.of(x, Rationals.ofDouble(instance.y()), Rationals.ofDouble(instance.eta()));
      List<Double> expected =
          Vectors.toDoubles(ConstrainedRiskMinimizer.of(exact).orElseThrow().endToEnd(x));
      double[] v = solve(instance.x(), instance.y(), OptionalDouble.of(instance.eta()));
      for (int i = 0; i < v.length; i++) {
        assertEquals(expected.get(i), v[i], ROUNDING * (1 + expected.get(i)), name);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void constraintsHoldForManyFeatures(String name, DoubleUnaryOperator feature) {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 5; round++) {
      Instance instance = Instance.draw(random, draw(random, 10_000, feature));
      double[] before = instance.x().clone();
      double[] v = solve(instance.x(), instance.y(), OptionalDouble.of(instance.eta()));
      assertArrayEquals(before, instance.x(), "the input is not touched");
      double[] sizes = Arrays.stream(instance.x()).map(Math::abs).toArray();
      assertEquals(instance.y(), dot(instance.x(), v, 1), RESIDUAL * dot(sizes, v, 1), name);
      double bound = 0.5 / instance.eta();
      assertTrue(dot(instance.x(), v, 2) <= bound * (1 + RESIDUAL), name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void generalConvexSolverAgrees(String name, DoubleUnaryOperator feature) {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 4; round++) {
      Instance instance = Instance.draw(random, draw(random, 15, feature));
      double[] v = solve(instance.x(), instance.y(), OptionalDouble.of(instance.eta()));
      ExpressionsBasedModel model = new ExpressionsBasedModel();
      Expression interpolation = model.newExpression("interpolation").level(instance.y());
      Expression sharpness = model.newExpression("sharpness").upper(0.5 / instance.eta());
      Expression risk = model.newExpression("risk").weight(1);
      for (int i = 0; i < v.length; i++) {
        model.newVariable("v" + i).lower(0);
        double xi = instance.x()[i];
        interpolation.set(i, xi);
        sharpness.set(i, xi * xi);
        risk.set(i, i, 0.5);
        risk.set(i, -1);
      }
      Optimisation.Result result = model.minimise();
      double theirs = 0;
      double ours = 0;
      for (int i = 0; i < v.length; i++) {
        double other = result.doubleValue(i);
        theirs += other * other / 2 - other;
        ours += v[i] * v[i] / 2 - v[i];
      }
      assertTrue(
          ours <= theirs + SOLVER * (1 + Math.abs(theirs)), name + " " + ours + " " + theirs);
      double distance = Math.abs(ours - theirs) / (1 + Math.abs(theirs));
      assertTrue(distance <= SOLVER * 100, name + " " + ours + " " + theirs);
    }
  }

  @Test
  void nearlyEqualFeaturesKeepTheConstraints() {
    SplittableRandom random = new SplittableRandom(10);
    double[] x = draw(random, 1000, u -> 1 + 1e-6 * u);
    // Far more than 1 on each coordinate, so that the bound can be active: ⟨x²,v⟩ is near y.
    double y = 500;
    double free = dot(x, solve(x, y, OptionalDouble.empty()), 2);
    double bound = free - 1e-5;
    double[] v = solve(x, y, OptionalDouble.of(0.5 / bound));
    assertEquals(y, dot(x, v, 1), 1e-9 * y);
    assertEquals(bound, dot(x, v, 2), 1e-9 * bound);
  }

  @Test
  void emptyAndInfeasibleProblemsHaveNoMinimizer() {
    assertTrue(
        ConstrainedRiskMinimizer.of(new double[] {1, 2}, -1, OptionalDouble.empty()).isEmpty());
    assertTrue(ConstrainedRiskMinimizer.of(new double[] {0}, 1, OptionalDouble.empty()).isEmpty());
    // 4·y·min = 4 > 2/η.
    assertTrue(
        ConstrainedRiskMinimizer.of(new double[] {1, 2}, 1, OptionalDouble.of(0.51)).isEmpty());
    RiskMinimizer<Binary64> zero =
        ConstrainedRiskMinimizer.of(new double[] {-1, 0, -2}, 0, OptionalDouble.empty())
            .orElseThrow();
    assertArrayEquals(new double[] {0, 1, 0}, zero.endToEnd(new double[] {-1, 0, -2}));
    assertEquals(1, zero.supportSize());
  }

  @Test
  void badInputIsRefusedInOneLine() {
    OptionalDouble none = OptionalDouble.empty();
    assertMessage(
        "x must have at least one entry, got an empty vector",
        () -> ConstrainedRiskMinimizer.of(new double[0], 1, none));
    assertMessage(
        "x[1] must be a finite number, got NaN",
        () -> ConstrainedRiskMinimizer.of(new double[] {1, Double.NaN}, 1, none));
    assertMessage(
        "y must be a finite number within ±1.8e308, got Infinity",
        () -> ConstrainedRiskMinimizer.of(new double[] {1}, Double.POSITIVE_INFINITY, none));
    assertMessage(
        "η must be > 0, got 0.0",
        () -> ConstrainedRiskMinimizer.of(new double[] {1}, 1, OptionalDouble.of(0)));
  }

  private static void assertMessage(String expected, org.junit.jupiter.api.function.Executable e) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, e).getMessage());
  }

  @Test
  void extremeScalesAreSolvedOrRefused() {
    double[] tiny = {1e-81, 2e-81};
    assertArrayEquals(
        new double[] {0.8, 0.6},
        ConstrainedRiskMinimizer.of(tiny, 2e-81, OptionalDouble.empty())
            .orElseThrow()
            .endToEnd(tiny),
        1e-12);
    // ⟨x²,v⟩ = 3·10⁻¹⁶²: the bound is active.
    assertArrayEquals(
        new double[] {1, 0.5}, solve(tiny, 2e-81, OptionalDouble.of(0.5 / 3e-162)), 1e-12);
    // A label that a feature of that size can't be compared with, and multipliers beyond doubles.
    for (double[] x : new double[][] {{1e-300, 1}, {1e-305, 2e-305}, {1e200, 2e-200}}) {
      for (OptionalDouble eta : List.of(OptionalDouble.empty(), OptionalDouble.of(1e-3))) {
        for (double y : new double[] {1e300, 1e-300, 1}) {
          try {
            ConstrainedRiskMinimizer.of(x, y, eta)
                .ifPresent(
                    found -> {
                      for (double v : found.endToEnd(x)) {
                        assertTrue(Double.isFinite(v) && v >= 0, () -> Arrays.toString(x));
                      }
                    });
          } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage().contains("use exact numbers"), refused.getMessage());
          }
        }
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ConstrainedRiskMinimizer.of(new double[] {1e-300}, 1e300, OptionalDouble.empty()));
  }

  @Test
  void aBoundCloseToItsLeastFeasibleValueIsMet() {
    // The window's rounding left v = (2.09, 0, 1.99), 8 % off the label, without a word.
    double[] x = {0.21368996727931022, 0.8395864369822842, 0.4950381162282236};
    double[] v = solve(x, 0.9900762324564472, OptionalDouble.of(2.3632911939322354));
    assertArrayEquals(new double[] {4.6332368574063025, 0, 0}, v, ROUNDING);
  }

  @Test
  void feasibilityIsDecidedExactly() {
    // 2ηya₁ is 1 rounded, but 1 + 10⁻¹⁷ or so exactly: no point of 𝓜 is that flat.
    double[] one = {0.772083291368118};
    OptionalDouble rate = OptionalDouble.of(11.76025869213912);
    assertTrue(ConstrainedRiskMinimizer.of(one, 0.05506669037550993, rate).isEmpty());
    double[] three = {3};
    assertTrue(ConstrainedRiskMinimizer.of(three, 0.5, OptionalDouble.of(1 / 3.0)).isPresent());
    assertTrue(
        ConstrainedRiskMinimizer.of(three, 0.5, OptionalDouble.of(Math.nextUp(1 / 3.0))).isEmpty());
  }

  @Test
  void entriesOfVeryDifferentSizeKeepTheirPart() {
    // x₁/2ᵏ is 0 in doubles, and yet x₁ alone can carry the label.
    double[] x = {2e-200, -1e200};
    assertArrayEquals(new double[] {3, 0}, solve(x, 6e-200, OptionalDouble.empty()), 1e-12);
    double[] wide = {1.6213401471580905E-7, 3090073.1784560196, 4.492382973935029E-5};
    assertArrayEquals(
        new double[] {1, 0, 1}, solve(wide, 4.50859638735E-5, OptionalDouble.empty()), ROUNDING);
    // A bound beyond the range of doubles is none.
    assertArrayEquals(
        new double[] {2}, solve(new double[] {3}, 6, OptionalDouble.of(Double.MIN_VALUE)));
  }

  @Test
  void featuresAnUlpApartUnderABoundAreRefused() {
    // ν and μ are about 10¹⁵: rounded to doubles they leave no digit of v.
    double ulp = Math.ulp(1.0);
    double[] x = {1 + 2 * ulp, 1 + 2 * ulp, 1 + 2 * ulp, 1 + ulp, 1};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> solve(x, 2.8768805117716507, OptionalDouble.of(0.1737993628703363)));
    assertTrue(
        refused
            .getMessage()
            .startsWith("x, y and η must be of sizes that double arithmetic can compare, but ν = "),
        refused.getMessage());
  }

  @Test
  void theExactWayOutHasALimit() {
    // All weight on the least entry and a bound that leaves nothing else.
    double[] x = new double[100_001];
    Arrays.setAll(x, i -> i + 1);
    assertMessage(
        "x, y and η must be far enough from infeasible for double arithmetic when d > 100000,"
            + " got d = 100001; use exact numbers",
        () -> solve(x, 4, OptionalDouble.of(0.125)));
    double[] fewer = Arrays.copyOf(x, 1000);
    assertEquals(4, solve(fewer, 4, OptionalDouble.of(0.125))[0], ROUNDING);
  }
}
