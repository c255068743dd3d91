package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.Multipliers;
import normsharp.theory.kkt.RiskProblem;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Lemma E.1's conditions on the KKT points of (12), the case (14), and whether these are all. t =
 * 2ηλ, B = 1/(2η).
 */
public final class LemmaE_1 {
  private LemmaE_1() {}

  /** The conditions and the case (14), then what is said of all points. */
  public static List<Claim> claims() {
    return List.of(printedPositivity(), constantFeatures(), all());
  }

  private static Claim printedPositivity() {
    Statement printed =
        Statement.of(
            "v_i = 1 - ν·x_i - t·x_i^2",
            "v_i > 0",
            "t ≥ 0",
            "Σ[x_i·v_i] = y",
            "Σ[x_i^2·v_i] = B",
            "t·x_i + ν·x_i < 1");
    Statement meant = printed.concluding("t·x_i^2 + ν·x_i < 1");
    Certificate certificate = Certificate.of(meant).times("-1", 0).plus(1);
    String[] point = {"x = 1/2, 1/4", "v = 1/4, 3/4", "t = 2", "ν = 1/2", "y = 5/16", "B = 7/64"};
    return Claim.of("Lemma E.1, positivity condition", "Appendix E")
        .says("… both with λ ≥ 0 and 2ηλ(x₀)_i + ν(x₀)_i < 1, for all i ∈ S_w")
        .slip(
            "printed 2ηλ(x₀)_i + ν(x₀)_i < 1, meant 2ηλ(x₀)_i² + ν(x₀)_i < 1, as in the proof",
            counterexample(
                "x₀ = (½, ¼), y₀ = 5/16, η = 32/7: w⊙w = (¼, ¾) is a KKT point with λ = 7/32, ν ="
                    + " ½, but the printed sum is 5/4 at i = 1",
                printed,
                point))
        .by(
            proof(
                "a KKT point has w_i² > 0, which is the condition with the square",
                certificate,
                point))
        .boundary("every d; the condition is w_i² > 0 on the support, for any signs of x₀")
        .uses("Appendix E, eq. (20)")
        .code(KktPoint.class)
        .notThat(
            "the condition has (x₀)_i³",
            proof(
                "",
                certificate.claiming(printed.concluding("t·x_i^3 + ν·x_i < 1")),
                "x = 2,",
                "v = 1,",
                "t = 1",
                "ν = -2",
                "y = 2",
                "B = 4"),
            "x = 2,",
            "v = 1,",
            "t = 1",
            "ν = -2",
            "y = 2",
            "B = 4");
  }

  private static Claim constantFeatures() {
    Statement printed =
        Statement.of(
            "x_i = α",
            "η > 0",
            "2·η·B = 1",
            "λ ≥ 0",
            "Σ[x_i] - 2·η·λ·Σ[x_i^3] - ν·Σ[x_i^2] = y",
            "v_i = 1 - 2·λ·η·x_i^2 - ν·x_i",
            "v_i > 0",
            "Σ[x_i^2·v_i] ≤ B");
    Statement ray =
        Statement.of(
            "(x_i - α)·x_i·s_i = 0", "s_i·(1 - ν·x_i - t·x_i^2) = s_i·(1 - (ν + t·α)·x_i)");
    Certificate same = Certificate.of(ray).times("-t", 0);
    return Claim.of("Lemma E.1, eq. (14)", "Appendix E")
        .says(
            "If x₀ = α1 and (λ, ν) satisfies ‖x₀|S‖₁ − 2ηλ‖x₀|S‖₃³ − ν‖x₀|S‖₂² = y₀ (14) with λ ≥ 0 and positive entries, then w is a KKT point of (12)")
        .by(
            counterexample(
                "d = 1, x₀ = y₀ = η = 1: λ = ν = 0 satisfies (14) with w = ±1, but S(w) = 4 > 2 = 2/η",
                printed,
                "x = 1,",
                "v = 1,",
                "α = 1",
                "η = 1",
                "B = 1/2",
                "λ = 0",
                "ν = 0",
                "y = 1"))
        .but(
            "(17) and (18) are not implied by (14): w has ⟨x₀^⊙2, w⊙w⟩ = αy₀, so (17) asks for αy₀ ≤"
                + " 1/(2η), and (18) with λ > 0 for equality.",
            Effect.STATEMENT,
            "Where x₀ is constant on S ∩ supp(x₀), λ > 0 gives nothing new: with αy₀ = 1/(2η) the"
                + " multipliers (λ, ν) form a ray, and w is the point of the case λ = 0")
        .by(
            proof(
                "(λ, ν) and (0, ν + 2ηλα) give the same w",
                same,
                "x = 2, 0",
                "s = 1, 1",
                "α = 2",
                "ν = 1",
                "t = 1"),
            proof(
                "λ > 0 forces αy₀ = B: the bound is met without it",
                Certificate.of(
                        Statement.of(
                            "(x_i - α)·x_i·v_i = 0",
                            "Σ[x_i·v_i] = y",
                            "λ ≠ 0",
                            "λ·(Σ[x_i^2·v_i] - B) = 0",
                            "α·y = B"))
                    .over(2)
                    .times("-λ·α", 1)
                    .times("1", 3)
                    .times("-λ", 0),
                "x = 2, 0",
                "v = 1, 1",
                "α = 2",
                "y = 2",
                "B = 4",
                "λ = 1"))
        .boundary(LemmaE_1Proof.SIGNS)
        .uses("Lemma E.1, λ ≠ 0, solvability")
        .code(Multipliers.class, KktEnumeration.class)
        .notThat(
            "(λ, ν) and (0, ν + 2ηλ) give the same w",
            proof(
                "",
                same.claiming(
                    Statement.of(
                        "(x_i - α)·x_i·s_i = 0",
                        "s_i·(1 - ν·x_i - t·x_i^2) = s_i·(1 - (ν + t)·x_i)")),
                "x = 2,",
                "s = 1,",
                "α = 2",
                "ν = 1",
                "t = 1"),
            "x = 2,",
            "s = 1,",
            "α = 2",
            "ν = 1",
            "t = 1");
  }

  private static Claim all() {
    Statement missed =
        // w is a KKT point with λ = 0: its support must meet supp(x₀).
        Statement.of(
            "(w_i^2 - 1 + ν·x_i)·w_i = 0",
            "Σ[x_i·w_i^2] = y",
            "2·η·Σ[x_i^2·w_i^2] ≤ 1",
            "x_i ≥ 0",
            "Σ[x_i^2·w_i^2] > 0");
    return Claim.of("Lemma E.1, all KKT points", "Appendix E")
        .says(
            "Fix any support S_w with S_w ∩ supp(x₀) ≠ ∅ … This characterizes all KKT points of (12)")
        .by(
            counterexample(
                "d = 1, x₀ = 1, y₀ = 0: w = 0 is the only feasible point, a KKT point with any ν, but"
                    + " its support is empty",
                missed,
                "x = 1,",
                "w = 0,",
                "ν = 0",
                "y = 0",
                "η = 1"))
        .but(
            "For y₀ = 0 supports off supp(x₀) carry KKT points too; the proof's \"exists iff\" is"
                + " false for them.",
            Effect.STATEMENT,
            "The KKT points of (12) are: those of λ = 0; those of (13) where x₀ takes two non-zero"
                + " values on S; and, for y₀ = 0 only, w⊙w = 1|S for every S off supp(x₀), with any"
                + " ν")
        .by(
            proof(
                "off supp(x₀) interpolation means y₀ = 0",
                Certificate.of(Statement.of("x_i·w_i = 0", "Σ[x_i·w_i^2] = y", "y = 0"))
                    .times("w_i", 0)
                    .times("-1", 1),
                "x = 1, 0",
                "w = 0, 1",
                "y = 0"),
            proof(
                "and (20) means w_i² = 1 on the support",
                Certificate.of(
                        Statement.of(
                            "x_i·w_i = 0",
                            "(w_i^2 - 1 + ν·x_i + t·x_i^2)·w_i = 0",
                            "(w_i^2 - 1)·w_i = 0"))
                    .times("1", 1)
                    .times("-ν - t·x_i", 0),
                "x = 1, 0",
                "w = 0, 1",
                "ν = 2",
                "t = 0"),
            proof(
                "and (18) means λ = 0",
                Certificate.of(
                        Statement.of("x_i·w_i = 0", "λ·(2·η·Σ[x_i^2·w_i^2] - 1) = 0", "λ = 0"))
                    .times("2·λ·η·x_i·w_i", 0)
                    .times("-1", 1),
                "x = 1, 0",
                "w = 0, 1",
                "η = 1",
                "λ = 0"),
            proof(
                "conversely w_i² = 1 on such a support gives (15) for every ν",
                Certificate.of(
                        Statement.of(
                            "x_i·w_i = 0",
                            "(w_i^2 - 1)·w_i = 0",
                            "2·w_i^3 - 2·w_i + 2·ν·x_i·w_i = 0"))
                    .times("2", 1)
                    .times("2·ν", 0),
                "x = 1, 0",
                "w = 0, 1",
                "ν = 2"),
            proof(
                "(16) for y₀ = 0",
                Certificate.of(Statement.of("x_i·w_i = 0", "y = 0", "Σ[x_i·w_i^2] = y"))
                    .times("w_i", 0)
                    .times("-1", 1),
                "x = 1, 0",
                "w = 0, 1",
                "y = 0"),
            proof(
                "and (17)",
                Certificate.of(Statement.of("x_i·w_i = 0", "2·η·Σ[x_i^2·w_i^2] ≤ 1"))
                    .times("-2·η·x_i·w_i", 0)
                    .plus(Rational.ONE, "1"),
                "x = 1, 0",
                "w = 0, 1",
                "η = 1"))
        .checkedBy(
            new PropertyTest(
                "theory's enumeration has a KKT point for each support off supp(x₀) at y₀ = 0",
                512,
                40,
                LemmaE_1::zeroLabelHasAllOfThem))
        .boundary(
            LemmaE_1Proof.SIGNS
                + "; with the cases λ = 0, (13) and (14) this is every case of (20)")
        .uses(
            "Lemma E.1, λ = 0",
            "Lemma E.1, KKT points of λ = 0",
            "Lemma E.1, KKT points of (13)",
            "Lemma E.1, eq. (14)",
            "Lemma E.1, case of (13)")
        .code(KktEnumeration.class)
        .notThat(
            "w_i² = 2 on such a support",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "x_i·w_i = 0", "(w_i^2 - 1 + ν·x_i)·w_i = 0", "(w_i^2 - 2)·w_i = 0"))
                    .times("1", 1)
                    .times("-ν", 0),
                "x = 0,",
                "w = 1,",
                "ν = 0"),
            "x = 0,",
            "w = 1,",
            "ν = 0");
  }

  private static Optional<String> zeroLabelHasAllOfThem(Samples samples) {
    List<BigFraction> x = ExactNetworks.fractions(samples.vector(1 + samples.dimension() / 2));
    RiskProblem<BigFraction> problem =
        RiskProblem.of(x, BigFraction.ZERO, ExactNetworks.fraction(samples.positive()));
    long zeros = x.stream().filter(BigFraction::isZero).count();
    long found =
        KktEnumeration.all(problem).stream()
            .filter(point -> point.support().stream().allMatch(i -> x.get(i).isZero()))
            .count();
    return found == 1L << zeros ? Optional.empty() : Optional.of(problem + ": " + found);
  }
}
