package normsharp.theory.risk;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.util.Binary64;

/**
 * The expected test risk E R(A(x₀, y₀)) of an idealised algorithm A that is trained on one folded
 * Gaussian point and tested under any risk model.
 *
 * <p>Minimal norm and minimal sharpness return v = t e_k, so R = ½(σ² + Σ_kk t² − 2μ_k t) with t =
 * y₀/x_k. The entries of x₀ are exchangeable, hence k is uniform and independent of t, and only the
 * means Σ̄ of Σ_kk and μ̄ of μ_k enter:
 *
 * <p>E R = ½(σ² + Σ̄ E t² − 2μ̄ E t).
 *
 * <p>The paper prints + E(μ_k t) for − 2E(μ_k t). And it concludes E R = ∞ for minimal sharpness
 * from E t = ∞, which with the right sign gives ∞ − ∞; it follows from E t² = ∞ and R ≥ 0. It fails
 * for n = 1, where t = 1.
 *
 * @param training distribution of the training point
 * @param test model of the test risk, of the same dimension
 * @see "Proposition E.2 and the folded Gaussian example after it"
 */
public record TrainedRisk(FoldedGaussianTraining training, RiskModel<Binary64> test) {
  /** Checks that both have one dimension. */
  public TrainedRisk {
    if (training.dimension() != test.dimension()) {
      throw new IllegalArgumentException(
          "training and test must have the same dimension, got "
              + training.dimension()
              + " and "
              + test.dimension());
    }
  }

  /**
   * Whether the expected risk and its variance are finite, decided exactly.
   *
   * <p>With R between two quadratics in t, E R &lt; ∞ ⇔ E t² &lt; ∞ and Var R &lt; ∞ ⇔ E t⁴ &lt; ∞.
   * Noise keeps y₀ away from 0 as x_max = m → 0, where the density of x_max is of order mⁿ⁻¹; hence
   * E(y₀/x_max)ᵖ &lt; ∞ ⇔ p &lt; n, that is n ≥ 3 and n ≥ 5. The same holds for the optimum: its
   * risk is at most that of minimal norm, and any interpolating v has ‖v‖₁ ≥ y₀/x_max. The density
   * of x_min is positive at 0, hence E(y₀/x_min)ᵖ = ∞ for p ≥ 1, unless n = 1 and s = 0.
   *
   * @throws IllegalArgumentException for the optimum, if Σ is not positive definite
   */
  public RiskFiniteness finiteness(IdealisedAlgorithm algorithm) {
    int n = training.dimension();
    if (algorithm == IdealisedAlgorithm.OPTIMUM) {
      QuadraticRisk.positiveDefinite(test);
    }
    if (meanDiagonal() == 0) {
      return new RiskFiniteness.FiniteVariance("Σ = 0, so the test risk does not depend on v");
    }
    if (training.isNoiseless() && n == 1) {
      return new RiskFiniteness.FiniteVariance("n = 1 without noise: v = 1 is the only choice");
    }
    if (algorithm == IdealisedAlgorithm.MINIMAL_SHARPNESS) {
      return new RiskFiniteness.InfiniteMean(
          "x_min has positive density at 0, so E(y/x_min)² = ∞; here n = "
              + n
              + " and s = "
              + training.noise());
    }
    if (training.isNoiseless()) {
      return new RiskFiniteness.FiniteVariance(
          algorithm == IdealisedAlgorithm.OPTIMUM
              ? "v = 1 interpolates, so the optimal risk is at most R(1)"
              : "1 ≤ y/x_max ≤ n without noise");
    }
    String moments = "with noise E(y/x_max)^p is finite exactly for p < n; here n = " + n;
    if (n <= 2) {
      return new RiskFiniteness.InfiniteMean(moments + ", the risk needs p = 2");
    }
    return n <= 4
        ? new RiskFiniteness.FiniteMeanOnly(moments + ", the variance of the risk needs p = 4")
        : new RiskFiniteness.FiniteVariance(moments);
  }

  /**
   * The expected risk by the strongest method that applies: a closed form, quadrature (noiseless
   * minimal norm), else {@link #sampled}.
   */
  public ExpectedRisk expectedRisk(
      IdealisedAlgorithm algorithm, int samples, double level, long seed) {
    if (training.isNoiseless() && training.dimension() == 1) {
      return new ExpectedRisk.Exact(riskAtOne(), "n = 1 without noise: v = 1 is the only choice");
    }
    if (training.isNoiseless() && algorithm == IdealisedAlgorithm.OPTIMUM && oneIsStationary()) {
      return new ExpectedRisk.Exact(
          riskAtOne(), "Σ1 = μ and ⟨1, x⟩ = y: v = 1 is the optimum of every training point");
    }
    if (training.isNoiseless() && algorithm == IdealisedAlgorithm.MINIMAL_NORM) {
      return new ExpectedRisk.Quadrature(minimalNormQuadrature());
    }
    return sampled(algorithm, samples, level, seed);
  }

  /** The expected risk by simulation, unless it is infinite. */
  public ExpectedRisk sampled(IdealisedAlgorithm algorithm, int samples, double level, long seed) {
    RiskFiniteness verdict = finiteness(algorithm);
    if (verdict instanceof RiskFiniteness.InfiniteMean infinite) {
      return new ExpectedRisk.Infinite(infinite.reason());
    }
    ToDoubleFunction<TrainingPoint<Binary64>> risk = riskOf(algorithm);
    MonteCarloEstimate estimate =
        MonteCarloEstimate.of(
            samples, level, seed, generator -> risk.applyAsDouble(training.draw(generator)));
    return verdict instanceof RiskFiniteness.FiniteMeanOnly
        ? new ExpectedRisk.SampledWithoutInterval(estimate.mean(), samples, seed, verdict.reason())
        : new ExpectedRisk.Sampled(estimate);
  }

  /** ½(σ² + Σ̄ E t² − 2μ̄ E t), t = ⟨1, x⟩/x_max: the corrected Proposition E.2 (i). */
  private QuadratureEstimate minimalNormQuadrature() {
    LargestEntryRatio ratio = new LargestEntryRatio(training.dimension());
    double constant = test.labelMoment().getReal() / 2;
    return ratio
        .secondMoment()
        .affine(meanDiagonal() / 2, constant)
        .plus(ratio.firstMoment().affine(-meanCrossMoment(), 0));
  }

  private ToDoubleFunction<TrainingPoint<Binary64>> riskOf(IdealisedAlgorithm algorithm) {
    QuadraticRisk risk = QuadraticRisk.of(test);
    return switch (algorithm) {
      case MINIMAL_NORM -> point -> riskOf(risk, point.minimalNorm());
      case MINIMAL_SHARPNESS -> point -> riskOf(risk, point.minimalSharpness());
      case OPTIMUM ->
          point -> {
            double[] x = QuadraticRisk.toArray(point.x());
            List<Double> v = new ActiveSetMethod(risk, x, point.y().getReal()).solve().v();
            return risk.risk(v.stream().mapToDouble(Double::doubleValue).toArray());
          };
    };
  }

  private static double riskOf(QuadraticRisk risk, Interpolation<Binary64> interpolation) {
    return risk.risk(QuadraticRisk.toArray(interpolation.endToEnd().orElseThrow()));
  }

  private boolean oneIsStationary() {
    return test.gradient(ones()).stream().allMatch(Binary64::isZero);
  }

  private double riskAtOne() {
    return test.risk(ones()).getReal();
  }

  private List<Binary64> ones() {
    return Collections.nCopies(training.dimension(), Binary64.ONE);
  }

  private double meanDiagonal() {
    double sum = 0;
    for (int i = 0; i < test.dimension(); i++) {
      sum += test.secondMoments().get(i).get(i).getReal();
    }
    return sum / test.dimension();
  }

  private double meanCrossMoment() {
    return Vectors.sum(test.crossMoments()).getReal() / test.dimension();
  }
}
