package normsharp.empirical.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was measured at the end of a run; all values dimensionless.
 *
 * @param finalSharpness max |λ(∇²L)| at the last iterate, &gt; 0
 * @param maxSharpness largest recorded sharpness along the run, ≥ {@code finalSharpness} up to a
 *     relative 10⁻⁶
 * @param norms norms by name, such as {@code l1}, {@code l2}, {@code nuclear}
 * @param trainLoss ≥ 0
 * @param testLoss ≥ 0; empty where there is no test set
 * @param testAccuracy share of the test set in [0, 1]; empty for regression
 */
public record Measurements(
    double finalSharpness,
    double maxSharpness,
    Map<String, NormValue> norms,
    double trainLoss,
    OptionalDouble testLoss,
    OptionalDouble testAccuracy) {
  /** Relative disagreement that two sharpness measurements of one point may have. */
  static final double SHARPNESS_ACCURACY = 1e-6;

  /** Checks the ranges and takes an immutable copy, ordered by name. */
  public Measurements {
    Numbers.positive("the final sharpness", finalSharpness);
    Numbers.positive("the largest sharpness", maxSharpness);
    if (maxSharpness < finalSharpness * (1 - SHARPNESS_ACCURACY)) {
      throw new IllegalArgumentException(
          "the largest sharpness of a run must be at least its final sharpness, got "
              + maxSharpness
              + " and "
              + finalSharpness);
    }
    norms = Collections.unmodifiableMap(new TreeMap<>(norms));
    Numbers.notNegative("the training loss", trainLoss);
    testLoss.ifPresent(value -> Numbers.notNegative("the test loss", value));
    testAccuracy.ifPresent(
        value -> {
          if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                "the test accuracy is a share and must lie in [0, 1], got " + value);
          }
        });
  }
}
