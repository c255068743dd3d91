package normsharp.empirical.objective;

import java.util.Arrays;

/** K vectors in Java arrays of doubles, for objectives in plain Java. */
public final class ArrayVectors implements VectorBatch {
  private final double[][] rows;
  private final int length;

  /** All zero. */
  public ArrayVectors(int copies, int length) {
    this(new double[copies][length], length);
  }

  private ArrayVectors(double[][] rows, int length) {
    this.rows = rows;
    this.length = length;
  }

  @Override
  public int copies() {
    return rows.length;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public VectorBatch copy() {
    double[][] copies = new double[rows.length][];
    Arrays.setAll(copies, k -> rows[k].clone());
    return new ArrayVectors(copies, length);
  }

  @Override
  public VectorBatch select(int... chosen) {
    double[][] copies = new double[chosen.length][];
    Arrays.setAll(copies, k -> rows[chosen[k]].clone());
    return new ArrayVectors(copies, length);
  }

  @Override
  public void set(VectorBatch other) {
    double[][] theirs = rowsOf(other);
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(theirs[k], 0, rows[k], 0, length);
    }
  }

  @Override
  public void addScaled(double[] factors, VectorBatch other) {
    requireFactors(factors);
    double[][] theirs = rowsOf(other);
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < length; i++) {
        rows[k][i] += factors[k] * theirs[k][i];
      }
    }
  }

  @Override
  public void scale(double[] factors) {
    requireFactors(factors);
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < length; i++) {
        rows[k][i] *= factors[k];
      }
    }
  }

  @Override
  public void multiply(VectorBatch other) {
    double[][] theirs = rowsOf(other);
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < length; i++) {
        rows[k][i] *= theirs[k][i];
      }
    }
  }

  @Override
  public double[] dot(VectorBatch other) {
    double[][] theirs = rowsOf(other);
    double[] products = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int i = 0; i < length; i++) {
        products[k] += rows[k][i] * theirs[k][i];
      }
    }
    return products;
  }

  @Override
  public double[] row(int k) {
    return rows[k].clone();
  }

  @Override
  public void setRow(int k, double[] values) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "a row must have " + length + " entries, got " + values.length);
    }
    System.arraycopy(values, 0, rows[k], 0, length);
  }

  @Override
  public void close() {
    // Nothing outside the heap.
  }

  private double[][] rowsOf(VectorBatch other) {
    if (!(other instanceof ArrayVectors vectors)) {
      throw new IllegalArgumentException("both batches must come from the same engine");
    }
    if (vectors.rows.length != rows.length || vectors.length != length) {
      throw new IllegalArgumentException(
          "both batches must be K × p alike, got "
              + rows.length
              + " × "
              + length
              + " and "
              + vectors.rows.length
              + " × "
              + vectors.length);
    }
    return vectors.rows;
  }

  private void requireFactors(double[] factors) {
    if (factors.length != rows.length) {
      throw new IllegalArgumentException(
          "one factor for each of " + rows.length + " rows, got " + factors.length);
    }
  }
}
