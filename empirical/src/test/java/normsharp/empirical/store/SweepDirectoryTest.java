package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SweepDirectoryTest {
  private static final String CONFIGURATION = "# paper\nmodel = fcn\neta = 0.1, 0.2\n";
  private static final StateFile STATE = StateFile.builder().doubles("theta", 1, 2, 3).build();

  @TempDir Path parent;
  private Path out;
  private Map<String, String> provenance;

  @BeforeEach
  void choosePaths() {
    out = parent.resolve("runs/fcn");
    provenance = new LinkedHashMap<>();
    provenance.put("commit", "0123abc");
    provenance.put("seed", "43");
    provenance.put("argument", "\"<é>\" & \\ 'x'");
  }

  private SweepDirectory create() throws IOException {
    return SweepDirectory.create(out, CONFIGURATION, provenance);
  }

  private SweepDirectory resume() throws IOException {
    return SweepDirectory.resume(out, CONFIGURATION, provenance);
  }

  private static String refusal(Class<? extends Exception> type, Executable call) {
    String message = assertThrows(type, call).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private static void assertContains(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), message + "\nlacks " + part);
    }
  }

  @Test
  void whatIsStoredIsReadAgain() throws Exception {
    try (SweepDirectory sweep = create()) {
      sweep.checkpoint("eta=0.1", STATE);
      sweep.checkpoint("eta=0.2", STATE);
      sweep.finish("eta=0.1", STATE.toBuilder().text("outcome", "reached").build());
      assertEquals(Set.of("eta=0.1"), sweep.stored().finished());
    }
    StoredSweep stored = StoredSweep.open(out);
    assertEquals(CONFIGURATION, stored.configuration());
    assertEquals(List.of(provenance), stored.provenance());
    assertEquals(
        List.copyOf(provenance.keySet()), List.copyOf(stored.provenance().get(0).keySet()));
    assertEquals(Set.of("eta=0.2"), stored.unfinished());
    assertEquals("reached", stored.result("eta=0.1").orElseThrow().text("outcome"));
    assertTrue(stored.checkpoint("eta=0.1").isEmpty(), "a finished item keeps no checkpoint");
    assertTrue(stored.result("eta=0.2").isEmpty());
    assertEquals(3, stored.checkpoint("eta=0.2").orElseThrow().doubles("theta").length);
    assertEquals(0, Files.size(out.resolve("lock")));
  }

  @Test
  void creationRefusesWhatIsThereAndSaysWhatItIs() throws Exception {
    try (SweepDirectory sweep = create()) {
      sweep.finish("a", STATE);
      sweep.checkpoint("b", STATE);
    }
    assertContains(
        refusal(IllegalArgumentException.class, this::create),
        "holds a sweep already (1 items finished, 1 begun)",
        "--resume",
        "--out");
    Path other = Files.createDirectories(parent.resolve("other"));
    Files.writeString(other.resolve("thesis.tex"), "x");
    assertContains(
        refusal(
            IllegalArgumentException.class,
            () -> SweepDirectory.create(other, CONFIGURATION, provenance)),
        "holds no sweep (1 entries: thesis.tex)",
        "--out");
    assertContains(
        refusal(
            IllegalArgumentException.class,
            () -> SweepDirectory.create(other.resolve("thesis.tex"), CONFIGURATION, provenance)),
        "is a file, not a directory");
  }

  @Test
  void anInterruptedCreationIsTakenOver() throws Exception {
    create().close();
    Files.delete(out.resolve("configuration.conf"));
    Files.writeString(out.resolve(".provenance.json.77-1.tmp"), "half");
    assertContains(refusal(IllegalArgumentException.class, this::resume), "is no sweep directory");
    create().close();
    assertFalse(Files.exists(out.resolve(".provenance.json.77-1.tmp")));
    resume().close();
  }

  @Test
  void resumingNamesTheFirstDifferingLine() throws Exception {
    create().close();
    assertContains(
        refusal(
            IllegalArgumentException.class,
            () -> SweepDirectory.resume(out, CONFIGURATION.replace("0.2", "0.3"), provenance)),
        "line 3: stored 'eta = 0.1, 0.2', given 'eta = 0.1, 0.3'",
        "--out");
    assertContains(
        refusal(
            IllegalArgumentException.class,
            () -> SweepDirectory.resume(out, CONFIGURATION + "x = 1", provenance)),
        "line 4: stored no such line, given 'x = 1'");
    assertContains(
        refusal(
            IllegalArgumentException.class,
            () -> SweepDirectory.resume(out, CONFIGURATION.replace("\n", "\r\n"), provenance)),
        "line ends only");
  }

  @Test
  void sessionsAreRecordedWhereTheyDiffer() throws Exception {
    create().close();
    resume().close();
    Map<String, String> later = Map.of("commit", "456def");
    SweepDirectory.resume(out, CONFIGURATION, later).close();
    SweepDirectory.resume(out, CONFIGURATION, later).close();
    assertEquals(List.of(provenance, later), StoredSweep.open(out).provenance());
  }

  @Test
  void noSweepDirectoryIsToldAsSuch() throws Exception {
    assertContains(
        refusal(IllegalArgumentException.class, this::resume), "there is no sweep directory");
    Files.createDirectories(out);
    assertContains(
        refusal(IllegalArgumentException.class, this::resume), "has no configuration.conf");
    assertFalse(Files.exists(out.resolve("lock")), "a refused resume leaves nothing behind");
  }

  @Test
  void missingAndAlteredFilesAreNamed() throws Exception {
    create().close();
    Path json = out.resolve("provenance.json");
    String text = Files.readString(json);
    Files.delete(json);
    assertContains(refusal(StoreException.class, this::resume), json + " is missing");
    for (String altered :
        List.of(
            text.replace("0123abc", "0123abd"),
            text.substring(0, text.length() / 2),
            text.replace("\"version\": 1", "\"version\": \"x\""),
            "[]",
            "{}",
            "",
            "{\"format\": null}",
            "\u0000")) {
      Files.writeString(json, altered);
      assertContains(refusal(DamagedFileException.class, this::resume), json + " was altered");
    }
    Files.writeString(json, text.replace("\"version\": 1", "\"version\": 2"));
    assertContains(refusal(StoreException.class, this::resume), "has format version 2");
    Files.writeString(json, text);
    Path conf = out.resolve("configuration.conf");
    Files.writeString(conf, CONFIGURATION.replace("0.2", "0.3"));
    assertContains(refusal(DamagedFileException.class, this::resume), conf + " was altered");
    Files.write(conf, new byte[] {(byte) 0xff});
    assertContains(refusal(DamagedFileException.class, this::resume), conf + " is not UTF-8");
    Files.delete(conf);
    Files.write(out.resolve("work/a.done"), new byte[1]);
    assertContains(refusal(StoreException.class, this::resume), conf + " is missing");
    assertContains(refusal(IllegalArgumentException.class, this::create), "1 entries: work");
    Files.delete(out.resolve("work/a.done"));
    Files.writeString(conf, CONFIGURATION);
    Files.delete(out.resolve("work"));
    assertContains(
        refusal(StoreException.class, this::resume), out.resolve("work") + " is missing");
  }

  @Test
  void eachDamagedItemIsNamedAndTheOthersStay() throws Exception {
    try (SweepDirectory sweep = create()) {
      sweep.finish("a", STATE);
      sweep.finish("b", STATE);
      sweep.finish("c", STATE);
      sweep.checkpoint("d", STATE);
    }
    Path a = out.resolve("work/a.done");
    Path b = out.resolve("work/b.done");
    Path d = out.resolve("work/d.state");
    byte[] bytes = Files.readAllBytes(a);
    bytes[bytes.length / 2] ^= 4;
    Files.write(a, bytes);
    Files.copy(out.resolve("work/c.done"), out.resolve("work/e.done"));
    STATE.write(b);
    Files.write(d, new byte[3]);
    String message = assertThrows(StoreException.class, this::resume).getMessage();
    assertEquals(4, message.lines().count(), message);
    assertContains(
        message,
        a + " was altered: its checksum is wrong; delete this file to recompute this item only",
        b + " was not written by a sweep",
        d + " has only 3 bytes",
        "work/e.done belongs to item 'c'");
    for (Path damaged : List.of(a, b, d, out.resolve("work/e.done"))) {
      Files.delete(damaged);
    }
    try (SweepDirectory sweep = resume()) {
      assertEquals(Set.of("c"), sweep.stored().finished());
      sweep.finish("a", STATE);
    }
  }

  @Test
  void aCheckpointBesideItsResultGoesUnlessTheResultIsDamaged() throws Exception {
    try (SweepDirectory sweep = create()) {
      sweep.checkpoint("a", STATE);
      Files.copy(out.resolve("work/a.state"), parent.resolve("kept"));
      sweep.finish("a", STATE);
    }
    Path checkpoint = out.resolve("work/a.state");
    Path result = out.resolve("work/a.done");
    byte[] whole = Files.readAllBytes(result);
    Files.copy(parent.resolve("kept"), checkpoint);
    Files.write(result, new byte[10]);
    assertThrows(StoreException.class, this::resume);
    assertTrue(Files.exists(checkpoint), "the checkpoint is what the item can go on from");
    Files.write(result, whole);
    Files.write(checkpoint, new byte[10]);
    resume().close();
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void whatIsFinishedIsNotOverwritten() throws Exception {
    try (SweepDirectory sweep = create()) {
      sweep.finish("a", STATE);
      assertContains(
          refusal(IllegalArgumentException.class, () -> sweep.finish("a", STATE)), "is finished");
      assertContains(
          refusal(IllegalArgumentException.class, () -> sweep.checkpoint("a", STATE)), "a.done");
    }
  }

  @Test
  void namesThatLeaveTheDirectoryAreRefused() throws Exception {
    try (SweepDirectory sweep = create()) {
      for (String name : List.of("", "../a", "a/b", ".a", "a b", "a\u0000", "é", "x".repeat(121))) {
        assertContains(
            refusal(IllegalArgumentException.class, () -> sweep.checkpoint(name, STATE)),
            "an item must be named by");
      }
      assertContains(
          refusal(
              IllegalArgumentException.class,
              () -> sweep.checkpoint("a", STATE.toBuilder().text("item", "b").build())),
          "name yours otherwise");
    }
  }

  @Test
  void nothingIsWrittenAfterClosing() throws Exception {
    SweepDirectory sweep = create();
    sweep.close();
    sweep.close();
    assertThrows(IllegalStateException.class, () -> sweep.checkpoint("a", STATE));
    assertThrows(IllegalStateException.class, () -> sweep.finish("a", STATE));
    resume().close();
  }

  @Test
  void leftOverTemporaryFilesAreSweptAway() throws Exception {
    create().close();
    Path left = out.resolve("work/.a.state.123-4.tmp");
    Files.write(left, new byte[100]);
    resume().close();
    assertFalse(Files.exists(left));
  }

  @Test
  void threadsWorkOnDifferentItemsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (SweepDirectory sweep = create()) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        long number = i;
        work.add(
            () -> {
              StateFile state = StateFile.builder().longs("n", number).build();
              sweep.checkpoint("i" + number, state);
              sweep.checkpoint("i" + number, state);
              sweep.finish("i" + number, state);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    StoredSweep stored = StoredSweep.open(out);
    for (int i = 0; i < 24; i++) {
      assertEquals(i, stored.result("i" + i).orElseThrow().longs("n")[0]);
    }
    assertEquals(Set.of(), stored.unfinished());
  }

  @Test
  void anInterruptLosesTheNewStateOnlyAndReleasesTheDirectory() throws Exception {
    SweepDirectory sweep = create();
    sweep.checkpoint("a", STATE);
    Thread.currentThread().interrupt();
    assertThrows(
        ClosedByInterruptException.class,
        () -> sweep.checkpoint("a", StateFile.builder().longs("n", 1).build()));
    sweep.close();
    assertTrue(Thread.interrupted(), "the interrupt stays for the caller to see");
    try (SweepDirectory again = resume();
        Stream<Path> files = Files.list(out.resolve("work"))) {
      assertTrue(again.stored().checkpoint("a").orElseThrow().has("theta"));
      assertEquals(1, files.count());
    }
  }
}
