package normsharp.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.analysis.FlowResult;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateGrid;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.reports.figures.Axis;
import normsharp.reports.figures.Plot;
import normsharp.reports.figures.Point;
import normsharp.reports.runs.Columns;
import normsharp.reports.runs.SweepFiles;

/** The figures of one sweep. */
final class SweepFigures {
  private static final String ETA = "learning rate η";
  private static final String TIME = "intrinsic time η·steps";
  private static final String FINAL = "gradient descent, final";
  private static final String GREEN = "#00785a";
  private static final String ORANGE = "#c04a00";
  private static final String PURPLE = "#a2407f";
  private static final String BLUE = "#0072b2";
  private static final String BLACK = "#1a2330";

  /** Measures of the end of a run beyond the sharpness, where the table has them (H.9). */
  private static final Map<String, String> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("hessian_trace", "trace of the Hessian");
    MEASURES.put("adaptive_sharpness_average", "adaptive sharpness, average case");
    MEASURES.put("adaptive_sharpness_worst", "adaptive sharpness, worst case");
    MEASURES.put("fisher_sharpness", "Fisher matrix, top eigenvalue");
    MEASURES.put("fisher_trace", "Fisher matrix, trace");
  }

  private SweepFigures() {}

  /** Sharpness, ℓ1-norm and test loss on the fine and the coarse grid, as in Appendix I. */
  static List<Figure> grids(SweepFiles sweep) {
    List<Figure> figures = new ArrayList<>();
    SweepAnalysis analysis = sweep.analysis();
    for (RateGrid grid : RateGrid.values()) {
      List<RateResult> runs =
          analysis.sweep().reached().stream().filter(run -> run.grid() == grid).toList();
      if (runs.isEmpty()) {
        continue;
      }
      boolean wide = runs.get(runs.size() - 1).eta() > 20 * runs.get(0).eta();
      Axis rates = wide ? Axis.log(ETA) : Axis.fromZero(ETA);
      String which = grid == RateGrid.LISTED ? "" : ", " + words(grid) + " grid";
      String id = id(sweep) + "-" + words(grid);
      figures.add(
          new Figure(
              id + "-sharpness",
              "Final sharpness" + which,
              "Flat below the critical rate, along 2/η above it, says the paper.",
              sharpness(runs, analysis, rates, grid == RateGrid.COARSE).spec()));
      figures.add(
          new Figure(
              id + "-l1",
              "ℓ₁-norm" + which,
              "Flat below the critical rate, growing above it, says the paper.",
              values(
                      runs,
                      analysis,
                      Plot.over(rates, Axis.linear("ℓ₁-norm of the parameters")),
                      run -> norm(run, "l1"),
                      Optional.ofNullable(analysis.sweep().flow().norms().get("l1")))
                  .spec()));
      if (runs.stream().allMatch(run -> run.measured().testLoss().isPresent())) {
        OptionalDouble flow = analysis.sweep().flow().testLoss();
        figures.add(
            new Figure(
                id + "-test-loss",
                "Test loss" + which,
                "A U-shape would have its least value between the ends.",
                values(
                        runs,
                        analysis,
                        Plot.over(rates, Axis.linear("test loss")),
                        run -> run.measured().testLoss(),
                        flow.isPresent() ? Optional.of(flow.getAsDouble()) : Optional.empty())
                    .spec()));
      }
    }
    figures.add(
        new Figure(
            id(sweep) + "-iterations",
            "Iterations until the goal",
            "∝ 1/η in the flow-aligned regime (H.8).",
            Plot.over(Axis.log(ETA), Axis.log("iterations"))
                .points(
                    "gradient descent",
                    points(
                        analysis.sweep().reached(),
                        run -> OptionalDouble.of((double) run.iterations())))
                .dashes("∝ 1/η from the smallest rate", inverse(analysis.sweep().reached()))
                .spec()));
    return figures;
  }

  private static Plot sharpness(
      List<RateResult> runs, SweepAnalysis analysis, Axis rates, boolean coarse) {
    FlowResult flow = analysis.sweep().flow();
    double top =
        runs.stream().mapToDouble(run -> run.measured().maxSharpness()).max().orElseThrow();
    double limit = 1.15 * Math.max(flow.peakSharpness(), Math.min(top, 3 * flow.peakSharpness()));
    Plot plot = Plot.over(rates, Axis.fromZero("sharpness").within(0, limit));
    marks(plot, analysis)
        .colour("2/η", BLUE)
        .dashes("2/η", curve(runs))
        .colour("largest along the run", BLACK)
        .points(
            "largest along the run",
            points(runs, run -> OptionalDouble.of(run.measured().maxSharpness())))
        .colour(FINAL, GREEN)
        .points(FINAL, points(runs, run -> OptionalDouble.of(run.measured().finalSharpness())))
        .colour("s_GF, the flow's largest", ORANGE)
        .horizontal("s_GF, the flow's largest", flow.peakSharpness())
        .colour("flow, final", "#3aa583")
        .horizontal("flow, final", flow.finalSharpness());
    double heuristic = 1 / flow.initialSharpness();
    if (coarse && heuristic <= runs.get(runs.size() - 1).eta()) {
      plot.colour("1/s₀", PURPLE).vertical("1/s₀", heuristic);
    }
    return plot;
  }

  private static Plot values(
      List<RateResult> runs,
      SweepAnalysis analysis,
      Plot plot,
      Function<RateResult, OptionalDouble> value,
      Optional<Double> flow) {
    marks(plot, analysis).colour(FINAL, GREEN).points(FINAL, points(runs, value));
    flow.ifPresent(at -> plot.colour("flow, final", "#3aa583").horizontal("flow, final", at));
    return plot;
  }

  /** The predicted critical rate, and the fitted one's interval. */
  private static Plot marks(Plot plot, SweepAnalysis analysis) {
    if (analysis.critical() instanceof CriticalRate.Found found && found.reported().isBounded()) {
      plot.colour("95 % interval of η_c", "#8a6d00")
          .band("95 % interval of η_c", found.reported().lower(), found.reported().upper());
    }
    return plot.colour("2/s_GF", ORANGE)
        .vertical("2/s_GF", analysis.sweep().flow().predictedCriticalRate());
  }

  /** Other norms, distances and the norms of each layer. */
  static List<Figure> norms(SweepFiles sweep) {
    List<Figure> figures = new ArrayList<>();
    SweepAnalysis analysis = sweep.analysis();
    List<RateResult> runs = analysis.sweep().reached();
    Axis rates = Axis.log(ETA);
    for (String norm : List.of("l2", "nuclear")) {
      if (analysis.sweep().normNames().contains(norm)) {
        figures.add(
            new Figure(
                id(sweep) + "-" + norm,
                (norm.equals("l2") ? "ℓ₂-norm" : "Nuclear norm") + ", all rates",
                "Figure 9 has the three norms alike.",
                values(
                        runs,
                        analysis,
                        Plot.over(
                            rates, Axis.linear(norm.equals("l2") ? "ℓ₂-norm" : "nuclear norm")),
                        run -> norm(run, norm),
                        Optional.ofNullable(analysis.sweep().flow().norms().get(norm)))
                    .spec()));
      }
    }
    distances(sweep, rates).ifPresent(figures::add);
    sweep.layers().flatMap(layers -> layers(sweep, layers)).ifPresent(figures::add);
    return figures;
  }

  private static Optional<Figure> distances(SweepFiles sweep, Axis rates) {
    Plot plot = Plot.over(rates, Axis.fromZero("ℓ₁-distance"));
    plot.points("from the flow's solution", column(sweep.runs(), "l1_from_flow"));
    plot.points("from the start", column(sweep.runs(), "l1_from_start"));
    return sweep.runs().has("l1_from_flow")
        ? Optional.of(
            new Figure(
                id(sweep) + "-distances",
                "Distance of the solution",
                "Figures 11 and 12.",
                plot.spec()))
        : Optional.empty();
  }

  private static Optional<Figure> layers(SweepFiles sweep, Columns layers) {
    Map<String, List<Point>> byTensor = new LinkedHashMap<>();
    for (int row = 0; row < layers.rows(); row++) {
      double eta = layers.number(row, "eta");
      if (eta > 0
          && layers.text(row, "norm").equals("l1")
          && layers.text(row, "tensor").endsWith("weight")) {
        byTensor
            .computeIfAbsent(layers.text(row, "tensor"), fresh -> new ArrayList<>())
            .add(new Point(eta, layers.number(row, "value")));
      }
    }
    // More than the legend can tell apart would show nothing.
    if (byTensor.isEmpty() || byTensor.size() > 7) {
      return Optional.empty();
    }
    Plot plot = Plot.over(Axis.log(ETA), Axis.linear("ℓ₁-norm less that at the smallest η"));
    byTensor.forEach(
        (tensor, points) ->
            plot.points(
                tensor,
                points.stream()
                    .map(point -> new Point(point.x(), point.y() - points.get(0).y()))
                    .toList()));
    return Optional.of(
        new Figure(id(sweep) + "-layers", "Norms of the layers", "Figure 14.", plot.spec()));
  }

  /** Sharpness, loss, norm and distance along a few runs, in intrinsic time. */
  static List<Figure> evolution(SweepFiles sweep) {
    if (sweep.evolution().isEmpty()) {
      return List.of();
    }
    Columns table = sweep.evolution().orElseThrow();
    Plot sharpness = Plot.over(Axis.fromZero(TIME), Axis.fromZero("sharpness"));
    Plot loss = Plot.over(Axis.fromZero(TIME), Axis.log("training loss"));
    Plot norm = Plot.over(Axis.fromZero(TIME), Axis.linear("ℓ₁-norm"));
    Plot distance = Plot.over(Axis.fromZero(TIME), Axis.fromZero("ℓ₁-distance from the start"));
    for (double eta : table.numbers("eta").stream().distinct().toList()) {
      String name = "η = " + Numbers.text(eta, 3);
      sharpness.line(name, course(table, eta, "sharpness"));
      loss.line(name, course(table, eta, "train_loss"));
      norm.line(name, course(table, eta, "l1"));
      distance.line(name, course(table, eta, "l1_from_start"));
    }
    for (double eta : table.numbers("eta").stream().distinct().toList()) {
      // In the run's own colour: a series of the same name would be joined to it.
      sharpness.horizontal("2/η at η = " + Numbers.text(eta, 3), within(2 / eta, table));
    }
    sweep
        .flow()
        .ifPresent(
            flow -> {
              List<Point> course = new ArrayList<>();
              for (int row = 0; row < flow.rows(); row++) {
                course.add(new Point(flow.number(row, "time"), flow.number(row, "sharpness")));
              }
              sharpness.dashes("gradient flow", thinned(course));
            });
    String id = id(sweep) + "-course";
    return List.of(
        new Figure(id + "-sharpness", "Sharpness along training", "Figure 13.", sharpness.spec()),
        new Figure(id + "-loss", "Loss along training", "Figure 13.", loss.spec()),
        new Figure(id + "-norm", "Norm along training", "Figure 13.", norm.spec()),
        new Figure(
            id + "-distance",
            "Distance from the start along training",
            "Figure 13.",
            distance.spec()));
  }

  /** A level that would squeeze all curves is left out. */
  private static double within(double level, Columns table) {
    double top =
        table.numbers("sharpness").stream()
            .filter(Double::isFinite)
            .max(Double::compare)
            .orElse(1.0);
    return level <= 1.3 * top ? level : Double.NaN;
  }

  /** Other measures of sharpness, where they were taken. */
  static List<Figure> measures(SweepFiles sweep) {
    List<Figure> figures = new ArrayList<>();
    MEASURES.forEach(
        (column, title) -> {
          if (sweep.runs().has(column)) {
            Plot plot = Plot.over(Axis.log(ETA), Axis.linear(title));
            marks(plot, sweep.analysis())
                .colour(FINAL, GREEN)
                .points(FINAL, column(sweep.runs(), column));
            figures.add(
                new Figure(
                    id(sweep) + "-" + column.replace('_', '-'),
                    capital(title),
                    "Figure 10.",
                    plot.spec()));
          }
        });
    return figures;
  }

  private static List<Point> course(Columns table, double eta, String column) {
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.number(row, "eta") == eta) {
        points.add(new Point(table.number(row, "time"), table.number(row, column)));
      }
    }
    return points;
  }

  /** Some 200 points of a curve. */
  private static List<Point> thinned(List<Point> points) {
    int stride = Math.max(1, points.size() / 200);
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i += stride) {
      kept.add(points.get(i));
    }
    return kept;
  }

  private static List<Point> column(Columns runs, String name) {
    List<Point> points = new ArrayList<>();
    if (runs.has(name)) {
      for (int row = 0; row < runs.rows(); row++) {
        if (runs.text(row, "outcome").equals("REACHED")) {
          points.add(new Point(runs.number(row, "eta"), runs.number(row, name)));
        }
      }
    }
    return points;
  }

  private static List<Point> points(
      List<RateResult> runs, Function<RateResult, OptionalDouble> value) {
    List<Point> points = new ArrayList<>();
    for (RateResult run : runs) {
      points.add(new Point(run.eta(), value.apply(run).orElse(Double.NaN)));
    }
    return points;
  }

  private static List<Point> curve(List<RateResult> runs) {
    double from = runs.get(0).eta();
    double to = runs.get(runs.size() - 1).eta();
    List<Point> curve = new ArrayList<>();
    for (int k = 0; k <= 100; k++) {
      double eta = from * Math.pow(to / from, k / 100.0);
      curve.add(new Point(eta, 2 / eta));
    }
    return curve;
  }

  private static List<Point> inverse(List<RateResult> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    RateResult first = runs.get(0);
    double last = runs.get(runs.size() - 1).eta();
    return List.of(
        new Point(first.eta(), (double) first.iterations()),
        new Point(last, (double) first.iterations() * first.eta() / last));
  }

  private static OptionalDouble norm(RateResult run, String name) {
    NormValue value = run.measured().norms().get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.raw());
  }

  private static String words(RateGrid grid) {
    return grid.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** A name as an id; two names never make one. */
  static String id(SweepFiles sweep) {
    return "s-" + sweep.name();
  }
}
