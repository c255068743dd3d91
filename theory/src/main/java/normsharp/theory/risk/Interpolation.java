package normsharp.theory.risk;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Requirements;
import org.hipparchus.FieldElement;

/**
 * What an idealised algorithm returns for one data point: an interpolating v = w ⊙ w ≥ 0, or that
 * none exists.
 *
 * @param <T> field of the data
 * @see "section 3, idealised algorithms (i) and (ii)"
 */
public sealed interface Interpolation<T extends FieldElement<T>> {
  /** The interpolating v; empty when no v ≥ 0 interpolates. */
  Optional<List<T>> endToEnd();

  /**
   * An optimal point, and what is needed to know all of them: v' is optimal exactly when ⟨x₀, v'⟩ =
   * y₀, v' ≥ 0 and its support lies in {@code tied} ∪ {@code free}.
   *
   * @param v the representative: all weight on the smallest index of {@code tied}, free coordinates
   *     zero
   * @param tied coordinates where the extreme of |x_i| over P is attained, ascending; empty when y₀
   *     = 0
   * @param free coordinates that the objective and the equation both ignore, ascending
   */
  record Found<T extends FieldElement<T>>(List<T> v, List<Integer> tied, List<Integer> free)
      implements Interpolation<T> {
    /** Takes immutable copies; refuses an overflow of y₀/x_k. */
    public Found {
      v = List.copyOf(v);
      tied = List.copyOf(tied);
      free = List.copyOf(free);
      for (int i = 0; i < v.size(); i++) {
        Requirements.finite("the interpolating v[" + i + "]", v.get(i));
      }
    }

    /** Whether v is the only optimal point; the signs of w remain free even then. */
    public boolean isUnique() {
      return tied.size() <= 1 && free.isEmpty();
    }

    @Override
    public Optional<List<T>> endToEnd() {
      return Optional.of(v);
    }
  }

  /**
   * No v ≥ 0 interpolates, M = ∅.
   *
   * @param reason one line with the values
   */
  record Empty<T extends FieldElement<T>>(String reason) implements Interpolation<T> {
    @Override
    public Optional<List<T>> endToEnd() {
      return Optional.empty();
    }
  }
}
