package normsharp.theory.diagonal;

import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.util.Binary64;

/**
 * Orthographic retraction on the interpolating manifold: R_w(u) = w + u + t·n with n = x ⊙ w^⊙(L−1)
 * and t the root nearest 0 of ⟨x, (w + u + tn)^⊙L⟩ = y.
 *
 * <p>It moves along the normal at w only, hence is a second-order retraction: t ↦ R_w(tu) has zero
 * tangential acceleration at 0 (Absil and Malick, 2012). It is defined near w; for u too long there
 * may be no root, which is a result, not an error.
 *
 * @param manifold the manifold in double arithmetic
 */
public record OrthographicRetraction(InterpolatingManifold<Binary64> manifold) {
  private static final int MAX_STEPS = 100;

  /**
   * The point R_w(u), on the manifold to a few roundings.
   *
   * @param w point of the manifold
   * @param u tangent vector at w
   * @return empty when Newton's iteration from t = 0 finds no root
   */
  public Optional<List<Binary64>> retract(List<Binary64> w, List<Binary64> u) {
    DiagonalNetwork<Binary64> network = manifold.network();
    List<Binary64> normal = manifold.normal(w);
    List<Binary64> moved = Vectors.add(w, u);
    Binary64 t = Binary64.ZERO;
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS; step++) {
      List<Binary64> point = Vectors.addScaled(moved, t, normal);
      Binary64 slope = Vectors.dot(network.constraintGradient(point), normal);
      Binary64 correction = network.residual(point).divide(slope);
      if (!Double.isFinite(correction.getReal())) {
        return Optional.empty();
      }
      double size = Math.abs(correction.getReal());
      // Newton's steps shrink until rounding stops them; the first that does not is the last.
      if (size == 0 || (size >= last && size <= 1e-10 * (1 + Math.abs(t.getReal())))) {
        return Optional.of(point);
      }
      last = size;
      t = t.subtract(correction);
    }
    return Optional.empty();
  }
}
