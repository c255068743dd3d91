package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.theory.flow.PeakSharpness;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Appendix G and Section 2: initialisation, s_GF and the grids of learning rates.
 *
 * <p>Both grids are arithmetic progressions; the coarse one runs from 6/s_GF up to 2/s₀ exactly
 * when s_GF &gt; 3s₀.
 */
public final class AppendixG {
  private AppendixG() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(
        largestSharpness(), initialisation(), violated(), optimalStep(), fineGrid(), coarseGrid());
  }

  private static Claim largestSharpness() {
    Statement below =
        Statement.of(
            "p ≤ v", "v ≤ q", "6·x^2·q - 2·x·y ≤ m", "2·x·y - 6·x^2·p ≤ m", "6·x^2·v - 2·x·y ≤ m");
    Certificate above = Certificate.of(below).plus(2).plus(Rational.of(6), "x", 1);
    return Claim.of("Section 2, s_GF^ε", "Section 2")
        .says("s_GF^ε := max_{t ≤ t_ε} S(θ(t_ε)) is the maximal sharpness until t_ε")
        .slip(
            "printed S(θ(t_ε)), which does not depend on t; meant S(θ(t))",
            counterexample(
                "(4) with x = y = 1, S = |6w² − 2|: from w = 1/10 the flow passes w² = 1/3, where"
                    + " S = 0; with t_ε this time the printed value is 0, but S = 1.94 at t = 0",
                Statement.of(
                    "p = 1/100", "q > p", "s0 = 2 - 6·p", "s = 6·q - 2", "s ≥ 0", "s ≥ s0"),
                "p = 1/100",
                "q = 1/3",
                "s0 = 97/50",
                "s = 0"))
        .by(
            proof(
                "d = 1: 6x²v − 2xy stays below its values at the ends of v ∈ [α², w(t_ε)²]",
                above,
                "p = 1",
                "v = 2",
                "q = 3",
                "m = 16",
                "x = 1",
                "y = 1"),
            proof(
                "and so does 2xy − 6x²v, hence max S is attained at t = 0 or t = t_ε",
                Certificate.of(below.concluding("2·x·y - 6·x^2·v ≤ m"))
                    .plus(3)
                    .plus(Rational.of(6), "x", 0),
                "p = 1",
                "v = 2",
                "q = 3",
                "m = 16",
                "x = 1",
                "y = 1"))
        .boundary(
            "the maximum with S(θ(t)) worked out for d = 1 and every x, y, α; in general it is a"
                + " supremum: t_ε may be infinite, as the infimum of the empty set")
        .code(PeakSharpness.class)
        .notThat(
            "6x²v − 2xy stays below its value at v = α²",
            proof(
                "",
                above.claiming(
                    Statement.of(
                        "p ≤ v",
                        "v ≤ q",
                        "6·x^2·p - 2·x·y ≤ m",
                        "2·x·y - 6·x^2·p ≤ m",
                        "6·x^2·v - 2·x·y ≤ m")),
                "p = 1",
                "v = 1",
                "q = 3",
                "m = 4",
                "x = 1",
                "y = 1"),
            "p = 1",
            "v = 2",
            "q = 3",
            "m = 4",
            "x = 1",
            "y = 1");
  }

  private static Claim initialisation() {
    Certificate variance =
        Certificate.of(Statement.of("r·b = 1", "n·b^2 = 1", "3·n·(1/6·r·b^3 + 1/6·r·b^3) = 1"))
            .times("n·b^2", 0)
            .times("1", 1);
    return Claim.of("Appendix G, initialisation", "Appendices G and H.7")
        .says("Entries uniform on (−1/√n_{l−1}, 1/√n_{l−1}); they have variance 1/(3n_{l−1}) (H.7)")
        .by(
            equal(
                "r u³/6 is an antiderivative of u² r/2, r = 1/b",
                Polynomial.parse("1/6·r·u^3").derivative(Map.of("u", Polynomial.ONE)),
                Polynomial.parse("1/2·r·u^2")),
            proof(
                "between −b and b, with nb² = 1, it grows by 1/(3n)",
                variance,
                "r = 2",
                "b = 1/2",
                "n = 4"))
        .boundary(
            "every n; the mean is 0 by symmetry. The variance of LeCun's initialisation, from which"
                + " the text derives it, is 1/n, three times as large")
        .notThat(
            "the variance is 1/n",
            proof(
                "",
                variance.claiming(
                    Statement.of("r·b = 1", "n·b^2 = 1", "n·(1/6·r·b^3 + 1/6·r·b^3) = 1")),
                "r = 2",
                "b = 1/2",
                "n = 4"),
            "r = 2",
            "b = 1/2",
            "n = 4");
  }

  private static Claim violated() {
    Certificate negative =
        Certificate.of(Statement.of("η > 0", "η·s > 2", "η·(1 - 1/2·s·η) < 0"))
            .plus(Rational.of(1, 2), "1", 0, 1);
    return Claim.of("Appendix G, condition (2) above 2/s_GF", "Appendix G")
        .says(
            "For learning rates above 2/s_GF, the stability condition (2) is violated at some point"
                + " of the gradient flow trajectory")
        .slip(
            "printed (2), which is an inequality about the loss; meant η < 2/L with L the sharpness"
                + " at that point",
            counterexample(
                "½w² at w = 1 with η = 3 > 2/s: (2) holds, with equality, as it does everywhere",
                Statement.of(
                    "g = s·w",
                    "v = w - η·g",
                    "η·s > 2",
                    "1/2·s·v^2 > 1/2·s·w^2 - η·(1 - 1/2·s·η)·g^2"),
                "w = 1",
                "g = 1",
                "v = -2",
                "s = 1",
                "η = 3"))
        .by(
            proof(
                "η > 2/s makes the coefficient of −‖∇𝓛‖² in (2) negative for L = s",
                negative,
                "η = 3",
                "s = 1"))
        .boundary(
            "every 𝓛; the point is one where S = s_GF, or, where this supremum is not attained, any"
                + " point with S > 2/η")
        .uses("Section 1, eq. (2)")
        .notThat(
            "the coefficient is negative already for η > 1/s",
            proof(
                "",
                negative.claiming(Statement.of("η > 0", "η·s > 1", "η·(1 - 1/2·s·η) < 0")),
                "η = 3",
                "s = 1"),
            "η = 3/2",
            "s = 1");
  }

  private static Claim optimalStep() {
    Certificate best =
        Certificate.of(Statement.of("s > 0", "s·b = 1", "1/2·b - η·(1 - 1/2·s·η) ≥ 0"))
            .plus(Rational.of(1, 2), "η - b", 0)
            .times("η - 1/2·b", 1);
    return Claim.of("Appendix G, learning rate 1/s₀", "Appendix G")
        .says("1/s₀ has been suggested as a heuristic for the optimal step size")
        .assuming(
            "optimal for the decrease that (2) guarantees for one step from the start, L = s₀")
        .by(
            proof(
                "the guaranteed decrease η(1 − s₀η/2)‖∇𝓛‖² of (2) is at most ‖∇𝓛‖²/(2s₀)",
                best,
                "s = 2",
                "b = 1/2",
                "η = 1"),
            equality(
                "and attains it for η = 1/s₀ only",
                best,
                0,
                "s·(η - b)^2 = 0",
                "s = 2",
                "b = 1/2",
                "η = 1/2"))
        .boundary("the first step, with L = s₀; nothing is said about later steps")
        .uses("Section 1, eq. (2)")
        .notThat(
            "the guaranteed decrease is at most ‖∇𝓛‖²/(4s₀)",
            proof(
                "",
                best.claiming(Statement.of("s > 0", "s·b = 1", "1/4·b - η·(1 - 1/2·s·η) ≥ 0")),
                "s = 2",
                "b = 1/2",
                "η = 1"),
            "s = 2",
            "b = 1/2",
            "η = 1/2");
  }

  private static Claim fineGrid() {
    Certificate last =
        Certificate.of(Statement.of("2·s·h = 1", "s > 0", "s·(h + 11·h) = 6")).times("6", 0);
    return Claim.of("Appendix G, fine grid", "Appendix G")
        .says("12 points uniformly spaced with step 1/(2s_GF) in [1/(2s_GF), 6/s_GF]")
        .by(proof("the twelfth point h + 11h is 6/s_GF, h = 1/(2s_GF)", last, "s = 1", "h = 1/2"))
        .boundary(
            "every s_GF > 0; the points are k/(2s_GF), k = 1, …, 12, and 2/s_GF is the fourth")
        .notThat(
            "11 points reach 6/s_GF",
            proof(
                "",
                last.claiming(Statement.of("2·s·h = 1", "s > 0", "s·(h + 10·h) = 6")),
                "s = 1",
                "h = 1/2"),
            "s = 1",
            "h = 1/2");
  }

  private static Claim coarseGrid() {
    Statement positiveStep =
        Statement.of("s·a = 6", "s0·b = 2", "s0 > 0", "s ≥ s0", "δ = 1/8·(b - a)", "δ > 0");
    Statement wide =
        Statement.of(
            "s·a = 6", "s0·b = 2", "s0 > 0", "s > 3·s0", "δ = 1/8·(b - a)", "s > 0", "δ > 0");
    Certificate step =
        Certificate.of(wide)
            .over(2, 5)
            .plus(Rational.of(1, 4), "1", 3)
            .times("-1/8·s0", 0)
            .times("1/8·s", 1)
            .times("s·s0", 4);
    return Claim.of("Appendix G, coarse grid", "Appendix G")
        .says(
            "Nine uniformly spaced learning rates in [6/s_GF, 2/s₀], and all learning rates sampled"
                + " at the step (1/8)(2/s₀ − 6/s_GF)")
        .by(
            counterexample(
                "s_GF = s₀ = 1, as for the scaled initialisations of H.6, where the largest"
                    + " sharpness occurs at the start: the step is −1/2",
                positiveStep,
                "s = 1",
                "s0 = 1",
                "a = 6",
                "b = 2",
                "δ = -1/2"),
            counterexample(
                "s_GF = 4 and s₀ = 97/50, the limit and the start of (4) with x = y = 1, α = 1/10:"
                    + " 6/s_GF = 3/2 > 100/97 = 2/s₀",
                positiveStep,
                "s = 4",
                "s0 = 97/50",
                "a = 3/2",
                "b = 100/97",
                "δ = -91/1552"))
        .but(
            "The interval is empty unless s_GF > 3s₀, and at a step ≤ 0 there is no grid 'until"
                + " divergence'. Section 3's network from a small start has s_GF < 3s₀; so have the"
                + " settings whose sharpness is largest at the start (H.6, H.7).",
            Effect.STATEMENT,
            "The step is positive if s_GF > 3s₀; then the nine points run from 6/s_GF to 2/s₀")
        .by(
            proof(
                "s_GF > 3s₀ makes the step positive",
                step,
                "s = 6",
                "s0 = 1",
                "a = 1",
                "b = 2",
                "δ = 1/8"),
            identity("the ninth point is 2/s₀", "a + 8·1/8·(b - a) = b"))
        .boundary("every s₀ > 0; s_GF = 3s₀ gives nine times the same point")
        .notThat(
            "the step is positive if s_GF > 2s₀",
            proof(
                "",
                step.claiming(
                    Statement.of(
                        "s·a = 6",
                        "s0·b = 2",
                        "s0 > 0",
                        "s > 2·s0",
                        "δ = 1/8·(b - a)",
                        "s > 0",
                        "δ > 0")),
                "s = 6",
                "s0 = 1",
                "a = 1",
                "b = 2",
                "δ = 1/8"),
            "s = 3",
            "s0 = 1",
            "a = 2",
            "b = 2",
            "δ = 0");
  }
}
