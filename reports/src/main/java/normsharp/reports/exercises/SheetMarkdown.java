package normsharp.reports.exercises;

import java.util.List;
import normsharp.reports.exercises.answers.Answer;

/** A sheet or its key as Markdown with TeX between dollar signs. */
final class SheetMarkdown {
  private SheetMarkdown() {}

  static String of(Sheet sheet, boolean key) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(sheet.topic().title()).append(key ? " (answer key)" : "");
    text.append("\n\n").append(sheet.name()).append(". ").append(sheet.points());
    text.append(" points in all.\n");
    if (!key) {
      text.append("\n").append(SheetWords.HOW_TO_ANSWER).append("\n");
    }
    for (int i = 0; i < sheet.problems().size(); i++) {
      Problem problem = sheet.problems().get(i);
      text.append("\n## ").append(i + 1).append(". ").append(problem.title()).append("\n");
      problem.setting().forEach(paragraph -> text.append("\n").append(paragraph).append("\n"));
      int number = i + 1;
      problem
          .plot()
          .ifPresent(
              plot ->
                  text.append("\n![")
                      .append(plot.title())
                      .append("](")
                      .append(SheetFiles.figure(number))
                      .append(")\n"));
      for (int j = 0; j < problem.parts().size(); j++) {
        part(text, number + Problem.letter(j), problem.parts().get(j), key);
      }
    }
    return text.toString();
  }

  private static void part(StringBuilder text, String name, Part part, boolean key) {
    text.append("\n**").append(name).append("** ").append(part.question()).append(" *(");
    text.append(SheetWords.points(part)).append("; ").append(part.answer().form()).append(")*\n");
    if (part.answer() instanceof Answer.Choice choice) {
      text.append("\n");
      List<String> options = choice.options();
      for (int i = 0; i < options.size(); i++) {
        text.append("- (").append(Answer.Choice.letter(i)).append(") ").append(options.get(i));
        text.append("\n");
      }
    }
    if (key) {
      text.append("\n> Hint: ").append(part.hint()).append("\n>\n> Answer: ");
      text.append(part.answer().shown()).append(", written `").append(part.answer().text());
      text.append("`\n>\n> Solution: ").append(part.solution()).append("\n");
    }
  }
}
