package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainedRisk;
import normsharp.theory.risk.TrainingPoint;
import normsharp.theory.risk.UnconstrainedOptimum;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Proposition E.2 (iii): the algorithm of least risk under a general distribution.
 *
 * <p>For any Σ ⪰ 0 and g = Σv, n = g − μ + λx ≥ 0 with n⊙v = 0: R(u) − R(v) = ½(u − v)ᵀΣ(u − v) +
 * ⟨n, u⟩ on {u ≥ 0, ⟨x, u⟩ = y}. The paper minimises over all u, and takes roots of negative
 * entries.
 */
public final class PropositionE_2Optimum {
  private static final String PLACE = "Section E.1";
  private static final Rational HALF = Rational.of(1, 2);

  /** q = uᵀΣu, g = Σv; n = 0 where the sign of u is free. */
  private static final Certificate OPTIMAL =
      Certificate.of(
              Statement.of(
                  "n_i = g_i - m_i + λ·x_i",
                  "n_i ≥ 0",
                  "u_i ≥ 0",
                  "n_i·v_i = 0",
                  "Σ[x_i·u_i] = y",
                  "Σ[x_i·v_i] = y",
                  "q - 2·Σ[g_i·u_i] + Σ[g_i·v_i] ≥ 0",
                  "1/2·q - Σ[m_i·u_i] ≥ 1/2·Σ[g_i·v_i] - Σ[m_i·v_i]"))
          .plus(HALF, "1", 6)
          .plus(1, 2)
          .times("-1", 3)
          .times("-λ", 4)
          .times("λ", 5)
          .times("-(u_i - v_i)", 0);

  /** The same without u ≥ 0. */
  static final Certificate UNCONSTRAINED =
      Certificate.of(
              Statement.of(
                  "g_i - m_i + λ·x_i = 0",
                  "Σ[x_i·u_i] = y",
                  "Σ[x_i·v_i] = y",
                  "q - 2·Σ[g_i·u_i] + Σ[g_i·v_i] ≥ 0",
                  "1/2·q - Σ[m_i·u_i] ≥ 1/2·Σ[g_i·v_i] - Σ[m_i·v_i]"))
          .plus(HALF, "1", 3)
          .times("u_i - v_i", 0)
          .times("-λ", 1)
          .times("λ", 2);

  private PropositionE_2Optimum() {}

  /** The claims, in the order of the statement. */
  public static List<Claim> claims() {
    return List.of(optimum(), optimalError());
  }

  /** Atoms (x, y) = ((1, 2), 5), ((2, 1), 1): the plane's optimum for both is v = (−1, 3). */
  private static final Statement ROOT_EXISTS =
      Statement.of(
          "p_i > 0",
          "Σ[p_i] = 1",
          "a_i ≥ 0",
          "b_i ≥ 0",
          "y_i ≥ 0",
          "(a_i - b_i)^2 > 0",
          "Σ[p_i·a_i^2]·Σ[p_i·b_i^2] - Σ[p_i·a_i·b_i]^2 ≠ 0",
          // v = Σ⁻¹(μ − λx₀) for each atom as x₀, with ⟨x₀, v⟩ = y₀.
          "Σ[p_i·a_i^2]·v + Σ[p_i·a_i·b_i]·u = Σ[p_i·a_i·y_i] - λ·a_i",
          "Σ[p_i·a_i·b_i]·v + Σ[p_i·b_i^2]·u = Σ[p_i·b_i·y_i] - λ·b_i",
          "a_i·v + b_i·u = y_i",
          "v ≥ 0");

  private static final String[] SAME_OPTIMUM = {
    "p = 1/2, 1/2", "a = 1, 2", "b = 2, 1", "y = 5, 1", "v = -1", "u = 3", "λ = 0"
  };

  private static Claim optimum() {
    return Claim.of("Proposition E.2 (iii), algorithm", PLACE)
        .says(
            "A_opt(x₀, y₀) = (Σ^{-1/2}(P⊥μ_Σ + (y₀/‖x_Σ‖²)x_Σ))^{⊙1/2}, x_Σ = Σ^{-1/2}x₀, μ_Σ = Σ^{-1/2}μ")
        .assuming("the hypotheses of Proposition E.2, y₀ ≥ 0")
        .by(
            counterexample(
                "(x, y) = ((1, 2), 5) or ((2, 1), 1), each with probability 1/2: for both training"
                    + " points the vector under the root is (−1, 3)",
                ROOT_EXISTS,
                SAME_OPTIMUM))
        .but(
            "(22) minimises over all w̃ ∈ R^d, but w̃ = Σ^{1/2}(w⊙w) ranges over the image of the"
                + " non-negative orthant only.",
            Effect.STATEMENT,
            "The vector ṽ under the root has the least ½vᵀΣv − μᵀv on the plane ⟨x₀, v⟩ = y₀; the formula is right ⇔ ṽ ≥ 0. In general, a v ≥ 0 in the plane with Σv − μ + λx₀ ≥ 0 for some λ, = 0 where v_i > 0, is A_opt⊙A_opt, and no other v ≥ 0 is")
        .by(
            proof(
                "ṽ is optimal on the plane (for every Σ ⪰ 0: g = Σv, q = uᵀΣu)",
                UNCONSTRAINED,
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1, 0",
                "q = 1",
                "y = 1"),
            proof(
                "v is optimal among u ≥ 0",
                OPTIMAL,
                "x = 1, 3",
                "m = 1, 1",
                "λ = 1/2",
                "n = 0, 1/2",
                "v = 1/2, 0",
                "g = 1/2, 0",
                "u = 0, 1/6",
                "q = 1/36",
                "y = 1/2"),
            equality(
                "any other minimizer u has (u − v)ᵀΣ(u − v) = 0, so u = v as Σ is invertible",
                OPTIMAL,
                0,
                "q - 2·Σ[g_i·u_i] + Σ[g_i·v_i] = 0",
                "x = 1, 3",
                "m = 1, 1",
                "λ = 1/2",
                "n = 0, 1/2",
                "v = 1/2, 0",
                "g = 1/2, 0",
                "u = 1/2, 0",
                "q = 1/4",
                "y = 1/2"))
        .checkedBy(
            new PropertyTest(
                "UnconstrainedOptimum and ConstrainedOptimum agree exactly where the first is ≥ 0",
                4,
                200,
                PropositionE_2Optimum::agreeWherePositive))
        .boundary(
            "every d, Σ ⪰ 0 (unique for invertible Σ), any signs of (x₀, y₀) with M ≠ ∅. That such λ and"
                + " v exist is the Karush–Kuhn–Tucker theorem for linear constraints and no part of"
                + " the claim")
        .uses("Section E.1, eq. (21)")
        .code(UnconstrainedOptimum.class, ConstrainedOptimum.class)
        .notThat(
            "v with n ≥ 0 is optimal without n⊙v = 0",
            proof(
                "",
                OPTIMAL.claiming(
                    Statement.of(
                        "n_i = g_i - m_i + λ·x_i",
                        "n_i ≥ 0",
                        "u_i ≥ 0",
                        "n_i·u_i = 0",
                        "Σ[x_i·u_i] = y",
                        "Σ[x_i·v_i] = y",
                        "q - 2·Σ[g_i·u_i] + Σ[g_i·v_i] ≥ 0",
                        "1/2·q - Σ[m_i·u_i] ≥ 1/2·Σ[g_i·v_i] - Σ[m_i·v_i]")),
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "n = 0, 0",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1, 0",
                "q = 1",
                "y = 1"),
            "x = 1, 1",
            "m = 1, 1",
            "λ = 1",
            "n = 1, 0",
            "v = 1, 0",
            "g = 1, 0",
            "u = 0, 1",
            "q = 1/2",
            "y = 1");
  }

  private static Optional<String> agreeWherePositive(Samples samples) {
    int d = samples.dimension();
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(d, BigFraction.ONE, new BigFraction(samples.integer(0, 2), 3)),
            RiskSamples.exact(samples.vector(d)),
            BigFraction.ZERO);
    List<BigFraction> x = RiskSamples.exact(samples.positiveVector(d));
    BigFraction y = RiskSamples.exact(samples.positive());
    List<BigFraction> free = UnconstrainedOptimum.solve(model, x, y).orElseThrow();
    boolean positive = free.stream().allMatch(entry -> entry.signum() >= 0);
    boolean same = RiskSamples.isOptimal(model, new TrainingPoint<>(x, y), free);
    return positive == same ? Optional.empty() : Optional.of("x = " + x + ", y = " + y);
  }

  /** (f, g) = Σ⁻¹μ and (k, l) = Σ⁻¹x₀, r = 1/x₀ᵀΣ⁻¹x₀ at each training point. */
  private static final Statement PRINTED_SUM =
      Statement.of(
          "Σ[p_i] = 1",
          "Σ[p_i·a_i^2]·f + Σ[p_i·a_i·b_i]·g = Σ[p_i·a_i·y_i]",
          "Σ[p_i·a_i·b_i]·f + Σ[p_i·b_i^2]·g = Σ[p_i·b_i·y_i]",
          "Σ[p_i·a_i^2]·k_i + Σ[p_i·a_i·b_i]·l_i = a_i",
          "Σ[p_i·a_i·b_i]·k_i + Σ[p_i·b_i^2]·l_i = b_i",
          "r_i·(a_i·k_i + b_i·l_i) = 1",
          "Σ[p_i·(Σ[p_i·y_i^2] - Σ[p_i·a_i·y_i]·f - Σ[p_i·b_i·y_i]·g"
              + " + r_i·(y_i - a_i·f - b_i·g)^2)] > 0");

  private static Claim optimalError() {
    Statement zero =
        Statement.of(
            "p_i > 0",
            "Σ[p_i] = 1",
            "v_i ≥ 0",
            "u_i ≥ 0",
            "a_i·v_i + b_i·u_i = y_i",
            "1/2·Σ[p_i·(v_i^2·Σ[p_i·a_i^2] + 2·u_i·v_i·Σ[p_i·a_i·b_i] + u_i^2·Σ[p_i·b_i^2]"
                + " - 2·v_i·Σ[p_i·a_i·y_i] - 2·u_i·Σ[p_i·b_i·y_i] + Σ[p_i·y_i^2])] = 0");
    return Claim.of("Proposition E.2 (iii), expected error", PLACE)
        .says("E R(A_opt) = ½(σ² + E(y₀²/‖x_Σ‖²) − 2μ_ΣᵀE((y₀/‖x_Σ‖²)x_Σ) − μ_ΣᵀE P⊥μ_Σ)")
        .assuming("the hypotheses of Proposition E.2, y₀ ≥ 0")
        .by(
            counterexample(
                "(x, y) = ((1, 2), 5) or ((2, 1), 1), each with probability 1/2: the printed sum is"
                    + " E R(−1, 3) = 0; A_opt⊙A_opt is (0, 5/2) and (0, 1), with E R = 45/32",
                zero,
                "p = 1/2, 1/2",
                "a = 1, 2",
                "b = 2, 1",
                "y = 5, 1",
                "v = 0, 0",
                "u = 5/2, 1"),
            counterexample(
                "the printed sum, ½(σ² − μᵀΣ⁻¹μ + (y₀ − x₀ᵀΣ⁻¹μ)²/x₀ᵀΣ⁻¹x₀) on average, is 0 there",
                PRINTED_SUM,
                "p = 1/2, 1/2",
                "a = 1, 2",
                "b = 2, 1",
                "y = 5, 1",
                "f = -1",
                "g = 3",
                "k = -2/3, 4/3",
                "l = 4/3, -2/3",
                "r = 1/2, 1/2"),
            proof(
                "no v, u ≥ 0 with v + 2u = 5 has R < 9/16",
                Certificate.of(Statement.of("v + 2·u = 5", "v ≥ 0", "(2·v + u - 1)^2 ≥ 9/4"))
                    .times("3/2·(v + 1) + 1/4·(v + 2·u - 5)", 0)
                    .plus(Rational.of(9, 4), "v")
                    .plus(Rational.of(9, 2), "1", 1),
                "v = 0",
                "u = 5/2"),
            proof(
                "no v, u ≥ 0 with 2v + u = 1 has R < 9/4",
                Certificate.of(Statement.of("2·v + u = 1", "v ≥ 0", "(v + 2·u - 5)^2 ≥ 9"))
                    .times("-12·(v + 1) + 4·(2·v + u - 1)", 0)
                    .plus(Rational.of(9), "v")
                    .plus(Rational.of(18), "1", 1),
                "v = 0",
                "u = 1"))
        .but(
            "The formula is the error of the plane's optimum ṽ, not of A_opt, wherever ṽ has a"
                + " negative entry.",
            Effect.STATEMENT,
            "The printed sum is E R(ṽ), a lower bound of E R(A_opt); they are equal ⇔ ṽ ≥ 0 a.s. (where finite)")
        .by(
            proof(
                "R(u) ≥ R(ṽ) for every u in the plane",
                UNCONSTRAINED,
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1, 0",
                "q = 1",
                "y = 1"),
            equality(
                "with equality only for (u − ṽ)ᵀΣ(u − ṽ) = 0, so u = ṽ",
                UNCONSTRAINED,
                0,
                "q - 2·Σ[g_i·u_i] + Σ[g_i·v_i] = 0",
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1/2, 1/2",
                "q = 1/2",
                "y = 1"))
        .boundary(
            "every d, Σ positive definite, y₀ ≥ 0, x₀ ≠ 0, at each training point; a mean of differences"
                + " ≥ 0 vanishes only if they do almost surely. That the sum is E R(ṽ) is the claim"
                + " on the four lines of the proof")
        .uses("Proposition E.2 (iii), algorithm", "Section E.1, risk of the optimum")
        .code(UnconstrainedOptimum.class, TrainedRisk.class)
        .notThat(
            "the printed sum is an upper bound",
            proof(
                "",
                UNCONSTRAINED.claiming(
                    UNCONSTRAINED
                        .statement()
                        .concluding("1/2·q - Σ[m_i·u_i] ≤ 1/2·Σ[g_i·v_i] - Σ[m_i·v_i]")),
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1, 0",
                "q = 1",
                "y = 1"),
            "x = 1, 1",
            "m = 1, 1",
            "λ = 1/2",
            "v = 1/2, 1/2",
            "g = 1/2, 1/2",
            "u = 1, 0",
            "q = 1",
            "y = 1");
  }
}
