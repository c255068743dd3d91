package normsharp.theory.classifier;

/**
 * Expected generalisation errors of the two classifiers of Theorem F.1 when the training point x̃₂
 * and the test point x̃ are independent copies of g/‖g‖, g ~ N(μ, I_d), ‖μ‖ = ρ, both with label 1.
 * A test point is misclassified when T = ⟨x̃₂, x̃⟩ ≤ ½ (max-margin) or T ≤ 0 (sharpness minimizer).
 *
 * <p>The errors depend on d and ρ only and are exact here for every ρ; the paper approximates ρ ≪ 1
 * and ρ ≫ 1. Differences from the paper:
 *
 * <ul>
 *   <li>For ρ = 0 the density of T is ∝ (1 − t²)^((d−3)/2); the paper prints the exponent d/2 − 1
 *       and its constant, which belong to d + 1 features.
 *   <li>For ρ → ∞ and d ≥ 2, log P(T ≤ c) ~ −ρ²(1 − c)/2: e^(−ρ²/4) for max-margin and e^(−ρ²/2)
 *       for the sharpness minimizer. The paper's Φ(−ρ/(2√2)) and Φ(−ρ/√2) decay like e^(−ρ²/16) and
 *       e^(−ρ²/4): it replaces ‖g‖ by ‖μ‖, but the terms linear in the noise cancel in T. Its
 *       factor (2π)^(−(d−1)/2) has no counterpart: ⟨g₀ + g₀', μ⟩ is one-dimensional.
 *   <li>That both errors are small for ρ ≫ 1 needs ρ² ≫ d: T concentrates at ρ²/(ρ² + d), so for d
 *       ≫ 1 the max-margin error is near 1 when ρ² &lt; d, near ½ when ρ² = d. For ρ = 30, d = 10⁴
 *       it is 1 to within rounding, that of the sharpness minimizer 4·10⁻¹⁷.
 *   <li>For d = 1 both errors are 2Φ(ρ)Φ(−ρ).
 * </ul>
 *
 * @see "Appendix F, from 'Suppose ‖μ‖ ≪ 1' to its end"
 */
public final class GeneralizationError {
  /** Largest ρ accepted; the cost grows like ρ up to 10³ and like ρ² beyond. */
  public static final double LARGEST_RHO = 1e4;

  /** Largest number of features accepted. */
  public static final int LARGEST_DIMENSION = 1_000_000;

  /** Largest cosine accepted; the cost grows like d/(1 − c). */
  public static final double LARGEST_COSINE = 0.99;

  private GeneralizationError() {}

  /**
   * Expected generalisation error of the max-margin classifier (x̃₂, −½), P(T ≤ ½).
   *
   * @param d number of features, 1 ≤ d ≤ 10⁶
   * @param rho ρ = ‖μ‖, 0 ≤ ρ ≤ 10⁴
   */
  public static ErrorProbability maxMargin(int d, double rho) {
    return cosineAtMost(0.5, d, rho);
  }

  /**
   * Expected generalisation error of the sharpness minimizer (x̃₂, 0), P(T ≤ 0); never above that
   * of the max-margin classifier.
   *
   * @param d number of features, 1 ≤ d ≤ 10⁶
   * @param rho ρ = ‖μ‖, 0 ≤ ρ ≤ 10⁴
   */
  public static ErrorProbability minSharpness(int d, double rho) {
    return cosineAtMost(0, d, rho);
  }

  /**
   * P(T ≤ c), the error of the classifier (x̃₂, −c), by positive series with bounded truncation;
   * the relative error bound is below 10⁻¹² for d, ρ² ≤ 100 and below 10⁻⁹ for d = 10⁴, ρ = 10³.
   *
   * @param c cosine, 0 ≤ c ≤ 0.99
   * @param d number of features, 1 ≤ d ≤ 10⁶
   * @param rho ρ = ‖μ‖, 0 ≤ ρ ≤ 10⁴
   */
  public static ErrorProbability cosineAtMost(double c, int d, double rho) {
    if (!(c >= 0 && c <= LARGEST_COSINE)) {
      throw new IllegalArgumentException(
          "the cosine c must satisfy 0 ≤ c ≤ " + LARGEST_COSINE + ", got " + c);
    }
    if (d < 1 || d > LARGEST_DIMENSION) {
      throw new IllegalArgumentException(
          "the number of features d must satisfy 1 ≤ d ≤ " + LARGEST_DIMENSION + ", got " + d);
    }
    if (!(rho >= 0 && rho <= LARGEST_RHO)) {
      throw new IllegalArgumentException(
          "the norm ρ of the mean must satisfy 0 ≤ ρ ≤ " + LARGEST_RHO + ", got " + rho);
    }
    CosineSeries series = new CosineSeries(d, rho);
    ErrorProbability atMostZero = series.atMostZero();
    // For d = 1 the cosine is −1 or 1. Below 10⁻³⁰⁰ the strip 0 < T ≤ c is under double's
    // resolution.
    return d == 1 || c < 1e-300 ? atMostZero : atMostZero.or(series.betweenZeroAnd(c));
  }
}
