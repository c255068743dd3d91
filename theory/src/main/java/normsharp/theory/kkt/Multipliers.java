package normsharp.theory.kkt;

import org.hipparchus.FieldElement;

/**
 * All multipliers (ν, λ) that go with a KKT point of (12): of ⟨x₀, w^⊙2⟩ = y₀ and of 2η‖x₀ ⊙ w‖² ≤
 * 1, in the scaling of eqs. (15)–(19).
 *
 * @param <T> field
 */
public sealed interface Multipliers<T extends FieldElement<T>> {
  /** A valid ν; together with {@link #lambda} a valid pair. */
  T nu();

  /** A valid λ ≥ 0. */
  T lambda();

  /** One pair. */
  record Unique<T extends FieldElement<T>>(T nu, T lambda) implements Multipliers<T> {}

  /**
   * The pairs (ν − 2η a λ, λ), λ ≥ 0: the bound is active and x₀ has the one non-zero value a on
   * the support, so that both constraints have parallel gradients. This is case (14) of Lemma E.1,
   * whose printed condition "x₀ = α1" must be read on the support.
   *
   * @param nu the ν that goes with λ = 0
   * @param lambda zero, the least λ
   * @param value the value a
   */
  record Ray<T extends FieldElement<T>>(T nu, T lambda, T value) implements Multipliers<T> {}

  /** The pairs (ν, 0), ν ∈ ℝ: w vanishes wherever x₀ does not, which needs y₀ = 0. */
  record AnyNu<T extends FieldElement<T>>(T nu, T lambda) implements Multipliers<T> {}
}
