package normsharp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.evidence.Finding;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.junit.jupiter.api.Test;

/** Verdicts follow from findings alone. */
class RefereeTest {
  private static final Statement SQUARE = Statement.of("a^2 + b^2 ≥ 2·a·b");
  private static final Certificate PROOF = Certificate.of(SQUARE).plus(Rational.ONE, "a - b");
  private static final Evidence PROVES = new CertificateProof("", PROOF, Optional.empty());
  private static final Statement STRICT = SQUARE.concluding("a^2 + b^2 > 2·a·b");
  private static final Evidence FAILS =
      new CertificateProof("", PROOF.claiming(STRICT), Optional.empty());
  private static final Evidence REFUTES =
      new ExactCounterexample("", STRICT, Assignment.of("a = 1", "b = 1"));
  private static final Evidence NO_COUNTEREXAMPLE =
      new ExactCounterexample("", SQUARE, Assignment.of("a = 1", "b = 1"));
  private static final Evidence ARGUMENT = new Argument("by compactness");
  private static final Evidence SAMPLES =
      new PropertyTest(
          "squares are not negative",
          1,
          100,
          samples -> {
            Rational a = samples.rational();
            return a.times(a).signum() >= 0 ? Optional.empty() : Optional.of("a = " + a);
          });
  private static final Evidence FALSE_SAMPLES =
      new PropertyTest(
          "a ≥ 0",
          1,
          100,
          samples -> {
            Rational a = samples.rational();
            return a.signum() >= 0 ? Optional.empty() : Optional.of("a = " + a);
          });

  private static Verdict verdict(List<Evidence> evidence, List<Evidence> crossChecks) {
    return Referee.rule(new Assertion("s", "", Optional.empty(), evidence, crossChecks)).verdict();
  }

  private static Verdict verdict(Evidence... evidence) {
    return verdict(List.of(evidence), List.of());
  }

  @Test
  void proofsAloneProve() {
    assertEquals("proved", verdict(PROVES).word());
    assertEquals("proved", verdict(List.of(PROVES), List.of(SAMPLES)).word());
  }

  @Test
  void theWeakestPieceGivesTheVerdict() {
    assertEquals("supported", verdict(PROVES, SAMPLES).word());
    assertEquals(
        "argument: by compactness",
        assertInstanceOf(Verdict.Supported.class, verdict(PROVES, ARGUMENT)).by());
  }

  @Test
  void anArgumentAloneDecidesNothing() {
    assertEquals("open", verdict(ARGUMENT).word());
    assertEquals("open", verdict().word());
  }

  @Test
  void evidenceThatFailsLeavesOpen() {
    assertEquals("open", verdict(FAILS).word());
    assertEquals("open", verdict(PROVES, FAILS).word());
    assertEquals("open", verdict(List.of(PROVES), List.of(FAILS)).word());
    assertEquals("open", verdict(List.of(PROVES), List.of(FALSE_SAMPLES)).word());
    assertEquals("open", verdict(NO_COUNTEREXAMPLE).word());
    assertEquals("open", verdict(REFUTES, FAILS).word());
  }

  @Test
  void counterexamplesRefute() {
    assertEquals(
        "a = 1, b = 1: a^2 - 2·a·b + b^2 is 0, not > 0",
        assertInstanceOf(Verdict.Refuted.class, verdict(REFUTES)).counterexample());
    // The smallest instances are tried first.
    assertEquals(
        "a = -1", assertInstanceOf(Verdict.Refuted.class, verdict(FALSE_SAMPLES)).counterexample());
  }

  @Test
  void aSlipNeedsARefutationOfWhatIsPrinted() {
    Assertion slip =
        new Assertion(
            "s", "", Optional.of(new Slip("> for ≥", REFUTES)), List.of(PROVES), List.of());
    assertEquals("proved-with-typo", Referee.rule(slip).verdict().word());
    Assertion none =
        new Assertion(
            "s",
            "",
            Optional.of(new Slip("> for ≥", NO_COUNTEREXAMPLE)),
            List.of(PROVES),
            List.of());
    assertEquals("open", Referee.rule(none).verdict().word());
  }

  @Test
  void certificatesNeedAnInstanceOfTheirPremises() {
    Statement vacuous = Statement.of("a > 0", "-a > 0", "a ≥ 1");
    Certificate certificate = Certificate.of(vacuous).plus(0).plus(1);
    assertInstanceOf(
        Finding.Fails.class, new CertificateProof("", certificate, Optional.empty()).check());
    assertInstanceOf(
        Finding.Fails.class,
        new CertificateProof("", certificate, Optional.of(Assignment.of("a = 1"))).check());
  }

  @Test
  void wrongVariantsMustBeRejectedAndRefuted() {
    assertTrue(passes(new WrongVariant("w", FAILS, Optional.of((ExactCounterexample) REFUTES))));
    // A true statement is no wrong variant, with or without a proof.
    assertFalse(passes(WrongVariant.of("w", PROVES, Assignment.of("a = 1", "b = 1"))));
    Evidence unproved = new CertificateProof("", Certificate.of(SQUARE), Optional.empty());
    assertFalse(passes(WrongVariant.of("w", unproved, Assignment.of("a = 1", "b = 1"))));
    assertTrue(passes(WrongVariant.of("w", FALSE_SAMPLES)));
    assertFalse(passes(WrongVariant.of("w", SAMPLES)));
    // A rejected certificate without a counterexample, or with one to another statement.
    assertThrows(IllegalArgumentException.class, () -> WrongVariant.of("w", FAILS));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WrongVariant("w", FAILS, Optional.of((ExactCounterexample) NO_COUNTEREXAMPLE)));
  }

  private static boolean passes(WrongVariant variant) {
    return variant.check() instanceof Finding.Holds;
  }

  @Test
  void claimsNeedALabelAStatementAndABoundary() {
    ClaimBuilder unbounded = Claim.of("L", "Section 1").says("s").by(PROVES);
    assertThrows(IllegalArgumentException.class, () -> unbounded.notThat("w", FALSE_SAMPLES));
    Claim claim =
        Claim.of("L", "Section 1")
            .says("printed")
            .by(REFUTES)
            .but("wrong", Effect.STATEMENT, "meant")
            .by(PROVES)
            .boundary("all reals")
            .notThat("w", FALSE_SAMPLES);
    Judgement judgement = Referee.judge(claim);
    assertEquals("refuted", judgement.printed().verdict().word());
    assertEquals("proved", judgement.corrected().orElseThrow().verdict().word());
    assertEquals("meant", claim.correction().orElseThrow().assertion().statement());
    assertTrue(judgement.rejectsWrongVariant());
    assertEquals(
        Optional.of("expected nothing, got refuted/proved"),
        Ledger.unexpected(judgement).map(text -> text.substring(0, 36)));
  }

  @Test
  void ledgersRefuseDoubleLabelsAndCircles() {
    Claim one = Claim.of("L", "p").says("s").by(PROVES).boundary("b").notThat("w", FALSE_SAMPLES);
    Claim circular =
        Claim.of("K", "p").says("s").by(PROVES).boundary("b").uses("K").notThat("w", FALSE_SAMPLES);
    Claim hanging =
        Claim.of("K", "p").says("s").by(PROVES).boundary("b").uses("M").notThat("w", FALSE_SAMPLES);
    assertEquals(List.of(one), Ledger.sound(List.of(one)));
    for (List<Claim> claims :
        List.of(List.of(one, one), List.of(circular), List.of(one, hanging))) {
      assertThrows(IllegalArgumentException.class, () -> Ledger.sound(claims));
    }
  }

  @Test
  void labelsAreFoundWithAllTheirParts() {
    assertTrue(Ledger.find("proposition 3.2").size() >= 4);
    assertEquals(1, Ledger.find("Proposition 3.2 (i), necessity").size());
    for (String unknown : List.of("Proposition 3", "Proposition 3.22", "", "necessity")) {
      assertThrows(IllegalArgumentException.class, () -> Ledger.find(unknown), unknown);
    }
  }
}
