package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  private static final String CONFIGURATION = "eta = 0.1";
  private static final Map<String, String> PROVENANCE = Map.of("commit", "abc");

  @TempDir Path parent;
  private Path out;

  @BeforeEach
  void createSweep() throws Exception {
    out = parent.resolve("sweep");
    SweepDirectory.create(out, CONFIGURATION, PROVENANCE).close();
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheDirectory() throws Exception {
    try (SweepDirectory held = SweepDirectory.resume(out, CONFIGURATION, PROVENANCE)) {
      Process child = ChildJvm.start(LockHolder.class, out.toString(), CONFIGURATION);
      try (BufferedReader output = child.inputReader()) {
        String line = ChildJvm.awaitLine(output, "refused ");
        assertTrue(line.contains("process " + ProcessHandle.current().pid() + " on host "), line);
        assertTrue(line.contains(out + " is in use by "), line);
      }
      assertEquals(0, child.waitFor());
      held.checkpoint("a", StateFile.builder().longs("step", 1).build());
    }
  }

  @Test
  void aKilledProcessLeavesNoLock() throws Exception {
    Process child = ChildJvm.start(LockHolder.class, out.toString(), CONFIGURATION);
    try (BufferedReader output = child.inputReader()) {
      ChildJvm.awaitLine(output, "holding ");
      DirectoryInUseException refused =
          assertThrows(
              DirectoryInUseException.class,
              () -> SweepDirectory.resume(out, CONFIGURATION, PROVENANCE));
      assertTrue(
          refused.getMessage().contains("process " + child.pid() + " on host "),
          refused.getMessage());
      assertEquals(1, refused.getMessage().lines().count());
    }
    child.destroyForcibly().waitFor();
    assertTrue(Files.size(out.resolve("lock")) > 0, "the killed holder's text is there");
    SweepDirectory.resume(out, CONFIGURATION, PROVENANCE).close();
  }

  @Test
  void theSameProcessCantHoldADirectoryTwiceUnderAnyName() throws Exception {
    Path link = Files.createSymbolicLink(parent.resolve("link"), out);
    SweepDirectory held = SweepDirectory.resume(out, CONFIGURATION, PROVENANCE);
    for (Path name : new Path[] {out, link, out.resolve("../sweep")}) {
      DirectoryInUseException refused =
          assertThrows(
              DirectoryInUseException.class,
              () -> SweepDirectory.resume(name, CONFIGURATION, PROVENANCE));
      assertTrue(refused.getMessage().contains("this same process"), refused.getMessage());
    }
    Process child = ChildJvm.start(LockHolder.class, out.toString(), CONFIGURATION);
    try (BufferedReader output = child.inputReader()) {
      ChildJvm.awaitLine(output, "refused ");
    }
    held.close();
    SweepDirectory.resume(link, CONFIGURATION, PROVENANCE).close();
  }

  @Test
  void aFailedResumeHoldsNothing() throws Exception {
    assertThrows(
        IllegalArgumentException.class, () -> SweepDirectory.resume(out, "eta = 0.2", PROVENANCE));
    SweepDirectory.resume(out, CONFIGURATION, PROVENANCE).close();
  }

  @Test
  void readingNeedsNoLockAndBreaksNone() throws Exception {
    try (SweepDirectory held = SweepDirectory.resume(out, CONFIGURATION, PROVENANCE)) {
      assertEquals(CONFIGURATION, StoredSweep.open(out).configuration());
      assertTrue(held.stored().finished().isEmpty());
      Process child = ChildJvm.start(LockHolder.class, out.toString(), CONFIGURATION);
      try (BufferedReader output = child.inputReader()) {
        ChildJvm.awaitLine(output, "refused ");
      }
    }
  }
}
