package normsharp.theory.risk;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.FieldElement;

/**
 * A {@link RiskModel} in double arrays, for the loops of the active-set method and of the
 * simulations; the formulas are those of the model, eq. (21).
 */
final class QuadraticRisk {
  /** Least eigenvalue, per row, of Σ scaled to unit diagonal that rounding can't have made. */
  private static final double SINGULAR_PER_ROW = 1e-13;

  final double[][] sigma;
  final double[] mu;
  final double sigma2;

  private QuadraticRisk(RiskModel<?> model) {
    int d = model.dimension();
    sigma = new double[d][];
    for (int i = 0; i < d; i++) {
      sigma[i] = toArray(model.secondMoments().get(i));
    }
    mu = toArray(model.crossMoments());
    sigma2 = model.labelMoment().getReal();
  }

  static QuadraticRisk of(RiskModel<?> model) {
    return new QuadraticRisk(model);
  }

  /** As {@link #of}, refusing Σ whose unit-diagonal scaling is singular up to rounding. */
  static QuadraticRisk positiveDefinite(RiskModel<?> model) {
    QuadraticRisk risk = new QuadraticRisk(model);
    double least = risk.leastScaledEigenvalue();
    if (!(least > SINGULAR_PER_ROW * model.dimension())) {
      throw new IllegalArgumentException(
          "Σ must be positive definite for a unique optimum, got least eigenvalue "
              + least
              + " after scaling to unit diagonal; drop dependent features");
    }
    return risk;
  }

  int dimension() {
    return mu.length;
  }

  double risk(double[] v) {
    double sum = sigma2;
    for (int i = 0; i < v.length; i++) {
      if (v[i] != 0) {
        sum += v[i] * (dot(sigma[i], v) - 2 * mu[i]);
      }
    }
    return sum / 2;
  }

  /** The residual that {@link ConstrainedOptimum#kktResidual} describes. */
  double kktResidual(double[] x, double y, double[] v, double multiplier) {
    double equation = -y;
    double scale = Math.abs(y);
    double size = 0;
    for (int i = 0; i < x.length; i++) {
      equation += x[i] * v[i];
      scale += Math.abs(x[i] * v[i]);
      size += Math.abs(v[i]);
    }
    double worst = relative(equation, scale);
    for (int i = 0; i < x.length; i++) {
      worst = Math.max(worst, relative(Math.max(0, -v[i]), size));
      double s = -mu[i] + multiplier * x[i];
      double terms = Math.abs(mu[i]) + Math.abs(multiplier * x[i]);
      for (int j = 0; j < x.length; j++) {
        s += sigma[i][j] * v[j];
        terms += Math.abs(sigma[i][j] * v[j]);
      }
      worst = Math.max(worst, relative(v[i] == 0 ? Math.max(0, -s) : s, terms));
    }
    return worst;
  }

  private static double relative(double violation, double scale) {
    return violation == 0 ? 0 : Math.abs(violation) / scale;
  }

  /** The symmetric root Σ^{-1/2} = QΛ^{-1/2}Qᵀ; Σ positive definite. */
  DMatrixRMaj inverseRoot() {
    int d = dimension();
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(new DMatrixRMaj(sigma));
    DMatrixRMaj root = new DMatrixRMaj(d, d);
    for (int k = 0; k < d; k++) {
      DMatrixRMaj q = eigen.getEigenVector(k);
      double factor = 1 / Math.sqrt(eigen.getEigenvalue(k).getReal());
      CommonOps_DDRM.multAddTransB(factor, q, q, root);
    }
    return root;
  }

  static double[] toArray(List<? extends FieldElement<?>> values) {
    return values.stream().mapToDouble(FieldElement::getReal).toArray();
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double leastScaledEigenvalue() {
    int d = dimension();
    DMatrixRMaj scaled = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double scale = Math.sqrt(sigma[i][i]) * Math.sqrt(sigma[j][j]);
        scaled.set(i, j, scale == 0 ? 0 : sigma[i][j] / scale);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(scaled);
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < d; k++) {
      least = Math.min(least, eigen.getEigenvalue(k).getReal());
    }
    return least;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numRows, true, true);
    if (!eigen.decompose(symmetric)) {
      throw new ArithmeticException("the symmetric eigendecomposition of Σ did not converge");
    }
    return eigen;
  }
}
