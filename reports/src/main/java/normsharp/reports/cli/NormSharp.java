package normsharp.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code normsharp}. Exit codes: 0 done, 1 a check fell short, 2 bad input (one line on
 * standard error); 70 is an error of the program itself.
 */
@Command(
    name = "normsharp",
    description = "What theory says about diagonal networks at the edge of stability.",
    mixinStandardHelpOptions = true,
    version = "normsharp 0.1.0",
    subcommands = {
      VerifyCommand.class,
      SolveCommand.class,
      ClassifierCommand.class,
      SweepCommand.class,
      ReportCommand.class,
      DoctorCommand.class,
      DataCommand.class,
      ExerciseCommand.class
    })
public final class NormSharp implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
    int code = execute(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs the command line against given streams and returns the exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = new CommandLine(new NormSharp()).setOut(out).setErr(err);
    commandLine.setExecutionStrategy(new CommandLine.RunLast());
    commandLine.setParameterExceptionHandler(
        (exception, given) -> {
          refuse(err, oneLine(exception), exception.getCommandLine());
          return CommandLine.ExitCode.USAGE;
        });
    commandLine.setExecutionExceptionHandler(
        (exception, failed, result) -> {
          if (exception instanceof IllegalArgumentException) {
            refuse(err, exception.getMessage(), failed);
            return CommandLine.ExitCode.USAGE;
          }
          if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            // The disk's fault or the network's, not this program's: one line says which.
            refuse(err, messageOf(exception), failed);
            return CommandLine.ExitCode.USAGE;
          }
          exception.printStackTrace(err);
          return 70;
        });
    int code = commandLine.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }

  private static String messageOf(Exception exception) {
    return exception instanceof UncheckedIOException unchecked
        ? unchecked.getCause().getMessage()
        : exception.getMessage();
  }

  private static void refuse(PrintWriter err, String message, CommandLine command) {
    err.println(
        "normsharp: "
            + message
            + "; see '"
            + command.getCommandSpec().qualifiedName()
            + " --help'");
  }

  private static String oneLine(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      return "no command or option '"
          + unmatched.getUnmatched().get(0)
          + "'"
          + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
    }
    return exception.getMessage().lines().findFirst().orElse("bad arguments");
  }
}
