package normsharp.empirical.configuration;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where configurations come from: those that are shipped, and files. */
public final class Configurations {
  private Configurations() {}

  /**
   * The names of all shipped configurations: Table 1 in its order, then the others by name.
   *
   * <p>A name says model, data, loss and loss goal, as {@code fcn-relu-mnist-5k-mse-0.1}; another
   * shape, parametrisation, seed or initial scale than the paper's standard is spelled out: {@code
   * fcn-relu-400x2-mnist-5k-mse-0.01}, {@code fcn-relu-cifar-10-5k-mse-0.01-seed-44}.
   */
  public static List<String> names() {
    return Catalogue.SHIPPED.objects().keySet().stream()
        .map(Configurations::named)
        .sorted(
            Comparator.comparingInt(
                    (SweepConfiguration each) -> each.published().row().orElse(Integer.MAX_VALUE))
                .thenComparing(SweepConfiguration::name))
        .map(SweepConfiguration::name)
        .toList();
  }

  /**
   * A shipped configuration.
   *
   * @throws IllegalArgumentException with one line, and the nearest name, when there is none
   */
  public static SweepConfiguration named(String name) {
    return Catalogue.SHIPPED.read(name);
  }

  /**
   * Reads a file. Its key {@code extends} may name a shipped configuration, whose keys it then
   * takes but for those that it gives itself. A file without {@code name} has its own name, without
   * the extension.
   *
   * @param file HOCON in UTF-8
   * @throws IllegalArgumentException with one line that names file and line
   */
  public static SweepConfiguration load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          Files.isDirectory(file)
              ? "a configuration must be a file, '" + file + "' is a directory"
              : "no configuration file '" + file + "'");
    }
    ConfigObject root =
        ConfigurationReader.resolved(
            () -> ConfigFactory.parseFile(file.toFile(), ConfigurationReader.options()));
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    return ConfigurationReader.read(Extension.apply(root), Optional.of(name));
  }
}
