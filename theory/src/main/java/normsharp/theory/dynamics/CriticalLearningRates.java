package normsharp.theory.dynamics;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.InterpolatingCoordinates;
import org.hipparchus.fraction.BigFraction;

/**
 * The learning rates 2/S at which interpolating points of a diagonal network lose linear stability,
 * S ≤ 2/η, for any x, y and L ≥ 1, exactly over the rationals.
 *
 * <p>On M the sharpness is S = L²Σx_i²|u_i|^{2−2/L} with u = w^⊙L. Let P = {i : x_iy &gt; 0} for
 * even L and {i : x_i ≠ 0} for odd L, a = max_P |x_i| and n the number of indices attaining it.
 *
 * <ul>
 *   <li>Norm minimizers have Σ|u_i| = |y|/a on the n maximal coordinates. L = 2: S = 4a|y| for all
 *       of them. L ≥ 3: t ↦ t^{2−2/L} is strictly convex, so equal spread is flattest, S =
 *       L²a²n(|y|/(na))^{2−2/L}, and a single coordinate sharpest, the same with n = 1.
 *   <li>All of M: L = 2: min S = 4|y|·min_P |x_i|. L ≥ 3: Lagrange's condition gives u_i ∝
 *       |x_i|^{−L/(L−2)} on P, min S = L²|y|^{2−2/L}Q^{−(L−2)/L} with Q = Σ_P |x_i|^{−2/(L−2)}.
 *   <li>L = 1: S = ‖x‖² everywhere.
 * </ul>
 *
 * <p>Gradient flow from α·1 treats ties alike, so for α → 0 it tends to the flattest norm
 * minimizer.
 *
 * @param everyNormMinimizer up to this rate every norm minimizer is stable
 * @param flattestNormMinimizer up to this rate some norm minimizer is stable
 * @param largestStable up to this rate some point of M is stable: the divergence threshold
 * @see "eqs. (6), (7) and (11) for L = 2 and x > 0; Appendix H.13"
 */
public record CriticalLearningRates(
    LearningRate everyNormMinimizer,
    LearningRate flattestNormMinimizer,
    LearningRate largestStable) {

  /** The critical rates of a network. */
  public static CriticalLearningRates of(DiagonalNetwork<BigFraction> network) {
    BigFraction y = network.y().abs();
    int layers = network.layers();
    boolean noFeature = network.x().stream().allMatch(entry -> entry.signum() == 0);
    if (y.signum() == 0 && (layers >= 2 || noFeature)) {
      return same(
          new LearningRate.Unbounded(
              noFeature
                  ? "x = 0 and y = 0: the loss is 0 everywhere"
                  : "y = 0: the norm minimizer w = 0 (where x_i ≠ 0) has sharpness 0"));
    }
    if (layers == 1 && !noFeature) {
      BigFraction sharpness = Vectors.dot(network.x(), network.x());
      return same(new LearningRate.Exact(BigFraction.TWO.divide(sharpness)));
    }
    List<BigFraction> sizes = InterpolatingCoordinates.of(network).magnitudes(network);
    if (sizes.isEmpty()) {
      return same(
          new LearningRate.Undefined(
              noFeature
                  ? "M is empty: x = 0 and y ≠ 0"
                  : "M is empty: no x_i has the sign of y and w^⊙L ≥ 0 for even L"));
    }
    BigFraction a = sizes.stream().max(BigFraction::compareTo).orElseThrow();
    int ties = Math.toIntExact(sizes.stream().filter(a::equals).count());
    LearningRate single = ofMaximalCoordinates(layers, y, a, 1);
    LearningRate spread = ofMaximalCoordinates(layers, y, a, ties);
    return new CriticalLearningRates(single, spread, ofFlattest(layers, y, sizes));
  }

  private static CriticalLearningRates same(LearningRate rate) {
    return new CriticalLearningRates(rate, rate, rate);
  }

  /** 2/S with S = L²a²n(|y|/(na))^{2−2/L} = L²·(a²|y|^{2L−2}n^{2−L})^{1/L}, L ≥ 2. */
  private static LearningRate ofMaximalCoordinates(
      int layers, BigFraction y, BigFraction a, int n) {
    BigFraction power =
        a.multiply(a).multiply(y.pow(2 * layers - 2)).divide(new BigFraction(n).pow(layers - 2));
    return rate(layers, power);
  }

  /** 2/min S over M, L ≥ 2. */
  private static LearningRate ofFlattest(int layers, BigFraction y, List<BigFraction> sizes) {
    BigFraction least = sizes.stream().min(BigFraction::compareTo).orElseThrow();
    BigFraction numerator = y.pow(2 * layers - 2).multiply(least).multiply(least);
    if (layers == 2) {
      return rate(2, numerator);
    }
    // S^L/L^{2L} = |y|^{2L−2} least² R^{2−L} with R = Σ (least/|x_i|)^{2/(L−2)}: radicals of
    // rationals, one of them 1; their sum has a rational power only if every term is rational.
    BigFraction exact = BigFraction.ZERO;
    boolean rational = true;
    double approximate = 0;
    for (BigFraction size : sizes) {
      BigFraction ratio = least.divide(size);
      Optional<BigFraction> root = Rationals.exactRoot(ratio.multiply(ratio), layers - 2);
      rational &= root.isPresent();
      exact = exact.add(root.orElse(BigFraction.ZERO));
      approximate += Math.exp(2 * Rationals.log(ratio) / (layers - 2));
    }
    if (rational) {
      return rate(layers, numerator.divide(exact.pow(layers - 2)));
    }
    double log = Rationals.log(numerator) - (layers - 2) * Math.log(approximate);
    return new LearningRate.Approximate(2.0 / layers / layers * Math.exp(-log / layers));
  }

  /** 2/(L²·power^{1/L}), exact when rational. */
  private static LearningRate rate(int layers, BigFraction power) {
    BigFraction factor = new BigFraction(2).divide(new BigFraction(layers).pow(2));
    Optional<BigFraction> root = Rationals.exactRoot(power, layers);
    if (root.isPresent()) {
      return new LearningRate.Exact(factor.divide(root.get()));
    }
    double log = Rationals.log(power);
    return new LearningRate.Approximate(Rationals.toDouble(factor) * Math.exp(-log / layers));
  }
}
