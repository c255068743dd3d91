package normsharp.empirical.spectrum;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The projection QᵀHQ of one matrix to a growing orthonormal basis, with its Ritz pairs. */
final class Projection {
  private final double[][] entries;
  private int dimension;
  private boolean open = true;
  private boolean finite = true;
  private double[] values = {};
  private double[][] weights = {};

  Projection(int maxDimension) {
    this.entries = new double[maxDimension][maxDimension];
  }

  /** Adds the column ⟨q_i, H q_new⟩, i = 0 … dimension. */
  void extend(double[] column) {
    if (!open) {
      return;
    }
    for (int i = 0; i <= dimension; i++) {
      if (!Double.isFinite(column[i])) {
        finite = false;
        open = false;
        return;
      }
      entries[i][dimension] = column[i];
      entries[dimension][i] = column[i];
    }
    dimension++;
  }

  /** No further vector adds to the basis: it is invariant. */
  void exhaust() {
    open = false;
  }

  boolean isOpen() {
    return open;
  }

  boolean isFinite() {
    return finite;
  }

  int dimension() {
    return dimension;
  }

  /** Computes the Ritz pairs, values in descending order. */
  void solve() {
    DMatrixRMaj matrix = new DMatrixRMaj(dimension, dimension);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        matrix.set(i, j, entries[i][j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(dimension, true, true);
    if (!eigen.decompose(matrix)) {
      throw new IllegalStateException(
          "the eigenvalues of a " + dimension + " × " + dimension + " projection failed");
    }
    int[] order =
        IntStream.range(0, dimension)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    values = new double[dimension];
    weights = new double[dimension][];
    for (int i = 0; i < dimension; i++) {
      values[i] = eigen.getEigenvalue(order[i]).getReal();
      weights[i] = eigen.getEigenVector(order[i]).getData().clone();
    }
  }

  /** The j-th largest Ritz value; NaN when there are fewer or an entry was not finite. */
  double value(int j) {
    return finite && j < values.length ? values[j] : Double.NaN;
  }

  double largest() {
    return value(0);
  }

  double smallest() {
    return value(values.length - 1);
  }

  double scale() {
    return Math.max(Math.abs(largest()), Math.abs(smallest()));
  }

  boolean largestLeads() {
    return Math.abs(largest()) >= Math.abs(smallest());
  }

  /** The coefficient of basis vector i in the Ritz vector of the j-th largest value, or 0. */
  double weight(int i, int j) {
    return finite && j >= 0 && j < weights.length && i < weights[j].length ? weights[j][i] : 0;
  }
}
