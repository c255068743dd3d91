package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import normsharp.empirical.configuration.Configurations;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataDirectory;
import normsharp.empirical.store.SweepDirectory;
import normsharp.empirical.sweep.Sweep;
import normsharp.reports.runs.SweepPublication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code normsharp sweep}: an experiment over learning rates. */
@Command(
    name = "sweep",
    description = {
      "Sweeps learning rates over a configuration: the gradient flow, the grids of Appendix G that",
      "follow from its sharpness, and gradient descent at each rate; then tables and an analysis.",
      "Ctrl-C stops it within seconds; --resume goes on to the same result, bit for bit."
    },
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME-or-FILE",
      description = "a named configuration (see --list), or a configuration file")
  private Optional<String> what = Optional.empty();

  @Option(names = "--list", description = "list the named configurations")
  private boolean list;

  @Option(names = "--show", description = "print the whole configuration, defaults resolved")
  private boolean show;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "directory of the results (default: runs/NAME)")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", description = "take up the sweep in the directory")
  private boolean resume;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where data sets are (default: $NORMSHARP_DATA, then the user's cache)")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--engine", paramLabel = "NAME", description = "torch, nd4j or analytic")
  private Optional<String> engine = Optional.empty();

  @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, cuda or cuda:N")
  private Optional<String> device = Optional.empty();

  @Option(names = "--json", description = "print the analysis as JSON")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter stdout = spec.commandLine().getOut();
    if (list) {
      Configurations.names().forEach(stdout::println);
      return CommandLine.ExitCode.OK;
    }
    SweepConfiguration configuration = configuration();
    if (show) {
      stdout.print(configuration.toText());
      return CommandLine.ExitCode.OK;
    }
    try {
      return sweep(configuration);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private SweepConfiguration configuration() {
    String given =
        what.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "name a configuration or a file; --list shows the names"));
    SweepConfiguration configuration =
        given.contains("/") || given.endsWith(".conf") || Files.exists(Path.of(given))
            ? Configurations.load(Path.of(given))
            : Configurations.named(given);
    return configuration.with(configuration.engine().with(engine, device));
  }

  private int sweep(SweepConfiguration configuration) throws IOException {
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    Path target = out.orElseGet(() -> Sweep.defaultDirectory(configuration));
    Sweep sweep = new Sweep(configuration, DataDirectory.find(data));
    SweepProgress progress = new SweepProgress(stderr, configuration.stopping().lossGoal());
    try (Interruption interruption = Interruption.listen();
        SweepDirectory directory =
            resume
                ? SweepDirectory.resume(target, configuration.toText(), sweep.provenance())
                : SweepDirectory.create(target, configuration.toText(), sweep.provenance())) {
      boolean complete = sweep.run(directory, progress, interruption::requested);
      progress.close();
      if (!complete) {
        stderr.println("normsharp: stopped; go on with --resume --out " + target);
        stderr.flush();
        return Interruption.EXIT_CODE;
      }
      SweepPublication published = SweepPublication.write(sweep, directory);
      published.notes().forEach(note -> stderr.println("normsharp: " + note));
      stdout.println(json ? published.json() : published.analysis().toText());
      stderr.println("normsharp: results in " + target);
      return CommandLine.ExitCode.OK;
    }
  }
}
