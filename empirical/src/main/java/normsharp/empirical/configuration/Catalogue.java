package normsharp.empirical.configuration;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configurations that are shipped, as written. */
final class Catalogue {
  static final Catalogue SHIPPED = new Catalogue("table-1.conf", "further.conf");

  private final Map<String, ConfigObject> objects = new TreeMap<>();

  private Catalogue(String... resources) {
    for (String resource : resources) {
      ConfigObject root =
          ConfigurationReader.resolved(
              () ->
                  ConfigFactory.parseResources(
                      Catalogue.class, resource, ConfigurationReader.options()));
      ConfigObject configurations = (ConfigObject) root.get("configurations");
      for (Map.Entry<String, ConfigValue> entry : configurations.entrySet()) {
        ConfigObject before = objects.put(entry.getKey(), (ConfigObject) entry.getValue());
        if (before != null) {
          throw new IllegalStateException("two configurations are named " + entry.getKey());
        }
      }
    }
  }

  Map<String, ConfigObject> objects() {
    return objects;
  }

  /** The configuration of that name, as written. */
  ConfigObject object(String name) {
    ConfigObject object = objects.get(name);
    if (object == null) {
      throw new IllegalArgumentException(
          "no configuration '"
              + name
              + "'; "
              + Spelling.nearest(name, objects.keySet())
                  .map(near -> "did you mean '" + near + "'?")
                  .orElse("'fcn-relu-mnist-5k-mse-0.1' is one of " + objects.size()));
    }
    return object;
  }

  SweepConfiguration read(String name) {
    return ConfigurationReader.read(object(name), Optional.of(name));
  }
}
