package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.StableSet;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.evidence.IntervalProof;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Section 3 after Proposition 3.2: what the text says about the limits of gradient descent.
 *
 * <p>On M, a‖w‖² − y = Σ(a − x_i)w_i² measures the distance from (6) and S/4 − sy = Σx_i(x_i −
 * s)w_i² that from (7); a limit with S ≤ 2/η has the latter ≤ 1/(2η) − sy.
 */
public final class Section3Limits {
  private Section3Limits() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(vanishing(), close(), increasing(), around());
  }

  private static Claim vanishing() {
    Certificate excess =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "x_i ≤ a",
                    "w_i > 0",
                    "e_i ≥ 0",
                    "Σ[(a - x_i)·e_i^2] > 0",
                    "w_i ≥ e_i",
                    "a·Σ[w_i^2] > y"))
            .times("1", 0)
            .plus(4)
            .plus(1, 5, 2)
            .plus(1, 5, 3);
    return Claim.of("Section 3, minimal norm and vanishing learning rate", "Section 3")
        .says(
            "A_ℓ1, a minimizer in (6), corresponds to the solution computed by GD with vanishing"
                + " learning rate")
        .assuming("GD from w₀ = α·1 with fixed α > 0; x > 0")
        .by(
            counterexample(
                "x = (1, 2), y = 3·10⁻⁴, α = 1/100: the start lies on M, so GD stays there for"
                    + " every η, with ‖w⊙w‖₁ = 2α², while the minimum is 3α²/2",
                Statement.of("α > 0", "w_i = α", "x_i ≤ a", "Σ[x_i·w_i^2] = y", "a·Σ[w_i^2] = y"),
                "x = 1, 2",
                "w = 1/100, 1/100",
                "α = 1/100",
                "a = 2",
                "y = 3/10000"))
        .but(
            "For fixed α the limit as η → 0 is that of gradient flow, which is never a norm"
                + " minimizer unless x is constant; α → 0 is needed as well, and 'small' is relative"
                + " to √(y/x_max). The text says 'α > 0 small' of GD and leaves it out here; that"
                + " the limit lies close to (6) for small α is the next claim.",
            Effect.COSMETIC,
            "Every positive limit of flow or descent on M has a‖w‖² > y unless x is constant, so it"
                + " is not in (6), for no α > 0")
        .by(
            proof(
                "any w ≥ e > 0 on M has a‖w‖² − y ≥ Σ(a − x_i)e_i² > 0",
                excess,
                "x = 1, 2",
                "w = 1, 1",
                "e = 1/2, 1/2",
                "a = 2",
                "y = 3"))
        .boundary(
            "every d and signs of x with some x_i < a = max x. With n tied maxima the flow's limit divides the norm"
                + " equally among them, where A_ℓ1 puts it on one")
        .uses("Proposition 3.2 (i), sufficiency and eq. (6)")
        .code(NormMinimizers.class)
        .notThat(
            "a‖w‖² > y also where x is constant",
            proof(
                "",
                excess.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "x_i ≤ a",
                        "w_i > 0",
                        "e_i ≥ 0",
                        "Σ[(a - x_i)·e_i^2] ≥ 0",
                        "w_i ≥ e_i",
                        "a·Σ[w_i^2] > y")),
                "x = 1, 2",
                "w = 1, 1",
                "e = 1/2, 1/2",
                "a = 2",
                "y = 3"),
            "x = 2, 2",
            "w = 1, 1",
            "e = 1/2, 1/2",
            "a = 2",
            "y = 4");
  }

  private static Claim close() {
    Statement near =
        Statement.of(
            "Σ[x_i·v_i] = y",
            "x_i ≤ a",
            "v_i ≥ 0",
            "b·e_i ≤ (a - x_i)·e_i",
            "e_i^2 = e_i",
            "b·Σ[e_i·v_i] ≤ a·Σ[v_i] - y");
    Certificate distance =
        Certificate.of(near)
            .times("1", 0)
            .times("-(a - x_i)·v_i", 4)
            .plus(3, 2)
            .plus(Rational.ONE, "1 - e_i", 1, 2);
    String[] witness = {"x = 1, 2", "v = 1, 3", "e = 1, 0", "a = 2", "b = 1", "y = 7"};
    return Claim.of("Section 3, close to (6)", "Section 3, after Proposition 3.2")
        .says(
            "GD with initialization w₀ = α·1, α > 0 close to zero: for η → 0, the limit of stable GD"
                + " will lie close to the set in (6)")
        .assuming("x > 0, y > 0 fixed, first η → 0, then α → 0")
        .by(
            proof(
                "the mass of v off argmax x is at most the excess over b, b the gap of the largest"
                    + " entry to the others",
                distance,
                witness),
            new Argument(
                "On every finite time GD with η → 0 tends to gradient flow (Euler's method), whose"
                    + " limit α·1 ↦ w∞ has an excess that tends to 0 as α → 0 (Theorem B.1); near w∞"
                    + " GD with small η contracts to a point of M near it ('Beyond: stable points of"
                    + " M attract')."))
        .boundary(
            "every d; the two limits are taken one after the other, and how small α must be depends"
                + " on x and y. Both limits are the named argument, without a rate in η")
        .uses(
            "Theorem B.1",
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Beyond: stable points of M attract")
        .code(NormMinimizers.class, GradientDescent.class)
        .notThat(
            "the mass off argmax x is at most half the excess over b",
            proof("", distance.claiming(near.concluding("2·b·Σ[e_i·v_i] ≤ a·Σ[v_i] - y")), witness),
            witness);
  }

  private static Claim increasing() {
    Certificate distance =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·w_i^2] = y",
                    "4·η·Σ[x_i^2·w_i^2] ≤ 2",
                    "2·η·h = 1",
                    "η > 0",
                    "Σ[x_i·(x_i - s)·w_i^2] ≤ h - s·y"))
            .over(3)
            .times("s·η", 0)
            .times("1/2", 2)
            .plus(Rational.of(1, 4), "1", 1);
    return Claim.of("Section 3, minimal sharpness and large learning rates", "Section 3")
        .says(
            "As η increases, the limit of unstable GD (as far as it exists) will lie close to the"
                + " set (7)")
        .assuming("GD from w₀ = α·1; x > 0, y > 0")
        .by(
            counterexample(
                "x = (1, 9), α = 1/100, y = 10α²: the limit exists for every η and is α·1, with S ="
                    + " 328α², while S = 40α² on (7)",
                Statement.of(
                    "α > 0",
                    "w_i = α",
                    "x_i ≥ s",
                    "Σ[x_i·w_i^2] = y",
                    "η > 0",
                    "4·Σ[x_i^2·w_i^2] ≤ 2·4·s·y"),
                "x = 1, 9",
                "w = 1/100, 1/100",
                "α = 1/100",
                "s = 1",
                "y = 1/1000",
                "η = 1000"))
        .but(
            "What S ≤ 2/η forces is an upper bound on the distance from (7) that vanishes at η ="
                + " 1/(2y·min x) only. For max x > 2·min x GD diverges before: with x = (1, 9), y ="
                + " 13/4 no run beyond 1/(y·max x) was seen to converge, so every limit had S ≥"
                + " 4·min S.",
            Effect.CONCLUSION,
            "A limit with S ≤ 2/η has Σx_i(x_i − s)w_i² ≤ 1/(2η) − sy, s = min x: it lies close to"
                + " (7) for η close to 1/(2sy)")
        .by(
            proof(
                "the distance from (7) is S/4 − sy",
                distance,
                "x = 1, 2",
                "w = 1, 0",
                "y = 1",
                "η = 1/2",
                "h = 1",
                "s = 1"))
        .checkedBy(
            DescentRuns.test(
                "x = (1, 9), y = 13/4, α = 1/100: where a run converges, S ≥ 4·min S",
                List.of(1.0, 9.0),
                3.25,
                List.of(0.02, 0.024, 0.028, 0.032, 0.04, 0.06, 0.1, 0.15),
                limit -> limit.sharpness() >= 4 * 4 * 3.25))
        .boundary(
            "corrected: every d and x; that almost every limit has S ≤ 2/η is a claim of its own."
                + " The counterexample has an exceptional start; the runs from a generic start are"
                + " in double arithmetic")
        .uses("Beyond: limits of gradient descent", "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(StableSet.class, CriticalLearningRates.class, GradientDescent.class)
        .notThat(
            "the distance is at most 1/(4η) − sy",
            proof(
                "",
                distance.claiming(
                    Statement.of(
                        "Σ[x_i·w_i^2] = y",
                        "4·η·Σ[x_i^2·w_i^2] ≤ 2",
                        "4·η·h = 1",
                        "η > 0",
                        "Σ[x_i·(x_i - s)·w_i^2] ≤ h - s·y")),
                "x = 1, 2",
                "w = 1, 0",
                "y = 1",
                "η = 1/2",
                "h = 1/2",
                "s = 1"),
            "x = 1, 2",
            "w = 1, 0",
            "y = 1",
            "η = 1/2",
            "h = 1/2",
            "s = 1");
  }

  private static Claim around() {
    List<Double> x = List.of(1.0, 3.0);
    // Multiples of 1/20 of the critical rate 1/(2ay) = 1/24.
    List<Double> steady =
        List.of(21.0, 23.0, 25.0, 27.0, 29.0, 31.0, 33.0, 34.0).stream().map(k -> k / 480).toList();
    return Claim.of("Section 3, sharpness around 2/η", "Section 3, Figure 4; Figure 16")
        .says(
            "Due to EoS the model finds a solution with sharpness around 2/η; GD oscillates until"
                + " converging to one of the first solutions whose sharpness is less than 2/η")
        .by(
            new IntervalProof(
                "x = (1, 3), y = 4, η = 7/96, α = 1/100: the limit, enclosed with 400 digits",
                "S ≥ 0.9·2/η at the limit",
                () ->
                    EnclosedDescent.sharpnessAtLeast(
                        Rational.parse("0.9"),
                        List.of(Rational.of(1), Rational.of(3)),
                        Rational.of(4),
                        Rational.of(7, 96),
                        Rational.of(1, 100),
                        150)))
        .but(
            "The last oscillation may throw GD far over the bound: here S is about 0.68·2/η. For"
                + " most rates it is as the figures show.",
            Effect.COSMETIC,
            "For x = (1, 3), y = 4 and eight rates between 21/480 and 34/480: 0.95 ≤ Sη/2 ≤ 1 at"
                + " the limit")
        .by(
            DescentRuns.test(
                "0.95 ≤ Sη/2 ≤ 1 at the limit",
                x,
                4,
                steady,
                limit ->
                    limit.sharpness() * limit.eta() / 2 >= 0.95
                        && limit.sharpness() * limit.eta() / 2 <= 1))
        .boundary(
            "d = 2: the counterexample's limit is enclosed, the eight runs are in double arithmetic from 1/100·1; S ≤ 2/η is another claim")
        .uses("Beyond: limits of gradient descent")
        .code(GradientDescent.class)
        .notThat(
            "the limits have Sη/2 ≤ 0.9",
            DescentRuns.test(
                "", x, 4, steady, limit -> limit.sharpness() * limit.eta() / 2 <= 0.9));
  }
}
