package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainingPoint;
import normsharp.theory.risk.UnconstrainedOptimum;
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
    return List.of(oneEntry(), formulaInGaussianModel());
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

  private static Claim formulaInGaussianModel() {
    Statement negative = Statement.of("v = 1 + ε·r·a", "r·N = 1", "N > 0", "-ε·a - N > 0", "v < 0");
    Certificate below = Certificate.of(negative).over(2).times("-N", 0).times("-ε·a", 1).plus(3);
    return Claim.beyond("Beyond: Proposition E.2 (iii) in Section 3's model")
        .says(
            "For Σ = I, μ = 1, y₀ = ⟨1, x₀⟩ + ε the vector under the root is ṽ = 1 + (ε/‖x₀‖²)x₀; for x₀ > 0 it has a negative entry ⇔ −ε·x_max > ‖x₀‖²")
        .assuming("x₀ ≠ 0")
        .by(
            proof(
                "ṽ lies in the plane (x₀ = (1, 3), y₀ = 1/10: ṽ = (61/100, −17/100), A_opt has (1/10,"
                    + " 0))",
                Certificate.of(
                        Statement.of(
                            "v_i = 1 + ε·r·x_i",
                            "r·Σ[x_i^2] = 1",
                            "Σ[x_i] + ε = y",
                            "Σ[x_i·v_i] = y"))
                    .times("x_i", 0)
                    .times("ε", 1)
                    .times("1", 2),
                "x = 1, 3",
                "v = 61/100, -17/100",
                "ε = -39/10",
                "r = 1/10",
                "y = 1/10"),
            proof(
                "and is stationary: ṽ − 1 + λx = 0 for λ = −ε/‖x‖²",
                Certificate.of(Statement.of("v_i = 1 + ε·r·x_i", "λ = -ε·r", "v_i - 1 + λ·x_i = 0"))
                    .times("1", 0)
                    .times("x_i", 1),
                "x = 1, 3",
                "v = 61/100, -17/100",
                "ε = -39/10",
                "r = 1/10",
                "λ = 39/100"),
            proof(
                "⇐: the entry at x_max = a is negative (N = ‖x‖²)",
                below,
                "a = 3",
                "N = 10",
                "r = 1/10",
                "ε = -39/10",
                "v = -17/100"),
            proof(
                "⇒: else every entry is ≥ 0",
                Certificate.of(
                        Statement.of(
                            "v_i = 1 + ε·r·x_i",
                            "r·N = 1",
                            "N > 0",
                            "N + ε·a ≥ 0",
                            "a - x_i ≥ 0",
                            "-ε ≥ 0",
                            "v_i ≥ 0"))
                    .over(2)
                    .times("N", 0)
                    .times("ε·x_i", 1)
                    .plus(3)
                    .plus(4, 5),
                "x = 1, 3",
                "v = 9/10, 7/10",
                "a = 3",
                "N = 10",
                "r = 1/10",
                "ε = -1"))
        .boundary(
            "every d; ⇒ for ε ≤ 0, and for ε > 0 all entries of ṽ exceed 1. The event has positive"
                + " probability, the formula is then no w⊙w")
        .uses("Proposition E.2 (iii), algorithm")
        .code(UnconstrainedOptimum.class)
        .notThat(
            "a negative entry already for −ε·x_max > ‖x₀‖²/2",
            proof(
                "",
                below.claiming(
                    Statement.of("v = 1 + ε·r·a", "r·N = 1", "N > 0", "-2·ε·a - N > 0", "v < 0")),
                "a = 3",
                "N = 10",
                "r = 1/10",
                "ε = -39/10",
                "v = -17/100"),
            "a = 3",
            "N = 10",
            "r = 1/10",
            "ε = -2",
            "v = 2/5");
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
