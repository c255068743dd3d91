package normsharp.empirical.engine;

import java.util.OptionalInt;
import normsharp.empirical.objective.Precision;

/**
 * How an engine is to compute. Results repeat bit for bit only under an equal setting on the same
 * machine and engine version.
 *
 * @param precision the floating-point type
 * @param device {@code cpu}, or a device that the engine knows, such as {@code cuda}
 * @param threads the number of threads of one product, at least 1
 * @param batching how K copies are advanced
 * @param slice how many examples go through at once, at least 1; with batch norm the statistics are
 *     those of a slice. Empty: as many as fit in memory by the engine's estimate
 */
public record EngineSetting(
    Precision precision, String device, int threads, Batching batching, OptionalInt slice) {
  public EngineSetting {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    if (slice.isPresent() && slice.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a slice must have at least 1 example, got " + slice.getAsInt());
    }
  }

  /** On the CPU, one copy after another, with as many threads as the machine has cores. */
  public static EngineSetting cpu(Precision precision) {
    return new EngineSetting(
        precision,
        "cpu",
        Runtime.getRuntime().availableProcessors(),
        Batching.ONE_BY_ONE,
        OptionalInt.empty());
  }

  /** The same setting with another number of threads. */
  public EngineSetting withThreads(int newThreads) {
    return new EngineSetting(precision, device, newThreads, batching, slice);
  }

  /** The same setting with another batching. */
  public EngineSetting with(Batching newBatching) {
    return new EngineSetting(precision, device, threads, newBatching, slice);
  }

  /** The same setting with slices of a given size. */
  public EngineSetting withSlice(int newSlice) {
    return new EngineSetting(precision, device, threads, batching, OptionalInt.of(newSlice));
  }
}
