package normsharp.empirical.engine;

import normsharp.empirical.data.Examples;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;

/** What computes objectives: LibTorch, ND4J, or the closed form of the diagonal network. */
public interface Engine {
  /** The name that configurations and the command line use, such as {@code torch}. */
  String name();

  /** Whether the engine can be used here. Loads its natives; never throws for a missing one. */
  EngineStatus status();

  /**
   * Whether the engine can be used on a device here, with what provenance should know of the
   * device. Never throws for a missing one.
   *
   * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
   */
  default EngineStatus status(String device) {
    return device.equals("cpu")
        ? status()
        : EngineStatus.missing(
            "engine " + name() + " runs on cpu only, got device '" + device + "'");
  }

  /**
   * How many copies of a model can be advanced together, by the memory that is free now.
   *
   * @param examples the number of training examples
   * @param wanted at least 1, which is also the answer where memory is not scarce
   */
  default int copiesThatFit(Model model, int examples, EngineSetting setting, int wanted) {
    return wanted;
  }

  /** Whether {@link #objective} accepts this model under this setting. */
  boolean supports(Model model, EngineSetting setting);

  /**
   * The loss of a model on examples.
   *
   * @throws IllegalArgumentException when model, loss, examples and setting don't go together
   * @throws EngineUnavailable when the natives are missing
   */
  Objective objective(Model model, Loss loss, Examples examples, EngineSetting setting);
}
