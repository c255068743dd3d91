package normsharp.theory.risk;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The least risk over v with support in a free set F and ⟨x, v⟩ = y, signs ignored: the step
 * problem of {@link ActiveSetMethod}. With a = Σ_F⁻¹μ_F, b = Σ_F⁻¹x_F,
 *
 * <p>v_F = a − λb, λ = (⟨x_F, a⟩ − y)/⟨x_F, b⟩,
 *
 * <p>followed by corrections of the same form, which remove the cancellation in a − λb for small y.
 * Where x_F = 0, which needs y = 0, v_F = a and λ is left 0.
 */
final class FreeSetProblem {
  /** One correction suffices, two are safe. */
  private static final int CORRECTIONS = 2;

  private final QuadraticRisk risk;
  private final int[] index;
  private final double[] minimiser;
  private double multiplier;

  FreeSetProblem(QuadraticRisk risk, double[] x, double y, boolean[] free) {
    this.risk = risk;
    index = IntStream.range(0, free.length).filter(i -> free[i]).toArray();
    minimiser = new double[free.length];
    if (index.length > 0) {
      // Scaling by a power of two is exact, and keeps ⟨x_F, b⟩ from underflowing to 0.
      double largest = Arrays.stream(index).mapToDouble(i -> Math.abs(x[i])).max().orElse(0);
      int exponent = largest == 0 ? 0 : Math.getExponent(largest);
      double[] xf = Arrays.stream(index).mapToDouble(i -> Math.scalb(x[i], -exponent)).toArray();
      solve(xf, Math.scalb(y, -exponent));
      multiplier = Math.scalb(multiplier, -exponent);
      fixLoneCarrier(x, y);
    }
  }

  /** The minimiser, of full length d with zeros off F; some entries may be negative. */
  double[] minimiser() {
    return minimiser.clone();
  }

  /** λ of the equation. */
  double multiplier() {
    return multiplier;
  }

  private void solve(double[] xf, double y) {
    int n = index.length;
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
    if (!solver.setA(block())) {
      throw new ArithmeticException("a principal block of Σ has no Cholesky factor in double");
    }
    double[] b = solve(solver, xf);
    double xb = QuadraticRisk.dot(xf, b);
    for (int round = 0; round <= CORRECTIONS; round++) {
      double[] rest = new double[n];
      double gap = y;
      for (int p = 0; p < n; p++) {
        int i = index[p];
        rest[p] = risk.mu[i] - QuadraticRisk.dot(risk.sigma[i], minimiser) - multiplier * xf[p];
        gap -= xf[p] * minimiser[i];
      }
      double[] a = solve(solver, rest);
      double correction = xb == 0 ? 0 : (QuadraticRisk.dot(xf, a) - gap) / xb;
      multiplier += correction;
      for (int p = 0; p < n; p++) {
        minimiser[index[p]] += a[p] - correction * b[p];
      }
    }
  }

  /** A free set with one entry x_k ≠ 0 has v_k = y/x_k whatever Σ is. */
  private void fixLoneCarrier(double[] x, double y) {
    int[] carriers = Arrays.stream(index).filter(i -> x[i] != 0).toArray();
    if (carriers.length == 1) {
      minimiser[carriers[0]] = y / x[carriers[0]];
    }
  }

  private DMatrixRMaj block() {
    DMatrixRMaj block = new DMatrixRMaj(index.length, index.length);
    for (int p = 0; p < index.length; p++) {
      for (int q = 0; q < index.length; q++) {
        block.set(p, q, risk.sigma[index[p]][index[q]]);
      }
    }
    return block;
  }

  private static double[] solve(LinearSolverDense<DMatrixRMaj> solver, double[] rightSide) {
    DMatrixRMaj solution = new DMatrixRMaj(rightSide.length, 1);
    solver.solve(DMatrixRMaj.wrap(rightSide.length, 1, rightSide.clone()), solution);
    return solution.data;
  }
}
