package normsharp.empirical.nd4j;

import java.util.Optional;
import normsharp.empirical.data.Examples;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.EngineUnavailable;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.Parametrization;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;

/**
 * ND4J and DL4J on the CPU: fully connected networks with ReLU or tanh, in float64, one copy after
 * another.
 *
 * <p>Losses and gradients are DL4J's. Products with the Hessian and with the Fisher matrix are
 * extrapolated central differences, of estimated relative error 10⁻⁹ ({@code CurvatureProducts}): a
 * product costs four or more gradients. Another engine in float64 must agree to 10⁻⁶. All examples
 * go through at once, whatever slice the setting names: these models' results don't depend on it.
 */
public final class Nd4jEngine implements Engine {
  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public EngineStatus status() {
    return Natives.status();
  }

  /** The backend is one for the process: on a card where a build with {@code -Pnd4j-cuda} loads. */
  @Override
  public EngineStatus status(String device) {
    if (device.equals("cpu") || !status().available()) {
      return status();
    }
    return device.equals("cuda") && Natives.computesOnCuda()
        ? status()
        : EngineStatus.missing(
            "engine nd4j runs on cpu only"
                + (Natives.cudaIsBuiltIn()
                    ? ", because its CUDA 11.6 backend did not load: it needs CUDA 11.6 and cuDNN 8.3"
                    : "; for cards of compute capability 3.7 to 8.6 build with mvn -Pnd4j-cuda package"));
  }

  @Override
  public boolean supports(Model model, EngineSetting setting) {
    return whyNot(model, setting).isEmpty();
  }

  @Override
  public Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting) {
    whyNot(model, setting)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why + "; use engine torch");
            });
    FullyConnected network = (FullyConnected) model;
    ExampleArrays.requireFit(network, loss, examples);
    EngineStatus status = status();
    if (!status.available()) {
      throw new EngineUnavailable(status.summary());
    }
    Natives.useThreads(setting.threads());
    return new Nd4jObjective(network, loss, ExampleArrays.of(examples));
  }

  /** One line on what this engine lacks for a model and a setting; empty when it lacks nothing. */
  private static Optional<String> whyNot(Model model, EngineSetting setting) {
    if (!(model instanceof FullyConnected network)) {
      return Optional.of(
          "engine nd4j knows fully connected networks only, got "
              + model.getClass().getSimpleName());
    }
    if (network.activation() != Activation.RELU && network.activation() != Activation.TANH) {
      return Optional.of("engine nd4j knows RELU and TANH only, got " + network.activation());
    }
    if (network.parametrization() != Parametrization.STANDARD) {
      return Optional.of(
          "engine nd4j knows the STANDARD parametrization only, got " + network.parametrization());
    }
    if (setting.precision() != Precision.FLOAT64) {
      return Optional.of(
          "engine nd4j computes in FLOAT64 only (differences of gradients need it), got "
              + setting.precision());
    }
    if (!setting.device().equals("cpu")
        && !(setting.device().equals("cuda") && Natives.computesOnCuda())) {
      return Optional.of("engine nd4j runs on cpu only, got device '" + setting.device() + "'");
    }
    if (setting.batching() != Batching.ONE_BY_ONE) {
      return Optional.of("engine nd4j advances copies ONE_BY_ONE only, got " + setting.batching());
    }
    return Optional.empty();
  }
}
