package normsharp.reports.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import normsharp.empirical.analysis.CriticalRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories of sweeps as they should be, and as people find them. */
class StoredRunsTest {
  private static final String NETWORK = PublishedSweeps.NETWORK;

  private static final String SMALL = PublishedSweeps.SMALL_NETWORK;

  @TempDir private Path folder;

  private static void edit(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file);
    String after = change.apply(before);
    assertFalse(after.equals(before), "the damage must change " + file.getFileName());
    Files.writeString(file, after);
  }

  private static String cut(String text, double share) {
    return text.substring(0, (int) (share * text.length()));
  }

  private static void assertOneLine(String text) {
    assertTrue(text.length() > 10 && text.length() <= 400, text);
    assertFalse(text.chars().anyMatch(Character::isISOControl), text);
    assertFalse(text.contains("Exception"), text);
  }

  private StoredRuns.Unusable unusable() {
    StoredRuns stored = StoredRuns.under(folder);
    assertEquals(List.of(), stored.sweeps());
    assertEquals(1, stored.unusable().size());
    StoredRuns.Unusable unusable = stored.unusable().get(0);
    assertEquals(NETWORK, unusable.name());
    assertOneLine(unusable.reason());
    return unusable;
  }

  @Test
  void allPublishedSweepsAreUsableAndLackNothing() {
    StoredRuns stored = StoredRuns.under(Path.of("published", "data"));
    assertEquals(List.of(), stored.unusable());
    assertTrue(stored.sweeps().size() >= 8);
    stored.sweeps().forEach(sweep -> assertEquals(List.of(), sweep.missing(), () -> sweep.name()));
  }

  @Test
  void aSweepIsReadFromItsOwnDirectoryAndFromTheOneAbove() {
    Path one = PublishedSweeps.copy(NETWORK, folder);
    for (Path directory : List.of(one, folder)) {
      SweepFiles sweep = StoredRuns.under(directory).sweeps().get(0);
      assertEquals(NETWORK, sweep.name());
      assertEquals(61, sweep.runs().rows());
      // Figures as in the files: first rate, the flow's sharpness, the last recorded session.
      assertEquals(0.014154705313998511, sweep.runs().number(0, "eta"));
      assertEquals(34.79592274424815, sweep.analysis().sweep().flow().peakSharpness());
      assertEquals("2e8b161290bf", sweep.provenance().get("commit"));
      assertEquals("commit", sweep.provenance().keySet().iterator().next());
      assertEquals(List.of(), sweep.missing());
      assertTrue(sweep.evolution().isPresent() && sweep.layers().isPresent());
    }
  }

  /** The analysis is made anew; it must agree with the stored one. */
  @Test
  void theAnalysisMadeAnewEqualsTheStoredOne() throws IOException {
    SweepFiles sweep = PublishedSweeps.read(NETWORK);
    String stored = Files.readString(sweep.directory().resolve("analysis.txt"));
    assertEquals(stored.strip(), sweep.analysis().toText().strip());
    assertTrue(sweep.analysis().critical() instanceof CriticalRate.Found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs.csv", "analysis.json"})
  void anUnfinishedSweepSaysHowToGoOn(String absent) throws IOException {
    Files.delete(PublishedSweeps.copy(NETWORK, folder).resolve(absent));
    String reason = unusable().reason();
    assertTrue(reason.startsWith("unfinished: it has no " + absent), reason);
    assertTrue(reason.contains("normsharp sweep " + NETWORK + " --resume"), reason);
  }

  private record Damage(String file, UnaryOperator<String> change, String said) {}

  private static Arguments damage(
      String what, String file, String said, UnaryOperator<String> change) {
    return Arguments.of(what, new Damage(file, change, said));
  }

  static Stream<Arguments> fatal() {
    String runs = "runs.csv";
    String analysis = "analysis.json";
    String conf = "configuration.conf";
    return Stream.of(
        damage("cut in a row", runs, "cut short", text -> cut(text, 0.5)),
        damage("cut in the last cell", runs, "cut short", t -> t.substring(0, t.length() - 3)),
        damage(
            "cut between rows",
            runs,
            "must tell of the same runs",
            text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1)),
        damage("empty", runs, "it is empty", text -> ""),
        damage(
            "no rows", runs, "must tell of the same runs", t -> t.lines().findFirst().get() + "\n"),
        damage("no column eta", runs, "no column 'eta'", t -> t.replaceFirst("eta,", "rate,")),
        damage("a column twice", runs, "in each row", t -> t.replaceFirst("eta,grid", "eta,eta")),
        damage(
            "a word", runs, "must have numbers under", t -> t.replaceFirst("34\\.71\\d+", "big")),
        damage(
            "another number",
            runs,
            "the same runs",
            t -> t.replaceFirst("REACHED,5553,34\\.71\\d+,", "REACHED,5553,34.0,")),
        damage("an open quote", runs, "CSV table", t -> t.replaceFirst("COARSE", "\"COARSE")),
        damage("cut", analysis, "must be a JSON object", text -> cut(text, 0.7)),
        damage("empty", analysis, "must be a JSON object", text -> ""),
        damage("not JSON", analysis, "must be a JSON object", text -> "<html>404</html>"),
        damage("an array", analysis, "must be a JSON object", text -> "[" + text + "]"),
        damage("deep", analysis, "must be a JSON object", text -> "[".repeat(200_000)),
        damage("no field", analysis, "no 'peakSharpness'", t -> t.replace("peakSharpness", "peak")),
        damage("NaN", analysis, "no number", t -> t.replaceFirst("34\\.79\\d+", "NaN")),
        damage("infinite", analysis, "no number", t -> t.replaceFirst("34\\.79\\d+", "1e999")),
        damage("text", analysis, "no number", t -> t.replaceFirst("34\\.79\\d+", "\"34.8\"")),
        damage("null", analysis, "no number", t -> t.replaceFirst("34\\.79\\d+", "null")),
        damage("negative", analysis, "must be", t -> t.replaceFirst("34\\.79\\d+", "-34.8")),
        damage("half a step", analysis, "whole number", t -> t.replaceFirst("5553", "5553.5")),
        damage(
            "a new grid", analysis, "unknown grid", t -> t.replaceFirst("\"COARSE", "\"C\\\\n2")),
        damage("grid null", analysis, "no text", t -> t.replaceFirst("\"COARSE\"", "null")),
        damage(
            "no runs",
            analysis,
            "no run reached",
            t ->
                "{\"sweep\": {\"name\": \""
                    + NETWORK
                    + "\", \"flow\": {\"initialSharpness\": 1, \"peakSharpness\": 2, \"finalSharpness\": 1,"
                    + " \"norms\": {}, \"testLoss\": null}, \"runs\": []}}"),
        damage(
            "runs no array",
            analysis,
            "no array 'runs'",
            t -> t.replaceFirst("\"runs\": \\[", "\"runs\": 1, \"old\": [")),
        damage(
            "a run is 7",
            analysis,
            "a run that is no object",
            t -> t.replaceFirst("\"runs\": \\[", "\"runs\": [7, ")),
        damage(
            "of another sweep",
            analysis,
            "must be of 'breast-cancer'",
            t -> t.replaceFirst("\"breast-cancer\"", "\"other\"")),
        damage("an unknown key", conf, "colour", t -> t + "colour = red\n"),
        damage("an unknown loss", conf, "loss", t -> t.replace("\"mse\"", "\"hinge\"")),
        damage("cut", conf, "", text -> cut(text, 0.5)),
        damage("empty", conf, "", text -> ""),
        damage("a key of many lines", conf, "", t -> t + "\"a\\nb\\u001b[31m\" = 1\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fatal")
  void damageThatLeavesNothingToShowIsOneLine(String what, Damage damage) throws IOException {
    Path sweep = PublishedSweeps.copy(NETWORK, folder);
    edit(sweep.resolve(damage.file()), damage.change());
    String reason = unusable().reason();
    assertTrue(reason.contains(damage.said()), reason);
  }

  static Stream<Arguments> partial() {
    return Stream.of(
        damage("no session", "provenance.json", "names no session", t -> "{\"sessions\": []}"),
        damage("no list", "provenance.json", "names no session", t -> "{\"sessions\": {}}"),
        damage("no sessions", "provenance.json", "names no session", t -> "{}"),
        damage("a number", "provenance.json", "names no session", t -> "{\"sessions\": [1]}"),
        damage(
            "nested", "provenance.json", "names no session", t -> "{\"sessions\": [{\"a\": {}}]}"),
        damage(
            "null", "provenance.json", "names no session", t -> "{\"sessions\": [{\"a\": null}]}"),
        damage("cut", "provenance.json", "must be a JSON object", t -> cut(t, 0.5)),
        damage("empty", "provenance.json", "must be a JSON object", t -> ""),
        damage("cut", "evolution.csv", "cut short", t -> cut(t, 0.5)),
        damage("empty", "flow.csv", "is empty", t -> ""),
        damage("old", "layers.csv", "no column 'tensor'", t -> t.replaceFirst("tensor", "layer")),
        damage(
            "a word", "evolution.csv", "must have numbers", t -> t.replaceFirst("\n0.", "\nx.")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("partial")
  void damageOfAPartLeavesTheRestAndIsSaid(String what, Damage damage) throws IOException {
    Path sweep = PublishedSweeps.copy(SMALL, folder);
    edit(sweep.resolve(damage.file()), damage.change());
    SweepFiles read = StoredRuns.under(folder).sweeps().get(0);
    assertEquals(1, read.missing().size(), read.missing()::toString);
    String line = read.missing().get(0);
    assertOneLine(line);
    assertTrue(line.startsWith(damage.file()) && line.contains(damage.said()), line);
  }

  @Test
  void absentPartsAreSaidOneByOne() throws IOException {
    List<String> parts = List.of("provenance.json", "flow.csv", "layers.csv", "evolution.csv");
    Path sweep = PublishedSweeps.copy(SMALL, folder);
    for (String part : parts) {
      Files.delete(sweep.resolve(part));
    }
    List<String> missing = StoredRuns.under(folder).sweeps().get(0).missing();
    assertEquals(4, missing.size());
    for (int i = 0; i < 4; i++) {
      assertOneLine(missing.get(i));
      assertTrue(missing.get(i).startsWith(parts.get(i)), missing.get(i));
    }
  }

  @Test
  void aMissingConfigurationIsSaid() throws IOException {
    Files.delete(PublishedSweeps.copy(NETWORK, folder).resolve("configuration.conf"));
    assertTrue(unusable().reason().startsWith("configuration.conf can't be read"));
  }

  /** Whatever the bytes are, an answer is one line or a sweep that says what it lacks. */
  @Test
  void garbageInAnyFileIsOneLine() throws IOException {
    long seed = 20250521;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (String file : PublishedSweeps.FILES) {
      for (String sweep : List.of(SMALL, PublishedSweeps.DENSE)) {
        Path into = Files.createDirectory(folder.resolve(sweep + "-" + file));
        Path damaged = PublishedSweeps.copy(sweep, into).resolve(file);
        if (!Files.exists(damaged)) {
          continue;
        }
        byte[] garbage = new byte[5000];
        random.nextBytes(garbage);
        Files.write(damaged, garbage);
        StoredRuns stored = StoredRuns.under(into);
        stored.unusable().forEach(each -> assertOneLine(each.reason()));
        stored.sweeps().forEach(each -> assertEquals(1, each.missing().size()));
        assertEquals(1, stored.unusable().size() + stored.sweeps().size(), file);
      }
    }
  }

  /** A few changed bytes may leave a sound file; they never end the program. */
  @Test
  void changedBytesNeverEscape() throws IOException {
    long seed = 42;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path sweep = PublishedSweeps.copy(PublishedSweeps.DENSE, folder);
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      Path file = sweep.resolve(List.of("analysis.json", "runs.csv", "theory.csv").get(i % 3));
      byte[] whole = Files.readAllBytes(file);
      byte[] bytes = whole.clone();
      for (int k = 0; k < 3; k++) {
        bytes[random.nextInt(bytes.length)] =
            "{}[],\"\n-eNx".getBytes(StandardCharsets.UTF_8)[random.nextInt(11)];
      }
      Files.write(file, bytes);
      StoredRuns stored = StoredRuns.under(folder);
      stored.unusable().forEach(each -> assertOneLine(each.reason()));
      refused += stored.unusable().size();
      Files.write(file, whole);
    }
    assertTrue(refused > 3, "most such changes are damage, refused were " + refused);
  }

  @Test
  void aFileOrAnEmptyDirectoryIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path none : List.of(file, empty, folder.resolve("absent"))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> StoredRuns.under(none)).getMessage();
      assertTrue(message.startsWith("--runs must name a directory of sweeps"), message);
      assertTrue(message.contains(none.toString()), message);
    }
  }

  @Test
  void directoriesInPlaceOfFilesAreSaid() throws IOException {
    for (String file : List.of("runs.csv", "analysis.json", "provenance.json", "flow.csv")) {
      Path into = Files.createDirectory(folder.resolve(file));
      Path sweep = PublishedSweeps.copy(SMALL, into);
      Files.delete(sweep.resolve(file));
      Files.createDirectory(sweep.resolve(file));
      StoredRuns stored = StoredRuns.under(into);
      assertEquals(
          1,
          stored.unusable().size()
              + stored.sweeps().stream().mapToInt(each -> each.missing().size()).sum(),
          file);
    }
  }

  @Test
  void reasonsAreOneLineWhateverTheyQuote() {
    StoredRuns.Unusable unusable =
        new StoredRuns.Unusable("a\nb", "x\r\n\u001b[31m\u202e\u2028y" + "𝓜".repeat(500));
    assertEquals("a b", unusable.name());
    assertTrue(unusable.reason().startsWith("x [31m y"), unusable.reason());
    assertEquals(400, unusable.reason().codePointCount(0, unusable.reason().length()));
  }
}
