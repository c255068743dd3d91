package normsharp.theory.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;

class LargestEntryRatioTest {
  /** Rounding of erf and of about 10³ terms of one sign; the claimed relative accuracy. */
  private static final double ROUNDING = 1e-13;

  private static void assertEstimates(double expected, QuadratureEstimate estimate) {
    assertEquals(expected, estimate.value(), ROUNDING * expected);
    assertTrue(Math.abs(expected - estimate.value()) <= estimate.errorEstimate());
    assertTrue(estimate.errorEstimate() <= 10 * ROUNDING * expected, estimate::toString);
    assertTrue(estimate.lower() <= expected && expected <= estimate.upper(), estimate::toString);
    assertTrue(estimate.upper() - estimate.lower() < 1e-3 * expected, estimate::toString);
  }

  @Test
  void oneFeatureHasRatioOneExactly() {
    assertEquals(1, new LargestEntryRatio(1).firstMoment().value());
    assertEquals(1, new LargestEntryRatio(1).secondMoment().value());
    assertEquals(0, new LargestEntryRatio(1).secondMoment().errorEstimate());
  }

  @Test
  void twoFeaturesHaveClosedForms() {
    // x_min/x_max = tan φ with φ uniform on [0, π/4]: E tan φ = (2/π)ln 2, E tan² φ = 4/π − 1.
    double log2 = Math.log(2);
    assertEstimates(1 + 2 * log2 / Math.PI, new LargestEntryRatio(2).firstMoment());
    assertEstimates((4 + 4 * log2) / Math.PI, new LargestEntryRatio(2).secondMoment());
  }

  @Test
  void threeFeaturesAgreeWithAnIntegralOverTheFaceOfACube() {
    // (x_i/x_max) has density ∝ (1 + |u|²)^(−3/2) on [0, 1]²: a different integral altogether.
    double mass = overSquare((u, v) -> 1, 3);
    double first = overSquare((u, v) -> 1 + u + v, 3) / mass;
    double second = overSquare((u, v) -> (1 + u + v) * (1 + u + v), 3) / mass;
    // The face holds a third of the octant's solid angle π/2.
    assertEquals(Math.PI / 6, mass, ROUNDING);
    assertEstimates(first, new LargestEntryRatio(3).firstMoment());
    assertEstimates(second, new LargestEntryRatio(3).secondMoment());
  }

  private static double overSquare(DoubleBinaryOperator f, int n) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(40, 0, 1);
    return rule.integrate(
        u -> rule.integrate(v -> f.applyAsDouble(u, v) * Math.pow(1 + u * u + v * v, -n / 2.0)));
  }

  @Test
  void conditionalMomentsAgreeWithDirectIntegration() {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(60, 0, 1);
    for (double m : new double[] {0, 1e-9, 1e-3, 0.5, 1.9999, 2, 2.0001, 3, 6, 12}) {
      double mass = rule.integrate(u -> Math.exp(-m * m * u * u / 2));
      for (int k : new int[] {1, 2}) {
        int power = k;
        double direct = rule.integrate(u -> Math.pow(u, power) * Math.exp(-m * m * u * u / 2));
        double moment = LargestEntryRatio.conditionalMoment(k, m);
        assertEquals(direct / mass, moment, ROUNDING * moment, "k = " + k + ", m = " + m);
      }
    }
  }

  @Test
  void smallMaximaDoNotCancel() {
    // e₁ = 1/2 − m²/24 + …, e₂ = 1/3 − 2m²/45 + …; (F − mf)/(m²F) would lose all digits here.
    double m = 1e-5;
    assertEquals(0.5 - m * m / 24, LargestEntryRatio.conditionalMoment(1, m), 1e-16);
    assertEquals(1.0 / 3 - 2 * m * m / 45, LargestEntryRatio.conditionalMoment(2, m), 1e-16);
  }

  @Test
  void conditionalMomentsDecreaseInTheMaximum() {
    LargestEntryRatio ratio = new LargestEntryRatio(7);
    double first = 4;
    double second = 50;
    for (double m = 0.01; m < 12; m += 0.01) {
      assertTrue(ratio.firstMomentGiven(m) < first);
      assertTrue(ratio.secondMomentGiven(m) < second);
      first = ratio.firstMomentGiven(m);
      second = ratio.secondMomentGiven(m);
    }
  }

  @Test
  void paperBoundsHoldAndAreFarFromSharp() {
    for (int n : new int[] {1, 2, 5, 20, 1000}) {
      LargestEntryRatio ratio = new LargestEntryRatio(n);
      double first = ratio.firstMoment().value();
      double second = ratio.secondMoment().value();
      assertTrue(first <= n && second <= (double) n * n);
      assertTrue(first >= 1 && second >= first * first * (1 - ROUNDING));
    }
    assertTrue(new LargestEntryRatio(1000).firstMoment().value() < 1000 / 3.5);
  }

  @Test
  void manyFeaturesFollowTheExtremeValueTrend() {
    // Σx ≈ n√(2/π) and x_max ≈ m*, where n·P(X > m*) = 1; the approach is like 1/m*², so slow.
    double previous = 1;
    for (int n : new int[] {10, 1_000, 100_000, 10_000_000, 1_000_000_000}) {
      double upper = 8;
      double lower = 0;
      for (int k = 0; k < 60; k++) {
        double middle = (lower + upper) / 2;
        if (n * (1 - LargestEntryRatio.cumulative(middle)) > 1) {
          lower = middle;
        } else {
          upper = middle;
        }
      }
      QuadratureEstimate first = new LargestEntryRatio(n).firstMoment();
      double predicted = n * Math.sqrt(2 / Math.PI) / upper;
      double deviation = Math.abs(first.value() / predicted - 1);
      assertTrue(deviation < 0.9 * previous, "n = " + n + ", deviation " + deviation);
      assertTrue(first.errorEstimate() < 1e-11 * first.value(), first::toString);
      previous = deviation;
    }
    assertTrue(previous < 0.03);
  }

  @Test
  void densityOfTheMaximumHasMassOne() {
    for (int n : new int[] {1, 3, 1000, 1_000_000}) {
      double mass = 0;
      for (int k = 0; k < 200; k++) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(20, k * 0.1, (k + 1) * 0.1);
        double dimension = n;
        mass +=
            rule.integrate(
                m ->
                    dimension
                        * LargestEntryRatio.cumulativePower(m, dimension - 1)
                        * LargestEntryRatio.density(m));
      }
      assertEquals(1, mass, 1e-12);
    }
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LargestEntryRatio(0));
    assertThrows(IllegalArgumentException.class, () -> new LargestEntryRatio(2_000_000_000));
    assertThrows(IllegalArgumentException.class, () -> LargestEntryRatio.conditionalMoment(3, 1));
    assertThrows(IllegalArgumentException.class, () -> LargestEntryRatio.conditionalMoment(1, -1));
    assertThrows(IllegalArgumentException.class, () -> new QuadratureEstimate(0, 0, 1, -1));
  }
}
