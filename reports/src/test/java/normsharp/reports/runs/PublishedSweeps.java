package normsharp.reports.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published sweeps' files, and copies of them that a test may damage. */
public final class PublishedSweeps {
  /** A sweep of the diagonal network with 40 rates. */
  public static final String DENSE = "diagonal-x-1-3-y-1-dense";

  /** Another, with fewer rates. */
  public static final String SMALL_DIAGONAL = "diagonal-x-1-2-y-1";

  /** A sweep of a network with everything that a sweep records. */
  public static final String NETWORK = "breast-cancer";

  /** Another, with fewer rates. */
  public static final String SMALL_NETWORK = "fcn-relu-mnist-5k-mse-0.1";

  /** What any of their files may be called. */
  public static final List<String> FILES =
      List.of(
          "analysis.json",
          "configuration.conf",
          "evolution.csv",
          "flow.csv",
          "layers.csv",
          "provenance.json",
          "runs.csv",
          "theory.csv");

  private static final Path DATA = Path.of("published", "data");

  private PublishedSweeps() {}

  /** Reads one where it is. */
  public static SweepFiles read(String name) {
    return SweepFiles.read(DATA.resolve(name));
  }

  /** Copies one into a new directory of its name under another. */
  public static Path copy(String name, Path into) {
    Path target = into.resolve(name);
    try (Stream<Path> files = Files.list(DATA.resolve(name))) {
      Files.createDirectories(target);
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }
}
