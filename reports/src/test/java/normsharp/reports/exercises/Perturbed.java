package normsharp.reports.exercises;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;

/** Wrong answers made from right ones. */
final class Perturbed {
  private Perturbed() {}

  static List<String> of(Answer answer) {
    if (answer instanceof Answer.Value value) {
      String text = value.value().text();
      List<String> wrong = new ArrayList<>(List.of("(" + text + ") + 1/7", "(" + text + ")*3 + 1"));
      if (value.value().real() != 0) {
        wrong.add("-(" + text + ")");
      }
      if (value.value().real() == -0.5) {
        wrong.remove(1);
      }
      return wrong;
    }
    if (answer instanceof Answer.Rounded rounded) {
      BigDecimal off = BigDecimal.valueOf(rounded.value() + 4 * rounded.tolerance());
      return List.of(off.toPlainString());
    }
    if (answer instanceof Answer.Tuple tuple) {
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < tuple.entries().size(); i++) {
        wrong.add(text(tuple.entries(), i));
      }
      return wrong;
    }
    if (answer instanceof Answer.Points points) {
      String text = points.text();
      List<String> wrong = new ArrayList<>();
      String more = points.dimension() == 1 ? "97" : text(points.points().get(0), 0);
      wrong.add(text.substring(0, text.length() - 1) + ", " + more + "}");
      wrong.add(
          points.points().size() > 1
              ? new Answer.Points(
                      points.dimension(), points.points().subList(1, points.points().size()))
                  .text()
              : "{}");
      return wrong;
    }
    if (answer instanceof Answer.Formula formula) {
      String text = formula.expression().text();
      return List.of("(" + text + ")*2", "(" + text + ") + " + formula.variables().get(0) + "/10");
    }
    if (answer instanceof Answer.Choice choice) {
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < choice.options().size(); i++) {
        if (i != choice.right()) {
          wrong.add(Answer.Choice.letter(i));
        }
      }
      return wrong;
    }
    Answer.Range range = (Answer.Range) answer;
    return List.of(
        new Answer.Range(range.low(), !range.lowIn(), range.high(), range.highIn()).text(),
        new Answer.Range(range.low(), range.lowIn(), Expression.of(9), range.highIn()).text());
  }

  private static String text(List<Expression> entries, int changed) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      texts.add(i == changed ? entries.get(i).text() + " + 3/11" : entries.get(i).text());
    }
    return "(" + String.join(", ", texts) + ")";
  }
}
