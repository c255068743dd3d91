package normsharp.theory.flow;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * s_GF, the largest sharpness on the closure of the trajectory of gradient flow from α·1; the
 * paper's critical learning rate is η_c = 2/s_GF.
 *
 * <p>Found by branch and bound along the growth curve. The Hessian is diag(δ) + zzᵀ with δ_i =
 * L(L−1) r x_i w_i^{L−2} and z_i = L x_i w_i^{L−1}. Along the flow every w_i and |r| are monotone,
 * so on a piece of the curve δ and z stay between bounds read off its two ends; with the middle m
 * of the piece, Weyl's inequality gives
 *
 * <p>|S(w) − S(m)| ≤ max_i |δ_i − δ_i(m)| + (2‖z(m)‖ + ‖z − z(m)‖)·‖z − z(m)‖.
 *
 * <p>This holds for every L ≥ 2 and needs no derivative. When r·x ≥ 0 (a collapse in particular)
 * the Hessian is entrywise non-negative and decreasing, so the maximum is s₀. For L = 1 the Hessian
 * is constant.
 *
 * @param value the largest sharpness found, attained at {@code weights}
 * @param upperBound no point of the trajectory is sharper; proved up to the rounding of double
 *     arithmetic, which a relative margin of 10⁻¹² covers
 * @param weights a point of the trajectory with sharpness {@code value}
 * @param pieces number of pieces examined
 * @see "Section 2.1; the paper reads s_GF off a numerical solution"
 */
public record PeakSharpness(double value, double upperBound, List<Binary64> weights, int pieces) {
  private static final int MAX_PIECES = 200_000;
  private static final double ROUNDING = 1e-12;

  /** Takes an immutable copy. */
  public PeakSharpness {
    weights = List.copyOf(weights);
  }

  static PeakSharpness of(GradientFlow flow, double relativeTolerance) {
    if (!(relativeTolerance >= 1e-9 && relativeTolerance < 1)) {
      throw new IllegalArgumentException(
          "the relative tolerance must lie in [1e-9, 1), got " + relativeTolerance);
    }
    DiagonalNetwork<Binary64> network = flow.network();
    List<Binary64> start = Vectors.constant(network.dimension(), new Binary64(flow.alpha()));
    if (flow.isConstant() || network.layers() == 1) {
      return constant(flow.initialSharpness(), start);
    }
    GrowthCurve curve = GrowthCurve.of(network, flow.alpha());
    if (curve.reference() < 0) {
      // x has one sign, and the residual has it too: r·x ≥ 0 all along.
      return constant(flow.initialSharpness(), start);
    }
    double end = curve.limitGrowth();
    return end == 0
        ? constant(flow.initialSharpness(), start)
        : search(new Branching(network, curve, end), relativeTolerance);
  }

  private static PeakSharpness constant(double value, List<Binary64> weights) {
    return new PeakSharpness(value, value * (1 + ROUNDING), weights, 1);
  }

  private static PeakSharpness search(Branching branching, double relativeTolerance) {
    PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparingDouble((Piece piece) -> -piece.bound()));
    Sample best = branching.sample(0);
    Sample limit = branching.sample(branching.end());
    best = limit.sharpness() > best.sharpness() ? limit : best;
    pieces.add(branching.piece(0, branching.end()));
    int examined = 1;
    while (true) {
      Piece worst = pieces.remove();
      best = worst.middle().sharpness() > best.sharpness() ? worst.middle() : best;
      double bound = Math.max(best.sharpness(), worst.bound()) * (1 + ROUNDING);
      double middle = worst.middle().q();
      boolean exhausted = examined >= MAX_PIECES || !(worst.from() < middle && middle < worst.to());
      if (exhausted || !(bound > best.sharpness() * (1 + relativeTolerance))) {
        return new PeakSharpness(best.sharpness(), bound, best.weights(), examined);
      }
      pieces.add(branching.piece(worst.from(), middle));
      pieces.add(branching.piece(middle, worst.to()));
      examined += 2;
    }
  }

  /** A point of the curve with what the bound needs. */
  private record Sample(double q, List<Binary64> weights, double absResidual, double sharpness) {}

  private record Piece(double from, double to, Sample middle, double bound) {}

  /** The curve from growth 0 to {@code end} &gt; 0. */
  private record Branching(DiagonalNetwork<Binary64> network, GrowthCurve curve, double end) {
    Sample sample(double q) {
      List<Binary64> w = curve.weights(q);
      return new Sample(q, w, Math.exp(curve.logResidual(end, end - q)), network.sharpness(w));
    }

    Piece piece(double from, double to) {
      double centre = from + (to - from) / 2;
      Sample middle = sample(centre);
      double firstResidual = Math.exp(curve.logResidual(end, end - from));
      double lastResidual = Math.exp(curve.logResidual(end, end - to));
      List<Binary64> first = curve.weights(from);
      List<Binary64> last = curve.weights(to);
      int layers = network.layers();
      double diagonal = 0;
      double normSquared = 0;
      double changeSquared = 0;
      for (int i = 0; i < network.dimension(); i++) {
        double x = Math.abs(network.x().get(i).getReal());
        double w = middle.weights().get(i).getReal();
        double low = Math.min(first.get(i).getReal(), last.get(i).getReal());
        double high = Math.max(first.get(i).getReal(), last.get(i).getReal());
        double delta = middle.absResidual() * Math.pow(w, layers - 2);
        double above = firstResidual * Math.pow(high, layers - 2) - delta;
        double below = delta - lastResidual * Math.pow(low, layers - 2);
        diagonal = Math.max(diagonal, layers * (layers - 1) * x * Math.max(above, below));
        double z = Math.pow(w, layers - 1);
        double change = Math.max(Math.pow(high, layers - 1) - z, z - Math.pow(low, layers - 1));
        normSquared += layers * x * z * (layers * x * z);
        changeSquared += layers * x * change * (layers * x * change);
      }
      double norm = Math.sqrt(normSquared);
      double change = Math.sqrt(changeSquared);
      double radius = diagonal + (2 * norm + change) * change;
      return new Piece(from, to, middle, middle.sharpness() + radius);
    }
  }
}
