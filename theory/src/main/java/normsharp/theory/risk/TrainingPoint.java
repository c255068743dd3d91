package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * The single data point (x₀, y₀) and the two idealised training algorithms that need nothing else:
 * minimal norm and minimal sharpness on the interpolating set {v ≥ 0 : ⟨x₀, v⟩ = y₀}, v = w ⊙ w.
 *
 * <p>The paper states both for x₀ &gt; 0. Here signs and zeros are free: with P = {i : x_i y₀ &gt;
 * 0} the set is non-empty exactly when y₀ = 0 or P ≠ ∅. Exact over exact fields.
 *
 * @param x features x₀, length d ≥ 1, any signs, zeros allowed
 * @param y label y₀, any sign
 * @param <T> ordered field
 * @see "section 3, idealised algorithms (i) and (ii); Proposition E.2 (i) and (ii)"
 */
public record TrainingPoint<T extends FieldElement<T> & Comparable<T>>(List<T> x, T y) {
  /** Checks the data and takes an immutable copy. */
  public TrainingPoint {
    x = List.copyOf(x);
    if (x.isEmpty()) {
      throw new IllegalArgumentException("x must have at least one entry, got an empty vector");
    }
    for (int i = 0; i < x.size(); i++) {
      MomentMatrix.requireFinite("x[" + i + "]", x.get(i));
    }
    MomentMatrix.requireFinite("y", y);
  }

  /** Number of features d. */
  public int dimension() {
    return x.size();
  }

  /** P = {i : x_i y₀ &gt; 0}, the coordinates that can carry the label alone. */
  public List<Integer> carriers() {
    List<Integer> carriers = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      if (sign(x.get(i)) * sign(y) > 0) {
        carriers.add(i);
      }
    }
    return List.copyOf(carriers);
  }

  /** Whether some v ≥ 0 has ⟨x₀, v⟩ = y₀, that is M ≠ ∅. */
  public boolean isInterpolable() {
    return sign(y) == 0 || !carriers().isEmpty();
  }

  /**
   * A_ℓ1: a point of least Σv = ‖w‖₂², v = (y₀/x_k) e_k with k ∈ argmax over P of |x_i|; v = 0 for
   * y₀ = 0.
   *
   * <p>Proof: Σv ≥ Σ_P v ≥ Σ_P |x_i| v_i / max_P |x| ≥ |⟨x, v⟩| / max_P |x|.
   */
  public Interpolation<T> minimalNorm() {
    return extreme((a, b) -> a.compareTo(b) > 0, List.of());
  }

  /**
   * A_S: a point of least sharpness S = 4⟨x², v⟩ on M, v = (y₀/x_k) e_k with k ∈ argmin over P of
   * |x_i|; v = 0 for y₀ = 0. Coordinates with x_i = 0 are free: they change neither ⟨x₀, v⟩ nor S.
   *
   * <p>Proof: ⟨x², v⟩ ≥ Σ_P |x_i|·|x_i| v_i ≥ min_P |x| · Σ_P |x_i| v_i ≥ min_P |x| · |y₀|.
   */
  public Interpolation<T> minimalSharpness() {
    List<Integer> zeros = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      if (sign(x.get(i)) == 0) {
        zeros.add(i);
      }
    }
    return extreme((a, b) -> a.compareTo(b) < 0, List.copyOf(zeros));
  }

  /** The point carried by the first best entry of P, with all coordinates that tie with it. */
  private Interpolation<T> extreme(BiPredicate<T, T> better, List<Integer> free) {
    if (sign(y) == 0) {
      return new Interpolation.Found<>(
          Vectors.constant(dimension(), field().getZero()), List.of(), free);
    }
    List<Integer> best = new ArrayList<>();
    for (int i : carriers()) {
      if (best.isEmpty() || better.test(modulus(i), modulus(best.get(0)))) {
        best = new ArrayList<>(List.of(i));
      } else if (modulus(i).compareTo(modulus(best.get(0))) == 0) {
        best.add(i);
      }
    }
    if (best.isEmpty()) {
      return new Interpolation.Empty<>(emptinessReason());
    }
    int k = best.get(0);
    T level = y.divide(x.get(k));
    return new Interpolation.Found<>(
        Vectors.scale(level, Vectors.basis(field(), dimension(), k)), best, free);
  }

  /** One line that says why no v ≥ 0 interpolates; meaningful when M is empty. */
  String emptinessReason() {
    return "no v ≥ 0 has ⟨x, v⟩ = y = " + y.getReal() + ": no entry of x has the sign of y";
  }

  private Field<T> field() {
    return y.getField();
  }

  private T modulus(int i) {
    return sign(x.get(i)) < 0 ? x.get(i).negate() : x.get(i);
  }

  private int sign(T value) {
    return Integer.signum(value.compareTo(field().getZero()));
  }
}
