package normsharp.reports.figures;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plot of named series over two axes, as a Vega-Lite specification: points, lines, levels and
 * bands. Every series carries its own data and has a colour of its own in the legend.
 *
 * <p>Numbers that are not finite, or not positive on a logarithmic axis, are left out.
 */
public final class Plot {
  /** Colours that people with any colour vision tell apart, dark enough on white. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#c04a00", "#00785a", "#a2407f", "#1a2330", "#3d8fc4", "#8a6d00");

  /** How a series is drawn. */
  private enum Mark {
    POINTS,
    LINE,
    DASHES
  }

  private record Layer(String name, JsonObject json) {}

  private final Axis x;
  private final Axis y;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, String> colours = new LinkedHashMap<>();
  private final Map<String, String> chosen = new HashMap<>();
  private int height = 260;

  private Plot(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /** An empty plot over two axes. */
  public static Plot over(Axis x, Axis y) {
    return new Plot(x, y);
  }

  /** Its height in pixels; its width is that of the page's column. */
  public Plot height(int pixels) {
    height = pixels;
    return this;
  }

  /** Gives a series that may come a colour, instead of the next one in turn. */
  public Plot colour(String name, String colour) {
    chosen.put(name, colour);
    return this;
  }

  /** Dots. */
  public Plot points(String name, List<Point> points) {
    return series(name, points, Mark.POINTS);
  }

  /** A line through points in their order. */
  public Plot line(String name, List<Point> points) {
    return series(name, points, Mark.LINE);
  }

  /** A dashed line through points in their order: what theory predicts. */
  public Plot dashes(String name, List<Point> points) {
    return series(name, points, Mark.DASHES);
  }

  /** A vertical line at a value of x. */
  public Plot vertical(String name, double at) {
    return rule(name, "x", x, at, Optional.empty());
  }

  /** A shaded vertical band, such as a confidence interval. */
  public Plot band(String name, double from, double to) {
    return rule(name, "x", x, from, Optional.of(to));
  }

  /** A horizontal line at a value of y. */
  public Plot horizontal(String name, double at) {
    return rule(name, "y", y, at, Optional.empty());
  }

  private Plot series(String name, List<Point> points, Mark mark) {
    JsonArray values = new JsonArray();
    for (Point point : points) {
      if (x.shows(point.x()) && y.shows(point.y())) {
        JsonObject value = new JsonObject();
        value.addProperty("x", point.x());
        value.addProperty("y", point.y());
        if (mark != Mark.POINTS) {
          value.addProperty("i", values.size());
        }
        values.add(value);
      }
    }
    if (values.isEmpty()) {
      return this;
    }
    JsonObject layer = new JsonObject();
    layer.add("data", object("values", values));
    layer.add("mark", mark(mark));
    JsonObject encoding = new JsonObject();
    encoding.add("x", field("x", x));
    encoding.add("y", field("y", y));
    encoding.add("color", object("datum", name));
    if (mark == Mark.POINTS) {
      JsonArray tooltip = new JsonArray();
      tooltip.add(tip("x", x.title()));
      tooltip.add(tip("y", name + ": " + y.title()));
      encoding.add("tooltip", tooltip);
    } else {
      // Joins the points in the order of the data, not in that of x.
      encoding.add("order", place());
    }
    layer.add("encoding", encoding);
    return add(name, layer);
  }

  private static JsonObject mark(Mark mark) {
    JsonObject json = new JsonObject();
    json.addProperty("type", mark == Mark.POINTS ? "point" : "line");
    json.addProperty("clip", true);
    if (mark == Mark.POINTS) {
      json.addProperty("filled", true);
      json.addProperty("size", 42);
      json.addProperty("opacity", 0.85);
    } else {
      json.addProperty("strokeWidth", 1.8);
    }
    if (mark == Mark.DASHES) {
      JsonArray dash = new JsonArray();
      dash.add(6);
      dash.add(4);
      json.add("strokeDash", dash);
    }
    return json;
  }

  private Plot rule(String name, String channel, Axis axis, double from, Optional<Double> to) {
    if (!axis.shows(from) || !axis.shows(to.orElse(from))) {
      return this;
    }
    JsonObject value = new JsonObject();
    value.addProperty("from", from);
    to.ifPresent(end -> value.addProperty("to", end));
    JsonArray values = new JsonArray();
    values.add(value);
    JsonObject layer = new JsonObject();
    layer.add("data", object("values", values));
    JsonObject mark = new JsonObject();
    mark.addProperty("type", to.isPresent() ? "rect" : "rule");
    mark.addProperty("clip", true);
    if (to.isPresent()) {
      mark.addProperty("opacity", 0.18);
    } else {
      mark.addProperty("strokeWidth", 1.5);
      JsonArray dash = new JsonArray();
      dash.add(2);
      dash.add(3);
      mark.add("strokeDash", dash);
    }
    layer.add("mark", mark);
    JsonObject encoding = new JsonObject();
    encoding.add(channel, field("from", axis));
    if (to.isPresent()) {
      encoding.add(channel + "2", object("field", "to"));
    }
    encoding.add("color", object("datum", name));
    layer.add("encoding", encoding);
    return add(name, layer);
  }

  private Plot add(String name, JsonObject layer) {
    String next = chosen.getOrDefault(name, COLOURS.get(colours.size() % COLOURS.size()));
    colours.putIfAbsent(name, next);
    layers.add(new Layer(name, layer));
    return this;
  }

  /** The specification. */
  public JsonObject spec() {
    JsonArray domain = new JsonArray();
    JsonArray range = new JsonArray();
    colours.forEach(
        (name, colour) -> {
          domain.add(name);
          range.add(colour);
        });
    JsonObject scale = new JsonObject();
    scale.add("domain", domain);
    scale.add("range", range);
    JsonArray all = new JsonArray();
    for (Layer layer : layers) {
      JsonObject color = layer.json().getAsJsonObject("encoding").getAsJsonObject("color");
      color.addProperty("type", "nominal");
      color.add("scale", scale);
      JsonObject legend = new JsonObject();
      legend.add("title", null);
      color.add("legend", legend);
      all.add(layer.json());
    }
    JsonObject spec = new JsonObject();
    spec.addProperty("width", "container");
    spec.addProperty("height", height);
    JsonObject autosize = new JsonObject();
    autosize.addProperty("type", "fit-x");
    autosize.addProperty("contains", "padding");
    spec.add("autosize", autosize);
    spec.add("layer", all);
    return spec;
  }

  private static JsonObject field(String name, Axis axis) {
    JsonObject json = new JsonObject();
    json.addProperty("field", name);
    json.addProperty("type", "quantitative");
    json.addProperty("title", axis.title());
    json.add("scale", axis.scale());
    return json;
  }

  /** A point's place on its line. */
  static JsonObject place() {
    JsonObject json = new JsonObject();
    json.addProperty("field", "i");
    json.addProperty("type", "quantitative");
    return json;
  }

  private static JsonObject tip(String field, String title) {
    JsonObject json = new JsonObject();
    json.addProperty("field", field);
    json.addProperty("type", "quantitative");
    json.addProperty("title", title);
    json.addProperty("format", ".5~g");
    return json;
  }

  private static JsonObject object(String name, String value) {
    return object(name, new JsonPrimitive(value));
  }

  private static JsonObject object(String name, JsonElement value) {
    JsonObject json = new JsonObject();
    json.add(name, value);
    return json;
  }
}
