package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.minimizers.FrontierPoint;
import normsharp.theory.minimizers.SharpnessFrontier;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * The limit w of gradient descent on the two-layer diagonal network at one learning rate against
 * what the theory says: the KKT points of (12), the manifold, the sharpness bound, the frontier of
 * norm and sharpness, and the least risk under the bound. With v = w⊙w; all values dimensionless.
 *
 * <p>The theory's side is exact for the rational problem and rounded at the end; w is a vector of
 * doubles, and so are the distances.
 *
 * @param eta learning rate
 * @param nearest the KKT point nearest to v; empty when (12) has none, its feasible set being empty
 * @param distanceToNearest ‖v − v*‖₂; empty with {@code nearest}
 * @param distanceToManifold Euclidean distance of w to 𝓜; empty when 𝓜 is
 * @param sharpness S(w), at w itself and not at a point of 𝓜
 * @param norm ‖v‖₁
 * @param frontierNorm least ‖v‖₁ on 𝓜 under S ≤ 2/η; empty where no point of 𝓜 is that flat
 * @param risk risk of Lemma E.1 at v
 * @param leastRisk least risk on 𝓜 under S ≤ 2/η; empty with {@code nearest}
 * @see "Lemma E.1, eq. (12); Appendix H.13, Figures 15 and 16"
 */
public record DiagonalComparison(
    double eta,
    Optional<KktPoint<BigFraction>> nearest,
    OptionalDouble distanceToNearest,
    OptionalDouble distanceToManifold,
    double sharpness,
    double norm,
    OptionalDouble frontierNorm,
    double risk,
    OptionalDouble leastRisk) {
  /**
   * Compares a limit with the theory.
   *
   * @param x features, length d ≤ 20, any signs
   * @param y label
   * @param eta learning rate &gt; 0
   * @param weights the limit w, length d, finite
   */
  public static DiagonalComparison of(
      List<BigFraction> x, BigFraction y, BigFraction eta, List<Double> weights) {
    Vectors.requireSameLength("x and w", x, weights);
    weights.forEach(weight -> Numbers.finite("a weight", weight));
    RiskProblem<BigFraction> problem = RiskProblem.of(x, y, eta);
    DiagonalNetwork<BigFraction> network = DiagonalNetwork.twoLayers(x, y);
    DiagonalNetwork<Binary64> rounded = network.toBinary64();
    List<Binary64> w = Vectors.map(weights, Binary64::new);
    List<Binary64> v = rounded.endToEnd(w);
    Nearest nearest = new Nearest(v);
    KktEnumeration.forEach(problem, nearest::offer);
    return new DiagonalComparison(
        Rationals.toDouble(eta),
        nearest.point,
        nearest.point.isPresent() ? OptionalDouble.of(nearest.distance) : OptionalDouble.empty(),
        ManifoldDistance.of(toArray(rounded.x()), rounded.y().getReal(), toArray(w)),
        rounded.sharpness(w),
        Vectors.sum(v).getReal(),
        frontier(SharpnessFrontier.leastNorm(network, eta)),
        new RiskProblem<>(rounded.x(), rounded.y(), Optional.empty()).risk(v).getReal(),
        nearest.leastRisk);
  }

  /** S(w)·η/2: at most 1 where w is stable. */
  public double relativeSharpness() {
    return sharpness * eta / 2;
  }

  /** ‖v‖₁ less the frontier's value; empty where there is no frontier. */
  public OptionalDouble normExcess() {
    return frontierNorm.isPresent()
        ? OptionalDouble.of(norm - frontierNorm.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Risk less the least risk under the bound; empty where nothing is feasible. */
  public OptionalDouble riskExcess() {
    return leastRisk.isPresent()
        ? OptionalDouble.of(risk - leastRisk.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Support of the nearest KKT point, whether its bound is active and whether it solves (12). */
  public String nearestName() {
    return nearest
        .map(
            point ->
                String.format(
                    Locale.ROOT,
                    "KKT point on support %s, bound %s, %s",
                    point.support(),
                    point.boundActive() ? "active" : "inactive",
                    point.globalMinimizer() ? "solves (12)" : "doesn't solve (12)"))
        .orElse("no KKT point");
  }

  /** The comparison in words. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        "η = %s: nearest %s at distance %s; distance to the manifold %s; S·η/2 = %s; ‖v‖₁ = %s,"
            + " above the frontier by %s; risk %s, above the least by %s",
        Numbers.text(eta),
        nearestName(),
        text(distanceToNearest),
        text(distanceToManifold),
        Numbers.text(relativeSharpness()),
        Numbers.text(norm),
        text(normExcess()),
        Numbers.text(risk),
        text(riskExcess()));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Numbers.text(value.getAsDouble()) : "undefined";
  }

  private static OptionalDouble frontier(FrontierPoint<BigFraction> point) {
    if (point instanceof FrontierPoint.Exact<BigFraction> exact) {
      return OptionalDouble.of(Rationals.toDouble(exact.value()));
    }
    return point instanceof FrontierPoint.Approximate<BigFraction> approximate
        ? OptionalDouble.of(approximate.value())
        : OptionalDouble.empty();
  }

  private static double[] toArray(List<Binary64> values) {
    return values.stream().mapToDouble(Binary64::getReal).toArray();
  }

  /** The nearest of the KKT points offered, and the risk of the one that solves (12). */
  private static final class Nearest {
    private final List<Binary64> v;
    private Optional<KktPoint<BigFraction>> point = Optional.empty();
    private double distance = Double.POSITIVE_INFINITY;
    private OptionalDouble leastRisk = OptionalDouble.empty();

    Nearest(List<Binary64> v) {
      this.v = new ArrayList<>(v);
    }

    void offer(KktPoint<BigFraction> candidate) {
      double square = 0;
      for (int i = 0; i < v.size(); i++) {
        double gap = v.get(i).getReal() - Rationals.toDouble(candidate.v().get(i));
        square += gap * gap;
      }
      if (Math.sqrt(square) < distance) {
        distance = Math.sqrt(square);
        point = Optional.of(candidate);
      }
      if (candidate.globalMinimizer()) {
        leastRisk = OptionalDouble.of(Rationals.toDouble(candidate.risk()));
      }
    }
  }
}
