package normsharp.empirical.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Norms of parameters; all in double, rounding errors of the sums at most about p·2⁻⁵³. */
public final class Norms {
  private Norms() {}

  /** ‖v‖₁ = Σ|v_i|. */
  public static double l1(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** ‖v‖₂. */
  public static double l2(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * The nuclear norm of a matrix, the sum of its singular values.
   *
   * @param entries rows × columns, row-major
   */
  public static double nuclear(double[] entries, int rows, int columns) {
    if (entries.length != rows * columns) {
      throw new IllegalArgumentException(
          "a " + rows + " × " + columns + " matrix has not " + entries.length + " entries");
    }
    for (double entry : entries) {
      if (!Double.isFinite(entry)) {
        return Double.NaN;
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
    if (!svd.decompose(DMatrixRMaj.wrap(rows, columns, entries.clone()))) {
      throw new IllegalStateException(
          "the singular values of a " + rows + " × " + columns + " matrix failed");
    }
    double sum = 0;
    double[] values = svd.getSingularValues();
    for (int i = 0; i < svd.numberOfSingularValues(); i++) {
      sum += values[i];
    }
    return sum;
  }
}
