package normsharp.theory.diagonal;

import static normsharp.theory.Problems.doubles;
import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import normsharp.theory.arithmetic.Interval;
import normsharp.theory.arithmetic.Vectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagonalNetworkTest {
  /** Two evaluations of one formula in doubles: some tens of roundings apart. */
  private static final double ROUNDING = 1e-13;

  @Test
  void workedExampleOffTheManifold() {
    // x = (1,-3), y = 1, w = (2,1): r = 4 - 3 - 1 = 0; w = (1,1): r = 1 - 3 - 1 = -3.
    DiagonalNetwork<BigFraction> network = network(1, 1, -3);
    assertEquals(new BigFraction(0), network.residual(vector(2, 1)));
    assertEquals(new BigFraction(-3), network.residual(vector(1, 1)));
    assertEquals(new BigFraction(9, 2), network.loss(vector(1, 1)));
    // 2 r x ⊙ w = -6 (1,-3).
    assertEquals(vector(-6, 18), network.gradient(vector(1, 1)));
    // 2 r diag(x) + 4 (x⊙w)(x⊙w)ᵀ = diag(-6,18) + 4 (1,-3)(1,-3)ᵀ.
    assertEquals(List.of(vector(-2, -12), vector(-12, 54)), network.hessian(vector(1, 1)).toRows());
    // 4‖x⊙w‖² at w = (2,1): 4(4 + 9).
    assertEquals(new BigFraction(52), network.sharpnessOnManifold(vector(2, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void derivativesAgreeWithAutomaticDifferentiation(int layers) {
    List<Binary64> w = doubles(0.7, -1.1, 0.4);
    DiagonalNetwork<Binary64> network =
        new DiagonalNetwork<>(doubles(1.5, -0.5, 0), new Binary64(-2), layers);
    DSFactory factory = new DSFactory(3, 2);
    DiagonalNetwork<DerivativeStructure> lifted =
        network.map(datum -> factory.constant(datum.getReal()));
    DerivativeStructure loss =
        lifted.loss(
            List.of(factory.variable(0, 0.7), factory.variable(1, -1.1), factory.variable(2, 0.4)));
    List<List<Binary64>> hessian = network.hessian(w).toRows();
    for (int i = 0; i < 3; i++) {
      int[] first = new int[3];
      first[i]++;
      assertEquals(
          loss.getPartialDerivative(first), network.gradient(w).get(i).getReal(), ROUNDING);
      for (int j = 0; j < 3; j++) {
        int[] second = first.clone();
        second[j]++;
        assertEquals(
            loss.getPartialDerivative(second), hessian.get(i).get(j).getReal(), ROUNDING * 10);
      }
    }
  }

  @Test
  void hessianVectorProductIsTheHessianTimesTheVector() {
    DiagonalNetwork<BigFraction> network = network(2, 1, -3, 0);
    List<BigFraction> w = vector(1, 2, -1);
    List<BigFraction> u = vector(3, -1, 5);
    List<List<BigFraction>> rows = network.hessian(w).toRows();
    assertEquals(Vectors.map(rows, row -> Vectors.dot(row, u)), network.hessianVectorProduct(w, u));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void extremeEigenvaluesAgreeWithEjml(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      int d = 1 + random.nextInt(6);
      // A coarse grid makes ties in the diagonal and zeros in the vector frequent.
      Binary64[] delta = new Binary64[d];
      Binary64[] z = new Binary64[d];
      for (int i = 0; i < d; i++) {
        delta[i] = new Binary64(random.nextInt(-3, 4) * 0.75);
        z[i] = new Binary64(random.nextInt(-2, 3) * 0.5);
      }
      DiagonalPlusRankOne<Binary64> matrix = new DiagonalPlusRankOne<>(List.of(delta), List.of(z));
      DMatrixRMaj dense = new DMatrixRMaj(d, d);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          dense.set(i, j, matrix.toRows().get(i).get(j).getReal());
        }
      }
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false, true);
      assertTrue(eigen.decompose(dense));
      double largest = Double.NEGATIVE_INFINITY;
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < d; i++) {
        largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
      }
      assertEquals(largest, matrix.largestEigenvalue(), ROUNDING * 10);
      assertEquals(smallest, matrix.smallestEigenvalue(), ROUNDING * 10);
      assertEquals(
          Math.max(Math.abs(largest), Math.abs(smallest)), matrix.spectralNorm(), ROUNDING * 10);
    }
  }

  @Test
  void intervalsEncloseTheExactValues() {
    List<BigFraction> x = List.of(new BigFraction(1, 3), new BigFraction(-2, 7));
    List<BigFraction> w = List.of(new BigFraction(5, 11), new BigFraction(-3, 13));
    for (int layers = 1; layers <= 5; layers++) {
      DiagonalNetwork<BigFraction> exact = new DiagonalNetwork<>(x, new BigFraction(1, 10), layers);
      DiagonalNetwork<Interval> enclosed = exact.map(Interval::enclosing);
      List<Interval> box = Vectors.map(w, Interval::enclosing);
      assertTrue(enclosed.loss(box).contains(exact.loss(w)));
      assertTrue(enclosed.sharpnessOnManifold(box).contains(exact.sharpnessOnManifold(w)));
      assertTrue(enclosed.loss(box).width() < ROUNDING);
      for (int i = 0; i < 2; i++) {
        assertTrue(enclosed.gradient(box).get(i).contains(exact.gradient(w).get(i)));
        assertFalse(enclosed.gradient(box).get(i).contains(exact.gradient(w).get(i).multiply(2)));
        for (int j = 0; j < 2; j++) {
          assertTrue(
              enclosed
                  .hessian(box)
                  .toRows()
                  .get(i)
                  .get(j)
                  .contains(exact.hessian(w).toRows().get(i).get(j)));
        }
      }
    }
  }

  @Test
  void closedFormIsTheSharpnessOnTheManifoldOnly() {
    DiagonalNetwork<BigFraction> network = network(1, 1, -3);
    assertEquals(52, network.sharpness(vector(2, 1)), ROUNDING * 52);
    double closedForm = network.sharpnessOnManifold(vector(1, 1)).getReal();
    assertNotEquals(closedForm, network.sharpness(vector(1, 1)), 1);
  }

  @Test
  void badDataIsRefusedInOneLine() {
    assertMessage(
        "x must have at least one entry, got an empty vector",
        () -> DiagonalNetwork.twoLayers(List.of(), new BigFraction(1)));
    assertMessage(
        "x[1] must be a finite number within ±1.8e308, got NaN",
        () -> DiagonalNetwork.twoLayers(doubles(1, Double.NaN), new Binary64(1)));
    assertMessage(
        "y must be a finite number within ±1.8e308, got Infinity",
        () -> DiagonalNetwork.twoLayers(doubles(1), new Binary64(Double.POSITIVE_INFINITY)));
    assertMessage(
        "the number of layers must be ≥ 1, got 0",
        () -> new DiagonalNetwork<>(vector(1), new BigFraction(1), 0));
    assertMessage(
        "x and w must have the same length, got 2 and 1", () -> network(1, 1, 2).loss(vector(1)));
  }

  private static void assertMessage(String expected, org.junit.jupiter.api.function.Executable e) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, e).getMessage());
  }
}
