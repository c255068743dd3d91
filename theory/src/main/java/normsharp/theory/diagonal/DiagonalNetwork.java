package normsharp.theory.diagonal;

import java.util.List;
import java.util.function.Function;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Requirements;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.util.Binary64;

/**
 * Diagonal linear network with L shared-weight layers on one data point (x, y):
 *
 * <p>φ_w(z) = ⟨w^⊙L, z⟩, loss 𝓛(w) = ½(⟨x, w^⊙L⟩ − y)².
 *
 * <p>Formulas are generic over the field: exact over {@code BigFraction}, enclosed over {@code
 * Interval}, differentiable over Hipparchus' {@code Gradient}, rounded over {@code Binary64}. All
 * quantities are dimensionless.
 *
 * @param x features, length d ≥ 1; zeros and any signs are allowed
 * @param y label
 * @param layers number of layers L ≥ 1; the paper's section 3 has L = 2
 * @param <T> field of the data
 * @see "eqs. (3), (4) for L = 2, eq. (9) for any L"
 */
public record DiagonalNetwork<T extends FieldElement<T>>(List<T> x, T y, int layers) {
  /** Checks the data and takes an immutable copy. */
  public DiagonalNetwork {
    x = List.copyOf(x);
    if (x.isEmpty()) {
      throw new IllegalArgumentException("x must have at least one entry, got an empty vector");
    }
    for (int i = 0; i < x.size(); i++) {
      Requirements.finite("x[" + i + "]", x.get(i));
    }
    Requirements.finite("y", y);
    if (layers < 1) {
      throw new IllegalArgumentException("the number of layers must be ≥ 1, got " + layers);
    }
  }

  /** The network of the paper's section 3, eq. (3): two layers. */
  public static <T extends FieldElement<T>> DiagonalNetwork<T> twoLayers(List<T> x, T y) {
    return new DiagonalNetwork<>(x, y, 2);
  }

  /** The same network with its data in another field, for instance rationals as intervals. */
  public <S extends FieldElement<S>> DiagonalNetwork<S> map(Function<T, S> toField) {
    return new DiagonalNetwork<>(Vectors.map(x, toField), toField.apply(y), layers);
  }

  /** The same network in double arithmetic; each datum is rounded to the nearest double. */
  public DiagonalNetwork<Binary64> toBinary64() {
    return map(datum -> new Binary64(Rationals.toDouble(datum)));
  }

  /** Number of weights d. */
  public int dimension() {
    return x.size();
  }

  /** Field of the data. */
  public Field<T> field() {
    return y.getField();
  }

  /** End-to-end weights w^⊙L; for L = 2 the paper's v = w ⊙ w. */
  public List<T> endToEnd(List<T> w) {
    requireWeights(w);
    return Vectors.power(w, layers);
  }

  /** Residual r(w) = ⟨x, w^⊙L⟩ − y. */
  public T residual(List<T> w) {
    return Vectors.dot(x, endToEnd(w)).subtract(y);
  }

  /** Loss 𝓛(w) = ½ r(w)², eqs. (4) and (9). */
  public T loss(List<T> w) {
    T r = residual(w);
    return r.multiply(r).divide(integer(2));
  }

  /** Gradient of the loss, ∇𝓛(w) = L r(w) x ⊙ w^⊙(L−1), length d. */
  public List<T> gradient(List<T> w) {
    return Vectors.scale(residual(w), constraintGradient(w));
  }

  /** Gradient of the constraint h(w) = r(w): ∇h(w) = L x ⊙ w^⊙(L−1), proof of Lemma C.1. */
  public List<T> constraintGradient(List<T> w) {
    requireWeights(w);
    return Vectors.scale(integer(layers), Vectors.hadamard(x, Vectors.power(w, layers - 1)));
  }

  /** Diagonal of ∇²h(w): L(L−1) x ⊙ w^⊙(L−2), length d; zero for L = 1. */
  public List<T> constraintHessianDiagonal(List<T> w) {
    requireWeights(w);
    if (layers == 1) {
      return Vectors.constant(dimension(), field().getZero());
    }
    return Vectors.scale(
        integer(layers * (layers - 1)), Vectors.hadamard(x, Vectors.power(w, layers - 2)));
  }

  /**
   * Hessian of the loss: ∇²𝓛(w) = diag(r ∇²h) + ∇h ∇hᵀ. For L = 2 this is D_{2r·x} + 4(x⊙w)(x⊙w)ᵀ,
   * the display below eq. (11).
   */
  public DiagonalPlusRankOne<T> hessian(List<T> w) {
    return new DiagonalPlusRankOne<>(
        Vectors.scale(residual(w), constraintHessianDiagonal(w)), constraintGradient(w));
  }

  /** Hessian-vector product ∇²𝓛(w)u in O(d). */
  public List<T> hessianVectorProduct(List<T> w, List<T> u) {
    return hessian(w).multiply(u);
  }

  /**
   * The closed form L²‖x ⊙ w^⊙(L−1)‖² = ‖∇h(w)‖², which is the sharpness at points of the
   * interpolating manifold and only there; eq. (11) for L = 2. Off the manifold use {@link
   * #sharpness}.
   */
  public T sharpnessOnManifold(List<T> w) {
    List<T> normal = constraintGradient(w);
    return Vectors.dot(normal, normal);
  }

  /**
   * Sharpness S(w) = max |λ(∇²𝓛(w))| at any w, on the manifold or off it, in double arithmetic;
   * relative accuracy about 10⁻¹⁴.
   */
  public double sharpness(List<T> w) {
    return hessian(w).spectralNorm();
  }

  private void requireWeights(List<T> w) {
    Vectors.requireSameLength("x and w", x, w);
  }

  private T integer(int k) {
    return field().getOne().multiply(k);
  }
}
