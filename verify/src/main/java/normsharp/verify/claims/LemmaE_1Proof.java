package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;
import static normsharp.verify.claims.Proofs.solver;

import java.util.List;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.KktResiduals;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * The KKT analysis in Lemma E.1's proof: (15) to (20) and the case λ = 0. Power sums p_j = Σ x_iʲ
 * over the support are the printed ‖x₀|S‖_jʲ for x₀ ≥ 0; s is the support's indicator.
 */
public final class LemmaE_1Proof {
  static final String SIGNS =
      "every d; x₀ of any signs, with power sums Σx_iʲ for the printed norms";

  private static final Certificate SQUARES =
      Certificate.of(Statement.of("s_i^2 = s_i", "Σ[x_i^2·s_i] ≥ 0"))
          .times("-x_i^2", 0)
          .plus(Rational.ONE, "x_i·s_i");

  private LemmaE_1Proof() {}

  /** The steps in order. */
  public static List<Claim> claims() {
    return List.of(stationarity(), conditions(), alternative(), withoutBound(), positivity());
  }

  private static Claim stationarity() {
    Polynomial lagrangian =
        Polynomial.parse(
            "1/2·Σ[w_i^4] - Σ[w_i^2] + ν·(Σ[x_i·w_i^2] - y) + λ·(2·η·Σ[x_i^2·w_i^2] - 1)");
    Polynomial derivative = DiagonalLoss.along(lagrangian);
    return Claim.of("Appendix E, eq. (15)", "Appendix E, proof of Lemma E.1")
        .says("∇f + ν∇h + λ∇g = 0 reads 2w^⊙3 − 2w + 2νx₀ ⊙ w + 4λη x₀^⊙2 ⊙ w = 0")
        .by(
            DiagonalLoss.equal(
                "D_u(f + νh + λg) is the inner product with u",
                derivative,
                Polynomial.parse("Σ[(2·w_i^3 - 2·w_i + 2·ν·x_i·w_i + 4·λ·η·x_i^2·w_i)·u_i]")))
        .boundary(SIGNS)
        .uses("Appendix E, eq. (12)")
        .code(KktResiduals.class)
        .notThat(
            "the last term is 2λη x₀^⊙2 ⊙ w",
            DiagonalLoss.equal(
                "",
                derivative,
                Polynomial.parse("Σ[(2·w_i^3 - 2·w_i + 2·ν·x_i·w_i + 2·λ·η·x_i^2·w_i)·u_i]")),
            "x = 1,",
            "w = 1,",
            "u = 1,",
            "λ = 1",
            "η = 1",
            "ν = 0",
            "y = 0");
  }

  private static Claim conditions() {
    return Claim.of("Appendix E, eqs. (16) to (19)", "Appendix E, proof of Lemma E.1")
        .says(
            "⟨x₀, w⊙w⟩ − y₀ = 0 (16); 2η‖x₀ ⊙ w‖² − 1 ≤ 0 (17); λ(2η‖x₀ ⊙ w‖² − 1) = 0 (18); λ ≥ 0 (19)")
        .by(
            identity(
                "‖x₀ ⊙ w‖² in (17) and (18) is ⟨x₀^⊙2, w⊙w⟩",
                "2·η·Σ[(x_i·w_i)^2] - 1 = 2·η·Σ[x_i^2·w_i^2] - 1"))
        .boundary(
            "definitions: feasibility, complementary slackness and the multiplier's sign for h and g of (12)")
        .uses("Appendix E, eq. (12)")
        .code(KktResiduals.class)
        .notThat(
            "(17) bounds ⟨x₀, w⊙w⟩",
            identity("", "2·η·Σ[(x_i·w_i)^2] - 1 = 2·η·Σ[x_i·w_i^2] - 1"),
            "x = 2,",
            "w = 1,",
            "η = 1");
  }

  private static Claim alternative() {
    Statement product =
        Statement.of(
            "2·w_i^3 - 2·w_i + 2·ν·x_i·w_i + 4·λ·η·x_i^2·w_i = 0",
            "w_i ≠ 0",
            "w_i^2 = 1 - ν·x_i - 2·λ·η·x_i^2");
    Certificate divided = Certificate.of(product).over(1).times("1/2", 0);
    return Claim.of("Appendix E, eq. (20)", "Appendix E, proof of Lemma E.1")
        .says(
            "(15) is (w⊙w − 1 + νx₀ + 2λη x₀^⊙2) ⊙ w = 0: for any i, w_i = 0 or w_i² = 1 − ν(x₀)_i − 2λη(x₀)_i²")
        .by(
            proof(
                "where w_i ≠ 0, divide by 2w_i",
                divided,
                "x = 1,",
                "w = 1,",
                "ν = 0",
                "λ = 0",
                "η = 1"),
            identity(
                "the two forms of (15)",
                "2·(w_i^2 - 1 + ν·x_i + 2·λ·η·x_i^2)·w_i = 2·w_i^3 - 2·w_i + 2·ν·x_i·w_i"
                    + " + 4·λ·η·x_i^2·w_i"))
        .boundary(SIGNS)
        .uses("Appendix E, eq. (15)")
        .code(KktPoint.class)
        .notThat(
            "w_i² = 1 − ν(x₀)_i − λη(x₀)_i²",
            proof(
                "",
                divided.claiming(product.concluding("w_i^2 = 1 - ν·x_i - λ·η·x_i^2")),
                "x = 1,",
                "w = 1,",
                "ν = -2",
                "λ = 1",
                "η = 1"),
            "x = 1,",
            "w = 1,",
            "ν = -2",
            "λ = 1",
            "η = 1");
  }

  private static Claim withoutBound() {
    Statement value =
        Statement.of(
            "s_i·(v_i - 1 + ν·x_i) = 0",
            "(1 - s_i)·v_i = 0",
            "Σ[x_i·v_i] = y",
            "ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] - y");
    Certificate unique = Certificate.of(value).times("x_i", 0).times("x_i", 1).times("-1", 2);
    Statement kkt =
        Statement.of("ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] - y", "v_i = s_i·(1 - ν·x_i)", "Σ[x_i·v_i] = y");
    String[] witness = {"x = 1, 2", "s = 1, 0", "v = 1, 0", "ν = 0", "y = 1"};
    return Claim.of("Lemma E.1, λ = 0", "Appendix E, proof of Lemma E.1")
        .says(
            "If λ = 0, (16) yields ‖x₀|S‖₁ − ν‖x₀|S‖₂² = y₀ ⇔ ν = (‖x₀|S‖₁ − y₀)/‖x₀|S‖₂²; a suitable ν exists iff S ∩ supp(x₀) ≠ ∅ and ν < min_{i∈S∩supp(x₀)} 1/(x₀)_i")
        .assuming("x₀ ≥ 0")
        .by(
            counterexample(
                "d = 1, x₀ = 1, y₀ = 0, S = ∅: w = 0 satisfies (15) and (16) with every ν",
                Statement.of(
                    "x_i ≥ 0",
                    "s_i^2 = s_i",
                    "v_i = s_i·(1 - ν·x_i)",
                    "Σ[x_i·v_i] = y",
                    "Σ[x_i^2·s_i] > 0"),
                "x = 1,",
                "s = 0,",
                "v = 0,",
                "ν = 0",
                "y = 0"))
        .but(
            "Where x₀ vanishes on S the equation reads 0 = y₀, and for y₀ = 0 every ν is suitable:"
                + " see \"all KKT points\". A generic y₀ is not 0.",
            Effect.PROOF,
            "If x₀|S ≠ 0 there is one ν, (p₁ − y₀)/p₂, with positive entries of (1 − νx₀)|S iff ν <"
                + " 1/(x₀)_i for all i ∈ S ∩ supp(x₀); if x₀|S = 0, every ν is suitable for y₀ = 0"
                + " and none for y₀ ≠ 0")
        .by(
            proof("(16) gives ν·p₂ = p₁ − y₀", unique, witness),
            proof(
                "and that ν gives (16)",
                Certificate.of(kkt).times("x_i", 1).times("-1", 0),
                witness),
            proof(
                "there is one where p₂ > 0",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i^2·s_i] > 0",
                            "ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] - y",
                            "κ·Σ[x_i^2·s_i] = Σ[x_i·s_i] - y",
                            "κ = ν"))
                    .over(0)
                    .times("-1", 1)
                    .times("1", 2),
                "x = 1, 2",
                "s = 1, 0",
                "ν = 0",
                "κ = 0",
                "y = 1"),
            equality(
                "p₂ = Σ(x_i s_i)² vanishes with x₀ on S only",
                SQUARES,
                0,
                "(x_i·s_i)^2 = 0",
                "x = 0, 1",
                "s = 1, 0"),
            proof(
                "where x₀|S = 0, (16) means y₀ = 0",
                Certificate.of(
                        Statement.of(
                            "x_i·s_i = 0", "v_i = s_i·(1 - ν·x_i)", "Σ[x_i·v_i] = y", "y = 0"))
                    .times("1 - ν·x_i", 0)
                    .times("x_i", 1)
                    .times("-1", 2),
                "x = 0, 1",
                "s = 1, 0",
                "v = 1, 0",
                "ν = 7",
                "y = 0"),
            proof(
                "and y₀ = 0 gives (16), for every ν",
                Certificate.of(
                        Statement.of(
                            "x_i·s_i = 0", "v_i = s_i·(1 - ν·x_i)", "y = 0", "Σ[x_i·v_i] = y"))
                    .times("1 - ν·x_i", 0)
                    .times("x_i", 1)
                    .times("-1", 2),
                "x = 0, 1",
                "s = 1, 0",
                "v = 1, 0",
                "ν = 7",
                "y = 0"),
            proof(
                "1 − νx_i > 0 where ν < z_i = 1/x_i",
                Certificate.of(Statement.of("x_i > 0", "x_i·z_i = 1", "ν < z_i", "1 - ν·x_i > 0"))
                    .times("-1", 1)
                    .plus(0, 2),
                "x = 1, 2",
                "z = 1, 1/2",
                "ν = 1/4"),
            proof(
                "and only there",
                Certificate.of(Statement.of("x_i > 0", "x_i·z_i = 1", "1 - ν·x_i > 0", "ν < z_i"))
                    .over(0)
                    .times("1", 1)
                    .plus(2),
                "x = 1, 2",
                "z = 1, 1/2",
                "ν = 1/4"))
        .boundary(
            SIGNS + "; the bound on ν for x₀ ≥ 0 (an entry x_i < 0 asks for ν > 1/x_i instead)")
        .uses("Appendix E, eq. (20)")
        .code(KktEnumeration.class, KktPoint.class)
        .notThat(
            "ν = (‖x₀|S‖₁ + y₀)/‖x₀|S‖₂²",
            proof(
                "", unique.claiming(value.concluding("ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] + y")), witness),
            witness);
  }

  private static Claim positivity() {
    Statement largest = Statement.of("x_i ≥ 0", "x_i ≤ m", "ν·m < 1", "ν·x_i < 1");
    return Claim.of("Lemma E.1, λ = 0, positivity", "Appendix E")
        .says(
            "ν‖x₀|S‖_∞ < 1 makes every entry of (1 − νx₀)|S positive, as does ν < min 1/(x₀)_i over S ∩ supp(x₀)")
        .assuming("x₀ ≥ 0")
        .by(
            solver(
                "0 ≤ x_i ≤ m and νm < 1 give νx_i < 1, at each index by itself",
                largest,
                1,
                "x = 1,",
                "m = 2",
                "ν = 1/3"),
            solver(
                "νx_i < 1 ⇔ ν < 1/x_i, with z_i for 1/x_i",
                Statement.of("x_i > 0", "x_i·z_i = 1", "ν < z_i", "ν·x_i < 1"),
                1,
                "x = 2,",
                "z = 1/2,",
                "ν = 0"))
        .boundary(
            "every d (a statement on each index); x₀ ≥ 0; for mixed signs both −ν and ν count: 1 − νx_i > 0 for all i ∈ S is then the condition")
        .uses("Lemma E.1, λ = 0")
        .code(KktPoint.class)
        .notThat(
            "also for mixed signs, |x_i| ≤ m",
            solver(
                "",
                Statement.of("x_i ≥ -m", "x_i ≤ m", "ν·m < 1", "ν·x_i < 1"),
                1,
                "x = 1,",
                "m = 2",
                "ν = 1/3"));
  }
}
