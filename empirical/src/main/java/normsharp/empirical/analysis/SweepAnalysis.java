package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything this package says about one sweep.
 *
 * @param sweep the data
 * @param critical critical rate by a plateau and a power of free exponent: the primary estimate
 * @param criticalHyperbola the same with the exponent fixed at 1
 * @param split the rate that divides "below" from "above" in what follows
 * @param edge S = C·η^−p above the split
 * @param norms trends of every norm, raw and, where measured, averaged
 * @param iterations iterations against η
 * @param testLoss U-shape of the test loss
 * @param testError U-shape of 1 − accuracy
 * @param sharpening s_GF/s₀
 * @param printedMark the mark of Table 1; empty where the table has none
 */
public record SweepAnalysis(
    SweepResults sweep,
    CriticalRate critical,
    CriticalRate criticalHyperbola,
    Split split,
    EdgeFit edge,
    List<NormTrend> norms,
    IterationLaw iterations,
    UShape testLoss,
    UShape testError,
    ProgressiveSharpening sharpening,
    Optional<UShapeMark> printedMark) {
  /**
   * The rate that divides the two regimes.
   *
   * @param eta rate &gt; 0
   * @param measured whether it is the primary estimate; otherwise 2/s_GF, for want of one
   */
  public record Split(double eta, boolean measured) {
    /** Checks the sign. */
    public Split {
      Numbers.positive("the dividing rate", eta);
    }

    static Split of(CriticalRate critical) {
      return critical instanceof CriticalRate.Found found
          ? new Split(found.eta(), true)
          : new Split(critical.predicted(), false);
    }
  }

  /** How the mark found compares with the printed one. */
  public enum Agreement {
    /** The same mark. */
    SAME,
    /** The same but for brackets. */
    SAME_SIDE,
    /** One says interior, the other extreme. */
    OPPOSITE,
    /** One of the two marks is missing. */
    NOT_COMPARABLE
  }

  /** Takes an immutable copy. */
  public SweepAnalysis {
    norms = List.copyOf(norms);
  }

  /**
   * Analyses one sweep.
   *
   * @param resampling for the change point and for the U-shape
   * @param printedMark the mark of Table 1, if it has one
   */
  public static SweepAnalysis of(
      SweepResults sweep, Resampling resampling, Optional<UShapeMark> printedMark) {
    CriticalRate critical = CriticalRate.of(sweep, HingeShape.POWER, resampling);
    Split split = Split.of(critical);
    return new SweepAnalysis(
        sweep,
        critical,
        CriticalRate.of(sweep, HingeShape.HYPERBOLA, resampling),
        split,
        EdgeFit.of(sweep, split.eta()),
        norms(sweep, split.eta()),
        IterationLaw.of(sweep, split.eta()),
        UShape.ofTestLoss(sweep, resampling),
        UShape.ofTestError(sweep, resampling),
        ProgressiveSharpening.of(sweep.flow()),
        printedMark);
  }

  /** The mark of the test loss against the printed one. */
  public Agreement agreement() {
    if (!(testLoss instanceof UShape.Judged judged) || printedMark.isEmpty()) {
      return Agreement.NOT_COMPARABLE;
    }
    UShapeMark printed = printedMark.orElseThrow();
    if (judged.mark() == printed) {
      return Agreement.SAME;
    }
    return isInterior(judged.mark()) == isInterior(printed)
        ? Agreement.SAME_SIDE
        : Agreement.OPPOSITE;
  }

  /**
   * Whether the optimum is at the largest rates, for a sweep with mark ×: the paper says that it
   * always is. Empty for other marks.
   */
  public Optional<Boolean> extremeIsHigh() {
    return testLoss instanceof UShape.Judged judged && judged.mark() == UShapeMark.EXTREME
        ? Optional.of(judged.highEndShare() > judged.lowEndShare())
        : Optional.empty();
  }

  /** The analysis in words, one finding a line. */
  public String toText() {
    List<String> lines = new ArrayList<>();
    FlowResult flow = sweep.flow();
    lines.add(sweep.name());
    lines.add("runs: " + sweep.toText());
    lines.add(
        String.format(
            Locale.ROOT,
            "flow: s₀ = %s, s_GF = %s, final sharpness %s, test loss %s",
            Numbers.text(flow.initialSharpness()),
            Numbers.text(flow.peakSharpness()),
            Numbers.text(flow.finalSharpness()),
            text(flow.testLoss())));
    lines.add("sharpening: " + sharpening.toText());
    lines.add("critical rate: " + critical.toText());
    lines.add("critical rate, exponent 1: " + criticalHyperbola.toText());
    lines.add(
        String.format(
            Locale.ROOT,
            "regimes divided at η = %s (%s)",
            Numbers.text(split.eta()),
            split.measured() ? "measured" : "2/s_GF"));
    lines.add("edge: " + edge.toText());
    norms.forEach(norm -> lines.add("norm " + norm.toText()));
    lines.add("iterations: " + iterations.toText());
    lines.add("test loss: " + testLoss.toText());
    lines.add("test error: " + testError.toText());
    lines.add(
        "Table 1: "
            + printedMark.map(UShapeMark::symbol).orElse("no mark")
            + ", agreement "
            + agreement()
            + extremeIsHigh()
                .map(high -> high ? ", extreme at high rates" : ", at low rates")
                .orElse(""));
    return String.join("\n", lines) + "\n";
  }

  private static List<NormTrend> norms(SweepResults sweep, double split) {
    List<NormTrend> trends = new ArrayList<>();
    for (String norm : sweep.normNames()) {
      trends.add(NormTrend.ofRaw(sweep, norm, split));
      boolean averaged =
          sweep.reached().stream()
              .flatMap(run -> Optional.ofNullable(run.measured().norms().get(norm)).stream())
              .anyMatch(value -> value.averaged().isPresent());
      if (averaged) {
        trends.add(NormTrend.ofAveraged(sweep, norm, split));
      }
    }
    return trends;
  }

  private static boolean isInterior(UShapeMark mark) {
    return mark == UShapeMark.INTERIOR || mark == UShapeMark.RATHER_INTERIOR;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Numbers.text(value.getAsDouble()) : "not measured";
  }
}
