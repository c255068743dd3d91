package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import normsharp.empirical.analysis.SweepAnalysis;

/** Whether experiment follows theory, in a few lines. */
final class ExperimentOverview {
  private ExperimentOverview() {}

  /**
   * The verdict in a sentence, a table with a row for each prediction, the toy model's bounds and
   * Table 1's marks.
   *
   * @param toy the main sweep of the diagonal network
   * @param networks what the sweeps of networks found
   * @param both the toy model beside a network
   */
  static List<DomContent> content(
      Optional<DiagonalStudy> toy, List<SweepFindings> networks, Optional<SideBySide> both) {
    List<DomContent> content = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    if (networks.isEmpty()) {
      lines.add("No sweep of a network is among the runs.");
    } else {
      content.add(p(inShort(networks)).withClass("lead"));
      content.add(
          p(MathText.html(
                  "A sweep trains one network from one start at many learning rates η and lets the"
                      + " gradient flow run from there too. The sharpness S is the largest"
                      + " eigenvalue of the Hessian, s_GF its largest value along the flow, η_c the"
                      + " learning rate above which the final sharpness falls. The toy model is the"
                      + " paper's diagonal network."))
              .withClass("soft"));
      content.add(table(networks, both));
      lines.add(marks(networks));
    }
    toy.ifPresent(study -> lines.add(bounds(study)));
    content.add(
        ul(
            each(lines, line -> li(MathText.html(line))),
            li(
                text("Every sweep with its numbers: "),
                a("networks").withHref(SitePage.NETWORKS.file()),
                text(", "),
                a("diagonal network").withHref(SitePage.DIAGONAL.file()),
                text(", "),
                a("side by side").withHref(SitePage.SIDE_BY_SIDE.file()),
                text("."))));
    return content;
  }

  /** Which predictions hold in more than half of the sweeps that can tell. */
  private static String inShort(List<SweepFindings> networks) {
    Map<Boolean, List<String>> holds =
        Stream.of(Prediction.values())
            .filter(each -> told(each, networks) > 0)
            .collect(
                Collectors.partitioningBy(
                    each ->
                        2 * with(each, networks, Prediction.Outcome.PRESENT) > told(each, networks),
                    Collectors.mapping(Prediction::title, Collectors.toList())));
    return "Seen in most sweeps of networks: "
        + listed(holds.get(true))
        + ". Not seen in most: "
        + listed(holds.get(false))
        + ".";
  }

  private static String listed(List<String> titles) {
    return titles.isEmpty()
        ? "none"
        : titles.stream().map(ExperimentOverview::inSentence).collect(Collectors.joining(", "));
  }

  /** "Flat region" begins small within a sentence, "U-shape" doesn't. */
  private static String inSentence(String title) {
    return title.charAt(1) == '-'
        ? title
        : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static DomContent table(List<SweepFindings> networks, Optional<SideBySide> both) {
    return WideTable.scrolling(
        "Predictions",
        j2html.TagCreator.table(
            thead(
                tr(
                    each(
                        List.of("Expected", "Counts as seen when", "Networks", "Toy model"),
                        name -> th(name).attr("scope", "col")))),
            tbody(
                each(
                    List.of(Prediction.values()),
                    prediction ->
                        tr(
                            th(prediction.title()).attr("scope", "row"),
                            td(MathText.html(prediction.rule())),
                            td(count(prediction, networks)),
                            td(toy(prediction, both)))))));
  }

  private static String count(Prediction prediction, List<SweepFindings> networks) {
    long told = told(prediction, networks);
    long unknown = networks.size() - told;
    return with(prediction, networks, Prediction.Outcome.PRESENT)
        + " of "
        + told
        + (unknown == 0 ? "" : "; " + unknown + " can't tell");
  }

  private static long told(Prediction prediction, List<SweepFindings> networks) {
    return networks.size() - with(prediction, networks, Prediction.Outcome.UNKNOWN);
  }

  private static long with(
      Prediction prediction, List<SweepFindings> networks, Prediction.Outcome outcome) {
    return networks.stream()
        .filter(found -> found.predictions().get(prediction).outcome() == outcome)
        .count();
  }

  private static DomContent toy(Prediction prediction, Optional<SideBySide> both) {
    return both.stream()
        .flatMap(pair -> pair.features().stream())
        .filter(feature -> feature.prediction() == prediction)
        .map(feature -> feature.toy().html())
        .findFirst()
        .orElse(text("–"));
  }

  private static String marks(List<SweepFindings> networks) {
    long inside = networks.stream().filter(SweepFindings::predictionInside).count();
    long measured = told(Prediction.CRITICAL_RATE, networks);
    long printed =
        networks.stream()
            .filter(found -> found.agreement() != SweepAnalysis.Agreement.NOT_COMPARABLE)
            .count();
    long agreed =
        networks.stream()
            .filter(
                found ->
                    found.agreement() == SweepAnalysis.Agreement.SAME
                        || found.agreement() == SweepAnalysis.Agreement.SAME_SIDE)
            .count();
    return "Table 1: the printed mark for the U-shape is confirmed in "
        + agreed
        + " of "
        + printed
        + " rows that were run; 2/s_GF lies in the 95 % interval of η_c in "
        + inside
        + " of "
        + measured
        + " sweeps.";
  }

  private static String bounds(DiagonalStudy study) {
    DiagonalStudy.Residuals residuals = study.residuals();
    return "The toy model against its bounds, "
        + study.problem()
        + ": of "
        + residuals.runs()
        + " rates with a limit the largest S·η/2 is "
        + Numbers.text(residuals.largestRelativeSharpness())
        + " (theory: at most 1), and no limit lies below the norm frontier by more than "
        + Numbers.text(Math.max(0, -residuals.leastNormExcess().orElse(0)))
        + "; the risk is least, "
        + Numbers.text(residuals.bestRisk())
        + ", at η = "
        + Numbers.text(residuals.bestEta())
        + " of rates up to "
        + Numbers.text(residuals.lastReached())
        + " (at the smallest rate: "
        + Numbers.text(residuals.flowRisk())
        + ").";
  }
}
