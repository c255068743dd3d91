package normsharp.reports.exercises;

import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.pages.Page;

/** A sheet or its key as one HTML file that works offline. */
final class SheetPage {
  private static final String STYLE =
      ".part { margin: 1rem 0; break-inside: avoid; }"
          + " .part > p { margin: .3rem 0; }"
          + " .form { color: var(--soft); font-size: .92rem; }"
          + " .options { list-style: lower-alpha; margin: .3rem 0; }"
          + " .key { border-left: 4px solid var(--good); background: var(--tint);"
          + " padding: .3rem .9rem; margin: .5rem 0; max-width: 46rem; break-inside: avoid; }"
          + " .key p { margin: .3rem 0; }"
          + " .drawing { max-width: 36rem; background: #fff; } .drawing svg { display: block; width: 100%; }"
          + " .part, .key { overflow-wrap: anywhere; } .katex { overflow-wrap: normal; }"
          + " .katex .base { margin-top: 2px; margin-bottom: 2px; }";

  private SheetPage() {}

  static String of(Sheet sheet, boolean key) {
    Page page =
        Page.titled(sheet.topic().title() + (key ? " (answer key)" : ""))
            .withFormulas()
            .withStyle(STYLE)
            .colophon(sheet.name());
    page.add(p(sheet.points() + " points in all.").withClass("lead"));
    if (!key) {
      page.add(p(SheetWords.HOW_TO_ANSWER).withClass("soft"));
    }
    for (int i = 0; i < sheet.problems().size(); i++) {
      page.add(problem(i + 1, sheet.problems().get(i), key));
    }
    return page.toHtml();
  }

  private static DomContent problem(int number, Problem problem, boolean key) {
    List<DomContent> content = new ArrayList<>();
    content.add(h2(number + ". " + problem.title()));
    problem.setting().forEach(paragraph -> content.add(p().with(mathematics(paragraph))));
    problem.plot().ifPresent(plot -> content.add(figure(rawHtml(plot.svg())).withClass("drawing")));
    for (int j = 0; j < problem.parts().size(); j++) {
      content.add(part(number + Problem.letter(j), problem.parts().get(j), key));
    }
    return section().with(content);
  }

  private static DomContent part(String name, Part part, boolean key) {
    List<DomContent> content = new ArrayList<>();
    content.add(p(b(name), text(" ")).with(mathematics(part.question())));
    if (part.answer() instanceof Answer.Choice choice) {
      content.add(
          ol(each(choice.options(), option -> li().with(mathematics(option))))
              .withClass("options"));
    }
    content.add(p(SheetWords.points(part) + "; " + part.answer().form()).withClass("form"));
    if (key) {
      content.add(
          div(
                  p(b("Hint. ")).with(mathematics(part.hint())),
                  p(b("Answer. "))
                      .with(mathematics(part.answer().shown()))
                      .with(text(", written "), code(part.answer().text())),
                  p(b("Solution. ")).with(mathematics(part.solution())))
              .withClass("key"));
    }
    return div().with(content).withClass("part");
  }

  /** Prose with TeX between dollar signs. */
  private static List<DomContent> mathematics(String prose) {
    List<DomContent> content = new ArrayList<>();
    String[] pieces = prose.split("\\$", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (!pieces[i].isEmpty()) {
        content.add(i % 2 == 0 ? text(pieces[i]) : span(pieces[i]).withClass("tex"));
      }
    }
    return content;
  }
}
