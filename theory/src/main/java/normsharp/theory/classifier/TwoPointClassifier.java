package normsharp.theory.classifier;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.CalculusFieldElement;

/**
 * Logistic loss of the two-point data set of Appendix F: x₁ = (0, 1) with label 0 and x₂ = (x̃₂, 1)
 * with label 1, ‖x̃₂‖ = 1, as a function of the weights w = (w̃, b) ∈ R^(d+1):
 *
 * <p>𝓛(w) = −½[log(1 − g(b)) + log g(z + b)], z = ⟨w̃, x̃₂⟩.
 *
 * <p>The paper prints 𝓛, its gradient and its Hessian without the minus sign; with it 𝓛 &gt; 0 is
 * convex and its Hessian positive semidefinite. The sharpness is the same either way. With p =
 * g'(b) and q = g'(z + b),
 *
 * <p>∇²𝓛(w) = ½(p x₁x₁ᵀ + q x₂x₂ᵀ).
 *
 * <p>All quantities are dimensionless. Over {@code double} the errors are a few ulp for |b|, |z +
 * b| ≤ 700; beyond that p and q underflow. 𝓛 has no minimum: it falls to 0 along b = −t, z = 2t.
 *
 * @param direction x̃₂, length d ≥ 1, ‖x̃₂‖² = 1 to 10⁻¹²
 * @param <T> field of the data
 * @see "Appendix F, Theorem F.1 and its proof"
 */
public record TwoPointClassifier<T extends CalculusFieldElement<T>>(List<T> direction) {
  /** Checks that x̃₂ is a unit vector and takes an immutable copy. */
  public TwoPointClassifier {
    direction = new NormalizedSeparators<>(direction).direction();
  }

  /** The data set whose second point is v/‖v‖. */
  public static <T extends CalculusFieldElement<T>> TwoPointClassifier<T> towards(List<T> v) {
    if (v.isEmpty()) {
      throw new IllegalArgumentException("v must have at least one entry, got an empty vector");
    }
    T norm = Vectors.dot(v, v).sqrt();
    double value = norm.getReal();
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "v must have a norm > 0 and finite to give a direction, got ‖v‖ = " + value);
    }
    List<T> unit = Vectors.map(v, entry -> entry.divide(norm));
    return new TwoPointClassifier<>(unit);
  }

  /** Number of features d; there are d + 1 weights. */
  public int dimension() {
    return direction.size();
  }

  /** The set 𝓜 over which Theorem F.1 minimises. */
  public NormalizedSeparators<T> separators() {
    return new NormalizedSeparators<>(direction);
  }

  /** The first point x₁ = e_(d+1). */
  public List<T> firstPoint() {
    return Vectors.basis(direction.get(0).getField(), dimension() + 1, dimension());
  }

  /** The second point x₂ = (x̃₂, 1). */
  public List<T> secondPoint() {
    List<T> point = new ArrayList<>(direction);
    point.add(direction.get(0).getField().getOne());
    return List.copyOf(point);
  }

  /** The alignment z = ⟨w̃, x̃₂⟩, with |z| ≤ ‖w̃‖. */
  public T alignment(List<T> w) {
    return Vectors.dot(split(w).direction(), direction);
  }

  /** The loss ½[log(1 + e^b) + log(1 + e^(−z−b))]. */
  public T loss(List<T> w) {
    T b = split(w).bias();
    return Logistic.lossOfLabelZero(b)
        .add(Logistic.lossOfLabelOne(alignment(w).add(b)))
        .multiply(0.5);
  }

  /** The gradient ½[g(b) x₁ − g(−z−b) x₂], length d + 1. */
  public List<T> gradient(List<T> w) {
    T b = split(w).bias();
    T score = alignment(w).add(b);
    List<T> fromSecond =
        Vectors.scale(Logistic.value(score.negate()).multiply(-0.5), secondPoint());
    return Vectors.addScaled(fromSecond, Logistic.value(b).multiply(0.5), firstPoint());
  }

  /** The Hessian ½(p x₁x₁ᵀ + q x₂x₂ᵀ), d + 1 rows. */
  public List<List<T>> hessian(List<T> w) {
    List<List<T>> rows = new ArrayList<>();
    for (int i = 0; i <= dimension(); i++) {
      rows.add(
          hessianVectorProduct(w, Vectors.basis(direction.get(0).getField(), dimension() + 1, i)));
    }
    return List.copyOf(rows);
  }

  /** The Hessian-vector product ½(p⟨x₁, u⟩x₁ + q⟨x₂, u⟩x₂) in O(d); u has length d + 1. */
  public List<T> hessianVectorProduct(List<T> w, List<T> u) {
    T b = split(w).bias();
    T p = Logistic.derivative(b);
    T q = Logistic.derivative(alignment(w).add(b));
    T second = Vectors.dot(secondPoint(), u).multiply(q).multiply(0.5);
    T first = u.get(dimension()).multiply(p).multiply(0.5);
    return Vectors.addScaled(Vectors.scale(second, secondPoint()), first, firstPoint());
  }

  /** The sharpness S(w) = ‖∇²𝓛(w)‖ at any w, in 𝓜 or not. */
  public T sharpness(List<T> w) {
    return sharpness(alignment(w), split(w).bias());
  }

  /**
   * The two nonzero eigenvalues of the Hessian with their unit eigenvectors, the larger first; the
   * other d − 1 eigenvalues are 0.
   *
   * <p>On span(e_(d+1), x₂) the eigenvalues are λ± = ¼(p + 2q ± r), r = √(p² + 4q²), and
   * eigenvectors αe_(d+1) + βx₂ have α₊ : β₊ = ½p(1 + p/(r + 2q)) : q and α₋ : β₋ = −(1 + 2q/(r +
   * p)) : 1. All sums have positive terms, so nothing cancels; λ₋ is evaluated as pq/(4λ₊).
   *
   * @see "the system with the 2 × 2 matrix in the proof of Theorem F.1"
   */
  public List<HessianEigenpair<T>> nonzeroSpectrum(List<T> w) {
    T b = split(w).bias();
    T score = alignment(w).add(b);
    T p = Logistic.derivative(b);
    T q = Logistic.derivative(score);
    T larger = largerEigenvalue(p, q);
    T smaller = p.divide(larger).multiply(q).multiply(0.25);
    // The ratio p/q is known even where p and q underflow; only the ratio matters from here on.
    T root = score.multiply(0.5).cosh().divide(b.multiply(0.5).cosh());
    boolean firstDominates = root.getReal() > 1;
    T one = root.getField().getOne();
    T ratioP = firstDominates ? one : root.multiply(root);
    T ratioQ = firstDominates ? root.multiply(root).reciprocal() : one;
    T r = ratioP.hypot(ratioQ.multiply(2.0));
    T leading = ratioP.divide(r.add(ratioQ.multiply(2.0))).add(1.0).multiply(ratioP).multiply(0.5);
    T other = ratioQ.multiply(2.0).divide(r.add(ratioP)).add(1.0).negate();
    return List.of(eigenpair(larger, leading, ratioQ), eigenpair(smaller, other, one));
  }

  /**
   * The sharpness as a function of the alignment z and the bias b:
   *
   * <p>S = ¼(p + 2q + √(p² + 4q²)), p = g'(b), q = g'(z + b).
   *
   * <p>Its only minimum on {0 &lt; z ≤ 1, −z &lt; b ≤ 0} is at (1, 0): S increases with p and q,
   * and q falls with z + b &gt; 0, so z = 1. There 2S is the largest eigenvalue of a matrix linear
   * in (p, q), hence convex in (p, q), hence at least its tangent at (1, 0), 2S ≥ A g'(b) + B g'(1
   * + b) with A = ½(1 + p/r) &lt; 1 &lt; B = 1 + 2q/r. On −1 ≤ b ≤ 0 both g' are strictly concave,
   * so that lower bound is least at an end; at b = −1 it exceeds its value at 0 by (B − A)(¼ −
   * g'(1)) &gt; 0. This also covers ‖w̃‖ = R for every R ≤ log(2 + √3). From R ≈ 3.629 on (found
   * numerically) the minimizer is not at b = 0, and for large R it tends to the max-margin
   * direction, b ≈ −R/2 + ½ log 2.
   *
   * @param z ⟨w̃, x̃₂⟩
   * @param b bias
   * @see "the last display in the proof of Theorem F.1; the minimum 0.277"
   */
  public static <T extends CalculusFieldElement<T>> T sharpness(T z, T b) {
    return largerEigenvalue(Logistic.derivative(b), Logistic.derivative(z.add(b)));
  }

  private static <T extends CalculusFieldElement<T>> T largerEigenvalue(T p, T q) {
    T twoQ = q.multiply(2.0);
    return p.add(twoQ).add(p.hypot(twoQ)).multiply(0.25);
  }

  private HessianEigenpair<T> eigenpair(T eigenvalue, T alpha, T beta) {
    List<T> vector = Vectors.addScaled(Vectors.scale(beta, secondPoint()), alpha, firstPoint());
    T norm = Vectors.dot(vector, vector).sqrt();
    List<T> unit = Vectors.map(vector, entry -> entry.divide(norm));
    return new HessianEigenpair<>(eigenvalue, unit);
  }

  private LinearClassifier<T> split(List<T> w) {
    LinearClassifier<T> classifier = LinearClassifier.ofWeights(w);
    if (classifier.direction().size() != dimension()) {
      throw new IllegalArgumentException(
          "w = (w̃, b) must have d + 1 = " + (dimension() + 1) + " entries, got " + w.size());
    }
    return classifier;
  }
}
