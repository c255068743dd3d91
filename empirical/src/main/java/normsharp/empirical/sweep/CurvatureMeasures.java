package normsharp.empirical.sweep;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import normsharp.empirical.configuration.FinalMeasure;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.Lanczos;
import normsharp.empirical.spectrum.LanczosSetting;
import normsharp.empirical.spectrum.RitzPairs;
import normsharp.empirical.spectrum.TraceEstimate;
import org.hipparchus.random.Well19937c;

/**
 * The measures of sharpness that Appendix H.9 compares, at one point θ.
 *
 * <p>The adaptive ones (Kwon et al. 2021) are taken to second order in the radius: with D = diag|θ|
 * the largest increase of the loss over ‖D⁻¹δ‖₂ ≤ ρ is ρ²/2·λ_max(DHD) + o(ρ²) at a critical point,
 * and its mean over δ ~ N(0, ρ²D²) is ρ²/2·tr(DHD) + o(ρ²). λ_max(DHD) and tr(DHD) are reported;
 * the paper gives neither radius nor definition. Traces are Hutchinson's estimates with their
 * standard errors, eigenvalues have the residual of {@link Lanczos}.
 */
final class CurvatureMeasures {
  private final LanczosSetting lanczos;
  private final int draws;
  private final long seed;

  /**
   * With accuracy and seed.
   *
   * @param draws of each trace estimate
   */
  CurvatureMeasures(LanczosSetting lanczos, int draws, long seed) {
    this.lanczos = lanczos;
    this.draws = draws;
    this.seed = seed;
  }

  /** The wanted measures at θ, by column name. */
  Map<String, Double> at(Objective objective, double[] theta, Collection<FinalMeasure> wanted) {
    Map<String, Double> measures = new LinkedHashMap<>();
    double[] size = new double[theta.length];
    for (int i = 0; i < size.length; i++) {
      size[i] = Math.abs(theta[i]);
    }
    if (wanted.contains(FinalMeasure.TRACE)
        || wanted.contains(FinalMeasure.ADAPTIVE_WORST)
        || wanted.contains(FinalMeasure.ADAPTIVE_AVERAGE)) {
      try (VectorBatch point = objective.vector(theta);
          VectorBatch scale = objective.vector(size);
          SymmetricOperator hessian = objective.hessian(point)) {
        SymmetricOperator adaptive = new ScaledOperator(hessian, scale);
        if (wanted.contains(FinalMeasure.TRACE)) {
          putTrace(measures, "hessian_trace", hessian, objective);
        }
        if (wanted.contains(FinalMeasure.ADAPTIVE_WORST)) {
          measures.put("adaptive_sharpness_worst", top(adaptive, objective));
        }
        if (wanted.contains(FinalMeasure.ADAPTIVE_AVERAGE)) {
          putTrace(measures, "adaptive_sharpness_average", adaptive, objective);
        }
      }
    }
    if (wanted.contains(FinalMeasure.FISHER_SHARPNESS)
        || wanted.contains(FinalMeasure.FISHER_TRACE)) {
      try (VectorBatch point = objective.vector(theta);
          SymmetricOperator fisher = objective.fisher(point)) {
        if (wanted.contains(FinalMeasure.FISHER_SHARPNESS)) {
          measures.put("fisher_sharpness", top(fisher, objective));
        }
        if (wanted.contains(FinalMeasure.FISHER_TRACE)) {
          putTrace(measures, "fisher_trace", fisher, objective);
        }
      }
    }
    return measures;
  }

  private void putTrace(
      Map<String, Double> measures, String name, SymmetricOperator operator, Objective objective) {
    TraceEstimate trace = TraceEstimate.of(operator, objective, draws, seed);
    measures.put(name, trace.mean());
    measures.put(name + "_standard_error", trace.standardError());
  }

  private double top(SymmetricOperator operator, Objective objective) {
    Well19937c random = new Well19937c(seed);
    double[] entries = new double[objective.parameters()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = random.nextGaussian();
    }
    Lanczos method = new Lanczos(lanczos, objective.precision().unitRoundoff());
    try (VectorBatch start = objective.vector(entries);
        RitzPairs pairs = method.cold(operator, start)) {
      return pairs.ends().get(0).largest();
    }
  }

  /** v ↦ D(A(Dv)). */
  private record ScaledOperator(SymmetricOperator inner, VectorBatch scale)
      implements SymmetricOperator {
    @Override
    public VectorBatch times(VectorBatch v) {
      try (VectorBatch scaled = v.copy()) {
        scaled.multiply(scale);
        VectorBatch product = inner.times(scaled);
        product.multiply(scale);
        return product;
      }
    }

    @Override
    public void close() {
      // The inner operator belongs to its maker.
    }
  }
}
