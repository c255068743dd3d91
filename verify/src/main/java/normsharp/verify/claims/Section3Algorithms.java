package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainingPoint;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Section 3, the three idealised algorithms, and which of them generalizes best under Lemma E.1's
 * risk R(v) = ½‖v − 1‖² + ½, v = w⊙w.
 *
 * <p>For v with n = v − 1 + νx ≥ 0 and n⊙v = 0: R(u) − R(v) = ½‖u − v‖² + ⟨n, u⟩ on {u ≥ 0, ⟨x, u⟩
 * = y}. A point t·e_k passes exactly when x_j(1 − t) ≥ x_k for every j ≠ k, otherwise moving a
 * little weight to j lowers the risk.
 */
public final class Section3Algorithms {
  private static final Rational HALF = Rational.of(1, 2);

  /** u is any interpolant, v one with multipliers n, ν. */
  private static final Statement LEAST_RISK =
      Statement.of(
          "n_i = v_i - 1 + ν·x_i",
          "n_i ≥ 0",
          "u_i ≥ 0",
          "n_i·v_i = 0",
          "Σ[x_i·u_i] = y",
          "Σ[x_i·v_i] = y",
          "1/2·Σ[(u_i - 1)^2] ≥ 1/2·Σ[(v_i - 1)^2]");

  /** Multipliers certify the global risk minimizer. */
  static final Certificate OPTIMAL =
      Certificate.of(LEAST_RISK)
          .plus(HALF, "u_i - v_i")
          .plus(1, 2)
          .times("-1", 3)
          .times("-ν", 4)
          .times("ν", 5)
          .times("-(u_i - v_i)", 0);

  /** Where x_j(1 − t) &lt; x_k, for b = x_k, c = x_j: weight ε b on j instead of ε c on k. */
  private static final Certificate BETTER =
      Certificate.of(
              Statement.of(
                  "b - c·(1 - t) > 0",
                  "ε > 0",
                  "b - c·(1 - t) - ε·(b^2 + c^2) ≥ 0",
                  "(t - 1)^2 + 1 - (t - ε·c - 1)^2 - (ε·b - 1)^2 > 0"))
          .plus(1, 0)
          .plus(1, 2);

  private Section3Algorithms() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(neitherEver(), neitherInScenario(), formulas());
  }

  private static Claim formulas() {
    Certificate formula =
        Certificate.of(Statement.of("x_i·e_i = a·e_i", "Σ[e_i] = 1", "a·t = y", "Σ[x_i·t·e_i] = y"))
            .times("t", 0)
            .times("a·t", 1)
            .times("1", 2);
    return Claim.of("Section 3, three idealised algorithms", "Section 3")
        .says(
            "A_ℓ1, A_S, A_opt : R^d × R → R^d, given (x₀, y₀), output an interpolating w: √(y₀/x_max)·e_kmax, √(y₀/x_min)·e_kmin, and a risk minimizer in M")
        .assuming("x₀ ≥ 0, a draw conditioned on x ≥ 0")
        .by(
            counterexample(
                "x₀ = (1, 2), ε = −4: y₀ = −1 < 0 has no real √(y₀/x_max)",
                Section3Draw.LABEL_IS_REACHABLE,
                "x = 1, 2",
                "ε = -4",
                "y = -1"),
            impossibility("and M is empty", Section3Draw.EMPTY))
        .but(
            "For y₀ < 0 < x₀, an event of positive probability, none of the three has an output."
                + " Expectations over the draw are undefined unless y₀ ≥ 0 is imposed.",
            Effect.STATEMENT,
            "For x₀ > 0 and y₀ ≥ 0 all three exist; v = w⊙w of A_opt is unique, v = (1 − νx₀)₊ with ν the root of ⟨x₀, (1 − νx₀)₊⟩ = y₀ in Lemma E.1's model")
        .by(
            proof(
                "w⊙w = (y/x_k)·e_k interpolates",
                formula,
                "x = 1, 3",
                "e = 0, 1",
                "a = 3",
                "t = 2",
                "y = 6"),
            proof(
                "v with multipliers n, ν has the least risk in M",
                OPTIMAL,
                "x = 1, 3",
                "v = 1/2, 0",
                "u = 0, 1/6",
                "n = 0, 1/2",
                "ν = 1/2",
                "y = 1/2"),
            equality(
                "and no other interpolant has",
                OPTIMAL,
                0,
                "(u_i - v_i)^2 = 0",
                "x = 1, 3",
                "v = 1/2, 0",
                "u = 1/2, 0",
                "n = 0, 1/2",
                "ν = 1/2",
                "y = 1/2"),
            new Argument(
                "ν ↦ ⟨x, (1 − νx)₊⟩ is continuous, 0 for ν ≥ 1/x_min, and tends to ∞ as ν → −∞:"
                    + " it takes every y ≥ 0 (intermediate value theorem)"))
        .boundary(
            "every d, x₀ > 0, y₀ ≥ 0; the signs of w stay free, 2^|supp| risk minimizers. What"
                + " gradient descent computes is no part of this claim")
        .uses(
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(TrainingPoint.class, ConstrainedOptimum.class)
        .notThat(
            "the multipliers n may be negative",
            proof(
                "",
                OPTIMAL.claiming(
                    Statement.of(
                        "n_i = v_i - 1 + ν·x_i",
                        "n_i ≤ 0",
                        "u_i ≥ 0",
                        "n_i·v_i = 0",
                        "Σ[x_i·u_i] = y",
                        "Σ[x_i·v_i] = y",
                        "1/2·Σ[(u_i - 1)^2] ≥ 1/2·Σ[(v_i - 1)^2]")),
                "x = 1, 1",
                "v = 1, 0",
                "u = 1, 0",
                "n = 0, -1",
                "ν = 0",
                "y = 1"),
            "x = 1, 1",
            "v = 1, 0",
            "u = 1/2, 1/2",
            "n = 0, -1",
            "ν = 0",
            "y = 1");
  }

  private static Claim neitherInScenario() {
    Statement gap =
        Statement.of("Σ[e_i] = 1", "e_i^2 = e_i", "1/2·Σ[(t·e_i - 1)^2] ≥ 1/2·(Σ[1] - 1)");
    Certificate worse =
        Certificate.of(gap).times("-t + 1/2·t^2", 0).times("1/2·t^2", 1).plus(HALF, "t - 1");
    // The goal comes to ½(t − 1)².
    return Claim.of("Section 1.1 (iii), neither attains the lowest error", "Section 1.1")
        .says(
            "We provide scenarios where the lowest expected generalization error is attained by neither of them")
        .assuming("the norm- and the sharpness-minimizer on M; Lemma E.1's test risk")
        .by(
            proof("R(t·e_k) ≥ ½(d − 1) + ½ for every t and k", worse, "e = 0, 1", "t = 4/3"),
            proof(
                "v = 1 interpolates a point without label noise, with R(1) = ½ the least risk",
                Certificate.of(Statement.of("Σ[x_i] = y", "v_i = 1", "Σ[x_i·v_i] = y"))
                    .times("1", 0)
                    .times("x_i", 1),
                "x = 1, 3",
                "y = 4",
                "v = 1, 1"))
        .boundary(
            "every d ≥ 2 and every x₀ with distinct entries > 0, y₀ = ⟨1, x₀⟩: both risks exceed the"
                + " least by at least ½(d − 1). So for the expectation over any such draws; with"
                + " label noise see the claims on Section E.1")
        .code(RiskModel.class)
        .notThat(
            "R(t·e_k) ≥ ½d + ½",
            proof(
                "",
                worse.claiming(gap.concluding("1/2·Σ[(t·e_i - 1)^2] ≥ 1/2·Σ[1]")),
                "e = 0, 1",
                "t = 3"),
            "e = 0, 1",
            "t = 1");
  }

  private static Claim neitherEver() {
    Statement both =
        Statement.of(
            // v is the risk minimizer on M: multipliers n, ν.
            "n_i = v_i - 1 + ν·x_i",
            "n_i ≥ 0",
            "v_i ≥ 0",
            "n_i·v_i = 0",
            "Σ[x_i·v_i] = y",
            // v minimises the sharpness, and x is positive and not constant.
            "s > 0",
            "x_i ≥ s",
            "(x_i - s)·v_i = 0",
            "y > 0",
            "Σ[(x_i - s)^2] > 0",
            "-1 ≥ 0");
    Certificate multipliers =
        Certificate.of(
                Statement.of(
                    "b > 0",
                    "b·ν = 1 - t",
                    "x_i·e_i = b·e_i",
                    "(x_i·(1 - t) - b)·(1 - e_i) ≥ 0",
                    "t·e_i - 1 + ν·x_i ≥ 0"))
            .over(0)
            .times("x_i", 1)
            .times("1 - t", 2)
            .plus(3);
    Certificate never =
        Certificate.of(Statement.of("a > 0", "a - c > 0", "c > 0", "t > 0", "a - c·(1 - t) > 0"))
            .plus(1)
            .plus(2, 3);
    return Claim.of("Abstract, neither bias alone minimizes the error", "Abstract and Section 3")
        .says(
            "We prove for diagonal linear networks trained on a simple regression task that neither implicit bias alone minimizes the generalization error; neither is sufficient for best generalization")
        .assuming(
            "read as a statement about every training point: x₀ > 0 not constant, y₀ > 0; Lemma E.1's test risk")
        .by(
            counterexample(
                "x₀ = (1, 3), y₀ = 1/2: the sharpness minimizer v = (1/2, 0) is the risk minimizer,"
                    + " R = 9/8 against 97/72 for the norm minimizer (0, 1/6)",
                both,
                "x = 1, 3",
                "v = 1/2, 0",
                "n = 0, 1/2",
                "ν = 1/2",
                "s = 1",
                "y = 1/2"),
            proof(
                "such multipliers certify the least risk",
                OPTIMAL,
                "x = 1, 3",
                "v = 1/2, 0",
                "u = 0, 1/6",
                "n = 0, 1/2",
                "ν = 1/2",
                "y = 1/2"))
        .but(
            "As a statement about examples it is true (Section 1.1 (iii)). It does not hold for all"
                + " data, and the paper has no statement that says for which. For small"
                + " labels, y₀ ≤ x_min(1 − x_min/x_2) with x_2 the second smallest entry, an event"
                + " of positive probability in the model, least sharpness alone generalizes best."
                + " In expectation over draws with d ≥ 2 and y₀ > 0 the sentence is true: the norm"
                + " minimizer is never optimal, the sharpness minimizer on that event only.",
            Effect.CONCLUSION,
            "For x₀ > 0 with distinct entries, d ≥ 2, y₀ > 0 and Lemma E.1's risk: t·e_k ∈ M has the least risk ⇔ x_j(1 − t) ≥ x_k for all j ≠ k. Never so for the norm minimizer; for the sharpness minimizer ⇔ y₀ ≤ x_min(1 − x_min/x_2)")
        .by(
            proof(
                "⇐: then n = t·e_k − 1 + νx ≥ 0 with ν = (1 − t)/x_k, and n_k = 0",
                multipliers,
                "x = 1, 3",
                "e = 1, 0",
                "b = 1",
                "t = 1/2",
                "ν = 1/2"),
            proof(
                "n_k = 0",
                Certificate.of(
                        Statement.of(
                            "b > 0",
                            "b·ν = 1 - t",
                            "x_i·e_i = b·e_i",
                            "e_i^2 = e_i",
                            "(t·e_i - 1 + ν·x_i)·e_i = 0"))
                    .times("e_i", 1)
                    .times("ν", 2)
                    .times("t", 3),
                "x = 1, 3",
                "e = 1, 0",
                "b = 1",
                "t = 1/2",
                "ν = 1/2"),
            proof(
                "⇒: else moving εx_j from k to εx_k on j lowers the risk for small ε > 0",
                BETTER,
                "b = 3",
                "c = 1",
                "t = 1/6",
                "ε = 1/10"),
            proof(
                "and stays in M",
                Certificate.of(Statement.of("b·t = y", "b·(t - ε·c) + c·ε·b = y")).times("1", 0),
                "b = 3",
                "c = 1",
                "t = 1/6",
                "ε = 1/10",
                "y = 1/2"),
            proof(
                "the norm minimizer always fails: x_j(1 − t) < x_max",
                never,
                "a = 3",
                "c = 1",
                "t = 1/6"),
            proof(
                "for s = x_min ≤ q = x_2 ≤ x_j and t = y/s ≤ 1 − s/q every j passes",
                Certificate.of(
                        Statement.of(
                            "q > 0", "q·(1 - t) - s ≥ 0", "c - q ≥ 0", "s > 0", "c·(1 - t) ≥ s"))
                    .over(0)
                    .plus(0, 1)
                    .plus(1, 2)
                    .plus(2, 3),
                "q = 3",
                "t = 1/2",
                "s = 1",
                "c = 4"))
        .checkedBy(
            new PropertyTest(
                "the active-set optimum is A_ℓ1's or A_S's output exactly then",
                1,
                400,
                Section3Algorithms::agrees))
        .boundary(
            "every d ≥ 2, x₀ > 0, y₀ > 0, the risk of Lemma E.1; ε is small enough that t − εx_j ≥ 0."
                + " Ties in x only enlarge the two sets; for constant x₀ both hold the risk"
                + " minimizer. Other moments: see beyond the paper")
        .uses("Section 3, three idealised algorithms")
        .code(TrainingPoint.class, ConstrainedOptimum.class)
        .notThat(
            "less risk near t·e_k for every t",
            proof(
                "",
                BETTER.claiming(
                    Statement.of(
                        "b > 0",
                        "ε > 0",
                        "1 - ε ≥ 0",
                        "(t - 1)^2 + 1 - (t - ε·c - 1)^2 - (ε·b - 1)^2 > 0")),
                "b = 1",
                "ε = 1/2",
                "t = 1/2",
                "c = 3"),
            "b = 1",
            "ε = 1/10",
            "t = 1/2",
            "c = 3");
  }

  private static Optional<String> agrees(Samples samples) {
    TrainingPoint<BigFraction> point = RiskSamples.positivePoint(samples);
    List<BigFraction> x = point.x();
    if (x.stream().distinct().count() < Math.max(2, x.size())) {
      return Optional.empty();
    }
    RiskModel<BigFraction> model = RiskSamples.gaussian(x.size());
    List<BigFraction> norm = point.minimalNorm().endToEnd().orElseThrow();
    List<BigFraction> sharpness = point.minimalSharpness().endToEnd().orElseThrow();
    List<BigFraction> sorted = x.stream().sorted().toList();
    BigFraction least = sorted.get(0);
    BigFraction bound = least.multiply(BigFraction.ONE.subtract(least.divide(sorted.get(1))));
    boolean expected = point.y().compareTo(bound) <= 0;
    boolean same =
        !RiskSamples.isOptimal(model, point, norm)
            && expected == RiskSamples.isOptimal(model, point, sharpness);
    return same ? Optional.empty() : Optional.of("x = " + x + ", y = " + point.y());
  }
}
