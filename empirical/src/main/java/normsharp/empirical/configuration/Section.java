package normsharp.empirical.configuration;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object of a configuration file, read key by key. Each fault is one line that names file and
 * line. Keys that were never asked for are unknown; {@link #end} refuses them.
 */
final class Section {
  private final ConfigObject object;
  private final String path;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param path the keys that lead here, ended by a dot; empty at the root
   */
  Section(ConfigObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /** File and line of something, as {@code sweep.conf:3}. */
  static String place(ConfigOrigin origin) {
    String file = origin.resource() == null ? origin.filename() : origin.resource();
    if (file == null) {
      file = origin.description();
    }
    // A description ends by the line itself, a merged one lists several.
    String name = file.replaceFirst(": \\d+(-\\d+)?$", "");
    return origin.lineNumber() > 0 ? name + ":" + origin.lineNumber() : name;
  }

  static IllegalArgumentException fault(ConfigOrigin origin, String message) {
    return new IllegalArgumentException(place(origin) + ": " + message);
  }

  /** A fault of one key's value; of the section where the key is missing. */
  IllegalArgumentException fault(String key, String message) {
    ConfigValue value = object.get(key);
    return fault(
        value == null ? object.origin() : value.origin(), "'" + path + key + "' " + message);
  }

  /** Runs a constructor; what it refuses is a fault of this section. */
  <T> T build(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw (IllegalArgumentException) fault(object.origin(), e.getMessage()).initCause(e);
    }
  }

  /** Runs a constructor; what it refuses is a fault of one key. */
  <T> T build(String key, Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw (IllegalArgumentException) fault(key, "is refused: " + e.getMessage()).initCause(e);
    }
  }

  boolean has(String key) {
    known.add(key);
    return object.containsKey(key);
  }

  private ConfigValue require(String key, String kind) {
    if (!has(key)) {
      throw fault(object.origin(), "key '" + path + key + "' is missing; it must be " + kind);
    }
    return object.get(key);
  }

  private IllegalArgumentException wrong(String key, String kind, ConfigValue value) {
    return fault(value.origin(), "'" + path + key + "' must be " + kind + ", got " + show(value));
  }

  private static String show(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "an object";
      case LIST -> "a list";
      case NULL -> "null";
      case STRING -> "'" + value.unwrapped() + "'";
      case NUMBER, BOOLEAN -> value.render();
    };
  }

  boolean isText(String key) {
    return has(key) && object.get(key).valueType() == ConfigValueType.STRING;
  }

  String text(String key, String kind) {
    ConfigValue value = require(key, kind);
    if (value.valueType() != ConfigValueType.STRING) {
      throw wrong(key, kind, value);
    }
    return (String) value.unwrapped();
  }

  String textOr(String key, String otherwise) {
    return has(key) ? text(key, "a text") : otherwise;
  }

  boolean flagOr(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    ConfigValue value = object.get(key);
    if (value.valueType() != ConfigValueType.BOOLEAN) {
      throw wrong(key, "true or false", value);
    }
    return (Boolean) value.unwrapped();
  }

  double real(String key) {
    return real(key, require(key, "a number"), "a number");
  }

  double realOr(String key, double otherwise) {
    return has(key) ? real(key) : otherwise;
  }

  private double real(String key, ConfigValue value, String kind) {
    if (value.valueType() != ConfigValueType.NUMBER
        || !Double.isFinite(((Number) value.unwrapped()).doubleValue())) {
      throw wrong(key, kind + " and finite", value);
    }
    return ((Number) value.unwrapped()).doubleValue();
  }

  double positive(String key) {
    ConfigValue value = require(key, "a positive number");
    double number = real(key, value, "a positive number");
    if (!(number > 0)) {
      throw wrong(key, "a positive number", value);
    }
    return number;
  }

  double positiveOr(String key, double otherwise) {
    return has(key) ? positive(key) : otherwise;
  }

  long wholeOr(String key, long least, long most, long otherwise) {
    return has(key) ? whole(key, object.get(key), least, most) : otherwise;
  }

  int countOr(String key, int least, int otherwise) {
    return (int) wholeOr(key, least, Integer.MAX_VALUE, otherwise);
  }

  int count(String key) {
    return (int) whole(key, require(key, "a whole number of at least 1"), 1, Integer.MAX_VALUE);
  }

  private long whole(String key, ConfigValue value, long least, long most) {
    String kind =
        most == Integer.MAX_VALUE || most == Long.MAX_VALUE
            ? "a whole number of at least " + least
            : "a whole number in " + least + " … " + most;
    if (value.valueType() != ConfigValueType.NUMBER) {
      throw wrong(key, kind, value);
    }
    Number number = (Number) value.unwrapped();
    long whole = number.longValue();
    // 1e6 is a double; a whole one is exact below 2⁵³.
    boolean exact =
        !(number instanceof Double)
            || (number.doubleValue() == whole && Math.abs(whole) <= 1L << 53);
    if (!exact || whole < least || whole > most) {
      throw wrong(key, kind, value);
    }
    return whole;
  }

  /** A whole number of at least 1, or a word that stands for none. */
  OptionalInt countOrWord(String key, String word, OptionalInt otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (isText(key)) {
      if (!text(key, "a text").equals(word)) {
        throw wrong(key, "'" + word + "' or a whole number of at least 1", object.get(key));
      }
      return OptionalInt.empty();
    }
    return OptionalInt.of(count(key));
  }

  <E> E choice(String key, List<E> values, Function<E, String> spelling) {
    Map<String, E> choices = new LinkedHashMap<>();
    values.forEach(value -> choices.put(spelling.apply(value), value));
    String kind = "one of " + String.join(", ", choices.keySet());
    String written = text(key, kind);
    E value = choices.get(written);
    if (value == null) {
      throw wrong(key, kind, object.get(key));
    }
    return value;
  }

  <E extends Enum<E>> E choiceOr(String key, E otherwise) {
    return has(key)
        ? choice(key, List.of(otherwise.getDeclaringClass().getEnumConstants()), Spelling::of)
        : otherwise;
  }

  private List<ConfigValue> list(String key, String kind) {
    ConfigValue value = require(key, kind);
    if (!(value instanceof ConfigList list)) {
      throw wrong(key, kind, value);
    }
    return List.copyOf(list);
  }

  List<Double> reals(String key) {
    String kind = "a list of numbers";
    return list(key, kind).stream().map(entry -> real(key, entry, kind)).toList();
  }

  List<Integer> counts(String key) {
    return list(key, "a list of whole numbers").stream()
        .map(entry -> (int) whole(key, entry, 1, Integer.MAX_VALUE))
        .toList();
  }

  List<Integer> countsOr(String key, List<Integer> otherwise) {
    return has(key) ? counts(key) : otherwise;
  }

  /** Texts; numbers among them are taken as written. */
  List<String> texts(String key) {
    String kind = "a list of texts";
    return list(key, kind).stream()
        .map(
            entry -> {
              if (entry.valueType() == ConfigValueType.NUMBER) {
                return entry.render();
              }
              if (entry.valueType() != ConfigValueType.STRING) {
                throw wrong(key, kind, entry);
              }
              return (String) entry.unwrapped();
            })
        .toList();
  }

  private ConfigObject empty() {
    return ConfigFactory.empty().root().withOrigin(object.origin());
  }

  /** The object at a key, or an empty one. */
  Section sectionOr(String key) {
    if (!has(key)) {
      return new Section(empty(), path + key + ".");
    }
    return section(key, "an object");
  }

  Section section(String key, String kind) {
    ConfigValue value = require(key, kind);
    if (!(value instanceof ConfigObject inner)) {
      throw wrong(key, kind, value);
    }
    return new Section(inner, path + key + ".");
  }

  /** All keys but one with scalar values as they are written; none of them is unknown. */
  Map<String, String> scalarsBut(String left) {
    Map<String, String> scalars = new LinkedHashMap<>();
    for (String key : object.keySet().stream().sorted(Comparator.naturalOrder()).toList()) {
      known.add(key);
      ConfigValue value = object.get(key);
      if (key.equals(left)) {
        continue;
      }
      switch (value.valueType()) {
        case STRING -> scalars.put(key, (String) value.unwrapped());
        case NUMBER -> scalars.put(key, HoconWriter.shortest((Number) value.unwrapped()));
        case BOOLEAN -> scalars.put(key, value.render());
        case OBJECT, LIST, NULL -> throw wrong(key, "a number or a text", value);
      }
    }
    return scalars;
  }

  /** Refuses keys that were never asked for. */
  void end() {
    // By line, so that the first slip is named first.
    object.entrySet().stream()
        .filter(entry -> !known.contains(entry.getKey()))
        .min(
            Comparator.comparingInt(
                    (Map.Entry<String, ConfigValue> entry) ->
                        entry.getValue().origin().lineNumber())
                .thenComparing(Map.Entry::getKey))
        .ifPresent(
            entry -> {
              throw fault(
                  entry.getValue().origin(),
                  "unknown key '%s%s'; %s"
                      .formatted(path, entry.getKey(), suggestion(entry.getKey(), known)));
            });
  }

  static String suggestion(String word, Collection<String> words) {
    return Spelling.nearest(word, words)
        .map(near -> "did you mean '" + near + "'?")
        .orElseGet(() -> "there are " + String.join(", ", words));
  }
}
