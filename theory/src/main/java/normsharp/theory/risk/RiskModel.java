package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.util.Binary64;

/**
 * The risk of a two-layer diagonal network under a data distribution, known by its second moments Σ
 * = E xxᵀ, μ = E yx, σ² = E y²:
 *
 * <p>R(v) = ½ E(⟨x, v⟩ − y)² = ½(vᵀΣv − 2μᵀv + σ²), v = w ⊙ w.
 *
 * <p>Exact over exact fields; over {@code Binary64} each sum is the naive one. All quantities are
 * dimensionless. The formula holds for every v ∈ ℝᵈ, although only v ≥ 0 is a w ⊙ w.
 *
 * @param secondMoments Σ, d rows of length d, symmetric
 * @param crossMoments μ, length d
 * @param labelMoment σ²
 * @param <T> field of the moments
 * @see "eq. (21); Lemma E.1, first display"
 */
public record RiskModel<T extends FieldElement<T>>(
    List<List<T>> secondMoments, List<T> crossMoments, T labelMoment) {
  /**
   * Takes immutable copies and refuses what no distribution has: the joint moment matrix [Σ μ; μᵀ
   * σ²] must be symmetric (exactly) and positive semidefinite (up to double rounding, relative to
   * the diagonal).
   */
  public RiskModel {
    secondMoments = Vectors.map(secondMoments, row -> List.copyOf(row));
    crossMoments = List.copyOf(crossMoments);
    MomentMatrix.require(secondMoments, crossMoments, labelMoment);
  }

  /**
   * Moments of y = ⟨v*, x⟩ + sε, with ε independent of x, E ε = 0 and E ε² = 1: μ = Σv*, σ² =
   * v*ᵀΣv* + s². Then R(v) = ½(v − v*)ᵀΣ(v − v*) + ½s², least at v*.
   *
   * @param secondMoments Σ
   * @param target v*, any signs, length d
   * @param noise standard deviation s of the label noise; only s² matters
   */
  public static <T extends FieldElement<T>> RiskModel<T> linear(
      List<List<T>> secondMoments, List<T> target, T noise) {
    List<T> mu = Vectors.map(secondMoments, row -> Vectors.dot(row, target));
    T sigma2 = Vectors.dot(target, mu).add(noise.multiply(noise));
    return new RiskModel<>(secondMoments, mu, sigma2);
  }

  /**
   * Features x ~ N(0, I_d), labels y = ⟨1, x⟩ + ε, ε ~ N(0, 1): Σ = I, μ = 1, σ² = d + 1, so that
   * R(w ⊙ w) = ½‖w‖₄⁴ − ‖w‖₂² + ½(d + 1).
   *
   * @see "Lemma E.1, first display"
   */
  public static <T extends FieldElement<T>> RiskModel<T> gaussian(Field<T> field, int d) {
    return gaussian(field, d, field.getOne());
  }

  /** As {@link #gaussian(Field, int)} with label noise sε: σ² = d + s². */
  public static <T extends FieldElement<T>> RiskModel<T> gaussian(Field<T> field, int d, T noise) {
    return linear(
        equicorrelated(d, field.getOne(), field.getZero()),
        Vectors.constant(d, field.getOne()),
        noise);
  }

  /**
   * Features x ~ |N(0, I_d)|, labels y = ⟨1, x⟩ + sε: Σ_ii = 1, Σ_ij = 2/π, μ_i = 1 + 2(d−1)/π, σ²
   * = d + 2d(d−1)/π + s². The paper's example has s = 0.
   *
   * @see "section E.1, folded Gaussian after Proposition E.2"
   */
  public static <T extends CalculusFieldElement<T>> RiskModel<T> foldedGaussian(
      Field<T> field, int d, T noise) {
    T correlation = field.getOne().multiply(2).divide(field.getZero().getPi());
    return linear(
        equicorrelated(d, field.getOne(), correlation), Vectors.constant(d, field.getOne()), noise);
  }

  /** The d × d matrix with one value on its diagonal and one value off it. */
  public static <T extends FieldElement<T>> List<List<T>> equicorrelated(
      int d, T diagonal, T offDiagonal) {
    if (d < 1) {
      throw new IllegalArgumentException("the dimension must be ≥ 1, got " + d);
    }
    List<List<T>> rows = new ArrayList<>(d);
    for (int i = 0; i < d; i++) {
      List<T> row = new ArrayList<>(Vectors.constant(d, offDiagonal));
      row.set(i, diagonal);
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }

  /** Number of features d. */
  public int dimension() {
    return crossMoments.size();
  }

  /** Field of the moments. */
  public Field<T> field() {
    return labelMoment.getField();
  }

  /** Risk R(v) = ½(vᵀΣv − 2μᵀv + σ²), eq. (21), for any v ∈ ℝᵈ. */
  public T risk(List<T> v) {
    T quadratic = Vectors.dot(v, multiply(v));
    T linear = Vectors.dot(crossMoments, v).multiply(2);
    return quadratic.subtract(linear).add(labelMoment).divide(field().getOne().multiply(2));
  }

  /** Risk R(w ⊙ w) of the network with weights w, eq. (21). */
  public T riskOfWeights(List<T> w) {
    return risk(Vectors.hadamard(w, w));
  }

  /** Gradient with respect to v: ∇R(v) = Σv − μ, length d. */
  public List<T> gradient(List<T> v) {
    return Vectors.addScaled(multiply(v), field().getOne().negate(), crossMoments);
  }

  /** Gradient with respect to the weights: 2w ⊙ (Σ(w ⊙ w) − μ), length d. */
  public List<T> gradientOfWeights(List<T> w) {
    T two = field().getOne().multiply(2);
    return Vectors.scale(two, Vectors.hadamard(w, gradient(Vectors.hadamard(w, w))));
  }

  /** The same model with its moments in another field. */
  public <S extends FieldElement<S>> RiskModel<S> map(Function<T, S> toField) {
    return new RiskModel<>(
        Vectors.map(secondMoments, row -> Vectors.map(row, toField)),
        Vectors.map(crossMoments, toField),
        toField.apply(labelMoment));
  }

  /** The same model in double arithmetic; each moment is rounded to the nearest double. */
  public RiskModel<Binary64> toBinary64() {
    return map(moment -> new Binary64(moment.getReal()));
  }

  private List<T> multiply(List<T> v) {
    Vectors.requireSameLength("μ and v", crossMoments, v);
    return Vectors.map(secondMoments, row -> Vectors.dot(row, v));
  }
}
