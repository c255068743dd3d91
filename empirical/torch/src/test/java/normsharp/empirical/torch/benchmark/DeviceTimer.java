package normsharp.empirical.torch.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.descent.CheckpointSink;
import normsharp.empirical.descent.GradientDescent;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
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
import normsharp.empirical.spectrum.Lanczos;
import normsharp.empirical.spectrum.LanczosSetting;

/**
 * Times K copies of a fully connected network 784-200-200-10 (ReLU, MSE) on a device, on generated
 * examples: reads lines {@code MEASURE PRECISION K REPEATS}, answers each with one line of
 * milliseconds. The measures end with numbers on the host, so that nothing is left running.
 *
 * <p>Arguments: the device, the number of examples, the steps of a sweep.
 */
public final class DeviceTimer {
  private static final List<Integer> HIDDEN = List.of(200, 200);
  private static final int INPUTS = 784;
  private static final int CLASSES = 10;
  private static final double RATE = 1e-3;
  private static final int SAMPLE_EVERY = 10;

  private final String device;
  private final int steps;
  private final FullyConnected model =
      new FullyConnected(List.of(INPUTS), HIDDEN, CLASSES, Activation.RELU);
  private final Examples examples;
  private final Engine engine = Engines.named("torch");

  private DeviceTimer(String device, int count, int steps) {
    this.device = device;
    this.steps = steps;
    Random random = new Random(43);
    float[] inputs = new float[count * INPUTS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(count, 0, CLASSES).toArray();
    this.examples = new Examples(List.of(INPUTS), inputs, new Labels(CLASSES, 1, labels));
  }

  /** Serves requests until the input ends. */
  public static void main(String[] arguments) throws IOException {
    DeviceTimer timer =
        new DeviceTimer(
            arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    EngineStatus status = timer.engine.status(timer.device);
    System.out.println((status.available() ? "ready " : "missing ") + status.summary());
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      List<String> words = List.of(line.split(" ", -1));
      System.out.println(
          timer.times(
              words.get(0),
              words.get(1).equals("float64") ? Precision.FLOAT64 : Precision.FLOAT32,
              Integer.parseInt(words.get(2)),
              Integer.parseInt(words.get(3))));
    }
  }

  private String times(String measure, Precision precision, int copies, int repeats) {
    EngineSetting setting =
        new EngineSetting(
            precision,
            device,
            Runtime.getRuntime().availableProcessors(),
            copies == 1 && device.equals("cpu") ? Batching.ONE_BY_ONE : Batching.TOGETHER,
            OptionalInt.empty());
    double[] start = start();
    try (Objective objective = engine.objective(model, Loss.MSE, examples, setting);
        VectorBatch theta = objective.zeros(copies)) {
      for (int k = 0; k < copies; k++) {
        theta.setRow(k, start);
      }
      return switch (measure) {
        case "step" -> timed(repeats, () -> step(objective, theta));
        case "product" -> {
          try (SymmetricOperator hessian = objective.hessian(theta);
              VectorBatch direction = theta.copy()) {
            yield timed(
                repeats,
                () -> {
                  try (VectorBatch product = hessian.times(direction)) {
                    product.dot(direction);
                  }
                });
          }
        }
        case "lanczos" -> timed(repeats, () -> lanczos(objective, theta));
        case "sweep" -> timed(repeats, () -> sweep(objective, start, copies));
        default ->
            throw new IllegalArgumentException(
                "a measure must be step, product, lanczos or sweep, got " + measure);
      };
    }
  }

  private double[] start() {
    float[] drawn = Initialization.draw(model, 43, 1);
    double[] values = new double[drawn.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = drawn[i];
    }
    return values;
  }

  private static void step(Objective objective, VectorBatch theta) {
    double[] rates = new double[theta.copies()];
    Arrays.fill(rates, -RATE);
    try (Evaluation evaluation = objective.evaluate(theta)) {
      theta.addScaled(rates, evaluation.gradient());
    }
  }

  /** 20 products with full orthogonalisation from a fixed start, as a cold start makes them. */
  private static void lanczos(Objective objective, VectorBatch theta) {
    LanczosSetting twenty = new LanczosSetting(1e-30, 1e-30, 20, 20, 2, 9);
    try (SymmetricOperator hessian = objective.hessian(theta);
        VectorBatch begin = theta.copy()) {
      new Lanczos(twenty, objective.precision() == Precision.FLOAT64 ? 1e-16 : 6e-8)
          .cold(hessian, begin)
          .close();
    }
  }

  /** Gradient descent at K rates for a number of steps, the sharpness every 10 of them. */
  private void sweep(Objective objective, double[] start, int copies) {
    List<Double> rates =
        DoubleStream.iterate(RATE, rate -> rate * 1.05).limit(copies).boxed().toList();
    // Neither reached nor diverged: every rate makes all steps.
    StoppingRule rule = new StoppingRule(1e-30, 1e30, steps + 1L);
    try (GradientDescent descent =
        new GradientDescent(
            objective,
            start,
            rates,
            rule,
            SAMPLE_EVERY,
            LanczosSetting.DEFAULT,
            43,
            CheckpointSink.NONE)) {
      for (int i = 0; i < steps && !descent.isDone(); i++) {
        descent.advance();
      }
    }
  }

  private static String timed(int repeats, Runnable work) {
    work.run();
    StringJoiner times = new StringJoiner(" ");
    for (int i = 0; i < repeats; i++) {
      long begin = System.nanoTime();
      work.run();
      times.add(String.format(Locale.ROOT, "%.3f", (System.nanoTime() - begin) * 1e-6));
    }
    return times.toString();
  }
}
