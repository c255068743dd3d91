package normsharp.reports.exercises;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import normsharp.reports.exercises.topics.ClassifierExercises;
import normsharp.reports.exercises.topics.ErrorExercises;
import normsharp.reports.exercises.topics.FlowExercises;
import normsharp.reports.exercises.topics.KktExercises;
import normsharp.reports.exercises.topics.ManifoldExercises;
import normsharp.reports.exercises.topics.MinimizerExercises;
import normsharp.reports.exercises.topics.RiskExercises;
import normsharp.reports.exercises.topics.StabilityExercises;
import normsharp.reports.exercises.topics.SweepExercises;

/** What there are exercise sheets about. */
public enum Topic {
  /** Eq. (5), Lemma C.1. */
  MANIFOLD_AND_TANGENT_SPACE("The interpolating manifold and its tangent space"),
  /** Proposition 3.2, Appendix H.13. */
  NORM_AND_SHARPNESS_MINIMIZERS("Norm and sharpness minimizers"),
  /** Lemma E.1. */
  KKT_POINTS("KKT points of the risk under a sharpness bound"),
  /** Lemma E.1, Proposition E.2. */
  RISKS("Risks"),
  /** Theorem B.1. */
  GRADIENT_FLOW("Gradient flow of the diagonal network"),
  /** Theorem B.2, Appendix H.13. */
  STABILITY_AND_CRITICAL_RATES("Stability and critical learning rates"),
  /** Appendix F. */
  CLASSIFIER("The two-point classifier"),
  /** The ledger. */
  FIND_THE_ERROR("Find the error in the printed statement"),
  /** Figures 4 and 15. */
  READING_A_SWEEP("Reading the plot of a sweep");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it is written on a sheet. */
  public String title() {
    return title;
  }

  /** Draws the problems of a sheet. */
  List<Problem> problems(Draw draw) {
    return switch (this) {
      case MANIFOLD_AND_TANGENT_SPACE -> ManifoldExercises.problems(draw);
      case NORM_AND_SHARPNESS_MINIMIZERS -> MinimizerExercises.problems(draw);
      case KKT_POINTS -> KktExercises.problems(draw);
      case RISKS -> RiskExercises.problems(draw);
      case GRADIENT_FLOW -> FlowExercises.problems(draw);
      case STABILITY_AND_CRITICAL_RATES -> StabilityExercises.problems(draw);
      case CLASSIFIER -> ClassifierExercises.problems(draw);
      case FIND_THE_ERROR -> ErrorExercises.problems(draw);
      case READING_A_SWEEP -> SweepExercises.problems(draw);
    };
  }

  /** The topic of a name. */
  public static Topic of(String word) {
    return Arrays.stream(values())
        .filter(topic -> topic.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no topic '"
                        + (word.length() > 60 ? word.substring(0, 60) + "…" : word)
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Topic::word)
                            .collect(Collectors.joining(", "))));
  }
}
