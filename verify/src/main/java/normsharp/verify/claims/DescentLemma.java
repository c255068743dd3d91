package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Section 1: the descent lemma (2), and what it says about learning rates.
 *
 * <p>f(v) ≤ f(w) + ⟨g, v − w⟩ + ½Λ‖v − w‖² at v = w − ηg is f(v) ≤ f(w) − η(1 − Λη/2)‖g‖². On the
 * quadratic ½a w² a step multiplies w by 1 − ηa and the loss by (1 − ηa)² = 1 + ηa(ηa − 2).
 */
public final class DescentLemma {
  private static final Statement FROM_UPPER_BOUND =
      Statement.of(
          "f′ ≤ f + Σ[g_i·(v_i - w_i)] + 1/2·Λ·Σ[(v_i - w_i)^2]",
          "v_i = w_i - η·g_i",
          "f′ ≤ f - η·(1 - 1/2·Λ·η)·Σ[g_i^2]");

  private static final Certificate DESCENT =
      Certificate.of(FROM_UPPER_BOUND)
          .plus(0)
          .times("Λ·η·g_i - g_i - 1/2·Λ·(v_i - w_i + η·g_i)", 1);

  private static final String[] WITNESS = {
    "w = 1, 2", "g = 1, 2", "v = 0, 0", "f = 5/2", "f′ = 0", "Λ = 1", "η = 1"
  };

  private DescentLemma() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(smooth(), locallySmooth(), footnote(), onlyEnsured(), unstable());
  }

  private static CertificateProof descent(String shows) {
    return proof(shows, DESCENT, WITNESS);
  }

  private static Claim smooth() {
    return Claim.of("Section 1, eq. (2)", "Section 1")
        .says("𝓛(θ_{k+1}) ≤ 𝓛(θ_k) − η(1 − Lη/2)‖∇𝓛(θ_k)‖² along (1)")
        .assuming("∇𝓛 is Lipschitz with constant L on R^p, η > 0")
        .by(
            descent("(2) is the quadratic upper bound at θ_{k+1}"),
            new Argument(
                "The quadratic upper bound is ∫₀¹⟨∇𝓛(θ + t(θ' − θ)) − ∇𝓛(θ), θ' − θ⟩dt ≤"
                    + " ½L‖θ' − θ‖²."))
        .boundary(
            "every p and η; an L on the whole of R^p does not exist for the losses (4) and (9) with"
                + " x ≠ 0, which are of degree ≥ 4, so that (2) says nothing about them as it"
                + " stands; see the claim for locally L-smooth losses")
        .code(GradientDescent.class)
        .notThat(
            "𝓛(θ_{k+1}) ≤ 𝓛(θ_k) − η(1 − Lη/4)‖∇𝓛‖²",
            proof(
                "",
                DESCENT.claiming(FROM_UPPER_BOUND.concluding("f′ ≤ f - η·(1 - 1/4·Λ·η)·Σ[g_i^2]")),
                WITNESS),
            WITNESS);
  }

  private static Claim locallySmooth() {
    Statement local =
        // 𝓛 = ½(w² − 1)², 𝓛'' = 6w² − 2; Λ bounds |𝓛''| for |u − w| ≤ ρ.
        Statement.of(
            "ρ > 0",
            "w ≥ ρ",
            "6·(w + ρ)^2 - 2 ≤ Λ",
            "2 - 6·(w - ρ)^2 ≤ Λ",
            "η > 0",
            "Λ·η < 2",
            "v = w - 2·η·(w^2 - 1)·w",
            "1/2·(v^2 - 1)^2 ≤ 1/2·(w^2 - 1)^2 - η·(1 - 1/2·Λ·η)·4·(w^2 - 1)^2·w^2");
    return Claim.of("Section 1, eq. (2) for locally L-smooth losses", "Section 1")
        .says("(2) holds when optimizing a (locally) L-smooth loss via full-batch GD")
        .by(
            counterexample(
                "(4) with x = y = 1 at w = 1/2: |𝓛''| ≤ 1 for |u − w| ≤ 1/20, yet the step with"
                    + " η = 3/2 < 2 leads to 13/8, where the loss is larger",
                local,
                "w = 1/2",
                "v = 13/8",
                "ρ = 1/20",
                "Λ = 1",
                "η = 3/2"))
        .but(
            "L must bound the Hessian on the whole segment from θ_k to θ_{k+1}; a step as long as"
                + " those at the edge of stability may leave the neighbourhood. The word 'locally'"
                + " stands in parentheses, and nothing is derived from it.",
            Effect.COSMETIC,
            "(2) holds for every L ≥ ‖∇²𝓛‖ on the segment [θ_k, θ_{k+1}]")
        .by(
            descent("(2) is the quadratic upper bound at θ_{k+1}"),
            new Argument("The integral in the proof of (2) runs along the segment only."))
        .boundary("every p and η, 𝓛 twice continuously differentiable near the segment")
        .uses("Section 1, eq. (2)")
        .notThat(
            "the quadratic upper bound with half of Λ suffices",
            proof(
                "",
                DESCENT.claiming(
                    Statement.of(
                        "f′ ≤ f + Σ[g_i·(v_i - w_i)] + Λ·Σ[(v_i - w_i)^2]",
                        "v_i = w_i - η·g_i",
                        "f′ ≤ f - η·(1 - 1/2·Λ·η)·Σ[g_i^2]")),
                "w = 1,",
                "g = 1,",
                "v = 0,",
                "f = 0",
                "f′ = 0",
                "Λ = 1",
                "η = 1"),
            "w = 1,",
            "g = 1,",
            "v = 0,",
            "f = 0",
            "f′ = 0",
            "Λ = 1",
            "η = 1");
  }

  private static Claim footnote() {
    Certificate bounded =
        Certificate.of(Statement.of("a_i^2 ≤ Λ^2", "Σ[(a_i·u_i)^2] ≤ Λ^2·Σ[u_i^2]"))
            .plus(Rational.ONE, "u_i", 0);
    Certificate attained =
        Certificate.of(
                Statement.of(
                    "Σ[(a_i·u_i)^2] ≤ Λ^2·Σ[u_i^2]",
                    "Σ[u_i^2] = 1",
                    "(a_i - b)·u_i = 0",
                    "b^2 ≤ Λ^2"))
            .plus(0)
            .times("b^2 - Λ^2", 1)
            .times("(a_i + b)·u_i", 2);
    return Claim.of("Section 1, footnote 1", "Section 1")
        .says(
            "If 𝓛 is twice differentiable, L-smoothness is equivalent to ‖∇²𝓛‖ being bounded by L")
        .by(
            proof(
                "|a_i| ≤ Λ for all eigenvalues bounds ‖Hu‖ by Λ‖u‖",
                bounded,
                "a = 1, -2",
                "u = 1, 1",
                "Λ = 2"),
            proof(
                "‖Hu‖ ≤ Λ‖u‖ at an eigenvector bounds its eigenvalue b",
                attained,
                "a = 1, -2",
                "u = 0, 1",
                "b = -2",
                "Λ = 2"),
            new Argument(
                "⇐: mean value inequality along segments; ⇒: ∇²𝓛(θ)u is the limit of difference"
                    + " quotients of ∇𝓛. At a point where ∇𝓛 is differentiable ∇²𝓛 is symmetric,"
                    + " so it has an eigenbasis, in which the certificates are written."))
        .boundary(
            "every p, R^p or a convex domain; 'twice differentiable' means that ∇𝓛 is"
                + " differentiable")
        .notThat(
            "‖Hu‖² ≤ Λ‖u‖²",
            proof(
                "",
                bounded.claiming(Statement.of("a_i^2 ≤ Λ^2", "Σ[(a_i·u_i)^2] ≤ Λ·Σ[u_i^2]")),
                "a = 2,",
                "u = 1,",
                "Λ = 2"),
            "a = 2,",
            "u = 1,",
            "Λ = 2");
  }

  private static Claim onlyEnsured() {
    Certificate decreases =
        Certificate.of(
                Statement.of(
                    "f′ ≤ f - η·(1 - 1/2·Λ·η)·G", "η > 0", "2 - Λ·η > 0", "G > 0", "f′ < f"))
            .plus(0)
            .plus(Rational.of(1, 2), "1", 1, 2, 3);
    Certificate fails =
        Certificate.of(
                Statement.of(
                    "Λ·η ≥ 2",
                    "Λ > 0",
                    "η > 0",
                    "v_i = w_i - η·Λ·w_i",
                    "1/2·Λ·Σ[v_i^2] ≥ 1/2·Λ·Σ[w_i^2]"))
            .times("1/2·Λ·(v_i + w_i - η·Λ·w_i)", 3)
            .plus(Rational.of(1, 2), "w_i·Λ", 0, 2);
    return Claim.of("Section 1, decrease only ensured for η < 2/L", "Section 1")
        .says("Monotonic decrease of GD is only ensured for η < 2/L")
        .by(
            proof(
                "(2), ηL < 2 and ∇𝓛 ≠ 0 give 𝓛(θ_{k+1}) < 𝓛(θ_k)",
                decreases,
                "f = 1",
                "f′ = 0",
                "η = 1",
                "Λ = 1",
                "G = 1"),
            proof(
                "for ηL ≥ 2 the L-smooth loss ½L‖w‖² decreases from no w",
                fails,
                "w = 1,",
                "v = -1,",
                "η = 2",
                "Λ = 1"))
        .boundary(
            "every p; 'decrease' is strict where ∇𝓛 ≠ 0. At η = 2/L (2) still excludes an increase")
        .uses("Section 1, eq. (2)")
        .code(GradientDescent.class)
        .notThat(
            "½L‖w‖² decreases from no w for ηL ≥ 1",
            proof(
                "",
                fails.claiming(
                    Statement.of(
                        "Λ·η ≥ 1",
                        "Λ > 0",
                        "η > 0",
                        "v_i = w_i - η·Λ·w_i",
                        "1/2·Λ·Σ[v_i^2] ≥ 1/2·Λ·Σ[w_i^2]")),
                "w = 1,",
                "v = 0,",
                "η = 1",
                "Λ = 1"),
            "w = 1,",
            "v = 0,",
            "η = 1",
            "Λ = 1");
  }

  private static Claim unstable() {
    Certificate steep =
        Certificate.of(Statement.of("a > 0", "η > 0", "η·a ≥ 2", "1/2·a·(w - η·a·w)^2 ≥ 1/2·a·w^2"))
            .plus(Rational.of(1, 2), "a·w", 1, 2);
    Certificate concave =
        Certificate.of(Statement.of("a < 0", "η > 0", "1/2·a·(w - η·a·w)^2 ≤ 1/2·a·w^2"))
            .plus(Rational.of(1, 2), "η·a·w", 0)
            .plus(Rational.ONE, "a·w", 1);
    return Claim.of("Section 1, instability where S > 2/η", "Section 1")
        .says(
            "This suggests for general twice differentiable 𝓛 that GD becomes unstable if"
                + " ‖∇²𝓛(θ_k)‖ > 2/η. As a result, 𝓛 is not to be expected to decrease in these"
                + " sharp regions")
        .by(
            counterexample(
                "(4) with x = y = 1 at w = 1/10, η = 11/10: the curvature 6w² − 2 = −1.94 is"
                    + " sharper than 2/η = 20/11, and the loss decreases",
                Statement.of(
                    "s = 2 - 6·w^2",
                    "η·s > 2",
                    "v = w - 2·η·(w^2 - 1)·w",
                    "1/2·(v^2 - 1)^2 ≥ 1/2·(w^2 - 1)^2"),
                "w = 1/10",
                "v = 1589/5000",
                "s = 97/50",
                "η = 11/10"))
        .but(
            "Near the origin, where the networks start, the operator norm of the Hessian (4) comes"
                + " from a negative eigenvalue −2|y|·max|x_i|; GD leaves the saddle, and close to"
                + " it the loss decreases whatever η is. The paper says 'suggests', and uses the statement"
                + " for positive eigenvalues only.",
            Effect.COSMETIC,
            "On a quadratic loss the part along an eigenvalue a of the Hessian does not decrease if"
                + " a ≥ 2/η; for a < 0 it decreases, however large |a|")
        .by(
            proof("a ≥ 2/η: no decrease", steep, "a = 1", "η = 3", "w = 1"),
            proof("a < 0: no increase", concave, "a = -5", "η = 1", "w = 1"))
        .boundary("quadratic losses, per eigendirection, every p; exact counterexample for (4)")
        .code(DiagonalNetwork.class)
        .notThat(
            "no decrease for a ≥ 1/η",
            proof(
                "",
                steep.claiming(
                    Statement.of("a > 0", "η > 0", "η·a ≥ 1", "1/2·a·(w - η·a·w)^2 ≥ 1/2·a·w^2")),
                "a = 1",
                "η = 1",
                "w = 1"),
            "a = 1",
            "η = 1",
            "w = 1");
  }
}
