package normsharp.reports.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.verify.Claim;
import normsharp.verify.ClaimBuilder;
import normsharp.verify.Effect;
import normsharp.verify.Judgement;
import normsharp.verify.Referee;
import normsharp.verify.Verdict;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.evidence.Finding;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/** Small claims, one of each verdict, with evidence that the referee really checks. */
public final class SampleClaims {
  private static final Statement SQUARE = Statement.of("w_i^2 ≥ 0");
  private static final Statement POSITIVE = Statement.of("w_i > 0");

  private SampleClaims() {}

  /** All, as judged; every verdict is the expected one but that of the open claim. */
  public static JudgedLedger ledger() {
    List<Judgement> judgements =
        List.of(proved(), typo(), supported(), refuted(), open()).stream()
            .map(Referee::judge)
            .toList();
    return new JudgedLedger(judgements, Map.of("Beyond: an open end", "expected proved, got open"));
  }

  /** A claim of the paper with this label and statement that a certificate proves. */
  public static Claim proved(String label, String statement) {
    return end(Claim.of(label, "Section 3").says(statement).by(square()));
  }

  /** A proved claim that stands there. */
  static Claim at(String place) {
    return end(Claim.of("Lemma Z", place).says("w_i^2 ≥ 0").by(square()));
  }

  /** A claim as if it had been judged open; for what does not depend on verdicts. */
  static Judgement unchecked(Claim claim) {
    Judgement.Ruling open = new Judgement.Ruling(new Verdict.Open("not judged"), List.of());
    return new Judgement(
        claim, open, claim.correction().map(c -> open), new Finding.Undecided("not checked"));
  }

  private static Claim proved() {
    return proved("Lemma 3.1 (i)", "w_i^2 ≥ 0 <script>alert('x')</script> & more");
  }

  private static Claim typo() {
    return end(
        Claim.of("Footnote 3", "Section 3, footnote")
            .says("w_i > 0")
            .slip("printed >, meant ≥", counterexample("0 is not > 0", "w = 0,"))
            .by(square())
            .uses("Lemma 3.1 (i)"));
  }

  private static Claim supported() {
    return end(
        Claim.of("Theorem B.1", "Appendix B")
            .says("w_∞ exists")
            .assuming("α > 0")
            .by(square(), new Argument("by compactness")));
  }

  private static Claim refuted() {
    return end(
        Claim.of("Proposition 3.2 (i)", "Section 3")
            .says("w_k⋆ > 0 for every w")
            .by(counterexample("w = −1", "w = -1,"))
            .but("Squares only. For d = 1 all is well.", Effect.CONCLUSION, "w_i^2 ≥ 0")
            .by(square())
            .uses("Lemma 3.1 (i)", "Footnote 3"));
  }

  private static Claim open() {
    return end(Claim.beyond("Beyond: an open end").says("all is well").by(new Argument("faith")));
  }

  private static Claim end(ClaimBuilder claim) {
    return claim
        .boundary("every d")
        .code(Rational.class)
        .notThat("w = 1 refutes w_i > 0", counterexample("at w = 1", "w = 1,"));
  }

  private static Evidence square() {
    return new CertificateProof(
        "a square", Certificate.of(SQUARE).plus(Rational.ONE, "w_i"), Optional.empty());
  }

  private static Evidence counterexample(String shows, String values) {
    return new ExactCounterexample(shows, POSITIVE, Assignment.of(values));
  }
}
