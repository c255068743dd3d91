package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in this process, and in processes of its own that are killed. */
class SweepCommandTest {
  private static final String NAME = "synthetic-classes";

  @TempDir private Path directory;

  private record Result(int code, String out, String err) {}

  private static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = NormSharp.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Result(code, out.toString(), err.toString());
  }

  private Process start(Path target, boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "normsharp.reports.cli.NormSharp",
                "sweep",
                NAME,
                "--out",
                target.toString()));
    if (resume) {
      command.add("--resume");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output.txt").toFile())
        .start();
  }

  /** Killed five times at random moments and resumed, a sweep equals the uninterrupted one. */
  @Test
  void aSweepKilledFiveTimesEqualsTheUninterruptedOne() throws Exception {
    Path whole = directory.resolve("whole");
    long begin = System.nanoTime();
    assertEquals(0, start(whole, false).waitFor(), this::output);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

    Path cut = directory.resolve("cut");
    // The plan decides the bits: the second sweep takes the first one's.
    long seed = 20250521;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int kills = 0;
    while (kills < 5) {
      Process process = start(cut, Files.exists(cut.resolve("configuration.conf")));
      long patience = (long) (millis * (0.2 + 0.4 * random.nextDouble()));
      if (process.waitFor(patience, TimeUnit.MILLISECONDS)) {
        break;
      }
      process.destroyForcibly().waitFor();
      kills++;
      if (kills == 1 && Files.exists(whole.resolve("work/plan.done"))) {
        Files.createDirectories(cut.resolve("work"));
        Files.copy(
            whole.resolve("work/plan.done"),
            cut.resolve("work/plan.done"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.exists(cut.resolve("analysis.json"))) {
      assertEquals(0, start(cut, true).waitFor(), this::output);
    }
    assertTrue(kills >= 2, "only " + kills + " kills");
    for (String file :
        List.of("runs.csv", "samples.csv", "steps.csv", "flow.csv", "analysis.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(cut.resolve(file)), file);
    }
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Test
  void namesAreListedAndConfigurationsShown() {
    Result list = run("sweep", "--list");
    assertEquals(0, list.code());
    assertTrue(list.out().contains("fcn-relu-mnist-5k-mse-0.1\n"));
    Result show = run("sweep", "--show", NAME);
    assertEquals(0, show.code());
    assertTrue(show.out().contains("name = \"" + NAME + "\""));
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() throws IOException {
    Path file =
        Files.writeString(directory.resolve("bad.conf"), "extends = \"" + NAME + "\"\nlos = 1\n");
    Path nowhere = directory.resolve("nowhere");
    for (String[] arguments :
        List.of(
            new String[] {"sweep"},
            new String[] {"sweep", "no-such-configuration"},
            new String[] {"sweep", file.toString()},
            new String[] {"sweep", directory.resolve("absent.conf").toString()},
            new String[] {"sweep", NAME, "--engine", "abacus"},
            new String[] {"sweep", NAME, "--device", "abacus", "--out", nowhere.toString()},
            new String[] {"sweep", NAME, "--resume", "--out", nowhere.toString()},
            new String[] {
              "sweep",
              "fcn-relu-mnist-5k-mse-0.1",
              "--data",
              directory.toString(),
              "--out",
              nowhere.toString()
            })) {
      Result result = run(arguments);
      String shown = String.join(" ", arguments) + ": " + result.err();
      assertEquals(2, result.code(), shown);
      assertEquals(1, result.err().lines().count(), shown);
      assertTrue(result.err().startsWith("normsharp: "), shown);
      assertFalse(Files.exists(nowhere), shown);
    }
  }

  @Test
  void anOccupiedDirectoryIsLeftAlone() throws IOException {
    Path kept = Files.writeString(directory.resolve("thesis.txt"), "years of work");
    Result result = run("sweep", "diagonal-x-1-3-y-1", "--out", directory.toString());
    assertEquals(2, result.code());
    assertEquals("years of work", Files.readString(kept));
  }

  @Test
  void theDoctorNamesEnginesAndDataSets() {
    Result result = run("doctor", "--data", directory.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("✓ analytic"), result.out());
    assertTrue(result.out().contains("torch"), result.out());
    assertTrue(result.out().contains("✗ mnist"), result.out());
    Result json = run("doctor", "--json");
    assertTrue(json.out().trim().startsWith("{"), json.out());
  }

  @Test
  void anUnknownDataSetIsRefused() {
    Result result = run("data", "download", "imagenet", "--data", directory.toString());
    assertEquals(2, result.code());
    assertEquals(1, result.err().lines().count(), result.err());
  }
}
