package normsharp.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.kernel.Assignment;

/** Writes a claim in the order in which it is read; evidence belongs to the statement before it. */
public final class ClaimBuilder {
  private final String label;
  private final String place;
  private final Claim.Origin origin;
  private final List<String> uses = new ArrayList<>();
  private final List<Class<?>> code = new ArrayList<>();
  private AssertionBuilder current = new AssertionBuilder();
  private Optional<Assertion> printed = Optional.empty();
  private String goesWrong = "";
  private Effect effect = Effect.COSMETIC;
  private String boundary = "";

  ClaimBuilder(String label, String place, Claim.Origin origin) {
    this.label = label;
    this.place = place;
    this.origin = origin;
  }

  private static final class AssertionBuilder {
    private String statement = "";
    private String assumptions = "";
    private Optional<Slip> slip = Optional.empty();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Evidence> crossChecks = new ArrayList<>();

    private Assertion build() {
      return new Assertion(statement, assumptions, slip, evidence, crossChecks);
    }
  }

  /** The statement as printed. */
  public ClaimBuilder says(String statement) {
    current.statement = statement;
    return this;
  }

  /** What the statement assumes. */
  public ClaimBuilder assuming(String assumptions) {
    current.assumptions = assumptions;
    return this;
  }

  /** A misprint: the evidence proves what must be meant, the refutation what is printed false. */
  public ClaimBuilder slip(String text, Evidence refutation) {
    current.slip = Optional.of(new Slip(text, refutation));
    return this;
  }

  /** Evidence that decides. */
  public ClaimBuilder by(Evidence... evidence) {
    current.evidence.addAll(List.of(evidence));
    return this;
  }

  /** Evidence that must hold as well, without weakening the verdict. */
  public ClaimBuilder checkedBy(Evidence... evidence) {
    current.crossChecks.addAll(List.of(evidence));
    return this;
  }

  /** What goes wrong, and how far it reaches; what follows belongs to the correction. */
  public ClaimBuilder but(String wrong, Effect reach, String correctedStatement) {
    printed = Optional.of(current.build());
    goesWrong = wrong;
    effect = reach;
    current = new AssertionBuilder();
    current.statement = correctedStatement;
    return this;
  }

  /** What was and was not established. */
  public ClaimBuilder boundary(String text) {
    boundary = text;
    return this;
  }

  /** Labels of the claims that this one rests on. */
  public ClaimBuilder uses(String... labels) {
    uses.addAll(List.of(labels));
    return this;
  }

  /** What implements it. */
  public ClaimBuilder code(Class<?>... classes) {
    code.addAll(List.of(classes));
    return this;
  }

  /** Ends the claim with a false variant that its evidence refutes. */
  public Claim notThat(String statement, Evidence attempt) {
    return build(WrongVariant.of(statement, attempt));
  }

  /**
   * Ends the claim with a false variant that a certificate must not prove, and values against it.
   */
  public Claim notThat(String statement, Evidence attempt, String... values) {
    return build(WrongVariant.of(statement, attempt, Assignment.of(values)));
  }

  private Claim build(WrongVariant wrongVariant) {
    Assertion last = current.build();
    return new Claim(
        label,
        place,
        origin,
        printed.orElse(last),
        printed.map(p -> new Correction(goesWrong, effect, last)),
        boundary,
        uses,
        code,
        wrongVariant);
  }
}
