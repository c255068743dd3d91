package normsharp.empirical.engine.cuda;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generation of a card's machine code, such as 9.0 for Hopper.
 *
 * @param major the part before the point, ≥ 1
 * @param minor the part after it, ≥ 0
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");
  private static final Comparator<ComputeCapability> ORDER =
      Comparator.comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

  public ComputeCapability {
    if (major < 1 || minor < 0) {
      throw new IllegalArgumentException(
          "a compute capability must be at least 1.0, got " + major + "." + minor);
    }
  }

  /**
   * From a text such as {@code 9.0}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ComputeCapability parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a compute capability must look like 9.0, got '" + text + "'");
    }
    return new ComputeCapability(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int compareTo(ComputeCapability other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
