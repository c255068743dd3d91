package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.equality;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.InterpolatingCoordinates;
import normsharp.theory.minimizers.MinimizerSet;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessFrontier;
import normsharp.theory.minimizers.StableSet;
import normsharp.verify.Claim;
import normsharp.verify.evidence.Evidence;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * Minimizers for any signs and any number of layers, and the trade-off between norm and sharpness;
 * {@link BeyondLayers} has the sharpness for L ≥ 3.
 *
 * <p>The frontier: with p &lt; q adjacent values of x, pqΣv − (p + q)y + B = Σ(x_i − p)(x_i − q)v_i
 * + (B − ⟨x²,v⟩) on the manifold.
 */
public final class BeyondMinimizers {
  private BeyondMinimizers() {}

  /** Appendix H.13's sentence on the predicted line. */
  public static List<Claim> predictedLine() {
    return List.of(
        Claim.of("Appendix H.13, predicted line", "Appendix H.13")
            .says(
                "We can explicitly compute the ℓ₁-norm on the solution manifold under the sharpness constraint 2/η, yielding the predicted line in Figure 15b")
            .by(frontierBound(), frontierAttained())
            .checkedBy(frontierAgrees())
            .boundary(
                "every d, any signs of x, y > 0; between y·p and y·q for adjacent values 0 < p < q"
                    + " of x the least norm is ((p+q)y − 1/(2η))/(pq), above it is y/max x; below y·s, s"
                    + " the least positive value, no point of 𝓜 satisfies the constraint")
            .uses(
                "Appendix D, eq. (11)",
                "Beyond: frontier of norm and sharpness",
                "Beyond: where no point is stable")
            .code(SharpnessFrontier.class, FrontierPoint.class, StableSet.class)
            .notThat(
                "the line is ((p+q)y − 1/η)/(pq): S ≤ 2/η read as ⟨x², v⟩ ≤ 1/η",
                proof(
                    "",
                    FRONTIER.claiming(
                        Statement.of(
                            "Σ[x_i·v_i] = y",
                            "v_i ≥ 0",
                            "(x_i - p)·(x_i - q) ≥ 0",
                            "4·Σ[x_i^2·v_i] ≤ 4·B",
                            "p·q·Σ[v_i] ≥ (p + q)·y - 1/2·B")),
                    "x = 1, 3",
                    "v = 3, 1",
                    "p = 1",
                    "q = 3",
                    "y = 6",
                    "B = 12"),
                "x = 1, 3",
                "v = 3, 1",
                "p = 1",
                "q = 3",
                "y = 6",
                "B = 12"));
  }

  /** The claims beyond the paper. */
  public static List<Claim> claims() {
    return List.of(evenLayers(), oddLayers(), frontier(), infeasible());
  }

  private static Claim evenLayers() {
    Certificate bound =
        Certificate.of(Statement.of("Σ[x_i·u_i] = y", "u_i ≥ 0", "x_i ≤ a", "a·Σ[u_i] ≥ y"))
            .times("1", 0)
            .plus(1, 2);
    return Claim.beyond("Beyond: norm minimizers, even L")
        .says(
            "For even L, any x and y > 0: ‖w^⊙L‖₁ ≥ y/a on 𝓜 with a = max x_i > 0, with equality exactly for supp(w) ⊂ {i : x_i = a}; the entries x_i ≤ 0 play no part")
        .by(
            proof("with u = w^⊙L ≥ 0", bound, "x = 2, -1", "u = 1, 1", "y = 1", "a = 2"),
            equality(
                "equality only where x_i = a",
                bound,
                0,
                "u_i·(a - x_i) = 0",
                "x = 2, -1",
                "u = 1, 0",
                "y = 2",
                "a = 2"))
        .checkedBy(
            new PropertyTest(
                "theory's norm minimizers attain the bound",
                321,
                60,
                samples -> representativeAttains(samples, 2 * samples.integer(1, 3))))
        .boundary(
            "every d and every even L, any signs and zeros of x; y < 0 after (x, y) ↦ (−x, −y)")
        .uses("Proposition 3.2 (i), necessity")
        .code(NormMinimizers.class, MinimizerSet.class, InterpolatingCoordinates.class)
        .notThat(
            "equality also where x_i = −a",
            equality("", bound, 0, "u_i·(a + x_i) = 0", "x = 2, -1", "u = 1, 0", "y = 2", "a = 2"),
            "x = 2, -1",
            "u = 1, 0",
            "y = 2",
            "a = 2");
  }

  private static Claim oddLayers() {
    // p_i = |u_i|: p ± u ≥ 0 and p² = u².
    Certificate bound =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·u_i] = y",
                    "p_i + u_i ≥ 0",
                    "p_i - u_i ≥ 0",
                    "a - x_i ≥ 0",
                    "a + x_i ≥ 0",
                    "a·Σ[p_i] ≥ y"))
            .times("1", 0)
            .plus(Rational.of(1, 2), "1", 1, 3)
            .plus(Rational.of(1, 2), "1", 2, 4);
    return Claim.beyond("Beyond: norm minimizers, odd L")
        .says(
            "For odd L and any x, y: ‖w^⊙L‖₁ ≥ |y|/max_i|x_i| on 𝓜, with equality only for supp(w) ⊂ argmax_i |x_i|; every entry x_i ≠ 0 can be used, with the sign of w_i that of x_i y")
        .by(
            proof(
                "with u = w^⊙L of any sign and |u_i| ≤ p_i",
                bound,
                "x = 1, -2",
                "u = 0, -1",
                "p = 0, 1",
                "a = 2",
                "y = 2"),
            equality(
                "equality only where u_i = −|u_i| or x_i = a",
                bound,
                0,
                "1/2·(p_i + u_i)·(a - x_i) = 0",
                "x = 1, -2",
                "u = 0, -1",
                "p = 0, 1",
                "a = 2",
                "y = 2"),
            equality(
                "and only where u_i = |u_i| or x_i = −a",
                bound,
                1,
                "1/2·(p_i - u_i)·(a + x_i) = 0",
                "x = 1, -2",
                "u = 0, -1",
                "p = 0, 1",
                "a = 2",
                "y = 2"),
            proof(
                "together: the support lies in argmax |x_i|, since u_i ≠ 0 gives x_i = ±a",
                Certificate.of(
                        Statement.of(
                            "(p_i + u_i)·(a - x_i) = 0",
                            "(p_i - u_i)·(a + x_i) = 0",
                            "p_i^2 = u_i^2",
                            "u_i·(a^2 - x_i^2) = 0"))
                    .times("1/2·(a + x_i)", 0)
                    .times("-1/2·(a - x_i)", 1),
                "x = 1, -2",
                "u = 0, -1",
                "p = 0, 1",
                "a = 2"))
        .checkedBy(
            new PropertyTest(
                "theory's norm minimizers attain the bound",
                322,
                60,
                samples -> representativeAttains(samples, 2 * samples.integer(0, 2) + 1)))
        .boundary(
            "every d and every odd L, any signs and zeros of x, y ≥ 0; y < 0 after y ↦ −y, w ↦ −w")
        .code(NormMinimizers.class, MinimizerSet.class)
        .notThat(
            "a = max x_i is enough for odd L",
            proof(
                "",
                bound.claiming(
                    Statement.of(
                        "Σ[x_i·u_i] = y",
                        "p_i + u_i ≥ 0",
                        "p_i - u_i ≥ 0",
                        "a - x_i ≥ 0",
                        "a ≥ 0",
                        "a·Σ[p_i] ≥ y")),
                "x = 1, -2",
                "u = 1, 0",
                "p = 1, 0",
                "a = 1",
                "y = 1"),
            "x = 1, -2",
            "u = 0, -1",
            "p = 0, 1",
            "a = 1",
            "y = 2");
  }

  private static Optional<String> representativeAttains(Samples samples, int layers) {
    List<BigFraction> x = ExactNetworks.fractions(samples.vector(samples.dimension()));
    DiagonalNetwork<BigFraction> network =
        new DiagonalNetwork<>(x, ExactNetworks.fraction(samples.positive()), layers);
    MinimizerSet<BigFraction> set = NormMinimizers.of(network);
    BigFraction largest =
        x.stream()
            .map(xi -> layers % 2 == 0 ? xi : xi.abs())
            .max(BigFraction::compareTo)
            .orElseThrow();
    boolean right =
        largest.signum() <= 0
            ? set instanceof MinimizerSet.None
            : set.exactValue().orElseThrow().equals(network.y().divide(largest))
                && Vectors.dot(x, set.representative().orElseThrow()).equals(network.y());
    return right ? Optional.empty() : Optional.of("L = " + layers + ", " + network + ": " + set);
  }

  /** B = 1/(2η), so that 4⟨x², v⟩ ≤ 2/η reads ⟨x², v⟩ ≤ B. */
  private static final Certificate FRONTIER =
      Certificate.of(
              Statement.of(
                  "Σ[x_i·v_i] = y",
                  "v_i ≥ 0",
                  "(x_i - p)·(x_i - q) ≥ 0",
                  "4·Σ[x_i^2·v_i] ≤ 4·B",
                  "p·q·Σ[v_i] ≥ (p + q)·y - B"))
          .times("p + q", 0)
          .plus(1, 2)
          .plus(Rational.of(1, 4), "1", 3);

  private static Evidence frontierBound() {
    return proof(
        "no point of 𝓜 with S ≤ 2/η has a smaller norm",
        FRONTIER,
        "x = 1, 3",
        "v = 3, 1",
        "p = 1",
        "q = 3",
        "y = 6",
        "B = 12");
  }

  private static Evidence frontierAttained() {
    // v = α on p and β on q: e and f are the indicators of one index each.
    return proof(
        "attained on two adjacent values: αp + βq = y and αp² + βq² = B",
        Certificate.of(
                Statement.of("p·α + q·β = y", "p^2·α + q^2·β = B", "p·q·(α + β) = (p + q)·y - B"))
            .times("p + q", 0)
            .times("-1", 1),
        "p = 1",
        "q = 3",
        "α = 3",
        "β = 1",
        "y = 6",
        "B = 12");
  }

  private static Evidence frontierAgrees() {
    return new PropertyTest(
        "theory's frontier is the best of all pairs of values",
        324,
        100,
        samples -> {
          List<BigFraction> x = ExactNetworks.fractions(samples.vector(samples.dimension()));
          BigFraction y = ExactNetworks.fraction(samples.positive());
          BigFraction bound = ExactNetworks.fraction(samples.positive()).multiply(y);
          FrontierPoint<BigFraction> point =
              SharpnessFrontier.leastNorm(
                  DiagonalNetwork.twoLayers(x, y), bound.multiply(2).reciprocal());
          Optional<BigFraction> found =
              point instanceof FrontierPoint.Exact<BigFraction> exact
                  ? Optional.of(exact.value())
                  : Optional.empty();
          return found.equals(bestOfPairs(x, y, bound))
              ? Optional.empty()
              : Optional.of("x = " + x + ", y = " + y + ", B = " + bound + ": " + point);
        });
  }

  /** Least norm over the vertices: one value p with yp ≤ B, or two with yp ≤ B ≤ yq. */
  private static Optional<BigFraction> bestOfPairs(
      List<BigFraction> x, BigFraction y, BigFraction bound) {
    List<BigFraction> values = x.stream().filter(value -> value.signum() > 0).toList();
    return values.stream()
        .filter(p -> p.multiply(y).compareTo(bound) <= 0)
        .flatMap(
            p ->
                Stream.concat(
                    Stream.of(y.divide(p)),
                    values.stream()
                        .filter(q -> q.multiply(y).compareTo(bound) >= 0)
                        .map(q -> p.add(q).multiply(y).subtract(bound).divide(p.multiply(q)))))
        .min(BigFraction::compareTo);
  }

  private static Claim frontier() {
    return Claim.beyond("Beyond: frontier of norm and sharpness")
        .says(
            "The least ℓ₁-norm on 𝓜 under S ≤ 2/η is ((p+q)y − B)/(pq), B = 1/(2η), for y·p ≤ B ≤ y·q with p < q adjacent positive values of x: affine in 1/η between the values, attained on p and q alone; for B ≥ y·max x it is y/max x")
        .by(
            frontierBound(),
            frontierAttained(),
            proof(
                "the weights are ≥ 0 there: α·p(q − p) = qy − B",
                Certificate.of(
                        Statement.of(
                            "p·α + q·β = y", "p^2·α + q^2·β = B", "q·y - B ≥ 0", "α·p·(q - p) ≥ 0"))
                    .times("q", 0)
                    .times("-1", 1)
                    .plus(2),
                "p = 1",
                "q = 3",
                "α = 3",
                "β = 1",
                "y = 6",
                "B = 12"),
            proof(
                "for B ≥ y·max x the norm minimizers are stable, with norm y/max x",
                Certificate.of(
                        Statement.of(
                            "Σ[x_i·v_i] = y",
                            "(a - x_i)·v_i = 0",
                            "4·a·y ≤ 4·B",
                            "4·Σ[x_i^2·v_i] ≤ 4·B"))
                    .times("-4·a", 0)
                    .times("4·x_i", 1)
                    .plus(2),
                "x = 1, 3",
                "v = 0, 2",
                "a = 3",
                "y = 6",
                "B = 18"),
            equality(
                "a point of that norm lives on p and q",
                FRONTIER,
                0,
                "v_i·(x_i - p)·(x_i - q) = 0",
                "x = 1, 3",
                "v = 3, 1",
                "p = 1",
                "q = 3",
                "y = 6",
                "B = 12"))
        .checkedBy(frontierAgrees())
        .boundary("every d, any signs of x, y > 0 (y < 0 after (x, y) ↦ (−x, −y)); L = 2")
        .uses("Appendix D, eq. (11)", "Beyond: norm minimizers, even L")
        .code(SharpnessFrontier.class, FrontierPoint.class)
        .notThat(
            "values between p and q do no harm",
            proof(
                "",
                FRONTIER.claiming(
                    Statement.of(
                        "Σ[x_i·v_i] = y",
                        "v_i ≥ 0",
                        "x_i - p ≥ 0",
                        "4·Σ[x_i^2·v_i] ≤ 4·B",
                        "p·q·Σ[v_i] ≥ (p + q)·y - B")),
                "x = 1, 3",
                "v = 3, 1",
                "p = 1",
                "q = 3",
                "y = 6",
                "B = 12"),
            "x = 2,",
            "v = 1,",
            "p = 1",
            "q = 3",
            "y = 2",
            "B = 4");
  }

  private static Claim infeasible() {
    Certificate least =
        Certificate.of(
                Statement.of(
                    "Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·(x_i - s) ≥ 0", "Σ[x_i^2·v_i] ≥ s·y"))
            .times("s", 0)
            .plus(1, 2);
    return Claim.beyond("Beyond: where no point is stable")
        .says(
            "No point of 𝓜 has S ≤ 2/η once η > 1/(2y·s), s the least positive x_i; at η = 1/(2y·s) the sharpness minimizers are the only ones")
        .by(
            proof("⟨x², v⟩ ≥ s·y on 𝓜", least, "x = 1, 3, -2", "v = 1, 0, 0", "y = 1", "s = 1"),
            equality(
                "equality only where x_i is s or 0",
                least,
                0,
                "v_i·x_i·(x_i - s) = 0",
                "x = 1, 3, -2",
                "v = 1, 0, 0",
                "y = 1",
                "s = 1"))
        .boundary("every d, any signs of x, y > 0 (y < 0 after (x, y) ↦ (−x, −y)); L = 2")
        .uses("Proposition 3.2 (ii), necessity")
        .code(StableSet.class, SharpnessFrontier.class)
        .notThat(
            "⟨x², v⟩ ≥ 2s·y",
            proof(
                "",
                least.claiming(
                    Statement.of(
                        "Σ[x_i·v_i] = y", "v_i ≥ 0", "x_i·(x_i - s) ≥ 0", "Σ[x_i^2·v_i] ≥ 2·s·y")),
                "x = 1,",
                "v = 1,",
                "y = 1",
                "s = 1"),
            "x = 1,",
            "v = 1,",
            "y = 1",
            "s = 1");
  }
}
