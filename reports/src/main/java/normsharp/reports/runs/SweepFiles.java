package normsharp.reports.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.analysis.Resampling;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.model.DiagonalModel;

/**
 * A finished sweep from the files in its directory. The analysis is made anew from the
 * measurements, by this version's code.
 *
 * @param directory where it is
 * @param configuration what was run
 * @param analysis of the stored measurements
 * @param provenance versions, machine, checksums; of the last session that worked on it
 * @param runs final values of each rate
 * @param flow the gradient flow's course, where the file is there
 * @param layers norms of each tensor, likewise
 * @param evolution the course of a few runs, likewise
 * @param theory each limit of a diagonal network beside the theory, likewise
 * @param missing what is not there, one line each
 */
public record SweepFiles(
    Path directory,
    SweepConfiguration configuration,
    SweepAnalysis analysis,
    Map<String, String> provenance,
    Columns runs,
    Optional<Columns> flow,
    Optional<Columns> layers,
    Optional<Columns> evolution,
    Optional<Columns> theory,
    List<String> missing) {
  static final String CONFIGURATION = "configuration.conf";
  static final String PROVENANCE = "provenance.json";
  static final String ANALYSIS = "analysis.json";
  static final String RUNS = "runs.csv";

  /** Draws of the resampling, as the sweep itself makes them. */
  private static final int RESAMPLES = 999;

  /** Takes immutable copies. */
  public SweepFiles {
    provenance = Map.copyOf(provenance);
    missing = List.copyOf(missing);
  }

  /** The configuration's name. */
  public String name() {
    return configuration.name();
  }

  /**
   * Reads a sweep's directory.
   *
   * @throws IllegalArgumentException with one line when it is unfinished, damaged, or of a version
   *     whose files lack what is needed
   */
  public static SweepFiles read(Path directory) {
    SweepConfiguration configuration =
        SweepConfiguration.parse(text(directory, CONFIGURATION, "it is no sweep's directory"));
    if (!Files.exists(directory.resolve(RUNS)) || !Files.exists(directory.resolve(ANALYSIS))) {
      throw new IllegalArgumentException(
          "unfinished: it has no "
              + (Files.exists(directory.resolve(RUNS)) ? ANALYSIS : RUNS)
              + "; go on with normsharp sweep "
              + configuration.name()
              + " --resume --out "
              + directory);
    }
    SweepAnalysis analysis =
        SweepAnalysis.of(
            new MeasurementsReader(ANALYSIS).read(json(directory, ANALYSIS)),
            new Resampling(configuration.start().seed(), RESAMPLES),
            configuration.published().mark());
    Columns runs = Columns.read(directory.resolve(RUNS));
    List<String> missing = new ArrayList<>();
    return new SweepFiles(
        directory,
        configuration,
        analysis,
        provenance(directory, missing),
        runs,
        table(directory, "flow", missing),
        table(directory, "layers", missing),
        table(directory, "evolution", missing),
        configuration.model() instanceof DiagonalModel
            ? table(directory, "theory", missing)
            : Optional.empty(),
        missing);
  }

  private static Optional<Columns> table(Path directory, String name, List<String> missing) {
    Path file = directory.resolve(name + ".csv");
    if (!Files.exists(file)) {
      missing.add(name + ".csv is not there: what it would show is left out");
      return Optional.empty();
    }
    try {
      return Optional.of(Columns.read(file));
    } catch (IllegalArgumentException damaged) {
      missing.add(damaged.getMessage() + "; what it would show is left out");
      return Optional.empty();
    }
  }

  private static Map<String, String> provenance(Path directory, List<String> missing) {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      JsonObject json = json(directory, PROVENANCE);
      JsonArray sessions = json.has("sessions") ? json.getAsJsonArray("sessions") : new JsonArray();
      JsonObject last = sessions.get(sessions.size() - 1).getAsJsonObject();
      last.entrySet().forEach(entry -> facts.put(entry.getKey(), entry.getValue().getAsString()));
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException lost) {
      missing.add(PROVENANCE + " can't be read: where these numbers come from is not known");
    }
    return facts;
  }

  private static JsonObject json(Path directory, String name) {
    try {
      return JsonParser.parseString(text(directory, name, "it is not there")).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException damaged) {
      throw new IllegalArgumentException(
          name + " must be a JSON object; it is damaged or cut short, run the sweep again");
    }
  }

  private static String text(Path directory, String name, String otherwise) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " can't be read: " + otherwise);
    }
  }
}
