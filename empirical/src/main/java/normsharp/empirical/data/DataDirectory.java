package normsharp.empirical.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where data files are looked for.
 *
 * @param path the directory; it need not exist
 * @param chosenBy what named it: {@code --data}, {@code NORMSHARP_DATA} or {@code the default}
 */
public record DataDirectory(Path path, String chosenBy) {
  /** The environment variable that names the directory. */
  public static final String VARIABLE = "NORMSHARP_DATA";

  /**
   * The directory of a run: the one asked for; else the environment variable {@code
   * NORMSHARP_DATA}; else {@code normsharp/data} in the user's cache, {@code $XDG_CACHE_HOME} or
   * {@code ~/.cache}.
   *
   * @param explicit value of the option {@code --data}, if given
   */
  public static DataDirectory find(Optional<Path> explicit) {
    return find(explicit, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static DataDirectory find(Optional<Path> explicit, Map<String, String> environment, Path home) {
    if (explicit.isPresent()) {
      return new DataDirectory(explicit.get(), "--data");
    }
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return new DataDirectory(Path.of(named), VARIABLE);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The XDG specification: a relative path is to be ignored.
    Path base =
        cache.isBlank() || !Path.of(cache).isAbsolute() ? home.resolve(".cache") : Path.of(cache);
    return new DataDirectory(base.resolve("normsharp").resolve("data"), "the default");
  }

  /**
   * The first regular file of a name in the given folders of the directory.
   *
   * @param folders names relative to the directory, empty for the directory itself
   */
  Optional<Path> locate(List<String> folders, String fileName) {
    return folders.stream()
        .map(folder -> path.resolve(folder).resolve(fileName))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  @Override
  public String toString() {
    return path + " (" + chosenBy + ")";
  }
}
