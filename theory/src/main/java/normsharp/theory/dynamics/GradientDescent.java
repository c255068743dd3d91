package normsharp.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * Gradient descent with constant learning rate, w ← F(w) = w − η∇𝓛(w), on a diagonal network.
 *
 * <p>Generic over the field: exact over {@code BigFraction}, differentiable over {@code Gradient},
 * rounded over {@code Binary64}.
 *
 * @param network data and number of layers
 * @param learningRate η &gt; 0
 * @param <T> field
 * @see "the map F of Theorem B.2"
 */
public record GradientDescent<T extends FieldElement<T>>(
    DiagonalNetwork<T> network, T learningRate) {
  /** Checks the learning rate. */
  public GradientDescent {
    double eta = learningRate.getReal();
    if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the learning rate must be finite and > 0, got " + eta);
    }
  }

  /** One step, F(w) = w − η∇𝓛(w). */
  public List<T> step(List<T> w) {
    return Vectors.addScaled(w, learningRate.negate(), network.gradient(w));
  }

  /**
   * The Jacobian of the map applied to a vector, DF(w)u = u − η∇²𝓛(w)u. It is singular where 1/η
   * is an eigenvalue of the Hessian, which Theorem B.2 forbids at every stationary point; for d ≥ 2
   * every η with 1/η among the values of the sharpness on M breaks that assumption.
   */
  public List<T> jacobianVectorProduct(List<T> w, List<T> u) {
    return Vectors.addScaled(u, learningRate.negate(), network.hessianVectorProduct(w, u));
  }

  /** Runs from a start until the rule stops the run. */
  public DescentOutcome<T> run(List<T> start, StoppingRule rule) {
    Vectors.requireSameLength("x and the start", network.x(), start);
    List<Iterate<T>> trajectory = new ArrayList<>();
    List<T> w = start;
    for (int k = 0; ; k++) {
      Iterate<T> state = new Iterate<>(k, w);
      if (rule.stride() > 0 && k % rule.stride() == 0) {
        trajectory.add(state);
      }
      if (exceeds(w, rule.weightBound())) {
        return new DescentOutcome.Diverged<>(state, trajectory);
      }
      if (Math.abs(network.residual(w).getReal()) <= rule.residualTolerance()) {
        return new DescentOutcome.Converged<>(state, trajectory, true);
      }
      List<T> next = step(w);
      if (next.equals(w)) {
        return new DescentOutcome.Converged<>(state, trajectory, false);
      }
      if (k == rule.stepLimit()) {
        return new DescentOutcome.StepLimit<>(state, trajectory);
      }
      w = next;
    }
  }

  /** Whether an entry is larger than the bound or not a number. */
  private static <T extends FieldElement<T>> boolean exceeds(List<T> w, double bound) {
    for (T entry : w) {
      if (!(Math.abs(entry.getReal()) <= bound)) {
        return true;
      }
    }
    return false;
  }
}
