package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Proposition 3.2: the minimizers of the ℓ1-norm and of the sharpness on the interpolating
 * manifold.
 *
 * <p>With a = max x_i: a‖w‖² − y = Σ(a − x_i)w_i² on M. With s the least positive x_i: Σx_i²w_i² −
 * s y = Σx_i(x_i − s)w_i². Both hold for every d and any signs of x, for y ≥ 0; for y &lt; 0
 * replace (x, y) by (−x, −y), which changes neither M nor the norm nor the sharpness.
 */
public final class Proposition3_2 {
  private static final String EVERYWHERE =
      "every d, any signs of x; y > 0, and y < 0 after (x, y) ↦ (−x, −y); y = 0 leaves w = 0 alone";

  /** The bound on the norm; premises: 0 interpolation, 1 a is the largest entry. */
  private static final Certificate LEAST_NORM =
      Certificate.of(Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ a", "a·Σ[w_i^2] ≥ y"))
          .times("1", 0)
          .plus(Rational.ONE, "w_i", 1);

  /** The bound on the sharpness; premise 1: each x_i is ≤ 0 or ≥ s. */
  private static final Certificate LEAST_SHARPNESS =
      Certificate.of(
              Statement.of("Σ[x_i·w_i^2] = y", "x_i·(x_i - s) ≥ 0", "4·Σ[x_i^2·w_i^2] ≥ 4·s·y"))
          .times("4·s", 0)
          .plus(Rational.of(4), "w_i", 1);

  /** The competitor √(t)·e_k: e is the indicator of one index where x is b, and b·t = y. */
  private static final Statement COMPETITOR =
      Statement.of("Σ[e_i] = 1", "(x_i - b)·e_i = 0", "b·t = y", "Σ[x_i·t·e_i] = y");

  private static final Certificate COMPETES =
      Certificate.of(COMPETITOR).times("b·t", 0).times("t", 1).times("1", 2);

  private Proposition3_2() {}

  /** The claims, in the order of the statement. */
  public static List<Claim> claims() {
    return List.of(normNecessity(), normSufficiency(), sharpnessNecessity(), sharpnessSmallest());
  }

  private static Claim normNecessity() {
    Statement asPrinted =
        // w interpolates and attains the bound y/a; b is the largest |x_i|.
        Statement.of(
            "Σ[x_i·w_i^2] = y",
            "x_i ≤ a",
            "a > 0",
            "a·Σ[w_i^2] = y",
            "x_i^2 ≤ b^2",
            "b ≥ 0",
            "(x_i - b)·w_i^2 = 0");
    return Claim.of("Proposition 3.2 (i), necessity", "Section 3")
        .says("w ∈ argmin_{z∈M} ‖z⊙z‖₁ ⇒ x|supp(w) = x_max·1|supp(w) with x_max = max_i |x_i|")
        .assuming("x ∈ R^d without zeros, M ≠ ∅")
        .by(
            counterexample(
                "x = (1, −3), y = 1: (±1, 0) are the minimizers, but x_max = 3 is no entry of x;"
                    + " no point of M has its support in {2}, since −3w₂² < 0",
                asPrinted, "x = 1, -3", "w = 1, 0", "y = 1", "a = 1", "b = 3"))
        .but(
            "The second-order condition in Lemma D.1 compares x_i/x₀ with 1 and needs x₀ to be the"
                + " largest entry with the sign of y; max_i |x_i| may belong to an entry of the"
                + " other sign, which M cannot use alone. For x > 0, where the paper applies it,"
                + " nothing changes.",
            Effect.STATEMENT,
            "With P = {i : x_i y > 0}: w is a minimizer ⇔ w ∈ M and supp(w) ⊂ argmax_{i∈P} |x_i|;"
                + " the least value is |y|/max_P |x_i|")
        .by(
            proof("a‖w‖² ≥ y on M", LEAST_NORM, "x = 1, -3", "w = 2, 1", "y = 1", "a = 1"),
            proof(
                "√(y/a)·e_k with x_k = a lies in M, with a‖w‖² = y",
                COMPETES,
                "x = 3, -1",
                "e = 1, 0",
                "b = 3",
                "t = 2",
                "y = 6"),
            equality(
                "a‖w‖² = y only where x_i = a on the support",
                LEAST_NORM,
                0,
                "w_i^2·(a - x_i) = 0",
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "a = 1"),
            proof(
                "a‖w‖² = y for every w ∈ M with x_i = a on the support",
                Certificate.of(
                        Statement.of("Σ[x_i·w_i^2] = y", "(a - x_i)·w_i = 0", "a·Σ[w_i^2] = y"))
                    .times("1", 0)
                    .times("w_i", 1),
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "a = 1"))
        .boundary(EVERYWHERE)
        .uses("Appendix D, eq. (10)")
        .code(NormMinimizers.class, MinimizerSet.class)
        .notThat(
            "a‖w‖² = y only where x_i = −a on the support",
            equality(
                "",
                LEAST_NORM,
                0,
                "w_i^2·(a + x_i) = 0",
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "a = 1"),
            "x = 1, -3",
            "w = 1, 0",
            "y = 1",
            "a = 1");
  }

  private static Claim normSufficiency() {
    Statement sufficient = Statement.of("Σ[x_i·w_i^2] = y", "(a - x_i)·w_i = 0", "a·Σ[w_i^2] = y");
    Statement inside = Statement.of("a·Σ[w_i^2] = y", "(a - x_i)·w_i = 0", "Σ[x_i·w_i^2] = y");
    Certificate least = Certificate.of(sufficient).times("1", 0).times("w_i", 1);
    return Claim.of("Proposition 3.2 (i), sufficiency and eq. (6)", "Section 3")
        .says(
            "For x > 0 the condition is sufficient, and M_ℓ1 = {w : ‖w‖₂² = y/x_max and supp(w) ⊂ argmax_i x_i}")
        .assuming("x > 0, M ≠ ∅")
        .by(
            proof(
                "w ∈ M with support in argmax has ‖w‖² = y/x_max, the least value",
                least,
                "x = 3, 1, 3",
                "w = 1, 0, 2",
                "y = 15",
                "a = 3"),
            proof(
                "‖w‖² = y/x_max and support in argmax put w into M",
                Certificate.of(inside).times("1", 0).times("-w_i", 1),
                "x = 3, 1, 3",
                "w = 1, 0, 2",
                "y = 15",
                "a = 3"),
            equality(
                "no other point of M has that norm",
                LEAST_NORM,
                0,
                "w_i^2·(a - x_i) = 0",
                "x = 3, 1",
                "w = 1, 0",
                "y = 3",
                "a = 3"))
        .boundary(
            "every d and x > 0, y ≥ 0 (M is empty for y < 0); y = 0 gives {0} on both sides; sufficient for w ∈ M, as Lemma D.2 says")
        .uses("Proposition 3.2 (i), necessity")
        .code(NormMinimizers.class)
        .notThat(
            "‖w‖₂² = y·x_max on the minimizers",
            proof(
                "",
                least.claiming(sufficient.concluding("Σ[w_i^2] = a·y")),
                "x = 3, 1",
                "w = 1, 0",
                "y = 3",
                "a = 3"),
            "x = 3, 1",
            "w = 1, 0",
            "y = 3",
            "a = 3");
  }

  private static Claim sharpnessNecessity() {
    return Claim.of("Proposition 3.2 (ii), necessity", "Section 3")
        .says("w ∈ argmin_{z∈M} S(z) ⇒ x|supp(w) = x₀·1|supp(w) for some x₀ ∈ R")
        .assuming("x ∈ R^d without zeros, M ≠ ∅")
        .by(
            proof(
                "S ≥ 4sy on M, s the least positive entry",
                LEAST_SHARPNESS,
                "x = 1, -3",
                "w = 2, 1",
                "y = 1",
                "s = 1"),
            proof(
                "√(y/s)·e_k with x_k = s lies in M",
                COMPETES,
                "x = 3, -1",
                "e = 1, 0",
                "b = 3",
                "t = 2",
                "y = 6"),
            equality(
                "S = 4sy only where x_i(x_i − s) = 0 on the support",
                LEAST_SHARPNESS,
                0,
                "4·w_i^2·x_i·(x_i - s) = 0",
                "x = 1, -3",
                "w = 1, 0",
                "y = 1",
                "s = 1"))
        .boundary(EVERYWHERE + "; zeros of x are free coordinates of the minimizers")
        .uses("Appendix D, eq. (11)")
        .code(SharpnessMinimizers.class, MinimizerSet.class)
        .notThat(
            "S ≥ 4·y·x_max on M",
            proof(
                "",
                LEAST_SHARPNESS.claiming(
                    Statement.of("Σ[x_i·w_i^2] = y", "x_i ≤ s", "4·Σ[x_i^2·w_i^2] ≥ 4·s·y")),
                "x = 1, 2",
                "w = 0, 1",
                "y = 2",
                "s = 2"),
            "x = 1, 2",
            "w = 1, 0",
            "y = 1",
            "s = 2");
  }

  private static Claim sharpnessSmallest() {
    Statement sufficient =
        Statement.of("Σ[x_i·w_i^2] = y", "(x_i - s)·w_i = 0", "4·Σ[x_i^2·w_i^2] = 4·s·y");
    Certificate least = Certificate.of(sufficient).times("4·s", 0).times("4·x_i·w_i", 1);
    return Claim.of("Proposition 3.2 (ii), x > 0 and eq. (7)", "Section 3")
        .says(
            "For x > 0 it is necessary and sufficient that x₀ = x_min; M_S = {w : ‖w‖₂² = y/x_min and supp(w) ⊂ argmin_i x_i}")
        .assuming("x > 0, M ≠ ∅")
        .by(
            proof(
                "w ∈ M with support in argmin has S = 4·y·x_min, the least value",
                least,
                "x = 1, 3, 1",
                "w = 1, 0, 2",
                "y = 5",
                "s = 1"),
            equality(
                "S = 4·y·x_min only where x_i = s on the support",
                LEAST_SHARPNESS,
                0,
                "4·w_i^2·x_i·(x_i - s) = 0",
                "x = 1, 3",
                "w = 1, 0",
                "y = 1",
                "s = 1"),
            proof(
                "on M with support in argmin, ‖w‖² = y/x_min",
                Certificate.of(
                        Statement.of("Σ[x_i·w_i^2] = y", "(x_i - s)·w_i = 0", "s·Σ[w_i^2] = y"))
                    .times("1", 0)
                    .times("-w_i", 1),
                "x = 1, 3, 1",
                "w = 1, 0, 2",
                "y = 5",
                "s = 1"),
            proof(
                "‖w‖² = y/x_min and support in argmin put w into M",
                Certificate.of(
                        Statement.of("s·Σ[w_i^2] = y", "(x_i - s)·w_i = 0", "Σ[x_i·w_i^2] = y"))
                    .times("1", 0)
                    .times("w_i", 1),
                "x = 1, 3, 1",
                "w = 1, 0, 2",
                "y = 5",
                "s = 1"))
        .boundary("every d and x > 0, y ≥ 0; sufficient for w ∈ M, as Lemma D.2 says")
        .uses("Proposition 3.2 (ii), necessity")
        .code(SharpnessMinimizers.class)
        .notThat(
            "S = y·x_min on the minimizers",
            proof(
                "",
                least.claiming(sufficient.concluding("4·Σ[x_i^2·w_i^2] = s·y")),
                "x = 1, 3",
                "w = 1, 0",
                "y = 1",
                "s = 1"),
            "x = 1, 3",
            "w = 1, 0",
            "y = 1",
            "s = 1");
  }
}
