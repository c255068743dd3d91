package normsharp.theory.dynamics;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * How a run of gradient descent ended.
 *
 * @param <T> field of the weights
 */
public sealed interface DescentOutcome<T extends FieldElement<T>> {
  /** The last state computed. */
  Iterate<T> last();

  /** The states kept, in order, the start first; empty when the stopping rule keeps none. */
  List<Iterate<T>> trajectory();

  /**
   * The residual met its tolerance, or a step left the weights unchanged.
   *
   * @param interpolates whether the residual met its tolerance; otherwise the last state is a
   *     stationary point off the manifold (w = 0, or x = 0), or rounding absorbs the steps
   */
  record Converged<T extends FieldElement<T>>(
      Iterate<T> last, List<Iterate<T>> trajectory, boolean interpolates)
      implements DescentOutcome<T> {
    /** Takes an immutable copy. */
    public Converged {
      trajectory = List.copyOf(trajectory);
    }
  }

  /** A weight passed the bound or ceased to be a number; the last state is the first such one. */
  record Diverged<T extends FieldElement<T>>(Iterate<T> last, List<Iterate<T>> trajectory)
      implements DescentOutcome<T> {
    /** Takes an immutable copy. */
    public Diverged {
      trajectory = List.copyOf(trajectory);
    }
  }

  /** Neither happened within the step limit. */
  record StepLimit<T extends FieldElement<T>>(Iterate<T> last, List<Iterate<T>> trajectory)
      implements DescentOutcome<T> {
    /** Takes an immutable copy. */
    public StepLimit {
      trajectory = List.copyOf(trajectory);
    }
  }
}
