package normsharp.reports.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import normsharp.empirical.analysis.ConfidenceInterval;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.analysis.EdgeFit;
import normsharp.empirical.analysis.NormTrend;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.analysis.Trend;
import normsharp.empirical.analysis.UShape;
import normsharp.empirical.analysis.UShapeMark;
import normsharp.empirical.configuration.SweepConfiguration;
import normsharp.empirical.data.DataRequest;
import normsharp.empirical.descent.RunOutcome;
import normsharp.reports.runs.SweepFiles;

/**
 * What one sweep found, as pages print it.
 *
 * @param name the configuration
 * @param setting model, data, loss and goal in words
 * @param reached runs that reached the goal
 * @param diverged runs that diverged
 * @param stepLimit runs that came to a limit
 * @param initialSharpness s₀
 * @param peakSharpness s_GF
 * @param predictedRate 2/s_GF
 * @param criticalRate η_c with its interval
 * @param criticalAgreement whether 2/s_GF lies in the interval, and the ratio
 * @param predictionInside the same as a flag; false where there is no η_c
 * @param exponent p with its interval
 * @param constant C at p = 1 with its interval
 * @param predictions what it says about each expectation of the paper
 * @param mark of the test loss
 * @param printedMark of Table 1
 * @param agreement how the two compare
 * @param lines findings in sentences
 */
record SweepFindings(
    String name,
    String setting,
    int reached,
    int diverged,
    int stepLimit,
    double initialSharpness,
    double peakSharpness,
    double predictedRate,
    String criticalRate,
    String criticalAgreement,
    boolean predictionInside,
    String exponent,
    String constant,
    Map<Prediction, Prediction.Finding> predictions,
    String mark,
    String printedMark,
    SweepAnalysis.Agreement agreement,
    List<String> lines) {
  private static final String NONE = "–";

  /** Takes immutable copies. */
  SweepFindings {
    predictions = Collections.unmodifiableMap(new EnumMap<>(predictions));
    lines = List.copyOf(lines);
  }

  /** How the runs ended. */
  String outcomes() {
    return reached
        + " reached"
        + (diverged > 0 ? ", " + diverged + " diverged" : "")
        + (stepLimit > 0 ? ", " + stepLimit + " at a limit" : "");
  }

  static SweepFindings of(SweepFiles sweep) {
    SweepAnalysis analysis = sweep.analysis();
    String critical = NONE;
    String agreement = NONE;
    boolean inside = false;
    if (analysis.critical() instanceof CriticalRate.Found found) {
      critical = Numbers.text(found.eta()) + " " + interval(found.reported());
      inside = found.predictionInside();
      agreement =
          (inside ? "2/s_GF inside" : "2/s_GF outside")
              + ", ratio "
              + Numbers.text(found.ratio(), 3);
    }
    String exponent = NONE;
    String constant = NONE;
    if (analysis.edge() instanceof EdgeFit.Fitted fit) {
      exponent = Numbers.text(fit.exponent(), 3) + " " + interval(fit.exponentInterval());
      constant = Numbers.text(fit.constantAtOne(), 3) + " " + interval(fit.constantAtOneInterval());
    }
    return new SweepFindings(
        sweep.name(),
        setting(sweep.configuration()),
        analysis.sweep().reached().size(),
        analysis.sweep().with(RunOutcome.DIVERGED).size(),
        analysis.sweep().with(RunOutcome.STEP_LIMIT).size(),
        analysis.sweep().flow().initialSharpness(),
        analysis.sweep().flow().peakSharpness(),
        analysis.sweep().flow().predictedCriticalRate(),
        critical,
        agreement,
        inside,
        exponent,
        constant,
        predictions(analysis),
        analysis.testLoss() instanceof UShape.Judged judged
            ? judged.mark().symbol() + place(judged)
            : NONE,
        analysis.printedMark().map(UShapeMark::symbol).orElse(NONE),
        analysis.agreement(),
        lines(analysis));
  }

  private static Map<Prediction, Prediction.Finding> predictions(SweepAnalysis analysis) {
    Map<Prediction, Prediction.Finding> found = new EnumMap<>(Prediction.class);
    for (Prediction each : Prediction.values()) {
      found.put(each, each.in(analysis));
    }
    return found;
  }

  private static String setting(SweepConfiguration configuration) {
    List<String> figures = configuration.published().figures();
    return String.format(
            Locale.ROOT,
            "%s on %s, %s, loss goal %s, seed %d%s. %s",
            configuration.model().name(),
            configuration.data().map(DataRequest::name).orElse("(x, y)"),
            configuration.loss(),
            Numbers.text(configuration.stopping().lossGoal()),
            configuration.start().seed(),
            figures.isEmpty()
                ? ""
                : "; the paper's "
                    + (figures.size() == 1 ? "Figure " : "Figures ")
                    + String.join(", ", figures),
            configuration.notes())
        .strip();
  }

  private static String place(UShape.Judged judged) {
    return switch (judged.measured()) {
      case INTERIOR -> "";
      case LOW_END -> " (low η)";
      case HIGH_END -> " (high η)";
      case UNDECIDED -> " (no clear optimum)";
    };
  }

  private static List<String> lines(SweepAnalysis analysis) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Progressive sharpening: s_GF/s₀ = "
            + Numbers.text(analysis.sharpening().ratio(), 3)
            + (analysis.sharpening().tookPlace() ? "." : ", so none."));
    if (analysis.critical() instanceof CriticalRate.Found found) {
      lines.add(
          "Critical rate η_c = "
              + Numbers.text(found.eta())
              + " "
              + interval(found.reported())
              + "; 2/s_GF = "
              + Numbers.text(found.predicted())
              + " lies "
              + (found.predictionInside() ? "inside." : "outside."));
    } else {
      lines.add("Critical rate: " + analysis.critical().toText() + ".");
    }
    if (analysis.edge() instanceof EdgeFit.Fitted fit) {
      lines.add(
          "Edge of stability: S = C·η^−p with p = "
              + Numbers.text(fit.exponent(), 3)
              + " "
              + interval(fit.exponentInterval())
              + "; with p = 1, C = "
              + Numbers.text(fit.constantAtOne(), 3)
              + " "
              + interval(fit.constantAtOneInterval())
              + "; "
              + Numbers.percent(fit.shareNearTwo())
              + " of the runs have S·η within 10 % of 2.");
    } else {
      lines.add("Edge of stability: " + analysis.edge().toText() + ".");
    }
    for (NormTrend trend : analysis.norms()) {
      if (!trend.averaged()) {
        lines.add(
            name(trend.norm())
                + ": "
                + words(trend.below())
                + " below η_c (paper: flat), "
                + words(trend.above())
                + " above (paper: rising).");
      }
    }
    if (analysis.testLoss() instanceof UShape.Judged judged) {
      lines.add(
          "Test loss: least, "
              + Numbers.text(judged.best())
              + ", at η = "
              + Numbers.text(judged.bestEta())
              + "; mark "
              + judged.mark().symbol()
              + place(judged)
              + analysis
                  .printedMark()
                  .map(mark -> ", Table 1 prints " + mark.symbol() + ".")
                  .orElse("."));
    }
    return lines;
  }

  private static String name(String norm) {
    return switch (norm) {
      case "l1" -> "ℓ₁-norm";
      case "l1_from_start" -> "ℓ₁-distance from the start";
      case "l2" -> "ℓ₂-norm";
      case "nuclear" -> "Nuclear norm";
      default -> "Norm " + norm;
    };
  }

  private static String words(Trend trend) {
    if (trend instanceof Trend.Measured measured) {
      return switch (measured.verdict()) {
        case RISING -> "rising";
        case FALLING -> "falling";
        case FLAT -> "flat";
        default -> "undecided";
      };
    }
    return "too few runs";
  }

  private static String interval(ConfidenceInterval interval) {
    return Numbers.interval(interval.lower(), interval.upper());
  }
}
