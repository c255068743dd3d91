package normsharp.reports.pages;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.analysis.EdgeFit;
import normsharp.empirical.analysis.NormTrend;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.analysis.Trend;
import normsharp.empirical.analysis.UShape;
import normsharp.empirical.analysis.UShapeMark;
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
  /** η_c/(2/s_GF) this near to 1 counts as agreement with the prediction. */
  private static final double RATE_BAND = 0.25;

  /** A relative spread of the sharpness below 2/s_GF up to this counts as flat. */
  private static final double FLAT = 0.1;

  /** p and C/2 this near to 1 count as the hyperbola 2/η. */
  private static final double HYPERBOLA_BAND = 0.2;

  /**
   * One feature.
   *
   * @param name what
   * @param rule when it counts as present
   * @param toy value for the toy model
   * @param toyHas whether the toy model shows it
   * @param network value for the network
   * @param networkHas whether the network shows it
   */
  record Feature(
      String name, String rule, String toy, boolean toyHas, String network, boolean networkHas) {
    boolean agrees() {
      return toyHas == networkHas;
    }
  }

  /** Takes immutable copies. */
  SideBySide {
    features = List.copyOf(features);
    figures = List.copyOf(figures);
  }

  private record Finding(String text, boolean present) {}

  static SideBySide of(SweepFiles toy, SweepFiles network) {
    List<Feature> features = new ArrayList<>();
    features.add(
        feature(
            "Critical rate where predicted",
            "η_c within 25 % of 2/s_GF",
            toy,
            network,
            SideBySide::critical));
    features.add(
        feature(
            "Flat region",
            "sharpness of all runs at η ≤ 2/s_GF within 10 % of the flow's",
            toy,
            network,
            SideBySide::flat));
    features.add(
        feature(
            "Hyperbola",
            "S = C·η^−p above η_c with p within 0.2 of 1, and C at p = 1 within 0.4 of 2",
            toy,
            network,
            SideBySide::hyperbola));
    features.add(
        feature(
            "Norm growth",
            "ℓ₁-norm of the parameters rises above η_c (Kendall's test and Theil–Sen slope)",
            toy,
            network,
            SideBySide::normGrowth));
    features.add(
        feature(
            "U-shape",
            "test loss has an interior optimum, marks ✓ and (✓)",
            toy,
            network,
            SideBySide::uShape));
    return new SideBySide(toy.name(), network.name(), features, figures(toy, network));
  }

  private static Feature feature(
      String name,
      String rule,
      SweepFiles toy,
      SweepFiles network,
      Function<SweepAnalysis, Finding> find) {
    Finding first = find.apply(toy.analysis());
    Finding second = find.apply(network.analysis());
    return new Feature(name, rule, first.text(), first.present(), second.text(), second.present());
  }

  private static Finding critical(SweepAnalysis analysis) {
    return analysis.critical() instanceof CriticalRate.Found found
        ? new Finding(
            "η_c·s_GF/2 = " + Numbers.text(found.ratio(), 3),
            Math.abs(found.ratio() - 1) <= RATE_BAND)
        : new Finding("no change point", false);
  }

  private static Finding flat(SweepAnalysis analysis) {
    double predicted = analysis.sweep().flow().predictedCriticalRate();
    double end = analysis.sweep().flow().finalSharpness();
    OptionalDouble spread =
        analysis.sweep().reached().stream()
            .filter(run -> run.eta() <= predicted)
            .mapToDouble(run -> Math.abs(run.measured().finalSharpness() / end - 1))
            .max();
    return spread.isPresent()
        ? new Finding(
            "largest deviation " + Numbers.percent(spread.getAsDouble()),
            spread.getAsDouble() <= FLAT)
        : new Finding("no run below 2/s_GF", false);
  }

  private static Finding hyperbola(SweepAnalysis analysis) {
    return analysis.edge() instanceof EdgeFit.Fitted fit
        ? new Finding(
            "p = "
                + Numbers.text(fit.exponent(), 3)
                + ", C = "
                + Numbers.text(fit.constantAtOne(), 3),
            Math.abs(fit.exponent() - 1) <= HYPERBOLA_BAND
                && Math.abs(fit.constantAtOne() / 2 - 1) <= HYPERBOLA_BAND)
        : new Finding("too few runs above η_c", false);
  }

  private static Finding normGrowth(SweepAnalysis analysis) {
    for (NormTrend trend : analysis.norms()) {
      if (trend.norm().equals("l1")
          && !trend.averaged()
          && trend.above() instanceof Trend.Measured above) {
        return new Finding(
            "elasticity "
                + Numbers.text(above.elasticity().slope(), 2)
                + ", "
                + above.verdict().name().toLowerCase(Locale.ROOT),
            above.verdict() == Trend.Verdict.RISING);
      }
    }
    return new Finding("too few runs above η_c", false);
  }

  private static Finding uShape(SweepAnalysis analysis) {
    return analysis.testLoss() instanceof UShape.Judged judged
        ? new Finding(
            judged.mark().symbol() + ", least at η = " + Numbers.text(judged.bestEta(), 3),
            judged.mark() == UShapeMark.INTERIOR || judged.mark() == UShapeMark.RATHER_INTERIOR)
        : new Finding("not measured", false);
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
                                th(each.name()).attr("scope", "row"),
                                td(MathText.html(each.rule())),
                                td(has(each.toyHas()), span(text(" "), MathText.html(each.toy()))),
                                td(
                                    has(each.networkHas()),
                                    span(text(" "), MathText.html(each.network()))),
                                td(each.agrees() ? "yes" : "no")))))),
        div().with(figures.stream().map(Figure::html).toList()).withClass("figures"));
  }

  private static DomContent has(boolean present) {
    return span(present ? "present:" : "absent:").withClass(present ? "good" : "bad");
  }
}
