package normsharp.reports.json;

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
public final class Json {
  private final JsonWriter writer;

  private Json(JsonWriter writer) {
    this.writer = writer;
  }

  /** What writes one part of a document. */
  public interface Part {
    void write(Json json) throws IOException;
  }

  /** Writes one object as a document of its own. */
  public static void document(PrintWriter out, Part body) {
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

  /** A part under a name. */
  public Json object(String name, Part body) throws IOException {
    writer.name(name).beginObject();
    body.write(this);
    writer.endObject();
    return this;
  }

  /** Elements under a name. */
  public Json array(String name, Part body) throws IOException {
    writer.name(name).beginArray();
    body.write(this);
    writer.endArray();
    return this;
  }

  /** An object inside an array. */
  public Json element(Part body) throws IOException {
    writer.beginObject();
    body.write(this);
    writer.endObject();
    return this;
  }

  /** Null, with the reason beside it. */
  public Json nothing(String name, String reason) throws IOException {
    writer.name(name).nullValue();
    return text("reason", reason);
  }

  /** Null. */
  public Json none(String name) throws IOException {
    writer.name(name).nullValue();
    return this;
  }

  /** A text. */
  public Json text(String name, String value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  /** Texts. */
  public Json texts(String name, List<String> values) throws IOException {
    writer.name(name).beginArray();
    for (String value : values) {
      writer.value(value);
    }
    writer.endArray();
    return this;
  }

  /** True or false. */
  public Json flag(String name, boolean value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  /** A whole number. */
  public Json integer(String name, long value) throws IOException {
    writer.name(name).value(value);
    return this;
  }

  /** An exact number as text. */
  public Json exact(String name, BigFraction value) throws IOException {
    writer.name(name).value(Rationals.format(value));
    return this;
  }

  /** Exact numbers as texts. */
  public Json exact(String name, List<BigFraction> values) throws IOException {
    writer.name(name).beginArray();
    for (BigFraction value : values) {
      writer.value(Rationals.format(value));
    }
    writer.endArray();
    return this;
  }

  /** A rounded number; NaN and infinities, which JSON has not, as null. */
  public Json rounded(String name, double value) throws IOException {
    writer.name(name);
    if (Double.isFinite(value)) {
      writer.value(value);
    } else {
      writer.nullValue();
    }
    return this;
  }

  /** Rounded numbers. */
  public Json rounded(String name, List<? extends FieldElement<?>> values) throws IOException {
    writer.name(name).beginArray();
    for (FieldElement<?> value : values) {
      writer.value(value.getReal());
    }
    writer.endArray();
    return this;
  }

  /** Whole numbers. */
  public Json indices(String name, List<Integer> values) throws IOException {
    writer.name(name).beginArray();
    for (int value : values) {
      writer.value(value);
    }
    writer.endArray();
    return this;
  }
}
