package normsharp.empirical.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.spectrum.LanczosSetting;
import normsharp.empirical.spectrum.SpectrumEnds;
import normsharp.empirical.spectrum.SpectrumTracker;
import normsharp.empirical.store.StateFile;

/**
 * Full-batch gradient descent θ ← θ − η∇L(θ) from one start for K learning rates at once.
 *
 * <p>Loss and accuracy are measured before each update. A run ends when its loss is strictly below
 * the goal, when it diverges, or at the step limit; it then frees its place in the batch. Every
 * {@code sampleEvery} steps, and at the end of a run that reached its goal, sharpness and norms are
 * measured.
 */
public final class GradientDescent implements AutoCloseable {
  private final Objective objective;
  private final StoppingRule rule;
  private final int sampleEvery;
  private final SpectrumTracker tracker;
  private final IterateNorms norms;
  private final CheckpointSink checkpoints;
  private final List<DescentRun> runs;
  private int[] active;
  private VectorBatch theta;
  private VectorBatch previous;
  private VectorBatch beforePrevious;
  private long step;

  /**
   * At the start.
   *
   * @param start θ₀, the same for all, length p
   * @param rates the K learning rates, each &gt; 0
   * @param seed of the Lanczos method's start vector
   */
  public GradientDescent(
      Objective objective,
      double[] start,
      List<Double> rates,
      StoppingRule rule,
      int sampleEvery,
      LanczosSetting lanczos,
      long seed,
      CheckpointSink checkpoints) {
    for (double rate : rates) {
      if (!(rate > 0) || !Double.isFinite(rate)) {
        throw new IllegalArgumentException("a learning rate must be positive, got " + rate);
      }
    }
    if (sampleEvery < 1) {
      throw new IllegalArgumentException("sampleEvery must be at least 1, got " + sampleEvery);
    }
    this.objective = objective;
    this.rule = rule;
    this.sampleEvery = sampleEvery;
    this.checkpoints = checkpoints;
    this.tracker = new SpectrumTracker(objective, lanczos, seed);
    this.theta = objective.zeros(rates.size());
    for (int k = 0; k < rates.size(); k++) {
      theta.setRow(k, start);
    }
    // As the engine rounds it.
    this.norms = new IterateNorms(theta.row(0));
    this.previous = theta.copy();
    this.beforePrevious = theta.copy();
    this.active = IntStream.range(0, rates.size()).toArray();
    this.runs = new ArrayList<>(rates.stream().map(DescentRun::new).toList());
  }

  /** All runs, in the order of their rates. */
  public List<DescentRun> runs() {
    return List.copyOf(runs);
  }

  /** Whether every run has ended. */
  public boolean isDone() {
    return active.length == 0;
  }

  /** The number of updates that the runs still going have made. */
  public long step() {
    return step;
  }

  /** Measures at step t, ends what has ended, and updates the rest. */
  public void advance() {
    if (isDone()) {
      return;
    }
    try (Evaluation evaluation = objective.evaluate(theta)) {
      List<Optional<RunOutcome>> outcomes = new ArrayList<>();
      for (int row = 0; row < active.length; row++) {
        outcomes.add(record(row, evaluation));
      }
      sample(outcomes);
      for (int row = 0; row < active.length; row++) {
        if (outcomes.get(row).isPresent()) {
          runs.get(active[row])
              .end(
                  outcomes.get(row).orElseThrow(),
                  theta.row(row),
                  previous.row(row),
                  beforePrevious.row(row));
        }
      }
      update(evaluation);
      keepThoseThatGoOn(outcomes);
    }
  }

  private Optional<RunOutcome> record(int row, Evaluation evaluation) {
    DescentRun run = runs.get(active[row]);
    double loss = evaluation.loss(row);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", loss);
    values.put("accuracy", evaluation.accuracy(row));
    run.steps().add(values);
    int level = run.levels().passed(loss);
    if (level >= 0) {
      checkpoints.take(active[row], "1e-" + level, theta.row(row));
    }
    if (rule.diverged(loss, run.initialLoss())) {
      return Optional.of(RunOutcome.DIVERGED);
    }
    if (rule.reached(loss)) {
      return Optional.of(RunOutcome.REACHED);
    }
    return step >= rule.stepLimit() ? Optional.of(RunOutcome.STEP_LIMIT) : Optional.empty();
  }

  private void sample(List<Optional<RunOutcome>> outcomes) {
    boolean due = step % sampleEvery == 0;
    boolean[] wanted = new boolean[active.length];
    boolean any = false;
    for (int row = 0; row < active.length; row++) {
      boolean diverged = outcomes.get(row).equals(Optional.of(RunOutcome.DIVERGED));
      wanted[row] = !diverged && (due || outcomes.get(row).isPresent());
      any |= wanted[row];
    }
    if (!any) {
      return;
    }
    List<SpectrumEnds> ends = tracker.measure(theta);
    for (int row = 0; row < active.length; row++) {
      if (wanted[row]) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("step", (double) step);
        values.putAll(SpectrumColumns.of(ends.get(row)));
        values.putAll(norms.at(theta.row(row), previous.row(row), beforePrevious.row(row)));
        runs.get(active[row]).samples().add(values);
      }
    }
  }

  private void update(Evaluation evaluation) {
    VectorBatch oldest = beforePrevious;
    beforePrevious = previous;
    previous = oldest;
    previous.set(theta);
    double[] factors =
        Arrays.stream(active).mapToDouble(index -> -runs.get(index).rate()).toArray();
    theta.addScaled(factors, evaluation.gradient());
    step++;
  }

  private void keepThoseThatGoOn(List<Optional<RunOutcome>> outcomes) {
    int[] rows =
        IntStream.range(0, active.length).filter(row -> outcomes.get(row).isEmpty()).toArray();
    if (rows.length == active.length) {
      return;
    }
    if (rows.length == 0) {
      // The last ones ended together: nothing is left to select.
      active = rows;
      return;
    }
    tracker.select(rows);
    theta = selected(theta, rows);
    previous = selected(previous, rows);
    beforePrevious = selected(beforePrevious, rows);
    int[] before = active;
    active = Arrays.stream(rows).map(row -> before[row]).toArray();
  }

  private static VectorBatch selected(VectorBatch batch, int[] rows) {
    VectorBatch chosen = batch.select(rows);
    batch.close();
    return chosen;
  }

  /** Saves everything that {@link #restore} needs to go on bit for bit. */
  public void save(StateFile.Builder state) {
    state.longs("step", step);
    state.longs("active", Arrays.stream(active).asLongStream().toArray());
    for (int r = 0; r < runs.size(); r++) {
      runs.get(r).save(state, "run." + r, objective.precision());
    }
    SavedVectors.put(state, "theta", objective.precision(), theta);
    SavedVectors.put(state, "previous", objective.precision(), previous);
    SavedVectors.put(state, "beforePrevious", objective.precision(), beforePrevious);
    state.longs("tracked", tracker.state().isPresent() ? 1 : 0);
    tracker
        .state()
        .ifPresent(pairs -> SavedVectors.put(state, "ritz", objective.precision(), pairs));
  }

  /**
   * Takes up what {@link #save} stored; this object must have been made with the same arguments.
   */
  public void restore(StateFile state) {
    step = state.longs("step")[0];
    active = Arrays.stream(state.longs("active")).mapToInt(Math::toIntExact).toArray();
    for (int r = 0; r < runs.size(); r++) {
      runs.set(r, DescentRun.restore(state, "run." + r, runs.get(r).rate(), objective.precision()));
    }
    theta = replaced(theta, state, "theta");
    previous = replaced(previous, state, "previous");
    beforePrevious = replaced(beforePrevious, state, "beforePrevious");
    if (state.longs("tracked")[0] == 1) {
      tracker.restore(SavedVectors.pairs(state, "ritz", objective, active.length));
    }
  }

  private VectorBatch replaced(VectorBatch batch, StateFile state, String name) {
    batch.close();
    return SavedVectors.get(state, name, objective, active.length);
  }

  @Override
  public void close() {
    tracker.close();
    theta.close();
    previous.close();
    beforePrevious.close();
  }
}
