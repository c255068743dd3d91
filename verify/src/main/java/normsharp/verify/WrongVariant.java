package normsharp.verify;

import java.util.Optional;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.EqualityCase;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.evidence.Finding;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Statement;

/**
 * A deliberately false variant of a claim, which the claim's own kind of evidence must reject: a
 * check that cannot say no is no evidence.
 *
 * @param statement the false statement, for people
 * @param attempt the evidence, applied to the false statement
 * @param refutation an instance that shows it false; required where the attempt is a certificate,
 *     since a certificate may also fail for a true statement
 */
public record WrongVariant(
    String statement, Evidence attempt, Optional<ExactCounterexample> refutation) {
  /** Demands an instance that refutes what a certificate fails to prove. */
  public WrongVariant {
    Optional<Statement> claimed = statement(attempt);
    if (claimed.isPresent() && !claimed.equals(refutation.map(ExactCounterexample::statement))) {
      throw new IllegalArgumentException(
          "a rejected certificate must come with a counterexample to its statement, got none for '"
              + statement
              + "'");
    }
  }

  /** A variant whose attempt refutes it by itself. */
  public static WrongVariant of(String statement, Evidence attempt) {
    return new WrongVariant(statement, attempt, Optional.empty());
  }

  /** A variant that a certificate must not prove, with values that refute it. */
  public static WrongVariant of(String statement, Evidence attempt, Assignment at) {
    return new WrongVariant(
        statement,
        attempt,
        statement(attempt).map(claimed -> new ExactCounterexample(statement, claimed, at)));
  }

  private static Optional<Statement> statement(Evidence evidence) {
    if (evidence instanceof CertificateProof proof) {
      return Optional.of(proof.certificate().statement());
    }
    return evidence instanceof EqualityCase equality
        ? Optional.of(equality.statement())
        : Optional.empty();
  }

  /** Fails when the false statement passes, or when its counterexample is none. */
  public Finding check() {
    Finding finding = attempt.check();
    if (finding instanceof Finding.Holds) {
      return new Finding.Fails("the wrong variant passes: " + statement);
    }
    if (finding instanceof Finding.Undecided undecided) {
      return undecided;
    }
    if (refutation.isPresent() && !(refutation.get().check() instanceof Finding.Holds)) {
      return new Finding.Fails("the wrong variant is not refuted: " + statement);
    }
    return finding instanceof Finding.Refutes refutes
        ? new Finding.Holds(refutes.counterexample())
        : new Finding.Holds(((Finding.Fails) finding).why());
  }
}
