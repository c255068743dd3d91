package normsharp.empirical.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import normsharp.empirical.objective.SymmetricOperator;
import normsharp.empirical.objective.VectorBatch;

/**
 * The Lanczos method for K symmetric matrices at once, with full reorthogonalisation.
 *
 * <p>A cold start builds the Krylov space of a start vector: each step costs one product of each
 * matrix. A warm start has the Ritz pairs (λ_j, v_j) of a nearby matrix. It begins with the old
 * ends and extends the space by M⁻¹r with r the residual of an end θ and M = Σ (λ_j − θ) v_j v_jᵀ −
 * θ (1 − Σ v_j v_jᵀ), the old matrix shifted as far as it is known (Davidson's method with recycled
 * Ritz pairs): along a trajectory that takes about a third of the products.
 *
 * <p>Residuals ‖Hu − θu‖ are computed from the products, not estimated; some eigenvalue lies within
 * the residual of θ. That none lies beyond the returned ends is not proved.
 */
public final class Lanczos {
  /** A new direction that is smaller than this many roundoffs after projection is noise. */
  private static final double NOISE = 64;

  /** Shifted old eigenvalues are kept this far from 0, relative to the sharpness. */
  private static final double SMALLEST_SHIFT = 0.05;

  private final LanczosSetting setting;
  private final double unitRoundoff;

  /**
   * With the rule when to stop.
   *
   * @param unitRoundoff of the vectors
   */
  public Lanczos(LanczosSetting setting, double unitRoundoff) {
    this.setting = setting;
    this.unitRoundoff = unitRoundoff;
  }

  /** From K start vectors, none zero; left unchanged. */
  public RitzPairs cold(SymmetricOperator operator, VectorBatch start) {
    try (Space space = new Space(operator, start.copies(), start.length())) {
      space.extend(start.copy());
      while (space.canGrow()) {
        boolean enough = space.size() >= Math.min(setting.coldDimension(), start.length());
        if (enough && space.converged()) {
          break;
        }
        space.extend(space.lastProduct());
      }
      return space.pairs();
    }
  }

  /** From Ritz pairs of K nearby matrices; left unchanged. */
  public RitzPairs warm(SymmetricOperator operator, RitzPairs old) {
    VectorBatch first = old.largest();
    try (Space space = new Space(operator, first.copies(), first.length())) {
      space.extend(first.copy());
      space.extend(old.smallest().copy());
      while (!space.converged() && space.canGrow()) {
        space.extend(space.correction(old));
      }
      return space.pairs(old);
    }
  }

  /** The basis Q, the products HQ and the K projections. */
  private final class Space implements AutoCloseable {
    private final SymmetricOperator operator;
    private final int copies;
    private final int length;
    private final List<VectorBatch> basis = new ArrayList<>();
    private final List<VectorBatch> images = new ArrayList<>();
    private final Projection[] projections;
    private double[] largestResiduals;
    private double[] smallestResiduals;
    private int[] products;

    Space(SymmetricOperator operator, int copies, int length) {
      this.operator = operator;
      this.copies = copies;
      this.length = length;
      this.projections = new Projection[copies];
      Arrays.setAll(projections, k -> new Projection(setting.maxDimension()));
      this.largestResiduals = new double[copies];
      this.smallestResiduals = new double[copies];
      this.products = new int[copies];
      Arrays.fill(largestResiduals, Double.NaN);
      Arrays.fill(smallestResiduals, Double.NaN);
    }

    int size() {
      return basis.size();
    }

    boolean canGrow() {
      return basis.size() < Math.min(setting.maxDimension(), length)
          && Arrays.stream(projections).anyMatch(Projection::isOpen);
    }

    /** Adds a direction, which it takes over: orthogonalised, normalised, multiplied. */
    void extend(VectorBatch direction) {
      double[] before = direction.norms();
      // Twice is enough: the second pass removes what rounding left of the first.
      for (int pass = 0; pass < 2; pass++) {
        direction.removeComponents(basis);
      }
      double[] norms = direction.norms();
      double[] factors = new double[copies];
      for (int k = 0; k < copies; k++) {
        if (norms[k] > NOISE * unitRoundoff * before[k] && Double.isFinite(norms[k])) {
          factors[k] = 1 / norms[k];
        } else {
          projections[k].exhaust();
        }
      }
      direction.scale(factors);
      basis.add(direction);
      images.add(operator.times(direction));
      double[][] columns = new double[copies][basis.size()];
      for (int i = 0; i < basis.size(); i++) {
        double[] products = basis.get(i).dot(images.get(images.size() - 1));
        for (int k = 0; k < copies; k++) {
          columns[k][i] = products[k];
        }
      }
      for (int k = 0; k < copies; k++) {
        if (projections[k].isOpen()) {
          products[k]++;
          projections[k].extend(columns[k]);
        }
      }
    }

    VectorBatch lastProduct() {
      return images.get(images.size() - 1).copy();
    }

    /** Computes Ritz pairs and residuals of the ends; whether all meet the tolerances. */
    boolean converged() {
      solve();
      boolean all = true;
      for (int k = 0; k < copies; k++) {
        all &= !projections[k].isOpen() || (leadingConverged(k) && otherConverged(k));
      }
      return all;
    }

    private void solve() {
      for (Projection projection : projections) {
        if (projection.dimension() > 0) {
          projection.solve();
        }
      }
      try (VectorBatch top = residual(k -> 0);
          VectorBatch bottom = residual(k -> projections[k].dimension() - 1)) {
        largestResiduals = top.norms();
        smallestResiduals = bottom.norms();
      }
    }

    private boolean leadingConverged(int k) {
      double residual = projections[k].largestLeads() ? largestResiduals[k] : smallestResiduals[k];
      // One vector says nothing of the other end.
      return projections[k].dimension() > 1
          && residual <= setting.tolerance() * projections[k].scale();
    }

    private boolean otherConverged(int k) {
      double residual = projections[k].largestLeads() ? smallestResiduals[k] : largestResiduals[k];
      return residual <= setting.otherEndTolerance() * projections[k].scale();
    }

    /** M⁻¹r for the end of each matrix that is furthest from its tolerance. */
    VectorBatch correction(RitzPairs old) {
      int[] end = new int[copies];
      double[] shift = new double[copies];
      for (int k = 0; k < copies; k++) {
        boolean leading = !leadingConverged(k);
        boolean top = projections[k].largestLeads() == leading;
        end[k] = top ? 0 : projections[k].dimension() - 1;
        shift[k] = projections[k].value(end[k]);
      }
      try (VectorBatch residual = residual(k -> end[k])) {
        VectorBatch correction = residual.copy();
        double[] bulk = new double[copies];
        Arrays.setAll(bulk, k -> inverse(-shift[k], k));
        correction.scale(bulk);
        for (int j = 0; j < old.vectors().size(); j++) {
          VectorBatch vector = old.vectors().get(j);
          List<Double> values = old.values().get(j);
          double[] factors = vector.dot(residual);
          for (int k = 0; k < copies; k++) {
            factors[k] =
                Double.isNaN(values.get(k))
                    ? 0
                    : factors[k] * (inverse(values.get(k) - shift[k], k) - bulk[k]);
          }
          correction.addScaled(factors, vector);
        }
        return correction;
      }
    }

    private double inverse(double shifted, int k) {
      double least = SMALLEST_SHIFT * projections[k].scale();
      double safe = Math.abs(shifted) >= least ? shifted : Math.copySign(least, shifted);
      return safe == 0 || !Double.isFinite(safe) ? 1 : 1 / safe;
    }

    /** Hu − θu for one Ritz pair of each matrix. */
    private VectorBatch residual(IntUnaryOperator pair) {
      VectorBatch residual = combination(images, pair);
      try (VectorBatch ritz = combination(basis, pair)) {
        double[] factors = new double[copies];
        Arrays.setAll(factors, k -> finiteOrZero(-projections[k].value(pair.applyAsInt(k))));
        residual.addScaled(factors, ritz);
      }
      return residual;
    }

    private VectorBatch combination(List<VectorBatch> vectors, IntUnaryOperator pair) {
      VectorBatch sum = vectors.get(0).copy();
      for (int i = 0; i < vectors.size(); i++) {
        int row = i;
        double[] weights =
            IntStream.range(0, copies)
                .mapToDouble(k -> projections[k].weight(row, pair.applyAsInt(k)))
                .toArray();
        if (i == 0) {
          sum.scale(weights);
        } else {
          sum.addScaled(weights, vectors.get(i));
        }
      }
      return sum;
    }

    /** The leading Ritz pairs by value, and last the smallest. */
    RitzPairs pairs() {
      solve();
      int largest = Arrays.stream(projections).mapToInt(Projection::dimension).max().orElse(1);
      int count = Math.max(1, Math.min(setting.recycled() - 1, largest - 1));
      List<VectorBatch> vectors = new ArrayList<>();
      List<List<Double>> values = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        int pair = j;
        vectors.add(combination(basis, k -> pair));
        values.add(Arrays.stream(projections).map(p -> p.value(pair)).toList());
      }
      vectors.add(combination(basis, k -> projections[k].dimension() - 1));
      values.add(Arrays.stream(projections).map(Projection::smallest).toList());
      return new RitzPairs(true, ends(), vectors, values);
    }

    /** The new ends, and between them the old pairs: only the ends were renewed. */
    RitzPairs pairs(RitzPairs old) {
      List<VectorBatch> vectors = new ArrayList<>();
      List<List<Double>> values = new ArrayList<>();
      vectors.add(combination(basis, k -> 0));
      values.add(Arrays.stream(projections).map(Projection::largest).toList());
      for (int j = 1; j < old.vectors().size() - 1; j++) {
        vectors.add(old.vectors().get(j).copy());
        values.add(old.values().get(j));
      }
      vectors.add(combination(basis, k -> projections[k].dimension() - 1));
      values.add(Arrays.stream(projections).map(Projection::smallest).toList());
      return new RitzPairs(false, ends(), vectors, values);
    }

    private List<SpectrumEnds> ends() {
      return IntStream.range(0, copies)
          .mapToObj(
              k ->
                  new SpectrumEnds(
                      projections[k].largest(),
                      largestResiduals[k],
                      projections[k].smallest(),
                      smallestResiduals[k],
                      products[k]))
          .toList();
    }

    @Override
    public void close() {
      basis.forEach(VectorBatch::close);
      images.forEach(VectorBatch::close);
    }
  }

  private static double finiteOrZero(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
