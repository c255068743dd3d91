package normsharp.theory.kkt;

import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;

/**
 * The global minimizer of (12): v_i = (1 − νx_i − μx_i²)₊, unique in v = w⊙w; w_i = ±√v_i.
 *
 * @param nu multiplier ν of ⟨x₀,v⟩ = y₀
 * @param mu the product μ = 2ηλ ≥ 0 with the multiplier λ of the sharpness bound
 * @param boundActive whether the bound S ≤ 2/η changes the minimizer (μ may still be 0 at touch)
 * @param supportSize number of indices with v_i &gt; 0
 * @param <T> ordered field
 */
public record RiskMinimizer<T extends FieldElement<T> & Comparable<T>>(
    T nu, T mu, boolean boundActive, int supportSize) {
  /** The entry v_i that goes with x_i. */
  public T endToEnd(T xi) {
    T one = nu.getField().getOne();
    T zero = nu.getField().getZero();
    T value = one.subtract(xi.multiply(nu.add(mu.multiply(xi))));
    return value.compareTo(zero) > 0 ? value : zero;
  }

  /** The vector v, length d. */
  public List<T> endToEnd(List<T> x) {
    return Vectors.map(x, this::endToEnd);
  }

  /** The vector v for a primitive array, length d, without boxing. */
  public double[] endToEnd(double[] x) {
    double n = nu.getReal();
    double m = mu.getReal();
    double[] v = new double[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.max(0, 1 - x[i] * (n + m * x[i]));
    }
    return v;
  }

  /** The multiplier λ = μ/(2η) of eq. (13). */
  public T lambda(T eta) {
    return mu.divide(eta.multiply(2));
  }
}
