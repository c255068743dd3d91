package normsharp.empirical.descent;

import normsharp.empirical.objective.Precision;
import normsharp.empirical.store.StateFile;

/**
 * A gradient flow that has ended.
 *
 * @param steps time, loss, spectrum and norms at each step
 * @param outcome how it ended
 * @param end where
 */
public record FlowRun(Trajectory steps, RunOutcome outcome, Parameters end) {
  /** What {@link GradientFlow#save} stored of a flow that had ended. */
  public static FlowRun restore(StateFile state, Precision precision) {
    return new FlowRun(
        SavedVectors.trajectory(state, "steps"),
        RunOutcome.valueOf(state.text("end")),
        new Parameters(SavedVectors.get(state, "theta.0", precision)));
  }

  /** The sharpness that the grids of learning rates need. */
  public FlowSharpness sharpness() {
    return new FlowSharpness(steps);
  }
}
