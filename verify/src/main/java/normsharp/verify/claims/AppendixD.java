package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Appendix D before its lemmas: norm, Hessian and sharpness of the loss (4). On 𝓜 the Hessian is
 * 4aaᵀ with a = x ⊙ w, whose norm is 4‖a‖² by Cauchy and Schwarz: A(A‖u‖² − ⟨a,u⟩²) = ‖Au −
 * ⟨a,u⟩a‖² with A = ‖a‖².
 */
public final class AppendixD {
  private AppendixD() {}

  /** Equations (10) and (11) and the Hessian between them. */
  public static List<Claim> claims() {
    return List.of(norm(), gradient(), hessian(), sharpness(), norms());
  }

  private static Claim norm() {
    return Claim.of("Appendix D, eq. (10)", "Appendix D")
        .says("‖w⊙w‖₁ = ‖w‖₂²")
        .by(
            proof(
                "the entries of w⊙w are their own absolute values",
                Certificate.of(Statement.of("p_i = w_i^2", "p_i ≥ 0", "Σ[p_i] = Σ[w_i^2]"))
                    .times("1", 0),
                "w = 1, -2",
                "p = 1, 4"))
        .boundary("every d and w")
        .code(Vectors.class)
        .notThat("‖w⊙w‖₁ = ‖w‖₁²", identity("", "Σ[w_i^2] = Σ[w_i]^2"), "w = 1, 1");
  }

  private static Claim gradient() {
    return Claim.of("Appendix D, gradient", "Appendix D, used in (1) and Theorem B.2")
        .says("∇𝓛(w) = 2(⟨x, w⊙w⟩ − y) x ⊙ w")
        .by(
            DiagonalLoss.equal(
                "D𝓛(w)u = ⟨∇𝓛(w), u⟩",
                DiagonalLoss.along(DiagonalLoss.LOSS),
                DiagonalLoss.GRADIENT.times(Polynomial.entry("u")).sum()))
        .checkedBy(
            new PropertyTest(
                "theory's gradient",
                102,
                60,
                samples ->
                    agrees(
                        samples,
                        (network, w) -> {
                          BigFraction twice = network.residual(w).multiply(2);
                          return network
                              .gradient(w)
                              .equals(Vectors.scale(twice, Vectors.hadamard(network.x(), w)));
                        })))
        .boundary("every d, x, y and w, on and off 𝓜")
        .code(DiagonalNetwork.class)
        .notThat(
            "∇𝓛(w) = (⟨x, w⊙w⟩ − y) x ⊙ w",
            DiagonalLoss.equal(
                "",
                DiagonalLoss.along(DiagonalLoss.LOSS),
                DiagonalLoss.RESIDUAL.times(Polynomial.parse("x_i·w_i·u_i")).sum()),
            "x = 1,",
            "w = 1,",
            "u = 1,",
            "y = 0");
  }

  private interface Check {
    boolean test(DiagonalNetwork<BigFraction> network, List<BigFraction> w);
  }

  private static Optional<String> agrees(Samples samples, Check check) {
    DiagonalNetwork<BigFraction> network = ExactNetworks.sample(samples);
    List<BigFraction> w = ExactNetworks.fractions(samples.vector(network.dimension()));
    return check.test(network, w) ? Optional.empty() : Optional.of(network + ", w = " + w);
  }

  /** D²𝓛(w)[u, z]. */
  private static Polynomial second() {
    return DiagonalLoss.along(DiagonalLoss.LOSS).derivative(Map.of("w_i", Polynomial.entry("z")));
  }

  private static Claim hessian() {
    return Claim.of("Appendix D, Hessian", "Appendix D, below eq. (11)")
        .says("∇²𝓛(w) = D_{2(⟨x, w⊙w⟩ − y)·x} + 4(x ⊙ w)(x ⊙ w)ᵀ")
        .by(
            DiagonalLoss.equal(
                "D²𝓛(w)[u, z] = uᵀ∇²𝓛(w)z",
                second(),
                Polynomial.parse(
                    "2·(Σ[x_i·w_i^2] - y)·Σ[x_i·u_i·z_i] + 4·Σ[x_i·w_i·u_i]·Σ[x_i·w_i·z_i]")))
        .checkedBy(
            new PropertyTest(
                "theory's Hessian times the unit vectors' sum",
                103,
                60,
                samples ->
                    agrees(
                        samples,
                        (network, w) -> {
                          BigFraction twice = network.residual(w).multiply(2);
                          List<BigFraction> a = Vectors.hadamard(network.x(), w);
                          List<BigFraction> expected =
                              Vectors.add(
                                  Vectors.scale(twice, Vectors.hadamard(network.x(), w)),
                                  Vectors.scale(Vectors.dot(a, w).multiply(4), a));
                          return network.hessianVectorProduct(w, w).equals(expected);
                        })))
        .boundary("every d, x, y and w, on and off 𝓜")
        .uses("Appendix D, gradient")
        .code(DiagonalNetwork.class, normsharp.theory.diagonal.DiagonalPlusRankOne.class)
        .notThat(
            "the diagonal part is (⟨x, w⊙w⟩ − y)·x",
            DiagonalLoss.equal(
                "",
                second(),
                Polynomial.parse(
                    "(Σ[x_i·w_i^2] - y)·Σ[x_i·u_i·z_i] + 4·Σ[x_i·w_i·u_i]·Σ[x_i·w_i·z_i]")),
            "x = 1,",
            "w = 0,",
            "u = 1,",
            "z = 1,",
            "y = 1");
  }

  private static Claim sharpness() {
    Statement quadratic =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "2·(Σ[x_i·w_i^2] - y)·Σ[x_i·u_i^2] + 4·Σ[x_i·w_i·u_i]^2 = 4·Σ[x_i·w_i·u_i]^2");
    Statement bound =
        Statement.of("Σ[x_i^2·w_i^2] > 0", "4·Σ[x_i·w_i·u_i]^2 ≤ 4·Σ[x_i^2·w_i^2]·Σ[u_i^2]");
    Certificate cauchy =
        Certificate.of(bound)
            .over(0)
            .plus(Rational.of(4), "Σ[x_i^2·w_i^2]·u_i - Σ[x_i·w_i·u_i]·x_i·w_i");
    return Claim.of("Appendix D, eq. (11)", "Appendix D")
        .says("S_𝓛(w) = 4‖x ⊙ w‖₂² for any w ∈ 𝓜")
        .by(
            proof(
                "on 𝓜, uᵀ∇²𝓛u = 4⟨x⊙w, u⟩² ≥ 0",
                Certificate.of(quadratic).times("2·Σ[x_i·u_i^2]", 0),
                "x = 1, 2",
                "w = 1, 1",
                "u = 1, 0",
                "y = 3"),
            proof("uᵀ∇²𝓛u ≤ 4‖x⊙w‖²‖u‖²", cauchy, "x = 1, 2", "w = 1, 1", "u = 1, 0"),
            identity(
                "attained at u = x⊙w",
                "4·Σ[x_i·w_i·(x_i·w_i)]^2 = 4·Σ[x_i^2·w_i^2]·Σ[(x_i·w_i)^2]"))
        .checkedBy(
            new PropertyTest(
                "theory's sharpness on 𝓜",
                104,
                60,
                samples ->
                    agrees(
                        samples,
                        (network, w) -> {
                          List<BigFraction> a = Vectors.hadamard(network.x(), w);
                          return network
                              .sharpnessOnManifold(w)
                              .equals(Vectors.dot(a, a).multiply(4));
                        })))
        .boundary("every d, x, y; x⊙w ≠ 0 (else S = 0 on both sides)")
        .uses("Appendix D, Hessian")
        .code(DiagonalNetwork.class)
        .notThat(
            "S = 2‖x ⊙ w‖²",
            proof(
                "",
                cauchy.claiming(bound.concluding("4·Σ[x_i·w_i·u_i]^2 ≤ 2·Σ[x_i^2·w_i^2]·Σ[u_i^2]")),
                "x = 1,",
                "w = 1,",
                "u = 1,"),
            "x = 1,",
            "w = 1,",
            "u = 1,");
  }

  private static Claim norms() {
    return Claim.of("Section 1.2, sharpness", "Section 1.2")
        .says("S_f(θ) = ‖∇²f(θ)‖ = max{|λ| : λ ∈ σ(∇²f(θ))}")
        .by(
            identity(
                "in an eigenbasis uᵀHu = Σ λ_i u_i² and ‖Hu‖² = Σ λ_i² u_i²",
                "Σ[(λ_i·u_i)^2] = Σ[λ_i^2·u_i^2]"),
            proof(
                "‖Hu‖² ≤ b²‖u‖² where |λ_i| ≤ b",
                Certificate.of(
                        Statement.of("b - λ_i ≥ 0", "b + λ_i ≥ 0", "Σ[λ_i^2·u_i^2] ≤ b^2·Σ[u_i^2]"))
                    .plus(Rational.ONE, "u_i", 0, 1),
                "λ = 1, -2",
                "u = 1, 1",
                "b = 2"),
            proof(
                "with equality at an eigenvector of an eigenvalue of size b",
                Certificate.of(
                        Statement.of("(λ_i^2 - b^2)·u_i = 0", "Σ[λ_i^2·u_i^2] = b^2·Σ[u_i^2]"))
                    .times("u_i", 0),
                "λ = 1, -2",
                "u = 0, 1",
                "b = 2"),
            new normsharp.verify.evidence.Argument(
                "the spectral theorem: a symmetric matrix has an orthonormal eigenbasis"))
        .boundary("every p ≥ 1; the spectral theorem is cited")
        .code(normsharp.theory.diagonal.DiagonalPlusRankOne.class)
        .notThat(
            "‖Hu‖² ≤ b²‖u‖² where λ_i ≤ b, without the absolute value",
            proof(
                "",
                Certificate.of(Statement.of("b - λ_i ≥ 0", "Σ[λ_i^2·u_i^2] ≤ b^2·Σ[u_i^2]"))
                    .plus(Rational.ONE, "u_i", 0, 0),
                "λ = 1,",
                "u = 1,",
                "b = 1"),
            "λ = -2,",
            "u = 1,",
            "b = 1");
  }
}
