package normsharp.verify.claims;

import static normsharp.verify.claims.DiagonalLoss.equal;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.CubicMap;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Where gradient descent stays: the trapping box for x ≥ 0, y &gt; 0, and the cubic map of d = 1.
 *
 * <p>With p_i = x_i v_i/y ≥ 0, s = Σp_i, ξ_i = x_i/a ∈ [0, 1] and c = 2ηay a step is p_i' = p_i(1 +
 * cξ_i(1 − s))². For s ≤ 1, s' ≤ s(1 + c(1 − s))² ≤ 4u³/(27c), u = 1 + c, and 27(u + 1) − 4u³ = (3
 * − u)(2u + 3)².
 */
public final class BoundedDescent {
  private BoundedDescent() {}

  /** The claims. */
  public static List<Claim> claims() {
    return List.of(box(), rates(), cubic(), cycle());
  }

  private static Claim box() {
    Certificate below =
        Certificate.of(
                Statement.of(
                    "p_i ≥ 0",
                    "ξ_i ≥ 0",
                    "ξ_i ≤ 1",
                    "c > 0",
                    "s ≤ 1",
                    "Σ[p_i] = s",
                    "s·(1 + c·(1 - s))^2 - Σ[p_i·(1 + c·ξ_i·(1 - s))^2] ≥ 0"))
            .times("-(1 + c·(1 - s))^2", 5)
            .plus(Rational.of(2), "1", 0, 2, 3, 4)
            .plus(Rational.ONE, "c·(1 - s)", 0, 2)
            .plus(Rational.ONE, "c·(1 - s)", 0, 1, 2);
    Certificate peak =
        Certificate.of(
                Statement.of("c > 0", "c ≤ 2", "s ≥ 0", "s ≤ 1", "c·s·(1 + c·(1 - s))^2 ≤ c + 2"))
            .plus(Rational.of(1, 27), "2·c + 5", 1)
            .plus(Rational.ONE, "c·s - 1/3·(1 + c)", 0, 3)
            .plus(Rational.of(1, 3), "c·s - 1/3·(1 + c)", 0)
            .plus(Rational.of(4, 3), "c·s - 1/3·(1 + c)");
    Certificate above =
        Certificate.of(
                Statement.of(
                    "p_i ≥ 0",
                    "ξ_i ≥ 0",
                    "ξ_i ≤ 1",
                    "c > 0",
                    "s ≥ 1",
                    "c·(s - 1) ≤ 2",
                    "Σ[p_i] - Σ[p_i·(1 + c·ξ_i·(1 - s))^2] ≥ 0"))
            .plus(0, 1, 3, 4, 5)
            .plus(Rational.ONE, "c·(s - 1)", 0, 1, 2);
    return Claim.beyond("Beyond: trapping box")
        .says(
            "For x ≥ 0, y > 0, η ≤ 1/(ay), a = max x: gradient descent from ⟨x, w⊙w⟩ ≤ y + 1/(ηa)"
                + " stays there, so it does not diverge; for η > 1/(ay) it leaves from a point of"
                + " this set")
        .by(
            proof(
                "s ≤ 1: s' ≤ s(1 + c(1 − s))²",
                below,
                "p = 1/4, 1/4",
                "ξ = 1, 0",
                "c = 1",
                "s = 1/2"),
            proof("which is ≤ 1 + 2/c for c ≤ 2", peak, "c = 1", "s = 1/2"),
            proof("1 ≤ s ≤ 1 + 2/c: s' ≤ s", above, "p = 1, 1", "ξ = 1, 0", "c = 1", "s = 2"),
            identity(
                "s = u/(3c) on the axis of a goes to 4u³/(27c); 4u³ − 27(u + 1) = (u − 3)(2u + 3)²",
                "4·u^3 - 27·(u + 1) = (u - 3)·(2·u + 3)^2"))
        .checkedBy(
            new PropertyTest(
                "theory's box: a step from it stays in it for c ≤ 2, else a point escapes",
                4711,
                40,
                BoundedDescent::boxAgrees))
        .boundary(
            "every d; x ≥ 0 and y > 0, and after a change of both signs; c = 2ηay. Nothing is said"
                + " about convergence inside the box, and for c > 2 not every start diverges")
        .uses("Beyond: gradient, Hessian and step of (4)")
        .code(TrappingBox.class)
        .notThat(
            "the box is invariant for c ≤ 3",
            proof(
                "",
                peak.claiming(
                    Statement.of(
                        "c > 0", "c ≤ 3", "s ≥ 0", "s ≤ 1", "c·s·(1 + c·(1 - s))^2 ≤ c + 2")),
                "c = 1",
                "s = 1/2"),
            "c = 3",
            "s = 4/9");
  }

  private static Optional<String> boxAgrees(Samples samples) {
    DiagonalNetwork<BigFraction> network = ExactNetworks.positiveSample(samples);
    BigFraction eta = ExactNetworks.fraction(samples.positive());
    TrappingBox.Box box = new TrappingBox.Box(network, eta);
    List<BigFraction> w = ExactNetworks.fractions(samples.vector(network.dimension()));
    boolean stays =
        !box.isInvariant()
            || !box.contains(w)
            || box.contains(new GradientDescent<>(network, eta).step(w));
    boolean small = box.coefficient().compareTo(BigFraction.TWO) <= 0;
    return stays && small == box.isInvariant() && small == box.escapingPoint().isEmpty()
        ? Optional.empty()
        : Optional.of(network + ", η = " + eta + ", w = " + w);
  }

  private static Claim rates() {
    Certificate noRoom =
        Certificate.of(Statement.of("a ≤ 2·b", "η·a·y > 1", "η > 0", "y > 0", "2·η·b·y > 1"))
            .plus(1)
            .plus(0, 2, 3);
    return Claim.beyond("Beyond: critical learning rates")
        .says(
            "On (6) S = 4ay, stable for η ≤ 1/(2ay); all of M is unstable for η > 1/(2by), b = min"
                + " x; divergence from the box needs η > 1/(ay), so below the threshold it needs a >"
                + " 2b")
        .assuming("x > 0, y > 0")
        .by(
            proof(
                "S = 4ay on the norm minimizers",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·w_i^2] = y", "(a - x_i)·w_i = 0", "4·Σ[x_i^2·w_i^2] = 4·a·y"))
                    .times("4·a", 0)
                    .times("-4·x_i·w_i", 1),
                "x = 1, 3",
                "w = 0, 1",
                "y = 3",
                "a = 3"),
            proof(
                "a ≤ 2b: η > 1/(ay) is above the threshold 1/(2by)",
                noRoom,
                "a = 3",
                "b = 2",
                "η = 1",
                "y = 1"))
        .boundary("every d, x > 0, y > 0, L = 2")
        .uses("Beyond: trapping box", "Appendix H.13, theoretical divergence threshold")
        .code(CriticalLearningRates.class)
        .notThat(
            "a ≤ 3b: η > 1/(ay) is above the threshold 1/(2by)",
            proof(
                "",
                noRoom.claiming(
                    Statement.of("a ≤ 3·b", "η·a·y > 1", "η > 0", "y > 0", "2·η·b·y > 1")),
                "a = 3",
                "b = 2",
                "η = 1",
                "y = 1"),
            "a = 3",
            "b = 1",
            "η = 2/5",
            "y = 1");
  }

  private static Claim cubic() {
    Polynomial map = Polynomial.parse("s·(1 + c·(1 - s))^2");
    Polynomial slope = map.derivative(Map.of("s", Polynomial.ONE));
    return Claim.beyond("Beyond: cubic map, minimizer")
        .says(
            "d = 1, xy > 0: with s = x w²/y and c = 2ηxy a step is s' = s(1 + c(1 − s))²; the"
                + " minimizer s = 1 has the multiplier 1 − 2c = 1 − ηS, stable for c < 1")
        .by(
            proof(
                "the step in s",
                Certificate.of(
                        Statement.of(
                            "s·y = x·w^2",
                            "c = 2·η·x·y",
                            "x·(w - 2·η·(x·w^2 - y)·x·w)^2 = y·s·(1 + c·(1 - s))^2"))
                    .times(
                        "-(1 + c·(1 - s))^2 - 2·c·η·s·w^2·x^2 + 4"
                            + "·c·η·w^2·x^2 - 4·η^2·w^4·x^4 + 4·η·w^2·x^2",
                        0)
                    .times(
                        "-c·s^2·w^2·x + 2·c·s·w^2·x - c·w^2·x - 2·η·s·w^4·x^3 + 4·η·w"
                            + "^4·x^3 - 2·η·w^2·x^2·y + 2·s·w^2·x - 2·w^2·x",
                        1),
                "y = 1",
                "s = 1",
                "x = 1",
                "w = 1",
                "c = 1",
                "η = 1/2"),
            equal(
                "the derivative is (1 + c − cs)(1 + c − 3cs)",
                slope,
                Polynomial.parse("(1 + c - c·s)·(1 + c - 3·c·s)")),
            equal(
                "which is 1 − 2c at s = 1",
                slope.substitute(Map.of("s", Polynomial.ONE)),
                Polynomial.parse("1 - 2·c")))
        .boundary(
            "d = 1, xy > 0. |1 − 2c| < 1 ⇔ 0 < c < 1; at c = 1 the minimizer attracts all the same"
                + " ('Section 1, limits with S < 2/η')")
        .code(CubicMap.class)
        .notThat(
            "the multiplier is 1 − c",
            equal("", slope.substitute(Map.of("s", Polynomial.ONE)), Polynomial.parse("1 - c")),
            "c = 1");
  }

  private static Claim cycle() {
    Statement roots = Statement.of("p + q = a", "p·q = 1", "p·(a - p)^2 = q");
    Certificate swap = Certificate.of(roots).times("p·(-a + p - q)", 0).times("q", 1);
    Certificate multiplier =
        Certificate.of(
                Statement.of(
                    "p + q = a", "p·q = 1", "(a - p)·(a - 3·p)·(a - q)·(a - 3·q) = 9 - 2·a^2"))
            .times(
                "-a^3 + 3·a^2·p + 3·a^2·q - 10·a·p·q - 2·a" + " + 2·p^2·q + 2·p·q^2 - 2·p - 2·q", 0)
            .times("-2·p^2 + 5·p·q - 2·q^2 + 9", 1);
    return Claim.beyond("Beyond: cubic map, 2-cycle")
        .says(
            "For c > 1 the points p/c, q/c with p + q = 1 + c = a, pq = 1 are a 2-cycle with"
                + " multiplier 9 − 2a²: stable for 1 < c < √5 − 1")
        .by(
            proof("p' = p(a − p)² = q", swap, "p = 2", "q = 1/2", "a = 5/2"),
            proof("the multiplier", multiplier, "p = 2", "q = 1/2", "a = 5/2"),
            identity(
                "|9 − 2a²| < 1 ⇔ 4 < a² < 5: 1 − (9 − 2a²)² = 4(a² − 4)(5 − a²)",
                "1 - (9 - 2·a^2)^2 = 4·(a^2 - 4)·(5 - a^2)"))
        .boundary("d = 1; p, q real for a ≥ 2, that is c ≥ 1")
        .uses("Beyond: cubic map, minimizer")
        .code(CubicMap.class)
        .notThat(
            "the multiplier is 9 − a²",
            proof(
                "",
                multiplier.claiming(
                    Statement.of(
                        "p + q = a", "p·q = 1", "(a - p)·(a - 3·p)·(a - q)·(a - 3·q) = 9 - a^2")),
                "p = 2",
                "q = 1/2",
                "a = 5/2"),
            "p = 2",
            "q = 1/2",
            "a = 5/2");
  }
}
