package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;

/**
 * What Section 3 says around Proposition 3.2: footnote 3, and that the minimizers are distinct,
 * that zeros of x can be removed and that non-negative weights suffice.
 */
public final class Proposition3_2Remarks {
  private Proposition3_2Remarks() {}

  /** The remarks in the paper's order. */
  public static List<Claim> claims() {
    return List.of(footnote3(), distinct(), disjoint(), zeroFeatures(), nonNegative());
  }

  private static Claim footnote3() {
    return Claim.of("Footnote 3", "Section 3")
        .says("In consequence, the network parameters w⋆ minimize the squared ℓ₂-norm")
        .slip(
            "printed minimize, meant approximately minimize, as the footnoted sentence says: the"
                + " flow's limit w_i = α·exp(2x_iτ) has no zeros",
            counterexample(
                "x = (1, 2), y = 9, α = ½: the flow ends at w_i = ½·2^x_i = (1, 2), with ‖w‖² = 5;"
                    + " the least is y/x_max = 9/2",
                Statement.of("Σ[x_i·w_i^2] = y", "w_i > 0", "x_i ≤ a", "a > 0", "a·Σ[w_i^2] = y"),
                "x = 1, 2",
                "w = 1, 2",
                "y = 9",
                "a = 2"))
        .by(
            identity("‖w‖₂² is the ℓ₁-norm of the end-to-end model", "Σ[w_i·w_i] = Σ[w_i^2]"),
            proof(
                "a w > 0 with w_i²(x_max − x_i) = 0, as a minimizer has, needs x constant",
                Certificate.of(Statement.of("w_i > 0", "w_i^2·(a - x_i) = 0", "a - x_i = 0"))
                    .over(0, 0)
                    .times("1", 1),
                "x = 2, 2",
                "w = 1, 3",
                "a = 2"))
        .boundary("every d; to the accuracy to which w⋆⊙w⋆ minimizes the ℓ₁-norm, see Theorem B.1")
        .uses("Appendix D, eq. (10)", "Proposition 3.2 (i), necessity")
        .code(NormMinimizers.class)
        .notThat(
            "the ℓ₂-norm of the end-to-end model", identity("", "Σ[w_i^4] = Σ[w_i^2]"), "w = 2,");
  }

  private static Claim distinct() {
    Statement apart =
        Statement.of("(a - x_i)·w_i = 0", "(x_i - s)·z_i = 0", "a - s ≠ 0", "w_i·z_i = 0");
    Statement distance =
        Statement.of(
            "w_i·z_i = 0", "a·Σ[w_i^2] = y", "s·Σ[z_i^2] = y", "a·s·Σ[(w_i - z_i)^2] = (a + s)·y");
    Certificate far = Certificate.of(distance).times("-2·a·s", 0).times("s", 1).times("a", 2);
    return Claim.of("Section 3, clearly distinct", "Section 3, before Proposition 3.2")
        .says(
            "Proposition 3.2 illustrates that the norm- and sharpness-minimizers are clearly distinct in general")
        .assuming("x > 0 not constant, y > 0")
        .by(
            proof(
                "w ∈ 𝓜_ℓ1 and z ∈ 𝓜_S share no coordinate",
                Certificate.of(apart).over(2).times("z_i", 0).times("w_i", 1),
                "x = 3, 1",
                "w = 1, 0",
                "z = 0, 2",
                "a = 3",
                "s = 1"),
            proof(
                "so ‖w − z‖₂² = y/x_max + y/x_min for every pair: the sum of the two squared norms",
                far,
                "w = 1, 0",
                "z = 0, 2",
                "a = 4",
                "s = 1",
                "y = 4"))
        .boundary(
            "every d ≥ 2, every x > 0 that is not constant, every y > 0; for constant x the two sets are the same sphere")
        .uses(
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(NormMinimizers.class, SharpnessMinimizers.class)
        .notThat(
            "‖w − z‖₂² = y/x_min − y/x_max",
            proof(
                "",
                far.claiming(distance.concluding("a·s·Σ[(w_i - z_i)^2] = (a - s)·y")),
                "w = 1, 0",
                "z = 0, 2",
                "a = 4",
                "s = 1",
                "y = 4"),
            "w = 1, 0",
            "z = 0, 2",
            "a = 4",
            "s = 1",
            "y = 4");
  }

  private static Claim disjoint() {
    Statement both = Statement.of("(a - x_i)·w_i = 0", "(x_i - s)·w_i = 0", "a - s ≠ 0", "w_i = 0");
    Certificate apart = Certificate.of(both).over(2).times("1", 0).times("1", 1);
    return Claim.of("Section 3, two disjoint sets", "Section 3, after Proposition 3.2")
        .says(
            "The norm- and sharpness-minimizer on M do not agree in general; the sets (6) and (7) are disjoint")
        .assuming("x > 0, M ≠ ∅")
        .by(
            counterexample(
                "x = (1, 1), y = 1: both sets are the circle ‖w‖² = 1",
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "(a - x_i)·w_i = 0",
                    "(x_i - s)·w_i = 0",
                    "y > 0",
                    "a ≥ s",
                    "a - s > 0"),
                "x = 1, 1",
                "w = 1, 0",
                "y = 1",
                "a = 1",
                "s = 1"))
        .but(
            "Disjointness needs x_max > x_min; it is used for draws with distinct entries, where it holds.",
            Effect.COSMETIC,
            "For y > 0, M_ℓ1 ∩ M_S = ∅ ⇔ x is not constant")
        .by(
            proof(
                "a common point vanishes where x_max ≠ x_min, and 0 ∉ M",
                apart,
                "x = 1, 3",
                "w = 0, 0",
                "a = 3",
                "s = 1"))
        .boundary("every d and x > 0, y > 0")
        .uses(
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(NormMinimizers.class, SharpnessMinimizers.class)
        .notThat(
            "a common point vanishes also where x_max = x_min",
            proof(
                "",
                apart.claiming(
                    Statement.of("(a - x_i)·w_i = 0", "(x_i - s)·w_i = 0", "a - s ≥ 0", "w_i = 0")),
                "x = 1, 1",
                "w = 0, 0",
                "a = 1",
                "s = 1"),
            "x = 1, 1",
            "w = 1, 0",
            "a = 1",
            "s = 1");
  }

  private static Claim zeroFeatures() {
    Statement removable =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "y > 0",
            "x_i·(x_i - s) ≥ 0",
            "Σ[x_i^2·w_i^2] = s·y",
            "(x_i - s)·w_i = 0");
    return Claim.of("Section 3, zero coordinates", "Section 3, after Proposition 3.2")
        .says(
            "The assumption that x has no zeros is not restrictive since any zero coordinate of x can be removed by reducing the problem dimension")
        .by(
            counterexample(
                "x = (1, 0), y = 1: w = (1, 1) has the least sharpness 4, but x is not constant on"
                    + " its support, so Proposition 3.2 (ii) is false with zeros",
                removable,
                "x = 1, 0",
                "w = 1, 1",
                "y = 1",
                "s = 1"))
        .but(
            "A coordinate with x_i = 0 moves neither the constraint nor the sharpness, so its weight"
                + " is free in 𝓜_S; only the norm forces it to 0.",
            Effect.COSMETIC,
            "Zeros can be removed for the norm: a norm minimizer has w_i = 0 where x_i = 0 (y ≠ 0)."
                + " For the sharpness, 𝓜_S of x is 𝓜_S of the reduced problem times R^#zeros")
        .by(
            proof(
                "with e on the zeros of x only, w + e has the residual of w",
                Certificate.of(Statement.of("x_i·e_i = 0", "Σ[x_i·(w_i + e_i)^2] = Σ[x_i·w_i^2]"))
                    .times("2·w_i + e_i", 0),
                "x = 1, 0",
                "w = 1, 0",
                "e = 0, 1"),
            proof(
                "and its sharpness",
                Certificate.of(
                        Statement.of("x_i·e_i = 0", "Σ[x_i^2·(w_i + e_i)^2] = Σ[x_i^2·w_i^2]"))
                    .times("2·x_i·w_i + x_i·e_i", 0),
                "x = 1, 0",
                "w = 1, 0",
                "e = 0, 1"),
            proof(
                "a point of least norm, a‖w‖² = y with a = max x, has w_i = 0 where x_i = 0",
                Certificate.of(Statement.of("a > 0", "(a - x_i)·w_i = 0", "x_i·w_i = 0", "w_i = 0"))
                    .over(0)
                    .times("1", 1)
                    .times("1", 2),
                "x = 1, 0",
                "w = 0, 0",
                "a = 1"))
        .boundary("every d, any signs of x, y > 0 (y < 0 after (x, y) ↦ (−x, −y))")
        .uses("Proposition 3.2 (i), necessity")
        .code(MinimizerSet.class)
        .notThat(
            "the norm, too, does not see a weight where x_i = 0",
            proof(
                "",
                Certificate.of(Statement.of("x_i·e_i = 0", "Σ[(w_i + e_i)^2] = Σ[w_i^2]"))
                    .times("2·w_i + e_i", 0),
                "x = 1, 0",
                "w = 1, 0",
                "e = 0, 0"),
            "x = 1, 0",
            "w = 1, 0",
            "e = 0, 1");
  }

  private static Claim nonNegative() {
    Statement same =
        Statement.of("t_i^2 = w_i^2", "t_i ≥ 0", "Σ[x_i·w_i^2] = y", "Σ[x_i·t_i^2] = y");
    Certificate inside = Certificate.of(same).times("x_i", 0).times("1", 2);
    return Claim.of("Section 3, non-negative parameters", "Section 3, after Proposition 3.2")
        .says(
            "The restriction of Theorem B.1 to non-negative parameters is not limiting since (6) always contains such solutions: an ℓ₁-minimizer on 𝓜 ∩ R^d_{≥0} is also a minimizer on 𝓜")
        .by(
            proof("|w| lies in 𝓜 with w", inside, "x = 1, -1", "w = -2, 1", "t = 2, 1", "y = 3"),
            proof(
                "and has its norm",
                Certificate.of(Statement.of("t_i^2 = w_i^2", "Σ[t_i^2] = Σ[w_i^2]")).times("1", 0),
                "w = -2, 1",
                "t = 2, 1"))
        .boundary("every d, any signs of x, every y")
        .code(NormMinimizers.class)
        .notThat(
            "for odd L, too: |w| lies in 𝓜 with w at L = 3",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "t_i^2 = w_i^2", "t_i ≥ 0", "Σ[x_i·w_i^3] = y", "Σ[x_i·t_i^3] = y"))
                    .times("x_i·t_i", 0)
                    .times("1", 2),
                "x = 1,",
                "w = 1,",
                "t = 1,",
                "y = 1"),
            "x = 1,",
            "w = -1,",
            "t = 1,",
            "y = -1");
  }
}
