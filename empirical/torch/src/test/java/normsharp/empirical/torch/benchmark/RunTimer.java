package normsharp.empirical.torch.benchmark;

import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.configuration.Configurations;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.DataSet;
import normsharp.empirical.data.DataSets;
import normsharp.empirical.descent.CheckpointSink;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.GradientDescent;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.VectorBatch;

/**
 * Times one whole run of a sweep: gradient descent at one learning rate until the loss goal, the
 * sharpness every 10 steps, loss and accuracy on the test set at the end. Prints one JSON object
 * with the keys that {@code reference_way.py} prints.
 *
 * <p>Arguments: the name of a configuration, the data directory, the learning rate, the number of
 * threads.
 */
public final class RunTimer {
  private RunTimer() {}

  /** Runs and prints. */
  public static void main(String[] arguments) {
    SweepConfiguration configuration = Configurations.named(arguments[0]);
    DataDirectory directory = DataDirectory.find(Optional.of(Path.of(arguments[1])));
    DataSet data = DataSets.load(configuration.data().orElseThrow(), directory);
    double rate = Double.parseDouble(arguments[2]);
    EngineSetting setting =
        EngineSetting.cpu(Precision.FLOAT32).withThreads(Integer.parseInt(arguments[3]));
    Engine engine = Engines.named("torch");
    double[] start = start(configuration);
    long begin = System.nanoTime();
    try (Objective train =
            engine.objective(configuration.model(), configuration.loss(), data.train(), setting);
        GradientDescent descent =
            new GradientDescent(
                train,
                start,
                List.of(rate),
                configuration.stopping(),
                configuration.recording().sampleEvery(),
                configuration.spectrum(),
                configuration.start().seed(),
                CheckpointSink.NONE)) {
      while (!descent.isDone()) {
        descent.advance();
      }
      DescentRun run = descent.runs().get(0);
      Map<String, Object> result = new LinkedHashMap<>();
      try (Objective test =
              engine.objective(configuration.model(), configuration.loss(), data.test(), setting);
          VectorBatch last = test.vector(run.last());
          Evaluation evaluation = test.measure(last)) {
        result.put("test_loss", evaluation.loss(0));
        result.put("test_accuracy", evaluation.accuracy(0));
      }
      result.put("seconds", (System.nanoTime() - begin) * 1e-9);
      result.put("rate", rate);
      result.put("steps", run.updates());
      result.put("loss", run.steps().last("loss"));
      result.put("sample_steps", list(run.samples().column("step")));
      result.put("sharpness", list(run.samples().column("sharpness")));
      result.put("residual", list(run.samples().column("sharpness_residual")));
      result.put("products", list(run.samples().column("products")));
      System.out.println(new GsonBuilder().create().toJson(result));
    }
  }

  private static double[] start(SweepConfiguration configuration) {
    float[] drawn =
        Initialization.draw(
            configuration.model(), configuration.start().seed(), configuration.start().scale());
    double[] start = new double[drawn.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = drawn[i];
    }
    return start;
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
