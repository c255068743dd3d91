package normsharp.theory.diagonal;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;

/**
 * The interpolating manifold 𝓜 = {w : ⟨x, w^⊙L⟩ = y} as a Riemannian submanifold of ℝᵈ with the
 * Euclidean metric: tangent spaces, Riemannian gradients and Hessians.
 *
 * <p>All formulas are generic over the field and exact over exact ones. They hold at points with
 * n(w) = x ⊙ w^⊙(L−1) ≠ 0, which is every point when y ≠ 0; at other points they throw.
 *
 * @param network the data and the number of layers
 * @param <T> field
 * @see "Lemma 3.1, Lemma C.1, and Boumal (2023) for gradient and Hessian"
 */
public record InterpolatingManifold<T extends FieldElement<T>>(DiagonalNetwork<T> network) {
  /** Whether w interpolates exactly: residual zero in the field's own arithmetic. */
  public boolean contains(List<T> w) {
    return network.residual(w).isZero();
  }

  /** Whether |⟨x, w^⊙L⟩ − y| ≤ tolerance, for rounded arithmetic. */
  public boolean contains(List<T> w, double tolerance) {
    return Math.abs(network.residual(w).getReal()) <= tolerance;
  }

  /** A normal vector x ⊙ w^⊙(L−1), so that T_w𝓜 = normal(w)^⊥: Lemma C.1. */
  public List<T> normal(List<T> w) {
    return Vectors.hadamard(network.x(), Vectors.power(w, network.layers() - 1));
  }

  /** Whether u is tangent at w, exactly: ⟨u, x ⊙ w^⊙(L−1)⟩ = 0. */
  public boolean isTangent(List<T> w, List<T> u) {
    return Vectors.dot(normal(w), u).isZero();
  }

  /** Orthogonal projection of u onto the tangent space: u − n⟨n,u⟩/‖n‖². */
  public List<T> projectToTangent(List<T> w, List<T> u) {
    List<T> n = normal(w);
    T ratio = Vectors.dot(n, u).divide(regularNormSquared(n));
    return Vectors.addScaled(u, ratio.negate(), n);
  }

  /** Riemannian gradient grad f(w) = P_w ∇f(w) of a function given by its Euclidean gradient. */
  public List<T> gradient(SmoothFunction<T> f, List<T> w) {
    return projectToTangent(w, f.gradient(w));
  }

  /**
   * Riemannian Hessian Hess f(w)[u] = P_w(∇²f(w)u − ρ ∇²h(w)u), ρ = ⟨∇f,∇h⟩/‖∇h‖², h = ⟨x,w^⊙L⟩ −
   * y.
   *
   * @param u tangent vector at w
   */
  public List<T> hessian(SmoothFunction<T> f, List<T> w, List<T> u) {
    List<T> normal = network.constraintGradient(w);
    T rho = Vectors.dot(f.gradient(w), normal).divide(regularNormSquared(normal));
    List<T> curvature = Vectors.hadamard(network.constraintHessianDiagonal(w), u);
    return projectToTangent(
        w, Vectors.addScaled(f.hessianVectorProduct(w, u), rho.negate(), curvature));
  }

  /**
   * Half the squared norm, f(w) = ½‖w‖² = ½‖w^⊙2‖₁, the function of the proof of Lemma D.1 (i). Its
   * Riemannian gradient is w − n⟨n,w⟩/‖n‖² and, for L = 2, its Hessian P_w((1 − κx) ⊙ u) with κ =
   * ⟨w, x⊙w⟩/‖x⊙w‖²; the proof prints a misplaced parenthesis there.
   */
  public SmoothFunction<T> halfSquaredNorm() {
    return new SmoothFunction<>() {
      @Override
      public T value(List<T> w) {
        return Vectors.dot(w, w).divide(integer(2));
      }

      @Override
      public List<T> gradient(List<T> w) {
        return w;
      }

      @Override
      public List<T> hessianVectorProduct(List<T> w, List<T> u) {
        return u;
      }
    };
  }

  /**
   * The function f(w) = L²‖x ⊙ w^⊙(L−1)‖², which on 𝓜 is the sharpness, eq. (11); its derivatives
   * in closed form. The proof of Lemma D.1 (ii) uses ⅛ of it for L = 2.
   */
  public SmoothFunction<T> sharpnessOnManifold() {
    int l = network.layers();
    List<T> xSquared = Vectors.power(network.x(), 2);
    return new SmoothFunction<>() {
      @Override
      public T value(List<T> w) {
        return network.sharpnessOnManifold(w);
      }

      @Override
      public List<T> gradient(List<T> w) {
        if (l == 1) {
          return Vectors.constant(w.size(), integer(0));
        }
        return Vectors.scale(
            integer(2 * l * l * (l - 1)), Vectors.hadamard(xSquared, Vectors.power(w, 2 * l - 3)));
      }

      @Override
      public List<T> hessianVectorProduct(List<T> w, List<T> u) {
        if (l == 1) {
          return Vectors.constant(w.size(), integer(0));
        }
        List<T> diagonal = Vectors.hadamard(xSquared, Vectors.power(w, 2 * l - 4));
        return Vectors.scale(
            integer(2 * l * l * (l - 1) * (2 * l - 3)), Vectors.hadamard(diagonal, u));
      }
    };
  }

  private T regularNormSquared(List<T> normal) {
    T norm2 = Vectors.dot(normal, normal);
    if (norm2.isZero()) {
      throw new IllegalArgumentException(
          "w must be a regular point, where x ⊙ w^⊙(L−1) ≠ 0, got a point where it vanishes");
    }
    return norm2;
  }

  private T integer(int k) {
    return network.field().getOne().multiply(k);
  }
}
