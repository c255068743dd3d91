package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;

/**
 * Appendix E, opening paragraph: the best achievable generalization error on M in Lemma E.1's
 * model.
 *
 * <p>v = (1 − νx₀)₊ with ⟨x₀, v⟩ = y₀ is the risk minimizer; off its support each coordinate costs
 * ½, on it ½ν²x_i².
 */
public final class AppendixEOpening {
  private AppendixEOpening() {}

  /** The claim. */
  public static List<Claim> claims() {
    return List.of(bestAchievable());
  }

  private static Claim bestAchievable() {
    Statement value =
        Statement.of(
            "e_i^2 = e_i",
            "v_i = e_i·(1 - ν·x_i)",
            "Σ[(v_i - 1)^2] = ν^2·Σ[e_i·x_i^2] + Σ[1] - Σ[e_i]");
    Certificate distance =
        Certificate.of(value).times("v_i + e_i·(1 - ν·x_i) - 2", 1).times("(1 - ν·x_i)^2", 0);
    return Claim.of("Appendix E, best achievable error", "Appendix E")
        .says(
            "Given a single training data point (x₀, y₀) with x₀ ∈ R^d_{≥0}, the best achievable generalization error of φ_w trained via (4) can be computed")
        .assuming("Lemma E.1's model")
        .by(
            counterexample(
                "x₀ = (1, 2), ε = −4, y₀ = −1: there is no interpolating w to take the best of",
                Section3Draw.LABEL_IS_REACHABLE,
                "x = 1, 2",
                "ε = -4",
                "y = -1"),
            impossibility("M is empty", Section3Draw.EMPTY))
        .but(
            "The label may be negative; and Lemma E.1 lists stationary points without saying which"
                + " of them is best.",
            Effect.STATEMENT,
            "For x₀ > 0 and y₀ ≥ 0: min_M R = ½(ν²Σ_{i∈I} x_i² + |I^c|) + ½ with I = {i : νx_i < 1} and ν = (Σ_I x_i − y₀)/Σ_I x_i², at v = (1 − νx₀)₊")
        .by(
            proof(
                "v = (1 − νx)₊ has the multipliers n = v − 1 + νx of the least risk",
                Section3Algorithms.OPTIMAL,
                "x = 1, 3",
                "v = 1/2, 0",
                "u = 0, 1/6",
                "n = 0, 1/2",
                "ν = 1/2",
                "y = 1/2"),
            proof(
                "its risk, e the indicator of I",
                distance,
                "x = 1, 3",
                "e = 1, 0",
                "v = 1/2, 0",
                "ν = 1/2"),
            proof(
                "ν from the equation ⟨x, v⟩ = y",
                Certificate.of(
                        Statement.of(
                            "v_i = e_i·(1 - ν·x_i)",
                            "Σ[x_i·v_i] = y",
                            "ν·Σ[e_i·x_i^2] = Σ[e_i·x_i] - y"))
                    .times("x_i", 0)
                    .times("-1", 1),
                "x = 1, 3",
                "e = 1, 0",
                "v = 1/2, 0",
                "ν = 1/2",
                "y = 1/2"))
        .boundary(
            "every d, x₀ > 0, y₀ > 0 (for y₀ = 0 the set I is empty and v = 0); that some ν fits is"
                + " the claim on the three algorithms")
        .uses("Section 3, three idealised algorithms")
        .code(ConstrainedOptimum.class)
        .notThat(
            "without the |I^c| coordinates at 0",
            proof(
                "",
                distance.claiming(value.concluding("Σ[(v_i - 1)^2] = ν^2·Σ[e_i·x_i^2]")),
                "x = 1, 3",
                "e = 1, 0",
                "v = 1/2, 0",
                "ν = 1/2"),
            "x = 1, 3",
            "e = 1, 0",
            "v = 1/2, 0",
            "ν = 1/2");
  }
}
