package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.FoldedGaussianTraining;
import normsharp.theory.risk.IdealisedAlgorithm;
import normsharp.theory.risk.RiskFiniteness;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainedRisk;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.MonteCarlo;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * Beyond the paper: for which data the expected errors of the idealised algorithms are finite.
 *
 * <p>R(t·e_k) lies between two multiples of Σ_kk t² up to constants, so E R &lt; ∞ ⇔ E Σ_kk t² &lt;
 * ∞. With label noise y₀ stays away from 0 as x_max → 0, where the shell u &lt; x_max ≤ 2u has
 * volume (2^d − 1)u^d and t² is of order u⁻²: infinite for d ≤ 2, for any interpolating algorithm.
 */
public final class BeyondExpectedRisk {
  private static final Rational HALF = Rational.of(1, 2);
  private static final Binary64Field DOUBLES = Binary64Field.getInstance();

  /** R(t·e_k) for Σ = (1 − c)I + c·11ᵀ and μ = Σ1; premises: 2 is 0 ≤ c, 3 is c ≤ 1. */
  static final Certificate ONE_ENTRY_FOLDED =
      Certificate.of(
              Statement.of(
                  "Σ[e_i] = 1",
                  "e_i^2 = e_i",
                  "c ≥ 0",
                  "c ≤ 1",
                  "1/2·((1 - c)·Σ[(t·e_i - 1)^2] + c·Σ[t·e_i - 1]^2)"
                      + " ≥ 1/2·(1 - c)·(Σ[1] - 1)"))
          .times("1/2·(1 - c)·(t^2 - 2·t)", 0)
          .times("1/2·(1 - c)·t^2", 1)
          .plus(HALF, "t - 1", 3)
          .plus(HALF, "Σ[t·e_i - 1]", 2);

  private BeyondExpectedRisk() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(emptiness(), finite(), infinite(), noisy(), foldedOptimum());
  }

  private static MonteCarlo probability(int d, double low, double high, int samples) {
    return new MonteCarlo(
        "d = " + d,
        low,
        high,
        () -> new FoldedGaussianTraining(d, 1).emptinessProbability(samples, 0.99, 1));
  }

  private static Claim emptiness() {
    return Claim.beyond("Beyond: probability that a generic draw has no interpolant")
        .says(
            "P(M = ∅) = P(y₀ < 0) = E Φ(−⟨1, x₀⟩): 1/4 for d = 1, (2/π)·arccos(1/√3) − 1/2 = 0.1082 for d = 2")
        .assuming("x ~ N(0, I_d), y = ⟨1, x⟩ + ε, ε ~ N(0, 1) independent, conditioned on x ≥ 0")
        .by(
            impossibility("y < 0 < x is not interpolated", Section3Draw.EMPTY),
            probability(1, 0.249, 0.251, 200_000),
            probability(2, 0.1072, 0.1092, 200_000),
            new Argument(
                "d = 1: (x, ε) is rotationally symmetric and {x > 0, x + ε < 0} is a sector of"
                    + " angle π/4 in the half-plane x > 0. d = 2: the spherical triangle of the"
                    + " cone {x₁, x₂ > 0, x₁ + x₂ + ε < 0} has the angles π/2 and twice"
                    + " arccos(1/√3)"))
        .boundary("values for d = 1, 2; for every d the probability is positive")
        .uses("Section 3, two points each")
        .code(FoldedGaussianTraining.class)
        .notThat(
            "1/2 for d = 1, as without the condition x ≥ 0", probability(1, 0.49, 0.51, 20_000));
  }

  private static Claim finite() {
    Statement lower = Statement.of("S > 0", "S·q - m^2 ≥ 0", "S·t^2 - 2·m·t + q ≥ 1/2·S·t^2 - q");
    Certificate below =
        Certificate.of(lower).over(0).plus(HALF, "S·t - 2·m").plus(Rational.of(2), "1", 1);
    return Claim.beyond("Beyond: when an expected error is finite")
        .says(
            "½(½Σ_kk t² − σ²) ≤ R(t·e_k) ≤ Σ_kk t² + σ²; so E R(t·e_k) < ∞ ⇔ E(Σ_kk t²) < ∞, and then the sums in Proposition E.2 (i) and (ii), with −2μ_k, are defined")
        .assuming("Σ, σ² finite, Σ_kk > 0, t = y₀/x_k")
        .by(
            proof("lower bound, with μ_k² ≤ Σ_kk σ²", below, "S = 1", "q = 1", "m = 1", "t = 2"),
            proof(
                "upper bound",
                Certificate.of(
                        Statement.of("S > 0", "S·q - m^2 ≥ 0", "2·S·t^2 + 2·q ≥ S·t^2 - 2·m·t + q"))
                    .over(0)
                    .plus(Rational.ONE, "S·t + m")
                    .plus(1),
                "S = 1",
                "q = 1",
                "m = 1",
                "t = 2"),
            new Argument("an expectation keeps ≤, and E t² < ∞ gives E|t| < ∞ (Cauchy–Schwarz)"))
        .boundary("every d and every distribution with finite Σ, σ²")
        .uses("Section E.1, eq. (21)")
        .code(RiskModel.class, RiskFiniteness.class)
        .notThat(
            "R(t·e_k) ≥ ½Σ_kk t²",
            proof(
                "",
                below.claiming(lower.concluding("S·t^2 - 2·m·t + q ≥ S·t^2")),
                "S = 1",
                "q = 1",
                "m = 1",
                "t = 0"),
            "S = 1",
            "q = 1",
            "m = 1",
            "t = 1");
  }

  private static Claim infinite() {
    Statement atoms = Statement.of("p_i = x_i", "x_i·t_i = 1", "t_i ≥ 1", "Σ[p_i·t_i^2] ≥ Σ[1]");
    Certificate diverges = Certificate.of(atoms).times("t_i^2", 0).times("t_i", 1).plus(2);
    return Claim.beyond("Beyond: infinite errors under Proposition E.2's hypotheses")
        .says(
            "x = 2^−k with probability 2^−k (k ≥ 1), y = 1, d = 1 satisfies the hypotheses (Σ = 1/7, μ = 1/3, σ² = 1), but E(y₀²/x_max²) = E(y₀/x_max) = ∞: the sums in Proposition E.2 read ∞ − ∞")
        .by(
            proof(
                "any N atoms with p = x ≤ 1, y = 1 give E(y₀/x_max)² ≥ N",
                diverges,
                "p = 1/2, 1/4",
                "x = 1/2, 1/4",
                "t = 2, 4"),
            proof(
                "and E(y₀/x_max) = N: both terms are infinite",
                Certificate.of(Statement.of("p_i = x_i", "x_i·t_i = 1", "Σ[p_i·t_i] = Σ[1]"))
                    .times("t_i", 0)
                    .times("1", 1),
                "p = 1/2, 1/4",
                "x = 1/2, 1/4",
                "t = 2, 4"),
            new Argument(
                "partial sums over the first N atoms tend to the expectation; geometric series give"
                    + " Σ8^−k = 1/7 and Σ4^−k = 1/3"))
        .boundary("one distribution; R ≥ 0, so E R = ∞ is well defined, its printed sum is not")
        .uses("Beyond: when an expected error is finite")
        .code(TrainedRisk.class)
        .notThat(
            "any N atoms give E(y₀/x_max)² ≤ 2N",
            proof(
                "",
                diverges.claiming(atoms.concluding("Σ[p_i·t_i^2] ≤ 2·Σ[1]")),
                "p = 1,",
                "x = 1,",
                "t = 1,"),
            "p = 1/2, 1/4",
            "x = 1/2, 1/4",
            "t = 2, 4");
  }

  private static Claim noisy() {
    Statement shell = Statement.of("a·t = y", "y ≥ 1", "a ≤ 2·u", "t ≥ 0", "2·u·t ≥ 1");
    Certificate large = Certificate.of(shell).times("1", 0).plus(1).plus(2, 3);
    return Claim.beyond("Beyond: expected errors with label noise")
        .says(
            "Given x₀ ≥ 0 and y₀ ≥ 0: for d ≤ 2 every algorithm that interpolates has E R = ∞, also A_opt; for d ≥ 3, E R(A_opt) ≤ E R(A_ℓ1) < ∞ = E R(A_S). So for d = 2, Figure 4's dimension, the expected error over draws is the same, ∞, for all three")
        .assuming("Section 3's model: x ~ N(0, I_d), y = ⟨1, x⟩ + ε, ε ~ N(0, 1); Lemma E.1's risk")
        .by(
            proof(
                "any interpolating v ≥ 0 has Σv ≥ t = y₀/x_max",
                Certificate.of(
                        Statement.of(
                            "x_i ≤ a",
                            "v_i ≥ 0",
                            "Σ[x_i·v_i] = y",
                            "a·t = y",
                            "a > 0",
                            "Σ[v_i] ≥ t"))
                    .over(4)
                    .plus(0, 1)
                    .times("1", 2)
                    .times("-1", 3),
                "x = 1, 2",
                "v = 2, 0",
                "y = 2",
                "a = 2",
                "t = 1"),
            proof(
                "2d(R − ½) ≥ (Σv − d)²",
                Certificate.of(Statement.of("Σ[1] > 0", "Σ[1]·Σ[(v_i - 1)^2] ≥ (Σ[v_i] - Σ[1])^2"))
                    .over(0)
                    .plus(Rational.ONE, "Σ[1]·(v_i - 1) - Σ[v_i] + Σ[1]"),
                "v = 2, 0"),
            proof(
                "which is ≥ (t − d)² for t ≥ d",
                Certificate.of(Statement.of("z - t ≥ 0", "t - n ≥ 0", "(z - n)^2 ≥ (t - n)^2"))
                    .plus(Rational.ONE, "z - t")
                    .plus(Rational.of(2), "1", 0, 1),
                "z = 5",
                "t = 4",
                "n = 2"),
            proof(
                "t ≥ 1/(2u) where x_max ≤ 2u and y₀ ≥ 1",
                large,
                "a = 1",
                "t = 2",
                "y = 2",
                "u = 1"),
            identity(
                "d = 2: the shell's area times 1/(2u)² is 3/4 for each u",
                "4·((2·u)^2 - u^2) = 3·(2·u)^2"),
            proof(
                "d ≥ 3: t² ≤ 2d² + 2ε²/x_max²",
                Certificate.of(
                        Statement.of(
                            "a·t = z + ε", "n·a - z ≥ 0", "z ≥ 0", "2·n^2·a^2 + 2·ε^2 ≥ a^2·t^2"))
                    .times("-(a·t + z + ε)", 0)
                    .plus(Rational.ONE, "z - ε")
                    .plus(Rational.of(2), "n·a - z")
                    .plus(Rational.of(4), "1", 1, 2),
                "a = 1",
                "t = 3",
                "z = 2",
                "ε = 1",
                "n = 2"),
            new Argument(
                "x₀ has a density between two positive constants on [0, 1]^d, y₀ ∈ [1, d + 2] has"
                    + " positive probability given x₀ there, and the shells u = 2^−k are disjoint:"
                    + " for d = 2 each adds the same amount to E t², for d = 1 more; for d ≥ 3 E"
                    + " 1/x_max² is at most a geometric series plus 1. For A_S with t = y₀/x_min"
                    + " already the shells of x_min diverge"))
        .checkedBy(
            new PropertyTest("TrainedRisk says so", 6, 30, s -> finitenessOfNoisy(s.integer(1, 8))))
        .boundary(
            "every d; certified: the bounds on each shell; the sum over shells is the named"
                + " argument. d = 2 is the setting of Figure 4")
        .uses("Beyond: when an expected error is finite")
        .code(TrainedRisk.class, RiskFiniteness.class)
        .notThat(
            "t ≥ 1/u on the shell",
            proof(
                "",
                large.claiming(shell.concluding("u·t ≥ 1")),
                "a = 1",
                "t = 2",
                "y = 2",
                "u = 1"),
            "a = 2",
            "t = 1/2",
            "y = 1",
            "u = 1");
  }

  private static Claim foldedOptimum() {
    return Claim.beyond("Beyond: the folded Gaussian's optimum")
        .says(
            "For y = ⟨1, x⟩ the optimum of every draw is v = 1, with R = 0; the norm and the sharpness minimizer have R ≥ ½(1 − 2/π)(n − 1)")
        .assuming("x ~ |N(0, I_n)|, Σ = (1 − c)I + c·11ᵀ, μ = Σ1, σ² = 1ᵀΣ1, c = 2/π")
        .by(
            proof(
                "v = 1 interpolates",
                Certificate.of(Statement.of("v_i = 1", "Σ[x_i] = y", "Σ[x_i·v_i] = y"))
                    .times("x_i", 0)
                    .times("1", 1),
                "x = 1, 3",
                "v = 1, 1",
                "y = 4"),
            identity(
                "R(v) = ½((1 − c)‖v − 1‖² + c⟨1, v − 1⟩²), so R(1) = 0 is the least",
                "1/2·((1 - c)·Σ[v_i^2] + c·Σ[v_i]^2 - 2·(1 - c + c·Σ[1])·Σ[v_i] + (1 - c + c·Σ[1])·Σ[1])"
                    + " = 1/2·((1 - c)·Σ[(v_i - 1)^2] + c·Σ[v_i - 1]^2)"),
            proof("R(t·e_k) ≥ ½(1 − c)(n − 1)", ONE_ENTRY_FOLDED, "e = 0, 1", "c = 2/3", "t = 4/3"))
        .boundary("every n; 0 < c = 2/π < 1, in the certificate any 0 ≤ c ≤ 1")
        .uses("Section E.1, moments of the folded Gaussian")
        .code(TrainedRisk.class)
        .notThat(
            "R(t·e_k) ≥ ½(1 − c)n",
            proof(
                "",
                ONE_ENTRY_FOLDED.claiming(
                    ONE_ENTRY_FOLDED
                        .statement()
                        .concluding(
                            "1/2·((1 - c)·Σ[(t·e_i - 1)^2] + c·Σ[t·e_i - 1]^2) ≥ 1/2·(1 - c)·Σ[1]")),
                "e = 0, 1",
                "c = 2/3",
                "t = 4/3"),
            "e = 1,",
            "c = 1/2",
            "t = 1");
  }

  /** What {@code theory} says about noiseless folded draws against what is proved here. */
  static Optional<String> finitenessOfFolded(int n) {
    TrainedRisk risk =
        new TrainedRisk(
            new FoldedGaussianTraining(n, 0), RiskModel.foldedGaussian(DOUBLES, n, Binary64.ZERO));
    boolean same =
        isInfinite(risk, IdealisedAlgorithm.MINIMAL_SHARPNESS) == n >= 2
            && !isInfinite(risk, IdealisedAlgorithm.MINIMAL_NORM)
            && !isInfinite(risk, IdealisedAlgorithm.OPTIMUM);
    return same ? Optional.empty() : Optional.of("n = " + n);
  }

  private static Optional<String> finitenessOfNoisy(int n) {
    TrainedRisk risk =
        new TrainedRisk(new FoldedGaussianTraining(n, 1), RiskModel.gaussian(DOUBLES, n));
    boolean same =
        isInfinite(risk, IdealisedAlgorithm.MINIMAL_SHARPNESS)
            && isInfinite(risk, IdealisedAlgorithm.MINIMAL_NORM) == n <= 2
            && isInfinite(risk, IdealisedAlgorithm.OPTIMUM) == n <= 2;
    return same ? Optional.empty() : Optional.of("n = " + n);
  }

  private static boolean isInfinite(TrainedRisk risk, IdealisedAlgorithm algorithm) {
    return risk.finiteness(algorithm) instanceof RiskFiniteness.InfiniteMean;
  }
}
