package normsharp.verify.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;

/** The loss (4) and a step of gradient descent (1) on it, written in the kernel's symbols. */
final class DiagonalLoss {
  /** r = ⟨x, w⊙w⟩ − y. */
  static final Polynomial RESIDUAL = Polynomial.parse("Σ[x_i·w_i^2] - y");

  /** 𝓛 = ½r². */
  static final Polynomial LOSS = RESIDUAL.squared().times(Polynomial.parse("1/2"));

  /** The sharpness on the manifold, S = 4M₂ = 4⟨x², w⊙w⟩. */
  static final Polynomial SHARPNESS = Polynomial.parse("4·Σ[x_i^2·w_i^2]");

  /** The third moment M₃ = ⟨x³, w⊙w⟩. */
  static final Polynomial THIRD_MOMENT = Polynomial.parse("Σ[x_i^3·w_i^2]");

  /** The gradient's entry, 2r x_i w_i. */
  static final Polynomial GRADIENT = RESIDUAL.times(Polynomial.parse("2·x_i·w_i"));

  /** The next weight's entry, w_i − η·2r x_i w_i. */
  static final Polynomial STEP =
      Polynomial.entry("w").minus(GRADIENT.times(Polynomial.scalar("η")));

  private DiagonalLoss() {}

  /** A polynomial in w, one step later. */
  static Polynomial afterStep(Polynomial polynomial) {
    return polynomial.substitute(Map.of("w_i", STEP));
  }

  /** The derivative in w along u. */
  static Polynomial along(Polynomial polynomial) {
    return polynomial.derivative(Map.of("w_i", Polynomial.entry("u")));
  }

  /** The certificate, still to be checked, that two polynomials are the same. */
  static CertificateProof equal(String shows, Polynomial left, Polynomial right) {
    Constraint claim = new Constraint(left.minus(right), Relation.EQUAL);
    return new CertificateProof(
        shows, Certificate.of(new Statement(List.of(), claim)), Optional.empty());
  }
}
