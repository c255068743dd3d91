package normsharp.verify.evidence;

/** A reason to believe or to reject a statement, which a machine checks. */
public sealed interface Evidence
    permits ExactCounterexample,
        EnclosedCounterexample,
        CertificateProof,
        EqualityCase,
        IntervalProof,
        SolverProof,
        PropertyTest,
        Quadrature,
        MonteCarlo,
        Argument {
  /** The kind's name, such as {@code certificate}. */
  String kind();

  /** What this evidence is worth when it holds. */
  Strength strength();

  /** What is shown, in one line. */
  String shows();

  /** Checks the evidence. The same answer at every call. */
  Finding check();
}
