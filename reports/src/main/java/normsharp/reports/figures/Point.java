package normsharp.reports.figures;

/**
 * A point of a plot.
 *
 * @param x horizontal
 * @param y vertical
 */
public record Point(double x, double y) {}
