package normsharp.reports.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Immutable results as JSON: a record becomes an object with its components and, under {@code
 * kind}, its name; an empty optional and a number that is not finite become null; JSON stays what
 * it is.
 */
public final class RecordJson {
  private RecordJson() {}

  /** The value as JSON. */
  public static JsonElement of(Object value) {
    if (value instanceof JsonElement json) {
      return json;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(RecordJson::of).orElse(JsonNull.INSTANCE);
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? of(optional.getAsDouble()) : JsonNull.INSTANCE;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? of(optional.getAsInt()) : JsonNull.INSTANCE;
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? of(optional.getAsLong()) : JsonNull.INSTANCE;
    }
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof Collection<?> elements) {
      JsonArray array = new JsonArray();
      elements.forEach(element -> array.add(of(element)));
      return array;
    }
    if (value instanceof Map<?, ?> entries) {
      JsonObject object = new JsonObject();
      entries.forEach((key, entry) -> object.add(String.valueOf(key), of(entry)));
      return object;
    }
    if (value instanceof Record) {
      return record(value);
    }
    return new JsonPrimitive(String.valueOf(value));
  }

  private static JsonObject record(Object value) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", value.getClass().getSimpleName());
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        object.add(component.getName(), of(component.getAccessor().invoke(value)));
      } catch (IllegalAccessException | InvocationTargetException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return object;
  }
}
