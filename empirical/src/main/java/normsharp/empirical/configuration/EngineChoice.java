package normsharp.empirical.configuration;

import java.util.Optional;
import java.util.OptionalInt;
import normsharp.empirical.engine.Batching;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.model.Model;
import normsharp.empirical.objective.Precision;

/**
 * The engine of a sweep, before the machine is known.
 *
 * @param name the engine, such as {@code torch}
 * @param precision the floating-point type
 * @param device {@code cpu}, or another that the engine knows
 * @param threads threads of one product, ≥ 1; empty: as many as the machine has cores
 * @param batching how several rates are advanced
 * @param slice examples that go through at once, ≥ 1, which batch norm depends on; empty: as many
 *     as fit
 */
public record EngineChoice(
    String name,
    Precision precision,
    String device,
    OptionalInt threads,
    Batching batching,
    OptionalInt slice) {
  /** The engine of the diagonal network's closed form. */
  public static final String ANALYTIC = "analytic";

  /** Checks the ranges. */
  public EngineChoice {
    requireName("an engine's name", name);
    requireName("a device's name", device);
    requirePositive("threads", threads);
    requirePositive("slice", slice);
  }

  /**
   * {@code torch} in float32, the reference's precision, on the CPU; for the diagonal network its
   * closed form in float64.
   */
  public static EngineChoice standard(Model model) {
    boolean diagonal = model instanceof DiagonalModel;
    return new EngineChoice(
        diagonal ? ANALYTIC : "torch",
        diagonal ? Precision.FLOAT64 : Precision.FLOAT32,
        "cpu",
        OptionalInt.empty(),
        Batching.ONE_BY_ONE,
        OptionalInt.empty());
  }

  /** The same choice with another engine or device, where one is given. */
  public EngineChoice with(Optional<String> newName, Optional<String> newDevice) {
    return new EngineChoice(
        newName.orElse(name), precision, newDevice.orElse(device), threads, batching, slice);
  }

  /** The setting on this machine. */
  public EngineSetting setting() {
    return new EngineSetting(
        precision,
        device,
        threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
        batching,
        slice);
  }

  private static void requireName(String what, String name) {
    if (!name.matches("[a-z0-9][a-z0-9:._-]*")) {
      throw new IllegalArgumentException(
          "%s must be of lower-case letters, digits and . : _ -, got '%s'".formatted(what, name));
    }
  }

  private static void requirePositive(String what, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1, got %d".formatted(what, value.getAsInt()));
    }
  }
}
