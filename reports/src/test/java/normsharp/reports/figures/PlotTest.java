package normsharp.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static final List<Point> POINTS =
      List.of(
          new Point(1, 2),
          new Point(Double.NaN, 1),
          new Point(2, Double.POSITIVE_INFINITY),
          new Point(0, 3),
          new Point(3, -1),
          new Point(4, 5));

  private static int values(Plot plot, int layer) {
    return plot.spec()
        .getAsJsonArray("layer")
        .get(layer)
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonArray("values")
        .size();
  }

  @Test
  void onlyNumbersWithAPlaceOnTheAxesAreKept() {
    Axis linear = Axis.linear("v");
    Axis log = Axis.log("v");
    assertEquals(4, values(Plot.over(linear, linear).points("a", POINTS), 0));
    assertEquals(3, values(Plot.over(log, linear).points("a", POINTS), 0));
    assertEquals(2, values(Plot.over(log, log).line("a", POINTS), 0));
  }

  @Test
  void whatHasNoPlaceMakesNoLayer() {
    Plot plot =
        Plot.over(Axis.log("x"), Axis.log("y"))
            .points("none", List.of())
            .dashes("NaN", List.of(new Point(Double.NaN, Double.NaN)))
            .vertical("zero", 0)
            .horizontal("infinite", Double.POSITIVE_INFINITY)
            .band("half", 1, Double.NaN);
    assertEquals(0, plot.spec().getAsJsonArray("layer").size());
  }

  @Test
  void everySeriesHasItsColour() {
    Plot plot =
        Plot.over(Axis.linear("x"), Axis.linear("y"))
            .colour("b", "#123456")
            .points("a", POINTS)
            .line("b", POINTS)
            .horizontal("a", 1);
    JsonObject scale =
        plot.spec()
            .getAsJsonArray("layer")
            .get(2)
            .getAsJsonObject()
            .getAsJsonObject("encoding")
            .getAsJsonObject("color")
            .getAsJsonObject("scale");
    assertEquals("[\"a\",\"b\"]", scale.get("domain").toString());
    assertEquals("[\"#0072b2\",\"#123456\"]", scale.get("range").toString());
    assertEquals(plot.spec(), plot.spec());
  }

  @Test
  void axesRunUpwards() {
    assertThrows(IllegalArgumentException.class, () -> Axis.log("x").within(2, 2));
    assertThrows(IllegalArgumentException.class, () -> Axis.log("x").within(0, Double.NaN));
  }

  @Test
  void aPlaneNeedsTwoWeightsAndKeepsGaps() {
    List<Binary64> three = List.of(new Binary64(1), new Binary64(2), new Binary64(3));
    Axis.Range range = new Axis.Range(-1, 1);
    DiagonalNetwork<Binary64> wide = DiagonalNetwork.twoLayers(three, new Binary64(1));
    assertThrows(IllegalArgumentException.class, () -> new WeightPlane(wide, range, range));
    DiagonalNetwork<Binary64> network =
        DiagonalNetwork.twoLayers(three.subList(0, 2), new Binary64(1));
    JsonObject spec =
        new WeightPlane(network, range, range)
            .flow(List.of(new Point(0, 0), new Point(Double.NaN, 1), new Point(1, 1)))
            .spec();
    JsonObject map = spec.getAsJsonArray("layer").get(0).getAsJsonObject();
    assertEquals(1600, map.getAsJsonObject("data").getAsJsonArray("values").size());
    JsonObject gap =
        spec.getAsJsonArray("layer")
            .get(1)
            .getAsJsonObject()
            .getAsJsonObject("data")
            .getAsJsonArray("values")
            .get(1)
            .getAsJsonObject();
    assertEquals("{\"y\":1.0,\"i\":1}", new Gson().toJson(gap));
  }
}
