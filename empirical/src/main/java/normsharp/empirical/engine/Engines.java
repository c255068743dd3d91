package normsharp.empirical.engine;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines on the class path. */
public final class Engines {
  private Engines() {}

  /** All engines on the class path, usable or not, by name. */
  public static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Engine::name))
        .toList();
  }

  /**
   * The engine of that name.
   *
   * @throws EngineUnavailable with one line when there is none or when it can't be used here
   */
  public static Engine named(String name) {
    List<Engine> engines = all();
    Engine engine =
        engines.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new EngineUnavailable(
                        "no engine '"
                            + name
                            + "'; available: "
                            + engines.stream()
                                .map(Engine::name)
                                .collect(Collectors.joining(", "))));
    engine.status().require("engine '" + name + "'");
    return engine;
  }
}
