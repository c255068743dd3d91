package normsharp.reports.exercises.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTest {
  private static final Answer HALF = new Answer.Value(Expression.of(new BigFraction(1, 2)));
  private static final Answer ROOT = value("sqrt(2)/2");
  private static final Answer VECTOR =
      new Answer.Tuple(List.of(expression("3"), expression("-1/2"), expression("sqrt(2)")));
  private static final Answer SET =
      new Answer.Points(
          2,
          List.of(
              List.of(expression("1"), expression("0")),
              List.of(expression("1/2"), expression("1/4"))));
  private static final Answer FLOW =
      new Answer.Formula(
          ExpressionParser.parse("alpha*exp(6*tau)", List.of("alpha", "tau")),
          List.of("alpha", "tau"));

  private static Expression expression(String text) {
    return ExpressionParser.parse(text, List.of());
  }

  private static Answer value(String text) {
    return new Answer.Value(expression(text));
  }

  private static Mark mark(Answer answer, String response) {
    return Marking.mark(answer, List.of(), response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/2",
        "0.5",
        ".5",
        "2/4",
        " 1 / 2 ",
        "+1/2",
        "5e-1",
        "2^(-1)",
        "1 - 1/2",
        "sqrt(1/4)",
        "√(1/4)",
        "−(−1/2)",
        "1⁄2",
        "½",
        "exp(-log(2))",
        "pi/(2*pi)",
        "1/(sqrt(2)*sqrt(2))",
        "4^(-1/2)"
      })
  void equivalentFormsOfOneHalfAreRight(String response) {
    Mark mark = mark(HALF, response);
    assertTrue(mark.isRight(), response + ": " + mark.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqrt(2)/2",
        "1/sqrt(2)",
        "2^(-1/2)",
        "√2/2",
        "0.5*sqrt(2)",
        "sqrt(1/2)",
        "sqrt(8)/4",
        "(sqrt(3 + 2*sqrt(2)) - 1)/2",
        "exp(-log(2)/2)"
      })
  void equivalentFormsOfARootAreRight(String response) {
    Mark mark = mark(ROOT, response);
    assertTrue(mark.isRight(), response + ": " + mark.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.7071067811865476|0.5|close, but the exact value is asked",
        "0.71|0.5|close, but the exact value is asked",
        "-sqrt(2)/2|0|the size is right, the sign is wrong",
        "sqrt(2)|0|too large by a factor of 2",
        "7|0|wrong value",
        "0,7|0|write decimals with a point",
        "1/0|0|it has no finite value",
        "sqrt(-1)|0|it has no finite value",
        "NaN|0|'NaN' is not known",
        "Infinity|0|'Infinity' is not known",
        "2sqrt(2)|0|write * between factors",
        "sqrt 2|0|expected '('",
        "(1|0|expected ')'",
        "1)|0|expected an operator or the end",
        "|0|no answer",
      })
  void wrongNumbersSayWhy(String response, double share, String message) {
    Mark mark = mark(ROOT, response == null ? "" : response);
    assertEquals(share, mark.share(), mark.message());
    assertTrue(mark.message().contains(message), mark.message());
  }

  @Test
  void vectorsGetCreditPerEntry() {
    assertTrue(mark(VECTOR, "(3, -0.5, 2/sqrt(2))").isRight());
    assertTrue(mark(VECTOR, "[3; -1/2; √2]").isRight());
    assertTrue(mark(VECTOR, "3, -1/2, sqrt(2)").isRight());
    Mark sign = mark(VECTOR, "(3, 1/2, sqrt(2))");
    assertEquals("the norm is right, the sign of entry 2 is wrong", sign.message());
    assertEquals(2 / 3.0, sign.share(), 1e-12);
    Mark wrong = mark(VECTOR, "(3, 7, 8)");
    assertEquals("entries 2, 3 are wrong", wrong.message());
    assertEquals(1 / 3.0, wrong.share(), 1e-12);
    assertEquals(
        "the direction is right, the length is wrong",
        mark(VECTOR, "(6, -1, 2*sqrt(2))").message());
    assertTrue(mark(VECTOR, "(3, -0,5, 1)").message().contains("got 4"));
    assertEquals(0, mark(VECTOR, "(3, (-1/2, sqrt(2))").share());
  }

  @Test
  void setsGetCreditForPointsFoundMinusFalseOnes() {
    assertTrue(mark(SET, "{(1/2, 0.25), (1, 0)}").isRight());
    assertTrue(mark(SET, "(1,0); (1/2,1/4)").isRight());
    assertEquals("1 of 2 points found", mark(SET, "{(1, 0)}").message());
    assertEquals(0.5, mark(SET, "{(1, 0)}").share());
    assertEquals(0, mark(SET, "{(1, 0), (2, 2)}").share());
    assertFalse(mark(SET, "{(1, 0), (1/2, 1/4), (1, 0)}").isRight());
    assertFalse(mark(SET, "{}").isRight());
    assertTrue(mark(SET, "{(1, 0, 0)}").message().contains("must have 2 entries"));
  }

  @Test
  void formulasAreComparedAsFunctions() {
    for (String same :
        List.of("alpha*exp(6*tau)", "α*e^(6*τ)", "alpha*exp(2*tau)^3", "exp(log(alpha)+6*tau)")) {
      assertTrue(mark(FLOW, same).isRight(), same + mark(FLOW, same).message());
    }
    assertTrue(mark(FLOW, "alpha*exp(5*tau)").message().startsWith("at alpha = 0.31, tau = 0.83"));
    assertTrue(mark(FLOW, "alpha*exp(6*x)").message().contains("'x' is not known"));
    assertFalse(mark(FLOW, "alpha*exp(6*tau) + 1/10^15").isRight());
  }

  @Test
  void roundedNumbersHaveATolerance() {
    Answer answer = new Answer.Rounded(0.123456, 0.0006);
    assertTrue(mark(answer, "0.123").isRight());
    assertTrue(mark(answer, "0.1235").isRight());
    assertEquals("close, but not close enough", mark(answer, "0.125").message());
    assertEquals(0, mark(answer, "0.5").share());
  }

  @Test
  void intervalsAndChoicesAreRead() {
    Answer range = new Answer.Range(expression("0"), false, expression("1/6"), false);
    assertTrue(mark(range, "(0, 1/6)").isRight());
    assertEquals(0.75, mark(range, "[0, 1/6)").share());
    assertEquals("the right end is wrong", mark(range, "(0, 1/3)").message());
    assertTrue(mark(range, "0 < eta < 1/6").message().contains("an interval is written"));
    Answer choice = new Answer.Choice(1, List.of("yes", "no"));
    assertTrue(mark(choice, "B").isRight());
    assertTrue(mark(choice, "(b)").isRight());
    assertEquals("wrong choice", mark(choice, "a").message());
    assertTrue(mark(choice, "yes").message().contains("one letter from a to b"));
  }

  @Test
  void knownMistakesAreNamed() {
    Mistake mistake = new Mistake(value("sqrt(2)"), "this is the other minimizer");
    Mark mark = Marking.mark(ROOT, List.of(mistake), "2/sqrt(2)");
    assertEquals("this is the other minimizer", mark.message());
    assertFalse(mark.isRight());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10^10^10",
        "10^(10^10)",
        "((10^100)^100)^100",
        "((((1/10)^100)^100)^100)^100",
        "9^99^99",
        "(1/10)^exp(50)",
        "exp(exp(exp(100)))",
        "2^sqrt(10^200)",
        "exp(10^100)",
        "Run[\"rm\"]",
        "Import[\"/etc/passwd\"]",
        "While[True]",
        "1;2",
        "a=1",
        "%",
        "#&",
        "1!!",
        "(((((((((((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))))))))))",
        "√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√√2",
        "--------------------------------------------------1",
        "2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2^2",
        "99999999999999999999999999999999999999999",
        "1e99999",
        "1e",
        ".",
        "²",
        "\u0000",
        "\u202e1",
        "٣",
        "𝟙",
        "1/2\n1/3",
        "__import__('os')",
        "${jndi:ldap://x}",
        "<script>",
        "sqrt(",
        "log(-1)",
        "log(0)",
        "0^0",
        "0^(-1)",
        "exp(1000)-exp(1000)"
      })
  void hostileAnswersCostLittleAndEarnNothing(String response) {
    for (Answer answer : List.of(ROOT, VECTOR, SET, FLOW)) {
      Mark mark = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> mark(answer, response));
      assertEquals(0, mark.share(), response + ": " + mark.message());
      assertTrue(mark.message().lines().count() == 1, mark.message());
    }
  }

  @Test
  void hostileFormulasAreLimited() {
    assertTrue(mark(FLOW, "(alpha + tau)^100").message().contains("at most 12"));
    assertTrue(mark(FLOW, "1+".repeat(150) + "1").message().contains("at most 200 characters"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            mark(
                FLOW,
                "alpha*exp(6*tau)*((alpha+tau+1)^12)^12/((alpha+tau+1)^12)^12"
                    + "*((alpha+2*tau+1)^12)^12/((alpha+tau+1+tau)^12)^12"));
  }

  @Test
  void junkNeverThrows() {
    Random random = new Random(7);
    String letters = "0123456789+-*/^().,;{}[]√πατ ehxpsqrtlog\u2212\ud835\udfd9=<>#\"'\\\t";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder junk = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        junk.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (Answer answer : List.of(HALF, VECTOR, SET)) {
        Mark mark = mark(answer, junk.toString());
        assertTrue(mark.share() <= 1, "seed 7, " + junk);
      }
    }
  }

  @Test
  void textsParseBackToTheSameFormula() {
    for (String text :
        List.of(
            "1 - (2 - 3)",
            "2/(3/4)",
            "2^(3^2)",
            "(2^3)^2",
            "-(1 + 2)",
            "-2^2",
            "(-2)^2",
            "2*-3",
            "1/2/3",
            "sqrt(2)*exp(-1/2)",
            "log(3)/4",
            "(1/2)^3",
            "2^(1/2)",
            "-(1/2)",
            "3 - -2",
            "pi^2/6")) {
      Expression expression = expression(text);
      assertEquals(
          expression.real(), expression(expression.text()).real(), 1e-12, expression.text());
    }
    assertEquals(-4, expression("-2^2").real());
    assertEquals(512, expression("2^3^2").real());
  }
}
