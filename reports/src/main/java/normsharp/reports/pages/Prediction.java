package normsharp.reports.pages;

import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.Locale;
import java.util.OptionalDouble;
import normsharp.empirical.analysis.CriticalRate;
import normsharp.empirical.analysis.EdgeFit;
import normsharp.empirical.analysis.NormTrend;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.analysis.Trend;
import normsharp.empirical.analysis.UShape;
import normsharp.empirical.analysis.UShapeMark;

/** What the paper expects of every sweep, each with the rule by which a sweep shows it or not. */
enum Prediction {
  /** Section 2: η_c ≈ 2/s_GF. */
  CRITICAL_RATE("Critical rate where predicted", "η_c within 25 % of 2/s_GF"),
  /** Section 2: below η_c gradient descent ends where the flow does. */
  FLAT_REGION("Flat region", "sharpness of all runs at η ≤ 2/s_GF within 10 % of the flow's"),
  /** Section 2: above η_c the final sharpness is about 2/η. */
  HYPERBOLA(
      "Hyperbola", "S = C·η^−p above η_c with p within 0.2 of 1, and C at p = 1 within 0.4 of 2"),
  /** Section 2: above η_c the norm grows with η. */
  NORM_GROWTH(
      "Norm growth",
      "ℓ₁-norm of the parameters rises above η_c (Kendall's test and Theil–Sen slope)"),
  /** Section 2: the test loss is least between the ends. */
  U_SHAPE("U-shape", "test loss has an interior optimum, marks ✓ and (✓)");

  /** η_c/(2/s_GF) this near to 1 counts as agreement with the prediction. */
  private static final double RATE_BAND = 0.25;

  /** A relative spread of the sharpness below 2/s_GF up to this counts as flat. */
  private static final double FLAT = 0.1;

  /** p and C/2 this near to 1 count as the hyperbola 2/η. */
  private static final double HYPERBOLA_BAND = 0.2;

  private final String title;
  private final String rule;

  Prediction(String title, String rule) {
    this.title = title;
    this.rule = rule;
  }

  /** Whether a sweep shows what was predicted. */
  enum Outcome {
    PRESENT,
    ABSENT,
    /** Too few runs to tell. */
    UNKNOWN
  }

  /**
   * What a sweep says.
   *
   * @param outcome by the rule
   * @param text the numbers behind it
   */
  record Finding(Outcome outcome, String text) {
    private static Finding of(boolean present, String text) {
      return new Finding(present ? Outcome.PRESENT : Outcome.ABSENT, text);
    }

    private static Finding unknown(String why) {
      return new Finding(Outcome.UNKNOWN, why);
    }

    /** Outcome and numbers. */
    DomContent html() {
      DomContent word =
          switch (outcome) {
            case PRESENT -> span("present:").withClass("good");
            case ABSENT -> span("absent:").withClass("bad");
            case UNKNOWN -> span("can't tell:").withClass("soft");
          };
      return span(word, j2html.TagCreator.text(" "), MathText.html(text));
    }
  }

  /** Its name. */
  String title() {
    return title;
  }

  /** When it counts as present. */
  String rule() {
    return rule;
  }

  /** What a sweep says about it. */
  Finding in(SweepAnalysis analysis) {
    return switch (this) {
      case CRITICAL_RATE -> critical(analysis);
      case FLAT_REGION -> flat(analysis);
      case HYPERBOLA -> hyperbola(analysis);
      case NORM_GROWTH -> normGrowth(analysis);
      case U_SHAPE -> uShape(analysis);
    };
  }

  private static Finding critical(SweepAnalysis analysis) {
    return analysis.critical() instanceof CriticalRate.Found found
        ? Finding.of(
            Math.abs(found.ratio() - 1) <= RATE_BAND,
            "η_c·s_GF/2 = " + Numbers.text(found.ratio(), 3))
        : Finding.unknown("no change point");
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
        ? Finding.of(
            spread.getAsDouble() <= FLAT,
            "largest deviation " + Numbers.percent(spread.getAsDouble()))
        : Finding.unknown("no run below 2/s_GF");
  }

  private static Finding hyperbola(SweepAnalysis analysis) {
    return analysis.edge() instanceof EdgeFit.Fitted fit
        ? Finding.of(
            Math.abs(fit.exponent() - 1) <= HYPERBOLA_BAND
                && Math.abs(fit.constantAtOne() / 2 - 1) <= HYPERBOLA_BAND,
            "p = "
                + Numbers.text(fit.exponent(), 3)
                + ", C = "
                + Numbers.text(fit.constantAtOne(), 3))
        : Finding.unknown("too few runs above η_c");
  }

  private static Finding normGrowth(SweepAnalysis analysis) {
    for (NormTrend trend : analysis.norms()) {
      if (trend.norm().equals("l1")
          && !trend.averaged()
          && trend.above() instanceof Trend.Measured above) {
        return Finding.of(
            above.verdict() == Trend.Verdict.RISING,
            "elasticity "
                + Numbers.text(above.elasticity().slope(), 2)
                + ", "
                + above.verdict().name().toLowerCase(Locale.ROOT));
      }
    }
    return Finding.unknown("too few runs above η_c");
  }

  private static Finding uShape(SweepAnalysis analysis) {
    return analysis.testLoss() instanceof UShape.Judged judged
        ? Finding.of(
            judged.mark() == UShapeMark.INTERIOR || judged.mark() == UShapeMark.RATHER_INTERIOR,
            judged.mark().symbol() + ", least at η = " + Numbers.text(judged.bestEta(), 3))
        : Finding.unknown("not measured");
  }
}
