package normsharp.empirical.spectrum;

import java.util.Arrays;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.hipparchus.random.Well19937c;

/**
 * Hutchinson's estimate of a trace: the mean of zᵀAz over vectors z of independent signs.
 *
 * @param mean the estimate, unbiased
 * @param standardError the standard deviation of the mean, estimated
 * @param draws the number of products
 */
public record TraceEstimate(double mean, double standardError, int draws) {

  /** Estimates the trace of one matrix. */
  public static TraceEstimate of(
      SymmetricOperator operator, Objective objective, int draws, long seed) {
    if (draws < 2) {
      throw new IllegalArgumentException("a trace estimate needs 2 draws or more, got " + draws);
    }
    Well19937c random = new Well19937c(seed);
    double[] values = new double[draws];
    double[] signs = new double[objective.parameters()];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < signs.length; i++) {
        signs[i] = random.nextBoolean() ? 1 : -1;
      }
      try (VectorBatch z = objective.vector(signs);
          VectorBatch product = operator.times(z)) {
        values[draw] = z.dot(product)[0];
      }
    }
    double mean = Arrays.stream(values).sum() / draws;
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new TraceEstimate(mean, Math.sqrt(squares / (draws - 1) / draws), draws);
  }
}
