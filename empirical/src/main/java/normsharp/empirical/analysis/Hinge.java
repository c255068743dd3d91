package normsharp.empirical.analysis;

/**
 * A fitted broken line: S = plateau·(η/η_c)^a below η_c and plateau·(η/η_c)^(a − b) above.
 *
 * @param eta change point η_c &gt; 0
 * @param plateau sharpness at the change point, &gt; 0
 * @param exponentBelow a; 0 for the shapes with a plateau
 * @param drop b ≥ 0, by how much the exponent falls at η_c
 * @param deviation standard deviation of the residuals of log S
 */
public record Hinge(
    double eta, double plateau, double exponentBelow, double drop, double deviation) {
  /** The exponent p of S ∝ η^−p above the change point; the theory's is 1. */
  public double decay() {
    return drop - exponentBelow;
  }
}
