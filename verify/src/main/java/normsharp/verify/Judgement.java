package normsharp.verify;

import java.util.List;
import java.util.Optional;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.Finding;

/**
 * A claim after its evidence was checked.
 *
 * @param claim the claim
 * @param printed about the statement as printed
 * @param corrected about the correction
 * @param wrongVariant holds when the wrong variant was rejected
 */
public record Judgement(
    Claim claim, Ruling printed, Optional<Ruling> corrected, Finding wrongVariant) {
  /**
   * A verdict with the findings it rests on.
   *
   * @param verdict computed from the findings
   * @param findings in the order of the evidence: slip, evidence, cross-checks
   */
  public record Ruling(Verdict verdict, List<Checked> findings) {
    /** Takes an immutable copy. */
    public Ruling {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A piece of evidence and what its check found.
   *
   * @param evidence the evidence
   * @param finding the outcome
   */
  public record Checked(Evidence evidence, Finding finding) {}

  /** Whether the wrong variant was rejected. */
  public boolean rejectsWrongVariant() {
    return wrongVariant instanceof Finding.Holds;
  }
}
