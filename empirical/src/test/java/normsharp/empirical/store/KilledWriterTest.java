package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Child processes are killed at random moments while they write. */
class KilledWriterTest {
  private static final int KILLS = 7;
  private static final int LONGEST_MILLISECONDS = 250;

  @TempDir Path directory;

  @Test
  void aStateFileIsAlwaysTheOldOrTheNewOneWhole() throws Exception {
    Path file = directory.resolve("a.state");
    EndlessWriter.state(-1).write(file);
    Random random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      // While it begins, and, however slow the machine, while it writes.
      String event = kill % 2 == 0 ? "started" : "wrote";
      killAfter(event, random.nextInt(LONGEST_MILLISECONDS), "file", file);
      StateFile found = StateFile.read(file);
      assertEquals(EndlessWriter.state(found.longs("round")[0]), found);
    }
    assertTrue(StateFile.read(file).longs("round")[0] > 0, "no child came as far as writing");
  }

  @Test
  void aSweepGoesOnAfterEveryKillAndLosesNothingFinished() throws Exception {
    Path out = directory.resolve("sweep");
    SweepDirectory.create(out, "eta = 0.1\n", Map.of("commit", "abc")).close();
    Random random = new Random(2);
    for (int kill = 0; kill < KILLS; kill++) {
      TreeSet<String> told = new TreeSet<>(StoredSweep.open(out).finished());
      // While it takes the sweep up, and while it works.
      String event = kill % 2 == 0 ? "started" : "finished";
      for (String line : killAfter(event, random.nextInt(LONGEST_MILLISECONDS), "sweep", out)) {
        assertTrue(line.startsWith("finished "), line);
        told.add(line.substring("finished ".length()));
      }
      StoredSweep stored = StoredSweep.open(out);
      assertEquals(List.of(), stored.damage());
      assertTrue(stored.finished().containsAll(told), told + " but " + stored.finished());
      for (String item : stored.finished()) {
        long round = stored.result(item).orElseThrow().longs("round")[0];
        assertEquals("r" + round, item);
      }
    }
    assertTrue(StoredSweep.open(out).finished().size() > 1, "no child came as far as finishing");
    try (SweepDirectory resumed =
        SweepDirectory.resume(out, "eta = 0.1\n", Map.of("commit", "abc"))) {
      assertEquals(1, resumed.stored().provenance().size());
    }
    try (Stream<Path> left = Files.walk(out)) {
      assertEquals(
          List.of(), left.filter(path -> path.toString().endsWith(".tmp")).sorted().toList());
    }
  }

  /** Kills a child some time after it said something; gives what it said then. */
  private static List<String> killAfter(String event, int milliseconds, String what, Path path)
      throws IOException, InterruptedException {
    Process child = ChildJvm.start(EndlessWriter.class, what, path.toString());
    try (BufferedReader output = child.inputReader()) {
      ChildJvm.awaitLine(output, event);
      Thread.sleep(milliseconds);
      // By its handle: Process.destroyForcibly would close the output that is still to be read.
      child.toHandle().destroyForcibly();
      child.waitFor();
      return output.lines().toList();
    } finally {
      child.destroyForcibly();
    }
  }
}
