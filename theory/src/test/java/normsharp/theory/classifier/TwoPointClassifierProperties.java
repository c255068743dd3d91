package normsharp.theory.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;

/** Laws of the two-point logistic loss, against automatic differentiation and EJML. */
class TwoPointClassifierProperties {
  /** All quantities are at most about 10 in size; d ≤ 4 sums add a few roundings. */
  private static final double ROUNDING = 1e-14;

  /** A case: a direction and weights of matching length, with zeros, ties and both signs. */
  record Case(TwoPointClassifier<Binary64> data, List<Binary64> w) {}

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Double> entry =
        Arbitraries.oneOf(
            Arbitraries.of(0.0, 1.0, -1.0, 2.0), Arbitraries.doubles().between(-4, 4));
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            d ->
                entry
                    .list()
                    .ofSize(d)
                    .filter(v -> v.stream().anyMatch(x -> Math.abs(x) > 0.01))
                    .flatMap(
                        v ->
                            entry
                                .list()
                                .ofSize(d + 1)
                                .map(
                                    w ->
                                        new Case(
                                            TwoPointClassifier.towards(
                                                Vectors.map(v, Binary64::new)),
                                            Vectors.map(w, Binary64::new)))));
  }

  @Property(seed = "2505214230001", tries = 300)
  void gradientIsTheDerivativeOfTheLoss(@ForAll("cases") Case c) {
    int n = c.w().size();
    Gradient loss = differentiable(c.data(), n).loss(variables(c.w()));
    List<Double> gradient = Vectors.toDoubles(c.data().gradient(c.w()));
    for (int i = 0; i < n; i++) {
      assertEquals(loss.getPartialDerivative(i), gradient.get(i), ROUNDING);
    }
  }

  @Property(seed = "2505214230002", tries = 300)
  void hessianIsTheDerivativeOfTheGradient(@ForAll("cases") Case c) {
    int n = c.w().size();
    List<Gradient> gradient = differentiable(c.data(), n).gradient(variables(c.w()));
    List<List<Binary64>> hessian = c.data().hessian(c.w());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(
            gradient.get(i).getPartialDerivative(j), hessian.get(i).get(j).getReal(), ROUNDING);
      }
    }
  }

  @Property(seed = "2505214230003", tries = 300)
  void sharpnessIsTheSpectralNormOfTheHessian(@ForAll("cases") Case c) {
    double largest = spectralNorm(c.data().hessian(c.w()));
    assertEquals(largest, c.data().sharpness(c.w()).getReal(), ROUNDING);
    double p = Logistic.derivative(c.w().get(c.w().size() - 1)).getReal();
    double q =
        Logistic.derivative(c.data().alignment(c.w()).add(c.w().get(c.w().size() - 1))).getReal();
    double wrong = 0.25 * (p + q + Math.sqrt(p * p + 4 * q * q)); // q for 2q
    assertTrue(Math.abs(largest - wrong) > 1e-6, "the check must tell p + q from p + 2q");
  }

  @Property(seed = "2505214230004", tries = 300)
  void nonzeroSpectrumHoldsEigenpairsAndTheWholeTrace(@ForAll("cases") Case c) {
    double trace = 0;
    List<HessianEigenpair<Binary64>> spectrum = c.data().nonzeroSpectrum(c.w());
    for (HessianEigenpair<Binary64> pair : spectrum) {
      List<Binary64> residual =
          Vectors.addScaled(
              c.data().hessianVectorProduct(c.w(), pair.vector()),
              pair.eigenvalue().negate(),
              pair.vector());
      assertTrue(Math.sqrt(Vectors.dot(residual, residual).getReal()) < ROUNDING);
      assertEquals(1, Vectors.dot(pair.vector(), pair.vector()).getReal(), ROUNDING);
      assertTrue(pair.eigenvalue().getReal() > 0);
      trace += pair.eigenvalue().getReal();
    }
    double inner = Vectors.dot(spectrum.get(0).vector(), spectrum.get(1).vector()).getReal();
    assertEquals(0, inner, ROUNDING);
    List<List<Binary64>> hessian = c.data().hessian(c.w());
    double diagonal = 0;
    for (int i = 0; i < hessian.size(); i++) {
      diagonal += hessian.get(i).get(i).getReal();
    }
    assertEquals(diagonal, trace, ROUNDING);
  }

  /** The tangent at (1, 0) that proves Theorem F.1 (ii); with B halved it is no lower bound. */
  @Property(seed = "2505214230005", tries = 500)
  void sharpnessLiesAboveItsTangentAtOneZero(
      @ForAll("scores") double b, @ForAll("scores") double s) {
    double p0 = 0.25;
    double q0 = Logistic.derivative(new Binary64(1)).getReal();
    double r0 = Math.hypot(p0, 2 * q0);
    double a = 0.5 * (1 + p0 / r0);
    double slope = 1 + 2 * q0 / r0;
    double p = Logistic.derivative(new Binary64(b)).getReal();
    double q = Logistic.derivative(new Binary64(s)).getReal();
    double twice = 2 * TwoPointClassifier.sharpness(new Binary64(s - b), new Binary64(b)).getReal();
    assertTrue(twice >= a * p + slope * q - ROUNDING);
    assertEquals(
        2 * TwoPointClassifier.sharpness(new Binary64(1), new Binary64(0)).getReal(),
        a * p0 + slope * q0,
        ROUNDING);
    assertTrue(twice < 2.5 * (a * p + slope * q), "the bound is not vacuous");
  }

  /** g' is strictly concave on [−1, 1], which the proof needs, and no longer beyond 1.317. */
  @Property(seed = "2505214230006", tries = 200)
  void logisticDerivativeIsConcaveOnTheUnitInterval(@ForAll("fractions") double z) {
    double second = secondDifference(z);
    assertTrue(second < 0, "at " + z);
    assertTrue(secondDifference(Math.copySign(1.4 + Math.abs(z), z)) > 0);
  }

  @Provide
  Arbitrary<Double> scores() {
    return Arbitraries.oneOf(Arbitraries.of(0.0, 1.0, -1.0), Arbitraries.doubles().between(-5, 5));
  }

  @Provide
  Arbitrary<Double> fractions() {
    return Arbitraries.doubles().between(-1, 1);
  }

  private static double secondDifference(double z) {
    double h = 1e-3;
    return Logistic.derivative(new Binary64(z + h)).getReal()
        - 2 * Logistic.derivative(new Binary64(z)).getReal()
        + Logistic.derivative(new Binary64(z - h)).getReal();
  }

  private static TwoPointClassifier<Gradient> differentiable(
      TwoPointClassifier<Binary64> data, int variables) {
    List<Gradient> direction =
        Vectors.map(data.direction(), x -> Gradient.constant(variables, x.getReal()));
    return new TwoPointClassifier<>(direction);
  }

  private static List<Gradient> variables(List<Binary64> w) {
    List<Gradient> variables = new ArrayList<>();
    for (int i = 0; i < w.size(); i++) {
      variables.add(Gradient.variable(w.size(), i, w.get(i).getReal()));
    }
    return variables;
  }

  private static double spectralNorm(List<List<Binary64>> rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        matrix.set(i, j, rows.get(i).get(j).getReal());
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(rows.size(), false, true);
    eigen.decompose(matrix);
    double largest = 0;
    for (int i = 0; i < rows.size(); i++) {
      largest = Math.max(largest, Math.abs(eigen.getEigenvalue(i).getReal()));
    }
    return largest;
  }
}
