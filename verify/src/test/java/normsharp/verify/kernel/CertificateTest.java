package normsharp.verify.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates for all d of true statements are accepted; those of false ones are not. */
class CertificateTest {
  /** v ≥ 0, x_i ≤ a, ⟨x,v⟩ = y ⇒ a·Σv ≥ y, for any signs of x. */
  private static final Statement LARGEST =
      Statement.of("Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i ≤ a", "a·Σ[v_i] ≥ y");

  private static final Certificate PROOF = Certificate.of(LARGEST).times("1", 0).plus(1, 2);

  @Test
  void leastNormOfProposition32HoldsForEveryDimension() {
    assertEquals(Optional.empty(), PROOF.objection());
    // Equality exactly where v_i = 0 or x_i = a.
    Constraint support = Constraint.parse("v_i·(a - x_i) = 0");
    assertEquals(Optional.empty(), PROOF.equalityObjection(0, support));
    for (String wrong : List.of("v_i·(a + x_i) = 0", "v_i = 0", "v_i·(a - x_i) ≥ 0")) {
      assertTrue(PROOF.equalityObjection(0, Constraint.parse(wrong)).isPresent(), wrong);
    }
    Assignment witness = Assignment.of("a = 1", "y = 1", "x = 1, -3", "v = 4, 1");
    assertTrue(LARGEST.premisesHoldFor(witness));
    assertFalse(LARGEST.isRefutedBy(witness));
  }

  @Test
  void leastSharpnessOfProposition32HoldsForEveryDimension() {
    Statement smallest =
        Statement.of("Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·(x_i - a) ≥ 0", "4·Σ[x_i^2·v_i] ≥ 4·a·y");
    Certificate certificate =
        Certificate.of(smallest).times("4·a", 0).plus(Rational.of(4), "1", 1, 2);
    assertEquals(Optional.empty(), certificate.objection());
  }

  @Test
  void kktPointsOfTheConvexProgramMinimiseTheRiskOfLemmaE1() {
    Statement statement =
        Statement.of(
            "u_i - 1 + ν·x_i + μ·x_i^2 - n_i = 0",
            "n_i·u_i = 0",
            "Σ[x_i·v_i] = y",
            "Σ[x_i·u_i] = y",
            "μ·(B - Σ[x_i^2·u_i]) = 0",
            "v_i ≥ 0",
            "n_i ≥ 0",
            "μ ≥ 0",
            "Σ[x_i^2·v_i] ≤ B",
            "Σ[1/2·v_i^2 - v_i] - Σ[1/2·u_i^2 - u_i] ≥ Σ[1/2·(v_i - u_i)^2]");
    Certificate certificate =
        Certificate.of(statement)
            .times("v_i - u_i", 0)
            .times("-1", 1)
            .times("-ν", 2)
            .times("ν", 3)
            .times("-1", 4)
            .plus(5, 6)
            .plus(7, 8);
    assertEquals(Optional.empty(), certificate.objection());
    // Without μ ≥ 0 among the factors the sign of μ(B − ⟨x²,v⟩) is not known.
    Certificate unsigned =
        new Certificate(
            statement,
            List.of(),
            certificate.multiples(),
            List.of(certificate.terms().get(0), PROOF.terms().get(0)));
    assertFalse(unsigned.holds());
  }

  @Test
  void dimensionIsTheSumOfOnes() {
    Statement jensen = Statement.of("Σ[x_i^2] - 2·m·Σ[x_i] + m^2·Σ[1] ≥ 0");
    assertTrue(Certificate.of(jensen).plus(Rational.ONE, "x_i - m").holds());
    Statement wrong = jensen.concluding("Σ[x_i^2] - 2·m·Σ[x_i] + (m^2 - 1)·Σ[1] ≥ 0");
    assertFalse(Certificate.of(wrong).plus(Rational.ONE, "x_i - m").holds());
  }

  @Test
  void goalsWithEntriesAreProvedAtEveryIndex() {
    Statement statement = Statement.of("w_i ≥ 0", "r > 0", "r·w_i + r ≥ 0");
    // w_i r is a product of premises at the same index; r > 0 alone is the rest.
    assertTrue(Certificate.of(statement).plus(0, 1).plus(1).holds());
    assertTrue(Certificate.of(statement.concluding("r·w_i + r > 0")).plus(0, 1).plus(1).holds());
    assertFalse(Certificate.of(statement.concluding("r·w_i > 0")).plus(0, 1).holds());
  }

  @Test
  void denominatorsMustNotVanish() {
    // m > 0 and m·r = 1 ⇒ r > 0, by m·r = 1.
    Statement inverse = Statement.of("m > 0", "m·r = 1", "r > 0");
    Certificate proof = Certificate.of(inverse).over(0).times("1", 1).plus(Rational.ONE, "1");
    assertEquals(Optional.empty(), proof.objection());
    Statement unsigned = Statement.of("m ≥ 0", "m·r = 1", "r > 0");
    assertFalse(proof.claiming(unsigned).holds());
    // a·b = 0 and a ≠ 0 ⇒ b = 0; for an inequality a ≠ 0 is not enough.
    Statement zero = Statement.of("a ≠ 0", "a·b = 0", "b = 0");
    assertTrue(Certificate.of(zero).over(0).times("1", 1).holds());
    assertFalse(Certificate.of(zero.concluding("b ≥ 0")).over(0).times("1", 1).holds());
    // A denominator that depends on the index cannot divide a number.
    Statement entries = Statement.of("x_i > 0", "Σ[x_i] = 0", "y ≥ 0");
    assertFalse(Certificate.of(entries).over(0).holds());
  }

  @Test
  void contradictoryPremisesProveAnImpossibility() {
    Statement impossible = Statement.of("x_i·v_i ≤ 0", "Σ[x_i·v_i] = y", "y > 0", "-1 ≥ 0");
    // y·(−1) = (−y + Σx_iv_i) + Σ(−x_iv_i).
    Certificate proof = Certificate.of(impossible).over(2).times("1", 1).plus(0);
    assertEquals(Optional.empty(), proof.objection());
  }

  @Test
  void falseStatementsAreNotProved() {
    assertFalse(PROOF.claiming(LARGEST.concluding("a·Σ[v_i] ≥ y + 1")).holds());
    assertFalse(PROOF.claiming(LARGEST.concluding("a·Σ[v_i] ≤ y")).holds());
    assertFalse(PROOF.claiming(LARGEST.concluding("a·Σ[v_i] > y")).holds());
    assertFalse(PROOF.claiming(LARGEST.concluding("a·Σ[v_i] = y")).holds());
    assertFalse(PROOF.claiming(LARGEST.concluding("a·Σ[v_i] ≠ y")).holds());
    assertFalse(Certificate.of(LARGEST).times("1", 0).plus(1).holds());
    assertFalse(Certificate.of(LARGEST).plus(1, 2).holds());
  }

  @Test
  void wrongUseOfPremisesIsRejected() {
    assertFalse(Certificate.of(LARGEST).times("1", 0).plus(Rational.of(-1), "1", 1, 2).holds());
    assertFalse(Certificate.of(LARGEST).times("1", 1).plus(1, 2).holds());
    assertFalse(Certificate.of(LARGEST).times("1", 0).plus(0, 2).holds());
    assertFalse(PROOF.over(1).holds());
    Certificate unknown = PROOF.plus(3);
    assertThrows(IllegalArgumentException.class, unknown::objection);
  }

  private static String objection(Certificate certificate) {
    return certificate.objection().orElse("none");
  }

  /** In each of these the identity holds, and only the misuse of a premise is to blame. */
  @Test
  void identitiesDoNotExcuseMisusedPremises() {
    Statement falseBound = Statement.of("a ≥ 0", "b ≠ 0", "c = 0", "-a ≥ 0");
    assertEquals("premise 0 is no equation", objection(Certificate.of(falseBound).times("-1", 0)));
    assertEquals(
        "a coefficient must be > 0, got -1",
        objection(Certificate.of(falseBound).plus(Rational.of(-1), "1", 0)));
    assertEquals(
        "a coefficient must be > 0, got 0",
        objection(
            Certificate.of(falseBound.concluding("c ≥ 0"))
                .times("1", 2)
                .plus(Rational.ZERO, "1", 0)));
    assertEquals(
        "premise 1 is not ≥ 0", objection(Certificate.of(falseBound.concluding("b ≥ 0")).plus(1)));
    assertEquals(
        "premise 0 is no admissible denominator",
        objection(Certificate.of(falseBound.concluding("c = 0")).over(0).times("a", 2)));
    assertEquals(
        "an equation needs a certificate without non-negative terms",
        objection(Certificate.of(falseBound.concluding("a = 0")).plus(0)));
    assertEquals(
        "a strict inequality needs a term that is certainly positive",
        objection(Certificate.of(falseBound.concluding("a > 0")).plus(0)));
    assertEquals(
        "a certificate proves =, ≥ or >, not ≠",
        objection(Certificate.of(falseBound.concluding("c ≠ 0")).times("1", 2)));
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class, () -> Certificate.of(falseBound).plus(3).objection());
    assertEquals("a premise's index must be 0…2, got 3", unknown.getMessage());
  }

  @Test
  void squaresOfNonZeroNumbersArePositive() {
    Statement statement = Statement.of("b ≠ 0", "a > 0", "c ≥ 0", "b^2 > 0");
    assertTrue(Certificate.of(statement).plus(Rational.ONE, "b").holds());
    assertTrue(Certificate.of(statement.concluding("a^2 > 0")).plus(Rational.ONE, "a").holds());
    assertTrue(
        Certificate.of(statement.concluding("a·b^2 > 0")).plus(Rational.ONE, "b", 1).holds());
    // c may vanish, and so may b·c and a sum of squares.
    assertFalse(Certificate.of(statement.concluding("c^2 > 0")).plus(Rational.ONE, "c").holds());
    assertFalse(
        Certificate.of(statement.concluding("c·b^2 > 0")).plus(Rational.ONE, "b", 2).holds());
    assertFalse(Certificate.of(statement.concluding("e^2 > 0")).plus(Rational.ONE, "e").holds());
  }

  @Test
  void onlyBoundsThatHoldHaveAnEqualityCase() {
    Constraint support = Constraint.parse("v_i·(a - x_i) = 0");
    Certificate strict = PROOF.claiming(LARGEST.concluding("a·Σ[v_i] > y"));
    assertEquals(
        Optional.of("only a bound ≥ 0 has a case of equality"),
        strict.equalityObjection(0, support));
    Certificate broken = PROOF.claiming(LARGEST.concluding("a·Σ[v_i] ≥ y + 1"));
    assertEquals(broken.objection(), broken.equalityObjection(0, support));
    assertTrue(broken.objection().isPresent());
  }

  @Test
  void statementsSayWhereTheyAreFalse() {
    Statement statement = Statement.of("x_i ≥ 0", "y = 1", "Σ[x_i] ≥ y");
    assertEquals("x_i ≥ 0, -1 + y = 0 ⇒ -y + Σ[x_i] ≥ 0", statement.toString());
    assertTrue(statement.isRefutedBy(Assignment.of("x = 0, 1/2", "y = 1")));
    assertFalse(statement.isRefutedBy(Assignment.of("x = 0, 2", "y = 1")));
    // A premise that fails at one index only.
    assertFalse(statement.isRefutedBy(Assignment.of("x = 0, -1", "y = 1")));
    assertFalse(statement.isRefutedBy(Assignment.of("x = 0, 0", "y = 2")));
    assertFalse(statement.isImpossibility());
    assertFalse(statement.concluding("1 ≥ 0").isImpossibility());
    assertTrue(statement.concluding("-1 ≥ 0").isImpossibility());
    assertTrue(statement.concluding("0 > 0").isImpossibility());
  }
}
