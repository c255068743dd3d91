package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In child processes, where DuckDB is not to be had. */
class ParquetUnavailableTest {
  @TempDir Path directory;

  private void assertLeftOut(List<String> options, Predicate<String> classPath) throws Exception {
    Path out = directory.resolve("sweep");
    Process child = ChildJvm.start(options, classPath, TablePublisher.class, out.toString());
    List<String> lines;
    try (BufferedReader output = child.inputReader()) {
      lines = output.lines().toList();
    }
    assertEquals(0, child.waitFor(), String.join("\n", lines));
    // DuckDB prints a stack trace of its own where it knows no library for the platform.
    List<String> notes = lines.stream().filter(line -> line.startsWith("note ")).toList();
    assertEquals(2, notes.size(), String.join("\n", lines));
    String note = notes.get(0);
    assertTrue(
        note.startsWith("note " + out.resolve("runs.parquet") + " was left out: DuckDB"), note);
    assertEquals(note, notes.get(1), "the second time has the same cause");
    assertEquals("eta\r\n0.1\r\n", Files.readString(out.resolve("runs.csv")));
    assertTrue(Files.exists(out.resolve("runs.json")));
    assertFalse(Files.exists(out.resolve("runs.parquet")));
  }

  @Test
  void withoutTheJarTheOthersAreWritten() throws Exception {
    assertLeftOut(List.of(), entry -> !entry.contains("duckdb"));
  }

  @Test
  void withoutAPlaceForTheNativeLibraryTheOthersAreWritten() throws Exception {
    assertLeftOut(List.of("-Djava.io.tmpdir=" + directory.resolve("none")), entry -> true);
  }

  @Test
  void onAnUnknownPlatformTheOthersAreWritten() throws Exception {
    assertLeftOut(List.of("-Dos.arch=riscv64"), entry -> true);
  }
}
