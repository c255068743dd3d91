package normsharp.theory.dynamics;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * One state of gradient descent.
 *
 * @param step number k ≥ 0 of steps taken
 * @param weights w_k, length d
 * @param <T> field
 */
public record Iterate<T extends FieldElement<T>>(int step, List<T> weights) {
  /** Takes an immutable copy. */
  public Iterate {
    weights = List.copyOf(weights);
    if (step < 0) {
      throw new IllegalArgumentException("the number of steps taken must be ≥ 0, got " + step);
    }
  }
}
