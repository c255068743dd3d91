package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.LOSS;
import static normsharp.verify.claims.DiagonalLoss.along;
import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.kernel.Assignment;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;

/**
 * Theorem B.2: where gradient descent can converge, and how the paper uses it.
 *
 * <p>The multiplier of a step along an eigenvector with eigenvalue λ is 1 − ηλ, and |1 − ηλ| &gt; 1
 * where |λ| &gt; 2/η. On M the Hessian 4(x⊙w)(x⊙w)ᵀ has the eigenvalues 0 and S, so that η = 1/S is
 * what the theorem's second hypothesis forbids.
 */
public final class TheoremB_2 {
  /** One step from w with residual r, and the sharpness at the point v that it reaches. */
  private static final Statement STABLE =
      Statement.of(
          "Σ[x_i·w_i^2] = y + r",
          "v_i = w_i - 2·η·r·x_i·w_i",
          "Σ[x_i·v_i^2] = y",
          "η > 0",
          "4·η·Σ[x_i^2·v_i^2] < 2");

  private TheoremB_2() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(strict(), section3(), nullSets(), theorem(), converse());
  }

  private static Claim strict() {
    return Claim.of("Section 1, limits with S < 2/η", "Sections 1 and 1.3, Appendix A")
        .says(
            "For fixed η > 0 and twice differentiable 𝓛, GD can only converge towards stationary"
                + " points θ⋆ with S(θ⋆) < 2/η")
        .by(
            counterexample(
                "x = 1, y = 1, η = 2/3: one step leads from w₀ = 1/2 to the minimizer 1, where GD"
                    + " stays; S = 4 > 3 = 2/η",
                STABLE,
                "x = 1,",
                "w = 1/2,",
                "v = 1,",
                "y = 1",
                "r = -3/4",
                "η = 2/3"),
            counterexample(
                "x = 1, y = 1, η = 1/2: S = 2/η at the minimizer; there GD even converges from an"
                    + " interval of starts",
                STABLE,
                "x = 1,",
                "w = 1,",
                "v = 1,",
                "y = 1",
                "r = 0",
                "η = 1/2"))
        .but(
            "The statement leaves out 'for almost every start', which Section 3 and Theorem B.2"
                + " have, and < must read ≤: at S = 2/η the next order decides. Nothing that the"
                + " paper does depends on it.",
            Effect.COSMETIC,
            "For 𝓛 as in (4) with y ≠ 0 and almost every start, GD converges only to stationary"
                + " points with S ≤ 2/η, and S = 2/η cannot be left out")
        .by(
            proof(
                "x = y = 1, η = 1/2 and w = 1 + h: the function h² + 3h³ + 15h⁴ decreases in a step"
                    + " for 0 < |h| ≤ 1/20",
                NeutralFixedPoint.DECREASES,
                "h = 1/40"),
            new Argument(
                "A continuous function, positive but at h = 0, that decreases at every other point"
                    + " of its sublevel sets near 0 forces h_k → 0; the first half is the claim"
                    + " about all limits."))
        .boundary(
            "the counterexamples are exact; corrected: every d, x, y ≠ 0, η for the diagonal"
                + " network, and S = 2/η shown to occur for d = 1; for general 𝓛 see Theorem B.2")
        .uses("Beyond: limits of gradient descent")
        .code(GradientDescent.class)
        .notThat(
            "h² decreases in a step for 0 < |h| ≤ 1/20",
            proof("", NeutralFixedPoint.SQUARE_DECREASES, "h = 1/40"),
            "h = 1/40");
  }

  private static Claim section3() {
    Statement noEigenvalue =
        // 1/η is an eigenvalue with eigenvector u at a point of M when Hu = u/η.
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "x_i > 0",
            "u_i = x_i·w_i",
            "Σ[u_i^2] > 0",
            "2·a·y·η ≥ 1",
            "x_i ≤ a",
            "4·η·Σ[x_i·w_i·u_i]·x_i·w_i - u_i ≠ 0");
    return Claim.of("Section 3, conditions of Theorem B.2", "Section 3, before Proposition 3.2")
        .says(
            "Under mild technical conditions on 𝓛, which are fulfilled in the present study, for"
                + " almost every w₀ the iterates w_k can only converge to stationary points with"
                + " S(w∞) ≤ 2/η")
        .assuming("𝓛 as in (4)")
        .by(
            counterexample(
                "x = (1, 9), y = 13/4, w = (3/2, 1/3) ∈ M, η = 1/45 (above the critical rate"
                    + " 1/(2y·9) = 2/117): S = 45 = 1/η is an eigenvalue, which Theorem B.2 forbids",
                noEigenvalue,
                "x = 1, 9",
                "w = 3/2, 1/3",
                "u = 3/2, 3",
                "y = 13/4",
                "a = 9",
                "η = 1/45"),
            counterexample(
                "x = (1, 3), y = 1, w = (1/2, 1/2), η = 1/10: S = 10 = 1/η",
                Statement.of("Σ[x_i·w_i^2] = y", "4·η·Σ[x_i^2·w_i^2] ≠ 1"),
                "x = 1, 3",
                "w = 1/2, 1/2",
                "y = 1",
                "η = 1/10"))
        .but(
            "For x > 0 the values of S on M fill [4y·min x, 4y·max x], so the condition fails for"
                + " every η in [1/(4y·max x), 1/(4y·min x)], which meets the edge-of-stability"
                + " range when max x ≥ 2·min x. The conclusion stands by a direct proof.",
            Effect.PROOF,
            "For 𝓛 as in (4), y ≠ 0 and almost every w₀ the iterates can only converge to"
                + " stationary points with S ≤ 2/η, whether or not 1/η is an eigenvalue")
        .by(
            new CertificateProof(
                "|r'| ≥ |r| near points of M with ηS > 2",
                DescentRecursion.REPELS,
                Optional.of(Assignment.of("x = 1,", "w = 1,", "y = 1", "η = 1"))),
            new Argument("as in 'Beyond: limits of gradient descent'"))
        .boundary("every d, x, y ≠ 0, η; y = 0 is not covered")
        .uses("Beyond: limits of gradient descent")
        .code(GradientDescent.class)
        .notThat(
            "|r'| ≥ |r| near points of M with ηS > 1",
            new CertificateProof(
                "",
                DescentRecursion.REPELS.claiming(
                    new Statement(
                        List.of(
                            new Constraint(
                                DescentRecursion.FACTOR.times(Rational.of(-1)), Relation.AT_LEAST)),
                        DescentRecursion.REPELS.statement().conclusion())),
                Optional.of(Assignment.of("x = 1,", "w = 1,", "y = 1", "η = 1"))),
            "x = 1,",
            "w = 9/8,",
            "y = 1",
            "η = 3/8");
  }

  private static Claim nullSets() {
    Polynomial onAxis = Polynomial.parse("2·(x·w^2 - y)·x + 4·x^2·w^2");
    Polynomial loss = Polynomial.parse("1/2·(x·w^2 - y)^2");
    Map<String, Polynomial> direction = Map.of("w", Polynomial.ONE);
    return Claim.of("Theorem B.2, null preimages in Section 3", "Appendix B and Section 3")
        .says("F⁻¹(N) is a null set for every null set N, F(w) = w − η∇𝓛(w), 𝓛 as in (4)")
        .by(
            equal(
                "uᵀ∇²𝓛u = 2rΣx_i u_i² + 4(Σx_i w_i u_i)²",
                along(along(LOSS)),
                DiagonalLoss.RESIDUAL
                    .times(Polynomial.parse("2·Σ[x_i·u_i^2]"))
                    .plus(Polynomial.parse("4·Σ[x_i·w_i·u_i]^2"))),
            equal(
                "on the axis of a coordinate x its second derivative is 2rx + 4x²w²",
                loss.derivative(direction).derivative(direction),
                onAxis),
            new Argument(
                "On the axis of a coordinate with x_k ≠ 0 the Jacobian of F is diagonal with"
                    + " entries 1 − 2ηr x_j and 1 − 2ηr x_k − 4ηx_k²w², non-zero polynomials in w,"
                    + " as r = x_k w² − y is not constant; so det DF is a non-zero polynomial and"
                    + " vanishes on a null set Z only. Off Z, F is a local diffeomorphism. For"
                    + " x = 0, F is the identity."))
        .boundary("every d, x, y and η > 0")
        .uses("Beyond: gradient, Hessian and step of (4)")
        .code(GradientDescent.class)
        .notThat(
            "the second derivative on the axis is 2rx",
            equal(
                "",
                loss.derivative(direction).derivative(direction),
                Polynomial.parse("2·(x·w^2 - y)·x")),
            "x = 1",
            "w = 1",
            "y = 1");
  }

  private static Claim theorem() {
    Certificate flips =
        Certificate.of(Statement.of("t > 2", "(1 - t)^2 > 1"))
            .plus(Rational.ONE, "t - 2")
            .plus(Rational.of(2), "1", 0);
    Certificate grows =
        Certificate.of(Statement.of("t < -2", "(1 - t)^2 > 1"))
            .plus(Rational.ONE, "t + 2")
            .plus(Rational.of(6), "1", 0)
            .plus(Rational.of(8), "1");
    return Claim.of("Theorem B.2", "Appendix B, after Ahn et al. (2022)")
        .says(
            "If F⁻¹ keeps null sets, 1/η is no eigenvalue of ∇²𝓛 at stationary points and"
                + " ‖∇²𝓛(w)‖ > 2/η on X, there is a null set A_X such that w₀ ∈ A_X or w_k does not"
                + " converge to any w ∈ X")
        .assuming("𝓛 twice continuously differentiable on R^p")
        .by(
            proof("t = ηλ > 2: |1 − t| > 1", flips, "t = 3"),
            proof("t = ηλ < −2: |1 − t| > 1", grows, "t = -3"),
            new Argument(
                "At a stationary w ∈ X, DF = I − η∇²𝓛 is invertible and has an eigenvalue of modulus"
                    + " > 1, so the centre-stable manifold theorem gives a ball B_w in which the"
                    + " starts that never leave lie on a manifold of dimension < p, a null set."
                    + " Countably many balls cover X (Lindelöf); a start that converges into X has"
                    + " an iterate in one of these null sets, and countably many preimages of null"
                    + " sets are null. Limits of GD are stationary."))
        .boundary(
            "every p; 'either … or' is inclusive; the eigenvalue condition is needed at stationary"
                + " points in X only. The centre-stable manifold theorem is cited, not proved")
        .code(GradientDescent.class)
        .notThat(
            "|1 − ηλ| > 1 already for ηλ > 1",
            proof("", flips.claiming(Statement.of("t > 1", "(1 - t)^2 > 1")), "t = 3"),
            "t = 3/2");
  }

  private static Claim converse() {
    Certificate contracts =
        // q² ≤ 1 − g where g ≤ 1 + q and g ≤ 1 − q: contraction of the residual.
        Certificate.of(Statement.of("1 + q ≥ g", "1 - q ≥ g", "g > 0", "g ≤ 1", "(1 - g)^2 ≥ q^2"))
            .plus(0, 1);
    return Claim.beyond("Beyond: stable points of M attract")
        .says(
            "GD from starts near a point of M with 0 < S < 2/η converges to a point of M near it;"
                + " |r'| ≤ (1 − g)|r| as long as g ≤ 1 + q and g ≤ 1 − q")
        .by(
            equal(
                "r' = r·q",
                DiagonalLoss.afterStep(DiagonalLoss.RESIDUAL),
                DiagonalLoss.RESIDUAL.times(DescentRecursion.FACTOR)),
            proof("|q| ≤ 1 − g", contracts, "q = 0", "g = 1/2"),
            new Argument(
                "Near the point q is close to 1 − ηS ∈ (−1, 1), so r_k → 0 geometrically and the"
                    + " steps 2ηr_k x⊙w are summable: w_k stays near and converges to a point of"
                    + " M near it."))
        .boundary(
            "every d, x, y; the limit need not be the point itself, since M has dimension d − 1")
        .uses("Beyond: recursion of the residual")
        .code(GradientDescent.class)
        .notThat(
            "|q| ≤ 1 − g follows from g ≤ 1 − q alone",
            proof(
                "",
                contracts.claiming(
                    Statement.of("1 - q ≥ g", "1 - q ≥ g", "g > 0", "g ≤ 1", "(1 - g)^2 ≥ q^2")),
                "q = 0",
                "g = 1/2"),
            "q = -2",
            "g = 1/2");
  }
}
