package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.SharpnessFrontier;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Appendix H.13: the trade-off between norm and sharpness, divergence, and the box that excludes
 * it.
 *
 * <p>(x_i − a)(x_i − b) = 0 for x = (b, a) gives ab‖w‖² = (a + b)y − S/4 on M. With s = ⟨x, v⟩/y
 * and c = 2ηay a step multiplies w_i by 1 + cξ_i(1 − s), ξ_i = x_i/a.
 */
public final class AppendixH13 {
  /** 3w₂²/4 after two steps from (1/5, 1/5), exactly. */
  private static final String TWO_STEPS = "12583638882561232227/5960464477539062500";

  private AppendixH13() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(threshold(), divergence());
  }

  /** The exchange of norm against sharpness, beyond the paper. */
  public static List<Claim> twoFeatures() {
    return List.of(frontier());
  }

  private static Claim frontier() {
    Certificate twoValues =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "(x_i - a)·(x_i - b) = 0",
                    "4·Σ[x_i^2·w_i^2] = S",
                    "a·b·Σ[w_i^2] = (a + b)·y - 1/4·S"))
            .times("a + b", 0)
            .times("w_i^2", 1)
            .times("-1/4", 2);
    return Claim.beyond("Beyond: norm against sharpness for d = 2")
        .says(
            "For x = (b, a), 0 < b < a, every point of M has ab‖w⊙w‖₁ = (a + b)y − S/4: less norm is"
                + " more sharpness, point by point")
        .by(
            proof(
                "d = 2, x = (b, a): on all of M, ab‖w⊙w‖₁ = (a + b)y − S/4",
                twoValues,
                "x = 1, 3",
                "w = 1, 1",
                "y = 4",
                "a = 3",
                "b = 1",
                "S = 40"))
        .checkedBy(
            new PropertyTest(
                "theory's frontier is ((a + b)y − 1/(2η))/(ab) for x = (b, a) in between",
                1301,
                40,
                AppendixH13::frontierAgrees))
        .boundary(
            "d = 2, and every d where x takes two values only, y > 0; for more values the right-hand"
                + " side is a lower bound ('Beyond: frontier of norm and sharpness')")
        .code(SharpnessFrontier.class)
        .notThat(
            "ab‖w⊙w‖₁ = (a + b)y − S",
            proof(
                "",
                twoValues.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "(x_i - a)·(x_i - b) = 0",
                        "4·Σ[x_i^2·w_i^2] = S",
                        "a·b·Σ[w_i^2] = (a + b)·y - S")),
                "x = 1, 3",
                "w = 1, 1",
                "y = 4",
                "a = 3",
                "b = 1",
                "S = 40"),
            "x = 1, 3",
            "w = 1, 1",
            "y = 4",
            "a = 3",
            "b = 1",
            "S = 40");
  }

  private static Optional<String> frontierAgrees(Samples samples) {
    Rational b = samples.positive();
    Rational a = b.plus(samples.positive());
    Rational y = samples.positive();
    // 1/(2η) between b·y and a·y: η = 1/(2h) with h = y(b + share·(a − b)).
    Rational share = Rational.of(samples.integer(0, 5), 5);
    Rational h = y.times(b.plus(share.times(a.plus(b.negate()))));
    DiagonalNetwork<BigFraction> network =
        DiagonalNetwork.twoLayers(
            ExactNetworks.fractions(List.of(b, a)), ExactNetworks.fraction(y));
    BigFraction eta = ExactNetworks.fraction(h).multiply(2).reciprocal();
    BigFraction expected =
        ExactNetworks.fraction(a.plus(b).times(y).plus(h.negate()))
            .divide(ExactNetworks.fraction(a.times(b)));
    boolean agrees =
        SharpnessFrontier.leastNorm(network, eta) instanceof FrontierPoint.Exact<BigFraction> point
            && point.value().equals(expected);
    return agrees ? Optional.empty() : Optional.of(network + ", η = " + eta);
  }

  private static Claim threshold() {
    Certificate tooSharp =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "x_i·(x_i - s) ≥ 0",
                    "η > 0",
                    "2·η·s·y > 1",
                    "4·η·Σ[x_i^2·w_i^2] > 2"))
            .times("4·η·s", 0)
            .plus(Rational.of(4), "w_i", 1, 2)
            .plus(Rational.of(2), "1", 3);
    return Claim.of("Appendix H.13, theoretical divergence threshold", "Appendix H.13")
        .says(
            "There is a theoretical divergence threshold above which the sharpness of all points on"
                + " the solution manifold is above 2/η")
        .by(
            proof(
                "η > 1/(2sy), s the least positive entry: S > 2/η on M",
                tooSharp,
                "x = 1, 3",
                "w = 1, 0",
                "y = 1",
                "s = 1",
                "η = 1"),
            proof(
                "η = 1/(2sy): the sharpness minimizers have S = 2/η",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·w_i^2] = y",
                            "(x_i - s)·w_i = 0",
                            "2·η·s·y = 1",
                            "4·η·Σ[x_i^2·w_i^2] = 2"))
                    .times("4·η·s", 0)
                    .times("4·η·x_i·w_i", 1)
                    .times("2", 2),
                "x = 1, 3",
                "w = 1, 0",
                "y = 1",
                "s = 1",
                "η = 1/2"))
        .boundary("every d, any signs of x, y > 0: the threshold is 1/(2y·min_P x_i)")
        .uses("Proposition 3.2 (ii), necessity")
        .code(CriticalLearningRates.class)
        .notThat(
            "the threshold is 1/(4sy)",
            proof(
                "",
                tooSharp.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "x_i·(x_i - s) ≥ 0",
                        "η > 0",
                        "4·η·s·y > 1",
                        "4·η·Σ[x_i^2·w_i^2] > 2")),
                "x = 1, 3",
                "w = 1, 0",
                "y = 1",
                "s = 1",
                "η = 1"),
            "x = 1, 3",
            "w = 1, 0",
            "y = 1",
            "s = 1",
            "η = 1/3");
  }

  private static Claim divergence() {
    // x = (1, 3), y = 4, η = 1/10, start (1/5, 1/5); entries are told apart by x.
    Polynomial contribution = twoStepsOfLargestEntry();
    Certificate escapes =
        Certificate.of(
                Statement.of(
                    "f = 1 + c·(1 - s)",
                    "c > 0",
                    "s ≥ p",
                    "c·(p - 1) ≥ 2 + g",
                    "g > 0",
                    "f^2 ≥ (1 + g)^2"))
            .times("f + 1 + c·(1 - s)", 0)
            .plus(Rational.ONE, "c·(s - 1) - 2 - g")
            .plus(Rational.of(2), "1", 1, 2)
            .plus(Rational.of(2), "1", 3)
            .plus(Rational.of(2), "1", 1, 2, 4)
            .plus(Rational.of(2), "1", 3, 4);
    return Claim.of("Appendix H.13, divergence below the threshold", "Appendix H.13")
        .says(
            "Divergence occurs already for learning rates below the threshold; GD diverges for many"
                + " η where the feasible set is non-empty (Section 3)")
        .by(
            proof(
                "p = a w_k²/y for the largest entry a; c(p − 1) ≥ 2 + g makes p' ≥ (1 + g)²p",
                escapes,
                "f = -3",
                "c = 2",
                "s = 3",
                "p = 3",
                "g = 2"),
            equal(
                "x = (1, 3), y = 4, η = 1/10 from (1/5, 1/5): after two steps p = 2.11…",
                contribution,
                Polynomial.constant(Rational.parse(TWO_STEPS))),
            proof(
                "so c(p − 1) = 2.4·(p − 1) > 2.6; and S = 16 < 20 = 2/η at (2, 0)",
                Certificate.of(Statement.of("p = 211/100 + e", "e ≥ 0", "12/5·(p - 1) ≥ 2 + 3/5"))
                    .times("12/5", 0)
                    .plus(Rational.of(12, 5), "1", 1)
                    .plus(Rational.of(8, 125), "1"),
                "p = 211/100",
                "e = 0"),
            new Argument("p_k ≥ (1 + g)^{2k}p₀ is unbounded."))
        .boundary(
            "an exact orbit that diverges at a feasible rate, c = 12/5; whether it happens depends"
                + " on x: never for max x ≤ 2·min x ('Beyond: trapping box')")
        .uses("Appendix H.13, theoretical divergence threshold")
        .code(TrappingBox.class)
        .notThat(
            "c(p − 1) ≥ 1 suffices for |f| ≥ 1 + g",
            proof(
                "",
                escapes.claiming(
                    Statement.of(
                        "f = 1 + c·(1 - s)",
                        "c > 0",
                        "s ≥ p",
                        "c·(p - 1) ≥ 1",
                        "g > 0",
                        "f^2 ≥ (1 + g)^2")),
                "f = -3",
                "c = 2",
                "s = 3",
                "p = 3",
                "g = 2"),
            "f = 0",
            "c = 1",
            "s = 2",
            "p = 2",
            "g = 1");
  }

  /** The same from the steps: x = (1, 3), y = 4, η = 1/10. */
  private static Polynomial twoStepsOfLargestEntry() {
    Polynomial first = Polynomial.parse("1/5");
    Polynomial second = Polynomial.parse("1/5");
    for (int k = 0; k < 2; k++) {
      Polynomial r =
          first.squared().plus(second.squared().times(Rational.of(3))).plus(Polynomial.parse("-4"));
      first = first.times(Polynomial.ONE.minus(r.times(Rational.of(1, 5))));
      second = second.times(Polynomial.ONE.minus(r.times(Rational.of(3, 5))));
    }
    return second.squared().times(Rational.of(3, 4));
  }
}
