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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  private Process start(Path file, Path target, boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "normsharp.reports.cli.NormSharp",
                "sweep",
                file.toString(),
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
    // One thread: then there is nothing to choose by measurement, which would decide the bits.
    Path file =
        Files.writeString(
            directory.resolve("killed.conf"),
            "extends = \"" + NAME + "\"\nengine.threads = 1\nrates { coarse = false }\n");
    Path whole = directory.resolve("whole");
    assertEquals(0, start(file, whole, false).waitFor(), this::output);

    Path cut = directory.resolve("cut");
    long seed = 20250521;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int kills = 0; kills < 5; kills++) {
      Process process = start(file, cut, kills > 0);
      // At work when the lock names the process; then some moments later.
      while (process.isAlive() && !isLocked(cut)) {
        Thread.sleep(20);
      }
      Thread.sleep(100 + random.nextInt(1200));
      process.destroyForcibly().waitFor();
      if (!Files.exists(cut.resolve("configuration.conf"))) {
        kills--;
      }
    }
    assertEquals(0, start(file, cut, true).waitFor(), this::output);
    for (String table :
        List.of("runs.csv", "samples.csv", "steps.csv", "flow.csv", "analysis.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(table)), Files.readAllBytes(cut.resolve(table)), table);
    }
  }

  private static boolean isLocked(Path target) {
    try {
      return Files.size(target.resolve("lock")) > 0;
    } catch (IOException notYet) {
      return false;
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
