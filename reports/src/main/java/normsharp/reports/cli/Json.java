package normsharp.reports.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * Streams results as JSON: exact values as strings such as {@code "17/12"}, rounded ones as
 * numbers, undefined ones as null.
 */
final class Json {
  private final JsonWriter writer;

  private Json(JsonWriter writer) {
    this.writer = writer;
  }

  /** What writes one part of a document. */
  interface Part {
    void write(Json json) throws IOException;
  }

  /** Writes one object as a document of its own. */
  static void document(PrintWriter out, Part body) {
    JsonWriter writer = new JsonWriter(out);
    writer.setIndent("  ");
    writer.setSerializeNulls(true);
    writer.setHtmlSafe(false);
    try {
      Json json = new Json(writer);
      writer.beginObject();
      body.write(json);
      writer.endObject();
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  Json object(String name, Part body) throws IOException {
    writer.name(name).beginObject();
    body.write(this);
    writer.endObject();
    return this;
  }

  Json array(String name, Part body) throws IOException {
    writer.name(name).beginArray();
    body.write(this);
    writer.endArray();
    return this;
  }

  /** An object inside an array. */
  Json element(Part body) throws IOException {
    writer.beginObject();
    body.write(this);
    writer.endObject();
    return this;
  }

  Json nothing(String name, String reason) throws IOException {
    writer.name(name).nullValue();
    return text("reason", reason);
  }

  Json none(String name) throws IOException {
    writer.name(name).nullValue();
    return this;
  }

  Json text(String name, String value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  Json texts(String name, List<String> values) throws IOException {
    writer.name(name).beginArray();
    for (String value : values) {
      writer.value(value);
    }
    writer.endArray();
    return this;
  }

  Json flag(String name, boolean value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  Json integer(String name, long value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  Json exact(String name, BigFraction value) throws IOException {
    writer.name(name).value(Rationals.format(value));
    return this;
  }

  Json exact(String name, List<BigFraction> values) throws IOException {
    writer.name(name).beginArray();
    for (BigFraction value : values) {
      writer.value(Rationals.format(value));
    }
    writer.endArray();
    return this;
  }

  /** A rounded number; NaN and infinities, which JSON has not, as null. */
  Json rounded(String name, double value) throws IOException {
    writer.name(name);
    if (Double.isFinite(value)) {
      writer.value(value);
    } else {
      writer.nullValue();
    }
    return this;
  }

  Json rounded(String name, List<? extends FieldElement<?>> values) throws IOException {
    writer.name(name).beginArray();
    for (FieldElement<?> value : values) {
      writer.value(value.getReal());
    }
    writer.endArray();
    return this;
  }

  Json indices(String name, List<Integer> values) throws IOException {
    writer.name(name).beginArray();
    for (int value : values) {
      writer.value(value);
    }
    writer.endArray();
    return this;
  }
}
