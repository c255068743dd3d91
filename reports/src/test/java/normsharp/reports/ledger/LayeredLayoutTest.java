package normsharp.reports.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import normsharp.reports.ledger.ClaimGraph.Edge;
import normsharp.reports.ledger.ClaimGraph.Part;
import normsharp.reports.ledger.LayeredLayout.Course;
import normsharp.reports.ledger.LayeredLayout.Point;
import normsharp.verify.Ledger;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {
  /** Heights are sums of means: rounding may bring two places nearer by this much. */
  private static final double ROUNDING = 1e-9;

  @Test
  void aChainRunsStraightToTheRight() {
    LayeredLayout layout =
        LayeredLayout.of(List.of("c", "b", "a"), List.of(new Edge("a", "b"), new Edge("b", "c")));
    assertEquals(new Point(0, 0), layout.nodes().get("a"));
    assertEquals(new Point(1, 0), layout.nodes().get("b"));
    assertEquals(new Point(2, 0), layout.nodes().get("c"));
  }

  @Test
  void anArrowAcrossLayersPassesBesideTheNodes() {
    LayeredLayout layout =
        LayeredLayout.of(
            List.of("a", "b", "c"),
            List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("a", "c")));
    Course far = layout.courses().get(2);
    assertEquals(3, far.points().size());
    assertTrue(Math.abs(far.points().get(1).height() - layout.nodes().get("b").height()) > 0.5);
  }

  @Test
  void crossingsThatNeedNotBeAreAvoided() {
    LayeredLayout layout =
        LayeredLayout.of(
            List.of("a", "b", "c", "d"), List.of(new Edge("a", "d"), new Edge("b", "c")));
    assertTrue(
        (layout.nodes().get("a").height() < layout.nodes().get("b").height())
            == (layout.nodes().get("d").height() < layout.nodes().get("c").height()));
  }

  @Test
  void aNodeThatNoArrowEntersStandsBeforeItsFirstUser() {
    LayeredLayout layout =
        LayeredLayout.of(
            List.of("a", "b", "c", "late"),
            List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("late", "c")));
    assertEquals(1, layout.nodes().get("late").layer());
  }

  @Test
  void aCircleIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LayeredLayout.of(List.of("a", "b"), List.of(new Edge("a", "b"), new Edge("b", "a"))));
  }

  @Test
  void randomGraphsAreDrawnSoundly() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(40);
      List<String> labels = IntStream.range(0, size).mapToObj(i -> "n" + i).toList();
      List<Edge> edges = new ArrayList<>();
      for (int from = 0; from < size; from++) {
        for (int to = from + 1; to < size; to++) {
          if (random.nextInt(size) < 2) {
            edges.add(new Edge(labels.get(from), labels.get(to)));
          }
        }
      }
      requireSound(labels, edges, "seed " + seed);
    }
  }

  @Test
  void theLedgerIsDrawnSoundlyAndCompletely() {
    ClaimGraph graph =
        ClaimGraph.of(
            new JudgedLedger(
                Ledger.claims().stream().map(SampleClaims::unchecked).toList(), Map.of()));
    int drawn = 0;
    int arrows = 0;
    for (Part part : graph.parts()) {
      requireSound(
          part.claims().stream().map(judgement -> judgement.claim().label()).toList(),
          part.edges(),
          "part of " + part.claims().size());
      drawn += part.claims().size();
      arrows += part.edges().size();
    }
    assertEquals(Ledger.claims().size(), drawn + graph.alone().size());
    assertEquals(Ledger.claims().stream().mapToInt(claim -> claim.uses().size()).sum(), arrows);
  }

  private static void requireSound(List<String> labels, List<Edge> edges, String what) {
    LayeredLayout layout = LayeredLayout.of(labels, edges);
    assertEquals(edges.size(), layout.courses().size(), what);
    for (Course course : layout.courses()) {
      List<Point> points = course.points();
      assertEquals(layout.nodes().get(course.edge().from()), points.get(0), what);
      assertEquals(layout.nodes().get(course.edge().to()), points.get(points.size() - 1), what);
      for (int i = 1; i < points.size(); i++) {
        assertEquals(points.get(i - 1).layer() + 1, points.get(i).layer(), what);
      }
    }
    List<Point> places = List.copyOf(layout.nodes().values());
    assertEquals(labels.size(), places.size(), what);
    for (int i = 0; i < places.size(); i++) {
      assertTrue(places.get(i).height() >= -ROUNDING, what);
      for (int j = 0; j < i; j++) {
        assertTrue(
            places.get(i).layer() != places.get(j).layer()
                || Math.abs(places.get(i).height() - places.get(j).height()) >= 1 - ROUNDING,
            what + ": nodes overlap");
      }
    }
    LayeredLayout again = LayeredLayout.of(labels, edges);
    assertEquals(layout.nodes(), again.nodes(), what);
    assertEquals(layout.courses(), again.courses(), what);
  }
}
