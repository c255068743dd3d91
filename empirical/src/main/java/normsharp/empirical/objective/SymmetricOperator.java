package normsharp.empirical.objective;

/**
 * K symmetric p × p matrices known by their products, such as the Hessians at K points. May hold a
 * computation graph; close it to free that.
 */
public interface SymmetricOperator extends AutoCloseable {
  /** The K products (matrix k)·(row k of v), a new batch. */
  VectorBatch times(VectorBatch v);

  @Override
  void close();
}
