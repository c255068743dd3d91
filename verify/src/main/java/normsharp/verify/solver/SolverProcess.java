package normsharp.verify.solver;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import normsharp.verify.kernel.Rational;

/** One child process with Z3 and a temporary directory of its own, for one query at a time. */
final class SolverProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path directory;
  private final Process process;
  private final BufferedReader answers;
  private final Writer queries;
  private final Thread hook = new Thread(this::stop);

  private SolverProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.queries = process.outputWriter(StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a child with the class path of this program.
   *
   * @throws SolverUnavailable where Z3 does not load
   */
  static SolverProcess start() throws SolverUnavailable {
    try {
      Path directory = Files.createTempDirectory("normsharp-solver");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Djava.io.tmpdir=" + directory,
                  "-cp",
                  System.getProperty("surefire.test.class.path", classPath()),
                  SolverWorker.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      SolverProcess child = new SolverProcess(directory, process);
      List<String> greeting = child.readUntil(SolverWorker.READY, START_LIMIT).orElse(List.of());
      if (!greeting.isEmpty() || !process.isAlive()) {
        child.close();
        throw new SolverUnavailable(
            "Z3 did not start: " + (greeting.isEmpty() ? "no answer" : greeting.get(0)));
      }
      return child;
    } catch (IOException e) {
      throw new SolverUnavailable("Z3's process did not start: " + e.getMessage());
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path")
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }

  /** Z3 can't be used here. */
  static final class SolverUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    SolverUnavailable(String why) {
      super(why);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks; after the limit, and when the child dies, the answer is unknown and the child gone. */
  SolverAnswer ask(String query, Duration limit) {
    try {
      queries.write(query + SolverWorker.END + "\n");
      queries.flush();
    } catch (IOException e) {
      close();
      return new SolverAnswer.Unknown("the solver's process ended");
    }
    Optional<List<String>> lines = readUntil(SolverWorker.END, limit);
    if (lines.isEmpty() || lines.get().isEmpty()) {
      boolean late = lines.isEmpty();
      close();
      return new SolverAnswer.Unknown(
          late
              ? "no answer within " + limit.toMillis() / 1000.0 + " s"
              : "the solver's process ended");
    }
    return parse(lines.get());
  }

  private static SolverAnswer parse(List<String> lines) {
    String verdict = lines.get(0);
    if (verdict.equals("unsat")) {
      return new SolverAnswer.Unsatisfiable();
    }
    if (!verdict.equals("sat")) {
      return new SolverAnswer.Unknown(verdict);
    }
    Map<String, Rational> model = new HashMap<>();
    boolean exact = true;
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      String value = line.substring(space + 1);
      exact &= !value.startsWith("~");
      model.put(line.substring(0, space), Rational.parse(value.replace("~", "")));
    }
    return new SolverAnswer.Satisfiable(model, exact);
  }

  /** The lines before the given one, or before the end of the output; empty after the limit. */
  private Optional<List<String>> readUntil(String end, Duration limit) {
    CompletableFuture<List<String>> reading =
        CompletableFuture.supplyAsync(
            () -> {
              List<String> lines = new ArrayList<>();
              try {
                for (String line = answers.readLine();
                    line != null && !line.equals(end);
                    line = answers.readLine()) {
                  lines.add(line);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return lines;
            },
            command -> {
              Thread thread = new Thread(command, "normsharp-solver-reader");
              thread.setDaemon(true);
              thread.start();
            });
    try {
      return Optional.of(reading.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException closed) {
      return Optional.of(List.of());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running or has run.
      return;
    }
  }

  private void stop() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      // The directory is removed by the system some day.
      return;
    }
  }
}
