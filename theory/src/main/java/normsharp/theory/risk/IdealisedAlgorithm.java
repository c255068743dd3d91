package normsharp.theory.risk;

/**
 * The paper's three idealised training algorithms, each mapping one data point (x₀, y₀) to an
 * interpolating v = w ⊙ w.
 *
 * @see "section 3, list after footnote 4; Proposition E.2"
 */
public enum IdealisedAlgorithm {
  /** A_ℓ1, {@link TrainingPoint#minimalNorm}: gradient descent with vanishing learning rate. */
  MINIMAL_NORM,
  /** A_S, {@link TrainingPoint#minimalSharpness}: the limit of very large learning rates. */
  MINIMAL_SHARPNESS,
  /** A_opt, {@link ConstrainedOptimum}: least test risk among the interpolating v ≥ 0. */
  OPTIMUM
}
