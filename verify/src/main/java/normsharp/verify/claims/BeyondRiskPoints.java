package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.verify.Claim;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * How many KKT points (12) has, and that only one of them, up to signs, is a local minimizer: f is
 * strictly convex in v = w⊙w and the feasible set is convex.
 */
public final class BeyondRiskPoints {
  private BeyondRiskPoints() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(onSupport(), notLocal());
  }

  private static Claim onSupport() {
    Statement least =
        Statement.of(
            "s_i·(u_i - 1 + ν·x_i + μ·x_i^2) = 0",
            "(1 - s_i)·u_i = 0",
            "(1 - s_i)·v_i = 0",
            "Σ[x_i·v_i] = y",
            "Σ[x_i·u_i] = y",
            "μ·(B - Σ[x_i^2·u_i]) = 0",
            "μ ≥ 0",
            "Σ[x_i^2·v_i] ≤ B",
            "Σ[1/2·v_i^2 - v_i] - Σ[1/2·u_i^2 - u_i] ≥ Σ[1/2·(v_i - u_i)^2]");
    Certificate certificate =
        Certificate.of(least)
            .times("v_i - u_i", 0)
            .times("-(u_i - 1 + ν·x_i + μ·x_i^2)", 1)
            .times("u_i - 1 + ν·x_i + μ·x_i^2", 2)
            .times("-ν", 3)
            .times("ν", 4)
            .times("-1", 5)
            .plus(6, 7);
    return Claim.beyond("Beyond: one KKT point for each support")
        .says(
            "A KKT point u of (12) with support S minimizes the risk among all feasible v with support in S; so no two KKT points share a support, up to the signs of w")
        .by(
            proof(
                "f(v) − f(u) ≥ ½‖v − u‖²",
                certificate,
                "x = 1, 2",
                "s = 1, 1",
                "u = 3, 3",
                "v = 3, 3",
                "ν = -3",
                "μ = 1",
                "y = 9",
                "B = 15"))
        .boundary("every d, any signs of x₀")
        .uses("Appendix E, eq. (20)")
        .code(KktEnumeration.class)
        .notThat(
            "also among v with other supports",
            proof(
                "",
                certificate.claiming(
                    Statement.of(
                        "s_i·(u_i - 1 + ν·x_i + μ·x_i^2) = 0",
                        "(1 - s_i)·u_i = 0",
                        "(1 - s_i)·u_i = 0",
                        "Σ[x_i·v_i] = y",
                        "Σ[x_i·u_i] = y",
                        "μ·(B - Σ[x_i^2·u_i]) = 0",
                        "μ ≥ 0",
                        "Σ[x_i^2·v_i] ≤ B",
                        "Σ[1/2·v_i^2 - v_i] - Σ[1/2·u_i^2 - u_i] ≥ Σ[1/2·(v_i - u_i)^2]")),
                "x = 1, 2",
                "s = 1, 1",
                "u = 3, 3",
                "v = 3, 3",
                "ν = -3",
                "μ = 1",
                "y = 9",
                "B = 15"),
            "x = 1, 1",
            "s = 1, 0",
            "u = 2, 0",
            "v = 1, 1",
            "ν = -1",
            "μ = 0",
            "y = 2",
            "B = 2");
  }

  private static Claim notLocal() {
    Statement along =
        Statement.of(
            "z_i = v_i + θ·(u_i - v_i)",
            "Σ[1/2·u_i^2 - u_i] < Σ[1/2·v_i^2 - v_i]",
            "θ > 0",
            "1 - θ ≥ 0",
            "Σ[1/2·z_i^2 - z_i] < Σ[1/2·v_i^2 - v_i]");
    Certificate descent =
        Certificate.of(along)
            .times("1 - 1/2·(z_i + v_i + θ·(u_i - v_i))", 0)
            .plus(1, 2)
            .plus(Rational.of(1, 2), "v_i - u_i", 2, 3);
    return Claim.beyond("Beyond: other KKT points are no local minimizers")
        .says(
            "A feasible v whose risk is above the least is no local minimizer of (12): on the segment to the minimizer u the risk falls at once, and w_i = ±√z_i is a continuous path")
        .by(
            proof(
                "f(v + θ(u − v)) < f(v) for 0 < θ ≤ 1",
                descent,
                "u = 1, 1",
                "v = 2, 0",
                "z = 3/2, 1/2",
                "θ = 1/2"),
            proof(
                "the segment stays feasible: it interpolates",
                Certificate.of(
                        Statement.of(
                            "z_i = v_i + θ·(u_i - v_i)",
                            "Σ[x_i·v_i] = y",
                            "Σ[x_i·u_i] = y",
                            "Σ[x_i·z_i] = y"))
                    .times("x_i", 0)
                    .times("1 - θ", 1)
                    .times("θ", 2),
                "x = 1, 1",
                "u = 1, 1",
                "v = 2, 0",
                "z = 3/2, 1/2",
                "θ = 1/2",
                "y = 2"),
            proof(
                "and is as flat as its ends",
                Certificate.of(
                        Statement.of(
                            "z_i = v_i + θ·(u_i - v_i)",
                            "B - Σ[x_i^2·v_i] ≥ 0",
                            "B - Σ[x_i^2·u_i] ≥ 0",
                            "θ > 0",
                            "1 - θ ≥ 0",
                            "B - Σ[x_i^2·z_i] ≥ 0"))
                    .times("-x_i^2", 0)
                    .plus(1, 4)
                    .plus(2, 3),
                "x = 1, 1",
                "u = 1, 1",
                "v = 2, 0",
                "z = 3/2, 1/2",
                "θ = 1/2",
                "B = 2"))
        .boundary(
            "every d, any signs of x₀; so exactly one KKT point, up to signs, is a local minimizer, where any point is feasible")
        .uses("Beyond: global minimizer of (12)")
        .code(KktPoint.class)
        .notThat(
            "the risk falls also from a point of the same risk",
            proof(
                "",
                descent.claiming(
                    Statement.of(
                        "z_i = v_i + θ·(u_i - v_i)",
                        "Σ[1/2·u_i^2 - u_i] ≤ Σ[1/2·v_i^2 - v_i]",
                        "θ > 0",
                        "1 - θ ≥ 0",
                        "Σ[1/2·z_i^2 - z_i] < Σ[1/2·v_i^2 - v_i]")),
                "u = 1,",
                "v = 1,",
                "z = 1,",
                "θ = 1"),
            "u = 1,",
            "v = 1,",
            "z = 1,",
            "θ = 1");
  }
}
