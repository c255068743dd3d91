package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExerciseCommandTest {
  @TempDir private Path directory;
  private Path sheet;

  private record Result(int code, String out, String err) {}

  private static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = NormSharp.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Result(code, out.toString(), err.toString());
  }

  private Result write(Path place) {
    return run(
        "exercise", "new", "--topic", "kkt-points", "--seed", "7", "--out", place.toString());
  }

  private Result grade(Path answers) {
    return run("exercise", "grade", "--sheet", sheet.toString(), "--answers", answers.toString());
  }

  @BeforeEach
  void writeSheet() {
    sheet = directory.resolve("sheet");
    Result result = write(sheet);
    assertEquals(0, result.code(), result.err());
  }

  @Test
  void sheetIsTheOneThatWasCheckedByHand() throws IOException {
    // Renew: ./normsharp exercise new --topic kkt-points --seed 7 --out DIR, and copy DIR/key.md.
    try (var golden = getClass().getResourceAsStream("kkt-points-7.md")) {
      assertEquals(
          new String(golden.readAllBytes(), StandardCharsets.UTF_8),
          Files.readString(sheet.resolve("key.md")));
    }
  }

  @Test
  void sheetHasItsFilesAndNoOthers() throws IOException {
    try (Stream<Path> files = Files.list(sheet)) {
      assertEquals(
          List.of("answers.txt", "key.html", "key.json", "key.md", "sheet.html", "sheet.md"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void templateFilledFromTheKeyGetsFullMarks() throws IOException {
    JsonObject key =
        JsonParser.parseString(Files.readString(sheet.resolve("key.json"))).getAsJsonObject();
    String text = Files.readString(sheet.resolve("answers.txt"));
    for (var part : key.getAsJsonArray("parts")) {
      String name = part.getAsJsonObject().get("part").getAsString();
      String answer = part.getAsJsonObject().get("answer").getAsString();
      text = text.replace("\n" + name + " =\n", "\n" + name + " = " + answer + "\n");
    }
    Path answers = Files.writeString(directory.resolve("full.txt"), text);
    Result result =
        run(
            "exercise",
            "grade",
            "--sheet",
            sheet.resolve("sheet.md").toString(),
            "--answers",
            answers.toString(),
            "--json");
    assertEquals(0, result.code(), result.err());
    JsonObject score = JsonParser.parseString(result.out()).getAsJsonObject();
    assertEquals(score.get("points").getAsDouble(), score.get("earned").getAsDouble());
    assertTrue(grade(answers).out().contains("score "));
  }

  @Test
  void wrongAnswersExitWithZeroToo() throws IOException {
    Path answers = Files.writeString(directory.resolve("wrong.txt"), "1a = 0\n1b = Import[1]\n");
    Result result = grade(answers);
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("score 0 of "), result.out());
    assertTrue(result.out().contains("1b     0/2  not readable"), result.out());
  }

  @Test
  void filesThatAreNoAnswersAreRefusedInOneLine() throws IOException {
    byte[] zip = new byte[500];
    zip[0] = 'P';
    zip[1] = 'K';
    zip[2] = (byte) 0xff;
    assertRefused(Files.write(directory.resolve("a.zip"), zip), "UTF-8");
    assertRefused(Files.write(directory.resolve("large"), new byte[10_000_000]), "at most 65536");
    assertRefused(Files.writeString(directory.resolve("none"), "hello"), "1a = 1/2");
    assertRefused(directory, "must be a file");
    assertRefused(directory.resolve("absent"), "must be a file");
    assertRefused(Files.writeString(directory.resolve("b"), "(".repeat(60_000)), "has none");
  }

  private void assertRefused(Path answers, String message) {
    Result result = grade(answers);
    assertEquals(2, result.code(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals("", result.out());
  }

  @Test
  void damagedKeysAreRefused() throws IOException {
    Path answers = Files.writeString(directory.resolve("x.txt"), "1a = 0\n");
    String key = Files.readString(sheet.resolve("key.json"));
    for (String damaged :
        List.of(
            "",
            "[]",
            "{}",
            key.replace("\"seed\": 7", "\"seed\": 8"),
            key.replace("\"version\": 1", "\"version\": 99"),
            key.replace("kkt-points", "nothing"),
            key.substring(0, key.length() / 2))) {
      Files.writeString(sheet.resolve("key.json"), damaged);
      Result result = grade(answers);
      assertEquals(2, result.code(), damaged + result.err());
      assertEquals(1, result.err().lines().count(), result.err());
    }
  }

  @Test
  void existingSheetsAreNotOverwritten() {
    Result result = write(sheet);
    assertEquals(2, result.code());
    assertTrue(result.err().contains("new or empty directory"), result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exercise new --topic nothing --seed 1 --out x|no topic 'nothing'; there are manifold",
        "exercise new --topic risks --seed 1 --out x --level 4|--level must be between 1 and 3",
        "exercise new --topic risks --seed one --out x|'one' is not a long",
        "exercise new --topic risks --out x|--seed is missing",
        "exercise new --seed 1 --out x|--topic is missing",
        "exercise new --topic risks --seed 1|--out is missing",
        "exercise grade --sheet nowhere --answers x|must be a directory with a key.json",
        "exercise grade --sheet nowhere|Missing required option: '--answers=FILE'",
        "exercise draw|no command or option 'draw'",
      })
  void badInputIsOneLineAndExitCodeTwo(String commandLine, String message) {
    Result result = run(commandLine.split(" ", -1));
    assertEquals(2, result.code(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(message), result.err());
  }

  @Test
  void topicsAreListed() {
    assertEquals(9, run("exercise", "topics").out().lines().count());
    assertEquals(run("exercise", "topics").out(), run("exercise", "new", "--list").out());
  }
}
