package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();

  private static Path found(Map<String, String> environment) {
    return DataDirectory.find(Optional.empty(), environment, HOME).path();
  }

  @Test
  void theOptionGoesBeforeTheVariableBeforeTheCache() {
    String cache = Path.of("cache").toAbsolutePath().toString();
    Map<String, String> all = Map.of("NORMSHARP_DATA", "named", "XDG_CACHE_HOME", cache);
    assertEquals(
        new DataDirectory(Path.of("asked"), "--data"),
        DataDirectory.find(Optional.of(Path.of("asked")), all, HOME));
    assertEquals(Path.of("named"), found(all));
    assertEquals(
        Path.of(cache, "normsharp", "data"),
        found(Map.of("XDG_CACHE_HOME", cache, "NORMSHARP_DATA", "")));
    assertEquals(HOME.resolve(".cache/normsharp/data"), found(Map.of()));
    assertEquals(
        HOME.resolve(".cache/normsharp/data"), found(Map.of("XDG_CACHE_HOME", "relative")));
  }

  @Test
  void foldersAreTriedInOrderAndDirectoriesAreNoFiles(@TempDir Path dir) throws IOException {
    DataDirectory directory = new DataDirectory(dir, "--data");
    List<String> folders = List.of("mnist", "");
    assertEquals(Optional.empty(), directory.locate(folders, "a"));
    Files.createDirectories(dir.resolve("mnist/a"));
    assertEquals(Optional.empty(), directory.locate(folders, "a"));
    Files.createFile(dir.resolve("a"));
    assertEquals(dir.resolve("a"), directory.locate(folders, "a").get().normalize());
    Files.createFile(dir.resolve("mnist/b"));
    Files.createFile(dir.resolve("b"));
    assertEquals(dir.resolve("mnist/b"), directory.locate(folders, "b").get());
  }
}
