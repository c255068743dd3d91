package normsharp.reports.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Mark;
import normsharp.reports.exercises.answers.Marking;
import normsharp.reports.exercises.answers.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTest {
  private static final int SEEDS = 100;

  /** Every topic with 100 seeds; the seeds go round the levels. */
  @ParameterizedTest
  @EnumSource(Topic.class)
  void ownKeyGetsFullMarksAndPerturbedAnswersDoNot(Topic topic) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      int level = 1 + seed % 3;
      Sheet sheet = Sheet.of(topic, seed, level);
      assertTrue(sheet.problems().size() >= 3 && sheet.problems().size() <= 6, sheet.name());
      for (SheetFiles.Named named : SheetFiles.parts(sheet)) {
        Part part = named.part();
        String where = sheet.name() + ", " + named.name() + ": " + part.answer().text();
        Mark own = Marking.mark(part.answer(), part.mistakes(), part.answer().text());
        assertEquals(1, own.share(), where + ": " + own.message());
        for (String wrong : Perturbed.of(part.answer())) {
          Mark mark = Marking.mark(part.answer(), part.mistakes(), wrong);
          assertFalse(mark.isRight(), where + " perturbed to " + wrong);
          assertFalse(mark.message().startsWith("not readable"), where + " " + mark.message());
        }
        for (Mistake mistake : part.mistakes()) {
          Mark mark = Marking.mark(part.answer(), part.mistakes(), mistake.answer().text());
          assertFalse(mark.isRight(), where + " has as mistake " + mistake.answer().text());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void sameSeedGivesTheSameBytesAndAnotherSeedDoesNot(Topic topic) {
    assertEquals(SheetFiles.of(Sheet.of(topic, 5, 2)), SheetFiles.of(Sheet.of(topic, 5, 2)));
    for (int level = 1; level <= 3; level++) {
      Sheet sheet = Sheet.of(topic, 5, level);
      assertEquals(sheet, Sheet.of(topic, 5, level));
      assertNotEquals(sheet.problems(), Sheet.of(topic, 6, level).problems());
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void seedsGiveManyDifferentSheets(Topic topic) {
    Set<List<Problem>> problems = new HashSet<>();
    for (int seed = 1; seed <= 12; seed++) {
      problems.add(Sheet.of(topic, seed, 2).problems());
    }
    assertEquals(12, problems.size());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void sheetsDoNotTellTheAnswers(Topic topic) {
    Sheet sheet = Sheet.of(topic, 3, 2);
    for (String name : List.of("sheet.html", "sheet.md", "answers.txt")) {
      String text = SheetFiles.of(sheet).get(name);
      assertFalse(text.contains("Solution"), name);
      for (SheetFiles.Named named : SheetFiles.parts(sheet)) {
        assertFalse(text.contains(named.part().solution()), name + " " + named.name());
      }
    }
    assertTrue(SheetFiles.of(sheet).get("key.md").contains("Solution"));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void texIsBalancedInEveryText(Topic topic) {
    for (int seed = 1; seed <= 30; seed++) {
      for (Problem problem : Sheet.of(topic, seed, 1 + seed % 3).problems()) {
        problem.setting().forEach(SheetTest::assertBalanced);
        for (Part part : problem.parts()) {
          List.of(part.question(), part.hint(), part.solution(), part.answer().shown())
              .forEach(SheetTest::assertBalanced);
          if (part.answer() instanceof Answer.Choice choice) {
            assertEquals(choice.options().size(), Set.copyOf(choice.options()).size());
          }
        }
      }
    }
  }

  private static void assertBalanced(String text) {
    assertFalse(text.isBlank());
    assertEquals(0, text.chars().filter(c -> c == '$').count() % 2, text);
    long open = text.chars().filter(c -> c == '{').count();
    assertEquals(open, text.chars().filter(c -> c == '}').count(), text);
    assertFalse(text.contains("null") || text.contains("BigFraction"), text);
  }

  @Test
  void drawingWithoutAcceptedValueFails() {
    Draw draw = new Draw("none", 1, 1);
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalStateException.class, () -> draw.until(() -> draw.integer(1, 3), n -> n > 3));
  }
}
