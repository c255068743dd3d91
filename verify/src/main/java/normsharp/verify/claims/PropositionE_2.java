package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainedRisk;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Proposition E.2 (i) and (ii): the expected errors of the norm- and the sharpness-minimizer.
 *
 * <p>R(t·e_k) = ½(Σ_kk t² − 2μ_k t + σ²): the paper prints + μ_k t.
 */
public final class PropositionE_2 {
  private static final String PLACE = "Section E.1";

  private PropositionE_2() {}

  /** The claims, in the order of the statement. */
  public static List<Claim> claims() {
    return List.of(
        expectedError("(i)", "A_ℓ1", "k_max", "x_max", "x₀ ≥ 0, x₀ ≠ 0"),
        expectedError("(ii)", "A_S", "k_min", "x_min", "x₀ > 0"));
  }

  private static Claim expectedError(
      String part, String algorithm, String index, String entry, String features) {
    Statement mean =
        Statement.of(
            "Σ[p_i] = 1",
            "1/2·Σ[p_i·(S_i·t_i^2 - 2·m_i·t_i + q)] = 1/2·(q + Σ[p_i·S_i·t_i^2] - 2·Σ[p_i·m_i·t_i])");
    Certificate average = Certificate.of(mean).times("1/2·q", 0);
    return Claim.of("Proposition E.2 " + part + ", expected error", PLACE)
        .says(
            "E R(%s) = ½(σ² + E(Σ_kk y₀²/%s²) + E(μ_k y₀/%s)), k = %s"
                .formatted(algorithm, entry, entry, index))
        .assuming("y₀ ≥ 0, " + features)
        .by(
            counterexample(
                "d = 1, x = y = 1: v = 1 and R = 0, but the printed sum is ½(1 + 1 + 1) = 3/2",
                Statement.of(
                    "Σ[p_i] = 1",
                    "p_i > 0",
                    "x_i > 0",
                    "x_i·t_i = y_i",
                    "S = Σ[p_i·x_i^2]",
                    "m = Σ[p_i·x_i·y_i]",
                    "q = Σ[p_i·y_i^2]",
                    "1/2·Σ[p_i·(S·t_i^2 - 2·m·t_i + q)]"
                        + " = 1/2·(q + S·Σ[p_i·t_i^2] + m·Σ[p_i·t_i])"),
                "p = 1,",
                "x = 1,",
                "y = 1,",
                "t = 1,",
                "S = 1",
                "m = 1",
                "q = 1"))
        .but(
            "Inserting √(y₀/x_k)·e_k into (21) gives −2μ_k y₀/x_k; the factor −2 became +1. The"
                + " folded Gaussian example inherits it, and its argument that E(y₀/x_min) = ∞"
                + " makes the error infinite.",
            Effect.STATEMENT,
            "E R(%s) = ½(σ² + E(Σ_kk y₀²/%s²) − 2E(μ_k y₀/%s))".formatted(algorithm, entry, entry))
        .by(
            identity(
                "the test risk of t·e_k, z the feature k at each atom of the test distribution",
                "1/2·Σ[p_i·(t·z_i - y_i)^2]"
                    + " = 1/2·(t^2·Σ[p_i·z_i^2] - 2·t·Σ[p_i·z_i·y_i] + Σ[p_i·y_i^2])"),
            proof(
                "its mean over training points, S = Σ_kk and m = μ_k depending on the point",
                average,
                "p = 1/2, 1/2",
                "S = 1, 2",
                "m = 1, 1",
                "t = 1, 3",
                "q = 2"))
        .checkedBy(
            new PropertyTest(
                "RiskModel.risk(t·e_k) = ½(Σ_kk t² − 2μ_k t + σ²)",
                3,
                100,
                PropositionE_2::oneEntry))
        .boundary(
            "every d and every distribution for which the expectations are finite; sums over atoms"
                + " stand for expectations, only their linearity is used; "
                + features
                + ", y₀ ≥ 0. Σ need not be invertible; ties would leave k open")
        .uses("Section E.1, eq. (21)", "Beyond: when an expected error is finite")
        .code(TrainedRisk.class, RiskModel.class)
        .notThat(
            "− E(μ_k y₀/x_k) in place of − 2E(μ_k y₀/x_k)",
            proof(
                "",
                average.claiming(
                    mean.concluding(
                        "1/2·Σ[p_i·(S_i·t_i^2 - 2·m_i·t_i + q)]"
                            + " = 1/2·(q + Σ[p_i·S_i·t_i^2] - Σ[p_i·m_i·t_i])")),
                "p = 1,",
                "S = 1,",
                "m = 1,",
                "t = 0,",
                "q = 1"),
            "p = 1,",
            "S = 1,",
            "m = 1,",
            "t = 1,",
            "q = 1");
  }

  private static Optional<String> oneEntry(Samples samples) {
    int d = samples.dimension();
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(d, BigFraction.ONE, new BigFraction(1, 3)),
            RiskSamples.exact(samples.vector(d)),
            BigFraction.ONE);
    int k = samples.integer(0, d - 1);
    BigFraction t = RiskSamples.exact(samples.rational());
    List<BigFraction> v = new ArrayList<>(Collections.nCopies(d, BigFraction.ZERO));
    v.set(k, t);
    BigFraction expected =
        t.multiply(t)
            .multiply(model.secondMoments().get(k).get(k))
            .subtract(model.crossMoments().get(k).multiply(t).multiply(2))
            .add(model.labelMoment())
            .divide(2);
    return model.risk(v).equals(expected)
        ? Optional.empty()
        : Optional.of("t = " + t + ", k = " + k);
  }
}
