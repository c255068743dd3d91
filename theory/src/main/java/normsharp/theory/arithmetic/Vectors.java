package normsharp.theory.arithmetic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * Vectors over a field as immutable lists: inner products, Hadamard products and Hadamard powers,
 * the operations ⟨·,·⟩, ⊙ and z^⊙k in which the paper's section 3 is written.
 *
 * <p>Exact over exact fields; over {@code double} each sum is the naive one, error ≤ d·2⁻⁵³ times
 * the sum of absolute values.
 */
public final class Vectors {
  private Vectors() {}

  /**
   * Inner product Σ a_i b_i.
   *
   * @param a vector of length d ≥ 1
   * @param b vector of length d
   */
  public static <T extends FieldElement<T>> T dot(List<T> a, List<T> b) {
    requireSameLength("the factors of an inner product", a, b);
    T sum = a.get(0).multiply(b.get(0));
    for (int i = 1; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }

  /** Hadamard product a ⊙ b, entries a_i b_i. */
  public static <T extends FieldElement<T>> List<T> hadamard(List<T> a, List<T> b) {
    requireSameLength("the factors of a Hadamard product", a, b);
    List<T> product = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      product.add(a.get(i).multiply(b.get(i)));
    }
    return List.copyOf(product);
  }

  /** Hadamard power z^⊙k, entries z_iᵏ; the vector of ones for k = 0. */
  public static <T extends FieldElement<T>> List<T> power(List<T> z, int k) {
    return map(z, entry -> power(entry, k));
  }

  /** The power zᵏ of one field element, k ≥ 0, by repeated squaring. */
  public static <T extends FieldElement<T>> T power(T z, int k) {
    if (k < 0) {
      throw new IllegalArgumentException("an exponent must be ≥ 0, got " + k);
    }
    T result = z.getField().getOne();
    T square = z;
    for (int rest = k; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.multiply(square);
      }
      if (rest > 1) {
        square = square.multiply(square);
      }
    }
    return result;
  }

  /** Scaled vector c·a. */
  public static <T extends FieldElement<T>> List<T> scale(T c, List<T> a) {
    return map(a, c::multiply);
  }

  /** Sum a + b. */
  public static <T extends FieldElement<T>> List<T> add(List<T> a, List<T> b) {
    return addScaled(a, a.get(0).getField().getOne(), b);
  }

  /** The combination a + c·b. */
  public static <T extends FieldElement<T>> List<T> addScaled(List<T> a, T c, List<T> b) {
    requireSameLength("the terms of a sum of vectors", a, b);
    List<T> sum = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i).add(c.multiply(b.get(i))));
    }
    return List.copyOf(sum);
  }

  /** Sum of the entries, ⟨1, a⟩; the ℓ1-norm when a ≥ 0. */
  public static <T extends FieldElement<T>> T sum(List<T> a) {
    T sum = a.get(0);
    for (int i = 1; i < a.size(); i++) {
      sum = sum.add(a.get(i));
    }
    return sum;
  }

  /** The vector c·1 of length d. */
  public static <T> List<T> constant(int d, T c) {
    return List.copyOf(Collections.nCopies(d, c));
  }

  /** Canonical basis vector e_k of length d. */
  public static <T extends FieldElement<T>> List<T> basis(Field<T> field, int d, int k) {
    List<T> e = new ArrayList<>(Collections.nCopies(d, field.getZero()));
    e.set(k, field.getOne());
    return List.copyOf(e);
  }

  /** The image of a vector under a map applied to each entry, for instance a change of field. */
  public static <S, T> List<T> map(Collection<S> a, Function<? super S, ? extends T> f) {
    List<T> image = new ArrayList<>(a.size());
    for (S entry : a) {
      image.add(f.apply(entry));
    }
    return List.copyOf(image);
  }

  /** The entries as doubles: the nearest one of a rational, the midpoint of an interval. */
  public static <T extends FieldElement<T>> List<Double> toDoubles(List<T> a) {
    return map(a, Rationals::toDouble);
  }

  /**
   * Refuses vectors of different lengths.
   *
   * @throws IllegalArgumentException naming what the vectors are and both lengths
   */
  public static void requireSameLength(String what, List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          what + " must have the same length, got " + a.size() + " and " + b.size());
    }
  }
}
