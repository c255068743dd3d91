package normsharp.reports.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.reports.exercises.answers.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradingTest {
  private static final Sheet SHEET = Sheet.of(Topic.RISKS, 4, 2);

  private static String filled(Sheet sheet) {
    StringBuilder text = new StringBuilder("sheet = " + sheet.name() + "\n");
    for (SheetFiles.Named named : SheetFiles.parts(sheet)) {
      text.append(named.name()).append(" = ").append(named.part().answer().text()).append("\n");
    }
    return text.toString();
  }

  private static Grading grade(Sheet sheet, String text) {
    return Grading.of(sheet, AnswersFile.parse(text, "answers.txt"));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void ownAnswersGetAllPoints(Topic topic) {
    Sheet sheet = Sheet.of(topic, 11, 3);
    Grading grading = grade(sheet, filled(sheet));
    assertEquals(sheet.points(), grading.points());
    assertEquals(sheet.points(), grading.earned(), 1e-9);
    assertEquals(List.of(), grading.notes());
  }

  @Test
  void emptyTemplateEarnsNothing() {
    Grading grading = grade(SHEET, AnswersFile.template(SHEET));
    assertEquals(0, grading.earned());
    assertTrue(grading.lines().stream().allMatch(line -> line.message().equals("no answer")));
  }

  @Test
  void malformedAnswerCostsItsPartOnly() {
    String text = filled(SHEET).replaceFirst("1a = .*", "1a = Run[\"rm\"]");
    Grading grading = grade(SHEET, text);
    assertEquals(SHEET.points() - 1, grading.earned(), 1e-9);
    assertTrue(grading.lines().get(0).message().startsWith("not readable"));
  }

  @Test
  void duplicatesUnknownPartsAndStrayLinesAreNamed() {
    Grading grading =
        grade(SHEET, filled(SHEET) + "1a = 12345\n9z = 1\nhello\n1b=" + "x".repeat(3000) + "\n");
    assertEquals("answered twice, in different ways", grading.lines().get(0).message());
    assertEquals(0, grading.lines().get(0).earned());
    assertTrue(grading.lines().get(1).answer().length() <= 101);
    assertTrue(grading.notes().contains("there is no part 9z on this sheet"));
    assertTrue(grading.notes().get(0).contains("is not 'part = answer'"));
  }

  @Test
  void answersToAnotherSheetAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> grade(SHEET, "sheet = risks, seed 5\n1a = 1\n"));
  }

  @Test
  void partsWithoutAnyAnswerAreRefusedAsFile() {
    assertThrows(IllegalArgumentException.class, () -> AnswersFile.parse("hello\n", "x"));
    assertThrows(IllegalArgumentException.class, () -> new Mark(2, "too much"));
  }
}
