package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** Appendix F after Theorem F.1: the two expected generalisation errors. */
class GeneralizationErrorTest {
  /** Closed forms evaluated in double, themselves good to a few 10⁻¹⁵ relative. */
  private static final double CLOSED_FORM = 2e-13;

  /** Hipparchus' erfc and incomplete beta function are good to about 10⁻¹³ here. */
  private static final double LIBRARY = 1e-11;

  @Test
  void onTheLineBothErrorsAreTwiceTheProductOfTheTails() {
    for (double rho : new double[] {0, 1e-8, 0.3, 1, 2.5, 8, 20, 37}) {
      double expected = 2 * normalCdf(rho) * normalCdf(-rho);
      assertRelative(expected, GeneralizationError.minSharpness(1, rho), LIBRARY);
      assertRelative(expected, GeneralizationError.maxMargin(1, rho), LIBRARY);
    }
  }

  @Test
  void inThePlaneTheSharpnessMinimizerErrsWithProbabilityHalfExp() {
    // I_½(1 + j, 1) = 2^(−1−j), so Σ Poisson(j; ρ²) 2^(−1−j) = ½e^(−ρ²/2).
    for (double rho : new double[] {0, 1e-5, 0.5, 1, 4, 30, 100, 1000}) {
      ErrorProbability error = GeneralizationError.minSharpness(2, rho);
      assertLog(-Math.log(2) - rho * rho / 2, error, CLOSED_FORM);
    }
  }

  @Test
  void withoutAMeanTheErrorsAreThoseOfTheUniformDistribution() {
    for (int d : new int[] {2, 3, 4, 5, 10, 51, 400}) {
      assertLog(-Math.log(2), GeneralizationError.minSharpness(d, 0), CLOSED_FORM);
      double expected = 0.5 + 0.5 * Beta.regularizedBeta(0.25, 0.5, (d - 1) / 2.0);
      assertRelative(expected, GeneralizationError.maxMargin(d, 0), LIBRARY);
    }
    assertLog(Math.log(2 / 3.0), GeneralizationError.maxMargin(2, 0), CLOSED_FORM); // 120° of 180°
    assertLog(Math.log(0.75), GeneralizationError.maxMargin(3, 0), CLOSED_FORM); // Archimedes
  }

  /** The paper's density for ρ ≪ 1 is that of d + 1 features: 0.80 instead of ¾ for d = 3. */
  @Test
  void thePrintedSmallMeanFormulaBelongsToOneMoreFeature() {
    // d = 4: ¾∫_(−1)^½ (1 − x²)dx. d = 3: (2/π)∫_(−1)^½ √(1 − x²)dx. d = 1: arcsine law, ⅔.
    double printedFour = 0.75 * (0.5 - 1 / 24.0 + 1 - 1 / 3.0);
    double printedThree = 0.5 + (Math.asin(0.5) + 0.5 * Math.sqrt(0.75)) / Math.PI;
    double printedOne = 2 / 3.0;
    assertRelative(printedFour, GeneralizationError.maxMargin(5, 0), CLOSED_FORM);
    assertRelative(printedThree, GeneralizationError.maxMargin(4, 0), CLOSED_FORM);
    assertRelative(printedOne, GeneralizationError.maxMargin(2, 0), CLOSED_FORM);
    assertTrue(printedFour - GeneralizationError.maxMargin(4, 0).value() > 0.03);
    assertTrue(printedThree - GeneralizationError.maxMargin(3, 0).value() > 0.05);
    assertTrue(printedOne - GeneralizationError.maxMargin(1, 0).value() > 0.16);
  }

  @Test
  void forManyFeaturesTheLimitsAreOneAndOneHalf() {
    // Small fixed mean: the paper's limits hold. P(T ≤ ½) = 1 − O((3/4)^(d/2)).
    assertTrue(GeneralizationError.maxMargin(300, 0.1).value() > 1 - 1e-15);
    assertEquals(0.5, GeneralizationError.minSharpness(10_000, 0.1).value(), 1e-4);
    assertTrue(GeneralizationError.minSharpness(10_000, 0.1).value() < 0.5);
  }

  /** Reference values of the two series in 40-digit arithmetic (mpmath), natural logarithms. */
  @Test
  void valuesAgreeWithFortyDigitArithmetic() {
    assertSeries(2, 1.5, 0.5, -1.8181471805599454, -1.1235515335512363);
    assertSeries(3, 2, 0.5, -2.453048468051527, -1.1916539134335085);
    assertSeries(4, 1, 0.25, -1.0753641449035618, -0.6861628077791807);
    assertSeries(7, 10, 0.5, -45.25509467598117, -20.32594862110575);
    assertSeries(30, 8, 0.5, -20.14038996761133, -3.8911355431949883);
    assertSeries(2, 10, 0.9, -50.69314718055995, -6.430165365039091);
    assertSeries(2, 40, 0.5, -800.6931471805599, -403.36629866675923);
    assertSeries(101, 40, 0.5, -679.2025718614194, -275.3745170770171);
  }

  private static void assertSeries(int d, double rho, double c, double atZero, double atC) {
    ErrorProbability zero = GeneralizationError.minSharpness(d, rho);
    ErrorProbability some = GeneralizationError.cosineAtMost(c, d, rho);
    // Within the bound that the result states, and the bound itself is small.
    assertLog(atZero, zero, zero.relativeErrorBound());
    assertLog(atC, some, some.relativeErrorBound());
    assertTrue(some.relativeErrorBound() < 1e-11, "bound " + some.relativeErrorBound());
  }

  @Test
  void largeMeanInThePlaneFollowsLaplacesMethod() {
    // d = 2, c = ½: P ~ √(6/π) e^(−ρ²/4)/ρ, relative correction O(ρ⁻²).
    for (double rho : new double[] {100, 1000, 10_000}) {
      double expected = 0.5 * Math.log(6 / Math.PI) - Math.log(rho) - rho * rho / 4;
      ErrorProbability error = GeneralizationError.maxMargin(2, rho);
      double tolerance = 10 / (rho * rho) + error.relativeErrorBound();
      assertEquals(expected, error.logValue(), tolerance + Math.ulp(expected));
    }
  }

  @Test
  void theExponentIsHalfOfOneMinusTheCosine() {
    for (int d = 2; d <= 6; d++) {
      for (double c : new double[] {0, 0.25, 0.5, 0.9}) {
        double slope = exponent(c, d);
        assertEquals(-(1 - c) / 2, slope, 2e-4); // log ρ/ρ² terms at ρ = 300
      }
      assertTrue(Math.abs(exponent(0.5, d) + 1 / 16.0) > 0.1, "not Φ(−ρ/(2√2)) ≈ e^(−ρ²/16)");
      assertTrue(Math.abs(exponent(0, d) + 1 / 4.0) > 0.1, "not Φ(−ρ/√2) ≈ e^(−ρ²/4)");
    }
  }

  @Test
  void thePrintedLargeMeanFormulasAreFarOff() {
    // ρ = 10, d = 2: printed (2π)^(−½)Φ(−10/(2√2)) = 8.1·10⁻⁵, true 2·10⁻¹².
    double printed = normalCdf(-10 / (2 * Math.sqrt(2))) / Math.sqrt(2 * Math.PI);
    double truth = GeneralizationError.maxMargin(2, 10).value();
    assertTrue(printed > 1e7 * truth, printed + " against " + truth);
    // ρ = 4, d = 8, where 4 ≫ 1 fails to be large: the factor (2π)^(−7/2) now errs downward.
    double factor = Math.pow(2 * Math.PI, -3.5);
    double printedEight = factor * normalCdf(-4 / (2 * Math.sqrt(2)));
    double truthEight = GeneralizationError.maxMargin(8, 4).value();
    assertTrue(printedEight < 1e-2 * truthEight, printedEight + " against " + truthEight);
  }

  /** "Here, both expected generalization errors are small" needs ρ² ≫ d, not only ρ ≫ 1. */
  @Test
  void aLargeMeanInManyMoreDimensionsStillFailsTheMaxMarginClassifier() {
    assertTrue(GeneralizationError.maxMargin(10_000, 30).value() > 1 - 1e-10);
    assertTrue(GeneralizationError.minSharpness(10_000, 30).value() < 1e-16);
    // T concentrates at ρ²/(ρ² + d) = ½ for ρ² = d.
    assertEquals(0.5, GeneralizationError.maxMargin(1_000_000, 1000).value(), 1e-3);
    SplittableRandom random = new SplittableRandom(44);
    int misses = 0;
    for (int i = 0; i < 40; i++) {
      misses += sampleCosine(random, 10_000, 30) <= 0.5 ? 1 : 0;
    }
    assertEquals(40, misses);
  }

  @Test
  void simulationAgreesAndRejectsThePrintedFormula() {
    double rho = 2;
    int samples = 100_000;
    SplittableRandom random = new SplittableRandom(43);
    for (int d = 2; d <= 5; d++) {
      int belowHalf = 0;
      int belowZero = 0;
      for (int i = 0; i < samples; i++) {
        double cosine = sampleCosine(random, d, rho);
        belowHalf += cosine <= 0.5 ? 1 : 0;
        belowZero += cosine <= 0 ? 1 : 0;
      }
      double half = belowHalf / (double) samples;
      double zero = belowZero / (double) samples;
      // Four standard deviations, with the variance at its bound ¼.
      double radius = 4 * Math.sqrt(0.25 / samples);
      assertEquals(GeneralizationError.maxMargin(d, rho).value(), half, radius);
      assertEquals(GeneralizationError.minSharpness(d, rho).value(), zero, radius);
      double factor = Math.pow(2 * Math.PI, -(d - 1) / 2.0);
      double printedHalf = factor * normalCdf(-rho / (2 * Math.sqrt(2)));
      double printedZero = factor * normalCdf(-rho / Math.sqrt(2));
      assertTrue(Math.abs(printedHalf - half) > radius);
      assertTrue(Math.abs(printedZero - zero) > radius);
    }
  }

  @Test
  void largeProblemsTakeLessThanASecond() {
    int[][] cases = {{2, 1000}, {9999, 1000}, {10_000, 1000}, {10_000, 30}, {10_000, 0}};
    for (int[] c : cases) {
      assertTimeout(
          Duration.ofSeconds(5), // generous for a busy machine; it takes below 0.2 s
          () -> {
            ErrorProbability error = GeneralizationError.maxMargin(c[0], c[1]);
            assertTrue(error.relativeErrorBound() < 1e-8);
            assertTrue(error.logValue() >= GeneralizationError.minSharpness(c[0], c[1]).logValue());
          });
    }
    ErrorProbability tiny = GeneralizationError.maxMargin(2, 100);
    assertEquals(0, tiny.value());
    assertEquals(-2500, tiny.logValue(), 5);
  }

  @Test
  void badInputIsNamedInOneLine() {
    assertMessage(() -> GeneralizationError.maxMargin(0, 1), "1 ≤ d ≤ 1000000, got 0");
    assertMessage(() -> GeneralizationError.maxMargin(2, -1), "0 ≤ ρ ≤ 10000.0, got -1.0");
    assertMessage(() -> GeneralizationError.minSharpness(2, Double.NaN), "got NaN");
    assertMessage(
        () -> GeneralizationError.minSharpness(2, Double.POSITIVE_INFINITY), "got Infinity");
    assertMessage(() -> GeneralizationError.cosineAtMost(-0.1, 2, 1), "0 ≤ c ≤ 0.99, got -0.1");
    assertMessage(() -> GeneralizationError.cosineAtMost(Double.NaN, 2, 1), "got NaN");
    assertMessage(() -> new ErrorProbability(0.1, 0), "≤ 0, got 0.1");
    assertMessage(() -> new ErrorProbability(-1, Double.NaN), "≥ 0, got NaN");
  }

  private static double exponent(double c, int d) {
    double from = GeneralizationError.cosineAtMost(c, d, 300).logValue();
    double to = GeneralizationError.cosineAtMost(c, d, 600).logValue();
    return (to - from) / (600.0 * 600 - 300.0 * 300);
  }

  private static double sampleCosine(SplittableRandom random, int d, double rho) {
    double inner = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < d; i++) {
      double mean = i == 0 ? rho : 0;
      double a = mean + random.nextGaussian();
      double b = mean + random.nextGaussian();
      inner += a * b;
      first += a * a;
      second += b * b;
    }
    return inner / Math.sqrt(first * second);
  }

  private static double normalCdf(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  private static void assertRelative(double expected, ErrorProbability actual, double tolerance) {
    assertEquals(expected, actual.value(), tolerance * expected);
  }

  /** The logarithm, to the given relative error of the probability and one rounding of its own. */
  private static void assertLog(double expected, ErrorProbability actual, double tolerance) {
    assertEquals(expected, actual.logValue(), tolerance + 2 * Math.ulp(expected));
  }

  private static void assertMessage(Runnable call, String part) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part) && !message.contains("\n"), message);
  }
}
