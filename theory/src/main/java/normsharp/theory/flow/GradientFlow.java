package normsharp.theory.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.FieldElement;
import org.hipparchus.util.Binary64;

/**
 * Gradient flow w' = −∇𝓛(w) of a diagonal network from w(0) = α·1.
 *
 * <p>With τ(t) = −∫₀ᵗ r the flow is dw_i/dτ = L x_i w_i^{L−1}, whose solutions are
 *
 * <ul>
 *   <li>L = 1: w_i = α + x_iτ;
 *   <li>L = 2: w_i = α·exp(2x_iτ);
 *   <li>L ≥ 3: w_i = (α^{2−L} − L(L−2)x_iτ)^{−1/(L−2)} while all these bases are positive.
 * </ul>
 *
 * <p>dr/dτ = L²Σx_i²w_i^{2L−2} &gt; 0, so r is monotone in τ and the limit is the only root of
 * r(τ), where there is one. For L ≥ 2 weights stay positive, whatever the parity of L.
 *
 * @param network data and number of layers, rounded to doubles
 * @param alpha start of every weight, α &gt; 0
 * @see "Theorem B.1, which has L = 2 and speaks of the limit only"
 */
public record GradientFlow(DiagonalNetwork<Binary64> network, double alpha) {
  /** Checks α. */
  public GradientFlow {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "gradient flow starts at α·1 with a finite α > 0, got α = " + alpha);
    }
  }

  /** The flow of a network over any field, its data rounded to doubles. */
  public static <T extends FieldElement<T>> GradientFlow of(
      DiagonalNetwork<T> network, double alpha) {
    return new GradientFlow(network.toBinary64(), alpha);
  }

  /**
   * The closed form of the weights at τ, over any field with the elementary functions: exact up to
   * the field's arithmetic, and differentiable.
   *
   * @throws IllegalArgumentException when τ lies outside the interval of existence (L ≥ 3)
   */
  public static <T extends CalculusFieldElement<T>> List<T> weights(
      DiagonalNetwork<T> network, T alpha, T tau) {
    List<T> w = new ArrayList<>(network.dimension());
    for (T x : network.x()) {
      w.add(weight(x, alpha, tau, network.layers()));
    }
    return List.copyOf(w);
  }

  private static <T extends CalculusFieldElement<T>> T weight(T x, T alpha, T tau, int layers) {
    T z = x.multiply(tau);
    if (layers == 1) {
      return alpha.add(z);
    }
    if (layers == 2) {
      T root = z.exp();
      return alpha.multiply(root).multiply(root);
    }
    for (int k = 0; k < layers - 2; k++) {
      z = z.multiply(alpha);
    }
    T base = z.multiply(layers * (layers - 2)).negate().add(1.0);
    if (!(base.getReal() > 0)) {
      throw new IllegalArgumentException(
          "τ must satisfy L(L−2)·x_i·α^(L−2)·τ < 1 for every i, got τ = "
              + tau.getReal()
              + " with x_i = "
              + x.getReal()
              + ": the flow's interval of existence ends before");
    }
    return alpha.divide(base.rootN(layers - 2));
  }

  /** The weights at τ. */
  public List<Binary64> weights(double tau) {
    return weights(network, new Binary64(alpha), new Binary64(tau));
  }

  /** The residual r at τ, strictly increasing in τ unless x = 0. */
  public double residual(double tau) {
    return network.residual(weights(tau)).getReal();
  }

  /**
   * The limit of the flow as t → ∞; every case of x, y and L is decided.
   *
   * <p>For L = 2 and an interpolating limit, v∞ = w∞ ⊙ w∞ is the Kullback–Leibler projection of
   * α²·1 onto {v ≥ 0, ⟨x, v⟩ = y}: log(v_i/α²) = 4τ∞x_i is its optimality condition.
   */
  public FlowLimit limit() {
    if (isConstant()) {
      List<Binary64> start = Vectors.constant(network.dimension(), new Binary64(alpha));
      double y = network.y().getReal();
      return y == 0
          ? new FlowLimit.Interpolating(0, start)
          : new FlowLimit.Collapse(start, -y, "x = 0, so that the loss does not depend on w");
    }
    if (network.layers() == 1) {
      LinearFlow line = LinearFlow.of(network, alpha);
      return new FlowLimit.Interpolating(line.limitTau(), line.limitWeights());
    }
    GrowthCurve curve = GrowthCurve.of(network, alpha);
    return curve.collapses() ? collapse() : interpolating(curve);
  }

  /**
   * The time at which τ is reached.
   *
   * @param tau between 0 and the limit τ∞ (or −∞ or ∞ in a collapse)
   * @return infinite at τ∞; relative accuracy about 10⁻¹¹, close to τ∞ limited by its rounding
   */
  public TravelTime time(double tau) {
    FlowLimit limit = limit();
    double end = end(limit);
    if (!(tau == 0 || (Math.signum(tau) == Math.signum(end) && Math.abs(tau) <= Math.abs(end)))) {
      throw new IllegalArgumentException(
          "the flow passes the values of τ from 0 to " + end + ", got " + tau);
    }
    if (tau == 0) {
      return TravelTime.NOW;
    }
    if (tau == end) {
      return TravelTime.NEVER;
    }
    if (network.layers() == 1) {
      return LinearFlow.of(network, alpha).time(tau);
    }
    GrowthCurve curve = GrowthCurve.of(network, alpha);
    return clock(curve).time(curve.growthAt(tau));
  }

  /**
   * The weights at time t, from the scalar differential equation of the flow's clock.
   *
   * @param t ≥ 0
   * @return relative accuracy of the growths log(w_i/α) about 10⁻¹¹, not bounded; exact formula for
   *     L = 1
   */
  public List<Binary64> weightsAtTime(double t) {
    if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "t must be finite and ≥ 0, got " + t + "; for t = ∞ ask for the limit");
    }
    if (t == 0 || isConstant()) {
      return Vectors.constant(network.dimension(), new Binary64(alpha));
    }
    if (network.layers() == 1) {
      return LinearFlow.of(network, alpha).weightsAtTime(t);
    }
    GrowthCurve curve = GrowthCurve.of(network, alpha);
    FlowClock clock = clock(curve);
    return !curve.collapses() && clock.limit() == 0 ? curve.weights(0) : clock.weightsAtTime(t);
  }

  /** The excess ε(α) of Theorem B.1 for this α; see {@link NormExcess}. */
  public OptionalDouble excess() {
    return NormExcess.of(network, limit());
  }

  /** s₀, the sharpness at the start α·1. */
  public double initialSharpness() {
    return network.sharpness(Vectors.constant(network.dimension(), new Binary64(alpha)));
  }

  /** s_GF, the largest sharpness along the flow; see {@link PeakSharpness}. */
  public PeakSharpness peakSharpness(double relativeTolerance) {
    return PeakSharpness.of(this, relativeTolerance);
  }

  /** Whether x = 0, so that the flow stands still. */
  boolean isConstant() {
    return network.x().stream().allMatch(entry -> entry.getReal() == 0);
  }

  private static FlowClock clock(GrowthCurve curve) {
    return new FlowClock(curve, curve.collapses() ? 0 : curve.limitGrowth());
  }

  private double end(FlowLimit limit) {
    if (limit instanceof FlowLimit.Interpolating interpolating) {
      return interpolating.tau();
    }
    return isConstant()
        ? -limit.residual() * Double.POSITIVE_INFINITY
        : GrowthCurve.of(network, alpha).orientation() * Double.POSITIVE_INFINITY;
  }

  private FlowLimit collapse() {
    double y = network.y().getReal();
    List<Binary64> w =
        Vectors.map(network.x(), entry -> new Binary64(entry.getReal() == 0 ? alpha : 0));
    String reason =
        y == 0
            ? "y = 0 and the non-zero x_i have one sign, so that the residual vanishes only at w = 0"
            : "no x_i has the sign of y and positive weights stay positive";
    return new FlowLimit.Collapse(w, 0 - y, reason);
  }

  /** The limit by bisection in the growth, then one Newton step in the weights' own arithmetic. */
  private FlowLimit interpolating(GrowthCurve curve) {
    double q = curve.limitGrowth();
    List<Binary64> w = curve.weights(q);
    List<Binary64> u = network.endToEnd(w);
    double slope = 0;
    double size = Math.abs(network.y().getReal());
    for (int i = 0; i < w.size(); i++) {
      double term = network.x().get(i).getReal() * u.get(i).getReal();
      slope += network.layers() * term * curve.growthRate(i, q);
      size += Math.abs(term);
    }
    double step = -network.residual(w).getReal() / slope;
    // Beyond the range of normal doubles the residual says nothing; the bisection stands.
    boolean usable = size > 1e-290 && size < 1e300 && Math.abs(step) < 1e-6;
    if (usable) {
      List<Binary64> polished = new ArrayList<>(w.size());
      for (int i = 0; i < w.size(); i++) {
        double correction = Math.expm1(curve.growthRate(i, q) * step);
        polished.add(w.get(i).add(w.get(i).multiply(correction)));
      }
      w = List.copyOf(polished);
      q += step;
    }
    return new FlowLimit.Interpolating(curve.tau(q), w);
  }
}
