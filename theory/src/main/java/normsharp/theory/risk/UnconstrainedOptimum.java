package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldDecompositionSolver;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.util.Binary64;

/**
 * The least risk over {v ∈ ℝᵈ : ⟨x₀, v⟩ = y₀}, the sign of v being free:
 *
 * <p>v = Σ^{-1/2}(P⊥μ_Σ + y₀ x_Σ/‖x_Σ‖²) = Σ⁻¹(μ − λx₀), λ = (x₀ᵀΣ⁻¹μ − y₀)/(x₀ᵀΣ⁻¹x₀),
 *
 * <p>with x_Σ = Σ^{-1/2}x₀ and μ_Σ = Σ^{-1/2}μ. The paper prints the square root of this v as
 * A_opt. It forgets that v = w ⊙ w must be ≥ 0: where this v has a negative entry, no w has it and
 * A_opt is another point, {@link ConstrainedOptimum}. What holds always: its risk is a lower bound.
 *
 * @see "Proposition E.2 (iii), eq. (22)"
 */
public final class UnconstrainedOptimum {
  private UnconstrainedOptimum() {}

  /**
   * Σ⁻¹(μ − λx₀) by elimination in the field; exact over exact fields, relative error about
   * cond(Σ)·d·2⁻⁵³ over {@code Binary64}.
   *
   * @param model risk with invertible Σ
   * @param x features x₀, length d
   * @param y label y₀
   * @return v of any signs; empty when x₀ = 0 and y₀ ≠ 0, where no v satisfies the equation; Σ⁻¹μ
   *     when x₀ = 0 and y₀ = 0
   */
  public static <T extends FieldElement<T>> Optional<List<T>> solve(
      RiskModel<T> model, List<T> x, T y) {
    Vectors.requireSameLength("μ and x", model.crossMoments(), x);
    FieldDecompositionSolver<T> solver =
        new FieldLUDecomposition<>(toMatrix(model.field(), model.secondMoments())).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException(
          "Σ must be invertible, got a singular matrix; drop dependent features");
    }
    List<T> a = solve(solver, model.field(), model.crossMoments());
    if (x.stream().allMatch(FieldElement::isZero)) {
      return y.isZero() ? Optional.of(a) : Optional.empty();
    }
    List<T> b = solve(solver, model.field(), x);
    T lambda = Vectors.dot(x, a).subtract(y).divide(Vectors.dot(x, b));
    return Optional.of(Vectors.addScaled(a, lambda.negate(), b));
  }

  /**
   * The formula as printed, with Σ^{±1/2} from a symmetric eigendecomposition; relative error about
   * cond(Σ)·d·2⁻⁵³.
   *
   * @param model risk with positive definite Σ
   * @param point data point; the printed formula divides by ‖x_Σ‖², so x₀ ≠ 0
   */
  public static List<Double> asPrinted(RiskModel<Binary64> model, TrainingPoint<Binary64> point) {
    Vectors.requireSameLength("μ and x", model.crossMoments(), point.x());
    QuadraticRisk risk = QuadraticRisk.positiveDefinite(model);
    DMatrixRMaj inverseRoot = risk.inverseRoot();
    DMatrixRMaj xs = multiply(inverseRoot, QuadraticRisk.toArray(point.x()));
    DMatrixRMaj mus = multiply(inverseRoot, QuadraticRisk.toArray(model.crossMoments()));
    double norm2 = CommonOps_DDRM.dot(xs, xs);
    if (norm2 == 0) {
      throw new IllegalArgumentException(
          "x must not be 0 in the printed formula, which divides by ‖Σ^(-1/2)x‖², got x = 0;"
              + " use solve");
    }
    double coefficient = (point.y().getReal() - CommonOps_DDRM.dot(xs, mus)) / norm2;
    DMatrixRMaj inner = new DMatrixRMaj(mus);
    CommonOps_DDRM.addEquals(inner, coefficient, xs);
    DMatrixRMaj v = multiply(inverseRoot, inner.data);
    List<Double> entries = new ArrayList<>();
    for (int i = 0; i < v.getNumElements(); i++) {
      entries.add(v.get(i));
    }
    return List.copyOf(entries);
  }

  private static DMatrixRMaj multiply(DMatrixRMaj matrix, double[] vector) {
    DMatrixRMaj product = new DMatrixRMaj(matrix.numRows, 1);
    CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(vector.length, 1, vector), product);
    return product;
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> toMatrix(
      Field<T> field, List<List<T>> rows) {
    FieldMatrix<T> matrix = MatrixUtils.createFieldMatrix(field, rows.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        matrix.setEntry(i, j, rows.get(i).get(j));
      }
    }
    return matrix;
  }

  private static <T extends FieldElement<T>> List<T> solve(
      FieldDecompositionSolver<T> solver, Field<T> field, List<T> rightSide) {
    ArrayFieldVector<T> b = new ArrayFieldVector<>(field, rightSide.size());
    for (int i = 0; i < rightSide.size(); i++) {
      b.setEntry(i, rightSide.get(i));
    }
    return List.of(solver.solve(b).toArray());
  }
}
