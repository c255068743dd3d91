package normsharp.reports.pages;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.analysis.SweepAnalysis;

/** Whether experiment follows theory, in a few lines. */
final class ExperimentOverview {
  private ExperimentOverview() {}

  private record Line(String title, String text) {}

  /**
   * One line for each prediction, then the toy model's bounds and Table 1's marks.
   *
   * @param toy the main sweep of the diagonal network
   * @param networks what the sweeps of networks found
   * @param both the toy model beside a network
   */
  static DomContent list(
      Optional<DiagonalStudy> toy, List<SweepFindings> networks, Optional<SideBySide> both) {
    List<Line> lines = new ArrayList<>();
    if (networks.isEmpty()) {
      lines.add(new Line("Networks:", "no sweep of one is among the runs."));
    } else {
      for (Prediction prediction : Prediction.values()) {
        lines.add(
            new Line(
                prediction.title(),
                "(%s): %s%s"
                    .formatted(
                        prediction.rule(), count(prediction, networks), toy(prediction, both))));
      }
      lines.add(new Line("Table 1:", marks(networks)));
    }
    toy.ifPresent(study -> lines.add(new Line("Toy model against its bounds:", bounds(study))));
    return ul(
        each(lines, line -> li(b(line.title()), text(" "), MathText.html(line.text()))),
        li(
            text("Every sweep with its numbers: "),
            a("networks").withHref(SitePage.NETWORKS.file()),
            text(", "),
            a("diagonal network").withHref(SitePage.DIAGONAL.file()),
            text(", "),
            a("side by side").withHref(SitePage.SIDE_BY_SIDE.file()),
            text(".")));
  }

  private static String count(Prediction prediction, List<SweepFindings> networks) {
    long present = with(prediction, networks, Prediction.Outcome.PRESENT);
    long unknown = with(prediction, networks, Prediction.Outcome.UNKNOWN);
    long told = networks.size() - unknown;
    return present
        + " of "
        + told
        + (told == 1 ? " sweep" : " sweeps")
        + " of networks"
        + (unknown == 0 ? "" : ", " + unknown + " more can't tell");
  }

  private static long with(
      Prediction prediction, List<SweepFindings> networks, Prediction.Outcome outcome) {
    return networks.stream()
        .filter(found -> found.predictions().get(prediction).outcome() == outcome)
        .count();
  }

  private static String toy(Prediction prediction, Optional<SideBySide> both) {
    return both.stream()
            .flatMap(pair -> pair.features().stream())
            .filter(feature -> feature.prediction() == prediction)
            .map(
                feature ->
                    switch (feature.toy().outcome()) {
                      case PRESENT -> "; the toy model too";
                      case ABSENT -> "; not the toy model";
                      case UNKNOWN -> "";
                    })
            .findFirst()
            .orElse("")
        + ".";
  }

  private static String marks(List<SweepFindings> networks) {
    long inside = networks.stream().filter(SweepFindings::predictionInside).count();
    long measured = networks.stream().filter(found -> !found.criticalRate().equals("–")).count();
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
    return "the printed mark for the U-shape is confirmed in "
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
    return study.problem()
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
        + " (smallest rate: "
        + Numbers.text(residuals.flowRisk())
        + ").";
  }
}
