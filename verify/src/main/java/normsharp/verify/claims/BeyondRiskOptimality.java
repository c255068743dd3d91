package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainingPoint;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Beyond the paper: for which data an idealised algorithm minimises the risk over M, for any second
 * moments (Σ, μ).
 *
 * <p>At v = t·e_k the derivative of the risk along x_k e_j − x_j e_k is D_j = x_k(tΣ_jk − μ_j) −
 * x_j(tΣ_kk − μ_k). If all D_j ≥ 0 these are multipliers; if D_j &lt; 0 a small step lowers the
 * risk.
 */
public final class BeyondRiskOptimality {
  /** h = Σe_k; b, S, m are x, Σ and μ at k; D is the derivative. */
  private static final Statement MULTIPLIERS =
      Statement.of(
          "b > 0",
          "b·λ = m - t·S",
          "n_i = t·h_i - μ_i + λ·x_i",
          "b·(t·h_i - μ_i) - x_i·(t·S - m) ≥ 0",
          "n_i ≥ 0");

  private static final Certificate NON_NEGATIVE =
      Certificate.of(MULTIPLIERS).over(0).times("x_i", 1).times("b", 2).plus(3);

  /** Entries j: c = x_j, h = Σ_jk, w = Σ_jj, l = μ_j. */
  private static final Statement LOWER =
      Statement.of(
          "ε > 0",
          "c·(t·S - m) - b·(t·h - l) > 0",
          "c·(t·S - m) - b·(t·h - l) - ε·(S·c^2 - 2·h·b·c + w·b^2) ≥ 0",
          "S·t^2 - 2·m·t > S·(t - ε·c)^2 + 2·h·(t - ε·c)·ε·b + w·ε^2·b^2"
              + " - 2·m·(t - ε·c) - 2·l·ε·b");

  private static final Certificate STEP = Certificate.of(LOWER).plus(0, 1).plus(0, 2);

  private BeyondRiskOptimality() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(oneEntry());
  }

  private static Claim oneEntry() {
    String[] values = {
      "b = 1",
      "λ = 1/2",
      "t = 1/2",
      "S = 1",
      "m = 1",
      "x = 1, 3",
      "h = 1, 0",
      "μ = 1, 1",
      "n = 0, 1/2"
    };
    return Claim.beyond("Beyond: when one entry is the risk minimizer")
        .says(
            "For x_k > 0 and t = y/x_k > 0: t·e_k has the least risk in M ⇔ x_k(tΣ_jk − μ_j) ≥ x_j(tΣ_kk − μ_k) for all j. With k = k_max (k_min) this says when A_ℓ1 (A_S) is optimal")
        .assuming("any Σ ⪰ 0 and μ; any signs of the other x_j")
        .by(
            proof("⇐: n = Σv − μ + λx ≥ 0 for λ = (μ_k − tΣ_kk)/x_k", NON_NEGATIVE, values),
            proof(
                "and n_k = 0, so t·e_k is certified by Proposition E.2 (iii) as corrected",
                Certificate.of(
                        Statement.of(
                            "b > 0",
                            "b·λ = m - t·S",
                            "n_i = t·h_i - μ_i + λ·x_i",
                            "h_i·e_i = S·e_i",
                            "μ_i·e_i = m·e_i",
                            "x_i·e_i = b·e_i",
                            "n_i·e_i = 0"))
                    .times("e_i", 1)
                    .times("e_i", 2)
                    .times("t", 3)
                    .times("-1", 4)
                    .times("λ", 5),
                "b = 1",
                "λ = 1/2",
                "t = 1/2",
                "S = 1",
                "m = 1",
                "x = 1, 3",
                "h = 1, 0",
                "μ = 1, 1",
                "n = 0, 1/2",
                "e = 1, 0"),
            proof(
                "⇒: else (t − εx_j)e_k + εx_k e_j has less risk for small ε > 0",
                STEP,
                "b = 3",
                "c = 1",
                "t = 1/6",
                "S = 1",
                "m = 1",
                "h = 0",
                "w = 1",
                "l = 1",
                "ε = 1/10"),
            proof(
                "and lies in M",
                Certificate.of(Statement.of("b·t = y", "b·(t - ε·c) + c·ε·b = y")).times("1", 0),
                "b = 3",
                "c = 1",
                "t = 1/6",
                "ε = 1/10",
                "y = 1/2"))
        .checkedBy(
            new PropertyTest(
                "the active-set optimum is A_ℓ1's or A_S's output exactly then",
                8,
                300,
                BeyondRiskOptimality::agrees))
        .boundary(
            "every d, every Σ ⪰ 0; ε is small enough that t − εx_j ≥ 0. x_k < 0 after (x, y) ↦ (−x,"
                + " −y)")
        .uses("Proposition E.2 (iii), algorithm")
        .code(ConstrainedOptimum.class, TrainingPoint.class)
        .notThat(
            "a step lowers the risk also where D_j = 0",
            proof(
                "",
                Certificate.of(
                        Statement.of(
                            "ε > 0",
                            "c·(t·S - m) - b·(t·h - l) = 0",
                            "S·t^2 - 2·m·t > S·(t - ε·c)^2 + 2·h·(t - ε·c)·ε·b + w·ε^2·b^2"
                                + " - 2·m·(t - ε·c) - 2·l·ε·b"))
                    .times("2·ε", 1)
                    .plus(0),
                "b = 1",
                "c = 1",
                "t = 1",
                "S = 1",
                "m = 1",
                "h = 0",
                "w = 1",
                "l = 0",
                "ε = 1/10"),
            "b = 1",
            "c = 1",
            "t = 1",
            "S = 1",
            "m = 1",
            "h = 0",
            "w = 1",
            "l = 0",
            "ε = 1/10");
  }

  private static Optional<String> agrees(Samples samples) {
    TrainingPoint<BigFraction> point = RiskSamples.positivePoint(samples);
    int d = point.dimension();
    RiskModel<BigFraction> model =
        RiskModel.linear(
            RiskModel.equicorrelated(d, BigFraction.ONE, new BigFraction(samples.integer(0, 3), 4)),
            RiskSamples.exact(samples.vector(d)),
            BigFraction.ONE);
    for (List<BigFraction> v :
        List.of(
            point.minimalNorm().endToEnd().orElseThrow(),
            point.minimalSharpness().endToEnd().orElseThrow())) {
      if (isStationary(model, point, v) != RiskSamples.isOptimal(model, point, v)) {
        return Optional.of(point + ", v = " + v);
      }
    }
    return Optional.empty();
  }

  /** D_j ≥ 0 for every j, where k is the support of v. */
  private static boolean isStationary(
      RiskModel<BigFraction> model, TrainingPoint<BigFraction> point, List<BigFraction> v) {
    int k = v.indexOf(v.stream().filter(entry -> entry.signum() > 0).findFirst().orElseThrow());
    List<BigFraction> gradient = model.gradient(v);
    for (int j = 0; j < v.size(); j++) {
      BigFraction derivative =
          point
              .x()
              .get(k)
              .multiply(gradient.get(j))
              .subtract(point.x().get(j).multiply(gradient.get(k)));
      if (derivative.signum() < 0) {
        return false;
      }
    }
    return true;
  }
}
