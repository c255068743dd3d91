package normsharp.empirical.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Optional;

/**
 * The key {@code extends}: what a file does not say is taken from a named configuration. Its name,
 * its place in the paper and its notes stay behind, and so do the keys of a model, a data set or a
 * schedule of another kind.
 */
final class Extension {
  private static final String KEY = "extends";

  private Extension() {}

  static ConfigObject apply(ConfigObject own) {
    if (!own.containsKey(KEY)) {
      return own;
    }
    Section section = new Section(own, "");
    String name = section.text(KEY, "the name of a configuration");
    ConfigObject base = section.build(KEY, () -> Catalogue.SHIPPED.object(name));
    for (String left : List.of("name", "published", "notes")) {
      base = base.withoutKey(left);
    }
    if (differs(own, base, "model", "kind")) {
      base = base.withoutKey("model");
    }
    if (differs(own, base, "data", "name")) {
      base = base.withoutKey("data");
    }
    if (inner(own, "rates", "listed").isPresent() || inner(base, "rates", "listed").isPresent()) {
      base = own.containsKey("rates") ? base.withoutKey("rates") : base;
    }
    return own.withoutKey(KEY).withFallback(base);
  }

  /** Whether both say what the object at a key is, and say different things. */
  private static boolean differs(ConfigObject own, ConfigObject base, String key, String kind) {
    Optional<Object> here = inner(own, key, kind);
    return here.isPresent() && !here.equals(inner(base, key, kind));
  }

  private static Optional<Object> inner(ConfigObject object, String key, String inner) {
    if (object.get(key) instanceof ConfigObject section) {
      return Optional.ofNullable(section.get(inner)).map(ConfigValue::unwrapped);
    }
    return Optional.empty();
  }
}
