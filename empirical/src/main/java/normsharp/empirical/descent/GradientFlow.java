package normsharp.empirical.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.LanczosSetting;
import normsharp.empirical.spectrum.SpectrumEnds;
import normsharp.empirical.spectrum.SpectrumTracker;
import normsharp.empirical.store.StateFile;

/**
 * Gradient flow by the classic Runge–Kutta method, with loss, sharpness and norms at every step
 * (Appendix G). The flow of {@code normsharp.theory} is exact; this one serves every model.
 */
public final class GradientFlow implements AutoCloseable {
  private final Objective objective;
  private final FlowSetting setting;
  private final double lossGoal;
  private final SpectrumTracker tracker;
  private final IterateNorms norms;
  private final CheckpointSink checkpoints;
  private final VectorBatch theta;
  private Trajectory steps = new Trajectory();
  private LossLevels levels = new LossLevels(1);
  private double time;
  private Optional<RunOutcome> outcome = Optional.empty();

  /** At θ₀. */
  public GradientFlow(
      Objective objective,
      double[] start,
      FlowSetting setting,
      double lossGoal,
      LanczosSetting lanczos,
      long seed,
      CheckpointSink checkpoints) {
    this.objective = objective;
    this.setting = setting;
    this.lossGoal = lossGoal;
    this.tracker = new SpectrumTracker(objective, lanczos, seed);
    this.theta = objective.vector(start);
    this.norms = new IterateNorms(theta.row(0));
    this.checkpoints = checkpoints;
  }

  /** Time, loss, accuracy, spectrum and norms at each step. */
  public Trajectory steps() {
    return steps;
  }

  /** How the flow ended; empty while it goes on. */
  public Optional<RunOutcome> outcome() {
    return outcome;
  }

  /** The parameters now, length p. */
  public double[] parameters() {
    return theta.row(0);
  }

  /** Measures, and steps on unless the flow has ended. */
  public void advance() {
    if (outcome.isPresent()) {
      return;
    }
    try (Evaluation evaluation = objective.evaluate(theta)) {
      double loss = evaluation.loss(0);
      SpectrumEnds ends = tracker.measure(theta).get(0);
      Map<String, Double> row = new LinkedHashMap<>();
      row.put("time", time);
      row.put("loss", loss);
      row.put("accuracy", evaluation.accuracy(0));
      row.putAll(SpectrumColumns.of(ends));
      double[] now = theta.row(0);
      row.putAll(norms.at(now, now, now));
      steps.add(row);
      int level = levels.passed(loss);
      if (level >= 0) {
        checkpoints.take(0, "1e-" + level, now);
      }
      if (!Double.isFinite(loss) || !Double.isFinite(ends.sharpness())) {
        outcome = Optional.of(RunOutcome.DIVERGED);
      } else if (loss < lossGoal) {
        outcome = Optional.of(RunOutcome.REACHED);
      } else if (steps.rows() > setting.stepLimit()) {
        outcome = Optional.of(RunOutcome.STEP_LIMIT);
      } else {
        step(stepSize(ends.sharpness()), evaluation.gradient());
      }
    }
  }

  private double stepSize(double sharpness) {
    return Math.min(setting.stability() / sharpness, setting.maxStep());
  }

  /** θ ← θ − h/6 (g₁ + 2g₂ + 2g₃ + g₄). */
  private void step(double h, VectorBatch first) {
    try (VectorBatch sum = first.copy();
        Evaluation second = gradientAt(h / 2, first);
        Evaluation third = gradientAt(h / 2, second.gradient());
        Evaluation fourth = gradientAt(h, third.gradient())) {
      sum.addScaled(new double[] {2}, second.gradient());
      sum.addScaled(new double[] {2}, third.gradient());
      sum.addScaled(new double[] {1}, fourth.gradient());
      theta.addScaled(new double[] {-h / 6}, sum);
    }
    time += h;
  }

  private Evaluation gradientAt(double h, VectorBatch direction) {
    try (VectorBatch stage = theta.copy()) {
      stage.addScaled(new double[] {-h}, direction);
      return objective.evaluate(stage);
    }
  }

  /** Saves everything that {@link #restore} needs to go on bit for bit. */
  public void save(StateFile.Builder state) {
    state.doubles("time", time);
    state.text("end", outcome.map(RunOutcome::name).orElse(""));
    state.longs("level", levels.next(), tracker.state().isPresent() ? 1 : 0);
    SavedVectors.put(state, "steps", steps);
    SavedVectors.put(state, "theta", objective.precision(), theta);
    tracker
        .state()
        .ifPresent(pairs -> SavedVectors.put(state, "ritz", objective.precision(), pairs));
  }

  /**
   * Takes up what {@link #save} stored; this object must have been made with the same arguments.
   */
  public void restore(StateFile state) {
    time = state.doubles("time")[0];
    String end = state.text("end");
    outcome = end.isEmpty() ? Optional.empty() : Optional.of(RunOutcome.valueOf(end));
    long[] level = state.longs("level");
    levels = new LossLevels((int) level[0]);
    steps = SavedVectors.trajectory(state, "steps");
    try (VectorBatch saved = SavedVectors.get(state, "theta", objective, 1)) {
      theta.set(saved);
    }
    if (level[1] == 1) {
      tracker.restore(SavedVectors.pairs(state, "ritz", objective, 1));
    }
  }

  @Override
  public void close() {
    tracker.close();
    theta.close();
  }
}
