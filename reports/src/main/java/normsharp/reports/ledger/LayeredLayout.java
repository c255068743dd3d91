package normsharp.reports.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import normsharp.reports.ledger.ClaimGraph.Edge;

/**
 * A drawing of a graph without circles in layers from left to right, each arrow to a later layer.
 *
 * <p>Layers by the longest path; a node that no arrow enters stands right before the first that it
 * points to. An arrow across layers bends at a place of its own in each of them, so that it passes
 * between the nodes. The order in a layer is the best of some barycentre sweeps, by crossings; the
 * heights are a least-squares fit to the neighbours' with distance 1 between places at least (a
 * bend takes less room than a node). The same graph is drawn the same way every time.
 */
public final class LayeredLayout {
  private static final int SWEEPS = 24;
  private static final double BEND = 0.35;

  private final Map<String, Place> nodes = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<List<Place>> layers = new ArrayList<>();

  /**
   * A point of the drawing, in layers and in heights of a node.
   *
   * @param layer from 0
   * @param height from 0, downwards
   */
  public record Point(int layer, double height) {}

  /**
   * How an arrow runs.
   *
   * @param edge the arrow
   * @param points where it starts, bends and ends
   */
  public record Course(Edge edge, List<Point> points) {
    /** Takes an immutable copy. */
    public Course {
      points = List.copyOf(points);
    }
  }

  private record Route(Edge edge, List<Place> places) {}

  /** A node, or where an arrow bends, while it is being moved. */
  private static final class Place {
    private final int layer;
    private final double room;
    private final List<Place> before = new ArrayList<>();
    private final List<Place> after = new ArrayList<>();
    private double rank;
    private double height;

    private Place(int layer, double room) {
      this.layer = layer;
      this.room = room;
    }
  }

  private LayeredLayout(List<String> labels, List<Edge> edges) {
    Map<String, Integer> depth = depths(labels, edges);
    int last = Collections.max(depth.values());
    for (int layer = 0; layer <= last; layer++) {
      layers.add(new ArrayList<>());
    }
    labels.forEach(label -> nodes.put(label, place(depth.get(label), 1)));
    for (Edge edge : edges) {
      List<Place> places = new ArrayList<>();
      places.add(nodes.get(edge.from()));
      for (int layer = depth.get(edge.from()) + 1; layer < depth.get(edge.to()); layer++) {
        places.add(place(layer, BEND));
      }
      places.add(nodes.get(edge.to()));
      for (int i = 1; i < places.size(); i++) {
        places.get(i - 1).after.add(places.get(i));
        places.get(i).before.add(places.get(i - 1));
      }
      routes.add(new Route(edge, places));
    }
    order();
    settle();
  }

  /**
   * Draws a graph.
   *
   * @param labels the nodes, at least one
   * @param edges between these nodes
   * @throws IllegalArgumentException where the arrows form a circle
   */
  public static LayeredLayout of(List<String> labels, List<Edge> edges) {
    return new LayeredLayout(labels, edges);
  }

  /** Where each node stands: the middle of its left edge's layer and its height. */
  public Map<String, Point> nodes() {
    Map<String, Point> points = new LinkedHashMap<>();
    nodes.forEach((label, place) -> points.put(label, point(place)));
    return Collections.unmodifiableMap(points);
  }

  /** How each arrow runs. */
  public List<Course> courses() {
    return routes.stream()
        .map(
            route ->
                new Course(
                    route.edge(), route.places().stream().map(LayeredLayout::point).toList()))
        .toList();
  }

  /** Number of layers. */
  public int width() {
    return layers.size();
  }

  /** The greatest height of a node or a bend. */
  public double height() {
    return layers.stream().flatMap(List::stream).mapToDouble(place -> place.height).max().orElse(0);
  }

  private static Point point(Place place) {
    return new Point(place.layer, place.height);
  }

  private Place place(int layer, double room) {
    Place place = new Place(layer, room);
    place.rank = layers.get(layer).size();
    layers.get(layer).add(place);
    return place;
  }

  private static Map<String, Integer> depths(List<String> labels, List<Edge> edges) {
    Map<String, Integer> depth = new HashMap<>();
    labels.forEach(label -> depth.put(label, 0));
    boolean moved = true;
    for (int round = 0; moved; round++) {
      if (round > labels.size()) {
        throw new IllegalArgumentException(
            "arrows must not form a circle, got one among " + labels);
      }
      moved = false;
      for (Edge edge : edges) {
        int least = depth.get(edge.from()) + 1;
        if (depth.get(edge.to()) < least) {
          depth.put(edge.to(), least);
          moved = true;
        }
      }
    }
    for (String label : labels) {
      if (edges.stream().noneMatch(edge -> edge.to().equals(label))) {
        edges.stream()
            .filter(edge -> edge.from().equals(label))
            .mapToInt(edge -> depth.get(edge.to()) - 1)
            .min()
            .ifPresent(latest -> depth.put(label, latest));
      }
    }
    return depth;
  }

  /** Orders each layer by the mean rank of the neighbours, forth and back; keeps the best. */
  private void order() {
    List<List<Place>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean forth = sweep % 2 == 0;
      for (int step = 1; step < layers.size(); step++) {
        List<Place> layer = layers.get(forth ? step : layers.size() - 1 - step);
        Map<Place, Double> means = new HashMap<>();
        layer.forEach(place -> means.put(place, mean(forth ? place.before : place.after, place)));
        layer.sort(Comparator.comparingDouble(means::get));
        rank(layer);
      }
      long now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.set(i, best.get(i));
      rank(best.get(i));
    }
  }

  private List<List<Place>> copy() {
    return new ArrayList<>(layers.stream().<List<Place>>map(ArrayList::new).toList());
  }

  private static double mean(List<Place> neighbours, Place place) {
    return neighbours.stream().mapToDouble(other -> other.rank).average().orElse(place.rank);
  }

  private static void rank(List<Place> layer) {
    for (int i = 0; i < layer.size(); i++) {
      layer.get(i).rank = i;
    }
  }

  /** Pairs of arrows between the same two layers that cross. */
  private long crossings() {
    long count = 0;
    for (List<Place> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        for (int j = i + 1; j < layer.size(); j++) {
          for (Place upper : layer.get(i).after) {
            for (Place lower : layer.get(j).after) {
              count += upper.rank > lower.rank ? 1 : 0;
            }
          }
        }
      }
    }
    return count;
  }

  private void settle() {
    for (List<Place> layer : layers) {
      fit(layer, layer.stream().map(place -> 0.0).toList());
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int step = 0; step < layers.size(); step++) {
        List<Place> layer = layers.get(sweep % 2 == 0 ? step : layers.size() - 1 - step);
        fit(layer, layer.stream().map(LayeredLayout::wish).toList());
      }
    }
    double top =
        layers.stream().flatMap(List::stream).mapToDouble(place -> place.height).min().orElse(0);
    layers.forEach(layer -> layer.forEach(place -> place.height -= top));
  }

  private static double wish(Place place) {
    List<Place> neighbours = new ArrayList<>(place.before);
    neighbours.addAll(place.after);
    return neighbours.stream().mapToDouble(other -> other.height).average().orElse(place.height);
  }

  /**
   * The heights nearest to the wishes by least squares that keep order and distances: without the
   * distances it is isotonic regression, which pools neighbours that are out of order.
   */
  private static void fit(List<Place> layer, List<Double> wishes) {
    List<double[]> pools = new ArrayList<>();
    List<Double> offsets = new ArrayList<>();
    double offset = 0;
    for (int i = 0; i < layer.size(); i++) {
      if (i > 0) {
        offset += (layer.get(i - 1).room + layer.get(i).room) / 2;
      }
      offsets.add(offset);
      double[] pool = {wishes.get(i) - offset, 1};
      while (!pools.isEmpty() && pools.get(pools.size() - 1)[0] >= pool[0]) {
        double[] above = pools.remove(pools.size() - 1);
        double size = above[1] + pool[1];
        pool = new double[] {(above[0] * above[1] + pool[0] * pool[1]) / size, size};
      }
      pools.add(pool);
    }
    int next = 0;
    for (double[] pool : pools) {
      for (int i = 0; i < pool[1]; i++, next++) {
        layer.get(next).height = pool[0] + offsets.get(next);
      }
    }
  }
}
