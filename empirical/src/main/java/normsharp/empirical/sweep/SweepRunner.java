package normsharp.empirical.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import normsharp.empirical.configuration.FinishedRate;
import normsharp.empirical.configuration.PlannedRate;
import normsharp.empirical.configuration.RateSchedule;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.FlowRun;
import normsharp.empirical.descent.FlowSharpness;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.store.StateFile;
import normsharp.empirical.store.SweepDirectory;

/**
 * Runs a sweep: the gradient flow, the rates that follow from it, and the rates that follow from
 * how those ended, until the schedule is complete. What is finished is read from the directory, so
 * that an interrupted sweep goes on where it stood, to the same results.
 */
final class SweepRunner {
  private final Experiment experiment;
  private final RateSchedule schedule;
  private final Engine engine;
  private final Executor executor;
  private final ExecutionPlan plan;
  private final SweepDirectory directory;
  private final Progress progress;
  private final BooleanSupplier stop;

  /**
   * A sweep in a directory.
   *
   * @param stop whether to leave checkpoints and return
   */
  SweepRunner(
      Experiment experiment,
      RateSchedule schedule,
      Engine engine,
      ExecutionPlan plan,
      Executor executor,
      SweepDirectory directory,
      Progress progress,
      BooleanSupplier stop) {
    this.experiment = experiment;
    this.schedule = schedule;
    this.engine = engine;
    this.executor = executor;
    this.plan = plan;
    this.directory = directory;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Runs to the end of the schedule.
   *
   * @return whether it came there; false when it was stopped before
   */
  public boolean run() throws IOException {
    ItemWorker worker = new ItemWorker(experiment, engine, plan, directory, progress, stop);
    String configuration = directory.stored().configuration();
    WorkItem flowItem = WorkItem.flow(configuration);
    if (!executor.run(List.of(flowItem), worker)) {
      return false;
    }
    FlowRun flow =
        FlowRun.restore(
            directory.stored().result(flowItem.name()).orElseThrow(), plan.setting().precision());
    if (flow.outcome() == RunOutcome.DIVERGED) {
      throw new IllegalArgumentException(
          "the gradient flow diverged, so that there is no s_GF; lower flow.stability or"
              + " flow.max-step");
    }
    FlowSharpness sharpness = flow.sharpness();
    Map<String, WorkItem> items = new LinkedHashMap<>();
    while (true) {
      List<FinishedRate> done = finished(items.values());
      List<PlannedRate> next = schedule.next(sharpness.initial(), sharpness.peak(), done);
      if (next.isEmpty()) {
        return true;
      }
      List<WorkItem> round = batches(configuration, next);
      round.forEach(item -> items.put(item.name(), item));
      progress.planned(done.size(), round);
      if (!executor.run(round, worker)) {
        return false;
      }
    }
  }

  private List<WorkItem> batches(String configuration, List<PlannedRate> rates) {
    List<WorkItem> items = new ArrayList<>();
    for (int from = 0; from < rates.size(); from += plan.batch()) {
      items.add(
          new WorkItem(
              configuration,
              rates.subList(from, Math.min(rates.size(), from + plan.batch())).stream()
                  .map(PlannedRate::rate)
                  .toList()));
    }
    return items;
  }

  private List<FinishedRate> finished(Iterable<WorkItem> items) throws IOException {
    List<FinishedRate> done = new ArrayList<>();
    for (WorkItem item : items) {
      StateFile state = directory.stored().result(item.name()).orElseThrow();
      for (int r = 0; r < item.rates().size(); r++) {
        DescentRun run =
            DescentRun.restore(state, "run." + r, item.rates().get(r), plan.setting().precision());
        done.add(new FinishedRate(run.rate(), run.outcome().orElseThrow()));
      }
    }
    return done;
  }
}
