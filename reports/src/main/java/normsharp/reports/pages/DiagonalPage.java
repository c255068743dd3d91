package normsharp.reports.pages;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import normsharp.empirical.model.DiagonalModel;
import normsharp.reports.figures.Axis;
import normsharp.reports.figures.Plot;
import normsharp.reports.figures.Point;
import normsharp.reports.json.RecordJson;
import normsharp.reports.runs.OwnSweeps;
import normsharp.reports.runs.SweepFiles;

/**
 * The diagonal network: theory's curves beside measured dots, and trajectories in the plane of the
 * weights.
 *
 * @see "Figures 4, 15 and 16; Section 3, Appendix H.13"
 */
final class DiagonalPage {
  private static final String ETA = "learning rate η";
  private static final String MEASURED = "gradient descent";

  private final List<DiagonalStudy> studies = new ArrayList<>();
  private final List<WeightPaths> paths = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  /**
   * A page of all sweeps that it can show, the report's own first, then those with many rates.
   *
   * @param sweeps any sweeps
   */
  DiagonalPage(List<SweepFiles> sweeps) {
    for (SweepFiles sweep : sweeps) {
      if (sweep.configuration().model() instanceof DiagonalModel) {
        sweep.missing().forEach(line -> left.add(sweep.name() + ": " + line));
        if (!DiagonalStudy.covers(sweep)) {
          left.add(
              sweep.name()
                  + " is not shown: that needs two layers, theory.csv, and a run with a stable"
                  + " limit");
        }
      }
    }
    sweeps.stream()
        .filter(DiagonalStudy::covers)
        .sorted(
            Comparator.comparing((SweepFiles sweep) -> !OwnSweeps.NAMES.contains(sweep.name()))
                .thenComparing(sweep -> -sweep.theory().orElseThrow().rows())
                .thenComparing(SweepFiles::name))
        .forEach(
            sweep -> {
              DiagonalStudy study = DiagonalStudy.of(sweep);
              studies.add(study);
              if (((DiagonalModel) sweep.configuration().model()).x().size() == 2
                  && paths.isEmpty()) {
                paths.add(WeightPaths.of(sweep, study));
              }
            });
  }

  /** The sweeps shown, the main one first. */
  List<DiagonalStudy> studies() {
    return List.copyOf(studies);
  }

  /** Every number on the page. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.add("studies", RecordJson.of(studies));
    json.add("paths", RecordJson.of(paths));
    json.add("missing", RecordJson.of(left));
    return json;
  }

  /** The page's content. */
  List<DomContent> content() {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p("The model f(x) = ⟨x, w⊙w⟩ with one data point (x, y), trained from w = α·1 by full-batch"
                + " gradient descent (Section 3). Dots are measured; dashed curves are the theory"
                + " module's exact values.")
            .withClass("lead"));
    if (!left.isEmpty()) {
      content.add(div(p("Missing:"), ul(each(left, line -> li(line)))).withClass("note"));
    }
    if (studies.isEmpty()) {
      content.add(p("No sweep of a diagonal network can be shown.").withClass("note"));
      return content;
    }
    for (int i = 0; i < studies.size(); i++) {
      content.addAll(section(studies.get(i), i));
      if (i == 0) {
        paths.forEach(each -> content.addAll(planes(each)));
      }
    }
    return content;
  }

  private static List<DomContent> section(DiagonalStudy study, int index) {
    double predicted = 2 / study.peakSharpness();
    String id = "d" + index;
    return List.of(
        h2(study.problem() + ", α = " + Numbers.text(study.alpha())).withId(study.name()),
        p("Sweep " + study.name() + ".").withClass("soft"),
        findings(study),
        div(
                new Figure(
                        id + "-sharpness",
                        "Final sharpness against η",
                        "Flat up to 2/s_GF, then along 2/η (Figure 15a).",
                        rates(
                                Plot.over(Axis.fromZero(ETA), capped("sharpness", study)),
                                study,
                                predicted)
                            .dashes("2/η", study.bound())
                            .points(MEASURED, study.sharpness())
                            .spec())
                    .html(),
                new Figure(
                        id + "-norm",
                        "ℓ₁-norm ‖w⊙w‖₁ of the limit against η",
                        "The frontier is the least norm on the manifold under S ≤ 2/η (Figure 15b,"
                            + " Appendix H.13): no limit may lie below it.",
                        rates(
                                Plot.over(Axis.fromZero(ETA), Axis.linear("‖w⊙w‖₁")),
                                study,
                                predicted)
                            .dashes("frontier", study.frontier())
                            .points(MEASURED, study.norm())
                            .spec())
                    .html(),
                new Figure(
                        id + "-risk",
                        "Risk of the limit against η",
                        "The dashed curve is the risk of the constrained optimum of (12)"
                            + " (Figures 4d and 15c).",
                        rates(Plot.over(Axis.fromZero(ETA), Axis.linear("risk")), study, predicted)
                            .dashes("least risk under S ≤ 2/η", study.leastRisk())
                            .points(MEASURED, study.risk())
                            .spec())
                    .html())
            .withClass("figures"));
  }

  /** The curve 2/η goes far above everything measured at small rates. */
  private static Axis capped(String title, DiagonalStudy study) {
    double top = study.sharpness().stream().mapToDouble(Point::y).max().orElse(1);
    return Axis.fromZero(title).within(0, 1.25 * top);
  }

  private static Plot rates(Plot plot, DiagonalStudy study, double predicted) {
    plot.vertical("2/s_GF", predicted);
    study.largestTrapping().ifPresent(rate -> plot.vertical("trapping box ends", rate));
    study.largestStable().ifPresent(rate -> plot.vertical("(12) infeasible beyond", rate));
    return plot;
  }

  private static DomContent findings(DiagonalStudy study) {
    DiagonalStudy.Residuals r = study.residuals();
    List<String> lines = new ArrayList<>();
    lines.add(
        r.runs()
            + " of "
            + (r.runs() + study.failures().size())
            + " rates have a limit; the largest is "
            + Numbers.text(r.lastReached())
            + (r.firstDiverged().isPresent()
                ? ", divergence begins at " + Numbers.text(r.firstDiverged())
                : ", none diverged")
            + ". Theory: nothing diverges up to "
            + Numbers.text(study.largestTrapping())
            + ", no point of 𝓜 is stable beyond "
            + Numbers.text(study.largestStable())
            + ".");
    long crossed =
        study.failures().stream()
            .filter(failure -> failure.outcome().equals(DiagonalStudy.CROSSED))
            .count();
    if (crossed > 0) {
      lines.add(
          crossed
              + " bounded runs passed below the loss goal at a point with S > 2/η, after wandering"
              + " for thousands of steps; such a point repels, it is no limit and is not shown.");
    }
    lines.add(
        "Critical rate: 2/s_GF = "
            + Numbers.text(2 / study.peakSharpness())
            + (study.criticalRate().isPresent()
                ? ", fitted " + Numbers.text(study.criticalRate())
                : "; the measured sharpness has no change point")
            + ".");
    lines.add(
        "Stability S ≤ 2/η: the largest S·η/2 is "
            + Numbers.text(r.largestRelativeSharpness())
            + " (theory: at most 1)"
            + (r.smallestRelativeSharpnessBeyond().isPresent()
                ? ", the smallest beyond 2/s_GF "
                    + Numbers.text(r.smallestRelativeSharpnessBeyond())
                : "")
            + "; below 2/s_GF the sharpness differs from the flow's by at most "
            + (r.largestDeviationBelow().isPresent()
                ? Numbers.percent(r.largestDeviationBelow().getAsDouble())
                : "–")
            + ".");
    lines.add(
        "Norm above the frontier: between "
            + Numbers.text(r.leastNormExcess())
            + " and "
            + Numbers.text(r.largestNormExcess())
            + " (theory: never below 0, up to the distance to 𝓜, which is at most "
            + Numbers.text(r.largestDistanceToManifold())
            + ").");
    lines.add(
        "Risk above the least under the bound: between "
            + Numbers.text(r.leastRiskExcess())
            + " and "
            + Numbers.text(r.largestRiskExcess())
            + "; the best is "
            + Numbers.text(r.bestRisk())
            + " at η = "
            + Numbers.text(r.bestEta())
            + ", the smallest rate has "
            + Numbers.text(r.flowRisk())
            + ".");
    lines.add(
        "Median distance of w⊙w to the nearest KKT point of (12) beyond 2/s_GF: "
            + Numbers.text(r.medianDistanceToKkt())
            + ".");
    return ul(each(lines, line -> li(MathText.html(line))));
  }

  private static List<DomContent> planes(WeightPaths paths) {
    List<DomContent> figures = new ArrayList<>();
    for (int i = 0; i < paths.panels().size(); i++) {
      WeightPaths.Panel panel = paths.panels().get(i);
      figures.add(
          new Figure(
                  "plane-" + i,
                  "η = " + Numbers.text(panel.eta()) + ": " + panel.regime(),
                  panel.caption(),
                  panel.plane(paths).spec())
              .html());
    }
    return List.of(
        h3("Trajectories over the map of the sharpness"),
        p(
            text("Figures 4 and 16. "),
            key("#d99e00", "interpolating manifold 𝓜"),
            key("#123a7a", "4‖x⊙w‖² = 2/η, which on 𝓜 is S = 2/η"),
            key("#00785a", "gradient flow"),
            key("#b3261e", "gradient descent"),
            key("#000000", "where it ends (cross)"),
            key("#7b2d8b", "KKT points of (12) (diamonds)")),
        div().with(figures).withClass("figures"));
  }

  private static DomContent key(String colour, String text) {
    return span(
            span().withClass("swatch").withStyle("background:" + colour), text(" " + text + " "))
        .withClass("key");
  }
}
