package normsharp.reports.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sweeps under a directory: it may be one sweep's directory, or hold several.
 *
 * @param sweeps those that can be shown
 * @param unusable those that can't, with the reason
 */
public record StoredRuns(List<SweepFiles> sweeps, List<Unusable> unusable) {
  /** Characters of a reason, at most. */
  private static final int LONGEST = 400;

  /**
   * A directory that looks like a sweep's and can't be shown.
   *
   * @param name its name
   * @param reason in one line, with what to do
   */
  public record Unusable(String name, String reason) {
    /** Makes one line of each. */
    public Unusable {
      name = line(name);
      reason = line(reason);
    }
  }

  /** Takes immutable copies. */
  public StoredRuns {
    sweeps = List.copyOf(sweeps);
    unusable = List.copyOf(unusable);
  }

  /**
   * Reads all sweeps under a directory, by name.
   *
   * @throws IllegalArgumentException when it is no directory, or holds no sweep at all
   */
  public static StoredRuns under(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "--runs must name a directory of sweeps, '" + directory + "' is none");
    }
    List<Path> candidates = candidates(directory);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "--runs must name a directory of sweeps, '"
              + directory
              + "' holds none; normsharp sweep NAME makes one");
    }
    List<SweepFiles> sweeps = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    for (Path candidate : candidates) {
      try {
        sweeps.add(SweepFiles.read(candidate));
      } catch (IllegalArgumentException e) {
        unusable.add(new Unusable(String.valueOf(candidate.getFileName()), e.getMessage()));
      }
    }
    return new StoredRuns(sweeps, unusable);
  }

  /** One line without control characters: names and contents of damaged files are anyone's. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static List<Path> candidates(Path directory) {
    if (isSweep(directory)) {
      return List.of(directory);
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(StoredRuns::isSweep).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any of its files tells a sweep's directory, however damaged. */
  private static boolean isSweep(Path directory) {
    return Stream.of(
            SweepFiles.CONFIGURATION, SweepFiles.PROVENANCE, SweepFiles.ANALYSIS, SweepFiles.RUNS)
        .anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
  }
}
