package normsharp.reports.figures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * An axis of a plot.
 *
 * @param title what it measures, with its unit unless dimensionless
 * @param logarithmic whether its scale is
 * @param zero whether a linear scale must show 0
 * @param domain the range shown; without one, that of the data
 */
public record Axis(String title, boolean logarithmic, boolean zero, Optional<Range> domain) {
  /**
   * A range of values.
   *
   * @param from lower end
   * @param to upper end, &gt; {@code from}
   */
  public record Range(double from, double to) {
    /** Checks the order. */
    public Range {
      if (!(from < to)) {
        throw new IllegalArgumentException("an axis must run upwards, got " + from + " to " + to);
      }
    }
  }

  /** A linear axis over the range of the data. */
  public static Axis linear(String title) {
    return new Axis(title, false, false, Optional.empty());
  }

  /** A linear axis from 0. */
  public static Axis fromZero(String title) {
    return new Axis(title, false, true, Optional.empty());
  }

  /** A logarithmic axis over the range of the data. */
  public static Axis log(String title) {
    return new Axis(title, true, false, Optional.empty());
  }

  /** The same axis over a given range. */
  public Axis within(double from, double to) {
    return new Axis(title, logarithmic, zero, Optional.of(new Range(from, to)));
  }

  /** Whether a number has a place on it, be it outside its range. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  JsonObject scale() {
    JsonObject scale = new JsonObject();
    if (logarithmic) {
      scale.addProperty("type", "log");
    } else {
      scale.addProperty("zero", zero);
    }
    domain.ifPresent(
        range -> {
          JsonArray ends = new JsonArray();
          ends.add(range.from());
          ends.add(range.to());
          scale.add("domain", ends);
          scale.addProperty("nice", false);
        });
    return scale;
  }
}
