package normsharp.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import normsharp.verify.Judgement.Checked;
import normsharp.verify.Judgement.Ruling;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.Finding;
import normsharp.verify.evidence.Strength;

/** Computes verdicts from evidence; nobody else writes one. */
public final class Referee {
  private Referee() {}

  /** Checks a claim's evidence and its wrong variant. */
  public static Judgement judge(Claim claim) {
    return new Judgement(
        claim,
        rule(claim.printed()),
        claim.correction().map(correction -> rule(correction.assertion())),
        claim.wrongVariant().check());
  }

  /**
   * The verdict about one assertion. Any evidence that fails or is undecided leaves it open; a
   * refutation that holds makes it refuted; proofs alone make it proved; evidence that merely
   * supports makes it supported, if at least one piece of it was checked by a machine.
   */
  public static Ruling rule(Assertion assertion) {
    List<Checked> slip = check(assertion.slip().map(Slip::refutation).stream().toList());
    List<Checked> deciding = check(assertion.evidence());
    List<Checked> findings = new ArrayList<>(slip);
    findings.addAll(deciding);
    findings.addAll(check(assertion.crossChecks()));
    return new Ruling(verdict(assertion, deciding, findings), findings);
  }

  private static List<Checked> check(List<Evidence> evidence) {
    return evidence.stream().map(e -> new Checked(e, e.check())).toList();
  }

  private static Verdict verdict(
      Assertion assertion, List<Checked> deciding, List<Checked> findings) {
    Optional<String> refuted =
        first(deciding, Finding.Refutes.class).map(f -> ((Finding.Refutes) f).counterexample());
    if (refuted.isPresent()) {
      return new Verdict.Refuted(refuted.get());
    }
    for (Checked checked : findings) {
      if (!(checked.finding() instanceof Finding.Holds)) {
        return new Verdict.Open(why(checked));
      }
    }
    Optional<Checked> counterexample = deciding.stream().filter(with(Strength.REFUTES)).findFirst();
    if (counterexample.isPresent()) {
      return new Verdict.Refuted(((Finding.Holds) counterexample.get().finding()).detail());
    }
    if (deciding.stream().allMatch(c -> c.evidence() instanceof Argument)) {
      return new Verdict.Open("no evidence that a machine can check");
    }
    String support =
        deciding.stream()
            .filter(with(Strength.SUPPORTS))
            .map(c -> c.evidence().kind() + ": " + c.evidence().shows())
            .collect(Collectors.joining("; "));
    if (!support.isEmpty()) {
      return new Verdict.Supported(support);
    }
    return assertion
        .slip()
        .<Verdict>map(slip -> new Verdict.ProvedWithTypo(slip.text()))
        .orElse(new Verdict.Proved());
  }

  private static Predicate<Checked> with(Strength strength) {
    return checked -> checked.evidence().strength() == strength;
  }

  private static Optional<Finding> first(List<Checked> checked, Class<? extends Finding> kind) {
    return checked.stream().map(Checked::finding).filter(kind::isInstance).findFirst();
  }

  private static String why(Checked checked) {
    Finding finding = checked.finding();
    String reason =
        finding instanceof Finding.Fails fails
            ? fails.why()
            : finding instanceof Finding.Undecided undecided
                ? undecided.why()
                : ((Finding.Refutes) finding).counterexample();
    return checked.evidence().kind() + " (" + checked.evidence().shows() + "): " + reason;
  }
}
