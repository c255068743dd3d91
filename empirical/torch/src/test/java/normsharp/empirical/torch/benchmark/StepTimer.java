package normsharp.empirical.torch.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.data.DataSets;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Times gradient steps, Hessian-vector products and bare matrix products of a fully connected
 * network 784-200-200-10 on MNIST's first 5,000 images, MSE, on request: reads lines {@code MEASURE
 * PRECISION REPEATS}, answers each with one line of milliseconds. The caller interleaves it with
 * others.
 *
 * <p>Arguments: the activation, the number of threads, the data directory.
 */
public final class StepTimer {
  private static final int EXAMPLES = 5000;
  private static final List<Integer> WIDTHS = List.of(784, 200, 200, 10);
  private static final double RATE = 1e-3;

  private final EngineSetting setting;
  private final FullyConnected model;
  private final Examples examples;
  private final Engine engine;

  private StepTimer(Activation activation, int threads, Path data) {
    this.setting = EngineSetting.cpu(Precision.FLOAT32).withThreads(threads);
    this.model = new FullyConnected(List.of(1, 28, 28), WIDTHS.subList(1, 3), 10, activation);
    this.engine = Engines.named("torch");
    DataDirectory directory = DataDirectory.find(Optional.of(data));
    this.examples = DataSets.load(DataRequest.of("mnist-5k"), directory).train();
  }

  /** Serves requests until the input ends. */
  public static void main(String[] arguments) throws IOException {
    StepTimer timer =
        new StepTimer(
            Activation.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
            Integer.parseInt(arguments[1]),
            Path.of(arguments[2]));
    System.out.println("ready " + timer.engine.status().summary());
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      List<String> words = List.of(line.split(" ", -1));
      Precision precision = words.get(1).equals("float64") ? Precision.FLOAT64 : Precision.FLOAT32;
      System.out.println(timer.times(words.get(0), precision, Integer.parseInt(words.get(2))));
    }
  }

  private String times(String measure, Precision precision, int repeats) {
    EngineSetting chosen =
        new EngineSetting(
            precision, setting.device(), setting.threads(), setting.batching(), setting.slice());
    try (Objective objective = engine.objective(model, Loss.MSE, examples, chosen);
        VectorBatch theta = start(objective)) {
      return switch (measure) {
        case "step" -> timed(repeats, () -> step(objective, theta));
        case "product" -> {
          try (SymmetricOperator hessian = objective.hessian(theta);
              VectorBatch direction = theta.copy()) {
            yield timed(repeats, () -> hessian.times(direction).close());
          }
        }
        case "gemm" -> {
          ScalarType type = precision == Precision.FLOAT64 ? ScalarType.Double : ScalarType.Float;
          // The objective may have left this thread with another number.
          torch.set_num_threads(setting.threads());
          try (MatrixProducts products = new MatrixProducts(EXAMPLES, WIDTHS, type)) {
            yield timed(repeats, products::multiply);
          }
        }
        default ->
            throw new IllegalArgumentException(
                "a measure must be step, product or gemm, got " + measure);
      };
    }
  }

  private VectorBatch start(Objective objective) {
    float[] drawn = Initialization.draw(model, 43, 1);
    double[] values = new double[drawn.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = drawn[i];
    }
    return objective.vector(values);
  }

  private static void step(Objective objective, VectorBatch theta) {
    try (Evaluation evaluation = objective.evaluate(theta)) {
      theta.addScaled(new double[] {-RATE}, evaluation.gradient());
    }
  }

  private static String timed(int repeats, Runnable work) {
    for (int i = 0; i < 3; i++) {
      work.run();
    }
    StringJoiner times = new StringJoiner(" ");
    for (int i = 0; i < repeats; i++) {
      long begin = System.nanoTime();
      work.run();
      times.add(String.format(Locale.ROOT, "%.3f", (System.nanoTime() - begin) * 1e-6));
    }
    return times.toString();
  }
}
