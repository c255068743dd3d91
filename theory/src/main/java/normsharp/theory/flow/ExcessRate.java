package normsharp.theory.flow;

import java.util.List;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.FieldElement;

/**
 * How the excess ε(α) of Theorem B.1 behaves as α → 0; the theorem only says that it tends to 0.
 *
 * <p>For y &gt; 0 (otherwise turn the signs of x and y) let a = max x_i with multiplicity n.
 *
 * <ul>
 *   <li>L = 2: u_i = α²(u_max/α²)^{x_i/a} and u_max → y/(na), so the next largest value b of x (any
 *       sign, or zero; multiplicity m) dominates: ε ~ m(1 − b/a)(y/(na))^{b/a}·α^{2(1−b/a)}. The
 *       nearer b is to a, the slower the decay.
 *   <li>L ≥ 3: L(L−2)α^{L−2}τ → 1/a, so u_i ~ αᴸ(1 − x_i/a)^{−L/(L−2)} for every x_i &lt; a, and ε
 *       ~ αᴸ·Σ_{x_i&lt;a}(1 − x_i/a)^{−2/(L−2)}: the exponent does not depend on the gap.
 *   <li>L = 1: w∞ → y·x/‖x‖², so ε → |y|(‖x‖₁/‖x‖² − 1/max|x_i|); when that vanishes, the
 *       coordinates with x_i = 0 leave α times their number.
 * </ul>
 */
public sealed interface ExcessRate {
  /**
   * ε(α)/(constant·α^exponent) → 1.
   *
   * @param exponent ≥ 0, relative accuracy 10⁻¹⁵; 0 for L = 1 when ε does not tend to 0
   * @param constant &gt; 0, relative accuracy about 10⁻¹⁴
   */
  record Power(double exponent, double constant) implements ExcessRate {
    /** Checks that the law describes a positive excess. */
    public Power {
      if (!(exponent >= 0 && constant > 0)) {
        throw new IllegalArgumentException(
            "a rate needs an exponent ≥ 0 and a constant > 0, got "
                + exponent
                + " and "
                + constant);
      }
    }

    /** The leading term at α. */
    public double at(double alpha) {
      return constant * Math.pow(alpha, exponent);
    }
  }

  /** ε(α) = 0 for all sufficiently small α. */
  record Zero(String reason) implements ExcessRate {}

  /** There is no interpolating point to compare with. */
  record Undefined(String reason) implements ExcessRate {}

  /** The rate for a network. */
  static <T extends FieldElement<T>> ExcessRate of(DiagonalNetwork<T> network) {
    double y = network.y().getReal();
    if (y == 0) {
      return ofZeroLabel(network);
    }
    double sign = Math.signum(y);
    List<Double> x = Vectors.map(network.x(), entry -> sign * entry.getReal());
    if (network.layers() == 1) {
      return ofOneLayer(x, Math.abs(y));
    }
    double a = x.stream().mapToDouble(entry -> entry).max().orElseThrow();
    if (a <= 0) {
      return new Undefined("no x_i has the sign of y, so that M ∩ R≥0 is empty");
    }
    List<Double> rest = x.stream().filter(entry -> entry < a).toList();
    if (rest.isEmpty()) {
      return new Zero("all x_i are equal, so that every point of M ∩ R≥0 has the least norm");
    }
    int layers = network.layers();
    if (layers > 2) {
      double sum = rest.stream().mapToDouble(b -> Math.pow((a - b) / a, -2.0 / (layers - 2))).sum();
      return new Power(layers, sum);
    }
    double b = rest.stream().mapToDouble(entry -> entry).max().orElseThrow();
    long m = rest.stream().filter(entry -> entry == b).count();
    int n = x.size() - rest.size();
    double gap = (a - b) / a;
    return new Power(2 * gap, m * gap * Math.pow(Math.abs(y) / (n * a), b / a));
  }

  /** y = 0: the flow is homogeneous in α, ε(α) = αᴸε(1) exactly. */
  private static <T extends FieldElement<T>> ExcessRate ofZeroLabel(DiagonalNetwork<T> network) {
    OptionalDouble unit = GradientFlow.of(network, 1).excess();
    if (unit.orElse(0) == 0) {
      return new Zero("y = 0 and all weights tend to 0");
    }
    return new Power(network.layers(), unit.getAsDouble());
  }

  private static ExcessRate ofOneLayer(List<Double> x, double absY) {
    double a = x.stream().mapToDouble(Math::abs).max().orElseThrow();
    if (a == 0) {
      return new Undefined("x = 0 and y ≠ 0, so that M is empty");
    }
    // ‖x‖₁/‖x‖² − 1/a = Σ|x_i|(1 − |x_i|/a)/‖x‖², without cancellation.
    double deficit = x.stream().mapToDouble(b -> Math.abs(b) / a * ((a - Math.abs(b)) / a)).sum();
    double squares = x.stream().mapToDouble(b -> b / a * (b / a)).sum();
    if (deficit > 0) {
      return new Power(0, absY / a * deficit / squares);
    }
    long zeros = x.stream().filter(b -> b == 0).count();
    if (zeros > 0) {
      return new Power(1, zeros);
    }
    return new Zero("all |x_i| are equal, so that the limit has the least norm for small α");
  }
}
