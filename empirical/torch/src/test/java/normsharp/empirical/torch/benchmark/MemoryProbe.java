package normsharp.empirical.torch.benchmark;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Labels;
import normsharp.empirical.descent.CheckpointSink;
import normsharp.empirical.descent.GradientDescent;
import normsharp.empirical.descent.StoppingRule;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.ConvolutionalNetwork;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.NormPlacement;
import normsharp.empirical.model.ResNet20;
import normsharp.empirical.model.SequenceTransformer;
import normsharp.empirical.model.VisionTransformer;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.spectrum.LanczosSetting;

/**
 * The memory of this process, Java's and native, along gradient descent with the sharpness every 10
 * steps, as Linux counts it. Prints one JSON object; memory in MB of 10⁶ bytes.
 *
 * <p>Arguments: the model, the number of examples, the number of steps.
 */
public final class MemoryProbe {
  private static final int SAMPLE_EVERY = 10;
  private static final Path STATUS = Path.of("/proc/self/status");

  private MemoryProbe() {}

  /** Runs and prints. */
  public static void main(String[] arguments) {
    Model model = model(arguments[0]);
    int examples = Integer.parseInt(arguments[1]);
    int steps = Integer.parseInt(arguments[2]);
    float[] drawn = Initialization.draw(model, 43, 1);
    double[] start = new double[drawn.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = drawn[i];
    }
    double before = megabytes("VmRSS");
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("model", model.name());
    result.put("parameters", model.parameterCount());
    result.put("examples", examples);
    result.put("steps", steps);
    result.put("before", before);
    long begin = System.nanoTime();
    try (Objective objective =
            Engines.named("torch")
                .objective(
                    model,
                    Loss.CROSS_ENTROPY,
                    examples(model, examples),
                    EngineSetting.cpu(Precision.FLOAT32));
        GradientDescent descent =
            new GradientDescent(
                objective,
                start,
                List.of(1e-3),
                new StoppingRule(1e-9, 1e4, steps),
                SAMPLE_EVERY,
                LanczosSetting.DEFAULT,
                1,
                CheckpointSink.NONE)) {
      while (!descent.isDone()) {
        descent.advance();
        for (int percent : new int[] {20, 40, 60, 80}) {
          if (descent.step() == (long) steps * percent / 100) {
            result.put("at_" + percent + "_percent", megabytes("VmRSS"));
          }
        }
      }
      result.put("at_100_percent", megabytes("VmRSS"));
    }
    result.put("peak", megabytes("VmHWM"));
    result.put("seconds", (System.nanoTime() - begin) * 1e-9);
    System.out.println(new GsonBuilder().create().toJson(result));
  }

  private static Model model(String name) {
    List<Integer> mnist = List.of(1, 28, 28);
    return switch (name) {
      case "fcn-small" -> new FullyConnected(mnist, List.of(50), 10, Activation.TANH);
      case "fcn" -> new FullyConnected(mnist, List.of(200, 200), 10, Activation.TANH);
      case "fcn-gelu" -> new FullyConnected(mnist, List.of(200, 200), 10, Activation.GELU);
      case "cnn" -> new ConvolutionalNetwork(mnist, 32, 10, Activation.RELU, false);
      case "resnet20" -> new ResNet20(List.of(3, 32, 32), 10);
      case "vit" ->
          new VisionTransformer(mnist, 7, 64, 4, 4, 128, 10, Activation.GELU, NormPlacement.PRE);
      case "transformer" -> new SequenceTransformer(10, 9, 64, 128, 4, 2, 2, Activation.RELU);
      default -> throw new IllegalArgumentException("no model '" + name + "' to probe");
    };
  }

  private static Examples examples(Model model, int count) {
    Random random = new Random(1);
    boolean tokens = model instanceof SequenceTransformer;
    int size = model.inputShape().stream().reduce(1, Math::multiplyExact);
    float[] inputs = new float[count * size];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = tokens ? 1 + random.nextInt(9) : (float) random.nextGaussian();
    }
    int positions = tokens ? size : 1;
    int classes = model.outputs();
    int[] labels = new int[count * positions];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(classes);
    }
    return new Examples(model.inputShape(), inputs, new Labels(classes, positions, labels));
  }

  private static double megabytes(String field) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024e-6)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException missing) {
      throw new UncheckedIOException("the memory of a process is read from " + STATUS, missing);
    }
  }
}
