package normsharp.empirical.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.empirical.data.Examples;
import normsharp.empirical.data.Values;
import normsharp.empirical.engine.AnalyticEngine;
import normsharp.empirical.engine.EngineSetting;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.objective.Loss;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;
import org.junit.jupiter.api.Test;

class TraceEstimateTest {
  private static Objective objective() {
    return new AnalyticEngine()
        .objective(
            new DiagonalModel(List.of(1.0, -3.0, 2.0), 4, 2, 0.1),
            Loss.MSE,
            new Examples(List.of(3), new float[] {1, -3, 2}, new Values(1, new float[] {4})),
            EngineSetting.cpu(Precision.FLOAT64));
  }

  /** tr ∇²L = Σ (2w_i x_i)² + 2r Σ x_i with r the residual. */
  @Test
  void theEstimateLiesWithinItsErrorOfTheClosedForm() {
    double[] w = {0.7, 0.2, -1.1};
    double residual = 0.49 - 3 * 0.04 + 2 * 1.21 - 4;
    double trace = 4 * (0.49 + 9 * 0.04 + 4 * 1.21) + 2 * residual * (1 - 3 + 2);
    try (Objective objective = objective();
        VectorBatch point = objective.vector(w);
        SymmetricOperator hessian = objective.hessian(point)) {
      TraceEstimate estimate = TraceEstimate.of(hessian, objective, 4000, 1);
      assertEquals(trace, estimate.mean(), 4 * estimate.standardError());
      assertTrue(estimate.standardError() > 0 && estimate.standardError() < 0.05 * trace);
      // A matrix with another trace is told apart.
      TraceEstimate fisher =
          TraceEstimate.of(objective.fisher(objective.vector(w)), objective, 4000, 1);
      assertEquals(4 * (0.49 + 9 * 0.04 + 4 * 1.21), fisher.mean(), 4 * fisher.standardError());
      assertThrows(
          IllegalArgumentException.class, () -> TraceEstimate.of(hessian, objective, 1, 1));
    }
  }

  @Test
  void nuclearNormOfADiagonalIsItsLength() {
    assertEquals(3 + 4, Norms.nuclear(new double[] {3, 0, 0, 0, -4, 0}, 2, 3), 1e-12);
    assertEquals(5, Norms.nuclear(new double[] {3, 4}, 2, 1), 1e-12);
    assertTrue(Double.isNaN(Norms.nuclear(new double[] {Double.NaN, 1}, 1, 2)));
    assertThrows(IllegalArgumentException.class, () -> Norms.nuclear(new double[] {1, 2, 3}, 2, 2));
    assertEquals(7, Norms.l1(new double[] {3, -4}), 0);
    assertEquals(5, Norms.l2(new double[] {3, -4}), 0);
  }
}
