package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.verify.Claim;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Appendix A's remark on scalar factorization: ½(uv − m)² has the Hessian (v, u)(v, u)ᵀ where uv =
 * m, of norm u² + v².
 */
public final class AppendixA {
  private AppendixA() {}

  /** The claim. */
  public static List<Claim> claims() {
    return List.of(scalarFactorization());
  }

  private static Claim scalarFactorization() {
    Statement bounded = Statement.of("(u^2 + v^2)·(a^2 + b^2) ≥ (v·a + u·b)^2");
    Certificate bound = Certificate.of(bounded).plus(Rational.ONE, "u·a - v·b");
    return Claim.of("Appendix A, scalar factorization", "Section 1.3 and Appendix A")
        .says(
            "In scalar factorization the sharpness of a minimizer is equal to the squared norm, and"
                + " the biases thus coincide")
        .assuming("loss ½(uv − m)² with u, v, m ∈ R")
        .by(
            secondDerivative(),
            proof(
                "where uv = m the form is (va + ub)² ≤ (u² + v²)(a² + b²)",
                bound,
                "u = 1",
                "v = 2",
                "a = 1",
                "b = 0"),
            Proofs.identity(
                "with equality along (a, b) = (v, u)", "(v·v + u·u)^2 = (u^2 + v^2)·(v^2 + u^2)"))
        .boundary("every m; factors of any fixed dimension are not treated")
        .notThat(
            "the sharpness is half the squared norm",
            proof(
                "",
                bound.claiming(bounded.concluding("1/2·(u^2 + v^2)·(a^2 + b^2) ≥ (v·a + u·b)^2")),
                "u = 1",
                "v = 2",
                "a = 1",
                "b = 0"),
            "u = 1",
            "v = 2",
            "a = 2",
            "b = 1");
  }

  private static CertificateProof secondDerivative() {
    Map<String, Polynomial> along =
        Map.of("u", Polynomial.scalar("a"), "v", Polynomial.scalar("b"));
    Polynomial form = Polynomial.parse("1/2·(u·v - m)^2").derivative(along).derivative(along);
    return DiagonalLoss.equal(
        "the second derivative along (a, b)",
        form,
        Polynomial.parse("(v·a + u·b)^2 + 2·(u·v - m)·a·b"));
  }
}
