package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import normsharp.empirical.model.DiagonalModel;
import normsharp.reports.json.RecordJson;
import normsharp.reports.runs.StoredRuns;
import normsharp.reports.runs.SweepFiles;

/**
 * Neural networks: each sweep's grids, norms, course and fits, with the conventions of Appendix I.
 *
 * @see "Figures 1–3, 5–14 and 17; Appendix I"
 */
final class NetworksPage {
  private final List<SweepFiles> sweeps;
  private final List<SweepFindings> findings;
  private final List<List<Figure>> figures;
  private final List<StoredRuns.Unusable> unusable;

  NetworksPage(List<SweepFiles> all, List<StoredRuns.Unusable> unusable) {
    this.sweeps =
        all.stream()
            .filter(sweep -> !(sweep.configuration().model() instanceof DiagonalModel))
            .toList();
    this.findings = sweeps.stream().map(SweepFindings::of).toList();
    this.figures = sweeps.stream().map(NetworksPage::figures).toList();
    this.unusable = List.copyOf(unusable);
  }

  /** What each sweep found, in the order shown. */
  List<SweepFindings> findings() {
    return findings;
  }

  /** Every number on the page. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.add("findings", RecordJson.of(findings));
    json.add("unusable", RecordJson.of(unusable));
    JsonObject all = new JsonObject();
    for (int i = 0; i < sweeps.size(); i++) {
      SweepFiles sweep = sweeps.get(i);
      JsonObject one = new JsonObject();
      one.add("analysis", RecordJson.of(sweep.analysis()));
      JsonObject specs = new JsonObject();
      figures.get(i).forEach(figure -> specs.add(figure.id(), figure.spec()));
      one.add("figures", specs);
      one.add("missing", RecordJson.of(sweep.missing()));
      all.add(sweep.name(), one);
    }
    json.add("sweeps", all);
    return json;
  }

  /** The page's content. */
  List<DomContent> content() {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p("Full-batch gradient descent from one start at many learning rates, each run until the"
                + " training loss is below the goal, beside the gradient flow from the same start.")
            .withClass("lead"));
    if (sweeps.isEmpty()) {
      content.add(p("No sweep of a network is among the runs.").withClass("note"));
    } else {
      content.add(overview());
    }
    if (!unusable.isEmpty()) {
      content.add(
          div(h3("Not shown"), ul(each(unusable, each -> li(each.name() + ": " + each.reason()))))
              .withClass("note"));
    }
    for (int i = 0; i < sweeps.size(); i++) {
      content.addAll(section(sweeps.get(i), findings.get(i), figures.get(i)));
    }
    return content;
  }

  private DomContent overview() {
    return WideTable.scrolling(
        "All sweeps",
        table(
            caption(
                MathText.html(
                    "η_c is the change point of the final sharpness with its 95 % interval; theory says"
                        + " η_c = 2/s_GF, p = 1, C = 2. U-shape of the test loss: ✓ interior optimum, ×"
                        + " optimum at an end, in brackets where resampling leaves doubt.")),
            thead(
                tr(
                    each(
                        List.of(
                            "Sweep",
                            "Rates",
                            "s₀",
                            "s_GF",
                            "2/s_GF",
                            "η_c",
                            "Agreement",
                            "p in S = C·η^−p",
                            "C at p = 1",
                            "U-shape",
                            "Table 1"),
                        name -> th(MathText.html(name)).attr("scope", "col")))),
            tbody(
                each(
                    findings,
                    each ->
                        tr(
                            th(a(each.name()).withHref("#" + each.name())).attr("scope", "row"),
                            td(each.outcomes()),
                            td(Numbers.text(each.initialSharpness())).withClass("number"),
                            td(Numbers.text(each.peakSharpness())).withClass("number"),
                            td(Numbers.text(each.predictedRate())).withClass("number"),
                            td(each.criticalRate()),
                            td(MathText.html(each.criticalAgreement())),
                            td(each.exponent()),
                            td(each.constant()),
                            td(each.mark()),
                            td(each.printedMark()))))));
  }

  private static List<DomContent> section(
      SweepFiles sweep, SweepFindings findings, List<Figure> figures) {
    List<DomContent> content = new ArrayList<>();
    content.add(h2(findings.name()).withId(findings.name()));
    content.add(p(findings.setting()).withClass("soft"));
    content.add(ul(each(findings.lines(), line -> li(MathText.html(line)))));
    if (!sweep.missing().isEmpty()) {
      content.add(
          div(p("Missing:"), ul(each(sweep.missing(), line -> li(line)))).withClass("note"));
    }
    content.add(div().with(figures.stream().map(Figure::html).toList()).withClass("figures"));
    return content;
  }

  private static List<Figure> figures(SweepFiles sweep) {
    return Stream.of(
            SweepFigures.grids(sweep),
            SweepFigures.norms(sweep),
            SweepFigures.evolution(sweep),
            SweepFigures.measures(sweep))
        .flatMap(List::stream)
        .toList();
  }
}
