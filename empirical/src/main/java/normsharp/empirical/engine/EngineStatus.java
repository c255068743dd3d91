package normsharp.empirical.engine;

import java.util.Map;

/**
 * Whether an engine can be used here.
 *
 * @param available whether its natives were loaded
 * @param summary one line: what it is and what it runs on, or why it can't be used and what to do
 * @param details versions, linear algebra library, threads, by name; what provenance records
 */
public record EngineStatus(boolean available, String summary, Map<String, String> details) {
  public EngineStatus {
    details = Map.copyOf(details);
  }

  /** An engine that can be used. */
  public static EngineStatus available(String summary, Map<String, String> details) {
    return new EngineStatus(true, summary, details);
  }

  /** An engine that can't be used, and what to do about it. */
  public static EngineStatus missing(String why) {
    return new EngineStatus(false, why, Map.of());
  }

  /**
   * Refuses what can't be used.
   *
   * @param what the engine or device, by kind and name
   * @throws EngineUnavailable with one line
   */
  public void require(String what) {
    if (!available) {
      throw new EngineUnavailable(what + " can't be used: " + summary);
    }
  }
}
