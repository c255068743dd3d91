package normsharp.theory.risk;

import java.util.function.ToDoubleFunction;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937a;
import org.hipparchus.special.Erf;

/**
 * An expectation estimated by a sample mean, with the confidence interval mean ± z·standard error
 * of the central limit theorem, z = √2·erf⁻¹(level).
 *
 * <p>The interval is asymptotic, and it has its level only where the sampled quantity has finite
 * variance. The same seed gives the same estimate (generator WELL19937a).
 *
 * @param mean sample mean
 * @param standardError sample standard deviation divided by √samples
 * @param level confidence level in (0, 1), for instance 0.99
 * @param samples number of draws, ≥ 2
 * @param seed seed of the generator
 */
public record MonteCarloEstimate(
    double mean, double standardError, double level, int samples, long seed) {
  /** Checks the level and the number of samples. */
  public MonteCarloEstimate {
    requirePlan(samples, level);
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("a standard error must be ≥ 0, got " + standardError);
    }
  }

  /**
   * Averages independent draws.
   *
   * @param draw one draw, a function of the generator it is given
   */
  public static MonteCarloEstimate of(
      int samples, double level, long seed, ToDoubleFunction<RandomGenerator> draw) {
    requirePlan(samples, level);
    RandomGenerator generator = new Well19937a(seed);
    double mean = 0;
    double squares = 0;
    for (int k = 1; k <= samples; k++) {
      double value = draw.applyAsDouble(generator);
      double difference = value - mean;
      mean += difference / k;
      squares += difference * (value - mean);
    }
    double standardError = Math.sqrt(squares / (samples - 1.0) / samples);
    return new MonteCarloEstimate(mean, standardError, level, samples, seed);
  }

  /** Lower end of the confidence interval. */
  public double lower() {
    return mean - quantile() * standardError;
  }

  /** Upper end of the confidence interval. */
  public double upper() {
    return mean + quantile() * standardError;
  }

  /** Whether the confidence interval holds a value. */
  public boolean covers(double value) {
    return lower() <= value && value <= upper();
  }

  private double quantile() {
    return Math.sqrt(2) * Erf.erfInv(level);
  }

  private static void requirePlan(int samples, double level) {
    if (samples < 2) {
      throw new IllegalArgumentException("the number of samples must be ≥ 2, got " + samples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the level must lie in (0, 1), got " + level);
    }
  }
}
