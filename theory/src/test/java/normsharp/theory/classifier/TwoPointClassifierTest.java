package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Appendix F, Theorem F.1: values worked by hand, and the minimum over (z, b) by search. */
class TwoPointClassifierTest {
  /** A few roundings on numbers of size one. */
  private static final double ROUNDING = 1e-15;

  private static final TwoPointClassifier<Binary64> LINE = new TwoPointClassifier<>(numbers(1));

  @Test
  void lossAtZeroWeightsIsLogTwo() {
    assertEquals(Math.log(2), LINE.loss(numbers(0, 0)).getReal(), ROUNDING);
  }

  @Test
  void theLossIsPositiveAndThePrintedOneNegative() {
    List<Binary64> w = numbers(1, -0.5);
    double logTerms = Math.log(1 - g(-0.5)) + Math.log(g(0.5));
    assertEquals(-0.5 * logTerms, LINE.loss(w).getReal(), ROUNDING);
    assertTrue(0.5 * logTerms < 0, "without its minus sign the loss would be negative");
  }

  @Test
  void lossIsAccurateForHugeScores() {
    // log(1 + e^(−40)) = e^(−40) to double; a naive log(1 − g) would give 0.
    assertEquals(Math.exp(-40), LINE.loss(numbers(80, -40)).getReal(), 1e-15 * Math.exp(-40));
    assertEquals(1000, LINE.loss(numbers(-2000, 1000)).getReal());
  }

  @Test
  void gradientAndHessianOnTheLineAreThoseWorkedByHand() {
    // w = (1, 0): x₁ = (0, 1), x₂ = (1, 1), g(0) = ½, q = g'(1).
    List<Double> gradient = Vectors.toDoubles(LINE.gradient(numbers(1, 0)));
    assertEquals(-0.5 * g(-1), gradient.get(0), ROUNDING);
    assertEquals(0.25 - 0.5 * g(-1), gradient.get(1), ROUNDING);
    double q = g(1) * g(-1);
    List<List<Binary64>> hessian = LINE.hessian(numbers(1, 0));
    assertEquals(0.5 * q, hessian.get(0).get(0).getReal(), ROUNDING);
    assertEquals(0.5 * q, hessian.get(0).get(1).getReal(), ROUNDING);
    assertEquals(0.5 * q, hessian.get(1).get(0).getReal(), ROUNDING);
    assertEquals(0.5 * (0.25 + q), hessian.get(1).get(1).getReal(), ROUNDING);
  }

  @Test
  void sharpnessWherePEqualsQContainsTheGoldenRatio() {
    // p = q gives ¼(3 + √5)p = ½φ²p; the max-margin classifier (1, −½) is such a point.
    double phi = (1 + Math.sqrt(5)) / 2;
    double p = g(0.5) * g(-0.5);
    double sharpness = LINE.sharpness(numbers(1, -0.5)).getReal();
    assertEquals(0.5 * phi * phi * p, sharpness, ROUNDING);
    assertEquals(0.307624, sharpness, 1e-6);
  }

  @Test
  void thePrintedMinimumIsRight() {
    assertEquals(0.277, s(1, 0), 5e-4); // three printed digits
    assertEquals(0.277298, s(1, 0), 1e-6);
  }

  @Test
  void eigenvectorsSurviveWhereTheHessianUnderflows() {
    List<HessianEigenpair<Binary64>> spectrum = LINE.nonzeroSpectrum(numbers(1800, -900));
    for (HessianEigenpair<Binary64> pair : spectrum) {
      assertEquals(1, Vectors.dot(pair.vector(), pair.vector()).getReal(), ROUNDING);
    }
  }

  /** Search as independent check of the argument in the Javadoc of sharpness(z, b). */
  @Test
  void sharpnessIsLeastAtOneZeroAmongAllFeasiblePairs() {
    double least = s(1, 0);
    int n = 400;
    for (int i = 1; i <= n; i++) {
      double z = i / (double) n;
      for (int j = 0; j < n; j++) {
        double b = -z * j / n; // −z < b ≤ 0
        if (i == n && j == 0) {
          continue;
        }
        // Distance in ℓ1 from (1, 0), where the slopes are −0.084 in z and in b. Growth by at
        // least 0.02 per unit over the whole set leaves no room for a competitor.
        double distance = (1 - z) - b;
        assertTrue(s(z, b) > least + 0.02 * distance, "z = " + z + ", b = " + b);
      }
    }
  }

  @Test
  void localSearchFromAnyCornerEndsAtOneZero() {
    for (double[] start : new double[][] {{0.01, 0}, {1, -0.2}, {0.5, -0.49}, {0.5, 0}}) {
      double z = start[0];
      double b = start[1];
      for (double step = 0.25; step > 1e-12; ) {
        double bestZ = z;
        double bestB = b;
        for (double[] move : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}}) {
          double tryZ = Math.min(1, z + step * move[0]);
          double tryB = Math.min(0, b + step * move[1]);
          if (tryZ > 0 && tryB > -tryZ && s(tryZ, tryB) < s(bestZ, bestB)) {
            bestZ = tryZ;
            bestB = tryB;
          }
        }
        if (bestZ == z && bestB == b) {
          step /= 2;
        }
        z = bestZ;
        b = bestB;
      }
      assertEquals(1, z);
      assertEquals(0, b);
    }
  }

  /** d = 1: w̃ = ±1, and only w̃ = x̃₂ is feasible, for both signs of x̃₂. */
  @Test
  void onTheLineTheMinimizerIsTheSameForBothDirections() {
    for (double direction : new double[] {1, -1}) {
      TwoPointClassifier<Binary64> data = new TwoPointClassifier<>(numbers(direction));
      double least = data.sharpness(data.separators().sharpnessMinimizer().toWeights()).getReal();
      assertEquals(s(1, 0), least);
      for (int j = 1; j < 1000; j++) {
        List<Binary64> w = numbers(direction, -j / 1000.0);
        assertTrue(data.separators().contains(w));
        assertTrue(data.sharpness(w).getReal() > least);
        assertTrue(!data.separators().contains(numbers(-direction, -j / 1000.0)));
      }
    }
  }

  @Test
  void sharpnessIsNotMonotoneAlongTheEdge() {
    double atEnd = s(1, -1);
    double largest = 0;
    for (int j = 0; j <= 1000; j++) {
      largest = Math.max(largest, s(1, -j / 1000.0));
    }
    assertTrue(largest > atEnd + 1e-3, "rises, then falls: " + largest + " > " + atEnd);
    assertTrue(atEnd > s(1, 0) + 0.03);
  }

  /** The conclusion (ii) rests on ‖w̃‖ = 1: at a large norm the minimizer is nearly max-margin. */
  @Test
  void atLargeNormTheSharpnessMinimizerTendsToTheMaxMarginDirection() {
    double norm = 30;
    double best = bestBias(norm);
    assertEquals(-norm / 2 + 0.5 * Math.log(2), best, 1.5e-3); // grid spacing 10⁻³
    assertTrue(s(norm, best) < 1e-5 * s(norm, 0));
  }

  @Test
  void theMinimizerLeavesTheOriginNearNormThreePointSixThree() {
    assertEquals(0, bestBias(3.62));
    assertEquals(-1.0, bestBias(3.64), 0.05);
  }

  @Test
  void badInputIsNamedInOneLine() {
    assertMessage(() -> new TwoPointClassifier<>(numbers(1, 1)), "x̃₂ must have norm 1");
    assertMessage(() -> new TwoPointClassifier<>(numbers(Double.NaN)), "x̃₂ must have norm 1");
    assertMessage(() -> new TwoPointClassifier<Binary64>(List.of()), "at least one entry");
    assertMessage(() -> TwoPointClassifier.towards(numbers(0, 0)), "norm > 0");
    assertMessage(() -> TwoPointClassifier.towards(List.<Binary64>of()), "at least one entry");
    assertMessage(() -> LINE.loss(numbers(1)), "at least two entries");
    assertMessage(() -> LINE.loss(numbers(1, 2, 3)), "d + 1 = 2 entries, got 3");
  }

  /** The best bias at alignment z = norm on a grid of 30,000 points. */
  private static double bestBias(double norm) {
    double best = 0;
    for (int j = 0; j < 30_000; j++) {
      double b = -norm * j / 30_000.0;
      best = s(norm, b) < s(norm, best) ? b : best;
    }
    return best;
  }

  private static void assertMessage(Runnable call, String part) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part) && !message.contains("\n"), message);
  }

  private static double s(double z, double b) {
    return TwoPointClassifier.sharpness(new Binary64(z), new Binary64(b)).getReal();
  }

  private static double g(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  static List<Binary64> numbers(double... values) {
    return java.util.Arrays.stream(values).mapToObj(Binary64::new).toList();
  }
}
