package normsharp.theory.flow;

import static normsharp.theory.flow.FlowTesting.flow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class PeakSharpnessTest {
  /** Relative tolerance asked of the search. */
  private static final double TOLERANCE = 1e-6;

  @Test
  void oneCoordinateSharpensUpToTheLimit() {
    // d = 1: S = |6x²w² − 2xy| runs from 2xy (α small) through 0 to 4xy.
    PeakSharpness peak = flow(2, 1e-3, 3, 2).peakSharpness(TOLERANCE);
    assertEquals(24, peak.value(), 1e-12);
    assertTrue(peak.upperBound() <= 24 * (1 + 2 * TOLERANCE));
  }

  @Test
  void tinyStartsAreSearchedToo() {
    for (int layers = 2; layers <= 4; layers++) {
      // The limit is the norm minimizer on x₁ = 2: S = L²a²(y/a)^{2−2/L}.
      double expected = layers * layers * 4 * Math.pow(1.5, 2 - 2.0 / layers);
      PeakSharpness peak = flow(layers, 1e-100, 3, 2, 1, -5).peakSharpness(TOLERANCE);
      double start = layers == 2 ? 2 * 3 * 5 : 0;
      assertEquals(Math.max(expected, start), peak.value(), 1e-5 * expected);
    }
  }

  @Test
  void startAboveTheManifoldIsThePeakWhenOneSigned() {
    GradientFlow flow = flow(2, 5, 3, 2, 1);
    PeakSharpness peak = flow.peakSharpness(TOLERANCE);
    assertEquals(flow.initialSharpness(), peak.value());
    assertEquals(1, peak.pieces());
  }

  @Test
  void aFeatureOfTheWrongSignCanMakeTheStartThePeak() {
    // α → 0: H = diag(2rx) with r = −1 and x = (1, −10), S₀ = 20; the limit has S = 4.
    GradientFlow flow = flow(2, 1e-3, 1, 1, -10);
    assertEquals(20, flow.peakSharpness(TOLERANCE).value(), 1e-3);
    assertEquals(4, flow.network().sharpness(flow.limit().weights()), 1e-3);
  }

  @Test
  void denseSamplingAgreesForEveryDepth() {
    for (int layers = 1; layers <= 5; layers++) {
      for (double y : new double[] {2, -3, 0.1}) {
        GradientFlow flow = flow(layers, 0.4, y, 1.5, -0.5, 3, 3);
        PeakSharpness peak = flow.peakSharpness(TOLERANCE);
        double end = ((FlowLimit.Interpolating) flow.limit()).tau();
        double sampled = flow.initialSharpness();
        for (int k = 1; k <= 4000; k++) {
          double fraction = 1 - Math.pow(1 - k / 4001.0, 3);
          List<Binary64> w = flow.weights(end * fraction);
          sampled = Math.max(sampled, flow.network().sharpness(w));
        }
        sampled = Math.max(sampled, flow.network().sharpness(flow.limit().weights()));
        assertTrue(sampled <= peak.upperBound());
        // 4000 samples miss a smooth maximum by far less than this.
        assertEquals(sampled, peak.value(), 1e-4 * sampled);
      }
    }
  }

  @Test
  void sharpnessAtTheLimitAloneIsNotThePeak() {
    GradientFlow flow = flow(3, 1, 1, 1, -2);
    double atLimit = flow.network().sharpness(flow.limit().weights());
    assertTrue(flow.peakSharpness(TOLERANCE).value() > 1.1 * atLimit);
  }
}
