package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.risk.IdealisedAlgorithm;
import normsharp.theory.risk.TrainedRisk;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;

/**
 * Section E.1, after Proposition E.2: which of the norm- and the sharpness-minimizer generalizes
 * better.
 *
 * <p>For weights s &gt; t &gt; 0 on entries with equal Σ_kk = S and μ_k = m the risks differ by ½(s
 * − t)(S(s + t) − 2m), of either sign.
 */
public final class SectionE_1Comparison {
  private static final String PLACE = "Section E.1";

  private SectionE_1Comparison() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(presumably(), specificSetting());
  }

  private static Claim presumably() {
    Statement larger =
        // a is the smaller, b the larger feature; s and t the two interpolating weights.
        Statement.of(
            "p_i > 0",
            "Σ[p_i] = 1",
            "a_i > 0",
            "b_i - a_i > 0",
            "Σ[p_i·a_i^2]·Σ[p_i·b_i^2] - Σ[p_i·a_i·b_i]^2 ≠ 0",
            "a_i·s_i = y_i",
            "b_i·t_i = y_i",
            "Σ[p_i·(s_i^2·Σ[p_i·a_i^2] - 2·s_i·Σ[p_i·a_i·y_i])]"
                + " > Σ[p_i·(t_i^2·Σ[p_i·b_i^2] - 2·t_i·Σ[p_i·b_i·y_i])]");
    Statement sign =
        Statement.of("s - t > 0", "S·(s + t) - 2·m > 0", "S·s^2 - 2·m·s > S·t^2 - 2·m·t");
    Certificate compares = Certificate.of(sign).plus(0, 1);
    return Claim.of("Section E.1, presumably larger", PLACE)
        .says(
            "The expected generalization error of A_S will presumably be larger than the one of A_ℓ1 since x_min < x_max")
        .assuming("the hypotheses of Proposition E.2, x > 0, y > 0")
        .by(
            counterexample(
                "x = (1, 2) or (1, 3), each with probability 1/2, y = 1 = x_min: A_S learns v = (1,"
                    + " 0), with error 0; A_ℓ1 has error 13/288",
                larger,
                "p = 1/2, 1/2",
                "a = 1, 1",
                "b = 2, 3",
                "y = 1, 1",
                "s = 1, 1",
                "t = 1/2, 1/3"))
        .but(
            "x_min < x_max makes the weight y₀/x_min larger; whether that is worse depends on Σ and μ"
                + " at the two indices.",
            Effect.CONCLUSION,
            "Where all Σ_kk = S and all μ_k = m: R(A_S) > R(A_ℓ1) ⇔ S(y₀/x_min + y₀/x_max) > 2m, for x_min < x_max and y₀ > 0")
        .by(
            proof("⇐", compares, "s = 4", "t = 1", "S = 1", "m = 1"),
            proof(
                "⇒: in the opposite case R(A_S) ≤ R(A_ℓ1)",
                Certificate.of(
                        Statement.of(
                            "s - t > 0", "2·m - S·(s + t) ≥ 0", "S·s^2 - 2·m·s ≤ S·t^2 - 2·m·t"))
                    .plus(0, 1),
                "s = 1",
                "t = 1/2",
                "S = 1",
                "m = 1"))
        .boundary("every d; equal diagonals, as in both of the paper's examples")
        .uses("Proposition E.2 (i), expected error", "Proposition E.2 (ii), expected error")
        .code(TrainedRisk.class, IdealisedAlgorithm.class)
        .notThat(
            "R(A_S) > R(A_ℓ1) whenever x_min < x_max",
            proof(
                "",
                compares.claiming(
                    Statement.of("s - t > 0", "S > 0", "S·s^2 - 2·m·s > S·t^2 - 2·m·t")),
                "s = 4",
                "t = 1",
                "S = 1",
                "m = 1"),
            "s = 1",
            "t = 1/2",
            "S = 1",
            "m = 1");
  }

  private static Claim specificSetting() {
    Statement printed =
        Statement.of("s > 0", "a - s > 0", "y > 0", "a·t = y", "s·r = y", "(r - 1)^2 > (t - 1)^2");
    Statement noiseless =
        Statement.of("a > 0", "s > 0", "a·t = y", "s·r = y", "y ≥ a + s", "r + t > 2");
    return Claim.of("Section E.1, just like in the specific setting", PLACE)
        .says(
            "… larger than the one of A_ℓ1 …, just like in the specific setting in the beginning of Section E")
        .assuming("Lemma E.1's model, a draw with x₀ > 0 not constant and y₀ > 0")
        .by(
            counterexample(
                "x₀ = (1, 3), y₀ = 1/2: R(A_S) = 9/8 < 97/72 = R(A_ℓ1)",
                printed,
                "s = 1",
                "a = 3",
                "y = 1/2",
                "t = 1/6",
                "r = 1/2"))
        .but(
            "Appendix E proves no such comparison; it holds for points without label noise. For the"
                + " expectation over noisy draws with y₀ ≥ 0 both errors are infinite for d ≤ 2.",
            Effect.CONCLUSION,
            "R(A_S) > R(A_ℓ1) ⇔ y₀(1/x_min + 1/x_max) > 2; always so for y₀ = ⟨1, x₀⟩ and d ≥ 2")
        .by(
            proof(
                "⇐",
                Certificate.of(Statement.of("r - t > 0", "r + t > 2", "(r - 1)^2 > (t - 1)^2"))
                    .plus(0, 1),
                "r = 4",
                "t = 1"),
            proof(
                "⇒",
                Certificate.of(Statement.of("r - t > 0", "r + t ≤ 2", "(r - 1)^2 ≤ (t - 1)^2"))
                    .plus(0, 1),
                "r = 1/2",
                "t = 1/6"),
            proof(
                "y₀ = ⟨1, x₀⟩ ≥ x_max + x_min suffices",
                Certificate.of(noiseless)
                    .over(0, 1)
                    .times("s", 2)
                    .times("a", 3)
                    .plus(0, 4)
                    .plus(1, 4)
                    .plus(0, 0)
                    .plus(1, 1),
                "a = 3",
                "s = 1",
                "y = 4",
                "t = 4/3",
                "r = 4"))
        .boundary("every d ≥ 2, x₀ > 0 not constant, Lemma E.1's risk")
        .uses("Section E.1, presumably larger")
        .code(TrainedRisk.class)
        .notThat(
            "y₀ ≥ x_max suffices",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "a > 0", "s > 0", "a·t = y", "s·r = y", "y ≥ a", "a ≥ s", "r + t > 2"))
                    .over(0, 1)
                    .times("s", 2)
                    .times("a", 3)
                    .plus(0, 4),
                "a = 3",
                "s = 1",
                "y = 4",
                "t = 4/3",
                "r = 4"),
            "a = 1",
            "s = 1",
            "y = 1",
            "t = 1",
            "r = 1");
  }
}
