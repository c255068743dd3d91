package normsharp.theory.flow;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * Gradient flow of a single layer, L = 1, with x ≠ 0: the straight line w = α·1 + τx with r =
 * ‖x‖²(τ − τ∞) = r₀e^{−‖x‖²t}; every formula is closed.
 */
record LinearFlow(List<Double> x, double y, double alpha) {
  LinearFlow {
    x = List.copyOf(x);
  }

  static LinearFlow of(DiagonalNetwork<Binary64> network, double alpha) {
    return new LinearFlow(Vectors.toDoubles(network.x()), network.y().getReal(), alpha);
  }

  /** τ∞ = (y − α Σx_i)/‖x‖². */
  double limitTau() {
    return scaledTau() / scale();
  }

  /** α·1 + (fraction of τ∞)·x. */
  List<Binary64> weights(double fraction) {
    List<Binary64> w = new ArrayList<>(x.size());
    for (double entry : x) {
      w.add(new Binary64(alpha + entry / scale() * scaledTau() * fraction));
    }
    return List.copyOf(w);
  }

  /**
   * The limit α·1 + τ∞x, corrected once by its own residual: where entries of x differ by orders of
   * magnitude, the sum cancels in the large ones.
   */
  List<Binary64> limitWeights() {
    List<Binary64> w = weights(1);
    double m = scale();
    double r = -y / m;
    double squares = 0;
    for (int i = 0; i < x.size(); i++) {
      r += x.get(i) / m * w.get(i).getReal();
      squares += x.get(i) / m * (x.get(i) / m);
    }
    List<Binary64> corrected = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      corrected.add(w.get(i).subtract(x.get(i) / m * (r / squares)));
    }
    return List.copyOf(corrected);
  }

  List<Binary64> weightsAtTime(double t) {
    return weights(-Math.expm1(-normSquared() * t));
  }

  /** The time −log(1 − τ/τ∞)/‖x‖² for τ strictly between 0 and τ∞. */
  TravelTime time(double tau) {
    return new TravelTime(-Math.log1p(-tau / limitTau()) / normSquared(), 0);
  }

  private double normSquared() {
    return x.stream().mapToDouble(entry -> entry * entry).sum();
  }

  private double scale() {
    return x.stream().mapToDouble(Math::abs).max().orElseThrow();
  }

  /** scale·τ∞, computed with x/scale so that squares do not overflow. */
  private double scaledTau() {
    double m = scale();
    double sum = x.stream().mapToDouble(entry -> entry / m).sum();
    double squares = x.stream().mapToDouble(entry -> entry / m * (entry / m)).sum();
    return (y / m - alpha * sum) / squares;
  }
}
