package normsharp.theory.risk;

import java.util.List;
import normsharp.theory.arithmetic.Requirements;
import org.hipparchus.FieldElement;

/**
 * What the second moments of a distribution must satisfy: the joint moment matrix E(x, y)(x, y)ᵀ =
 * [Σ μ; μᵀ σ²] is finite, symmetric and positive semidefinite.
 *
 * <p>Semidefiniteness is decided in double arithmetic by a Cholesky factorisation with diagonal
 * pivoting of the matrix scaled to unit diagonal; a violation of less than about 10⁻¹³(d+1) of the
 * scaled matrix is not seen.
 */
final class MomentMatrix {
  /**
   * Rounding of d + 1 unit-diagonal entries moves an eigenvalue by ≤ (d+1)·2⁻⁵³; 1000 times that.
   */
  private static final double ROUNDING_PER_ROW = 1e-13;

  private MomentMatrix() {}

  static <T extends FieldElement<T>> void require(List<List<T>> sigma, List<T> mu, T sigma2) {
    int d = sigma.size();
    if (d == 0) {
      throw new IllegalArgumentException("Σ must have at least one row, got none");
    }
    if (mu.size() != d) {
      throw new IllegalArgumentException(
          "Σ and μ must have the same size, got " + d + " rows and " + mu.size() + " entries");
    }
    for (int i = 0; i < d; i++) {
      requireRow(sigma, i);
      Requirements.finite("μ[" + i + "]", mu.get(i));
    }
    Requirements.finite("σ²", sigma2);

    double[][] joint = new double[d + 1][d + 1];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        joint[i][j] = sigma.get(i).get(j).getReal();
      }
      joint[i][d] = mu.get(i).getReal();
      joint[d][i] = joint[i][d];
    }
    joint[d][d] = sigma2.getReal();
    if (!isPositiveSemidefinite(joint, d)) {
      throw new IllegalArgumentException(
          "Σ must be positive semidefinite, being E xxᵀ, got a matrix with a negative eigenvalue;"
              + " check its entries");
    }
    if (!isPositiveSemidefinite(joint, d + 1)) {
      throw new IllegalArgumentException(
          "the joint moment matrix [Σ μ; μᵀ σ²] must be positive semidefinite, got one with a"
              + " negative eigenvalue; some risk would be negative, so check μ and σ²");
    }
  }

  private static <T extends FieldElement<T>> void requireRow(List<List<T>> sigma, int i) {
    List<T> row = sigma.get(i);
    if (row.size() != sigma.size()) {
      throw new IllegalArgumentException(
          String.format(
              "Σ must be square, got %d rows and %d entries in row %d",
              sigma.size(), row.size(), i));
    }
    for (int j = 0; j < row.size(); j++) {
      Requirements.finite("Σ[" + i + "][" + j + "]", row.get(j));
      if (j < i && !isSame(row.get(j), sigma.get(j).get(i))) {
        throw new IllegalArgumentException(
            String.format(
                "Σ must be symmetric, got Σ[%d][%d] = %s and Σ[%d][%d] = %s",
                i, j, row.get(j), j, i, sigma.get(j).get(i)));
      }
    }
  }

  /** Equal as values; for a field of enclosures, equal as enclosures. */
  private static <T extends FieldElement<T>> boolean isSame(T a, T b) {
    return a.equals(b) || a.subtract(b).isZero();
  }

  /** Whether the leading n × n block is positive semidefinite up to rounding. */
  static boolean isPositiveSemidefinite(double[][] matrix, int n) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (matrix[i][i] < 0 || (matrix[i][i] == 0 && matrix[i][j] != 0)) {
          return false;
        }
        double scale = Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]);
        a[i][j] = scale == 0 ? 0 : matrix[i][j] / scale;
      }
    }
    double tolerance = ROUNDING_PER_ROW * n;
    boolean[] eliminated = new boolean[n];
    for (int step = 0; step < n; step++) {
      int pivot = largestDiagonal(a, eliminated);
      if (a[pivot][pivot] <= tolerance) {
        return remainderIsZero(a, eliminated, 2 * tolerance);
      }
      eliminated[pivot] = true;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n && !eliminated[i]; j++) {
          if (!eliminated[j]) {
            a[i][j] -= a[i][pivot] * a[pivot][j] / a[pivot][pivot];
          }
        }
      }
    }
    return true;
  }

  private static int largestDiagonal(double[][] a, boolean[] eliminated) {
    int best = -1;
    for (int i = 0; i < a.length; i++) {
      if (!eliminated[i] && (best < 0 || a[i][i] > a[best][best])) {
        best = i;
      }
    }
    return best;
  }

  /** In a semidefinite matrix no entry exceeds the largest diagonal entry. */
  private static boolean remainderIsZero(double[][] a, boolean[] eliminated, double tolerance) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        if (!eliminated[i] && !eliminated[j] && Math.abs(a[i][j]) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }
}
