package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/** The second necessary conditions of Lemma D.1: what the Hessian's quadratic forms force. */
final class LemmaD_1Conditions {
  private LemmaD_1Conditions() {}

  static Claim norm() {
    Statement asPrinted =
        // The form is ≥ 0 on all tangent u: 1 − x_i/x₀ ≥ 0 off the support, times x₀².
        Statement.of(
            "(x_i - c)·w_i = 0",
            "c·(c - x_i) ≥ 0",
            "c ≠ 0",
            "b ≥ 0",
            "x_i^2 ≤ b^2",
            "Σ[(b^2 - x_i^2)·e_i] = 0",
            "Σ[e_i] = 1",
            "c^2 = b^2");
    Statement necessary =
        // e is the indicator of one index off the support: tangent, and the form at e is ≥ 0.
        Statement.of(
            "e_i·w_i = 0",
            "c·r = 1",
            "Σ[e_i] = 1",
            "Σ[e_i^2] = 1",
            "Σ[x_i·e_i^2] = b",
            "Σ[e_i^2] - r·Σ[x_i·e_i^2] ≥ 0",
            "1 - r·b ≥ 0");
    Certificate forced = Certificate.of(necessary).times("-1", 3).times("r", 4).plus(5);
    return Claim.of("Lemma D.1 (i), second necessary condition", "Appendix D, proof of Lemma D.1")
        .says("⟨u, [Hess f(w)](u)⟩ ≥ 0 can only hold for all u ∈ T_w𝓜 if x₀ = argmax_i |x_i|")
        .by(
            counterexample(
                "x = (1, −3), w = (1, 0): T_w𝓜 is spanned by (0, 1), where the form is 1 + 3 = 4;"
                    + " but |x₀| = 1 and max|x_i| = 3",
                asPrinted,
                "x = 1, -3",
                "w = 1, 0",
                "e = 0, 1",
                "c = 1",
                "b = 3"))
        .but(
            "x_i/x₀ ≤ 1 is all that the form demands; it bounds the entries with the sign of x₀"
                + " only. The maximum, not its argument, is meant. Lemma D.1 (i) and Proposition"
                + " 3.2 (i) inherit the error; for x > 0 the step is right.",
            Effect.STATEMENT,
            "The form is ≥ 0 on T_w𝓜 ⇔ x_i/x₀ ≤ 1 for all i ∉ supp(w); since x₀‖w‖² = y, x₀ is"
                + " the entry of largest size among those with the sign of y")
        .by(
            proof(
                "a unit vector e_k off the support forces x_k/x₀ ≤ 1",
                forced,
                "x = 1, -3",
                "w = 1, 0",
                "e = 0, 1",
                "c = 1",
                "r = 1",
                "b = -3"),
            proof(
                "x_i/x₀ ≤ 1 for all i makes the form ≥ 0",
                Certificate.of(Statement.of("1 - r·x_i ≥ 0", "Σ[u_i^2] - r·Σ[x_i·u_i^2] ≥ 0"))
                    .plus(Rational.ONE, "u_i", 0),
                "x = 1, -3",
                "u = 0, 1",
                "r = 1"))
        .boundary("every d, any signs of x, y ≠ 0")
        .uses("Lemma D.1 (i), quadratic form")
        .code(InterpolatingManifold.class)
        .notThat(
            "x_i/x₀ ≤ 2 is enough",
            proof(
                "",
                Certificate.of(Statement.of("2 - r·x_i ≥ 0", "Σ[u_i^2] - r·Σ[x_i·u_i^2] ≥ 0"))
                    .plus(Rational.ONE, "u_i", 0),
                "x = 1,",
                "u = 1,",
                "r = 1"),
            "x = 2,",
            "u = 1,",
            "r = 1");
  }

  static Claim sharpness() {
    Statement necessary =
        Statement.of(
            "e_i·w_i = 0",
            "Σ[x_i^2·e_i^2] = b^2",
            "Σ[x_i·e_i^2] = b",
            "b > 0",
            "Σ[x_i^2·e_i^2] - c·Σ[x_i·e_i^2] ≥ 0",
            "b - c ≥ 0");
    Certificate forced = Certificate.of(necessary).over(3).times("-1", 1).times("c", 2).plus(4);
    return Claim.of("Lemma D.1 (ii), second necessary condition", "Appendix D, proof of Lemma D.1")
        .says(
            "For x > 0, ⟨u, [Hess f(w)](u)⟩ ≥ 0 can only hold for all u ∈ T_w𝓜 if x₀ = argmin_i x_i")
        .slip(
            "printed x₀ = arg min_i x_i, an index; meant x₀ = min_i x_i, the value",
            counterexample(
                "x = (3, 5): the least entry 3 stands at the index 1",
                Statement.of(
                    "Σ[e_i] = 1", "(x_i - c)·e_i = 0", "x_i ≥ c", "Σ[j_i·e_i] = k", "c = k"),
                "x = 3, 5",
                "e = 1, 0",
                "j = 1, 2",
                "c = 3",
                "k = 1"))
        .by(
            proof(
                "a unit vector e_k off the support forces x_k ≥ x₀",
                forced,
                "x = 1, 3",
                "w = 1, 0",
                "e = 0, 1",
                "b = 3",
                "c = 1"))
        .boundary("every d, x > 0")
        .uses("Lemma D.1 (ii), quadratic form")
        .code(InterpolatingManifold.class)
        .notThat(
            "x_k ≥ x₀ also for x_k < 0",
            proof(
                "",
                forced.claiming(
                    Statement.of(
                        "e_i·w_i = 0",
                        "Σ[x_i^2·e_i^2] = b^2",
                        "Σ[x_i·e_i^2] = b",
                        "b ≠ 0",
                        "Σ[x_i^2·e_i^2] - c·Σ[x_i·e_i^2] ≥ 0",
                        "b - c ≥ 0")),
                "x = 1, 3",
                "w = 1, 0",
                "e = 0, 1",
                "b = 3",
                "c = 1"),
            "x = 1, -3",
            "w = 1, 0",
            "e = 0, 1",
            "b = -3",
            "c = 1");
  }
}
