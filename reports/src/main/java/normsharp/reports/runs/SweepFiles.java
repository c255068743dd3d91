package normsharp.reports.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import normsharp.empirical.analysis.Measurements;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.Resampling;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.analysis.SweepResults;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.descent.RunOutcome;
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

  private static final Set<String> RUN_TEXTS = Set.of("grid", "part", "outcome");
  private static final List<String> FLOW = List.of("time", "sharpness");
  private static final List<String> LAYERS = List.of("eta", "tensor", "norm", "value");
  private static final List<String> EVOLUTION =
      List.of("eta", "time", "train_loss", "sharpness", "l1", "l1_from_start");
  private static final List<String> THEORY =
      List.of(
          "eta",
          "distance_to_nearest",
          "distance_to_manifold",
          "relative_sharpness",
          "norm",
          "frontier_norm",
          "risk",
          "least_risk");

  /** Draws of the resampling, as the sweep itself makes them. */
  private static final int RESAMPLES = 999;

  /** Takes immutable copies that keep the order. */
  public SweepFiles {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    missing = missing.stream().map(StoredRuns::line).toList();
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
    SweepResults measured = new MeasurementsReader(ANALYSIS).read(json(directory, ANALYSIS));
    Columns runs =
        Columns.read(directory.resolve(RUNS))
            .checked(List.of("eta", "outcome", "sharpness"), RUN_TEXTS);
    requireSame(configuration, measured, runs);
    SweepAnalysis analysis =
        SweepAnalysis.of(
            measured,
            new Resampling(configuration.start().seed(), RESAMPLES),
            configuration.published().mark());
    List<String> missing = new ArrayList<>();
    boolean diagonal = configuration.model() instanceof DiagonalModel;
    return new SweepFiles(
        directory,
        configuration,
        analysis,
        provenance(directory, missing),
        runs,
        table(directory, "flow", FLOW, Set.of(), missing),
        // A diagonal network's page shows neither: they needn't be there, but must be whole.
        diagonal && !Files.exists(directory.resolve("layers.csv"))
            ? Optional.empty()
            : table(directory, "layers", LAYERS, Set.of("tensor", "norm"), missing),
        diagonal && !Files.exists(directory.resolve("evolution.csv"))
            ? Optional.empty()
            : table(directory, "evolution", EVOLUTION, Set.of(), missing),
        diagonal
            ? table(directory, "theory", THEORY, Set.of("nearest"), missing)
            : Optional.empty(),
        missing);
  }

  /** The two files must tell of the same runs, or figures from one belie those from the other. */
  private static void requireSame(
      SweepConfiguration configuration, SweepResults measured, Columns runs) {
    if (!measured.name().equals(configuration.name())) {
      throw new IllegalArgumentException(
          ANALYSIS
              + " must be of '"
              + configuration.name()
              + "', got '"
              + measured.name()
              + "'; files of two sweeps are mixed, run the sweep again");
    }
    if (measured.reached().isEmpty()) {
      throw new IllegalArgumentException(
          "no run reached the loss goal, so there is nothing to show; raise the goal or the limits"
              + " in the configuration");
    }
    Set<String> known = new HashSet<>();
    for (RateResult run : measured.runs()) {
      known.add(
          describe(
              run.eta(),
              run.outcome().name(),
              run.measurements().map(Measurements::finalSharpness).orElse(Double.NaN)));
    }
    Set<String> told = new HashSet<>();
    for (int row = 0; row < runs.rows(); row++) {
      double eta = runs.number(row, "eta");
      String run = describe(eta, runs.text(row, "outcome"), runs.number(row, "sharpness"));
      told.add(run);
      // Both grids may have a rate, up to rounding; the analysis counts it once.
      if (!known.contains(run)
          && measured.runs().stream().noneMatch(each -> Math.abs(each.eta() / eta - 1) <= 1e-12)) {
        throw different(RUNS + " alone has " + run);
      }
    }
    known.removeAll(told);
    if (!known.isEmpty()) {
      throw different(ANALYSIS + " alone has " + Collections.min(known));
    }
  }

  private static IllegalArgumentException different(String how) {
    return new IllegalArgumentException(
        RUNS
            + " and "
            + ANALYSIS
            + " must tell of the same runs, but "
            + how
            + "; one is damaged, run the sweep again");
  }

  private static String describe(double eta, String outcome, double sharpness) {
    return outcome.equals(RunOutcome.REACHED.name())
        ? "η = " + eta + " " + outcome + " at sharpness " + sharpness
        : "η = " + eta + " " + outcome;
  }

  private static Optional<Columns> table(
      Path directory, String name, List<String> needed, Set<String> texts, List<String> missing) {
    Path file = directory.resolve(name + ".csv");
    if (!Files.exists(file)) {
      missing.add(name + ".csv is not there: what it would show is left out");
      return Optional.empty();
    }
    try {
      return Optional.of(Columns.read(file).checked(needed, texts));
    } catch (IllegalArgumentException damaged) {
      missing.add(damaged.getMessage() + "; what it would show is left out");
      return Optional.empty();
    }
  }

  private static Map<String, String> provenance(Path directory, List<String> missing) {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      if (json(directory, PROVENANCE).get("sessions") instanceof JsonArray sessions
          && !sessions.isEmpty()
          && sessions.get(sessions.size() - 1) instanceof JsonObject last
          && last.entrySet().stream().allMatch(entry -> entry.getValue().isJsonPrimitive())) {
        last.entrySet().forEach(entry -> facts.put(entry.getKey(), entry.getValue().getAsString()));
      } else {
        missing.add(PROVENANCE + " names no session: where these numbers come from is not known");
      }
    } catch (IllegalArgumentException lost) {
      missing.add(lost.getMessage() + "; where these numbers come from is not known");
    }
    return facts;
  }

  private static JsonObject json(Path directory, String name) {
    try {
      if (JsonParser.parseString(text(directory, name, "it is not there"))
          instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException damaged) {
      // Said below.
    }
    throw new IllegalArgumentException(
        name + " must be a JSON object; it is damaged or cut short, run the sweep again");
  }

  private static String text(Path directory, String name, String otherwise) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (CharacterCodingException binary) {
      throw new IllegalArgumentException(name + " must be text in UTF-8; it is damaged");
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " can't be read: " + otherwise);
    }
  }
}
