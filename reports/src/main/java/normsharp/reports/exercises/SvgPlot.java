package normsharp.reports.exercises;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A scatter plot with one curve, as SVG of fixed numbers: the same data give the same text.
 *
 * @param title what it shows
 * @param horizontal label of the horizontal axis
 * @param vertical label of the vertical axis
 * @param dots what was measured, at least one
 * @param curve what is drawn as a line; empty for none
 * @param curveName what the line is
 */
public record SvgPlot(
    String title,
    String horizontal,
    String vertical,
    List<Point> dots,
    List<Point> curve,
    String curveName) {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 340;
  private static final double LEFT = 62;
  private static final double BOTTOM = 52;
  private static final double TOP = 34;
  private static final double RIGHT = 16;

  /**
   * A point of the plane.
   *
   * @param x horizontal
   * @param y vertical
   */
  public record Point(double x, double y) {}

  /** Takes immutable copies. */
  public SvgPlot {
    dots = List.copyOf(dots);
    curve = List.copyOf(curve);
    if (dots.isEmpty()) {
      throw new IllegalArgumentException("a plot needs at least one dot, got none");
    }
  }

  /** The drawing; black on white wherever it stands. */
  public String svg() {
    double xMax = 1.03 * largest(dots.stream().mapToDouble(Point::x));
    double yMax = 1.2 * largest(dots.stream().mapToDouble(Point::y));
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
            + " aria-label=\"%s\" font-family=\"DejaVu Sans, sans-serif\" font-size=\"13\">",
        WIDTH,
        HEIGHT,
        title);
    line(svg, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    line(svg, "<text x=\"%.0f\" y=\"20\" font-weight=\"bold\">%s</text>", LEFT, title);
    grid(svg, xMax, yMax);
    if (!curve.isEmpty()) {
      StringBuilder path = new StringBuilder();
      for (Point point : curve) {
        if (point.y() <= yMax && point.x() <= xMax) {
          path.append(path.isEmpty() ? "M" : "L");
          path.append(
              String.format(Locale.ROOT, "%.1f %.1f", h(point.x(), xMax), v(point.y(), yMax)));
        }
      }
      line(
          svg,
          "<path d=\"%s\" fill=\"none\" stroke=\"#a5480a\" stroke-width=\"2\" stroke-dasharray=\"6"
              + " 3\"/>",
          path);
      line(
          svg,
          "<text x=\"%.0f\" y=\"20\" text-anchor=\"end\" fill=\"#8a3b06\">%s (dashed)</text>",
          WIDTH - RIGHT,
          curveName);
    }
    for (Point dot : dots) {
      line(
          svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\" fill=\"#0a4fa3\"/>",
          h(dot.x(), xMax),
          v(dot.y(), yMax));
    }
    svg.append("</svg>\n");
    return svg.toString();
  }

  private void grid(StringBuilder svg, double xMax, double yMax) {
    for (double x : ticks(xMax)) {
      line(
          svg,
          "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\" stroke=\"#d5dae0\"/>",
          h(x, xMax),
          TOP,
          HEIGHT - BOTTOM);
      line(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
          h(x, xMax),
          HEIGHT - BOTTOM + 18,
          number(x));
    }
    for (double y : ticks(yMax)) {
      line(
          svg,
          "<line x1=\"%1$.1f\" x2=\"%2$.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#d5dae0\"/>",
          LEFT,
          WIDTH - RIGHT,
          v(y, yMax));
      line(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 7,
          v(y, yMax) + 4.5,
          number(y));
    }
    line(
        svg,
        "<path d=\"M%1$.1f %2$.1fV%3$.1fH%4$.1f\" fill=\"none\" stroke=\"#1a2330\"/>",
        LEFT,
        TOP,
        HEIGHT - BOTTOM,
        WIDTH - RIGHT);
    line(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 10,
        horizontal);
    line(
        svg,
        "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        (TOP + HEIGHT - BOTTOM) / 2,
        vertical);
  }

  /** Multiples of 1, 2 or 5 times a power of ten, five to ten of them. */
  private static List<Double> ticks(double max) {
    double unit = Math.pow(10, Math.floor(Math.log10(max / 5)));
    double step = max / unit / 5 >= 5 ? 5 * unit : max / unit / 5 >= 2 ? 2 * unit : unit;
    return DoubleStream.iterate(0, x -> x <= max * 1.0001, x -> x + step).boxed().toList();
  }

  private static String number(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(4))
        .setScale(6, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static double largest(DoubleStream values) {
    return values.max().orElseThrow();
  }

  private static double h(double x, double max) {
    return LEFT + (WIDTH - LEFT - RIGHT) * x / max;
  }

  private static double v(double y, double max) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * y / max;
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
