package normsharp.empirical.objective;

import java.util.List;

/**
 * K vectors of length p, one for each copy of the model, held where the engine computes.
 *
 * <p>Mutable and not thread-safe; close it to free its memory. Two batches can be combined when
 * they come from the same engine in the same precision with the same K and p; anything else is an
 * {@link IllegalArgumentException}. Sums are rounded as the engine rounds them.
 */
public interface VectorBatch extends AutoCloseable {
  /** The number K of vectors. */
  int copies();

  /** The length p of each vector. */
  int length();

  /** A new batch with the same values. */
  VectorBatch copy();

  /** A new batch of the given rows, in that order. */
  VectorBatch select(int... rows);

  /** Overwrites this batch with the values of another. */
  void set(VectorBatch other);

  /** Row k becomes row k + factors[k] · other's row k. */
  void addScaled(double[] factors, VectorBatch other);

  /** Row k becomes factors[k] · row k. */
  void scale(double[] factors);

  /** Entry by entry, this batch becomes this ⊙ other. */
  void multiply(VectorBatch other);

  /** The K inner products ⟨row k, other's row k⟩. */
  double[] dot(VectorBatch other);

  /**
   * Takes each row's components along the given batches' rows away, one batch after another: this
   * −= ⟨this, v⟩·v. An engine can keep the inner products where it computes.
   */
  default void removeComponents(List<VectorBatch> basis) {
    for (VectorBatch vector : basis) {
      double[] factors = vector.dot(this);
      for (int k = 0; k < factors.length; k++) {
        factors[k] = -factors[k];
      }
      addScaled(factors, vector);
    }
  }

  /** Row k as doubles (exact: both precisions fit), a new array of length p. */
  double[] row(int k);

  /** Overwrites row k, rounding to the batch's precision. */
  void setRow(int k, double[] values);

  /** The K Euclidean norms. */
  default double[] norms() {
    double[] squares = dot(this);
    for (int k = 0; k < squares.length; k++) {
      squares[k] = Math.sqrt(squares[k]);
    }
    return squares;
  }

  /** Frees the memory; later calls are undefined. */
  @Override
  void close();
}
