package normsharp.empirical.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The gradient flow that a sweep is compared with, stopped at the same training loss.
 *
 * @param initialSharpness s₀, sharpness at initialisation, &gt; 0
 * @param peakSharpness s_GF, largest sharpness along the flow, ≥ s₀ and ≥ the final one up to a
 *     relative 10⁻⁶
 * @param finalSharpness sharpness where the flow stopped, &gt; 0
 * @param norms norms of the final parameters by name, each &gt; 0
 * @param testLoss ≥ 0; empty where there is no test set
 * @see "Appendix G"
 */
public record FlowResult(
    double initialSharpness,
    double peakSharpness,
    double finalSharpness,
    Map<String, Double> norms,
    OptionalDouble testLoss) {
  /** Checks the ranges and takes an immutable copy, ordered by name. */
  public FlowResult {
    Numbers.positive("s₀", initialSharpness);
    Numbers.positive("s_GF", peakSharpness);
    Numbers.positive("the flow's final sharpness", finalSharpness);
    double largest = Math.max(initialSharpness, finalSharpness);
    if (peakSharpness < largest * (1 - Measurements.SHARPNESS_ACCURACY)) {
      throw new IllegalArgumentException(
          "s_GF is the largest sharpness along the flow and must be at least s₀ and the final"
              + " sharpness, got s_GF = "
              + peakSharpness
              + ", s₀ = "
              + initialSharpness
              + ", final "
              + finalSharpness);
    }
    norms = Collections.unmodifiableMap(new TreeMap<>(norms));
    norms.forEach((name, value) -> Numbers.positive("the flow's norm '" + name + "'", value));
    testLoss.ifPresent(value -> Numbers.notNegative("the flow's test loss", value));
  }

  /** Predicted critical learning rate 2/s_GF, eq. (2). */
  public double predictedCriticalRate() {
    return 2 / peakSharpness;
  }
}
