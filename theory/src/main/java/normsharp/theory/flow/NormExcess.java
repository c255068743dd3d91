package normsharp.theory.flow;

import java.util.List;
import java.util.OptionalDouble;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * The exact excess ε(α) = ‖w∞^⊙L‖₁ − min ‖w^⊙L‖₁ of Theorem B.1, as a sum of non-negative terms.
 *
 * <p>L ≥ 2, minimum over M ∩ R≥0: for y &gt; 0 and a = max x_i &gt; 0 the minimum is y/a, and y =
 * Σx_iu_i for u = w∞^⊙L, hence ε = Σu_i − y/a = Σ u_i(1 − x_i/a). For y &lt; 0 turn the signs of x
 * and y; for y = 0 the minimum is 0 and ε = Σu_i. Since du/dα keeps ⟨x,u⟩ = y, ε is non-decreasing
 * in α (Cauchy–Schwarz), strictly unless all x_i are equal; then ε = 0, where the theorem prints
 * ε(α) &gt; 0.
 *
 * <p>L = 1: limits may have negative weights, so the minimum is taken over all of M, |y|/a with a =
 * max |x_i|, and ε = Σ(|w_i| − sign(y)·x_iw_i/a). It does not tend to 0 as α → 0.
 */
final class NormExcess {
  private NormExcess() {}

  /** ε at a limit of the flow; empty when the set that is minimised over is empty. */
  static OptionalDouble of(DiagonalNetwork<Binary64> network, FlowLimit limit) {
    if (limit.residual() != 0) {
      return OptionalDouble.empty();
    }
    List<Binary64> u = network.endToEnd(limit.weights());
    double sign = Math.signum(network.y().getReal());
    double a = 0;
    for (Binary64 x : network.x()) {
      double entry = x.getReal();
      a = Math.max(a, network.layers() == 1 ? Math.abs(entry) : sign * entry);
    }
    double excess = 0;
    for (int i = 0; i < u.size(); i++) {
      double entry = sign * network.x().get(i).getReal() * Math.signum(u.get(i).getReal());
      double weight = Math.abs(u.get(i).getReal());
      excess += sign == 0 ? weight : weight * ((a - entry) / a);
    }
    return OptionalDouble.of(excess);
  }
}
