package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Sums of exponentials beyond the range of double, and the error they carry. */
class ScaledSumTest {
  @Test
  void geometricSumsRunUpAndDownBeyondTheRangeOfDouble() {
    // Σ_(k ≤ 3000) e^k = e^3000/(1 − e⁻¹) up to e^(−3000).
    double expected = 3000 - Math.log(-Math.expm1(-1));
    ScaledSum up = ScaledSum.empty();
    ScaledSum down = ScaledSum.empty();
    for (int k = 0; k <= 3000; k++) {
      up = up.plus(k, 1e-10);
      down = down.plus(3000.0 - k, 1e-10);
    }
    assertEquals(expected, up.reference() + Math.log(up.sum()), 1e-12);
    assertEquals(expected, down.reference() + Math.log(down.sum()), 1e-12);
    // All terms have the same relative error, so the sum has it too.
    assertEquals(1e-10, up.error() / up.sum(), 1e-20);
    assertEquals(1e-10, down.error() / down.sum(), 1e-20);
  }

  @Test
  void errorsAreWeightedByTheirTerms() {
    ErrorProbability p =
        ScaledSum.empty().plus(Math.log(0.75), 1e-6).plus(Math.log(0.25), 0).toProbability(-1, 0);
    assertEquals(-1, p.logValue(), 1e-15);
    assertEquals(0.75e-6, p.relativeErrorBound(), 1e-13);
  }

  @Test
  void vanishingTermsChangeNothingAndSmallOnesAreDwarfed() {
    ScaledSum sum = ScaledSum.empty().plus(-2000, 0);
    assertEquals(sum, sum.plus(Double.NEGATIVE_INFINITY, 1));
    assertTrue(sum.dwarfs(-2100, 1e-20));
    assertFalse(sum.dwarfs(-2001, 1e-20));
  }

  @Test
  void probabilitiesOfDisjointEventsAdd() {
    ErrorProbability sum =
        new ErrorProbability(-5000, 1e-9).or(new ErrorProbability(-5000 - Math.log(3), 1e-10));
    assertEquals(-5000 + Math.log(4 / 3.0), sum.logValue(), 1e-12);
    assertTrue(sum.relativeErrorBound() >= 1e-9 && sum.relativeErrorBound() < 1.01e-9);
  }
}
