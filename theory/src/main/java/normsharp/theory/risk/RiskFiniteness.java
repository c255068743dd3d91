package normsharp.theory.risk;

/**
 * Whether the expected test risk of an idealised algorithm is finite, and its variance, with the
 * reason in one line.
 */
public sealed interface RiskFiniteness {
  /** Why, in one line. */
  String reason();

  /** The expected risk and the variance of the risk are finite. */
  record FiniteVariance(String reason) implements RiskFiniteness {}

  /** The expected risk is finite, the variance of the risk is not: no confidence interval. */
  record FiniteMeanOnly(String reason) implements RiskFiniteness {}

  /** The expected risk is +∞; each risk is ≥ 0, so the value is well defined. */
  record InfiniteMean(String reason) implements RiskFiniteness {}
}
