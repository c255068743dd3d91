package normsharp.empirical.descent;

/**
 * What the grids of learning rates need of a flow: s₀ and s_GF(ε), the largest sharpness until the
 * loss first reaches ε, for every ε at once. As printed, s_GF^ε takes S at t_ε instead of t under
 * the maximum (Section 2), which would make the maximum idle; S(θ(t)) is meant.
 */
public final class FlowSharpness {
  private final double[] losses;
  private final double[] running;

  /** From a flow's trajectory. */
  public FlowSharpness(Trajectory steps) {
    if (steps.rows() == 0) {
      throw new IllegalArgumentException("the flow must have made at least one measurement");
    }
    losses = steps.column("loss");
    running = steps.column("sharpness");
    for (int i = 1; i < running.length; i++) {
      running[i] = Math.max(running[i - 1], running[i]);
    }
  }

  /** s₀, the sharpness at initialisation. */
  public double initial() {
    return running[0];
  }

  /** s_GF(ε); for an ε that was not reached, the largest sharpness seen. */
  public double until(double epsilon) {
    for (int i = 0; i < losses.length; i++) {
      if (losses[i] <= epsilon) {
        return running[i];
      }
    }
    return running[running.length - 1];
  }

  /** s_GF over the whole flow. */
  public double peak() {
    return running[running.length - 1];
  }
}
