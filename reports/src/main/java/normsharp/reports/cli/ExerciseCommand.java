package normsharp.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import normsharp.reports.exercises.Grading;
import normsharp.reports.exercises.Sheet;
import normsharp.reports.exercises.SheetFiles;
import normsharp.reports.exercises.Topic;
import normsharp.reports.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code normsharp exercise}: sheets with answer keys, and their grading. */
@Command(
    name = "exercise",
    description = "Exercise sheets with answer keys from a seed, and their grading.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ExerciseCommand.Topics.class,
      ExerciseCommand.New.class,
      ExerciseCommand.Grade.class
    })
final class ExerciseCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static void list(PrintWriter out) {
    for (Topic topic : Topic.values()) {
      out.printf(Locale.ROOT, "%-30s %s%n", topic.word(), topic.title());
    }
  }

  /** Lists the topics. */
  @Command(name = "topics", description = "List the topics.", mixinStandardHelpOptions = true)
  static final class Topics implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      list(spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }
  }

  /** Writes a sheet and its key. */
  @Command(
      name = "new",
      description =
          "Write a sheet and its answer key; the same topic, seed and level give the same.",
      mixinStandardHelpOptions = true)
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--list", description = "list the topics and stop")
    private boolean list;

    @Option(names = "--topic", paramLabel = "T", description = "what the sheet is about")
    private Optional<String> topic = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "an integer that draws the numbers")
    private Optional<Long> seed = Optional.empty();

    @Option(
        names = "--level",
        paramLabel = "L",
        defaultValue = "1",
        description = "1 to 3: dimension, signs, zeros, steps (default 1)")
    private int level;

    @Option(names = "--out", paramLabel = "DIR", description = "a new or empty directory")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
      if (list) {
        list(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
      }
      Topic about = Topic.of(required("--topic", topic));
      Sheet sheet = Sheet.of(about, required("--seed", seed), level);
      Path directory = required("--out", out);
      SheetFiles.write(sheet, directory);
      PrintWriter writer = spec.commandLine().getOut();
      writer.printf(
          Locale.ROOT,
          "%s: %d problems, %d points%n",
          sheet.name(),
          sheet.problems().size(),
          sheet.points());
      writer.printf("to hand out  %s, sheet.md, answers.txt%n", directory.resolve("sheet.html"));
      writer.printf("to keep      %s, key.md, key.json%n", directory.resolve("key.html"));
      return CommandLine.ExitCode.OK;
    }

    private static <T> T required(String name, Optional<T> value) {
      return value.orElseThrow(
          () ->
              new IllegalArgumentException(
                  "a sheet needs --topic, --seed and --out; " + name + " is missing"));
    }
  }

  /** Marks an answers file. */
  @Command(
      name = "grade",
      description = "Mark an answers file by a sheet's key.",
      mixinStandardHelpOptions = true)
  static final class Grade implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--sheet",
        required = true,
        paramLabel = "PLACE",
        description = "the sheet's directory, or its key.json")
    private Path sheet;

    @Option(
        names = "--answers",
        required = true,
        paramLabel = "FILE",
        description = "lines such as '1a = 1/2'")
    private Path answers;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
      Grading grading = Grading.of(sheet, answers);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        Json.document(
            out,
            part -> {
              part.text("sheet", grading.sheet())
                  .rounded("earned", Math.round(10 * grading.earned()) / 10.0)
                  .integer("points", grading.points());
              part.array(
                  "parts",
                  lines -> {
                    for (Grading.Line line : grading.lines()) {
                      lines.element(
                          object ->
                              object
                                  .text("part", line.part())
                                  .rounded("earned", line.earned())
                                  .integer("points", line.points())
                                  .text("answer", line.answer())
                                  .text("message", line.message()));
                    }
                  });
              part.texts("notes", grading.notes());
            });
        return CommandLine.ExitCode.OK;
      }
      for (Grading.Line line : grading.lines()) {
        out.printf(
            Locale.ROOT,
            "%-4s %3s/%d  %s%n",
            line.part(),
            number(line.earned()),
            line.points(),
            line.message());
      }
      grading.notes().forEach(note -> out.println("note: " + note));
      out.printf(
          "score %s of %d (%s)%n", number(grading.earned()), grading.points(), grading.sheet());
      return CommandLine.ExitCode.OK;
    }

    private static String number(double points) {
      String text = String.format(Locale.ROOT, "%.1f", points);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
  }
}
