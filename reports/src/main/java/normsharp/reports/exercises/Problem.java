package normsharp.reports.exercises;

import java.util.List;
import java.util.Optional;
import normsharp.reports.exercises.answers.Answer;

/**
 * A problem with its parts (a), (b), …
 *
 * @param title what it is about
 * @param setting what is given: paragraphs of prose with TeX between dollar signs
 * @param plot a drawing, if there is one
 * @param parts the questions
 */
public record Problem(
    String title, List<String> setting, Optional<SvgPlot> plot, List<Part> parts) {
  /** Takes immutable copies. */
  public Problem {
    setting = List.copyOf(setting);
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 26) {
      throw new IllegalArgumentException(
          "a problem must have between 1 and 26 parts, got " + parts.size());
    }
  }

  /** A problem without a drawing. */
  public static Problem of(String title, String setting, Part... parts) {
    return new Problem(title, List.of(setting), Optional.empty(), List.of(parts));
  }

  /** The letter of a part. */
  public static String letter(int part) {
    return Answer.Choice.letter(part);
  }
}
