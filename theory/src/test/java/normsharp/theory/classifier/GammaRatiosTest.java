package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/** Ratios of gamma functions against products and against Hipparchus' log Γ. */
class GammaRatiosTest {
  /** Hipparchus' log Γ is good to about 10⁻¹⁵ of its value; the values here stay below 2000. */
  private static final double AGAINST_LIBRARY = 5e-12;

  @Test
  void stirlingRemainderIsThatOfLogGamma() {
    for (double x = 0.5; x < 300; x += 0.5) {
      double logGamma = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
      double remainder = GammaRatios.stirlingRemainder(x);
      assertEquals(Gamma.logGamma(x), logGamma + remainder, 4e-15 * (1 + x * Math.log(1 + x)));
    }
    // δ(1) = 1 − ½log 2π, δ(½) = ½ − ½log 2, by hand.
    assertEquals(1 - 0.5 * Math.log(2 * Math.PI), GammaRatios.stirlingRemainder(1), 2e-15);
    assertEquals(0.5 - 0.5 * Math.log(2), GammaRatios.stirlingRemainder(0.5), 2e-15);
    assertTrue(Math.abs(GammaRatios.stirlingRemainder(20) - 1 / 240.0) > 1e-7, "not one term only");
  }

  @Test
  void poissonProbabilitiesAreProductsForSmallIndices() {
    for (double u : new double[] {1e-300, 0.01, 1, 7.5, 40, 700}) {
      double log = -u;
      for (int k = 0; k < 200; k++) {
        double magnitude = GammaRatios.poissonMagnitude(k, u) + k;
        assertEquals(log, GammaRatios.logPoisson(k, u), 8e-16 * (magnitude + Math.abs(log)));
        log += Math.log(u / (k + 1));
      }
    }
    assertEquals(0, GammaRatios.logPoisson(0, 0));
    assertEquals(Double.NEGATIVE_INFINITY, GammaRatios.logPoisson(3, 0));
  }

  @Test
  void poissonProbabilitiesKeepTheirDigitsForHugeMeans() {
    // Mode of Poisson(u), u integer: (2πu)^(−½) e^(−δ(u)), δ(u) = 1/(12u) − …
    double u = 5e11;
    assertEquals(
        -0.5 * Math.log(2 * Math.PI * u) - 1 / (12 * u),
        GammaRatios.logPoisson((long) u, u),
        1e-14);
  }

  @Test
  void risingRatioIsAProduct() {
    for (int d : new int[] {1, 2, 3, 10, 1001, 1_000_000}) {
      double log = 0;
      for (int k = 0; k < 300; k++) {
        assertEquals(log, GammaRatios.logRisingRatio(d, k), 4e-16 * (d + k) + 3e-14);
        log += Math.log((d + k) / (d / 2.0 + k));
      }
    }
  }

  @Test
  void logRatioAgreesWithTheLibrary() {
    for (double x : new double[] {0.5, 1, 2.5, 17, 150}) {
      for (double h : new double[] {0, 0.5, 1, 20.5}) {
        assertEquals(
            Gamma.logGamma(x + h) - Gamma.logGamma(x), GammaRatios.logRatio(x, h), AGAINST_LIBRARY);
      }
    }
  }

  @Test
  void largestTermIsLargestOrItsNeighbour() {
    for (double u : new double[] {0, 1e-9, 0.4, 1, 3, 50, 1234.5}) {
      for (double b : new double[] {0.5, 1, 2.5, 50, 5000}) {
        for (double a : new double[] {b, b + 0.5, 2 * b}) {
          double log = 0;
          double best = 0;
          long argument = 0;
          for (int j = 0; j < 4000; j++) {
            log += Math.log(u * (a + j) / ((j + 1) * (b + j)));
            if (log > best) {
              best = log;
              argument = j + 1L;
            }
          }
          long found = GammaRatios.largestTerm(u, a, b);
          assertTrue(Math.abs(found - argument) <= 1, u + " " + a + " " + b + ": " + found);
        }
      }
    }
  }

  @Test
  void kummerDerivativesFromTheRecurrenceAreThoseFromTheSeries() {
    // Both directions of the recurrence (v above and below d/2 + m) and the mixed block.
    double[][] cases = {{2, 5e5, 0}, {3, 1e4, 700}, {50, 0.5, 0}, {7, 300, 100}, {10_000, 4, 3}};
    for (double[] c : cases) {
      KummerDerivatives kummer = new KummerDerivatives((int) c[0], c[1]);
      double[] block = kummer.logBlock((long) c[2], KummerDerivatives.BLOCK);
      for (int i = 0; i < block.length; i += 37) {
        double direct = kummer.log((long) c[2] + i);
        assertEquals(direct, block[i], 1e-12 + 4e-15 * c[0]);
        assertTrue(Math.abs(kummer.log((long) c[2] + i + 1) - block[i]) > 1e-7, "not m + 1");
      }
    }
  }

  @Test
  void kummerFunctionForTwoFeaturesIsElementary() {
    // ₁F₁(2; 1; v) = (1 + v)e^v, so f₀ = 1 + v, f₁ = 2 + v, f_m = m + 1 + v.
    for (double v : new double[] {0, 0.3, 2, 77, 4e6}) {
      for (int m = 0; m < 5; m++) {
        assertEquals(Math.log(m + 1 + v), new KummerDerivatives(2, v).log(m), 1e-13);
      }
    }
  }
}
