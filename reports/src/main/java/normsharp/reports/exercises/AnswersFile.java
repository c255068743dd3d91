package normsharp.reports.exercises;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a student hands in: lines {@code part = answer}; a line that starts with # is a comment.
 *
 * @param sheet the sheet that the file says it belongs to
 * @param answers by part, in lower case; a part answered twice has all its answers
 * @param notes one line for each line that could not be read
 */
record AnswersFile(Optional<String> sheet, Map<String, List<String>> answers, List<String> notes) {
  /** Most bytes of a file. */
  static final int MOST_BYTES = 65_536;

  private static final int MOST_NOTES = 20;

  AnswersFile {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    answers.forEach((part, given) -> copy.put(part, List.copyOf(given)));
    answers = java.util.Collections.unmodifiableMap(copy);
    notes = List.copyOf(notes);
  }

  /** A file to fill in. */
  static String template(Sheet sheet) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(sheet.topic().title()).append("\n");
    text.append("# Write the answer behind =; lines that begin with # are not read.\n");
    text.append("sheet = ").append(sheet.name()).append("\n");
    for (SheetFiles.Named named : SheetFiles.parts(sheet)) {
      text.append("\n# ").append(named.part().answer().form()).append("\n");
      text.append(named.name()).append(" =\n");
    }
    return text.toString();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException where it is too large, no UTF-8 text or holds no answer at all
   */
  static AnswersFile read(Path file) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException("--answers must be a file, got '" + file + "'");
      }
      try (java.io.InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("--answers '" + file + "' can't be read: " + e, e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "--answers must have at most " + MOST_BYTES + " bytes, '" + file + "' has more");
    }
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
          file.toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "--answers must be a text in UTF-8, '" + file + "' is not; save it as UTF-8", e);
    }
  }

  static AnswersFile parse(String text, String name) {
    Optional<String> sheet = Optional.empty();
    Map<String, List<String>> answers = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    for (String line : text.replaceFirst("^\ufeff", "").lines().toList()) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      int equals = content.indexOf('=');
      String part =
          equals < 0 ? "" : content.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT);
      if (part.equals("sheet")) {
        sheet = Optional.of(content.substring(equals + 1).strip());
      } else if (part.matches("[1-9][0-9]?[a-z]")) {
        answers
            .computeIfAbsent(part, p -> new ArrayList<>())
            .add(content.substring(equals + 1).strip());
      } else if (notes.size() < MOST_NOTES) {
        notes.add("line " + number + " is not 'part = answer', such as '1a = 1/2'; not read");
      }
    }
    if (answers.isEmpty()) {
      throw new IllegalArgumentException(
          "--answers must have lines such as '1a = 1/2', '" + name + "' has none");
    }
    return new AnswersFile(sheet, answers, notes);
  }
}
