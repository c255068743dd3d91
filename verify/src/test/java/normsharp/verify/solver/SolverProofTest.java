package normsharp.verify.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import normsharp.verify.evidence.Finding;
import normsharp.verify.evidence.SolverProof;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.junit.jupiter.api.Test;

/** Z3 against known true and known false statements, and against queries it cannot finish. */
class SolverProofTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Statement LEAST_NORM =
      Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ a", "a·Σ[w_i^2] ≥ y");
  private static final Assignment WITNESS =
      Assignment.of("x = 1, -3", "w = 2, 1", "y = 1", "a = 1");

  private static Finding check(Statement statement, int dimension, Assignment witness) {
    return new SolverProof("", statement, dimension, witness, LIMIT).check();
  }

  /** KKT optimality of (12): true for every d, and known to be beyond Z3 at d = 3. */
  private static final Statement HARD =
      Statement.of(
          "u_i - 1 + ν·x_i + μ·x_i^2 - n_i = 0",
          "n_i·u_i = 0",
          "Σ[x_i·v_i] = y",
          "Σ[x_i·u_i] = y",
          "μ·(B - Σ[x_i^2·u_i]) = 0",
          "v_i ≥ 0",
          "u_i ≥ 0",
          "n_i ≥ 0",
          "μ ≥ 0",
          "Σ[x_i^2·v_i] ≤ B",
          "Σ[1/2·v_i^2 - v_i] ≥ Σ[1/2·u_i^2 - u_i]");

  private static final Assignment HARD_WITNESS =
      Assignment.of(
          "x = 0, 0, 0, 0, 0",
          "u = 1, 1, 1, 1, 1",
          "v = 1, 1, 1, 1, 1",
          "n = 0, 0, 0, 0, 0",
          "ν = 0",
          "μ = 0",
          "y = 0",
          "B = 0");

  @Test
  void provesTheBoundsOfProposition32() {
    assertInstanceOf(Finding.Holds.class, check(LEAST_NORM, 2, WITNESS));
    Statement equality =
        Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ a", "a·Σ[w_i^2] = y", "w_i·(a - x_i) = 0");
    Assignment attained = Assignment.of("x = 1, -3", "w = 1, 0", "y = 1", "a = 1");
    assertInstanceOf(Finding.Holds.class, check(equality, 2, attained));
    Statement sharpness =
        Statement.of("Σ[x_i·w_i^2] = y", "x_i·(x_i - s) ≥ 0", "4·Σ[x_i^2·w_i^2] ≥ 4·s·y");
    assertInstanceOf(
        Finding.Holds.class,
        check(sharpness, 3, Assignment.of("x = 1, 2, 3", "w = 1, 0, 0", "y = 1", "s = 1")));
  }

  @Test
  void refutesFalseStatementsByAnExactModel() {
    Statement wrong = Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ a", "a > 0", "a·Σ[w_i^2] ≥ 2·y");
    Finding finding = check(wrong, 2, WITNESS);
    assertInstanceOf(Finding.Refutes.class, finding, finding.toString());
    // The conclusion with entries: some index violates it.
    Statement everywhere = Statement.of("Σ[w_i] > 0", "w_i > 0");
    assertInstanceOf(Finding.Refutes.class, check(everywhere, 3, Assignment.of("w = 1, 1, 1")));
  }

  @Test
  void irrationalModelsAreNoCounterexamplesAndNoProofs() {
    Statement onlyRootTwo = Statement.of("a^2 = 2", "a ≤ 0");
    // No rational witness exists, so this is refused before Z3 is asked.
    assertInstanceOf(Finding.Fails.class, check(onlyRootTwo, 1, Assignment.of("a = 1")));
    Statement rational = Statement.of("a·(a^2 - 2) = 0", "a ≤ 0");
    Finding finding = check(rational, 1, Assignment.of("a = 0"));
    assertTrue(
        assertInstanceOf(Finding.Fails.class, finding).why().contains("irrational"),
        finding.toString());
  }

  @Test
  void contradictoryPremisesProveNothing() {
    Statement vacuous = Statement.of("a > 1", "a < 0", "a = 7");
    assertInstanceOf(Finding.Fails.class, check(vacuous, 1, Assignment.of("a = 2")));
  }

  @Test
  void noAnswerInTimeIsUndecidedAndLeavesNoChild() throws InterruptedException {
    assertTrue(HARD.premisesHoldFor(HARD_WITNESS));
    Finding finding = new SolverProof("", HARD, 5, HARD_WITNESS, SHORT).check();
    assertEquals(
        "no answer within 1.0 s", assertInstanceOf(Finding.Undecided.class, finding).why());
    // The next query is served by a new child.
    assertInstanceOf(Finding.Holds.class, check(LEAST_NORM, 2, WITNESS));
    long left =
        ProcessHandle.current()
            .children()
            .filter(
                child ->
                    child
                        .info()
                        .totalCpuDuration()
                        .map(time -> time.compareTo(Duration.ofSeconds(30)) > 0)
                        .orElse(false))
            .count();
    assertEquals(0, left);
    assertTrue(ProcessHandle.current().children().count() <= 2);
  }

  @Test
  void aChildThatDiesIsUndecided() throws Exception {
    SolverProcess child = SolverProcess.start();
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(500);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              child.close();
            });
    killer.start();
    SolverAnswer answer = child.ask(new SmtQuery(HARD, 5).text(), LIMIT);
    killer.join();
    assertInstanceOf(SolverAnswer.Unknown.class, answer);
    assertFalse(child.isAlive());
    assertInstanceOf(
        SolverAnswer.Unknown.class, child.ask(new SmtQuery(LEAST_NORM, 1).text(), SHORT));
  }

  @Test
  void severalThreadsMayAsk() {
    List<SolverAnswer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(k -> SolverPool.shared().ask(new SmtQuery(LEAST_NORM, 2), LIMIT))
            .toList();
    answers.forEach(answer -> assertInstanceOf(SolverAnswer.Unsatisfiable.class, answer));
  }

  @Test
  void queriesAreWrittenInAscii() {
    Statement statement = Statement.of("η > 0", "x_i ≠ 0", "1/2·η·x_i^2 - Σ[x_i] ≥ -3/4");
    assertEquals(
        """
        (set-logic QF_NRA)
        ; v1 is GREEK_SMALL_LETTER_ETA
        ; v2 is x[1]
        ; v3 is x[2]
        (declare-const v1 Real)
        (declare-const v2 Real)
        (declare-const v3 Real)
        (assert (> v1 0))
        (assert (not (= v2 0)))
        (assert (not (= v3 0)))
        (assert (not (and (>= (+ (/ 3 4) (* (/ 1 2) v2 v2 v1) (* (- 1) (+ v2 v3))) 0)\
         (>= (+ (/ 3 4) (* (/ 1 2) v3 v3 v1) (* (- 1) (+ v2 v3))) 0))))
        (check-sat)
        (get-model)
        """,
        new SmtQuery(statement, 2).text());
    assertEquals(
        "x = (0, 5/2), η = 1/3",
        new SmtQuery(statement, 2)
            .assignment(Map.of("v1", Rational.of(1, 3), "v3", Rational.of(5, 2)))
            .toString());
    assertThrows(IllegalArgumentException.class, () -> new SmtQuery(statement, 0));
  }
}
