package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.risk.UnconstrainedOptimum;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * The proof of Proposition E.2 (iii), line by line.
 *
 * <p>Here x, m, w, u stand for x_Σ, μ_Σ, w̃ and a competitor, and r = 1/‖x_Σ‖², so that w̃⋆ = m −
 * r⟨x, m⟩x + r y x.
 */
public final class PropositionE_2Proof {
  private static final String PLACE = "Section E.1, proof of Proposition E.2";

  /** x_Σ, μ_Σ, y₀, λ with the solution of the KKT system as printed. */
  private static final Statement KKT =
      Statement.of(
          "2·w_i - 2·m_i + λ·x_i = 0", "Σ[x_i·w_i] = y", "Σ[x_i·m_i] - 1/2·λ·Σ[x_i^2] = y");

  /** Equations of w̃⋆: r‖x‖² = 1, w = (I − r x xᵀ)m + r y x. */
  private static final String[] MINIMIZER = {
    "r·Σ[x_i^2] = 1", "w_i = m_i - r·Σ[x_i·m_i]·x_i + r·y·x_i"
  };

  private PropositionE_2Proof() {}

  /** The claims, in the order of the proof. */
  public static List<Claim> claims() {
    return List.of(reduction(), conditions(), minimizer(), risk(), expectation());
  }

  private static Claim reduction() {
    // Σ^{1/2} = [α β; β γ]; the same for every d by (Bv)ᵀ(Bv) = vᵀBᵀBv.
    String root =
        "(α·v + β·u)^2 + (β·v + γ·u)^2 = v^2·(α^2 + β^2) + 2·u·v·β·(α + γ) + u^2·(β^2 + γ^2)";
    return Claim.of("Section E.1, eq. (22)", PLACE)
        .says(
            "min_{w∈M} R(w) = ½ min_{w̃∈R^d} ‖w̃‖₂² − 2μ_Σᵀw̃ + σ², s.t. x_Σᵀw̃ = y₀, with w̃ = Σ^{1/2}(w⊙w)")
        .assuming("the hypotheses of Proposition E.2, y₀ ≥ 0")
        .by(
            counterexample(
                "(x, y) = ((1, 2), 5) or ((2, 1), 1), each with probability 1/2, (x₀, y₀) = ((1, 2),"
                    + " 5): R(v) = ¼(2v₁ + v₂ − 1)² on the plane is 0 at v = (−1, 3), but ≥ 9/16"
                    + " for v ≥ 0; here at the certified minimizer (0, 5/2)",
                Statement.of(
                    "v ≥ 0",
                    "u ≥ 0",
                    "v + 2·u = 5",
                    "1/4·(v + 2·u - 5)^2 + 1/4·(2·v + u - 1)^2 = 0"),
                "v = 0",
                "u = 5/2"),
            identity(
                "(−1, 3) lies in the plane and has R = 0",
                "(-1 + 2·3 - 5)^2 + (2·(-1) + 3 - 1)^2 = 0"),
            proof(
                "no v ≥ 0 does better",
                Certificate.of(Statement.of("v + 2·u = 5", "v ≥ 0", "(2·v + u - 1)^2 ≥ 9/4"))
                    .times("3/2·(v + 1) + 1/4·(v + 2·u - 5)", 0)
                    .plus(Rational.of(9, 4), "v")
                    .plus(Rational.of(9, 2), "1", 1),
                "v = 0",
                "u = 5/2"))
        .but(
            "w̃ ranges over Σ^{1/2}R^d_{≥0}, not over R^d: w⊙w has no negative entries. The ½ also"
                + " belongs to the whole objective. Point (iii) falls with it.",
            Effect.STATEMENT,
            "min_{w∈M} R(w) = ½(min ‖w̃‖₂² − 2μ_Σᵀw̃ + σ²) s.t. x_Σᵀw̃ = y₀ and Σ^{-1/2}w̃ ≥ 0; without the last condition it is a lower bound")
        .by(
            identity("‖Σ^{1/2}v‖² = vᵀΣv", root),
            identity(
                "μ_Σᵀw̃ = μᵀv for μ = Σ^{1/2}μ_Σ",
                "m·(α·v + β·u) + k·(β·v + γ·u) = (α·m + β·k)·v + (β·m + γ·k)·u"),
            proof(
                "R(u) ≥ R(ṽ) for every u in the plane, ṽ the plane's optimum",
                PropositionE_2Optimum.UNCONSTRAINED,
                "x = 1, 1",
                "m = 1, 1",
                "λ = 1/2",
                "v = 1/2, 1/2",
                "g = 1/2, 1/2",
                "u = 1, 0",
                "q = 1",
                "y = 1"))
        .boundary(
            "the lower bound for every d and Σ ⪰ 0; the change of variables, plain matrix algebra,"
                + " written out for d = 2")
        .uses("Section E.1, eq. (21)")
        .code(UnconstrainedOptimum.class)
        .notThat(
            "‖Σ^{1/2}v‖² = vᵀΣ^{1/2}v",
            proof(
                "",
                Certificate.of(
                    Statement.of("(α·v + β·u)^2 + (β·v + γ·u)^2 = α·v^2 + 2·β·u·v + γ·u^2")),
                "α = 1",
                "β = 0",
                "γ = 1",
                "v = 1",
                "u = 1"),
            "α = 2",
            "β = 0",
            "γ = 1",
            "v = 1",
            "u = 0");
  }

  private static Claim conditions() {
    Statement back =
        Statement.of(
            "w_i = m_i - 1/2·λ·x_i",
            "r·Σ[x_i^2] = 1",
            "1/2·λ = r·(Σ[x_i·m_i] - y)",
            "Σ[x_i·w_i] = y");
    return Claim.of("Section E.1, KKT conditions of (22)", PLACE)
        .says(
            "2w̃ − 2μ_Σ + λx_Σ = 0, x_Σᵀw̃ = y₀ ⇔ w̃ = μ_Σ − ½λx_Σ, x_Σᵀμ_Σ − ½λ‖x_Σ‖₂² = y₀ ⇔ w̃ = μ_Σ − ½λx_Σ, ½λ = (x_Σᵀμ_Σ − y₀)/‖x_Σ‖₂²")
        .assuming("x_Σ ≠ 0; the objective ‖w̃‖² − 2μ_Σᵀw̃ + σ²")
        .by(
            proof(
                "first ⇒ second",
                Certificate.of(KKT).times("-1/2·x_i", 0).times("1", 1),
                "x = 1, 1",
                "m = 1, 1",
                "w = 1/2, 1/2",
                "y = 1",
                "λ = 1"),
            proof(
                "second ⇒ third (r = 1/‖x_Σ‖²)",
                Certificate.of(
                        Statement.of(
                            "r·Σ[x_i^2] = 1",
                            "Σ[x_i·m_i] - 1/2·λ·Σ[x_i^2] = y",
                            "1/2·λ = r·(Σ[x_i·m_i] - y)"))
                    .times("-1/2·λ", 0)
                    .times("-r", 1),
                "x = 1, 1",
                "m = 1, 1",
                "y = 1",
                "λ = 1",
                "r = 1/2"),
            proof(
                "third ⇒ first",
                Certificate.of(back)
                    .times("x_i", 0)
                    .times("-(Σ[x_i·m_i] - y)", 1)
                    .times("-Σ[x_i^2]", 2),
                "x = 1, 1",
                "m = 1, 1",
                "w = 1/2, 1/2",
                "y = 1",
                "λ = 1",
                "r = 1/2"))
        .boundary(
            "every d and x_Σ ≠ 0, any signs. x_Σ = 0 ⇔ x₀ = 0, which Proposition E.2 allows for d ="
                + " 1 only")
        .notThat(
            "½λ = (y₀ − x_Σᵀμ_Σ)/‖x_Σ‖²",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "r·Σ[x_i^2] = 1",
                            "Σ[x_i·m_i] - 1/2·λ·Σ[x_i^2] = y",
                            "1/2·λ = r·(y - Σ[x_i·m_i])"))
                    .times("-1/2·λ", 0)
                    .times("r", 1),
                "x = 1, 1",
                "m = 1, 1",
                "y = 1",
                "λ = 1",
                "r = 1/2"),
            "x = 1, 1",
            "m = 1, 1",
            "y = 1",
            "λ = 1",
            "r = 1/2");
  }

  private static Claim minimizer() {
    Statement least =
        Statement.of(
            "2·w_i - 2·m_i + λ·x_i = 0",
            "Σ[x_i·w_i] = y",
            "Σ[x_i·u_i] = y",
            "Σ[u_i^2] - 2·Σ[m_i·u_i] ≥ Σ[w_i^2] - 2·Σ[m_i·w_i]");
    Certificate convex =
        Certificate.of(least)
            .plus(Rational.ONE, "u_i - w_i")
            .times("u_i - w_i", 0)
            .times("λ", 1)
            .times("-λ", 2);
    String[] values = {"x = 1, 1", "m = 1, 1", "w = 1/2, 1/2", "u = 1/2, 1/2", "y = 1", "λ = 1"};
    return Claim.of("Section E.1, unique minimizer of (22)", PLACE)
        .says(
            "The KKT-conditions are sufficient and necessary, and yield the unique minimizer w̃⋆ = (I − x_Σx_Σᵀ/‖x_Σ‖₂²)μ_Σ + (y₀/‖x_Σ‖₂²)x_Σ")
        .assuming("x_Σ ≠ 0; the minimum over w̃ ∈ R^d")
        .by(
            proof("sufficient", convex, values),
            equality(
                "any other minimizer is the same point", convex, 0, "(u_i - w_i)^2 = 0", values),
            proof(
                "w̃⋆ lies in the plane",
                Certificate.of(Statement.of(MINIMIZER[0], MINIMIZER[1], "Σ[x_i·w_i] = y"))
                    .times("-(Σ[x_i·m_i] - y)", 0)
                    .times("x_i", 1),
                "x = 1, 1",
                "m = 1, 1",
                "w = 1/2, 1/2",
                "y = 1",
                "r = 1/2"),
            proof(
                "and satisfies 2w̃ − 2μ_Σ + λx_Σ = 0 with the λ above, so a minimizer exists",
                Certificate.of(
                        Statement.of(
                            MINIMIZER[0],
                            MINIMIZER[1],
                            "1/2·λ = r·(Σ[x_i·m_i] - y)",
                            "2·w_i - 2·m_i + λ·x_i = 0"))
                    .times("2", 1)
                    .times("2·x_i", 2),
                "x = 1, 1",
                "m = 1, 1",
                "w = 1/2, 1/2",
                "y = 1",
                "r = 1/2",
                "λ = 1"))
        .boundary(
            "every d, x_Σ ≠ 0, any signs: necessary, since the one minimizer satisfies them. It"
                + " minimises over R^d, not over M")
        .uses("Section E.1, KKT conditions of (22)")
        .code(UnconstrainedOptimum.class)
        .notThat(
            "the conditions with +2μ_Σ",
            proof(
                "",
                convex.claiming(
                    Statement.of(
                        "2·w_i + 2·m_i + λ·x_i = 0",
                        "Σ[x_i·w_i] = y",
                        "Σ[x_i·u_i] = y",
                        "Σ[u_i^2] - 2·Σ[m_i·u_i] ≥ Σ[w_i^2] - 2·Σ[m_i·w_i]")),
                "x = 1, 1",
                "m = 1, 1",
                "w = 1/2, 1/2",
                "u = 1, 0",
                "y = 1",
                "λ = -3"),
            "x = 1, 0",
            "m = 0, 1",
            "w = 1, -1",
            "u = 1, 1",
            "y = 1",
            "λ = -2");
  }

  private static Claim risk() {
    // P⊥ is the projection onto the complement of span{x_Σ}; b = P⊥μ_Σ.
    String perp = "b_i = m_i - r·Σ[x_i·m_i]·x_i";
    String[] values = {"x = 1, 1", "m = 2, 0", "b = 1, -1", "r = 1/2", "y = 1", "w = 3/2, -1/2"};
    Statement total =
        Statement.of(
            "r·Σ[x_i^2] = 1",
            perp,
            "w_i = b_i + r·y·x_i",
            "Σ[w_i^2] - 2·Σ[m_i·w_i] = r·y^2 - 2·r·y·Σ[m_i·x_i] - Σ[m_i·b_i]");
    return Claim.of("Section E.1, risk of the optimum", PLACE)
        .says(
            "R = ½(‖w̃⋆‖₂² − 2μ_Σᵀw̃⋆ + σ²) = … = ½(y₀²/‖x_Σ‖₂² − 2(y₀/‖x_Σ‖₂²)μ_Σᵀx_Σ − μ_ΣᵀP⊥μ_Σ + σ²), P_z the projection onto span{z}")
        .assuming("x_Σ ≠ 0, w̃⋆ = P⊥μ_Σ + (y₀/‖x_Σ‖²)x_Σ")
        .by(
            proof(
                "P⊥μ_Σ ⊥ x_Σ",
                Certificate.of(Statement.of("r·Σ[x_i^2] = 1", perp, "Σ[b_i·x_i] = 0"))
                    .times("-Σ[x_i·m_i]", 0)
                    .times("x_i", 1),
                values),
            proof(
                "‖P⊥μ_Σ‖² = μ_ΣᵀP⊥μ_Σ",
                Certificate.of(
                        Statement.of(
                            "r·Σ[x_i^2] = 1", perp, "Σ[b_i·x_i] = 0", "Σ[b_i^2] = Σ[m_i·b_i]"))
                    .times("b_i", 1)
                    .times("-r·Σ[x_i·m_i]", 2),
                values),
            proof(
                "third line: ‖w̃⋆‖² = μ_ΣᵀP⊥μ_Σ + y₀²/‖x_Σ‖²",
                Certificate.of(
                        Statement.of(
                            "r·Σ[x_i^2] = 1",
                            "Σ[b_i·x_i] = 0",
                            "Σ[b_i^2] = Σ[m_i·b_i]",
                            "w_i = b_i + r·y·x_i",
                            "Σ[w_i^2] = Σ[m_i·b_i] + r·y^2"))
                    .times("r·y^2", 0)
                    .times("2·r·y", 1)
                    .times("1", 2)
                    .times("w_i + b_i + r·y·x_i", 3),
                values),
            proof(
                "fourth line",
                Certificate.of(
                        Statement.of(
                            "Σ[w_i^2] = Σ[m_i·b_i] + r·y^2",
                            "w_i = b_i + r·y·x_i",
                            "Σ[w_i^2] - 2·Σ[m_i·w_i] = r·y^2 - 2·r·y·Σ[m_i·x_i] - Σ[m_i·b_i]"))
                    .times("1", 0)
                    .times("-2·m_i", 1),
                values))
        .boundary("every d, x_Σ ≠ 0, any signs; the risk of w̃⋆, which need not come from a w")
        .uses("Section E.1, unique minimizer of (22)")
        .code(UnconstrainedOptimum.class)
        .notThat(
            "+ μ_ΣᵀP⊥μ_Σ in the last line",
            proof(
                "",
                Certificate.of(
                        total.concluding(
                            "Σ[w_i^2] - 2·Σ[m_i·w_i] = r·y^2 - 2·r·y·Σ[m_i·x_i] + Σ[m_i·b_i]"))
                    .times("-2·m_i", 2),
                values),
            values);
  }

  private static Claim expectation() {
    Statement mean =
        Statement.of(
            "Σ[p_i] = 1",
            "Σ[p_i·1/2·(f_i - 2·g_i - h_i + q)] = 1/2·(q + Σ[p_i·f_i] - 2·Σ[p_i·g_i] - Σ[p_i·h_i])");
    Certificate average = Certificate.of(mean).times("1/2·q", 0);
    return Claim.of("Section E.1, the last step of the proof", PLACE)
        .says(
            "Consequently, E R(A_opt) = ½(σ² + E(y₀²/‖x_Σ‖₂²) − 2μ_ΣᵀE((y₀/‖x_Σ‖₂²)x_Σ) − μ_ΣᵀE P⊥μ_Σ)")
        .assuming("the risk of the optimum as in the line above; each expectation finite")
        .by(
            proof(
                "linearity: f = y₀²/‖x_Σ‖², g = (y₀/‖x_Σ‖²)μ_Σᵀx_Σ, h = μ_ΣᵀP⊥μ_Σ",
                average,
                "p = 1/2, 1/2",
                "f = 1, 2",
                "g = 1, 0",
                "h = 0, 1",
                "q = 3"),
            proof(
                "μ_Σ comes out of the expectation: one entry z of x_Σ·y₀/‖x_Σ‖² at a time",
                Certificate.of(
                        Statement.of(
                            "g_i = m·z_i + k·t_i", "Σ[p_i·g_i] = m·Σ[p_i·z_i] + k·Σ[p_i·t_i]"))
                    .times("p_i", 0),
                "p = 1/2, 1/2",
                "g = 3, 4",
                "m = 1",
                "k = 1",
                "z = 1, 2",
                "t = 2, 2"))
        .boundary(
            "every distribution of (x₀, y₀) for which the expectations are finite: that does not"
                + " follow from finite Σ, μ, σ². It is the expected error of the plane's optimum")
        .uses("Section E.1, risk of the optimum", "Beyond: when an expected error is finite")
        .notThat(
            "the mean without Σ[p_i] = 1",
            proof(
                "",
                average.claiming(
                    Statement.of("Σ[p_i] ≤ 1", "Σ[p_i·1/2·(f_i + q)] = 1/2·(q + Σ[p_i·f_i])")),
                "p = 1,",
                "f = 1,",
                "q = 1"),
            "p = 0,",
            "f = 1,",
            "q = 1");
  }
}
