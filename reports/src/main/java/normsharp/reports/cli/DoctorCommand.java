package normsharp.reports.cli;

import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import normsharp.empirical.configuration.EngineChoice;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.data.DataSetStatus;
import normsharp.empirical.data.DataSets;
import normsharp.empirical.engine.Engine;
import normsharp.empirical.engine.EngineStatus;
import normsharp.empirical.engine.Engines;
import normsharp.reports.json.RecordJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code normsharp doctor}: what experiments find on this machine. */
@Command(
    name = "doctor",
    description = "Engines and data sets found on this machine, and what to do about the others.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where data sets are (default: $NORMSHARP_DATA, then the user's cache)")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    DataDirectory directory = DataDirectory.find(data);
    Map<String, EngineStatus> engines = new LinkedHashMap<>();
    Map<String, EngineStatus> cuda = new LinkedHashMap<>();
    for (Engine engine : Engines.all()) {
      engines.put(engine.name(), engine.status());
      if (!engine.name().equals(EngineChoice.ANALYTIC)) {
        cuda.put(engine.name(), engine.status("cuda"));
      }
    }
    List<DataSetStatus> sets = DataSets.status(directory);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> findings = new LinkedHashMap<>();
      findings.put("java", Runtime.version().toString());
      findings.put("cores", Runtime.getRuntime().availableProcessors());
      findings.put("engines", engines);
      findings.put("cuda", cuda);
      findings.put("dataDirectory", directory.path().toString());
      findings.put("data", sets);
      out.println(
          new GsonBuilder()
              .setPrettyPrinting()
              .serializeNulls()
              .disableHtmlEscaping()
              .create()
              .toJson(RecordJson.of(findings)));
      return CommandLine.ExitCode.OK;
    }
    out.println(
        "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
    out.println();
    out.println("Engines");
    engines.forEach(
        (name, status) ->
            out.println(
                "  " + (status.available() ? "✓ " : "✗ ") + name + ": " + status.summary()));
    if (!engines.containsKey("nd4j")) {
      out.println("  – nd4j: not built; mvn -Pnd4j package adds this second engine");
    }
    out.println();
    out.println("Devices");
    out.println("  ✓ cpu: " + System.getProperty("os.arch"));
    cuda.forEach(
        (name, status) ->
            out.println(
                "  "
                    + (status.available() ? "✓ " : "– ")
                    + "cuda ("
                    + name
                    + "): "
                    + status.summary()));
    out.println();
    out.println("Data sets in " + directory);
    for (DataSetStatus set : sets) {
      out.println("  " + mark(set) + " " + set.name() + ": " + set.detail());
      if (!set.advice().isEmpty()) {
        out.println("      " + set.advice());
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static String mark(DataSetStatus set) {
    return switch (set.state()) {
      case FOUND, GENERATED -> "✓";
      case PARTIAL -> "◐";
      case MISSING, DAMAGED -> "✗";
    };
  }
}
