package normsharp.theory.minimizers;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * A point of the trade-off between norm and sharpness on 𝓜: the least ‖w^⊙L‖₁ under S ≤ 2/η.
 *
 * @param <T> field of the data
 */
public sealed interface FrontierPoint<T extends FieldElement<T>> {
  /**
   * The value in the data's own field, exact over exact ones.
   *
   * @param value least ℓ1-norm
   * @param endToEnd weights u = w^⊙L that attain it
   * @param boundActive whether the bound forces more than the unconstrained least norm
   */
  record Exact<T extends FieldElement<T>>(T value, List<T> endToEnd, boolean boundActive)
      implements FrontierPoint<T> {
    /** Takes an immutable copy. */
    public Exact {
      endToEnd = List.copyOf(endToEnd);
    }
  }

  /** The value by a one-dimensional root (L ≥ 3), relative accuracy about 10⁻¹². */
  record Approximate<T extends FieldElement<T>>(
      double value, List<Double> endToEnd, boolean boundActive) implements FrontierPoint<T> {
    /** Takes an immutable copy. */
    public Approximate {
      endToEnd = List.copyOf(endToEnd);
    }
  }

  /** No point of 𝓜 is that flat. */
  record Infeasible<T extends FieldElement<T>>(String reason) implements FrontierPoint<T> {}
}
