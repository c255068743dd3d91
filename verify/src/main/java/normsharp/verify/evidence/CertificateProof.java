package normsharp.verify.evidence;

import java.util.Optional;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;

/**
 * A certificate for every dimension d, with an instance in which its premises hold (so that nothing
 * is proved from contradictory premises). Without inequalities it is a list of cofactors.
 *
 * @param shows what is shown, in one line
 * @param certificate the identity that proves it
 * @param witness an instance of the premises; empty for a proof that they contradict each other
 */
public record CertificateProof(String shows, Certificate certificate, Optional<Assignment> witness)
    implements Evidence {
  @Override
  public String kind() {
    return certificate.terms().isEmpty() ? "cofactors" : "certificate";
  }

  @Override
  public Strength strength() {
    return Strength.PROVES;
  }

  @Override
  public Finding check() {
    if (witness.isPresent()) {
      for (Constraint premise : certificate.statement().premises()) {
        if (!premise.holdsFor(witness.get())) {
          return new Finding.Fails(
              "the witness " + witness.get() + " violates the premise " + premise);
        }
      }
    } else if (!certificate.statement().premises().isEmpty()
        && !certificate.statement().isImpossibility()) {
      return new Finding.Fails("no instance of the premises is given");
    }
    return certificate
        .objection()
        .<Finding>map(Finding.Fails::new)
        .orElse(new Finding.Holds("for every dimension; " + premises()));
  }

  private String premises() {
    return witness.map(at -> "premises hold at " + at).orElse("no premises to satisfy");
  }
}
