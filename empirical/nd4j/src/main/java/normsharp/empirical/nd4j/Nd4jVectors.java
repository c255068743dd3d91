package normsharp.empirical.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import normsharp.empirical.objective.VectorBatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** K arrays of length p in ND4J's memory, float64. */
final class Nd4jVectors implements VectorBatch {
  private final int length;
  private final List<INDArray> rows;

  /** Takes over the rows, each of the given length. */
  Nd4jVectors(int length, List<INDArray> rows) {
    this.length = length;
    this.rows = List.copyOf(rows);
  }

  static Nd4jVectors zeros(int copies, int length) {
    if (copies < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 copy, got " + copies);
    }
    return new Nd4jVectors(
        length,
        IntStream.range(0, copies).mapToObj(k -> Nd4j.zeros(DataType.DOUBLE, length)).toList());
  }

  /** The rows of a batch, after a check that they are this engine's and of length p. */
  static List<INDArray> rowsOf(VectorBatch batch, int length) {
    if (!(batch instanceof Nd4jVectors vectors)) {
      throw new IllegalArgumentException(
          "the batch must come from engine nd4j, got a " + batch.getClass().getSimpleName());
    }
    if (vectors.length != length) {
      throw new IllegalArgumentException(
          "vectors must have p = " + length + " entries, got " + vectors.length);
    }
    return vectors.rows;
  }

  @Override
  public int copies() {
    return rows.size();
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public VectorBatch copy() {
    return new Nd4jVectors(length, rows.stream().map(INDArray::dup).toList());
  }

  @Override
  public VectorBatch select(int... chosen) {
    List<INDArray> copies = new ArrayList<>();
    for (int k : chosen) {
      copies.add(existing(k).dup());
    }
    return new Nd4jVectors(length, copies);
  }

  @Override
  public void set(VectorBatch other) {
    List<INDArray> theirs = alike(other);
    for (int k = 0; k < rows.size(); k++) {
      rows.get(k).assign(theirs.get(k));
    }
  }

  @Override
  public void addScaled(double[] factors, VectorBatch other) {
    requireFactors(factors);
    List<INDArray> theirs = alike(other);
    for (int k = 0; k < rows.size(); k++) {
      try (INDArray term = theirs.get(k).mul(factors[k])) {
        rows.get(k).addi(term);
      }
    }
  }

  @Override
  public void scale(double[] factors) {
    requireFactors(factors);
    for (int k = 0; k < rows.size(); k++) {
      rows.get(k).muli(factors[k]);
    }
  }

  @Override
  public void multiply(VectorBatch other) {
    List<INDArray> theirs = alike(other);
    for (int k = 0; k < rows.size(); k++) {
      rows.get(k).muli(theirs.get(k));
    }
  }

  @Override
  public double[] dot(VectorBatch other) {
    List<INDArray> theirs = alike(other);
    double[] products = new double[rows.size()];
    for (int k = 0; k < products.length; k++) {
      products[k] = Transforms.dot(rows.get(k), theirs.get(k)).getDouble(0);
    }
    return products;
  }

  @Override
  public double[] row(int k) {
    return existing(k).toDoubleVector();
  }

  @Override
  public void setRow(int k, double[] values) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "a row must have " + length + " entries, got " + values.length);
    }
    existing(k).data().setData(values);
  }

  @Override
  public void close() {
    rows.forEach(INDArray::close);
  }

  private INDArray existing(int k) {
    if (k < 0 || k >= rows.size()) {
      throw new IllegalArgumentException("rows are 0 to " + (rows.size() - 1) + ", got " + k);
    }
    return rows.get(k);
  }

  private List<INDArray> alike(VectorBatch other) {
    List<INDArray> theirs = rowsOf(other, length);
    if (theirs.size() != rows.size()) {
      throw new IllegalArgumentException(
          "both batches must have K = " + rows.size() + " rows, got " + theirs.size());
    }
    return theirs;
  }

  private void requireFactors(double[] factors) {
    if (factors.length != rows.size()) {
      throw new IllegalArgumentException(
          "one factor for each of " + rows.size() + " rows, got " + factors.length);
    }
  }
}
