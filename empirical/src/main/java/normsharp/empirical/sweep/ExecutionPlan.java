package normsharp.empirical.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import normsharp.empirical.configuration.EngineChoice;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.VectorBatch;
import normsharp.empirical.store.StateFile;

/**
 * How the rates of a sweep share the machine. The first session chooses, by measuring gradient
 * steps; a resumed one takes the same, because bits depend on it.
 *
 * @param workers items at work at the same time
 * @param setting with the threads of one product, and whether rates are advanced together
 * @param batch rates of one item
 */
record ExecutionPlan(int workers, EngineSetting setting, int batch) {
  /** The name of the work file that keeps the plan. */
  static final String ITEM = "plan";

  private static final int BATCH = 24;
  private static final long BURST_NANOS = 700_000_000L;

  /** The flow runs alone, with the threads of all workers. */
  EngineSetting flowSetting() {
    return setting.withThreads(workers * setting.threads());
  }

  static ExecutionPlan read(StateFile state, EngineChoice choice) {
    long[] numbers = state.longs("numbers");
    EngineSetting setting =
        choice
            .setting()
            .withThreads((int) numbers[1])
            .with(Batching.valueOf(state.text("batching")));
    return new ExecutionPlan((int) numbers[0], setting, (int) numbers[2]);
  }

  StateFile save() {
    return StateFile.builder()
        .longs("numbers", workers, setting.threads(), batch)
        .text("batching", setting.batching().name())
        .build();
  }

  /** The plan in a line. */
  String toText() {
    return String.format(
        Locale.ROOT,
        "%d at a time, %d threads each, %s, %d rates in one item%n",
        workers,
        setting.threads(),
        setting.batching() == Batching.TOGETHER ? "advanced together" : "one by one",
        batch);
  }

  /** What the configuration asks for, or the fastest of what the machine can do. */
  static ExecutionPlan choose(Experiment experiment, Engine engine, EngineChoice choice) {
    EngineSetting setting = choice.setting();
    boolean onCard = !setting.device().equals("cpu");
    EngineSetting together = setting.with(Batching.TOGETHER);
    Model model = experiment.configuration().model();
    if (choice.batching() == Batching.TOGETHER || (onCard && engine.supports(model, together))) {
      // One small network leaves a card idle, and the card's memory bounds the batch.
      int examples = experiment.data().train().count();
      return new ExecutionPlan(1, together, engine.copiesThatFit(model, examples, together, BATCH));
    }
    if (onCard || choice.threads().isPresent()) {
      return new ExecutionPlan(1, setting, 1);
    }
    if (choice.name().equals(EngineChoice.ANALYTIC) || setting.threads() == 1) {
      return new ExecutionPlan(1, setting.withThreads(1), 1);
    }
    List<ExecutionPlan> candidates =
        List.of(
            new ExecutionPlan(1, setting, 1),
            new ExecutionPlan(setting.threads(), setting.withThreads(1), 1),
            new ExecutionPlan(1, setting.with(Batching.TOGETHER), BATCH));
    ExecutionPlan best = candidates.get(0);
    double bestRate = 0;
    for (ExecutionPlan candidate : candidates) {
      double rate = candidate.stepsPerSecond(experiment, engine);
      // A batch is only worth its memory and its coarser checkpoints when it clearly pays.
      if (rate > bestRate * 1.05) {
        best = candidate;
        bestRate = rate;
      }
    }
    return best;
  }

  /** Gradient steps of single rates per second, all workers together. */
  private double stepsPerSecond(Experiment experiment, Engine engine) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      Callable<Double> burst = () -> burst(experiment, engine);
      List<Future<Double>> rates = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        rates.add(threads.submit(burst));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException error
          ? error
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      threads.shutdownNow();
    }
  }

  private double burst(Experiment experiment, Engine engine) {
    double[] start = experiment.start();
    try (Objective objective = experiment.train(engine, setting);
        VectorBatch theta = objective.zeros(batch)) {
      for (int k = 0; k < batch; k++) {
        theta.setRow(k, start);
      }
      objective.evaluate(theta).close();
      long begin = System.nanoTime();
      int steps = 0;
      do {
        try (Evaluation evaluation = objective.evaluate(theta)) {
          theta.addScaled(new double[batch], evaluation.gradient());
        }
        steps++;
      } while (System.nanoTime() - begin < BURST_NANOS);
      return steps * batch / ((System.nanoTime() - begin) * 1e-9);
    }
  }
}
