package normsharp.empirical.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.descent.CheckpointSink;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.FlowRun;
import normsharp.empirical.descent.GradientDescent;
import normsharp.empirical.descent.GradientFlow;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.store.StateFile;
import normsharp.empirical.store.SweepDirectory;

/**
 * Works on one item until it is finished or asked to stop, leaving a checkpoint every few seconds
 * from which it goes on bit for bit.
 */
final class ItemWorker implements Executor.Worker {
  private static final long CHECKPOINT_NANOS = 4_000_000_000L;
  private static final long REPORT_NANOS = 200_000_000L;

  private final Experiment experiment;
  private final SweepConfiguration configuration;
  private final Engine engine;
  private final ExecutionPlan plan;
  private final SweepDirectory directory;
  private final Progress progress;
  private final BooleanSupplier stop;

  ItemWorker(
      Experiment experiment,
      Engine engine,
      ExecutionPlan plan,
      SweepDirectory directory,
      Progress progress,
      BooleanSupplier stop) {
    this.experiment = experiment;
    this.configuration = experiment.configuration();
    this.engine = engine;
    this.plan = plan;
    this.directory = directory;
    this.progress = progress;
    this.stop = stop;
  }

  @Override
  public boolean work(WorkItem item) {
    try {
      if (directory.stored().result(item.name()).isPresent()) {
        return true;
      }
      if (stop.getAsBoolean()) {
        return false;
      }
      try (Objective train =
          experiment.train(engine, item.isFlow() ? plan.flowSetting() : plan.setting())) {
        return item.isFlow() ? flow(item, train) : descend(item, train);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean flow(WorkItem item, Objective train) throws IOException {
    try (GradientFlow flow =
        new GradientFlow(
            train,
            experiment.start(),
            configuration.flow(),
            configuration.stopping().lossGoal(),
            configuration.spectrum(),
            configuration.start().seed(),
            sink(item))) {
      Optional<StateFile> saved = directory.stored().checkpoint(item.name());
      saved.ifPresent(flow::restore);
      Clock clock = new Clock();
      while (flow.outcome().isEmpty()) {
        flow.advance();
        if (clock.reportIsDue()) {
          progress.working(
              item, flow.steps().rows(), flow.steps().last("loss"), flow.steps().last("sharpness"));
        }
        if (flow.outcome().isEmpty() && (stop.getAsBoolean() || clock.checkpointIsDue())) {
          StateFile.Builder state = StateFile.builder();
          flow.save(state);
          directory.checkpoint(item.name(), state.build());
          if (stop.getAsBoolean()) {
            return false;
          }
        }
      }
      StateFile.Builder state = StateFile.builder();
      flow.save(state);
      RunOutcome outcome = flow.outcome().orElseThrow();
      double[] theta = flow.parameters();
      putMeasures(
          state,
          "final",
          outcome == RunOutcome.DIVERGED ? Map.of() : measures(train, theta, theta));
      directory.finish(item.name(), state.build());
      progress.finished(
          item,
          String.format(
              Locale.ROOT,
              "gradient flow %s at t = %.4g after %d steps, loss %.4g, sharpness %.4g",
              words(outcome),
              flow.steps().last("time"),
              flow.steps().rows() - 1,
              flow.steps().last("loss"),
              flow.steps().last("sharpness")));
      return true;
    }
  }

  private boolean descend(WorkItem item, Objective train) throws IOException {
    try (GradientDescent descent =
        new GradientDescent(
            train,
            experiment.start(),
            item.rates(),
            stopping(item),
            configuration.recording().sampleEvery(),
            configuration.spectrum(),
            configuration.start().seed(),
            sink(item))) {
      Optional<StateFile> saved = directory.stored().checkpoint(item.name());
      saved.ifPresent(descent::restore);
      Clock clock = new Clock();
      while (!descent.isDone()) {
        descent.advance();
        if (clock.reportIsDue()) {
          DescentRun run = descent.runs().get(0);
          progress.working(item, descent.step(), run.steps().last("loss"), lastSharpness(run));
        }
        if (!descent.isDone() && (stop.getAsBoolean() || clock.checkpointIsDue())) {
          StateFile.Builder state = StateFile.builder();
          descent.save(state);
          directory.checkpoint(item.name(), state.build());
          if (stop.getAsBoolean()) {
            return false;
          }
        }
      }
      StateFile.Builder state = StateFile.builder();
      descent.save(state);
      state.doubles("rates", item.rates().stream().mapToDouble(Double::doubleValue).toArray());
      for (int r = 0; r < item.rates().size(); r++) {
        DescentRun run = descent.runs().get(r);
        boolean diverged = run.outcome().equals(Optional.of(RunOutcome.DIVERGED));
        putMeasures(
            state,
            "final." + r,
            diverged ? Map.of() : measures(train, run.last(), run.lastAveraged()));
      }
      directory.finish(item.name(), state.build());
      for (DescentRun run : descent.runs()) {
        progress.finished(item, summary(run));
      }
      return true;
    }
  }

  /** The rule under the intrinsic-time limit of the batch's smallest rate. */
  private StoppingRule stopping(WorkItem item) throws IOException {
    Optional<StateFile> stored = directory.stored().result("flow");
    if (stored.isEmpty()) {
      return configuration.stopping();
    }
    FlowRun flow = FlowRun.restore(stored.orElseThrow(), plan.setting().precision());
    return flow.outcome() == RunOutcome.REACHED
        ? configuration
            .stopping()
            .besideFlow(flow.steps().last("time"), Collections.min(item.rates()))
        : configuration.stopping();
  }

  private static String summary(DescentRun run) {
    return String.format(
        Locale.ROOT,
        "η = %.4g %s after %d steps, loss %.4g, sharpness %.4g (2/η = %.4g)",
        run.rate(),
        words(run.outcome().orElseThrow()),
        run.updates(),
        run.steps().last("loss"),
        lastSharpness(run),
        2 / run.rate());
  }

  private static double lastSharpness(DescentRun run) {
    return run.samples().rows() == 0 ? Double.NaN : run.samples().last("sharpness");
  }

  private static String words(RunOutcome outcome) {
    return switch (outcome) {
      case REACHED -> "reached its goal";
      case DIVERGED -> "diverged";
      case STEP_LIMIT -> "came to the step limit";
    };
  }

  private Map<String, Double> measures(Objective train, double[] theta, double[] averaged) {
    try (Objective test = experiment.test(engine, plan.setting())) {
      return new FinalMeasures(configuration, train, test).at(theta, averaged);
    }
  }

  private CheckpointSink sink(WorkItem item) {
    if (!configuration.recording().checkpoints()) {
      return CheckpointSink.NONE;
    }
    return (copy, name, theta) -> {
      try {
        directory.model(
            item.name() + "." + copy + "." + name,
            StateFile.builder().doubles("theta", theta).build());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    };
  }

  static void putMeasures(StateFile.Builder state, String name, Map<String, Double> measures) {
    state.text(name + ".names", String.join("\n", measures.keySet()));
    state.doubles(
        name + ".values", measures.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  static Map<String, Double> measures(StateFile state, String name) {
    Map<String, Double> measures = new LinkedHashMap<>();
    double[] values = state.doubles(name + ".values");
    int[] index = {0};
    state.text(name + ".names").lines().forEach(key -> measures.put(key, values[index[0]++]));
    return measures;
  }

  /** When to report and when to leave a checkpoint; decides nothing that is computed. */
  private static final class Clock {
    private long lastReport = System.nanoTime();
    private long lastCheckpoint = System.nanoTime();

    boolean reportIsDue() {
      boolean due = System.nanoTime() - lastReport > REPORT_NANOS;
      if (due) {
        lastReport = System.nanoTime();
      }
      return due;
    }

    boolean checkpointIsDue() {
      boolean due = System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS;
      if (due) {
        lastCheckpoint = System.nanoTime();
      }
      return due;
    }
  }
}
