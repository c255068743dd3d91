package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.risk.FoldedGaussianTraining;
import normsharp.theory.risk.TrainingPoint;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.evidence.Argument;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Section 3, "Assume we are given a generic draw of the single data point": what holds almost
 * surely for (x₀, y₀) drawn from y = ⟨1, x⟩ + ε, x ~ N(0, I), conditioned on x ≥ 0.
 *
 * <p>The entries of x₀ are almost surely positive and distinct. But y₀ &lt; 0 has positive
 * probability, and then no w has ⟨x₀, w⊙w⟩ = y₀.
 */
public final class Section3Draw {
  private static final String PLACE = "Section 3, a generic draw";

  private static final String MODEL =
      "x ~ N(0, I_d), y = ⟨1, x⟩ + ε, ε ~ N(0, 1) independent, conditioned on x ≥ 0";

  private static final Argument NULL_SETS =
      new Argument(
          "x₀ has a density, so the hyperplanes x_i = 0 and x_i = x_j, and the value y₀ = 0, have"
              + " probability 0");

  /** What the text takes for granted: a label that some w ⊙ w ≥ 0 can reach. */
  static final Statement LABEL_IS_REACHABLE = Statement.of("x_i > 0", "y = Σ[x_i] + ε", "y ≥ 0");

  /** No v ≥ 0 has a label whose sign no entry of x has. */
  static final Certificate EMPTY =
      Certificate.of(Statement.of("Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·y ≤ 0", "y^2 > 0", "-1 ≥ 0"))
          .over(3)
          .times("y", 0)
          .plus(1, 2);

  /** Off the only index k of the largest entry a, w vanishes; e is the indicator of k. */
  private static final Certificate ONE_COORDINATE =
      Certificate.of(
              Statement.of(
                  "e_i^2 = e_i",
                  "x_i·e_i = a·e_i",
                  "a - x_i + e_i > 0",
                  "w_i·(a - x_i) = 0",
                  "w_i·(1 - e_i) = 0"))
          .over(2)
          .times("-w_i", 0)
          .times("1 - e_i", 3);

  private Section3Draw() {}

  /** The claims, in the order of the text. */
  public static List<Claim> claims() {
    return List.of(support(), twoPoints(), footnotes());
  }

  private static Claim support() {
    Certificate everywhere =
        Certificate.of(Statement.of("x_i > 0", "(1 - e_i)·x_i = 0", "e_i = 1"))
            .over(0)
            .times("-1", 1);
    Certificate count =
        Certificate.of(Statement.of("e_i = 1", "Σ[1] ≥ 2", "Σ[e_i] ≥ 2")).times("1", 0).plus(1);
    return Claim.of("Section 3, support of a generic draw", PLACE)
        .says("Almost surely x₀ will satisfy |supp(x₀)| ≥ 2")
        .assuming(MODEL)
        .by(
            counterexample(
                "d = 1: the support of x₀ has one element",
                Statement.of("x_i > 0", "Σ[1] ≥ 2"),
                "x = 1,"))
        .but(
            "The text allows every d; for d = 1 a support has at most one element. It never uses"
                + " the claim but for x_min ≠ x_max.",
            Effect.COSMETIC,
            "Almost surely supp(x₀) = [d]; so |supp(x₀)| ≥ 2 ⇔ d ≥ 2")
        .by(
            proof(
                "a coordinate where x_i > 0 belongs to the support (e its indicator)",
                everywhere,
                "x = 1, 3",
                "e = 1, 1"),
            proof("a support of all d ≥ 2 indices has ≥ 2 elements", count, "e = 1, 1"),
            NULL_SETS)
        .boundary("every d; that all x_i > 0 almost surely is the named argument")
        .notThat(
            "for d ≥ 2 the support has at least 3 elements",
            proof(
                "",
                count.claiming(Statement.of("e_i = 1", "Σ[1] ≥ 2", "Σ[e_i] ≥ 3")),
                "e = 1, 1, 1"),
            "e = 1, 1");
  }

  private static Claim twoPoints() {
    Statement twoRoots =
        // u and r are entries at the only possible coordinate; r² = y/a.
        Statement.of("a·u^2 = y", "a·r^2 = y", "a > 0", "(u - r)·(u + r) = 0");
    Certificate roots = Certificate.of(twoRoots).over(2).times("1", 0).times("-1", 1);
    Certificate apart =
        Certificate.of(Statement.of("a·r^2 = y", "a > 0", "y > 0", "(r - (-r))^2 > 0"))
            .over(1)
            .times("4", 0)
            .plus(Rational.of(4), "1", 2);
    return Claim.of("Section 3, two points each", PLACE)
        .says(
            "Almost surely x₀ has a unique minimal entry and a unique maximal entry, such that the sets in (6) and (7) consist of two points each which only differ by a sign")
        .assuming(MODEL)
        .by(
            counterexample(
                "x₀ = (1, 2), ε = −4: y₀ = −1, and both sets are empty",
                LABEL_IS_REACHABLE,
                "x = 1, 2",
                "ε = -4",
                "y = -1"),
            impossibility("no w ⊙ w = v ≥ 0 interpolates y < 0 < x", EMPTY))
        .but(
            "Conditioning on x ≥ 0 leaves the sign of y₀ = ⟨1, x₀⟩ + ε free: y₀ < 0 has"
                + " probability 1/4 for d = 1 and 0.108… for d = 2, the dimension of Figure 4. Then"
                + " M = ∅ and the three algorithms are undefined. Everything in the section needs"
                + " y₀ > 0 as a further condition.",
            Effect.STATEMENT,
            "Given y₀ > 0, almost surely the minimal and the maximal entry are unique and M_ℓ1 and M_S are {±√(y₀/x_max)·e_kmax} and {±√(y₀/x_min)·e_kmin}")
        .by(
            proof(
                "in (6) w vanishes off k_max; for (7) apply it to −x",
                ONE_COORDINATE,
                "x = 1, 3",
                "e = 0, 1",
                "a = 3",
                "w = 0, 2"),
            proof("the entry at k is ±√(y/x_k)", roots, "a = 3", "u = -2", "r = 2", "y = 12"),
            proof("and these two differ", apart, "a = 3", "r = 2", "y = 12"),
            NULL_SETS)
        .boundary(
            "every d (k_min = k_max and one set for d = 1); y₀ > 0. Null sets are the named"
                + " argument")
        .uses(
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(TrainingPoint.class, FoldedGaussianTraining.class)
        .notThat(
            "one point each",
            proof(
                "",
                roots.claiming(twoRoots.concluding("u - r = 0")),
                "a = 3",
                "u = 2",
                "r = 2",
                "y = 12"),
            "a = 3",
            "u = -2",
            "r = 2",
            "y = 12");
  }

  private static Claim footnotes() {
    Statement carrier = Statement.of("b·t = y", "b·y > 0", "b^2 > 0", "t > 0");
    Certificate positive = Certificate.of(carrier).over(2).times("b", 0).plus(1);
    Certificate competes =
        Certificate.of(
                Statement.of("Σ[e_i] = 1", "(x_i - b)·e_i = 0", "b·t = y", "Σ[x_i·t·e_i] = y"))
            .times("b·t", 0)
            .times("t", 1)
            .times("1", 2);
    return Claim.of("Section 3, footnotes 4 and 5", "Section 3 and Appendix E")
        .says(
            "We condition to non-negative data in order to apply Proposition 3.2. We examine removing the latter limitation in Section E.1")
        .assuming("Proposition 3.2 asks for x₀ without zeros and M ≠ ∅")
        .by(
            counterexample(
                "the condition x ≥ 0 does not give M ≠ ∅: x₀ = (1, 2), ε = −4, y₀ = −1",
                LABEL_IS_REACHABLE,
                "x = 1, 2",
                "ε = -4",
                "y = -1"),
            impossibility("no w ⊙ w = v ≥ 0 interpolates y < 0 < x", EMPTY))
        .but(
            "The condition that is needed concerns the sign of y₀, not only of x₀. Section E.1 does"
                + " not remove non-negativity either: Proposition E.2 assumes x ≥ 0 almost surely,"
                + " and again nothing about y₀.",
            Effect.STATEMENT,
            "For any signs of (x₀, y₀), y₀ ≠ 0: M ≠ ∅ ⇔ P = {i : x_i y₀ > 0} ≠ ∅; no condition x ≥ 0 is needed, the algorithms then use max and min over P of |x_i|")
        .by(
            impossibility("P = ∅ leaves M empty", EMPTY),
            proof(
                "for k ∈ P the number t = y/x_k is positive",
                positive,
                "b = -2",
                "t = 3",
                "y = -6"),
            proof(
                "and √t·e_k interpolates",
                competes,
                "x = 1, -2",
                "e = 0, 1",
                "b = -2",
                "t = 3",
                "y = -6"))
        .boundary("every d, any signs, zeros of x included, y ≠ 0; y = 0 has w = 0")
        .uses("Proposition 3.2 (i), necessity", "Proposition 3.2 (ii), necessity")
        .code(TrainingPoint.class)
        .notThat(
            "t = y/x_k is positive for every k",
            proof(
                "",
                positive.claiming(Statement.of("b·t = y", "b·y ≠ 0", "b^2 > 0", "t > 0")),
                "b = 2",
                "t = 3",
                "y = 6"),
            "b = 2",
            "t = -3",
            "y = -6");
  }
}
