package normsharp.reports.exercises;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import normsharp.reports.exercises.answers.Mark;
import normsharp.reports.exercises.answers.Marking;

/**
 * The marks of one answers file.
 *
 * @param sheet the sheet's name
 * @param lines one per part, in the sheet's order
 * @param notes what could not be read, and answers to parts that don't exist
 */
public record Grading(String sheet, List<Line> lines, List<String> notes) {
  private static final int MOST_KEY_BYTES = 1_000_000;

  /**
   * One part.
   *
   * @param part its name
   * @param points what it is worth
   * @param earned what the answer earns, between 0 and points
   * @param answer what was written
   * @param message what is right and wrong
   */
  public record Line(String part, int points, double earned, String answer, String message) {}

  /** Takes immutable copies. */
  public Grading {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** Points earned, to a tenth. */
  public double earned() {
    return lines.stream().mapToDouble(Line::earned).sum();
  }

  /** Points of the sheet. */
  public int points() {
    return lines.stream().mapToInt(Line::points).sum();
  }

  /**
   * Marks a file.
   *
   * @param place the directory of a sheet, its key.json, or a file beside that
   * @param answers the answers file
   * @throws IllegalArgumentException where one of them can't be used at all
   */
  public static Grading of(Path place, Path answers) {
    Sheet sheet = sheet(keyOf(place));
    return of(sheet, AnswersFile.read(answers));
  }

  static Grading of(Sheet sheet, AnswersFile file) {
    file.sheet()
        .filter(name -> !name.equals(sheet.name()))
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the answers must belong to the sheet '"
                      + sheet.name()
                      + "', but say 'sheet = "
                      + (name.length() > 80 ? name.substring(0, 80) + "…" : name)
                      + "'");
            });
    List<SheetFiles.Named> parts = SheetFiles.parts(sheet);
    List<Line> lines = new ArrayList<>();
    for (SheetFiles.Named named : parts) {
      lines.add(line(named, file.answers().getOrDefault(named.name(), List.of(""))));
    }
    Set<String> known = parts.stream().map(SheetFiles.Named::name).collect(Collectors.toSet());
    List<String> notes = new ArrayList<>(file.notes());
    for (Map.Entry<String, List<String>> given : file.answers().entrySet()) {
      if (!known.contains(given.getKey()) && notes.size() < 50) {
        notes.add("there is no part " + given.getKey() + " on this sheet");
      }
    }
    return new Grading(sheet.name(), lines, notes);
  }

  private static Line line(SheetFiles.Named named, List<String> responses) {
    int points = named.part().points();
    List<String> given =
        responses.stream().filter(response -> !response.isBlank()).distinct().toList();
    if (given.size() > 1) {
      String all = shortened(String.join(" | ", given));
      return new Line(named.name(), points, 0, all, "answered twice, in different ways");
    }
    String response = given.isEmpty() ? "" : given.get(0);
    Mark mark = Marking.mark(named.part().answer(), named.part().mistakes(), response);
    double earned = Math.round(10 * points * mark.share()) / 10.0;
    return new Line(named.name(), points, earned, shortened(response), mark.message());
  }

  /** An answer as it may be shown: no control characters, not too long. */
  private static String shortened(String response) {
    String shown = response.replaceAll("\\p{C}", "\ufffd");
    return shown.length() > 100 ? shown.substring(0, 100) + "…" : shown;
  }

  private static Path keyOf(Path place) {
    Path absolute = place.toAbsolutePath();
    Path key =
        Files.isDirectory(place)
            ? place.resolve(SheetFiles.KEY)
            : absolute.toString().endsWith(".json")
                ? place
                : absolute.resolveSibling(SheetFiles.KEY);
    if (!Files.isRegularFile(key)) {
      throw new IllegalArgumentException(
          "--sheet must be a directory with a "
              + SheetFiles.KEY
              + ", or that file, got '"
              + place
              + "'");
    }
    return key;
  }

  /** Draws the sheet of a key again and compares the answers. */
  private static Sheet sheet(Path key) {
    try {
      if (Files.size(key) > MOST_KEY_BYTES) {
        throw new IllegalArgumentException(
            "a key has at most " + MOST_KEY_BYTES + " bytes, '" + key + "' has more");
      }
      String text = Files.readString(key);
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      int version = json.get("version").getAsInt();
      Topic topic = Topic.of(json.get("topic").getAsString());
      long seed = json.get("seed").getAsLong();
      int level = json.get("level").getAsInt();
      Sheet sheet = version == Sheet.VERSION ? Sheet.of(topic, seed, level) : null;
      if (sheet == null
          || !answers(json)
              .equals(
                  SheetFiles.parts(sheet).stream()
                      .map(named -> named.name() + " = " + named.part().answer().text())
                      .toList())) {
        throw new IllegalArgumentException(
            "the key '"
                + key
                + "' must be of this program's version "
                + Sheet.VERSION
                + " and unchanged; write the sheet again");
      }
      return sheet;
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new IllegalArgumentException(
          "the key '" + key + "' can't be read; write the sheet again", e);
    }
  }

  private static List<String> answers(JsonObject json) {
    List<String> answers = new ArrayList<>();
    for (JsonElement part : json.getAsJsonArray("parts")) {
      JsonObject object = part.getAsJsonObject();
      answers.add(object.get("part").getAsString() + " = " + object.get("answer").getAsString());
    }
    return answers;
  }
}
