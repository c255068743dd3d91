package normsharp.theory.minimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import normsharp.theory.arithmetic.Requirements;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Least ℓ1-norm of w^⊙L on the interpolating manifold under the sharpness bound S(w) ≤ 2/η.
 *
 * <p>L = 2: with v = w⊙w this is the linear program min Σv s.t. ⟨x,v⟩ = y, 4⟨x²,v⟩ ≤ 2/η, v ≥ 0.
 * With the probability p_i = |x_i|v_i/|y| on the values a_i = |x_i|, i ∈ P, it reads: minimise
 * |y|·E[1/a] under E[a] ≤ t = 1/(2η|y|). As 1/a is convex the optimum mixes the two adjacent values
 * a ≤ t ≤ b, and equals |y|(a + b − t)/(ab): piecewise affine in 1/η, |y|/max once t ≥ max,
 * infeasible when t &lt; min_P|x_i|, that is η &gt; 1/(2|y| min_P|x_i|).
 *
 * <p>L = 1: S = ‖x‖² whatever w. L ≥ 3: minimizers are u_i ∝ ((a_i − ω)₊/a_i²)^{L/(L−2)} with 0 ≤ ω
 * &lt; max a (ω = 0: sharpness minimizer; ω → max a: norm minimizer), and ω is the root of the
 * increasing function S(ω) = 2/η.
 *
 * @see "Appendix H.13, Figure 15b; the paper draws it for d = 2"
 */
public final class SharpnessFrontier {
  private SharpnessFrontier() {}

  /**
   * The frontier at one learning rate.
   *
   * @param network data; d ≥ 1, any signs, any L ≥ 1
   * @param eta learning rate, &gt; 0, dimensionless
   * @throws IllegalArgumentException when η ≤ 0
   */
  public static <T extends FieldElement<T> & Comparable<T>> FrontierPoint<T> leastNorm(
      DiagonalNetwork<T> network, T eta) {
    Requirements.positive("η", eta);
    MinimizerSet<T> norm = NormMinimizers.of(network);
    if (norm instanceof MinimizerSet.None<T> none) {
      return new FrontierPoint.Infeasible<>("the manifold is empty: " + none.reason());
    }
    T norm2 = norm.exactValue().orElseThrow();
    List<T> vertex = norm.representative().orElseThrow();
    InterpolatingCoordinates coordinates = InterpolatingCoordinates.of(network);
    if (network.layers() == 1) {
      T sharpness = Vectors.dot(network.x(), network.x());
      T two = network.field().getOne().multiply(2);
      return sharpness.multiply(eta).compareTo(two) <= 0
          ? new FrontierPoint.Exact<>(norm2, vertex, false)
          : new FrontierPoint.Infeasible<>("every point of the manifold has S = ‖x‖² > 2/η");
    }
    if (coordinates.helpful().isEmpty()) {
      return new FrontierPoint.Exact<>(norm2, vertex, false);
    }
    return network.layers() == 2
        ? twoLayers(network, eta, coordinates, norm2, vertex)
        : manyLayers(network, eta.getReal(), coordinates);
  }

  private static <T extends FieldElement<T> & Comparable<T>> FrontierPoint<T> twoLayers(
      DiagonalNetwork<T> network,
      T eta,
      InterpolatingCoordinates coordinates,
      T leastNorm,
      List<T> vertex) {
    T y = InterpolatingCoordinates.magnitude(network.y());
    TreeSet<T> values = new TreeSet<>(coordinates.magnitudes(network));
    T t = y.multiply(eta).multiply(2).reciprocal();
    T a = values.floor(t);
    if (a == null) {
      return new FrontierPoint.Infeasible<>(
          "η must be ≤ 1/(2|y|·min_P|x_i|); beyond it no point of the manifold is stable");
    }
    T b = values.higher(t);
    if (b == null) {
      return new FrontierPoint.Exact<>(leastNorm, vertex, false);
    }
    T gap = b.subtract(a);
    List<T> v =
        new ArrayList<>(Collections.nCopies(network.dimension(), network.field().getZero()));
    v.set(
        coordinates.withMagnitude(network, a).get(0),
        y.multiply(b.subtract(t)).divide(gap.multiply(a)));
    v.set(
        coordinates.withMagnitude(network, b).get(0),
        y.multiply(t.subtract(a)).divide(gap.multiply(b)));
    T value = y.multiply(a.add(b).subtract(t)).divide(a.multiply(b));
    return new FrontierPoint.Exact<>(value, List.copyOf(v), true);
  }

  private static <T extends FieldElement<T> & Comparable<T>> FrontierPoint<T> manyLayers(
      DiagonalNetwork<T> network, double eta, InterpolatingCoordinates coordinates) {
    double y = Math.abs(network.y().getReal());
    List<Double> a = Vectors.toDoubles(coordinates.magnitudes(network));
    double bound = 2 / eta;
    int l = network.layers();
    double top = Collections.max(a);
    double flattest = sharpness(l, a, weights(l, a, y, 0));
    if (flattest > bound) {
      return new FrontierPoint.Infeasible<>(
          "η must be ≤ 2/S = " + 2 / flattest + ", S the least sharpness on the manifold");
    }
    double level = y / top;
    long ties = a.stream().filter(value -> value == top).count();
    List<Double> spread = a.stream().map(value -> value == top ? level / ties : 0.0).toList();
    boolean active = sharpness(l, a, spread) > bound;
    List<Double> u = spread;
    if (active) {
      // S(ω) increases from the flattest point to the norm minimizers, where ω = max a.
      double nearTop = Math.nextDown(top);
      double omega =
          sharpness(l, a, weights(l, a, y, nearTop)) <= bound
              ? nearTop
              : new BracketingNthOrderBrentSolver(1e-15, 1e-15 * top, 5)
                  .solve(
                      1000,
                      w -> sharpness(l, a, weights(l, a, y, w)) - bound,
                      0,
                      nearTop,
                      AllowedSolution.BELOW_SIDE);
      u = weights(l, a, y, omega);
    }
    List<Double> all = new ArrayList<>(Collections.nCopies(network.dimension(), 0.0));
    for (int k = 0; k < u.size(); k++) {
      int i = coordinates.helpful().get(k);
      boolean negative = l % 2 == 1 && network.x().get(i).getReal() * network.y().getReal() < 0;
      all.set(i, negative ? -u.get(k) : u.get(k));
    }
    double value = u.stream().mapToDouble(Double::doubleValue).sum();
    return new FrontierPoint.Approximate<>(value, List.copyOf(all), active);
  }

  /** Magnitudes u_i ∝ ((a_i − ω)₊/a_i²)^{L/(L−2)}, scaled to Σ a_i u_i = y. */
  private static List<Double> weights(int l, List<Double> a, double y, double omega) {
    double top = Collections.max(a);
    double power = l / (l - 2.0);
    List<Double> shape =
        a.stream()
            .map(
                value -> {
                  double ratio = Math.max(value - omega, 0) / (top - omega);
                  return Math.pow(ratio * (top / value) * (top / value), power);
                })
            .toList();
    return Vectors.map(shape, s -> s * y / innerProduct(a, shape));
  }

  private static double innerProduct(List<Double> a, List<Double> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }

  /** S = L² Σ a_i² u_i^{2−2/L}. */
  private static double sharpness(int l, List<Double> a, List<Double> u) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.get(i) * a.get(i) * Math.pow(u.get(i), 2 - 2.0 / l);
    }
    return l * l * sum;
  }
}
