package normsharp.reports.exercises;

import java.util.List;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Mistake;

/**
 * One question of a problem. Texts are prose with TeX between dollar signs.
 *
 * @param question what is asked
 * @param answer the right answer
 * @param points what it is worth, ≥ 1
 * @param hint a nudge
 * @param solution the way to the answer, with its numbers
 * @param mistakes typical wrong answers
 */
public record Part(
    String question,
    Answer answer,
    int points,
    String hint,
    String solution,
    List<Mistake> mistakes) {
  /** Takes an immutable copy. */
  public Part {
    mistakes = List.copyOf(mistakes);
  }

  /** A part worth one point, or two where several numbers are asked. */
  public static Part of(String question, Answer answer, String hint, String solution) {
    boolean several = answer instanceof Answer.Tuple || answer instanceof Answer.Points;
    return new Part(question, answer, several ? 2 : 1, hint, solution, List.of());
  }

  /** The same part with a typical mistake; ignored where the wrong answer is the right one. */
  public Part warning(Answer wrong, String message) {
    if (wrong.text().equals(answer.text())) {
      return this;
    }
    List<Mistake> more = new java.util.ArrayList<>(mistakes);
    more.add(new Mistake(wrong, message));
    return new Part(question, answer, points, hint, solution, more);
  }
}
