package normsharp.empirical.engine;

import java.util.Arrays;
import java.util.Optional;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.objective.ArrayVectors;
import normsharp.empirical.objective.Evaluation;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.Precision;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;

/**
 * The closed form of the diagonal network's loss ½(⟨wᴸ, x⟩ − y)²: with residual r = ⟨wᴸ, x⟩ − y and
 * a = L·wᴸ⁻¹⊙x the gradient is r·a and the Hessian a aᵀ + r·diag(L(L−1)·wᴸ⁻²⊙x), eq. (4).
 */
final class DiagonalObjective implements Objective {
  private final double[] x;
  private final double y;
  private final int layers;

  DiagonalObjective(DiagonalModel model) {
    this.x = model.x().stream().mapToDouble(Double::doubleValue).toArray();
    this.y = model.y();
    this.layers = model.layers();
  }

  @Override
  public int parameters() {
    return x.length;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public VectorBatch zeros(int copies) {
    return new ArrayVectors(copies, x.length);
  }

  @Override
  public Evaluation measure(VectorBatch theta) {
    return new Evaluation(losses(theta), unknown(theta), Optional.empty());
  }

  @Override
  public Evaluation evaluate(VectorBatch theta) {
    VectorBatch gradient = zeros(theta.copies());
    for (int k = 0; k < theta.copies(); k++) {
      double[] w = theta.row(k);
      double[] row = slope(w);
      double residual = residual(w);
      for (int i = 0; i < row.length; i++) {
        row[i] *= residual;
      }
      gradient.setRow(k, row);
    }
    return new Evaluation(losses(theta), unknown(theta), Optional.of(gradient));
  }

  @Override
  public SymmetricOperator hessian(VectorBatch theta) {
    return operator(theta, true);
  }

  @Override
  public SymmetricOperator fisher(VectorBatch theta) {
    return operator(theta, false);
  }

  private SymmetricOperator operator(VectorBatch theta, boolean withResidual) {
    int copies = theta.copies();
    double[][] slopes = new double[copies][];
    double[][] diagonals = new double[copies][];
    for (int k = 0; k < copies; k++) {
      double[] w = theta.row(k);
      double residual = withResidual ? residual(w) : 0;
      slopes[k] = slope(w);
      diagonals[k] = new double[w.length];
      for (int i = 0; i < w.length; i++) {
        diagonals[k][i] =
            layers < 2 ? 0 : residual * layers * (layers - 1) * Math.pow(w[i], layers - 2) * x[i];
      }
    }
    return new SymmetricOperator() {
      @Override
      public VectorBatch times(VectorBatch v) {
        VectorBatch products = zeros(v.copies());
        for (int k = 0; k < copies; k++) {
          double[] row = v.row(k);
          double along = 0;
          for (int i = 0; i < row.length; i++) {
            along += slopes[k][i] * row[i];
          }
          for (int i = 0; i < row.length; i++) {
            row[i] = slopes[k][i] * along + diagonals[k][i] * row[i];
          }
          products.setRow(k, row);
        }
        return products;
      }

      @Override
      public void close() {
        // Nothing outside the heap.
      }
    };
  }

  private double residual(double[] w) {
    double sum = -y;
    for (int i = 0; i < w.length; i++) {
      sum += Math.pow(w[i], layers) * x[i];
    }
    return sum;
  }

  private double[] slope(double[] w) {
    double[] slope = new double[w.length];
    Arrays.setAll(slope, i -> layers * Math.pow(w[i], layers - 1) * x[i]);
    return slope;
  }

  private double[] losses(VectorBatch theta) {
    double[] losses = new double[theta.copies()];
    for (int k = 0; k < losses.length; k++) {
      double residual = residual(theta.row(k));
      losses[k] = 0.5 * residual * residual;
    }
    return losses;
  }

  private static double[] unknown(VectorBatch theta) {
    double[] accuracies = new double[theta.copies()];
    Arrays.fill(accuracies, Double.NaN);
    return accuracies;
  }

  @Override
  public void close() {
    // Nothing outside the heap.
  }
}
