package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Lemma D.1's second-order conditions without its calculus: the second derivative of f along any
 * curve in 𝓜, and an explicit point of 𝓜 near w that is better where the condition fails. On 𝓜 a
 * velocity u and an acceleration b satisfy Σx_i w_i u_i = 0 and Σx_i(u_i² + w_i b_i) = 0; the
 * latter is where the curvature of 𝓜 enters.
 */
public final class LemmaD_1Curvature {
  private LemmaD_1Curvature() {}

  /** What the proof could have used instead, and y = 0, which the lemma does not exclude. */
  public static List<Claim> beyond() {
    return List.of(alongCurves(), competitor(), atZero());
  }

  /** The projection in the quadratic form of part (i). */
  static Claim projection() {
    Statement same =
        Statement.of(
            "(x_i - c)·w_i = 0",
            "m·c^2·Σ[w_i^2] = 1",
            "n·Σ[w_i^2] = 1",
            "m·Σ[x_i·w_i·u_i]·Σ[x_i·w_i·z_i] = n·Σ[w_i·u_i]·Σ[w_i·z_i]");
    Certificate certificate =
        Certificate.of(same)
            .times("m·u_i·Σ[x_i·w_i·z_i]", 0)
            .times("m·c·z_i·Σ[w_i·u_i]", 0)
            .times("n·Σ[w_i·u_i]·Σ[w_i·z_i]", 1)
            .times("-m·c^2·Σ[w_i·u_i]·Σ[w_i·z_i]", 2);
    return Claim.of("Lemma D.1 (i), projection on the support", "Appendix D, proof of Lemma D.1")
        .says(
            "For w satisfying the first necessary condition, P = I − wwᵀ/‖w‖₂²; (1 − x/x₀)|supp(w) = 0, by which uᵀ(I − wwᵀ/‖w‖₂²)(1 − x/x₀) ⊙ u = ‖u‖₂² − ⟨u, (x/x₀) ⊙ u⟩")
        .by(
            proof(
                "(x⊙w)(x⊙w)ᵀ/‖x⊙w‖² = wwᵀ/‖w‖², tested on u and z",
                certificate,
                "x = 2, 3",
                "w = 1, 0",
                "u = 1, 1",
                "z = 3, 1",
                "m = 1/4",
                "n = 1",
                "c = 2"),
            proof(
                "1 − x_i/x₀ = 0 on the support",
                Certificate.of(Statement.of("(x_i - c)·w_i = 0", "c·r = 1", "(1 - r·x_i)·w_i = 0"))
                    .times("-r", 0)
                    .times("-w_i", 1),
                "x = 2, 3",
                "w = 1, 0",
                "c = 2",
                "r = 1/2"),
            proof(
                "the second equality, for every u, tangent or not",
                Certificate.of(
                        Statement.of(
                            "(1 - r·x_i)·w_i = 0",
                            "Σ[u_i·((1 - r·x_i)·u_i - n·Σ[w_i·(1 - r·x_i)·u_i]·w_i)]"
                                + " = Σ[u_i^2] - r·Σ[x_i·u_i^2]"))
                    .times("-n·u_i·Σ[u_i·w_i]", 0),
                "x = 2, 3",
                "w = 1, 0",
                "u = 1, 1",
                "n = 1",
                "r = 1/2"))
        .boundary("every d, x₀ ≠ 0, w ≠ 0, any signs of x")
        .uses("Lemma D.1 (i), first necessary condition", "Lemma D.1 (i), Hessian")
        .code(InterpolatingManifold.class)
        .notThat(
            "P = I − wwᵀ/‖w‖² at every w",
            proof(
                "",
                certificate.claiming(
                    Statement.of(
                        "x_i·w_i = x_i·w_i",
                        "m·Σ[x_i^2·w_i^2] = 1",
                        "n·Σ[w_i^2] = 1",
                        "m·Σ[x_i·w_i·u_i]·Σ[x_i·w_i·z_i] = n·Σ[w_i·u_i]·Σ[w_i·z_i]")),
                "x = 1,",
                "w = 1,",
                "u = 1,",
                "z = 1,",
                "m = 1",
                "n = 1",
                "c = 1"),
            "x = 1, 2",
            "w = 1, 1",
            "u = 1, 0",
            "z = 1, 0",
            "m = 1/5",
            "n = 1/2",
            "c = 1");
  }

  /** The second derivative along a curve: w' = u, u' = b. */
  private static Polynomial twice(String function) {
    Map<String, Polynomial> motion =
        Map.of("w_i", Polynomial.entry("u"), "u_i", Polynomial.entry("b"));
    return Polynomial.parse(function).derivative(motion).derivative(motion);
  }

  private static Claim alongCurves() {
    String onManifold = "Σ[x_i·(u_i^2 + w_i·b_i)] = 0";
    Statement norm =
        Statement.of(
            onManifold,
            "(x_i - c)·w_i = 0",
            "c·r = 1",
            "Σ[u_i^2 + w_i·b_i] = Σ[u_i^2] - r·Σ[x_i·u_i^2]");
    Certificate normForm =
        Certificate.of(norm).times("r", 0).times("-r·b_i", 1).times("Σ[w_i·b_i]·(-1)", 2);
    return Claim.beyond("Beyond: second derivatives along the manifold")
        .says(
            "Along a curve in 𝓜 with velocity u at a w with x = x₀ on its support, (½‖w‖²)″ = ‖u‖² − ⟨u, (x/x₀)⊙u⟩ and (⅛S)″ = ⟨u, D_x²u⟩ − x₀⟨u, D_x u⟩, whatever the curve; at every w of 𝓜, P∇G(w)P is the second derivative along the geodesics: the projected derivative of the projected gradient already holds the curvature of 𝓜")
        .by(
            DiagonalLoss.equal(
                "the second derivative of ⟨x, w⊙w⟩",
                twice("Σ[x_i·w_i^2]"),
                Polynomial.parse("2·Σ[x_i·(u_i^2 + w_i·b_i)]")),
            DiagonalLoss.equal(
                "of ½‖w‖²", twice("1/2·Σ[w_i^2]"), Polynomial.parse("Σ[u_i^2 + w_i·b_i]")),
            DiagonalLoss.equal(
                "of ⅛S = ½‖x⊙w‖²",
                twice("1/2·Σ[x_i^2·w_i^2]"),
                Polynomial.parse("Σ[x_i^2·(u_i^2 + w_i·b_i)]")),
            proof(
                "the norm where x = x₀ on the support",
                normForm,
                "x = 1, -3",
                "w = 1, 0",
                "u = 0, 1",
                "b = 3, 0",
                "c = 1",
                "r = 1"),
            proof(
                "the sharpness there",
                Certificate.of(
                        Statement.of(
                            onManifold,
                            "(x_i - c)·w_i = 0",
                            "Σ[x_i^2·(u_i^2 + w_i·b_i)] = Σ[x_i^2·u_i^2] - c·Σ[x_i·u_i^2]"))
                    .times("c", 0)
                    .times("x_i·b_i", 1),
                "x = 1, -3",
                "w = 1, 0",
                "u = 0, 1",
                "b = 3, 0",
                "c = 1"),
            proof(
                "geodesics, whose acceleration is normal, b = κ x⊙w: the norm at every w",
                geodesic("w_i", "1", "Σ[x_i·w_i^2]"),
                "x = 1, 2",
                "w = 1, 1",
                "u = 2, -1",
                "m = 1/5",
                "κ = -6/5"),
            proof(
                "and the sharpness",
                geodesic("x_i^2·w_i", "x_i^2", "Σ[x_i^3·w_i^2]"),
                "x = 1, 2",
                "w = 1, 1",
                "u = 2, -1",
                "m = 1/5",
                "κ = -6/5"))
        .boundary("every d, any signs of x, x ⊙ w ≠ 0; that geodesics have normal acceleration")
        .uses("Lemma D.1 (i), quadratic form", "Lemma D.1 (ii), quadratic form")
        .code(InterpolatingManifold.class)
        .notThat(
            "without the curvature of 𝓜 the norm's second derivative is ‖u‖²",
            proof(
                "",
                normForm.claiming(norm.concluding("Σ[u_i^2 + w_i·b_i] = Σ[u_i^2]")),
                "x = 1, -3",
                "w = 1, 0",
                "u = 0, 1",
                "b = 3, 0",
                "c = 1",
                "r = 1"),
            "x = 1, -3",
            "w = 1, 0",
            "u = 0, 1",
            "b = 3, 0",
            "c = 1",
            "r = 1");
  }

  /**
   * (f)″ = ⟨∇²f u, u⟩ + κ⟨∇f, x⊙w⟩ = ⟨u, (∇²f − m·moment·D_x)u⟩, the form of the printed Hessian.
   */
  private static Certificate geodesic(String gradient, String diagonal, String moment) {
    return Certificate.of(
            Statement.of(
                "Σ[x_i·(u_i^2 + w_i·κ·x_i·w_i)] = 0",
                "m·Σ[x_i^2·w_i^2] = 1",
                "Σ["
                    + diagonal
                    + "·u_i^2 + "
                    + gradient
                    + "·κ·x_i·w_i] = Σ[u_i·("
                    + diagonal
                    + "·u_i - m·"
                    + moment
                    + "·x_i·u_i)]"))
        .times("m·" + moment, 0)
        .times("-κ·" + moment, 1);
  }

  private static Claim competitor() {
    // e is the unit vector of an index k off the support, x_k = b; (s, t) moves weight to it.
    Statement inside =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "e_i·w_i = 0",
            "Σ[x_i·e_i^2] = b",
            "s^2·y = y - t^2·b",
            "Σ[x_i·(s·w_i + t·e_i)^2] = y");
    Statement norm =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "e_i·w_i = 0",
            "Σ[e_i^2] = 1",
            "s^2·y = y - t^2·b",
            "(x_i - c)·w_i = 0",
            "c·(Σ[(s·w_i + t·e_i)^2] - Σ[w_i^2]) = t^2·(c - b)");
    Certificate normChange =
        Certificate.of(norm)
            .times("s^2 - 1", 0)
            .times("2·c·s·t", 1)
            .times("c·t^2", 2)
            .times("1", 3)
            .times("(1 - s^2)·w_i", 4);
    Statement sharpness =
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "e_i·w_i = 0",
            "Σ[x_i^2·e_i^2] = b^2",
            "s^2·y = y - t^2·b",
            "(x_i - c)·w_i = 0",
            "Σ[x_i^2·(s·w_i + t·e_i)^2] - Σ[x_i^2·w_i^2] = t^2·b·(b - c)");
    String[] values = {
      "x = 4, 3", "w = 1, 0", "e = 0, 1", "y = 4", "b = 3", "c = 4", "s = 1/2", "t = 1"
    };
    return Claim.beyond("Beyond: better points of the manifold where a condition fails")
        .says(
            "Let x = x₀ on supp(w), w ∈ 𝓜, k ∉ supp(w). Then s·w + t·e_k ∈ 𝓜 for s² = 1 − t²x_k/y, and ‖·‖² changes by t²(1 − x_k/x₀), ‖x⊙·‖² by t²x_k(x_k − x₀): a minimizer of the norm has x_k/x₀ ≤ 1, one of the sharpness x_k ∉ (0, x₀)")
        .by(
            proof(
                "the point lies in 𝓜",
                Certificate.of(inside)
                    .times("s^2", 0)
                    .times("2·s·t·x_i", 1)
                    .times("t^2", 2)
                    .times("1", 3),
                values),
            proof("x₀ times the change of the squared norm", normChange, values),
            proof(
                "the change of ‖x⊙w‖²",
                Certificate.of(sharpness)
                    .times("c·(s^2 - 1)", 0)
                    .times("2·s·t·x_i^2", 1)
                    .times("t^2", 2)
                    .times("c", 3)
                    .times("(s^2 - 1)·x_i·w_i", 4),
                values))
        .boundary(
            "every d, any signs of x, y ≠ 0; t small enough for s² ≥ 0; second-order conditions without a Hessian")
        .uses("Lemma D.1 (i), first necessary condition")
        .code(NormMinimizers.class, SharpnessMinimizers.class)
        .notThat(
            "the squared norm grows by t²(1 + x_k/x₀)",
            proof(
                "",
                normChange.claiming(
                    norm.concluding("c·(Σ[(s·w_i + t·e_i)^2] - Σ[w_i^2]) = t^2·(c + b)")),
                values),
            values);
  }

  private static Claim atZero() {
    return Claim.beyond("Beyond: Lemma D.1 and Proposition 3.2 for y = 0")
        .says(
            "Neither excludes y = 0, where Lemma 3.1 does not apply and the gradients of the proof divide by ‖D_x w‖₂² = 0; they hold there all the same: w = 0 is the only minimizer of norm and of sharpness, and its support is empty")
        .by(
            proof(
                "0 ∈ 𝓜",
                Certificate.of(Statement.of("w_i = 0", "y = 0", "Σ[x_i·w_i^2] = y"))
                    .times("x_i·w_i", 0)
                    .times("-1", 1),
                "x = 1, -1",
                "w = 0, 0",
                "y = 0"),
            equality(
                "‖w‖² = 0 only for w = 0",
                Certificate.of(Statement.of("Σ[w_i^2] ≥ 0")).plus(Rational.ONE, "w_i"),
                0,
                "w_i^2 = 0",
                "w = 0, 0"),
            equality(
                "S = 0 only where x_i w_i = 0: for w = 0 where x has no zeros",
                Certificate.of(Statement.of("4·Σ[x_i^2·w_i^2] ≥ 0"))
                    .plus(Rational.of(4), "x_i·w_i"),
                0,
                "x_i^2·w_i^2 = 0",
                "x = 1, -1",
                "w = 0, 0"))
        .boundary("every d, x without zeros, y = 0")
        .uses("Lemma D.1 (i)", "Lemma D.1 (ii)")
        .code(NormMinimizers.class, SharpnessMinimizers.class)
        .notThat(
            "w = 0 is the only point of 𝓜",
            proof(
                "",
                Certificate.of(Statement.of("Σ[x_i·w_i^2] = 0", "Σ[w_i^2] = 0")).times("1", 0),
                "x = 1, -1",
                "w = 0, 0"),
            "x = 1, -1",
            "w = 1, 1");
  }
}
