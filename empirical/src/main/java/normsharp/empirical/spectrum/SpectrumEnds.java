package normsharp.empirical.spectrum;

/**
 * Both ends of a symmetric matrix' spectrum.
 *
 * @param largest the largest Ritz value, an approximation of λ_max from below
 * @param largestResidual ‖Hu − λu‖₂ of its unit Ritz vector: some eigenvalue lies this close
 * @param smallest the smallest Ritz value, an approximation of λ_min from above
 * @param smallestResidual the same for the other end
 * @param products how many products with H were spent
 */
public record SpectrumEnds(
    double largest,
    double largestResidual,
    double smallest,
    double smallestResidual,
    int products) {

  /** The operator norm max |λ|: the sharpness, when the matrix is the loss' Hessian. */
  public double sharpness() {
    return Math.max(Math.abs(largest), Math.abs(smallest));
  }

  /** The residual of the end that gives the sharpness. */
  public double sharpnessResidual() {
    return Math.abs(largest) >= Math.abs(smallest) ? largestResidual : smallestResidual;
  }
}
