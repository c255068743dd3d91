package normsharp.empirical.nd4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;

/** What {@link FreshProcessTest} runs in a Java of its own; its exit status is the answer. */
final class FreshProcess {
  private FreshProcess() {}

  /** Runs the named scene. */
  public static void main(String[] arguments) throws Exception {
    FullyConnected model = Problems.network(300, List.of(200), 3, Activation.TANH);
    Engine engine =
        Engines.all().stream().filter(each -> each.name().equals("nd4j")).findFirst().orElseThrow();
    switch (arguments[0]) {
      case "unasked" -> {
        engine.supports(model, Problems.SETTING);
        boolean loaded =
            new String(
                    new java.io.FileInputStream("/proc/self/maps").readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8)
                .contains("nd4jcpu");
        System.exit(loaded ? 1 : 0);
      }
      case "alone" -> {
        engine.status();
        step(engine, model);
        System.exit(isEmpty(Path.of("")) ? 0 : 1);
      }
      case "after torch" -> {
        String first = Engines.named("torch").status().details().get("linear algebra");
        step(engine, model);
        System.exit(first.equals(engine.status().details().get("linear algebra")) ? 0 : 1);
      }
      case "missing" -> {
        System.out.println(engine.status().summary());
        try {
          step(engine, model);
          System.exit(1);
        } catch (EngineUnavailable expected) {
          System.out.println(expected.getMessage());
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Vectors long enough for the linear algebra library to use its threads. */
  private static void step(Engine engine, FullyConnected model) {
    try (Objective objective =
        engine.objective(
            model, Loss.CROSS_ENTROPY, Problems.labelled(500, 300, 3, 1), Problems.SETTING)) {
      var theta = objective.vector(Problems.start(model, 1));
      var evaluation = objective.evaluate(theta);
      theta.addScaled(new double[] {-0.1}, evaluation.gradient());
      if (!(objective.measure(theta).loss(0) < evaluation.loss(0))) {
        System.exit(2);
      }
      if (!(objective.hessian(theta).times(evaluation.gradient()).norms()[0] > 0)) {
        System.exit(3);
      }
    }
  }
}
