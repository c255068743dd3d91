package normsharp.theory.risk;

import static normsharp.theory.risk.RiskArbitraries.fraction;
import static normsharp.theory.risk.RiskArbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937a;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

class ConstrainedOptimumTest {
  /** Small well-conditioned problems: a few roundings. */
  private static final double ROUNDING = 1e-13;

  /** ojAlgo's convex solver stops at about seven to eight digits of the solution. */
  private static final double OJALGO_ACCURACY = 1e-6;

  private static ConstrainedOptimum.Found found(RiskModel<BigFraction> model, int y, int... x) {
    return (ConstrainedOptimum.Found)
        ConstrainedOptimum.of(model, new TrainingPoint<>(integers(x), fraction(y, 1)));
  }

  private static RiskModel<BigFraction> gaussian(int d) {
    return RiskModel.gaussian(BigFractionField.getInstance(), d);
  }

  @Test
  void interiorOptimumIsTheUnconstrainedOne() {
    // v = 1 − λx, λ = (4 − 14)/10 = −1 at x = (1, 3), y = 14.
    ConstrainedOptimum.Found found = found(gaussian(2), 14, 1, 3);
    assertEquals(2, found.v().get(0), ROUNDING);
    assertEquals(4, found.v().get(1), ROUNDING);
    assertEquals(-1, found.multiplier(), ROUNDING);
    assertTrue(found.kktResidual() < ROUNDING);
  }

  @Test
  void aNegativeEntryOfThePrintedFormulaIsClippedAndTheRestResolved() {
    // The printed point is (179/140, −11/28); clipping alone would miss the equation.
    TrainingPoint<BigFraction> point = new TrainingPoint<>(integers(1, 3), fraction(1, 10));
    ConstrainedOptimum.Found found =
        (ConstrainedOptimum.Found)
            ConstrainedOptimum.of(UnconstrainedOptimumTest.exponentialFeatures(), point);
    assertEquals(0.1, found.v().get(0), ROUNDING);
    assertEquals(0, found.v().get(1));
  }

  @Test
  void zeroFeaturesTakeTheirFreeOptimum() {
    ConstrainedOptimum.Found found = found(gaussian(3), 6, 0, 2, 0);
    assertEquals(List.of(1.0, 3.0, 1.0), found.v());
  }

  @Test
  void labelZeroWithMixedSignsLetsAPairEnter() {
    // v = 1 − λ(1, −2) with λ = −1/5: (6/5, 3/5), which needs both coordinates at once.
    ConstrainedOptimum.Found found = found(gaussian(2), 0, 1, -2);
    assertEquals(1.2, found.v().get(0), ROUNDING);
    assertEquals(0.6, found.v().get(1), ROUNDING);
    assertEquals(-0.2, found.multiplier(), ROUNDING);
  }

  @Test
  void labelZeroWithOneSignForcesTheVectorToZero() {
    ConstrainedOptimum.Found found = found(gaussian(2), 0, 1, 2);
    assertEquals(List.of(0.0, 0.0), found.v());
    // λ ≥ max μ_i/x_i = 1 is required, and the least such λ is reported.
    assertEquals(1, found.multiplier());
    assertEquals(0, found.kktResidual());
  }

  @Test
  void noFeaturesAtAllLeaveNonNegativeLeastSquares() {
    RiskModel<BigFraction> model =
        new RiskModel<>(List.of(integers(2, 1), integers(1, 2)), integers(-1, 3), fraction(20, 1));
    // Free minimum (−5/3, 7/3) is infeasible; with v_1 = 0: v_2 = 3/2.
    assertEquals(List.of(0.0, 1.5), found(model, 0, 0, 0).v());
  }

  @Test
  void oneFeatureLeavesNoChoice() {
    assertEquals(List.of(3.0), found(gaussian(1), -6, -2).v());
    assertEquals(List.of(0.0), found(gaussian(1), 0, -2).v());
    assertEquals(List.of(1.0), found(gaussian(1), 0, 0).v());
  }

  @Test
  void aLabelThatNothingCarriesIsReported() {
    ConstrainedOptimum outcome =
        ConstrainedOptimum.of(gaussian(2), new TrainingPoint<>(integers(1, 0), fraction(-1, 1)));
    assertInstanceOf(ConstrainedOptimum.Empty.class, outcome);
  }

  @Test
  void tinyLabelsWithTiesKeepTheEquation() {
    // Without refinement ⟨x, v⟩ would carry an error of 10⁻¹⁶ where y = 10⁻¹².
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(Vectors.constant(3, new Binary64(1.0 / 3)), new Binary64(1e-12));
    RiskModel<Binary64> model = RiskModel.gaussian(Binary64.ONE.getField(), 3);
    ConstrainedOptimum.Found found = (ConstrainedOptimum.Found) ConstrainedOptimum.of(model, point);
    assertTrue(found.kktResidual() < ROUNDING, found::toString);
  }

  @Test
  void tinyFeaturesDoNotUnderflow() {
    // x² is 0 in double; v = 1 − λx with λx = (4 − 14)/10 · (1, 3) as for x = (1, 3), y = 14.
    TrainingPoint<Binary64> point =
        new TrainingPoint<>(
            List.of(new Binary64(0x1p-700), new Binary64(3 * 0x1p-700)),
            new Binary64(14 * 0x1p-700));
    ConstrainedOptimum.Found found =
        (ConstrainedOptimum.Found) ConstrainedOptimum.of(gaussian(2), point);
    assertEquals(2, found.v().get(0), ROUNDING);
    assertEquals(4, found.v().get(1), ROUNDING);
    assertEquals(-0x1p700, found.multiplier(), 0x1p700 * ROUNDING);
    // The only carrier is 2⁻⁷⁰⁰ times the other entry.
    TrainingPoint<Binary64> uneven =
        new TrainingPoint<>(
            List.of(new Binary64(-1), new Binary64(0x1p-700)), new Binary64(0x1p-699));
    ConstrainedOptimum.Found pair =
        (ConstrainedOptimum.Found) ConstrainedOptimum.of(gaussian(2), uneven);
    assertTrue(pair.kktResidual() < ROUNDING, pair::toString);
  }

  @Test
  void residualRejectsPerturbedPointsAndMultipliers() {
    RiskModel<BigFraction> model = gaussian(2);
    TrainingPoint<BigFraction> point = new TrainingPoint<>(integers(1, 3), fraction(14, 1));
    List<Double> v = List.of(2.0, 4.0);
    assertEquals(0, ConstrainedOptimum.kktResidual(model, point, v, -1));
    assertTrue(ConstrainedOptimum.kktResidual(model, point, v, -1.01) > 1e-3);
    assertTrue(ConstrainedOptimum.kktResidual(model, point, v, 1) > 0.1);
    // Feasible but not optimal, and optimal but for the sign constraint.
    assertTrue(ConstrainedOptimum.kktResidual(model, point, List.of(5.0, 3.0), -1) > 1e-3);
    TrainingPoint<BigFraction> low = new TrainingPoint<>(integers(1, 3), fraction(0, 1));
    assertTrue(ConstrainedOptimum.kktResidual(model, low, List.of(0.6, -0.2), 0.4) > 0.1);
  }

  @Test
  void momentsThatAreNotPositiveDefiniteAreRefused() {
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(3, fraction(1, 1), fraction(1, 1)),
            integers(1, 1, 1),
            fraction(1, 1));
    TrainingPoint<BigFraction> point = new TrainingPoint<>(integers(1, 2, 3), fraction(1, 1));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ConstrainedOptimum.of(model, point));
    assertTrue(refusal.getMessage().startsWith("Σ must be positive definite"));
    assertThrows(IllegalArgumentException.class, () -> ConstrainedOptimum.of(gaussian(2), point));
  }

  @Test
  void scalesOfFeaturesDoNotMakeAModelSingular() {
    RiskModel<BigFraction> model =
        RiskModel.linear(
            List.of(
                List.of(fraction(1, 1), fraction(0, 1)),
                List.of(fraction(0, 1), new BigFraction(1e-24))),
            integers(1, 1),
            fraction(1, 1));
    assertInstanceOf(
        ConstrainedOptimum.Found.class,
        ConstrainedOptimum.of(model, new TrainingPoint<>(integers(1, 1), fraction(1, 1))));
  }

  @Test
  void largerProblemsAgreeWithAnIndependentSolver() {
    RandomGenerator rng = new Well19937a(5);
    int boundsMet = 0;
    for (int d : new int[] {2, 5, 12, 30}) {
      for (int trial = 0; trial < 10; trial++) {
        RiskModel<Binary64> model = randomModel(d, rng);
        TrainingPoint<Binary64> point = randomPoint(d, rng, trial);
        if (!point.isInterpolable()) {
          continue;
        }
        ConstrainedOptimum.Found found =
            (ConstrainedOptimum.Found) ConstrainedOptimum.of(model, point);
        assertTrue(found.kktResidual() < 1e-12, found::toString);
        Optimisation.Result other = ojAlgo(model, point);
        for (int i = 0; i < d; i++) {
          assertEquals(other.doubleValue(i), found.v().get(i), OJALGO_ACCURACY);
          boundsMet += found.v().get(i) == 0 ? 1 : 0;
        }
      }
    }
    assertTrue(boundsMet > 50, "the comparison must exercise the sign constraints");
  }

  private static RiskModel<Binary64> randomModel(int d, RandomGenerator rng) {
    double[][] factor = new double[d + 1][d + 1];
    for (double[] row : factor) {
      for (int k = 0; k <= d; k++) {
        row[k] = rng.nextGaussian();
      }
    }
    List<List<Binary64>> joint = new ArrayList<>();
    for (int i = 0; i <= d; i++) {
      List<Binary64> row = new ArrayList<>();
      for (int j = 0; j <= d; j++) {
        double entry = QuadraticRisk.dot(factor[i], factor[j]) / d + (i == j ? 0.1 : 0);
        row.add(new Binary64(entry));
      }
      joint.add(row);
    }
    List<List<Binary64>> sigma = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      sigma.add(joint.get(i).subList(0, d));
    }
    return new RiskModel<>(sigma, joint.get(d).subList(0, d), joint.get(d).get(d));
  }

  /** Mixed signs, some zeros; every third label is 0. */
  private static TrainingPoint<Binary64> randomPoint(int d, RandomGenerator rng, int trial) {
    List<Binary64> x = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      x.add(new Binary64(rng.nextDouble() < 0.2 ? 0 : rng.nextGaussian()));
    }
    return new TrainingPoint<>(x, new Binary64(trial % 3 == 0 ? 0 : rng.nextGaussian()));
  }

  private static Optimisation.Result ojAlgo(
      RiskModel<Binary64> model, TrainingPoint<Binary64> point) {
    int d = model.dimension();
    double[][] sigma = QuadraticRisk.of(model).sigma;
    R064Store nonNegative = R064Store.FACTORY.make(d, d);
    for (int i = 0; i < d; i++) {
      nonNegative.set(i, i, -1);
    }
    return ConvexSolver.newBuilder()
        .objective(
            R064Store.FACTORY.copy(org.ojalgo.structure.Access2D.wrap(sigma)),
            R064Store.FACTORY.column(QuadraticRisk.toArray(model.crossMoments())))
        .equality(point.y().getReal(), QuadraticRisk.toArray(point.x()))
        .inequalities(nonNegative, R064Store.FACTORY.make(d, 1))
        .solve();
  }
}
