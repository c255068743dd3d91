package normsharp.theory.diagonal;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.util.Binary64;

/**
 * Checks of Riemannian derivatives and retractions on the interpolating manifold, in the manner of
 * Manopt: error slopes 2 and 3, tangency, symmetry, linearity. Each takes the candidate to check,
 * so that a wrong one can be seen to fail.
 *
 * @param manifold the manifold in double arithmetic
 * @param w point of the manifold at which everything is checked
 */
public record ManifoldChecks(InterpolatingManifold<Binary64> manifold, List<Binary64> w) {
  /** Multiples of one rounding error below which an error is taken for rounding. */
  private static final double ROUNDINGS = 1e4;

  /** Takes an immutable copy of the point. */
  public ManifoldChecks {
    w = List.copyOf(w);
  }

  /**
   * Order of |f(R_w(tu)) − f(w) − t⟨g,u⟩|, which is 2 when g = grad f(w).
   *
   * @param candidate the vector g
   * @param u tangent vector at w
   */
  public SlopeCheck gradient(
      SmoothFunction<Binary64> f, List<Binary64> candidate, List<Binary64> u) {
    return taylor(f, candidate, Optional.empty(), u, 2);
  }

  /**
   * Order of |f(R_w(tu)) − f(w) − t⟨grad f(w),u⟩ − ½t²⟨u,H[u]⟩|, which is 3 when H = Hess f(w), the
   * retraction being of second order.
   *
   * @param candidate the map u ↦ H[u] on the tangent space
   * @param u tangent vector at w
   */
  public SlopeCheck hessian(
      SmoothFunction<Binary64> f, UnaryOperator<List<Binary64>> candidate, List<Binary64> u) {
    return taylor(f, manifold.gradient(f, w), Optional.of(candidate), u, 3);
  }

  /**
   * Order of ‖P_w(R_w(tu) − w − tu)‖, which is 3 or more for a second-order retraction and 2 for a
   * first-order one.
   *
   * @param candidate the curve t ↦ R_w(tu), empty where it is not defined
   */
  public SlopeCheck retraction(
      DoubleFunction<Optional<List<Binary64>>> candidate, List<Binary64> u) {
    DoubleUnaryOperator error =
        t ->
            candidate
                .apply(t)
                .map(point -> Vectors.addScaled(point, new Binary64(-t), u))
                .map(point -> Vectors.addScaled(point, new Binary64(-1), w))
                .map(gap -> norm(manifold.projectToTangent(w, gap)))
                .orElse(Double.NaN);
    double rounding = ROUNDINGS * Math.ulp(1.0) * (norm(w) + norm(u));
    return SlopeCheck.of(error, t -> rounding, 3);
  }

  /** Tangency defect |⟨n, u⟩| / (‖n‖‖u‖), at most a few 10⁻¹⁶ for a tangent vector; 0 for u = 0. */
  public double tangencyDefect(List<Binary64> u) {
    List<Binary64> n = manifold.normal(w);
    return relative(Vectors.dot(n, u).getReal(), norm(n) * norm(u));
  }

  /** Symmetry defect |⟨u,H[v]⟩ − ⟨v,H[u]⟩| relative to ‖u‖‖H[v]‖ + ‖v‖‖H[u]‖. */
  public double symmetryDefect(
      UnaryOperator<List<Binary64>> hessian, List<Binary64> u, List<Binary64> v) {
    List<Binary64> hu = hessian.apply(u);
    List<Binary64> hv = hessian.apply(v);
    double gap = Vectors.dot(u, hv).getReal() - Vectors.dot(v, hu).getReal();
    return relative(gap, norm(u) * norm(hv) + norm(v) * norm(hu));
  }

  /** Linearity defect ‖H[au + bv] − aH[u] − bH[v]‖ relative to ‖aH[u]‖ + ‖bH[v]‖. */
  public double linearityDefect(
      UnaryOperator<List<Binary64>> hessian,
      double a,
      List<Binary64> u,
      double b,
      List<Binary64> v) {
    List<Binary64> au = Vectors.scale(new Binary64(a), u);
    List<Binary64> bv = Vectors.scale(new Binary64(b), v);
    List<Binary64> hau = Vectors.scale(new Binary64(a), hessian.apply(u));
    List<Binary64> hbv = Vectors.scale(new Binary64(b), hessian.apply(v));
    Binary64 minusOne = new Binary64(-1);
    List<Binary64> gap =
        Vectors.addScaled(
            Vectors.addScaled(hessian.apply(Vectors.add(au, bv)), minusOne, hau), minusOne, hbv);
    return relative(norm(gap), norm(hau) + norm(hbv));
  }

  private SlopeCheck taylor(
      SmoothFunction<Binary64> f,
      List<Binary64> gradient,
      Optional<UnaryOperator<List<Binary64>>> hessian,
      List<Binary64> u,
      int order) {
    OrthographicRetraction retraction = new OrthographicRetraction(manifold);
    double value = f.value(w).getReal();
    double first = Vectors.dot(gradient, u).getReal();
    double second = hessian.map(h -> Vectors.dot(u, h.apply(u)).getReal()).orElse(0.0);
    DoubleUnaryOperator error =
        t ->
            retraction
                .retract(w, Vectors.scale(new Binary64(t), u))
                .map(point -> f.value(point).getReal() - value - t * first - t * t * second / 2)
                .map(Math::abs)
                .orElse(Double.NaN);
    double scale = Math.abs(value) + norm(gradient) * norm(w);
    DoubleUnaryOperator rounding = t -> ROUNDINGS * Math.ulp(1.0) * scale;
    return SlopeCheck.of(error, rounding, order);
  }

  private static double relative(double gap, double scale) {
    return scale == 0 ? Math.abs(gap) : Math.abs(gap) / scale;
  }

  private static double norm(List<Binary64> a) {
    return Math.sqrt(Vectors.dot(a, a).getReal());
  }
}
