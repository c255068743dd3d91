package normsharp.empirical.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.empirical.objective.ArrayVectors;
import normsharp.empirical.objective.ObjectiveChecks;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.junit.jupiter.api.Test;

class LanczosTest {
  private static final double ROUNDOFF = 0x1p-53;

  /** Products with dense matrices, one for each copy. */
  private record Dense(List<DMatrixRMaj> matrices) implements SymmetricOperator {
    @Override
    public VectorBatch times(VectorBatch v) {
      VectorBatch products = new ArrayVectors(v.copies(), v.length());
      for (int k = 0; k < v.copies(); k++) {
        products.setRow(k, product(matrices.get(k), v.row(k)));
      }
      return products;
    }

    @Override
    public void close() {
      // Nothing to free.
    }
  }

  private static double[] product(DMatrixRMaj matrix, double[] v) {
    DMatrixRMaj result = new DMatrixRMaj(v.length, 1);
    CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(v.length, 1, v.clone()), result);
    return result.getData().clone();
  }

  /** A random orthogonal frame with the given eigenvalues, turned a little. */
  private static DMatrixRMaj matrix(double turn, double... eigenvalues) {
    int p = eigenvalues.length;
    DMatrixRMaj frame = DMatrixRMaj.wrap(p, p, ObjectiveChecks.gaussian(p * p, 1, 3));
    CommonOps_DDRM.addEquals(
        frame, turn, DMatrixRMaj.wrap(p, p, ObjectiveChecks.gaussian(p * p, 1, 4)));
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(p, p);
    qr.decompose(frame);
    DMatrixRMaj q = qr.getQ(null, false);
    DMatrixRMaj scaled = new DMatrixRMaj(p, p);
    CommonOps_DDRM.mult(q, CommonOps_DDRM.diag(eigenvalues), scaled);
    DMatrixRMaj result = new DMatrixRMaj(p, p);
    CommonOps_DDRM.multTransB(scaled, q, result);
    return result;
  }

  private static double[] spectrum(int p, double... outliers) {
    double[] values = ObjectiveChecks.gaussian(p, 0.3, 5);
    System.arraycopy(outliers, 0, values, 0, outliers.length);
    return values;
  }

  private static VectorBatch start(int copies, int p) {
    VectorBatch start = new ArrayVectors(copies, p);
    for (int k = 0; k < copies; k++) {
      start.setRow(k, ObjectiveChecks.gaussian(p, 1, 6 + k));
    }
    return start;
  }

  private static RitzPairs cold(LanczosSetting setting, DMatrixRMaj... matrices) {
    return new Lanczos(setting, ROUNDOFF)
        .cold(new Dense(List.of(matrices)), start(matrices.length, matrices[0].getNumRows()));
  }

  @Test
  void findsBothEndsOfSeveralMatricesAtOnce() {
    List<DMatrixRMaj> matrices =
        List.of(matrix(0, spectrum(120, 10, 9, 4, -3)), matrix(0.2, spectrum(120, 2, 1.9, -20)));
    LanczosSetting setting = LanczosSetting.DEFAULT.withTolerances(1e-8, 1e-8);
    try (RitzPairs pairs = cold(setting, matrices.get(0), matrices.get(1))) {
      for (int k = 0; k < 2; k++) {
        EigenDecomposition_F64<DMatrixRMaj> exact = DecompositionFactory_DDRM.eig(120, false, true);
        exact.decompose(matrices.get(k).copy());
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 120; i++) {
          largest = Math.max(largest, exact.getEigenvalue(i).getReal());
          smallest = Math.min(smallest, exact.getEigenvalue(i).getReal());
        }
        SpectrumEnds ends = pairs.ends().get(k);
        assertEquals(largest, ends.largest(), 1e-10);
        assertEquals(smallest, ends.smallest(), 1e-10);
        assertEquals(Math.max(largest, -smallest), ends.sharpness(), 1e-10);
        assertTrue(ends.sharpnessResidual() <= 1e-8 * ends.sharpness());
      }
    }
  }

  @Test
  void theResidualIsThatOfTheRitzVector() {
    DMatrixRMaj matrix = matrix(0, spectrum(80, 10, 9.5, 9));
    LanczosSetting rough = new LanczosSetting(1e-12, 1e-12, 2, 6, 4, 9);
    try (RitzPairs pairs = cold(rough, matrix)) {
      SpectrumEnds ends = pairs.ends().get(0);
      double[] u = pairs.largest().row(0);
      double[] image = product(matrix, u);
      double squares = 0;
      for (int i = 0; i < u.length; i++) {
        double entry = image[i] - ends.largest() * u[i];
        squares += entry * entry;
      }
      assertEquals(Math.sqrt(squares), ends.largestResidual(), 1e-10);
      // Six products can't do it, and the residual says so.
      assertTrue(ends.largestResidual() > 1e-3, "residual " + ends.largestResidual());
      assertEquals(6, ends.products());
    }
  }

  @Test
  void aWarmStartTakesAThirdOfTheProducts() {
    double[] values = spectrum(150, 20, 15, 13, 12, 11, 10, -4);
    DMatrixRMaj after = matrix(0.002, values);
    Lanczos method = new Lanczos(LanczosSetting.DEFAULT, ROUNDOFF);
    try (RitzPairs old = cold(LanczosSetting.DEFAULT, matrix(0, values));
        RitzPairs warm = method.warm(new Dense(List.of(after)), old);
        RitzPairs fresh = cold(LanczosSetting.DEFAULT, after)) {
      assertEquals(20, warm.ends().get(0).largest(), 1e-5);
      assertTrue(warm.ends().get(0).largestResidual() <= 1e-4 * 20);
      assertTrue(
          3 * warm.ends().get(0).products() <= fresh.ends().get(0).products(),
          warm.ends().get(0).products() + " and " + fresh.ends().get(0).products());
    }
  }

  /** The old second eigenvector has become the first: the warm start must find the new top. */
  @Test
  void aWarmStartNoticesACrossing() {
    double[] values = spectrum(100, 20, 19, 5);
    double[] crossed = values.clone();
    crossed[0] = 19;
    crossed[1] = 23;
    Lanczos method = new Lanczos(LanczosSetting.DEFAULT, ROUNDOFF);
    try (RitzPairs old = cold(LanczosSetting.DEFAULT, matrix(0, values));
        RitzPairs warm = method.warm(new Dense(List.of(matrix(0.01, crossed))), old)) {
      assertEquals(23, warm.ends().get(0).largest(), 1e-3);
    }
  }

  @Test
  void smallAndDegenerateMatricesEndWithoutHarm() {
    try (RitzPairs one = cold(LanczosSetting.DEFAULT, matrix(0, -3));
        RitzPairs two = cold(LanczosSetting.DEFAULT, matrix(0, -1, 2));
        RitzPairs equal = cold(LanczosSetting.DEFAULT, matrix(0, 4, 4, 4, 4));
        RitzPairs zero = cold(LanczosSetting.DEFAULT, matrix(0, 0, 0, 0))) {
      assertEquals(3, one.ends().get(0).sharpness(), 1e-12);
      assertEquals(2, two.ends().get(0).largest(), 1e-12);
      assertEquals(-1, two.ends().get(0).smallest(), 1e-12);
      assertEquals(4, equal.ends().get(0).sharpness(), 1e-12);
      assertEquals(0, zero.ends().get(0).sharpness(), 1e-12);
    }
  }

  @Test
  void aMatrixThatIsNotFiniteGivesNoNumberAndLeavesTheOthersAlone() {
    DMatrixRMaj broken = matrix(0, spectrum(40, 7));
    broken.set(3, 4, Double.NaN);
    try (RitzPairs pairs = cold(LanczosSetting.DEFAULT, broken, matrix(0, spectrum(40, 7)))) {
      assertTrue(Double.isNaN(pairs.ends().get(0).sharpness()));
      assertEquals(7, pairs.ends().get(1).sharpness(), 1e-6);
    }
  }
}
