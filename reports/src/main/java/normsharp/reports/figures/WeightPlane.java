package normsharp.reports.figures;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * The plane of the two weights of a diagonal network with d = 2: sharpness of the loss as colour,
 * white to blue, and over it curves and points.
 *
 * @see "Figures 4 and 16"
 */
public final class WeightPlane {
  /** Cells of the map in each direction. */
  private static final int CELLS = 40;

  /** Points of a closed curve. */
  private static final int TURN = 240;

  private final DiagonalNetwork<Binary64> network;
  private final Axis.Range first;
  private final Axis.Range second;
  private final JsonArray layers = new JsonArray();

  /**
   * An empty plane with its map of sharpness.
   *
   * @param network two features, two layers
   * @param first range of w₁
   * @param second range of w₂
   */
  public WeightPlane(DiagonalNetwork<Binary64> network, Axis.Range first, Axis.Range second) {
    if (network.dimension() != 2) {
      throw new IllegalArgumentException(
          "the plane of weights needs d = 2, got d = " + network.dimension());
    }
    this.network = network;
    this.first = first;
    this.second = second;
    layers.add(map());
  }

  /**
   * S(w) at the centres of the cells, row by row; the place follows from the row's number. Cells
   * overlap a little, or seams would show.
   */
  private JsonObject map() {
    double width = (first.to() - first.from()) / CELLS;
    double height = (second.to() - second.from()) / CELLS;
    JsonArray values = new JsonArray();
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        double sharpness =
            network.sharpness(
                List.of(
                    new Binary64(first.from() + (column + 0.5) * width),
                    new Binary64(second.from() + (row + 0.5) * height)));
        values.add(Double.parseDouble(String.format(Locale.ROOT, "%.4g", sharpness)));
      }
    }
    String text =
        String.format(
            Locale.ROOT,
            """
            {"data": {"values": []},
             "transform": [
               {"window": [{"op": "row_number", "as": "n"}]},
               {"calculate": "%1$.17g + ((datum.n - 1) %% %5$d) * %3$.17g", "as": "x"},
               {"calculate": "%2$.17g + floor((datum.n - 1) / %5$d) * %4$.17g", "as": "y"},
               {"calculate": "datum.x + 1.04 * %3$.17g", "as": "x2"},
               {"calculate": "datum.y + 1.04 * %4$.17g", "as": "y2"}],
             "mark": {"type": "rect", "clip": true, "tooltip": null, "aria": false},
             "encoding": {
               "x2": {"field": "x2"}, "y2": {"field": "y2"},
               "color": {"field": "data", "type": "quantitative", "title": "sharpness",
                 "scale": {"range": ["#ffffff", "#a6c8ec", "#2f6db5"], "interpolate": "rgb"},
                 "legend": {"orient": "right", "gradientLength": 140}}}}
            """,
            first.from(),
            second.from(),
            width,
            height,
            CELLS);
    JsonObject layer = JsonParser.parseString(text).getAsJsonObject();
    layer.getAsJsonObject("data").add("values", values);
    JsonObject encoding = layer.getAsJsonObject("encoding");
    encoding.add("x", axis("x", "w₁", first));
    encoding.add("y", axis("y", "w₂", second));
    return layer;
  }

  /** The interpolating manifold x₁w₁² + x₂w₂² = y, yellow. */
  public WeightPlane manifold() {
    double x1 = network.x().get(0).getReal();
    double x2 = network.x().get(1).getReal();
    return conic(x1, x2, network.y().getReal(), "#d99e00", 3);
  }

  /**
   * The bound of (12), 4‖x⊙w‖² = 2/η, dark blue: where the manifold crosses it, S = 2/η.
   *
   * @param eta learning rate, &gt; 0
   */
  public WeightPlane bound(double eta) {
    double x1 = network.x().get(0).getReal();
    double x2 = network.x().get(1).getReal();
    return conic(4 * x1 * x1, 4 * x2 * x2, 2 / eta, "#123a7a", 1.6);
  }

  /** a·w₁² + b·w₂² = c in polar coordinates; a branch ends where the radius is not real. */
  private WeightPlane conic(double a, double b, double c, String colour, double stroke) {
    List<Point> points = new ArrayList<>();
    for (int k = 0; k <= TURN; k++) {
      double angle = 2 * Math.PI * k / TURN;
      double square =
          c / (a * Math.cos(angle) * Math.cos(angle) + b * Math.sin(angle) * Math.sin(angle));
      double radius = square > 0 ? Math.sqrt(square) : Double.NaN;
      points.add(new Point(radius * Math.cos(angle), radius * Math.sin(angle)));
    }
    return line(points, colour, stroke, false);
  }

  /** The path of gradient flow, green. */
  public WeightPlane flow(List<Point> path) {
    return line(path, "#00785a", 2.4, false);
  }

  /** The iterates of gradient descent, joined, red. */
  public WeightPlane descent(List<Point> path) {
    return line(path, "#b3261e", 1.1, true);
  }

  /** KKT points of (12), purple. */
  public WeightPlane kktPoints(List<Point> points) {
    return marks(points, "#7b2d8b", "diamond", 90);
  }

  /** Where gradient descent ends, a black cross. */
  public WeightPlane end(Point point) {
    return marks(List.of(point), "#000000", "cross", 110);
  }

  private WeightPlane line(List<Point> points, String colour, double stroke, boolean dots) {
    JsonObject mark = new JsonObject();
    mark.addProperty("type", "line");
    mark.addProperty("clip", true);
    mark.addProperty("strokeWidth", stroke);
    mark.addProperty("color", colour);
    if (dots) {
      JsonObject point = new JsonObject();
      point.addProperty("size", 9);
      point.addProperty("color", colour);
      mark.add("point", point);
    }
    JsonObject layer = layer(points, mark);
    layer.getAsJsonObject("encoding").add("order", Plot.place());
    layers.add(layer);
    return this;
  }

  private WeightPlane marks(List<Point> points, String colour, String shape, int size) {
    JsonObject mark = new JsonObject();
    mark.addProperty("type", "point");
    mark.addProperty("filled", true);
    mark.addProperty("opacity", 1);
    mark.addProperty("clip", true);
    mark.addProperty("shape", shape);
    mark.addProperty("size", size);
    mark.addProperty("color", colour);
    mark.addProperty("stroke", "#ffffff");
    mark.addProperty("strokeWidth", 0.8);
    layers.add(layer(points, mark));
    return this;
  }

  private JsonObject layer(List<Point> points, JsonObject mark) {
    JsonArray values = new JsonArray();
    for (Point point : points) {
      JsonObject value = new JsonObject();
      // A gap in a line is a null.
      value.add("x", number(point.x()));
      value.add("y", number(point.y()));
      value.addProperty("i", values.size());
      values.add(value);
    }
    JsonObject data = new JsonObject();
    data.add("values", values);
    JsonObject layer = new JsonObject();
    layer.add("data", data);
    layer.add("mark", mark);
    JsonObject encoding = new JsonObject();
    encoding.add("x", axis("x", "w₁", first));
    encoding.add("y", axis("y", "w₂", second));
    layer.add("encoding", encoding);
    return layer;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  private static JsonObject axis(String field, String title, Axis.Range range) {
    JsonObject json = new JsonObject();
    json.addProperty("field", field);
    json.addProperty("type", "quantitative");
    json.addProperty("title", title);
    json.add("scale", Axis.linear(title).within(range.from(), range.to()).scale());
    JsonObject axis = new JsonObject();
    axis.addProperty("grid", false);
    json.add("axis", axis);
    return json;
  }

  /**
   * The specification; to be drawn on a canvas, for as SVG the map's 1600 cells would be as many
   * elements of the page.
   */
  public JsonObject spec() {
    JsonObject autosize = new JsonObject();
    autosize.addProperty("type", "fit-x");
    autosize.addProperty("contains", "padding");
    JsonObject spec = new JsonObject();
    spec.addProperty("width", "container");
    spec.addProperty("height", 300);
    spec.add("autosize", autosize);
    spec.add("layer", layers);
    spec.add("usermeta", JsonParser.parseString("{\"embedOptions\": {\"renderer\": \"canvas\"}}"));
    return spec;
  }
}
