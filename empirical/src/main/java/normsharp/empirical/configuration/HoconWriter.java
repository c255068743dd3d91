package normsharp.empirical.configuration;

import com.typesafe.config.ConfigUtil;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes HOCON, one key a line. */
final class HoconWriter {
  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  private HoconWriter entry(String key, String value) {
    text.append(indent).append(key).append(" = ").append(value).append('\n');
    return this;
  }

  HoconWriter open(String key) {
    text.append(indent).append(key).append(" {\n");
    indent += "  ";
    return this;
  }

  HoconWriter close() {
    indent = indent.substring(2);
    text.append(indent).append("}\n");
    return this;
  }

  HoconWriter text(String key, String value) {
    return entry(key, ConfigUtil.quoteString(value));
  }

  HoconWriter constant(String key, Enum<?> value) {
    return text(key, Spelling.of(value));
  }

  HoconWriter flag(String key, boolean value) {
    return entry(key, Boolean.toString(value));
  }

  HoconWriter number(String key, Number value) {
    return entry(key, shortest(value));
  }

  HoconWriter numbers(String key, List<? extends Number> values) {
    return entry(
        key,
        values.stream().map(HoconWriter::shortest).collect(Collectors.joining(", ", "[", "]")));
  }

  HoconWriter texts(String key, List<String> values) {
    return entry(
        key,
        values.stream().map(ConfigUtil::quoteString).collect(Collectors.joining(", ", "[", "]")));
  }

  /** A value that may be a number or a word. */
  HoconWriter scalar(String key, String value) {
    return value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? entry(key, value) : text(key, value);
  }

  /** The fewest digits that give the number back; no exponent within 1e−6 … 1e9. */
  static String shortest(Number value) {
    if (!(value instanceof Double real)) {
      return value.toString();
    }
    double magnitude = Math.abs(real);
    if (real == 0 && 1 / real < 0) {
      return "-0.0";
    }
    return magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e9)
        ? plain(BigDecimal.valueOf(real))
        : real.toString();
  }

  private static String plain(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
