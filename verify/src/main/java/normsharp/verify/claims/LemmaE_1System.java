package normsharp.verify.claims;

import static normsharp.verify.claims.LemmaE_1Proof.SIGNS;
import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.Multipliers;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * The linear system for (λ, ν) in Lemma E.1's proof, for λ ≠ 0, and when it has a solution. The
 * determinant: p₂(p₂p₄ − p₃²) = Σ s_i x_i²(p₂x_i − p₃)², with power sums p_j over the support and
 * its indicator s.
 */
public final class LemmaE_1System {
  private LemmaE_1System() {}

  /** The steps in order. */
  public static List<Claim> claims() {
    return List.of(system(), determinant(), solvable());
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
                "B = 1"),
            proof(
                "and αy₀ = B makes ν = (p₁ − y₀)/p₂ with λ = 0 solve the second equation",
                Certificate.of(
                        Statement.of(
                            "(x_i - α)·x_i·s_i = 0",
                            "α·y = B",
                            "Σ[x_i·s_i] - ν·Σ[x_i^2·s_i] = y",
                            "Σ[x_i^2·s_i] - ν·Σ[x_i^3·s_i] = B"))
                    .times("1 - ν·x_i", 0)
                    .times("1", 1)
                    .times("α", 2),
                "x = 1, 0",
                "s = 1, 1",
                "α = 1",
                "ν = 0",
                "y = 1",
                "B = 1"),
            proof(
                "the determinant is 0 there",
                Certificate.of(
                        Statement.of(
                            "(x_i - α)·x_i·s_i = 0",
                            "Σ[x_i^2·s_i]·Σ[x_i^4·s_i] - Σ[x_i^3·s_i]^2 = 0"))
                    .times("Σ[x_i^2·s_i]·x_i^2", 0)
                    .times("-Σ[x_i^3·s_i]·x_i", 0),
                "x = 1, 0",
                "s = 1, 1",
                "α = 1"),
            impossibility(
                "where x₀|S = 0 the second equation reads 0 = B: no solution, as printed",
                Certificate.of(
                        Statement.of(
                            "x_i·s_i = 0",
                            "B > 0",
                            "Σ[x_i^2·s_i] - t·Σ[x_i^4·s_i] - ν·Σ[x_i^3·s_i] = B",
                            "-1 ≥ 0"))
                    .over(1)
                    .times("-x_i + t·x_i^3 + ν·x_i^2", 0)
                    .times("1", 2)))
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
