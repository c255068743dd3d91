package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.risk.ExpectedRisk;
import normsharp.theory.risk.FoldedGaussianTraining;
import normsharp.theory.risk.IdealisedAlgorithm;
import normsharp.theory.risk.LargestEntryRatio;
import normsharp.theory.risk.MonteCarloEstimate;
import normsharp.theory.risk.QuadratureEstimate;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainedRisk;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.MonteCarlo;
import normsharp.verify.evidence.Quadrature;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Constraint;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Relation;
import normsharp.verify.kernel.Statement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * Section E.1, the folded Gaussian x ~ |N(0, I_n)| with y = ⟨1, x⟩: moments and expected errors.
 *
 * <p>With c = 2/π: Σ = (1 − c)I + c·11ᵀ, μ = Σ1 = (1 + (n − 1)c)·1, σ² = 1ᵀΣ1. With t = ⟨1, x₀⟩/x_k
 * the error of t·e_k is ½(σ² + E t² − 2μ E t): the paper prints + μ E t.
 */
public final class FoldedGaussian {
  private static final String PLACE = "Section E.1, folded Gaussian";
  private static final String MODEL = "x ~ |N(0, I_n)|, y = ⟨1, x⟩";

  private FoldedGaussian() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(
        moments(), hypotheses(), error("A_ℓ1", "x_max"), bounds(), error("A_S", "x_min"));
  }

  /** The antiderivative's derivative, for g = exp(−x²/2) with g' = −x g. */
  private static CertificateProof derivative(
      String shows, String antiderivative, String integrand) {
    Polynomial difference =
        Polynomial.parse(antiderivative)
            .derivative(Map.of("x", Polynomial.ONE, "g", Polynomial.parse("-x·g")))
            .minus(Polynomial.parse(integrand));
    return new CertificateProof(
        shows,
        Certificate.of(new Statement(List.of(), new Constraint(difference, Relation.EQUAL))),
        Optional.empty());
  }

  private static Claim moments() {
    Statement total = Statement.of("π·c = 2", "Σ[1] = n", "π·Σ[1 + c·(n - 1)] = n·(2·n - 2 + π)");
    Certificate label = Certificate.of(total).times("n·(n - 1)", 0).times("π·(1 + c·(n - 1))", 1);
    return Claim.of("Section E.1, moments of the folded Gaussian", PLACE)
        .says("Σ_ij = 1 for i = j, 2/π else; μ_i = 1 + 2(n−1)/π; σ² = n + 2n(n−1)/π = n(2n−2+π)/π")
        .assuming(MODEL)
        .by(
            derivative("(−g)' = x·g, so E|z| = √(2/π)·[−g]₀^∞ = √(2/π)", "-g", "x·g"),
            derivative("(−x·g)' = x²·g − g, so E z² = E 1 = 1", "-x·g", "x^2·g - g"),
            identity(
                "μ = Σ1 for Σ = (1 − c)I + c·11ᵀ, row i", "(1 - c)·1 + c·Σ[1] = 1 + c·(Σ[1] - 1)"),
            proof(
                "σ² = ⟨1, μ⟩, and π·σ² = n(2n − 2 + π)",
                label,
                "π = 3",
                "c = 2/3",
                "n = 1",
                "e = 1,"),
            new Argument(
                "∫₀^∞ exp(−x²/2) dx = √(π/2), the boundary terms vanish, and independence gives E"
                    + " x_i x_j = (E|z|)² = 2/π for i ≠ j"))
        .checkedBy(
            new MonteCarlo(
                "E x₁x₂ = 2/π = 0.6366…",
                0.62,
                0.65,
                () ->
                    MonteCarloEstimate.of(
                        100_000,
                        0.99,
                        7,
                        r -> Math.abs(r.nextGaussian()) * Math.abs(r.nextGaussian()))))
        .boundary("every n ≥ 1; the Gaussian integral and independence are the named argument")
        .code(RiskModel.class)
        .notThat(
            "π·σ² = n(n − 1 + π)",
            proof(
                "",
                label.claiming(total.concluding("π·Σ[1 + c·(n - 1)] = n·(n - 1 + π)")),
                "π = 3",
                "c = 2/3",
                "n = 2",
                "e = 1, 1"),
            "π = 3",
            "c = 2/3",
            "n = 2",
            "e = 1, 1");
  }

  private static Claim hypotheses() {
    Statement definite =
        Statement.of("c > 0", "1 - c > 0", "Σ[v_i^2] > 0", "(1 - c)·Σ[v_i^2] + c·Σ[v_i]^2 > 0");
    Certificate positive = Certificate.of(definite).plus(1, 2).plus(Rational.ONE, "Σ[v_i]", 0);
    return Claim.of("Section E.1, folded Gaussian, by Proposition E.2", PLACE)
        .says("By Proposition E.2, we obtain the following results")
        .assuming(MODEL)
        .by(
            proof("Σ is positive definite", positive, "c = 2/3", "v = 1, -1"),
            proof(
                "y = ⟨1, x⟩ ≥ 0, so M ≠ ∅, which the proposition forgets to ask for",
                Certificate.of(Statement.of("x_i ≥ 0", "Σ[x_i] ≥ 0")).plus(0),
                "x = 1, 3"),
            new Argument(
                "x has a density on the positive orthant: entries are almost surely > 0 and"
                    + " distinct, and all moments are finite"))
        .boundary(
            "every n: the hypotheses hold, and also y₀ ≥ 0 and x₀ > 0. The expected errors are"
                + " nevertheless misprinted, as the claims on them show")
        .uses("Proposition E.2, the algorithms have outputs")
        .notThat(
            "Σ is positive definite for c > 1 as well",
            proof(
                "",
                positive.claiming(
                    Statement.of(
                        "c > 0", "c - 1 > 0", "Σ[v_i^2] > 0", "(1 - c)·Σ[v_i^2] + c·Σ[v_i]^2 > 0")),
                "c = 2",
                "v = 1, 1"),
            "c = 2",
            "v = 1, -1");
  }

  private static Claim error(String algorithm, String entry) {
    Statement mean =
        Statement.of(
            "Σ[p_i] = 1",
            "1/2·Σ[p_i·(t_i^2 - 2·m·t_i + n·m)] = 1/2·(n·m + Σ[p_i·t_i^2] - 2·m·Σ[p_i·t_i])");
    Certificate average = Certificate.of(mean).times("1/2·n·m", 0);
    boolean largest = algorithm.equals("A_ℓ1");
    ClaimSoFar claim =
        new ClaimSoFar(
            "E R(%s) = ½(n(2n−2+π)/π + E(⟨1,x₀⟩²/%s²) + ((2n−2+π)/π)·E(⟨1,x₀⟩/%s))"
                .formatted(algorithm, entry, entry),
            "E R(%s) = ½(n(2n−2+π)/π + E(⟨1,x₀⟩²/%s²) − 2((2n−2+π)/π)·E(⟨1,x₀⟩/%s))"
                    .formatted(algorithm, entry, entry)
                + (largest
                    ? "; 0.35569… for n = 2"
                    : ", where finite: for n = 1, with the value 0"));
    return Claim.of("Section E.1, folded Gaussian, error of " + algorithm, PLACE)
        .says(claim.printed())
        .assuming(MODEL)
        .by(
            counterexample(
                "n = 1: t = 1, v = 1 and R = 0, but the printed sum is ½(1 + 1 + 1) = 3/2",
                Statement.of(
                    "c > 0",
                    "c < 1",
                    "Σ[1] = n",
                    "m = 1 + c·(n - 1)",
                    "x_i > 0",
                    "x_i·t = Σ[x_i]",
                    "1/2·(n·m + t^2 - 2·m·t) = 1/2·(n·m + t^2 + m·t)"),
                "x = 1,",
                "c = 1/2",
                "n = 1",
                "m = 1",
                "t = 1"))
        .but(
            "The sign and the factor of the last term are those of Proposition E.2 "
                + (largest
                    ? "(i). For n = 2 the printed sum is 3.8939…, the error 0.35569…"
                    : "(ii). With the right sign the sum is ∞ − ∞ for n ≥ 2"),
            Effect.STATEMENT,
            claim.corrected())
        .by(
            proof(
                "insert Σ_kk = 1, μ_k = m = (2n − 2 + π)/π and σ² = n·m",
                average,
                "p = 1/2, 1/2",
                "t = 1, 2",
                "m = 2",
                "n = 2"))
        .checkedBy(
            largest
                ? twoFeatures()
                : new Quadrature("n = 1: no error", 0, 0, FoldedGaussian::single))
        .boundary(
            largest
                ? "every n ≥ 1; the expectations are finite by the bounds n and n²"
                : "n = 1, and any distribution with finite E t²; for n ≥ 2 see the blow-up")
        .uses(
            "Proposition E.2 " + (largest ? "(i)" : "(ii)") + ", expected error",
            "Section E.1, moments of the folded Gaussian")
        .code(TrainedRisk.class, LargestEntryRatio.class, ExpectedRisk.class)
        .notThat(
            "the factor of E t is −(2n − 2 + π)/π",
            proof(
                "",
                average.claiming(
                    mean.concluding(
                        "1/2·Σ[p_i·(t_i^2 - 2·m·t_i + n·m)]"
                            + " = 1/2·(n·m + Σ[p_i·t_i^2] - m·Σ[p_i·t_i])")),
                "p = 1,",
                "t = 0,",
                "m = 1",
                "n = 1"),
            "p = 1,",
            "t = 1,",
            "m = 1",
            "n = 1");
  }

  private record ClaimSoFar(String printed, String corrected) {}

  private static Quadrature twoFeatures() {
    return new Quadrature(
        "TrainedRisk for n = 2: ½(σ² + (4 + 4 ln 2)/π − 2μ(1 + (2/π)ln 2)) = 0.35569…",
        0.35569,
        0.35570,
        () ->
            ((ExpectedRisk.Quadrature)
                    trained(2).expectedRisk(IdealisedAlgorithm.MINIMAL_NORM, 2, 0.5, 1))
                .estimate());
  }

  private static QuadratureEstimate single() {
    double value =
        ((ExpectedRisk.Exact)
                trained(1).expectedRisk(IdealisedAlgorithm.MINIMAL_SHARPNESS, 2, 0.5, 1))
            .value();
    return new QuadratureEstimate(value, 0, value, value);
  }

  private static TrainedRisk trained(int n) {
    return new TrainedRisk(
        new FoldedGaussianTraining(n, 0),
        RiskModel.foldedGaussian(Binary64Field.getInstance(), n, Binary64.ZERO));
  }

  private static Claim bounds() {
    Statement first = Statement.of("x_i ≤ a", "Σ[x_i] ≥ 0", "a ≥ 0", "Σ[x_i] ≤ a·Σ[1]");
    Certificate largest = Certificate.of(first).plus(0);
    Certificate square =
        Certificate.of(Statement.of("Σ[x_i] ≤ a·Σ[1]", "Σ[x_i] ≥ 0", "Σ[x_i]^2 ≤ a^2·Σ[1]^2"))
            .plus(Rational.ONE, "a·Σ[1] - Σ[x_i]")
            .plus(Rational.of(2), "1", 0, 1);
    return Claim.of("Section E.1, folded Gaussian, bounds", PLACE)
        .says("Since ⟨1, x₀⟩ ≤ n·x_max, E(⟨1,x₀⟩²/x_max²) ≤ n² and E(⟨1,x₀⟩/x_max) ≤ n")
        .assuming(MODEL)
        .by(
            proof("⟨1, x⟩ ≤ n·x_max", largest, "x = 1, 3", "a = 3"),
            proof("⟨1, x⟩² ≤ n²·x_max²", square, "x = 1, 3", "a = 3"))
        .checkedBy(
            new Quadrature("E t for n = 5", 1, 5, () -> new LargestEntryRatio(5).firstMoment()),
            new Quadrature("E t² for n = 5", 1, 25, () -> new LargestEntryRatio(5).secondMoment()))
        .boundary("every n and every x ≥ 0, x ≠ 0, so for any distribution of such x")
        .code(LargestEntryRatio.class)
        .notThat(
            "⟨1, x₀⟩ ≤ (n − 1)·x_max",
            proof(
                "",
                largest.claiming(first.concluding("Σ[x_i] ≤ a·(Σ[1] - 1)")),
                "x = 1, 3",
                "a = 3"),
            "x = 3, 3",
            "a = 3");
  }
}
