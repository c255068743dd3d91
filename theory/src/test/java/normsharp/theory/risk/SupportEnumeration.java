package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/**
 * The true A_opt by brute force over the rationals: for each of the 2ᵈ supports the stationary
 * point of the equality-constrained problem, and among those that are ≥ 0 the one of least risk.
 * Exact, and without any line in common with the active-set method.
 */
final class SupportEnumeration {
  private SupportEnumeration() {}

  static Optional<List<BigFraction>> optimum(
      RiskModel<BigFraction> model, TrainingPoint<BigFraction> point) {
    int d = point.dimension();
    Optional<List<BigFraction>> best = Optional.empty();
    for (int mask = 0; mask < 1 << d; mask++) {
      Optional<List<BigFraction>> v = stationaryPoint(model, point, mask);
      if (v.isPresent()
          && v.get().stream().allMatch(entry -> entry.signum() >= 0)
          && (best.isEmpty() || model.risk(v.get()).compareTo(model.risk(best.get())) < 0)) {
        best = v;
      }
    }
    return best;
  }

  private static Optional<List<BigFraction>> stationaryPoint(
      RiskModel<BigFraction> model, TrainingPoint<BigFraction> point, int mask) {
    int d = point.dimension();
    List<Integer> support = new ArrayList<>();
    boolean meetsFeatures = false;
    for (int i = 0; i < d; i++) {
      if ((mask >> i & 1) == 1) {
        support.add(i);
        meetsFeatures |= !point.x().get(i).isZero();
      }
    }
    if (!meetsFeatures && !point.y().isZero()) {
      return Optional.empty();
    }
    BigFraction[] v = Vectors.constant(d, RiskArbitraries.zero()).toArray(new BigFraction[0]);
    int n = support.size();
    int size = meetsFeatures ? n + 1 : n;
    if (size > 0) {
      FieldMatrix<BigFraction> system =
          MatrixUtils.createFieldMatrix(BigFractionField.getInstance(), size, size);
      ArrayFieldVector<BigFraction> right =
          new ArrayFieldVector<>(BigFractionField.getInstance(), size);
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          system.setEntry(p, q, model.secondMoments().get(support.get(p)).get(support.get(q)));
        }
        right.setEntry(p, model.crossMoments().get(support.get(p)));
        if (meetsFeatures) {
          system.setEntry(p, n, point.x().get(support.get(p)));
          system.setEntry(n, p, point.x().get(support.get(p)));
        }
      }
      if (meetsFeatures) {
        right.setEntry(n, point.y());
      }
      var solution = new FieldLUDecomposition<>(system).getSolver().solve(right);
      for (int p = 0; p < n; p++) {
        v[support.get(p)] = solution.getEntry(p);
      }
    }
    return Optional.of(List.of(v));
  }
}
