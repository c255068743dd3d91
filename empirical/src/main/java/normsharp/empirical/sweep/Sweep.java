package normsharp.empirical.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import normsharp.empirical.analysis.Resampling;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.engine.Engines;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.store.StateFile;
import normsharp.empirical.store.StoredSweep;
import normsharp.empirical.store.SweepDirectory;
import normsharp.empirical.store.Table;
import normsharp.empirical.store.TableFormat;

/** A sweep from its configuration to its tables and its analysis. */
public final class Sweep {
  private static final int RESAMPLES = 999;

  private final SweepConfiguration configuration;
  private final Experiment experiment;
  private final Engine engine;
  private final EngineSetting setting;

  /**
   * Prepares a sweep: finds the engine, loads the data.
   *
   * @throws IllegalArgumentException with one line when either is missing or doesn't fit
   */
  public Sweep(SweepConfiguration configuration, DataDirectory data) {
    this.configuration = configuration;
    this.engine = Engines.named(configuration.engine().name());
    this.setting = configuration.engine().setting();
    this.experiment = Experiment.load(configuration, data);
    engine.status(setting.device()).require("device '" + setting.device() + "'");
    if (!engine.supports(configuration.model(), setting)) {
      throw new IllegalArgumentException(
          "engine '"
              + engine.name()
              + "' has no "
              + configuration.model().name()
              + " in "
              + setting.precision()
              + " on "
              + setting.device()
              + "; choose another engine, precision or device");
    }
  }

  /** What results depend on beyond the configuration: versions, machine, data as found. */
  public Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("commit", System.getProperty("normsharp.commit", "unknown"));
    provenance.put("engine", engine.name());
    engine.status(setting.device()).details().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> provenance.put("engine." + entry.getKey(), entry.getValue()));
    provenance.put("precision", setting.precision().name());
    provenance.put("device", setting.device());
    provenance.put("threads", Integer.toString(setting.threads()));
    provenance.put("batching", setting.batching().name());
    provenance.put("java", Runtime.version().toString());
    provenance.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    provenance.put("seed", Long.toString(configuration.start().seed()));
    provenance.put("data", experiment.data().name());
    provenance.put("data.preprocessing", experiment.data().preprocessing());
    provenance.put(
        "data.examples",
        experiment.data().train().count()
            + " training, "
            + experiment.data().test().count()
            + " test");
    experiment
        .data()
        .files()
        .forEach(file -> provenance.put("data.sha256." + file.name(), file.sha256()));
    return provenance;
  }

  /**
   * Runs, or takes up, the sweep in a directory.
   *
   * @return whether it is complete; false when it was stopped, leaving checkpoints
   */
  public boolean run(SweepDirectory directory, Progress progress, BooleanSupplier stop)
      throws IOException {
    ExecutionPlan plan = plan(directory);
    return new SweepRunner(
            experiment,
            configuration.rates(),
            engine,
            plan,
            new LocalExecutor(plan.workers()),
            directory,
            progress,
            stop)
        .run();
  }

  private ExecutionPlan plan(SweepDirectory directory) throws IOException {
    Optional<StateFile> stored = directory.stored().result(ExecutionPlan.ITEM);
    if (stored.isPresent()) {
      return ExecutionPlan.read(stored.orElseThrow(), configuration.engine());
    }
    ExecutionPlan plan = ExecutionPlan.choose(experiment, engine, configuration.engine());
    directory.finish(ExecutionPlan.ITEM, plan.save());
    directory.publishText("plan.txt", plan.toText());
    return plan;
  }

  /** Writes the tables; returns what a reader of the files must know, usually nothing. */
  public List<String> publish(SweepDirectory directory) throws IOException {
    List<String> notes = new ArrayList<>();
    FinishedSweep finished = finished(directory.stored());
    List<Table> tables = new ArrayList<>(SweepTables.of(finished));
    if (configuration.model() instanceof DiagonalModel model && DiagonalTable.covers(model)) {
      tables.add(DiagonalTable.of(finished, model));
    }
    for (Table table : tables) {
      notes.addAll(directory.publish(table, EnumSet.allOf(TableFormat.class)));
    }
    return List.copyOf(notes);
  }

  /** The merged results. */
  public FinishedSweep finished(StoredSweep stored) throws IOException {
    return FinishedSweep.read(stored, configuration.rates(), setting.precision());
  }

  /** The analysis of the merged results, by resampling seeded with the sweep's own seed. */
  public SweepAnalysis analysis(StoredSweep stored) throws IOException {
    return SweepAnalysis.of(
        AnalysisInput.of(finished(stored), configuration),
        new Resampling(configuration.start().seed(), RESAMPLES),
        configuration.published().mark());
  }

  /** Where a sweep goes when no directory is given. */
  public static Path defaultDirectory(SweepConfiguration configuration) {
    return Path.of("runs", configuration.name());
  }
}
