package normsharp.theory.diagonal;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.FieldElement;

/**
 * The symmetric d × d matrix diag(δ) + z zᵀ: the Hessian of a diagonal network, eq. below (11).
 *
 * <p>Its inertia is known in O(d) (Sylvester's law applied to the bordered matrix), so eigenvalues
 * are found by bisection without forming the matrix, and bounds on the spectrum are decided exactly
 * over an exact field.
 *
 * @param diagonal δ, length d
 * @param vector z, length d
 * @param <T> field
 */
public record DiagonalPlusRankOne<T extends FieldElement<T>>(List<T> diagonal, List<T> vector) {
  /** Takes immutable copies of two vectors of one length. */
  public DiagonalPlusRankOne {
    diagonal = List.copyOf(diagonal);
    vector = List.copyOf(vector);
    Vectors.requireSameLength("the diagonal and the rank-one vector", diagonal, vector);
  }

  /** The product (diag(δ) + z zᵀ)u in O(d). */
  public List<T> multiply(List<T> u) {
    return Vectors.addScaled(Vectors.hadamard(diagonal, u), Vectors.dot(vector, u), vector);
  }

  /** All entries, row by row. */
  public List<List<T>> toRows() {
    List<List<T>> rows = new ArrayList<>();
    for (int i = 0; i < diagonal.size(); i++) {
      List<T> row = new ArrayList<>(Vectors.scale(vector.get(i), vector));
      row.set(i, row.get(i).add(diagonal.get(i)));
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }

  /** Largest eigenvalue, in double arithmetic, relative to the spectral norm accurate to 10⁻¹⁵. */
  public double largestEigenvalue() {
    double[] delta = toArray(diagonal);
    double[] z = toArray(vector);
    double bottom = max(delta);
    double norm2 = 0;
    for (double entry : z) {
      norm2 += entry * entry;
    }
    // λ_max > σ ≥ max δ  ⇔  Σ z_i²/(σ − δ_i) > 1, a decreasing function of σ.
    double low = bottom;
    double high = bottom + norm2;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (secularSum(delta, z, middle) > 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** Smallest eigenvalue, in double arithmetic, relative to the spectral norm accurate to 10⁻¹⁵. */
  public double smallestEigenvalue() {
    double[] delta = toArray(diagonal);
    double[] z = toArray(vector);
    double first = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    double norm2 = 0;
    for (int i = 0; i < delta.length; i++) {
      norm2 += z[i] * z[i];
      if (delta[i] < first) {
        second = first;
        first = delta[i];
      } else if (delta[i] < second) {
        second = delta[i];
      }
    }
    // Interlacing: δ₁ ≤ λ_min ≤ min(δ₂, δ₁ + ‖z‖²). For σ in (δ₁, δ₂), λ_min < σ exactly when
    // Σ z_i²/(δ_i − σ) + 1 ≥ 0, that is Σ z_i²/(σ − δ_i) ≤ 1.
    double low = first;
    double high = Math.min(second, first + norm2);
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return low;
      }
      if (secularSum(delta, z, middle) <= 1) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  /** Spectral norm max |λ|, the sharpness when this is the Hessian of the loss. */
  public double spectralNorm() {
    return Math.max(largestEigenvalue(), -smallestEigenvalue());
  }

  private static double secularSum(double[] delta, double[] z, double sigma) {
    double sum = 0;
    for (int i = 0; i < delta.length; i++) {
      sum += z[i] * z[i] / (sigma - delta[i]);
    }
    return sum;
  }

  private static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static <T extends FieldElement<T>> double[] toArray(List<T> values) {
    return values.stream().mapToDouble(FieldElement::getReal).toArray();
  }
}
