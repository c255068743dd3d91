package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import normsharp.empirical.sweep.Progress;
import normsharp.empirical.sweep.WorkItem;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.pages.Report;
import normsharp.reports.runs.OwnSweeps;
import normsharp.reports.runs.StoredRuns;
import normsharp.reports.runs.SweepFiles;
import normsharp.verify.Claim;
import normsharp.verify.Judgement;
import normsharp.verify.Ledger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code normsharp report}: theory against experiment, as pages. */
@Command(
    name = "report",
    description = {
      "Theory against experiment as web pages that work offline: the ledger, a sweep of the diagonal",
      "network, two small sweeps of networks on generated data, and any finished sweeps given."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "finished sweeps: a directory of them, or one's own (may be repeated)")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "directory of the pages (default: reports/out)")
  private Path out = Path.of("reports", "out");

  private final Map<String, Double> parts = new LinkedHashMap<>();
  private final Supplier<List<Claim>> claims;
  private final List<String> ownSweeps;
  private final BooleanSupplier stop;

  ReportCommand() {
    this(Ledger::claims, OwnSweeps.NAMES, () -> false);
  }

  /**
   * A smaller report.
   *
   * @param claims what to judge
   * @param ownSweeps shipped configurations to run unless they are given
   * @param stop ends it as SIGINT does
   */
  ReportCommand(Supplier<List<Claim>> claims, List<String> ownSweeps, BooleanSupplier stop) {
    this.claims = claims;
    this.ownSweeps = List.copyOf(ownSweeps);
    this.stop = stop;
  }

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.listen()) {
      return report(() -> interruption.requested() || stop.getAsBoolean());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private int report(BooleanSupplier stopped) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    requireDirectory(out);
    List<SweepFiles> sweeps = new ArrayList<>();
    List<StoredRuns.Unusable> unusable = new ArrayList<>();
    for (Path directory : runs) {
      StoredRuns stored = StoredRuns.under(directory);
      sweeps.addAll(stored.sweeps());
      unusable.addAll(stored.unusable());
    }
    requireDistinct(sweeps);
    Set<String> given = sweeps.stream().map(SweepFiles::name).collect(Collectors.toSet());
    List<String> own = ownSweeps.stream().filter(name -> !given.contains(name)).toList();
    int count = own.size() + 2;
    long start = System.nanoTime();
    JudgedLedger ledger = JudgedLedger.of(judge("[1/" + count + "] "));
    start = took("ledger", start);
    for (int i = 0; i < own.size(); i++) {
      String name = own.get(i);
      Progress progress = new Line(err, "[" + (i + 2) + "/" + count + "] " + name);
      try {
        Optional<SweepFiles> sweep = OwnSweeps.run(name, out.resolve("runs"), progress, stopped);
        if (sweep.isEmpty()) {
          err.println("normsharp: stopped; the same command goes on");
          return Interruption.EXIT_CODE;
        }
        sweeps.add(sweep.orElseThrow());
      } catch (IllegalArgumentException missing) {
        unusable.add(new StoredRuns.Unusable(name, "not run: " + missing.getMessage()));
        err.println("normsharp: " + name + " not run: " + missing.getMessage());
      }
      start = took("sweep " + name, start);
    }
    err.println("[" + count + "/" + count + "] writing the pages");
    err.flush();
    Path index =
        new Report(ledger, sweeps, unusable, new Report.Provenance(facts(), parts)).write(out);
    took("pages", start);
    spec.commandLine().getOut().println(index);
    unusable.forEach(
        each -> err.println("normsharp: left out " + each.name() + ": " + each.reason()));
    return CommandLine.ExitCode.OK;
  }

  private long took(String part, long since) {
    long now = System.nanoTime();
    parts.put(part, (now - since) * 1e-9);
    return now;
  }

  /** Said before a minute of work, not after. */
  private static void requireDirectory(Path out) {
    for (Path part = out.toAbsolutePath(); part != null; part = part.getParent()) {
      if (Files.exists(part)) {
        if (!Files.isDirectory(part) || !Files.isWritable(part)) {
          throw new IllegalArgumentException(
              "--out must be a directory that can be written, '" + part + "' is not");
        }
        return;
      }
    }
  }

  private static void requireDistinct(List<SweepFiles> sweeps) {
    Map<String, Path> seen = new LinkedHashMap<>();
    for (SweepFiles sweep : sweeps) {
      Path other = seen.put(sweep.name(), sweep.directory());
      if (other != null) {
        throw new IllegalArgumentException(
            "--runs must name each sweep once, got '"
                + sweep.name()
                + "' in "
                + other
                + " and "
                + sweep.directory());
      }
    }
  }

  private List<Judgement> judge(String part) {
    PrintWriter err = spec.commandLine().getErr();
    List<Claim> all = claims.get();
    AtomicInteger done = new AtomicInteger();
    err.println(part + "judging " + all.size() + " claims");
    err.flush();
    return Ledger.judge(
        all,
        judgement -> {
          int count = done.incrementAndGet();
          if (count % 50 == 0) {
            err.println(part + "judged " + count + " of " + all.size() + " claims");
            err.flush();
          }
        });
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("commit", System.getProperty("normsharp.commit", "unknown"));
    facts.put("java", Runtime.version().toString());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    return facts;
  }

  /** One line now and then. */
  private static final class Line implements Progress {
    private static final long PAUSE = 5_000_000_000L;

    private final PrintWriter err;
    private final String name;
    private long last = System.nanoTime() - PAUSE;
    private int finished;
    private int known;

    Line(PrintWriter err, String name) {
      this.err = err;
      this.name = name;
      err.println(name);
      err.flush();
    }

    @Override
    public synchronized void working(WorkItem item, long step, double loss, double sharpness) {
      say(item.isFlow() ? "gradient flow, step " + step : finished + " of " + known + " rates");
    }

    @Override
    public synchronized void finished(WorkItem item, String summary) {
      if (!item.isFlow()) {
        finished++;
      }
    }

    @Override
    public synchronized void planned(int done, List<WorkItem> next) {
      finished = done;
      known = done + next.stream().mapToInt(item -> item.rates().size()).sum();
    }

    private void say(String what) {
      if (System.nanoTime() - last >= PAUSE) {
        last = System.nanoTime();
        err.println(name + ": " + what);
        err.flush();
      }
    }
  }
}
