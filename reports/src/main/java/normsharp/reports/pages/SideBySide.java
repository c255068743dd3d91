package normsharp.reports.pages;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateResult;
import normsharp.reports.figures.Axis;
import normsharp.reports.figures.Plot;
import normsharp.reports.figures.Point;
import normsharp.reports.runs.SweepFiles;

/**
 * The toy model and a network on the same axes: learning rates as multiples of 2/s_GF, everything
 * else as a multiple of its value at the smallest rate.
 *
 * @param toy the diagonal network's sweep
 * @param network the network's
 * @param features what is compared
 */
record SideBySide(
    String toy, String network, List<SideBySide.Feature> features, List<Figure> figures) {
  /**
   * One feature.
   *
   * @param prediction what
   * @param toy what the toy model shows
   * @param network what the network shows
   */
  record Feature(Prediction prediction, Prediction.Finding toy, Prediction.Finding network) {
    /** Both show it, or neither does. */
    boolean agrees() {
      return toy.outcome() == network.outcome() && toy.outcome() != Prediction.Outcome.UNKNOWN;
    }
  }

  /** Takes immutable copies. */
  SideBySide {
    features = List.copyOf(features);
    figures = List.copyOf(figures);
  }

  static SideBySide of(SweepFiles toy, SweepFiles network) {
    List<Feature> features =
        Stream.of(Prediction.values())
            .map(each -> new Feature(each, each.in(toy.analysis()), each.in(network.analysis())))
            .toList();
    return new SideBySide(toy.name(), network.name(), features, figures(toy, network));
  }

  private static List<Figure> figures(SweepFiles toy, SweepFiles network) {
    Axis rates = Axis.log("η·s_GF/2");
    Plot sharpness = Plot.over(rates, Axis.fromZero("final sharpness / s_GF"));
    Plot norm = Plot.over(rates, Axis.linear("ℓ₁-norm / that at the smallest rate"));
    Plot loss = Plot.over(rates, Axis.linear("test loss / that at the smallest rate"));
    List<Point> theory = new ArrayList<>();
    for (int k = 0; k <= 100; k++) {
      double rate = Math.pow(10, -1 + k / 50.0);
      theory.add(new Point(rate, Math.min(1, 1 / rate)));
    }
    sharpness.dashes("flat, then 2/η", theory);
    for (SweepFiles sweep : List.of(toy, network)) {
      String name = sweep.name();
      double peak = sweep.analysis().sweep().flow().peakSharpness();
      sharpness.points(name, relative(sweep, run -> run.measured().finalSharpness() / peak));
      norm.points(name, overFirst(sweep, SideBySide::l1));
      loss.points(name, overFirst(sweep, run -> run.measured().testLoss().orElse(Double.NaN)));
    }
    return List.of(
        new Figure(
            "both-sharpness",
            "Sharpness on common axes",
            "Theory: 1 up to 1, then falling as 1/(η·s_GF/2).",
            sharpness.spec()),
        new Figure("both-norm", "Norm on common axes", "Flat up to 1, then rising?", norm.spec()),
        new Figure("both-loss", "Test loss on common axes", "Is there a valley?", loss.spec()));
  }

  private static List<Point> relative(SweepFiles sweep, Function<RateResult, Double> value) {
    double peak = sweep.analysis().sweep().flow().peakSharpness();
    return sweep.analysis().sweep().reached().stream()
        .map(run -> new Point(run.eta() * peak / 2, value.apply(run)))
        .toList();
  }

  private static List<Point> overFirst(SweepFiles sweep, Function<RateResult, Double> value) {
    List<Point> points = relative(sweep, value);
    return IntStream.range(0, points.size())
        .mapToObj(i -> new Point(points.get(i).x(), points.get(i).y() / points.get(0).y()))
        .toList();
  }

  private static double l1(RateResult run) {
    NormValue value = run.measured().norms().get("l1");
    return value == null ? Double.NaN : value.raw();
  }

  /** How many features the two have in common. */
  long agreements() {
    return features.stream().filter(Feature::agrees).count();
  }

  List<DomContent> content() {
    return List.of(
        p(MathText.html(
                "The diagonal network (sweep "
                    + toy
                    + ") and "
                    + network
                    + ", learning rates in units of 2/s_GF. They agree on "
                    + agreements()
                    + " of "
                    + features.size()
                    + " features."))
            .withClass("lead"),
        WideTable.scrolling(
            "Features",
            table(
                caption(
                    "A feature is present by the rule beside it; agreement is having it alike."),
                thead(
                    tr(
                        each(
                            List.of("Feature", "Rule", "Toy model", "Network", "Alike"),
                            name -> th(name).attr("scope", "col")))),
                tbody(
                    each(
                        features,
                        each ->
                            tr(
                                th(each.prediction().title()).attr("scope", "row"),
                                td(MathText.html(each.prediction().rule())),
                                td(each.toy().html()),
                                td(each.network().html()),
                                td(each.agrees() ? "yes" : "no")))))),
        div().with(figures.stream().map(Figure::html).toList()).withClass("figures"));
  }
}
