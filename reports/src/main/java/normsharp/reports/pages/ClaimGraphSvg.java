package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import normsharp.reports.ledger.ClaimGraph;
import normsharp.reports.ledger.ClaimGraph.Part;
import normsharp.reports.ledger.ClaimId;
import normsharp.reports.ledger.LayeredLayout;
import normsharp.reports.ledger.LayeredLayout.Course;
import normsharp.reports.ledger.LayeredLayout.Point;
import normsharp.verify.Claim;
import normsharp.verify.Judgement;

/**
 * What rests on what as inline SVG: the colour and the mark of a box are the verdict about the
 * statement as printed; its border is dashed, in the colour of the correction's verdict, where the
 * print is false.
 */
final class ClaimGraphSvg {
  private static final int BOX_WIDTH = 220;
  private static final int BOX_HEIGHT = 38;
  private static final int COLUMN = 274;
  private static final int ROW = 46;
  private static final int MARGIN = 6;
  private static final int LINE = 25;

  private ClaimGraphSvg() {}

  /** All parts, and the claims without arrows as a list. */
  static DomContent html(ClaimGraph graph) {
    List<DomContent> parts = new ArrayList<>();
    List<Part> drawn = graph.parts();
    for (int i = 0; i < drawn.size(); i++) {
      parts.add(
          div(svg(drawn.get(i), i + 1, drawn.size()))
              .withClass("scroll graph")
              .withTabindex(0)
              .attr("role", "region")
              .attr("aria-label", "Part " + (i + 1) + " of the graph, scrolls sideways"));
    }
    int alone = graph.alone().size();
    if (alone > 0) {
      parts.add(
          p(
              alone == 1
                  ? "One claim rests on no other and carries none:"
                  : alone + " claims rest on no other and carry none:"));
      parts.add(
          ul(each(
                  graph.alone(),
                  judgement ->
                      li(
                          span(mark(judgement)).attr("aria-hidden", "true"),
                          text(" "),
                          a(MathText.html(judgement.claim().label()))
                              .withHref("#" + ClaimId.of(judgement.claim().label())))))
              .withClass("alone"));
    }
    return div(each(parts, part -> part)).withClass("graphs");
  }

  /** The verdict as a sign, followed by the correction's. */
  static String mark(Judgement judgement) {
    return sign(judgement.printed().verdict().word())
        + judgement.corrected().map(ruling -> " → " + sign(ruling.verdict().word())).orElse("");
  }

  /** A sign for a verdict, for those who don't tell the colours apart. */
  static String sign(String verdict) {
    return switch (verdict) {
      case "proved" -> "✓";
      case "proved-with-typo" -> "✓*";
      case "supported" -> "≈";
      case "refuted" -> "✗";
      default -> "?";
    };
  }

  private static ContainerTag<?> svg(Part part, int number, int parts) {
    LayeredLayout layout =
        LayeredLayout.of(
            part.claims().stream().map(judgement -> judgement.claim().label()).toList(),
            part.edges());
    double width = 2 * MARGIN + (layout.width() - 1) * COLUMN + BOX_WIDTH;
    double height = 2 * MARGIN + layout.height() * ROW + BOX_HEIGHT;
    Map<String, Point> places = layout.nodes();
    Map<String, Judgement> claims = new HashMap<>();
    part.claims().forEach(judgement -> claims.put(judgement.claim().label(), judgement));
    String title =
        "What rests on what, part %d of %d: %d claims, %d arrows"
            .formatted(number, parts, part.claims().size(), part.edges().size());
    return tag("svg")
        .attr("role", "group")
        .attr("aria-label", title)
        .attr("width", round(width))
        .attr("height", round(height))
        .attr("viewBox", "0 0 " + round(width) + " " + round(height))
        .with(
            tag("g")
                .attr("aria-hidden", "true")
                .with(layout.courses().stream().map(ClaimGraphSvg::arrow).toList()))
        .with(
            places.entrySet().stream()
                .map(node -> box(claims.get(node.getKey()), node.getValue()))
                .toList());
  }

  private static ContainerTag<?> box(Judgement judgement, Point at) {
    Claim claim = judgement.claim();
    String verdict = judgement.printed().verdict().word();
    String corrected =
        judgement.corrected().map(ruling -> " corrected-" + ruling.verdict().word()).orElse("");
    String name =
        claim.label()
            + ": "
            + verdict
            + judgement
                .corrected()
                .map(ruling -> "; corrected: " + ruling.verdict().word())
                .orElse("");
    double x = MARGIN + at.layer() * COLUMN;
    double y = MARGIN + at.height() * ROW;
    List<String> lines = lines(claim.label());
    ContainerTag<?> label = tag("text").attr("class", "label");
    for (int i = 0; i < lines.size(); i++) {
      label.with(
          tag("tspan")
              .attr("x", round(x + 8))
              .attr("y", round(y + BOX_HEIGHT / 2.0 + 4 + 14 * (i - (lines.size() - 1) / 2.0)))
              .withText(lines.get(i)));
    }
    return tag("a")
        .attr("href", "#" + ClaimId.of(claim.label()))
        .attr("aria-label", name)
        .attr("class", "node " + verdict + corrected)
        .attr("data-claim", ClaimId.of(claim.label()))
        .with(
            tag("title").withText(name),
            tag("rect")
                .attr("x", round(x))
                .attr("y", round(y))
                .attr("width", BOX_WIDTH)
                .attr("height", BOX_HEIGHT)
                .attr("rx", 6),
            label,
            tag("text")
                .attr("class", "mark")
                .attr("x", round(x + BOX_WIDTH - 6))
                .attr("y", round(y + BOX_HEIGHT / 2.0 + 4))
                .withText(mark(judgement).replace(" ", "")));
  }

  /** A curve that leaves and enters level; a bend runs level below the boxes of its layer. */
  private static ContainerTag<?> arrow(Course course) {
    StringBuilder path = new StringBuilder();
    double x = 0;
    double y = 0;
    List<Point> points = course.points();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double nextX = MARGIN + point.layer() * COLUMN;
      double nextY = MARGIN + point.height() * ROW + BOX_HEIGHT / 2.0;
      if (i == 0) {
        path.append("M").append(pair(nextX + BOX_WIDTH, nextY));
      } else {
        double middle = (x + nextX) / 2;
        path.append("C").append(pair(middle, y)).append(" ").append(pair(middle, nextY));
        path.append(" ").append(pair(nextX, nextY));
        if (i < points.size() - 1) {
          path.append("H").append(round(nextX + BOX_WIDTH));
        }
      }
      x = nextX + BOX_WIDTH;
      y = nextY;
    }
    double tip = x - BOX_WIDTH;
    path.append("M").append(pair(tip - 6, y - 3.5));
    path.append("L").append(pair(tip, y)).append(" ").append(pair(tip - 6, y + 3.5));
    return tag("path")
        .attr("d", path.toString())
        .attr("data-from", ClaimId.of(course.edge().from()))
        .attr("data-to", ClaimId.of(course.edge().to()));
  }

  /** A label in two lines at most, cut between words; the tooltip has it in full. */
  static List<String> lines(String label) {
    if (label.length() <= LINE) {
      return List.of(label);
    }
    int cut = label.lastIndexOf(' ', LINE);
    if (cut <= 0) {
      cut = LINE;
    }
    String rest = label.substring(cut).strip();
    return List.of(
        label.substring(0, cut),
        rest.length() <= LINE ? rest : rest.substring(0, LINE - 1).strip() + "…");
  }

  private static String pair(double x, double y) {
    return round(x) + "," + round(y);
  }

  private static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("[.]0$", "");
  }
}
