package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final StateFile OLD = StateFile.builder().longs("step", 1).build();
  private static final StateFile NEW =
      StateFile.builder().doubles("theta", new double[200_000]).build();

  @TempDir Path directory;

  /** The temporary file is the kernel's full device, on which every write fails with ENOSPC. */
  private final AtomicFile full =
      new AtomicFile(
          temporary -> {
            Files.createFile(temporary);
            return FileChannel.open(FULL_DEVICE, StandardOpenOption.WRITE);
          });

  @BeforeEach
  void needsTheDevice() {
    assumeTrue(Files.exists(FULL_DEVICE), "only Linux has /dev/full");
  }

  @Test
  void theOldStateStaysAndTheLineHasPathAndBytes() throws Exception {
    Path file = directory.resolve("a.state");
    OLD.write(file);
    StoreException failure = assertThrows(StoreException.class, () -> NEW.write(file, full));
    String message = failure.getMessage();
    assertTrue(
        message.startsWith("the disk is full: " + file + " needs " + NEW.bytes() + " bytes, "),
        message);
    assertEquals(1, message.lines().count());
    assertEquals(OLD, StateFile.read(file));
    try (Stream<Path> entries = Files.list(directory)) {
      assertEquals(List.of(file), entries.toList(), "no temporary file stays on a full disk");
    }
  }

  @Test
  void aSweepCantBeCreatedOnAFullDiskAndCanOnceThereIsSpace() throws Exception {
    Path out = directory.resolve("sweep");
    StoreException failure =
        assertThrows(
            StoreException.class, () -> SweepDirectory.create(out, "a = 1", Map.of(), full));
    assertTrue(failure.getMessage().contains("provenance.json needs"), failure.getMessage());
    SweepDirectory.create(out, "a = 1", Map.of()).close();
  }

  /**
   * A file system of 6 MB is mounted in a child's own name space and filled: with states by our
   * writer, with a table by DuckDB's.
   */
  @Test
  void aReallyFullFileSystemLosesNothing() throws Exception {
    Path mount = Files.createDirectory(directory.resolve("mount"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=6m tmpfs \"$0\" || { echo cannot mount; exit 0; }; exec \"$@\"",
                mount.toString()));
    command.addAll(ChildJvm.command(List.of(), entry -> true, DiskFiller.class, mount.toString()));
    List<String> lines;
    try {
      Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader output = child.inputReader()) {
        lines = output.lines().toList();
      }
      child.waitFor();
    } catch (IOException absent) {
      assumeTrue(false, "no unshare command here: " + absent.getMessage());
      return;
    }
    assumeTrue(
        lines.stream()
            .noneMatch(line -> line.startsWith("cannot mount") || line.contains("unshare")),
        "mounting a small file system isn't allowed here: " + lines);
    assertEquals("all is well", lines.get(lines.size() - 1), String.join("\n", lines));
  }
}
