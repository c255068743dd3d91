package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.ledger.LedgerJson;
import normsharp.verify.Claim;
import normsharp.verify.Judgement;
import normsharp.verify.Ledger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code normsharp verify}: the ledger of the paper's claims. */
@Command(
    name = "verify",
    description = {
      "The ledger: every statement of the paper's theory with a machine-checked verdict.",
      "Exit code 1 when a verdict is not the expected one or a wrong variant passes."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  /** Columns where the output goes to a file or a pipe. */
  private static final int FILE_WIDTH = 120;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CLAIM",
      description = "labels such as \"Proposition 3.2\"; shows these claims in full")
  private List<String> labels = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write everything to FILE, solver queries as SMT-LIB 2 beside it")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--list", description = "print the labels and stop")
  private boolean list;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Claim> claims =
        labels.isEmpty()
            ? Ledger.claims()
            : labels.stream().flatMap(label -> Ledger.find(label).stream()).distinct().toList();
    if (list) {
      claims.forEach(claim -> out.println(claim.label()));
      return CommandLine.ExitCode.OK;
    }
    json.ifPresent(VerifyCommand::requireWritable);
    List<Judgement> judgements = judge(claims);
    LedgerText text = new LedgerText(judgements, width());
    if (labels.isEmpty()) {
      text.writeTable(out);
    } else {
      text.writeInFull(out);
    }
    text.writeSummary(out);
    json.ifPresent(file -> write(file, judgements));
    List<String> faults = judgements.stream().flatMap(VerifyCommand::faults).toList();
    faults.forEach(fault -> spec.commandLine().getErr().println("normsharp: " + fault));
    return faults.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int width() {
    spec.usageMessage().autoWidth(true);
    return CommandLine.Help.Ansi.AUTO.enabled() ? spec.usageMessage().width() : FILE_WIDTH;
  }

  private List<Judgement> judge(List<Claim> claims) {
    PrintWriter err = spec.commandLine().getErr();
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    AtomicInteger done = new AtomicInteger();
    List<Judgement> judgements =
        Ledger.judge(
            claims,
            judgement -> {
              int count = done.incrementAndGet();
              if (terminal) {
                err.printf("\r\u001b[K%d/%d %s", count, claims.size(), judgement.claim().label());
              } else if (count % 50 == 0) {
                err.printf("normsharp: judged %d of %d claims%n", count, claims.size());
              }
              err.flush();
            });
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
    return judgements;
  }

  private static Stream<String> faults(Judgement judgement) {
    Optional<String> verdict =
        Ledger.unexpected(judgement)
            .map(problem -> "'" + judgement.claim().label() + "': " + problem);
    Optional<String> variant =
        judgement.rejectsWrongVariant()
            ? Optional.empty()
            : Optional.of(
                "'"
                    + judgement.claim().label()
                    + "': the wrong variant was not rejected: "
                    + judgement.wrongVariant());
    return Stream.concat(verdict.stream(), variant.stream());
  }

  private static void requireWritable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    boolean taken = Files.exists(file) && !Files.isRegularFile(file);
    if (directory == null || !Files.isDirectory(directory) || taken) {
      throw new IllegalArgumentException(
          "--json needs a file in a directory that exists, got '" + file + "'");
    }
  }

  private static void write(Path file, List<Judgement> judgements) {
    try {
      LedgerJson.write(JudgedLedger.of(judgements), file);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write '" + file + "'", e);
    }
  }
}
