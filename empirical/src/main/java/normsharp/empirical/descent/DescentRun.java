package normsharp.empirical.descent;

import java.util.Optional;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.store.StateFile;

/** What one run of gradient descent has done so far. */
public final class DescentRun {
  private final double rate;
  private final Trajectory steps;
  private final Trajectory samples;
  private final LossLevels levels;
  private Optional<RunOutcome> outcome = Optional.empty();
  private double[] last = {};
  private double[] previous = {};
  private double[] beforePrevious = {};

  DescentRun(double rate) {
    this(rate, new Trajectory(), new Trajectory(), 1);
  }

  DescentRun(double rate, Trajectory steps, Trajectory samples, int nextLevel) {
    this.rate = rate;
    this.steps = steps;
    this.samples = samples;
    this.levels = new LossLevels(nextLevel);
  }

  /** The learning rate η. */
  public double rate() {
    return rate;
  }

  /** Loss and accuracy at each step t, measured before update t. */
  public Trajectory steps() {
    return steps;
  }

  /** Spectrum and norms at every sampled step, with the step in column {@code step}. */
  public Trajectory samples() {
    return samples;
  }

  /** How the run ended; empty while it goes on. */
  public Optional<RunOutcome> outcome() {
    return outcome;
  }

  /** The number of updates made. */
  public long updates() {
    return Math.max(0, steps.rows() - 1);
  }

  /** The last iterate of a run that has ended, length p. */
  public double[] last() {
    return last.clone();
  }

  /** The last iterate averaged over an oscillation, see {@link OscillationFilter}. */
  public double[] lastAveraged() {
    double[] averaged = new double[last.length];
    for (int i = 0; i < last.length; i++) {
      averaged[i] = OscillationFilter.apply(last[i], previous[i], beforePrevious[i]);
    }
    return averaged;
  }

  LossLevels levels() {
    return levels;
  }

  double initialLoss() {
    return steps.column("loss")[0];
  }

  void end(RunOutcome how, double[] theta, double[] previousTheta, double[] beforePreviousTheta) {
    outcome = Optional.of(how);
    last = theta;
    previous = previousTheta;
    beforePrevious = beforePreviousTheta;
  }

  /** Saves the run under a name. */
  void save(StateFile.Builder state, String name, Precision precision) {
    state.text(name + ".end", outcome.map(RunOutcome::name).orElse(""));
    state.longs(name + ".level", levels.next());
    SavedVectors.put(state, name + ".steps", steps);
    SavedVectors.put(state, name + ".samples", samples);
    if (outcome.isPresent()) {
      SavedVectors.put(state, name + ".last", precision, last);
      SavedVectors.put(state, name + ".previous", precision, previous);
      SavedVectors.put(state, name + ".beforePrevious", precision, beforePrevious);
    }
  }

  /** The run that a {@link GradientDescent} stored under a name {@code run.0}, {@code run.1}, …. */
  public static DescentRun restore(StateFile state, String name, double rate, Precision precision) {
    String end = state.text(name + ".end");
    DescentRun run =
        new DescentRun(
            rate,
            SavedVectors.trajectory(state, name + ".steps"),
            SavedVectors.trajectory(state, name + ".samples"),
            (int) state.longs(name + ".level")[0]);
    if (!end.isEmpty()) {
      run.end(
          RunOutcome.valueOf(end),
          SavedVectors.get(state, name + ".last", precision),
          SavedVectors.get(state, name + ".previous", precision),
          SavedVectors.get(state, name + ".beforePrevious", precision));
    }
    return run;
  }
}
