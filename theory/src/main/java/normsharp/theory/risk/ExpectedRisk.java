package normsharp.theory.risk;

/**
 * What is known of an expected test risk, the strongest kind that applies first.
 *
 * @see "Proposition E.2"
 */
public sealed interface ExpectedRisk {
  /**
   * A closed form, in double arithmetic.
   *
   * @param reason why it holds, in one line
   */
  record Exact(double value, String reason) implements ExpectedRisk {}

  /** A value by quadrature with its bounds. */
  record Quadrature(QuadratureEstimate estimate) implements ExpectedRisk {}

  /** A sample mean of a quantity of finite variance, with a confidence interval. */
  record Sampled(MonteCarloEstimate estimate) implements ExpectedRisk {}

  /**
   * A sample mean of a quantity of infinite variance: it converges, but no confidence interval is
   * valid.
   *
   * @param mean sample mean
   * @param samples number of draws
   * @param seed seed of the generator
   * @param reason why the variance is infinite
   */
  record SampledWithoutInterval(double mean, int samples, long seed, String reason)
      implements ExpectedRisk {}

  /**
   * The expected risk is +∞.
   *
   * @param reason why, in one line
   */
  record Infinite(String reason) implements ExpectedRisk {}
}
