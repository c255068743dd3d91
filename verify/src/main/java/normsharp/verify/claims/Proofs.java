package normsharp.verify.claims;

import java.time.Duration;
import java.util.Optional;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.EqualityCase;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.evidence.SolverProof;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Statement;

/** Short forms in which claims write their evidence. */
final class Proofs {
  private Proofs() {}

  /** A certificate whose premises hold at the given values. */
  static CertificateProof proof(String shows, Certificate certificate, String... witness) {
    return new CertificateProof(shows, certificate, Optional.of(Assignment.of(witness)));
  }

  /** An identity without premises. */
  static CertificateProof identity(String shows, String equation) {
    return new CertificateProof(shows, Certificate.of(Statement.of(equation)), Optional.empty());
  }

  /** A certificate that premises contradict each other. */
  static CertificateProof impossibility(String shows, Certificate certificate) {
    return new CertificateProof(shows, certificate, Optional.empty());
  }

  /** Where the bound of a certificate is attained: its term of this number vanishes. */
  static EqualityCase equality(
      String shows, Certificate bound, int term, String vanishes, String... witness) {
    return new EqualityCase(shows, bound, term, Constraint.parse(vanishes), Assignment.of(witness));
  }

  /** Time for one query to the solver. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** All reals at a fixed dimension; the premises hold at the given values. */
  static SolverProof solver(String shows, Statement statement, int dimension, String... witness) {
    return new SolverProof(shows, statement, dimension, Assignment.of(witness), LIMIT);
  }

  /** Values that satisfy the premises of a statement and violate its conclusion. */
  static ExactCounterexample counterexample(String shows, Statement statement, String... values) {
    return new ExactCounterexample(shows, statement, Assignment.of(values));
  }
}
