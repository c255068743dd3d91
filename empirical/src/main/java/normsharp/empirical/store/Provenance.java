package normsharp.empirical.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Content of {@code provenance.json}: who computed the sweep, with what.
 *
 * <p>One entry per session; a resumed sweep gets another one where it differs from the last, so
 * that results of two program versions can be told from those of one. The file also identifies the
 * directory as a sweep's, with its format, and holds checksums of the configuration and of itself.
 *
 * @param configuration CRC-32C of the configuration's UTF-8, in hexadecimal
 * @param sessions at least one; each in the order given by the caller
 */
record Provenance(String configuration, List<Map<String, String>> sessions) {
  static final String NAME = "provenance.json";
  static final int VERSION = 1;
  private static final String FORMAT = "normsharp sweep";
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  Provenance {
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a sweep must have at least one session, got none");
    }
    List<Map<String, String>> copies = new ArrayList<>();
    for (Map<String, String> session : sessions) {
      Map<String, String> copy = new LinkedHashMap<>();
      session.forEach(
          (key, value) ->
              copy.put(TextCheck.checked("provenance", key), TextCheck.checked(key, value)));
      copies.add(Collections.unmodifiableMap(copy));
    }
    sessions = List.copyOf(copies);
  }

  /** The first session of a sweep. */
  static Provenance of(String configuration, Map<String, String> session) {
    return new Provenance(checksum(configuration), List.of(session));
  }

  /** With another session, unless it equals the last. */
  Provenance continuedBy(Map<String, String> session) {
    if (sessions.get(sessions.size() - 1).equals(session)) {
      return this;
    }
    List<Map<String, String>> all = new ArrayList<>(sessions);
    all.add(session);
    return new Provenance(configuration, all);
  }

  /** CRC-32C of a text's UTF-8, eight hexadecimal digits. */
  static String checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return "%08x".formatted(checksum.getValue());
  }

  void write(Path directory, AtomicFile disk) throws IOException {
    JsonObject json = body();
    json.addProperty("crc32c", checksum(body().toString()));
    byte[] bytes = (PRETTY.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    TextFile.write(directory.resolve(NAME), bytes, disk);
  }

  private JsonObject body() {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", VERSION);
    json.addProperty("configuration_crc32c", configuration);
    JsonArray list = new JsonArray();
    for (Map<String, String> session : sessions) {
      JsonObject entries = new JsonObject();
      session.forEach(entries::addProperty);
      list.add(entries);
    }
    json.add("sessions", list);
    return json;
  }

  /**
   * Reads the file of a sweep directory.
   *
   * @throws DamagedFileException when it was altered
   * @throws StoreException when it is missing or of a later format
   */
  static Provenance read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    String text = TextFile.read(file);
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      if (!json.get("format").getAsString().equals(FORMAT)) {
        throw damaged(file);
      }
      int version = json.get("version").getAsInt();
      if (version > VERSION) {
        throw new StoreException(
            "%s has format version %d, this program reads version %d; use the normsharp that wrote it"
                .formatted(file, version, VERSION));
      }
      JsonElement checksum = json.remove("crc32c");
      if (!checksum.getAsString().equals(checksum(json.toString()))) {
        throw damaged(file);
      }
      List<Map<String, String>> sessions = new ArrayList<>();
      for (JsonElement session : json.getAsJsonArray("sessions")) {
        Map<String, String> entries = new LinkedHashMap<>();
        session
            .getAsJsonObject()
            .entrySet()
            .forEach(entry -> entries.put(entry.getKey(), entry.getValue().getAsString()));
        sessions.add(entries);
      }
      return new Provenance(json.get("configuration_crc32c").getAsString(), sessions);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException malformed) {
      throw damaged(file);
    }
  }

  private static DamagedFileException damaged(Path file) {
    return new DamagedFileException(
        file,
        "was altered or is no provenance of a sweep; restore it from a copy, "
            + "or recompute with another --out");
  }
}
