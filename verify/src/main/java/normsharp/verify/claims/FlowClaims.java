package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.GRADIENT;
import static normsharp.verify.claims.DiagonalLoss.RESIDUAL;
import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.flow.PeakSharpness;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Gradient flow of (4) from α·1: its closed form, its limit as a projection, and its sharpness.
 *
 * <p>With dτ/dt = −r, w_i = α·exp(2x_iτ) solves w_i' = −2r x_i w_i. D(z) = Σ[z_i log(z_i/α²) − z_i]
 * satisfies D(z) − D(v) = Σv_iφ(z_i/v_i), φ(t) = t log t − t + 1 ≥ 0, on {⟨x, z⟩ = y}, since
 * log(v_i/α²) = 4τx_i.
 */
public final class FlowClaims {
  /** w_i' = −∂_i𝓛. */
  private static final Map<String, Polynomial> FLOW =
      Map.of("w_i", GRADIENT.times(Rational.of(-1)));

  private FlowClaims() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(closedForm(), conserved(), projection(), sharpness());
  }

  private static Claim closedForm() {
    return Claim.beyond("Beyond: closed form of the flow")
        .says(
            "w_i = α·exp(2x_iτ) with τ' = −r, τ(0) = 0; dr/dτ = 4Σx_i²w_i² ≥ 0, so τ increases or"
                + " decreases towards the only root of r")
        .by(
            proof(
                "g_i = α·exp(2x_iτ) has the derivative p_i = 2x_iτ'g_i, h = τ' = −r: the flow of w_i",
                Certificate.of(
                        Statement.of(
                            "h = -r", "p_i = 2·x_i·h·g_i", "w_i = g_i", "p_i + 2·r·x_i·w_i = 0"))
                    .times("2·x_i·g_i", 0)
                    .times("1", 1)
                    .times("2·r·x_i", 2),
                "x = 1, 2",
                "g = 1, 1",
                "w = 1, 1",
                "p = -2, -4",
                "h = -1",
                "r = 1"),
            equal(
                "dr/dτ along dw_i/dτ = 2x_iw_i",
                RESIDUAL.derivative(Map.of("w_i", Polynomial.parse("2·x_i·w_i"))),
                Polynomial.parse("4·Σ[x_i^2·w_i^2]")),
            equal(
                "r' = −4r M₂ along the flow",
                RESIDUAL.derivative(FLOW),
                RESIDUAL.times(Polynomial.parse("-4·Σ[x_i^2·w_i^2]"))),
            new Argument("Uniqueness of solutions of the differential equation."))
        .boundary("every d, x, y; the root exists ⇔ M ≠ ∅ and r changes sign")
        .code(GradientFlow.class)
        .notThat(
            "dr/dτ = 2Σx_i²w_i²",
            equal(
                "",
                RESIDUAL.derivative(Map.of("w_i", Polynomial.parse("2·x_i·w_i"))),
                Polynomial.parse("2·Σ[x_i^2·w_i^2]")),
            "x = 1,",
            "w = 1,",
            "y = 0");
  }

  private static Claim conserved() {
    // For two coordinates (x, w), (b, u): l = log w, m = log u with l' = w'/w.
    Map<String, Polynomial> logarithms =
        Map.of("l", Polynomial.parse("-2·r·x"), "m", Polynomial.parse("-2·r·b"));
    return Claim.beyond("Beyond: conserved quantities of the flow")
        .says("x_j log w_i − x_i log w_j is constant along the flow, for all i and j")
        .by(
            equal(
                "its derivative is x_j(−2r x_i) − x_i(−2r x_j) = 0",
                Polynomial.parse("b·l - x·m").derivative(logarithms),
                Polynomial.ZERO),
            proof(
                "log w has the derivative w'/w = −2r x",
                Certificate.of(Statement.of("w ≠ 0", "w·q = -2·r·x·w", "q = -2·r·x"))
                    .over(0)
                    .times("1", 1),
                "w = 1",
                "q = -2",
                "r = 1",
                "x = 1"))
        .boundary("every d, w > 0; with w(0) = α·1 their value is (x_j − x_i) log α")
        .uses("Beyond: closed form of the flow")
        .code(GradientFlow.class)
        .notThat(
            "x_i log w_i − x_j log w_j is constant",
            equal("", Polynomial.parse("x·l - b·m").derivative(logarithms), Polynomial.ZERO),
            "x = 1",
            "b = 0",
            "r = 1");
  }

  private static Claim projection() {
    // l_i stands for log(z_i/α²), m_i for log(v_i/α²).
    Statement least =
        Statement.of(
            "Σ[x_i·z_i] = y",
            "Σ[x_i·v_i] = y",
            "m_i = 4·τ·x_i",
            "z_i·(l_i - m_i) - z_i + v_i ≥ 0",
            "Σ[z_i·l_i - z_i] - Σ[v_i·m_i - v_i] ≥ 0");
    Certificate projects =
        Certificate.of(least).times("4·τ", 0).times("-4·τ", 1).times("z_i - v_i", 2).plus(3);
    String[] witness = {
      "x = 1, 2", "z = 3, 0", "v = 1, 1", "l = 2, 0", "m = 0, 0", "y = 3", "τ = 0"
    };
    return Claim.beyond("Beyond: limit of the flow as a projection")
        .says(
            "v∞ = w∞⊙w∞ minimizes Σ[z_i log(z_i/α²) − z_i + α²] over {z ≥ 0, ⟨x, z⟩ = y}: it is the"
                + " Kullback–Leibler projection of α²·1")
        .by(
            proof("from z log(z/v) − z + v ≥ 0 at each index", projects, witness),
            new Argument(
                "t log t − t + 1 ≥ 0 with equality at t = 1 only: its derivative is log t; at t = 0"
                    + " it is 1. So the projection is unique."))
        .boundary("every d and signs of x; needs M ≠ ∅ and a root of r, that is y ≠ 0 or mixed x")
        .uses("Beyond: closed form of the flow")
        .code(GradientFlow.class)
        .notThat(
            "it minimizes Σz_i log(z_i/α²) as well",
            proof("", projects.claiming(least.concluding("Σ[z_i·l_i] - Σ[v_i·m_i] ≥ 0")), witness),
            "x = 1, 2",
            "z = 1/2, 5/4",
            "v = 1, 1",
            "l = -1, 1/5",
            "m = 0, 0",
            "y = 3",
            "τ = 0");
  }

  private static Claim sharpness() {
    Statement upper =
        Statement.of(
            "x_i ≥ 0",
            "x_i ≤ a",
            "r ≤ 0",
            "Σ[x_i·w_i^2] = y + r",
            "Σ[x_i^2·w_i^2] > 0",
            "Σ[u_i^2] ≥ 0",
            "a ≥ 0",
            "4·a·y·Σ[u_i^2] - 2·r·Σ[x_i·u_i^2] - 4·Σ[x_i·w_i·u_i]^2 ≥ 0");
    Certificate most =
        Certificate.of(upper)
            .over(4)
            .plus(Rational.of(4), "Σ[x_i^2·w_i^2]·u_i - Σ[x_i·w_i·u_i]·x_i·w_i")
            .plus(Rational.of(4), "w_i", 4, 5, 0, 1)
            .plus(Rational.of(4), "1", 4, 5, 2, 6)
            .plus(Rational.of(2), "u_i", 4, 2, 0)
            .times("-4·a·Σ[x_i^2·w_i^2]·Σ[u_i^2]", 3);
    Certificate least =
        Certificate.of(
                Statement.of(
                    "x_i ≥ 0",
                    "x_i ≤ a",
                    "y ≥ 0",
                    "y + r ≥ 0",
                    "2·a·y·Σ[u_i^2] + 2·r·Σ[x_i·u_i^2] + 4·Σ[x_i·w_i·u_i]^2 ≥ 0"))
            .plus(Rational.of(2), "u_i", 1, 2)
            .plus(Rational.of(2), "u_i", 0, 3)
            .plus(Rational.of(4), "Σ[x_i·w_i·u_i]");
    Certificate atLimit =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "x_i ≤ a",
                    "4·Σ[x_i^2·w_i^2] ≥ 4·a·y - 4·a·(a·Σ[w_i^2] - y)"))
            .times("8·a", 0)
            .plus(Rational.of(4), "(a - x_i)·w_i");
    String[] witness = {"x = 1, 2", "w = 1, 0", "u = 1, 1", "a = 2", "y = 3", "r = -2"};
    return Claim.beyond("Beyond: s_GF of the diagonal network")
        .says(
            "x ≥ 0, y > 0, a = max x, α²Σx_i ≤ y: 4ay − 4a²ε(α) ≤ s_GF ≤ 4ay with the excess ε(α) of"
                + " Theorem B.1; so s_GF → 4ay and η_c = 2/s_GF → 1/(2ay) for α → 0")
        .by(
            proof("uᵀ∇²𝓛u ≤ 4ay‖u‖² where r ≤ 0", most, witness),
            proof("uᵀ∇²𝓛u ≥ −2ay‖u‖² where −y ≤ r", least, witness),
            proof(
                "the limit has S = 4M₂ ≥ 4ay − 4a(a‖w‖² − y) = 4ay − 4a²ε",
                atLimit,
                "x = 1, 2",
                "w = 1, 1",
                "a = 2",
                "y = 3"),
            new Argument(
                "r increases from α²Σx_i − y ≤ 0 to 0 along the flow; S is continuous up to the"
                    + " limit; ε(α) → 0 by Theorem B.1."))
        .boundary(
            "every d, x ≥ 0, y > 0; y + r = Σx_iw_i² ≥ 0 and Σu_i² ≥ 0 enter as premises; the"
                + " supremum is meant, which need not be attained in finite time")
        .uses("Theorem B.1", "Beyond: gradient, Hessian and step of (4)")
        .code(PeakSharpness.class)
        .notThat(
            "uᵀ∇²𝓛u ≤ 2ay‖u‖² where r ≤ 0",
            proof(
                "",
                most.claiming(
                    upper.concluding("2·a·y·Σ[u_i^2] - 2·r·Σ[x_i·u_i^2] - 4·Σ[x_i·w_i·u_i]^2 ≥ 0")),
                witness),
            "x = 1,",
            "w = 1,",
            "u = 1,",
            "a = 1",
            "y = 1",
            "r = 0");
  }
}
