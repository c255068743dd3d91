package normsharp.reports.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import normsharp.empirical.configuration.Configurations;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.store.SweepDirectory;
import normsharp.empirical.sweep.Progress;
import normsharp.empirical.sweep.Sweep;

/** The sweeps that a report runs itself: small, and on data that need no file. */
public final class OwnSweeps {
  /** Their names: the toy model, a classifier on generated data, a transformer. */
  public static final List<String> NAMES =
      List.of("diagonal-x-1-3-y-1-dense", "synthetic-classes", "sequence-reversal-small");

  private OwnSweeps() {}

  /**
   * Runs a sweep, or takes it up where an earlier report was stopped; what another version left is
   * run anew.
   *
   * @param name a shipped configuration
   * @param runs directory of the sweeps
   * @return its files; empty when it was stopped
   * @throws IllegalArgumentException when its engine is missing, with what to do
   */
  public static Optional<SweepFiles> run(
      String name, Path runs, Progress progress, BooleanSupplier stop) throws IOException {
    SweepConfiguration configuration = Configurations.named(name);
    Sweep sweep = new Sweep(configuration, DataDirectory.find(Optional.empty()));
    Path target = runs.resolve(name);
    try (SweepDirectory directory = open(target, configuration, sweep)) {
      if (!sweep.run(directory, progress, stop)) {
        return Optional.empty();
      }
      SweepPublication.write(sweep, directory);
    }
    return Optional.of(SweepFiles.read(target));
  }

  private static SweepDirectory open(Path target, SweepConfiguration configuration, Sweep sweep)
      throws IOException {
    if (isSame(target, sweep)) {
      try {
        return SweepDirectory.resume(target, configuration.toText(), sweep.provenance());
      } catch (IllegalArgumentException otherwise) {
        // Another version's configuration, or damage: its results are of no use.
      }
    }
    delete(target);
    return SweepDirectory.create(target, configuration.toText(), sweep.provenance());
  }

  /** Results of another commit are not mixed with this one's. */
  private static boolean isSame(Path target, Sweep sweep) {
    try {
      return Files.readString(target.resolve(SweepFiles.PROVENANCE))
          .contains("\"commit\": \"" + sweep.provenance().get("commit") + "\"");
    } catch (IOException nothingThere) {
      return false;
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
