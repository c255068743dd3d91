package normsharp.verify;

import java.util.List;
import java.util.Optional;
import normsharp.verify.evidence.Evidence;

/**
 * A statement with what decides it.
 *
 * @param statement for people, in Unicode mathematics
 * @param assumptions what it assumes; empty for nothing beyond the statement
 * @param slip a misprint in the statement, which {@code evidence} reads as it must be meant
 * @param evidence what decides it: all of it must hold, and the weakest piece gives the verdict
 * @param crossChecks further evidence that must hold, but does not weaken the verdict
 */
public record Assertion(
    String statement,
    String assumptions,
    Optional<Slip> slip,
    List<Evidence> evidence,
    List<Evidence> crossChecks) {
  /** Takes immutable copies. */
  public Assertion {
    evidence = List.copyOf(evidence);
    crossChecks = List.copyOf(crossChecks);
  }
}
