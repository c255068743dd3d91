package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.ExactCounterexample;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;

/**
 * The second-order part of Lemma D.1's proof: Jacobians of the Riemannian gradients, Riemannian
 * Hessians and their quadratic forms where x is constant on the support. The reciprocal m of ‖x ⊙
 * w‖² is differentiated by D_u m = −m²·2⟨x²⊙w, u⟩.
 */
public final class LemmaD_1Hessian {
  private static final Map<String, Polynomial> ALONG =
      Map.of("w_i", Polynomial.entry("u"), "m", Polynomial.parse("-2·m^2·Σ[x_i^2·w_i·u_i]"));

  private static final String NORM_GRADIENT = "w_i - m·Σ[x_i·w_i^2]·x_i·w_i";
  private static final String SHARPNESS_GRADIENT = "x_i^2·w_i - m·Σ[x_i^3·w_i^2]·x_i·w_i";

  private static final String NORM_JACOBIAN =
      "u_i - m·Σ[x_i·w_i^2]·x_i·u_i - 2·m·x_i·w_i·Σ[x_i·w_i·u_i]"
          + " + 2·m^2·Σ[x_i·w_i^2]·x_i·w_i·Σ[x_i^2·w_i·u_i]";
  private static final String SHARPNESS_JACOBIAN =
      "x_i^2·u_i - m·Σ[x_i^3·w_i^2]·x_i·u_i - 2·m·x_i·w_i·Σ[x_i^3·w_i·u_i]"
          + " + 2·m^2·Σ[x_i^3·w_i^2]·x_i·w_i·Σ[x_i^2·w_i·u_i]";

  /** Σ_{j≠i} [∇G]_ij u_j + [∇G]_ii u_i: the sum over all j, less j = i, plus the diagonal entry. */
  private static final String ENTRIES =
      "2·m^2·x_i·w_i·Σ[x_i·w_i^2]·Σ[x_i^2·w_i·u_i] - 2·m·x_i·w_i·Σ[x_i·w_i·u_i]"
          + " - (2·m^2·x_i^3·w_i^2·Σ[x_i·w_i^2] - 2·m·x_i^2·w_i^2)·u_i"
          + " + (1 - m·(x_i·Σ[x_i·w_i^2] + 2·x_i^2·w_i^2)"
          + " + 2·m^2·x_i^3·w_i^2·Σ[x_i·w_i^2])·u_i";

  private LemmaD_1Hessian() {}

  /** The claims in the order of the proof. */
  public static List<Claim> claims() {
    return List.of(
        derivation(),
        jacobian(
            "Lemma D.1 (i), Jacobian",
            "∇G(w) = D_{1 − q/‖D_x w‖²·x} − 2‖D_x w‖⁻² D_x w wᵀ D_x + 2q‖D_x w‖⁻⁴ D_x w wᵀ D_x², q = ⟨w, D_x w⟩; and the display of its entries",
            NORM_GRADIENT,
            NORM_JACOBIAN,
            "the angle bracket in the diagonal entry is a parenthesis"),
        projected(
            "Lemma D.1 (i), Hessian",
            "[Hess f(w)](u) = (I − ‖D_x w‖⁻² D_x w wᵀ D_x)·[(1 − q/‖D_x w‖²)·x] ⊙ u",
            NORM_JACOBIAN,
            "u_i - m·Σ[x_i·w_i^2]·x_i·u_i",
            "printed (1 − q/‖D_x w‖²)·x ⊙ u, meant (1 − (q/‖D_x w‖²)·x) ⊙ u",
            "(1 - m·Σ[x_i·w_i^2])·x_i·u_i"),
        LemmaD_1Curvature.projection(),
        form(
            "Lemma D.1 (i), quadratic form",
            "⟨u, [Hess f(w)](u)⟩ = ‖u‖² − ⟨u, (x/x₀) ⊙ u⟩ for u ∈ T_w𝓜, where x = x₀ on the support",
            "u_i - m·Σ[x_i·w_i^2]·x_i·u_i",
            "Σ[x_i·w_i^2]·m = c",
            "Σ[u_i^2] - c·Σ[x_i·u_i^2]",
            "Σ[u_i^2] + c·Σ[x_i·u_i^2]"),
        LemmaD_1Conditions.norm(),
        jacobian(
            "Lemma D.1 (ii), Jacobian",
            "∇²G(w) = D_{x⊙x − k/‖D_x w‖²·x} − 2‖D_x w‖⁻² D_x w wᵀ D_x³ + 2k‖D_x w‖⁻⁴ D_x w wᵀ D_x², k = ⟨w, D_x³ w⟩",
            SHARPNESS_GRADIENT,
            SHARPNESS_JACOBIAN,
            "every x, not only x > 0"),
        projected(
            "Lemma D.1 (ii), Hessian",
            "[Hess f(w)](u) = (I − ‖D_x w‖⁻² D_x w wᵀ D_x)·(x⊙x − k/‖D_x w‖²·x) ⊙ u",
            SHARPNESS_JACOBIAN,
            "x_i^2·u_i - m·Σ[x_i^3·w_i^2]·x_i·u_i",
            "",
            ""),
        form(
            "Lemma D.1 (ii), quadratic form",
            "⟨u, [Hess f(w)](u)⟩ = ⟨u, D_x² u⟩ − x₀⟨u, D_x u⟩ for u ∈ T_w𝓜, where x = x₀ on the support",
            "x_i^2·u_i - m·Σ[x_i^3·w_i^2]·x_i·u_i",
            "Σ[x_i^3·w_i^2]·m = c",
            "Σ[x_i^2·u_i^2] - c·Σ[x_i·u_i^2]",
            "Σ[x_i^2·u_i^2] - Σ[x_i·u_i^2]"),
        LemmaD_1Conditions.sharpness());
  }

  private static Claim derivation() {
    return Claim.of("Lemma D.1, Riemannian derivatives", "Appendix D, proof of Lemma D.1")
        .says("grad f(w) = P_{T_w𝓜} ∇f(w) and [Hess f(w)](u) = P_{T_w𝓜}([∇ grad f(w)](u))")
        .by(
            proof(
                "Pv = v − ‖a‖⁻²⟨a,v⟩a is tangent",
                Certificate.of(
                        Statement.of("m·Σ[a_i^2] = 1", "Σ[a_i·(v_i - m·Σ[a_i·v_i]·a_i)] = 0"))
                    .times("-Σ[a_i·v_i]", 0),
                "a = 1, 2",
                "v = 1, 0",
                "m = 1/5"),
            proof(
                "and Pv = v for tangent v",
                Certificate.of(Statement.of("Σ[a_i·v_i] = 0", "v_i - m·Σ[a_i·v_i]·a_i = v_i"))
                    .times("-m·a_i", 0),
                "a = 1, 2",
                "v = 2, -1",
                "m = 1/5"),
            new Argument(
                "on a submanifold of R^d with the Euclidean metric the Levi-Civita connection is"
                    + " the projected derivative of any smooth extension (Boumal 2023, section 5)"))
        .boundary("every d; the definition of the Riemannian Hessian is cited")
        .uses("Lemma 3.1")
        .code(InterpolatingManifold.class)
        .notThat(
            "Pv = v − ⟨a,v⟩a is tangent",
            proof(
                "",
                Certificate.of(Statement.of("m·Σ[a_i^2] = 1", "Σ[a_i·(v_i - Σ[a_i·v_i]·a_i)] = 0"))
                    .times("-Σ[a_i·v_i]", 0),
                "a = 2,",
                "v = 1,",
                "m = 1/4"),
            "a = 2,",
            "v = 1,",
            "m = 1/4");
  }

  private static Claim jacobian(
      String label, String says, String gradient, String jacobian, String note) {
    Polynomial derivative = Polynomial.parse(gradient).derivative(ALONG);
    var claim = Claim.of(label, "Appendix D, proof of Lemma D.1").says(says);
    if (gradient.equals(NORM_GRADIENT)) {
      claim.by(identity("the printed entries, row i against u", ENTRIES + " = " + jacobian));
    } else {
      claim.slip("printed ∇²G, meant ∇G", secondDerivativeDiffers(derivative, jacobian));
    }
    return claim
        .by(
            DiagonalLoss.equal("D_u G(w) = ∇G(w)u", derivative, Polynomial.parse(jacobian)),
            identity(
                "the reciprocal's derivative: D_u(m‖x⊙w‖²) = 0 where m‖x⊙w‖² = 1",
                "-2·m^2·Σ[x_i^2·w_i·u_i]·Σ[x_i^2·w_i^2] + m·2·Σ[x_i^2·w_i·u_i]"
                    + " = 2·m·Σ[x_i^2·w_i·u_i]·(1 - m·Σ[x_i^2·w_i^2])"))
        .boundary(LemmaD_1.SCOPE + "; " + note)
        .code(InterpolatingManifold.class)
        .notThat(
            "without the last term",
            DiagonalLoss.equal(
                "",
                derivative,
                Polynomial.parse(jacobian.substring(0, jacobian.indexOf(" + 2·m^2")))),
            "x = 1,",
            "w = 1,",
            "u = 1,",
            "m = 1");
  }

  private static ExactCounterexample secondDerivativeDiffers(
      Polynomial derivative, String jacobian) {
    Constraint same =
        new Constraint(
            derivative.derivative(ALONG).minus(Polynomial.parse(jacobian)), Relation.EQUAL);
    return counterexample(
        "x = (1, 2), w = (1, 0), u = (0, 1): ∇G(w)u = (0, 2), but D²G(w)[u, u] has the second"
            + " entry 0",
        new Statement(List.of(Constraint.parse("m·Σ[x_i^2·w_i^2] = 1")), same),
        "x = 1, 2",
        "w = 1, 0",
        "u = 0, 1",
        "m = 1");
  }

  /** P takes Jacobian and diagonal part to the same vector. */
  private static Claim projected(
      String label, String says, String jacobian, String diagonal, String slip, String printed) {
    Statement same = sameProjection(jacobian, diagonal);
    Polynomial rest = Polynomial.parse(diagonal).minus(Polynomial.parse(jacobian));
    // The rest is t·x_i·w_i, and P(x⊙w) = 0 since m‖x⊙w‖² = 1.
    String factor =
        jacobian.equals(NORM_JACOBIAN)
            ? "2·m·Σ[x_i·w_i·u_i] - 2·m^2·Σ[x_i·w_i^2]·Σ[x_i^2·w_i·u_i]"
            : "2·m·Σ[x_i^3·w_i·u_i] - 2·m^2·Σ[x_i^3·w_i^2]·Σ[x_i^2·w_i·u_i]";
    Certificate certificate = Certificate.of(same).times("(" + factor + ")·x_i·w_i", 0);
    var claim =
        Claim.of(label, "Appendix D, proof of Lemma D.1")
            .says(says)
            .by(
                proof(
                    "P∇G(w)u is P of the diagonal part",
                    certificate,
                    "x = 1, 2",
                    "w = 1, 0",
                    "u = 3, 1",
                    "m = 1"),
                DiagonalLoss.equal(
                    "what the projection kills is a multiple of x ⊙ w",
                    rest,
                    Polynomial.parse("(" + factor + ")·x_i·w_i")))
            .boundary(LemmaD_1.SCOPE)
            .uses("Lemma D.1, Riemannian derivatives")
            .code(InterpolatingManifold.class);
    if (!slip.isEmpty()) {
      claim.slip(
          slip,
          counterexample(
              "x = (1, 2), w = (1, 0): the factor 1 − q/‖D_x w‖² is 0, the Hessian is not",
              sameProjection(jacobian, printed),
              "x = 1, 2",
              "w = 1, 0",
              "u = 0, 1",
              "m = 1"));
    }
    return claim.notThat(
        "P∇G(w)u is P of twice the diagonal part",
        proof(
            "",
            certificate.claiming(sameProjection(jacobian, "2·(" + diagonal + ")")),
            "x = 1, 2",
            "w = 1, 0",
            "u = 0, 1",
            "m = 1"),
        "x = 1, 2",
        "w = 1, 0",
        "u = 0, 1",
        "m = 1");
  }

  private static Statement sameProjection(String v, String z) {
    return Statement.of(
        "m·Σ[x_i^2·w_i^2] = 1",
        "("
            + v
            + ") - m·Σ[x_i·w_i·("
            + v
            + ")]·x_i·w_i = ("
            + z
            + ") - m·Σ[x_i·w_i·("
            + z
            + ")]·x_i·w_i");
  }

  private static Claim form(
      String label, String says, String diagonal, String ratio, String form, String wrong) {
    // ⟨u, Pv⟩ = ⟨u, v⟩ for tangent u, and the ratio of moments is 1/x₀ or x₀.
    Statement statement =
        Statement.of(
            "Σ[x_i·w_i·u_i] = 0",
            ratio,
            "Σ[u_i·((" + diagonal + ") - m·Σ[x_i·w_i·(" + diagonal + ")]·x_i·w_i)] = " + form);
    Certificate certificate =
        Certificate.of(statement)
            .times("-m·Σ[x_i·w_i·(" + diagonal + ")]", 0)
            .times("-Σ[x_i·u_i^2]", 1);
    boolean norm = diagonal.startsWith("u_i");
    return Claim.of(label, "Appendix D, proof of Lemma D.1")
        .says(says)
        .by(
            proof(
                "with the ratio of moments c",
                certificate,
                "x = 2, 3",
                "w = 1, 0",
                "u = 0, 1",
                "m = 1/4",
                norm ? "c = 1/2" : "c = 2"),
            LemmaD_1.moments(),
            norm
                ? proof(
                    "c = 1/x₀",
                    Certificate.of(Statement.of("m·b^2·s = 1", "c = b·s·m", "c·b = 1"))
                        .times("b", 1)
                        .times("1", 0),
                    "m = 1/4",
                    "b = 2",
                    "s = 1",
                    "c = 1/2")
                : proof(
                    "c = x₀",
                    Certificate.of(Statement.of("m·b^2·s = 1", "c = b^3·s·m", "c = b"))
                        .times("1", 1)
                        .times("b", 0),
                    "m = 1/4",
                    "b = 2",
                    "s = 1",
                    "c = 2"))
        .boundary(LemmaD_1.SCOPE)
        .uses(norm ? "Lemma D.1 (i), Hessian" : "Lemma D.1 (ii), Hessian")
        .code(InterpolatingManifold.class)
        .notThat(
            "with " + wrong,
            proof(
                "",
                certificate.claiming(
                    statement.concluding(
                        "Σ[u_i·(("
                            + diagonal
                            + ") - m·Σ[x_i·w_i·("
                            + diagonal
                            + ")]·x_i·w_i)] = "
                            + wrong)),
                "x = 2, 3",
                "w = 1, 0",
                "u = 0, 1",
                "m = 1/4",
                norm ? "c = 1/2" : "c = 2"),
            "x = 2, 3",
            "w = 1, 0",
            "u = 0, 1",
            "m = 1/4",
            norm ? "c = 1/2" : "c = 2");
  }
}
