package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.RiskFiniteness;
import normsharp.theory.risk.TrainedRisk;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.CertificateProof;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Section E.1, the folded Gaussian: the expected error of A_S is infinite for n ≥ 2, and the
 * conclusion drawn from it.
 *
 * <p>With t = ⟨1, x₀⟩/x_min the error is ½(σ² + E t² − 2μ E t). E t = ∞ alone gives ∞ − ∞; but t² −
 * 2μt ≥ ½t² − 2μ² and t² ≥ 2t − 1 give ∞.
 */
public final class FoldedGaussianBlowUp {
  private static final String PLACE = "Section E.1, folded Gaussian";
  private static final String MODEL = "x ~ |N(0, I_n)|, y = ⟨1, x⟩";
  private static final Rational HALF = Rational.of(1, 2);

  /** n = 1: the only entry is x_min, x_max and ⟨1, x⟩ at once. */
  private static final String[] ONE_FEATURE = {"x_i > 0", "x_i·t = Σ[x_i]"};

  private static final Argument INTEGRAL =
      new Argument(
          "the integrand is ≥ 0, so a smaller region gives less; the intervals (2^(−k−1), 2^−k], k ≥ 0, are disjoint in [0, 1], where exp(−x²/2) ≥"
              + " e^(−1/2): each adds at least e^(−1/2)(n − 1)/2, so the integral over x₁ is ∞;"
              + " Tonelli's theorem splits off the integral over [1, 2]^(n−1), which is > 0");

  private FoldedGaussianBlowUp() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(display(), infiniteError(), consequently());
  }

  private static Claim display() {
    // b = x₁ in [0, 1]; c holds the other n − 1 entries, in [1, 2].
    Statement ratio =
        Statement.of("b ≥ 0", "c_i ≥ 1", "Σ[1] = n - 1", "b·t = b + Σ[c_i]", "b·t ≥ n - 1");
    Certificate numerator = Certificate.of(ratio).plus(0).plus(1).times("1", 2).times("1", 3);
    Certificate dyadic =
        Certificate.of(Statement.of("r·x = 1", "r ≥ 0", "x ≤ 2·u", "2·u·r ≥ 1"))
            .times("1", 0)
            .plus(1, 2);
    return Claim.of("Section E.1, folded Gaussian, the expectation blows up", PLACE)
        .says(
            "Due to x_min the expectation blows up: E⟨1,x₀⟩/x_min ≥ (2/π)^{n/2}∫_{[0,1]×[1,2]^{n−1}} ((x₁+…+x_n)/min_i x_i)e^{−½‖x‖²}dx ≥ (2/π)^{n/2}∫_{[0,1]}((n−1)/x₁)e^{−½x₁²}dx₁·∫_{[1,2]^{n−1}}… = ∞")
        .assuming(MODEL)
        .by(
            counterexample(
                "n = 1: ⟨1, x₀⟩/x_min = 1, so the expectation is 1; the integrand (n − 1)/x₁ is 0",
                Statement.of(ONE_FEATURE[0], ONE_FEATURE[1], "t > 1"),
                "x = 5,",
                "t = 1"))
        .but(
            "For n = 1 the factor n − 1 vanishes. For n ≥ 2 each step holds.",
            Effect.COSMETIC,
            "For n ≥ 2 both inequalities hold and E⟨1, x₀⟩/x_min = ∞; for n = 1 it is 1")
        .by(
            proof(
                "min_i x_i = x₁ on [0, 1] × [1, 2]^(n−1)",
                Certificate.of(Statement.of("b ≤ 1", "c_i ≥ 1", "c_i ≥ b")).plus(0).plus(1),
                "b = 1/2",
                "c = 1, 2"),
            proof("x₁ + … + x_n ≥ n − 1 there", numerator, "b = 1/2", "c = 1, 2", "n = 3", "t = 7"),
            proof(
                "1/x ≥ 1/(2u) on [u, 2u], an interval of length u: ∫dx/x ≥ 1/2",
                dyadic,
                "u = 1/4",
                "x = 1/3",
                "r = 3"),
            INTEGRAL)
        .boundary("every n ≥ 2; the sum over infinitely many intervals is the named argument")
        .code(TrainedRisk.class)
        .notThat(
            "x₁ + … + x_n ≥ n there",
            proof(
                "",
                numerator.claiming(ratio.concluding("b·t ≥ n")),
                "b = 1/2",
                "c = 1, 2",
                "n = 3",
                "t = 7"),
            "b = 1/2",
            "c = 1, 1",
            "n = 3",
            "t = 5");
  }

  private static Claim infiniteError() {
    Statement below = Statement.of("t^2 - 2·m·t ≥ 1/2·t^2 - 2·m^2");
    return Claim.of("Section E.1, folded Gaussian, infinite error of A_S", PLACE)
        .says("In this case the expectation E R(A_S) blows up to infinity")
        .assuming(MODEL)
        .by(
            counterexample(
                "n = 1: t = 1, v = 1, no error at all",
                Statement.of(ONE_FEATURE[0], ONE_FEATURE[1], "1/2·(t - 1)^2 > 0"),
                "x = 5,",
                "t = 1"))
        .but(
            "The printed display needs the wrong sign of Proposition E.2 (ii): with −2μE t in place"
                + " of + μE t, the two infinite terms have opposite signs and nothing follows from E"
                + " t = ∞ alone. For n = 1 the statement is false.",
            Effect.PROOF,
            "For n ≥ 2, E R(A_S) = ∞; for n = 1, R(A_S) = 0")
        .by(
            new CertificateProof(
                "R ≥ ½(σ² − 2μ² + ½t²) at each point",
                Certificate.of(below).plus(HALF, "t - 2·m"),
                Optional.empty()),
            new CertificateProof(
                "t² ≥ 2t − 1, so that E t = ∞ gives E t² = ∞",
                Certificate.of(Statement.of("t^2 ≥ 2·t - 1")).plus(Rational.ONE, "t - 1"),
                Optional.empty()),
            INTEGRAL)
        .checkedBy(finiteness())
        .boundary("every n; that E t = ∞ rests on the display's argument")
        .uses(
            "Section E.1, folded Gaussian, the expectation blows up",
            "Section E.1, folded Gaussian, error of A_S")
        .code(TrainedRisk.class, RiskFiniteness.class)
        .notThat(
            "t² − 2μt ≥ ½t² − μ²",
            proof(
                "",
                Certificate.of(Statement.of("t^2 - 2·m·t ≥ 1/2·t^2 - m^2")).plus(HALF, "t - 2·m"),
                "t = 0",
                "m = 1"),
            "t = 2",
            "m = 1");
  }

  private static PropertyTest finiteness() {
    return new PropertyTest(
        "TrainedRisk says infinite for A_S exactly for n ≥ 2, and finite for A_ℓ1",
        5,
        30,
        samples -> BeyondExpectedRisk.finitenessOfFolded(samples.integer(1, 9)));
  }

  private static Claim consequently() {
    Statement bound = Statement.of("t ≥ 1", "n - t ≥ 0", "m ≥ 0", "n^2 - 2·m ≥ t^2 - 2·m·t");
    Certificate finite =
        Certificate.of(bound)
            .plus(Rational.of(2), "1", 2, 0)
            .plus(Rational.ONE, "n - t")
            .plus(Rational.of(2), "1", 1, 0)
            .plus(Rational.of(2), "1", 1);
    return Claim.of("Section E.1, folded Gaussian, consequently", PLACE)
        .says(
            "Consequently, as in the simpler setting above we see that the implicit GF-regularization leads to smaller generalization error than the sharpness regularization")
        .assuming(MODEL)
        .by(
            counterexample(
                "n = 1: both algorithms learn v = 1, both errors are 0",
                Statement.of(
                    ONE_FEATURE[0], ONE_FEATURE[1], "x_i·s = Σ[x_i]", "(t - 1)^2 < (s - 1)^2"),
                "x = 5,",
                "t = 1",
                "s = 1"))
        .but(
            "Needs n ≥ 2. And \"as in the simpler setting above\" is not so for the setting's d = 2,"
                + " where label noise makes both expected errors infinite.",
            Effect.STATEMENT,
            "For n ≥ 2, ½(1 − 2/π)(n − 1) ≤ E R(A_ℓ1) ≤ ½(σ² + n² − 2μ) < ∞ = E R(A_S), while v = 1 has error 0: the norm bias is better than the sharpness bias, and neither is optimal")
        .by(
            proof("1 ≤ t ≤ n bounds the error of A_ℓ1", finite, "t = 2", "n = 3", "m = 2"),
            proof(
                "R(t·e_k) ≥ ½(1 − c)(n − 1), c = 2/π",
                BeyondExpectedRisk.ONE_ENTRY_FOLDED,
                "e = 0, 1",
                "c = 2/3",
                "t = 4/3"),
            new Argument("E R(A_S) = ∞ for n ≥ 2, the claim before"))
        .boundary("every n ≥ 2")
        .uses(
            "Section E.1, folded Gaussian, infinite error of A_S",
            "Section E.1, folded Gaussian, error of A_ℓ1",
            "Section E.1, folded Gaussian, bounds")
        .code(TrainedRisk.class)
        .notThat(
            "E R(A_ℓ1) ≤ ½(σ² + n² − 2μn)",
            proof(
                "",
                finite.claiming(bound.concluding("n^2 - 2·m·n ≥ t^2 - 2·m·t")),
                "t = 2",
                "n = 3",
                "m = 2"),
            "t = 1",
            "n = 3",
            "m = 3");
  }
}
