package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.IdealisedAlgorithm;
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
 * Proposition E.2: the three idealised algorithms under a general distribution, and what the text
 * concludes from it.
 *
 * <p>R(t·e_k) = ½(Σ_kk t² − 2μ_k t + σ²): the paper prints + μ_k t. For any Σ ⪰ 0 and g = Σv, n = g
 * − μ + λx ≥ 0 with n⊙v = 0: R(u) − R(v) = ½(u − v)ᵀΣ(u − v) + ⟨n, u⟩ on {u ≥ 0, ⟨x, u⟩ = y}. The
 * paper minimises over all u, and takes roots of negative entries.
 */
public final class PropositionE_2 {
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

  private PropositionE_2() {}

  /** The claims, in the order of the statement. */
  public static List<Claim> claims() {
    return List.of(
        expectedError("(i)", "A_ℓ1", "k_max", "x_max", "x₀ ≥ 0, x₀ ≠ 0"),
        expectedError("(ii)", "A_S", "k_min", "x_min", "x₀ > 0"),
        optimum(),
        optimalError(),
        presumably(),
        specificSetting());
  }

  private static Claim expectedError(
      String part, String algorithm, String index, String entry, String features) {
    Statement mean =
        Statement.of(
            "Σ[p_i] = 1",
            "1/2·Σ[p_i·(S_i·t_i^2 - 2·m_i·t_i + q)] = 1/2·(q + Σ[p_i·S_i·t_i^2] - 2·Σ[p_i·m_i·t_i])");
    Certificate average = Certificate.of(mean).times("1/2·q", 0);
    return Claim.of("Proposition E.2 " + part + ", expected error", PLACE)
        .says(
            "E R(%s) = ½(σ² + E(Σ_kk y₀²/%s²) + E(μ_k y₀/%s)), k = %s"
                .formatted(algorithm, entry, entry, index))
        .assuming("y₀ ≥ 0, " + features)
        .by(
            counterexample(
                "d = 1, x = y = 1: v = 1 and R = 0, but the printed sum is ½(1 + 1 + 1) = 3/2",
                Statement.of(
                    "Σ[p_i] = 1",
                    "p_i > 0",
                    "x_i > 0",
                    "x_i·t_i = y_i",
                    "S = Σ[p_i·x_i^2]",
                    "m = Σ[p_i·x_i·y_i]",
                    "q = Σ[p_i·y_i^2]",
                    "1/2·Σ[p_i·(S·t_i^2 - 2·m·t_i + q)]"
                        + " = 1/2·(q + S·Σ[p_i·t_i^2] + m·Σ[p_i·t_i])"),
                "p = 1,",
                "x = 1,",
                "y = 1,",
                "t = 1,",
                "S = 1",
                "m = 1",
                "q = 1"))
        .but(
            "Inserting √(y₀/x_k)·e_k into (21) gives −2μ_k y₀/x_k; the factor −2 became +1. The"
                + " folded Gaussian example inherits it, and its argument that E(y₀/x_min) = ∞"
                + " makes the error infinite.",
            Effect.STATEMENT,
            "E R(%s) = ½(σ² + E(Σ_kk y₀²/%s²) − 2E(μ_k y₀/%s))".formatted(algorithm, entry, entry))
        .by(
            identity(
                "the test risk of t·e_k, z the feature k at each atom of the test distribution",
                "1/2·Σ[p_i·(t·z_i - y_i)^2]"
                    + " = 1/2·(t^2·Σ[p_i·z_i^2] - 2·t·Σ[p_i·z_i·y_i] + Σ[p_i·y_i^2])"),
            proof(
                "its mean over training points, S = Σ_kk and m = μ_k depending on the point",
                average,
                "p = 1/2, 1/2",
                "S = 1, 2",
                "m = 1, 1",
                "t = 1, 3",
                "q = 2"))
        .checkedBy(
            new PropertyTest(
                "RiskModel.risk(t·e_k) = ½(Σ_kk t² − 2μ_k t + σ²)",
                3,
                100,
                PropositionE_2::oneEntry))
        .boundary(
            "every d and every distribution for which the expectations are finite; sums over atoms"
                + " stand for expectations, only their linearity is used; "
                + features
                + ", y₀ ≥ 0")
        .uses("Section E.1, eq. (21)", "Beyond: when an expected error is finite")
        .code(TrainedRisk.class, RiskModel.class)
        .notThat(
            "− E(μ_k y₀/x_k) in place of − 2E(μ_k y₀/x_k)",
            proof(
                "",
                average.claiming(
                    mean.concluding(
                        "1/2·Σ[p_i·(S_i·t_i^2 - 2·m_i·t_i + q)]"
                            + " = 1/2·(q + Σ[p_i·S_i·t_i^2] - Σ[p_i·m_i·t_i])")),
                "p = 1,",
                "S = 1,",
                "m = 1,",
                "t = 0,",
                "q = 1"),
            "p = 1,",
            "S = 1,",
            "m = 1,",
            "t = 1,",
            "q = 1");
  }

  private static Optional<String> oneEntry(Samples samples) {
    int d = samples.dimension();
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(d, BigFraction.ONE, new BigFraction(1, 3)),
            RiskSamples.exact(samples.vector(d)),
            BigFraction.ONE);
    int k = samples.integer(0, d - 1);
    BigFraction t = RiskSamples.exact(samples.rational());
    List<BigFraction> v = new ArrayList<>(Collections.nCopies(d, BigFraction.ZERO));
    v.set(k, t);
    BigFraction expected =
        t.multiply(t)
            .multiply(model.secondMoments().get(k).get(k))
            .subtract(model.crossMoments().get(k).multiply(t).multiply(2))
            .add(model.labelMoment())
            .divide(2);
    return model.risk(v).equals(expected)
        ? Optional.empty()
        : Optional.of("t = " + t + ", k = " + k);
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
            "The vector ṽ under the root has the least ½vᵀΣv − μᵀv on the plane ⟨x₀, v⟩ = y₀; the formula is right ⇔ ṽ ≥ 0. In general A_opt⊙A_opt is the one v ≥ 0 in the plane with Σv − μ + λx₀ ≥ 0 for some λ, = 0 where v_i > 0")
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
                PropositionE_2::agreeWherePositive))
        .boundary(
            "every d, Σ ⪰ 0, any signs of (x₀, y₀) with M ≠ ∅. That multipliers exist is the"
                + " Karush–Kuhn–Tucker theorem for linear constraints, not checked here; given them,"
                + " all is certified")
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
            "every d, Σ positive definite, y₀ ≥ 0, x₀ ≠ 0. That the sum is E R(ṽ) is the claim on"
                + " the four lines of the proof")
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
