package normsharp.reports.exercises;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a sheet: what is handed out, and the key. */
public final class SheetFiles {
  /** The key that grading reads. */
  public static final String KEY = "key.json";

  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SheetFiles() {}

  /** A part with its name, such as 1a. */
  record Named(String name, Part part) {}

  /** Every file by its name. */
  public static Map<String, String> of(Sheet sheet) {
    Map<String, String> files = new TreeMap<>();
    files.put("sheet.html", SheetPage.of(sheet, false));
    files.put("sheet.md", SheetMarkdown.of(sheet, false));
    files.put("answers.txt", AnswersFile.template(sheet));
    files.put("key.html", SheetPage.of(sheet, true));
    files.put("key.md", SheetMarkdown.of(sheet, true));
    files.put(KEY, key(sheet));
    for (int i = 0; i < sheet.problems().size(); i++) {
      String name = figure(i + 1);
      sheet.problems().get(i).plot().ifPresent(plot -> files.put(name, plot.svg()));
    }
    return files;
  }

  /**
   * Writes all files into a new directory; written beside it and moved, so that no half of them is
   * left.
   *
   * @throws IllegalArgumentException where the directory exists and is not empty, or can't be made
   */
  public static void write(Sheet sheet, Path directory) {
    Path target = directory.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || (Files.exists(target) && !isEmptyDirectory(target))) {
      throw new IllegalArgumentException(
          "--out must be a new or empty directory, got '" + directory + "'");
    }
    try {
      Files.createDirectories(parent);
      // The outer directory has a name of its own, the inner one the usual permissions.
      Path scratch = Files.createTempDirectory(parent, ".exercise");
      Path draft = scratch.resolve("sheet");
      try {
        Files.createDirectory(draft);
        for (Map.Entry<String, String> file : of(sheet).entrySet()) {
          Files.writeString(draft.resolve(file.getKey()), file.getValue());
        }
        Files.move(
            draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        remove(draft);
        Files.delete(scratch);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--out must be a directory that can be written, got '" + directory + "': " + e, e);
    }
  }

  private static boolean isEmptyDirectory(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path draft) throws IOException {
    if (Files.exists(draft)) {
      try (Stream<Path> entries = Files.list(draft)) {
        for (Path entry : entries.toList()) {
          Files.delete(entry);
        }
      }
      Files.delete(draft);
    }
  }

  /** The file of a problem's drawing. */
  static String figure(int problem) {
    return "figure-" + problem + ".svg";
  }

  /** All parts in order. */
  static List<Named> parts(Sheet sheet) {
    List<Named> parts = new ArrayList<>();
    for (int i = 0; i < sheet.problems().size(); i++) {
      List<Part> of = sheet.problems().get(i).parts();
      for (int j = 0; j < of.size(); j++) {
        parts.add(new Named(i + 1 + Problem.letter(j), of.get(j)));
      }
    }
    return parts;
  }

  private static String key(Sheet sheet) {
    JsonObject key = new JsonObject();
    key.addProperty("topic", sheet.topic().word());
    key.addProperty("seed", sheet.seed());
    key.addProperty("level", sheet.level());
    key.addProperty("version", Sheet.VERSION);
    key.addProperty("points", sheet.points());
    JsonArray parts = new JsonArray();
    for (Named named : parts(sheet)) {
      JsonObject part = new JsonObject();
      part.addProperty("part", named.name());
      part.addProperty("kind", named.part().answer().getClass().getSimpleName());
      part.addProperty("answer", named.part().answer().text());
      part.addProperty("points", named.part().points());
      parts.add(part);
    }
    key.add("parts", parts);
    return JSON.toJson(key) + "\n";
  }
}
