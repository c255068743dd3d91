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
import normsharp.theory.kkt.Multipliers;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * The KKT analysis in Lemma E.1's proof: (15) to (20) and the linear system for (λ, ν) on a
 * support. Power sums p_j = Σ x_iʲ over the support are the printed ‖x₀|S‖_jʲ for x₀ ≥ 0; s is the
 * support's indicator. The determinant: p₂(p₂p₄ − p₃²) = Σ s_i x_i²(p₂x_i − p₃)².
 */
public final class LemmaE_1Proof {
  static final String SIGNS =
      "every d; x₀ of any signs, with power sums Σx_iʲ for the printed norms";

  private LemmaE_1Proof() {}

  /** The steps in order. */
  public static List<Claim> claims() {
    return List.of(
        stationarity(),
        conditions(),
        alternative(),
        withoutBound(),
        positivity(),
        system(),
        determinant(),
        solvable());
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
    return Claim.of("Lemma E.1, λ = 0", "Appendix E, proof of Lemma E.1")
        .says(
            "If λ = 0, (16) yields ‖x₀|S‖₁ − ν‖x₀|S‖₂² = y₀ ⇔ ν = (‖x₀|S‖₁ − y₀)/‖x₀|S‖₂²; a suitable ν exists iff S ∩ supp(x₀) ≠ ∅ and ν < min_{i∈S∩supp(x₀)} 1/(x₀)_i")
        .by(
            proof(
                "(16) gives ν·p₂ = p₁ − y₀",
                unique,
                "x = 1, 2",
                "s = 1, 0",
                "v = 1, 0",
                "ν = 0",
                "y = 1"),
            proof(
                "and that ν gives (16)",
                Certificate.of(kkt).times("x_i", 1).times("-1", 0),
                "x = 1, 2",
                "s = 1, 0",
                "v = 1, 0",
                "ν = 0",
                "y = 1"),
            proof(
                "p₂ > 0 where some x_i ≠ 0 on S: p₂ vanishes with x on S only",
                Certificate.of(Statement.of("s_i^2 = s_i", "Σ[x_i^2·s_i] ≥ 0"))
                    .times("-x_i^2", 0)
                    .plus(Rational.ONE, "x_i·s_i"),
                "x = 1, 0",
                "s = 1, 1"))
        .boundary(
            SIGNS
                + "; the bound on ν is the claim on positivity. For S ∩ supp(x₀) = ∅ and y₀ = 0 every ν is suitable: see \"all KKT points\"")
        .uses("Appendix E, eq. (20)")
        .code(KktEnumeration.class, KktPoint.class)
        .notThat(
            "ν = (‖x₀|S‖₁ + y₀)/‖x₀|S‖₂²",
            proof(
                "",
                unique.claiming(value.concluding("ν·Σ[x_i^2·s_i] = Σ[x_i·s_i] + y")),
                "x = 1, 2",
                "s = 1, 0",
                "v = 1, 0",
                "ν = 0",
                "y = 1"),
            "x = 1, 2",
            "s = 1, 0",
            "v = 1, 0",
            "ν = 0",
            "y = 1");
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

  private static Claim system() {
    Statement statement =
        Statement.of(
            "s_i·(v_i - 1 + ν·x_i + 2·λ·η·x_i^2) = 0",
            "(1 - s_i)·v_i = 0",
            "Σ[x_i·v_i] = y",
            "2·η·Σ[x_i^2·v_i] = 1",
            "Σ[x_i·s_i] - 2·η·λ·Σ[x_i^3·s_i] - ν·Σ[x_i^2·s_i] = y");
    Certificate first = Certificate.of(statement).times("-x_i", 0).times("-x_i", 1).times("1", 2);
    Statement second =
        statement.concluding("2·η·(Σ[x_i^2·s_i] - 2·η·λ·Σ[x_i^4·s_i] - ν·Σ[x_i^3·s_i]) = 1");
    Certificate active =
        Certificate.of(second).times("-2·η·x_i^2", 0).times("-2·η·x_i^2", 1).times("1", 3);
    String[] witness = {
      "x = 1, 2", "s = 1, 1", "v = 3, 3", "ν = -3", "λ = 15", "η = 1/30", "y = 9"
    };
    return Claim.of("Lemma E.1, λ ≠ 0, linear system", "Appendix E, proof of Lemma E.1")
        .says(
            "If λ ≠ 0, (16) and (18) yield ‖x₀|S‖₁ − 2ηλ‖x₀|S‖₃³ − ν‖x₀|S‖₂² = y₀ and ‖x₀|S‖₂² − 2ηλ‖x₀|S‖₄⁴ − ν‖x₀|S‖₃³ = 1/(2η)")
        .by(proof("from (16)", first, witness), proof("from (18) with λ ≠ 0", active, witness))
        .boundary(SIGNS)
        .uses("Appendix E, eq. (20)")
        .code(KktEnumeration.class)
        .notThat(
            "the second right-hand side is 1/η",
            proof(
                "",
                active.claiming(
                    statement.concluding(
                        "η·(Σ[x_i^2·s_i] - 2·η·λ·Σ[x_i^4·s_i] - ν·Σ[x_i^3·s_i]) = 1")),
                witness),
            witness);
  }

  private static Claim determinant() {
    Statement cauchy =
        Statement.of(
            "s_i^2 = s_i", "Σ[x_i^2·s_i] > 0", "Σ[x_i^2·s_i]·Σ[x_i^4·s_i] ≥ Σ[x_i^3·s_i]^2");
    Certificate square =
        Certificate.of(cauchy)
            .over(1)
            .times("-(Σ[x_i^2·s_i]·x_i^2 - Σ[x_i^3·s_i]·x_i)^2", 0)
            .plus(Rational.ONE, "s_i·(Σ[x_i^2·s_i]·x_i^2 - Σ[x_i^3·s_i]·x_i)");
    Statement asPrinted =
        Statement.of(
            "s_i^2 = s_i",
            "Σ[x_i^2·s_i] > 0",
            "Σ[(x_i - α)^2] > 0",
            "Σ[x_i^2·s_i]·Σ[x_i^4·s_i] - Σ[x_i^3·s_i]^2 ≠ 0");
    Certificate scaled =
        Certificate.of(
                Statement.of(
                    "s_i^2 = s_i", "Σ[x_i^2·s_i]·(Σ[x_i^2·s_i]·Σ[x_i^4·s_i] - Σ[x_i^3·s_i]^2) ≥ 0"))
            .times("-(Σ[x_i^2·s_i]·x_i^2 - Σ[x_i^3·s_i]·x_i)^2", 0)
            .plus(Rational.ONE, "s_i·(Σ[x_i^2·s_i]·x_i^2 - Σ[x_i^3·s_i]·x_i)");
    return Claim.of("Lemma E.1, case of (13)", "Appendix E")
        .says(
            "If x₀ ≠ α1 for all α ≠ 0, (λ, ν) is given by (13); in the proof: if x₀|S ≠ α1|S for all α ≠ 0, the unique solution is given by (13)")
        .by(
            counterexample(
                "x₀ = (1, 2), S = {1}: x₀ ≠ α1, but both denominators of (13) are 0",
                asPrinted, "x = 1, 2", "s = 1, 0", "α = 1"),
            counterexample(
                "x₀ = (1, 0), S = {1, 2}: x₀|S ≠ α1|S, but the denominators are 0 as well",
                asPrinted,
                "x = 1, 0",
                "s = 1, 1",
                "α = 1"))
        .but(
            "The determinant ‖x₀|S‖₂²‖x₀|S‖₄⁴ − ‖x₀|S‖₃⁶ belongs to the support, and zeros of x₀"
                + " in S do not count. Each support of one element is affected.",
            Effect.STATEMENT,
            "The determinant is ≥ 0, and 0 exactly where x₀ is constant on S ∩ supp(x₀); (13)"
                + " applies where x₀ takes two different non-zero values on S")
        .by(
            proof("it is ≥ 0", square, "x = 1, 2", "s = 1, 1"),
            equality(
                "it is 0 only where x_i ∈ {0, p₃/p₂} on S",
                scaled,
                0,
                "(s_i·(Σ[x_i^2·s_i]·x_i^2 - Σ[x_i^3·s_i]·x_i))^2 = 0",
                "x = 2, 0",
                "s = 1, 1"))
        .boundary(SIGNS)
        .uses("Lemma E.1, λ ≠ 0, linear system")
        .code(KktEnumeration.class)
        .notThat(
            "it is ≥ 1 where it is not 0",
            proof(
                "",
                square.claiming(
                    cauchy.concluding("Σ[x_i^2·s_i]·Σ[x_i^4·s_i] ≥ Σ[x_i^3·s_i]^2 + 1")),
                "x = 1, 2",
                "s = 1, 1"),
            "x = 1, 1/2",
            "s = 1, 1");
  }

  private static Claim solvable() {
    Statement asPrinted =
        // On S the entries are α ≠ 0: the two equations read α·n·z = y and α²·n·z = B, z = v.
        Statement.of(
            "s_i = 1", "(x_i - α)·s_i = 0", "α ≠ 0", "B > 0", "Σ[x_i^2·s_i]·y - Σ[x_i·s_i]·B = 0");
    Statement consistent =
        Statement.of("(x_i - α)·v_i = 0", "Σ[x_i·v_i] = y", "Σ[x_i^2·v_i] = B", "α·y = B");
    Certificate necessary =
        Certificate.of(consistent).times("-α", 1).times("1", 2).times("-x_i", 0);
    return Claim.of("Lemma E.1, λ ≠ 0, solvability", "Appendix E, proof of Lemma E.1")
        .says(
            "… which is a solvable linear system iff S ∩ supp(x₀) ≠ ∅; if x₀|S = α1|S, it is underdetermined and only yields the relation in (14)")
        .by(
            counterexample(
                "d = 1, x₀ = y₀ = 1, η = 1: the equations read 1 − 2λ − ν = 1 and 1 − 2λ − ν = ½",
                asPrinted,
                "x = 1,",
                "s = 1,",
                "α = 1",
                "y = 1",
                "B = 1/2"))
        .but(
            "Where x₀ is constant on the support the second equation is α times the first, so it"
                + " asks for αy₀ = 1/(2η) besides (14).",
            Effect.STATEMENT,
            "Where x₀|S takes one non-zero value α, the system is solvable iff αy₀ = 1/(2η), that"
                + " is, iff the point has S = 2/η without any multiplier; (14) is then its only"
                + " content")
        .by(
            proof(
                "x = α on the support and both equations give αy₀ = B",
                necessary,
                "x = 1, 2",
                "v = 1, 0",
                "α = 1",
                "y = 1",
                "B = 1"))
        .boundary(SIGNS)
        .uses("Lemma E.1, λ ≠ 0, linear system")
        .code(KktEnumeration.class, Multipliers.class)
        .notThat(
            "y₀ = αB",
            proof(
                "",
                necessary.claiming(consistent.concluding("y = α·B")),
                "x = 2,",
                "v = 1,",
                "α = 2",
                "y = 2",
                "B = 4"),
            "x = 2,",
            "v = 1,",
            "α = 2",
            "y = 2",
            "B = 4");
  }
}
