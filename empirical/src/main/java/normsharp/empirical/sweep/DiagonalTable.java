package normsharp.empirical.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import normsharp.empirical.analysis.DiagonalComparison;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.model.DiagonalModel;
import normsharp.empirical.store.Column;
import normsharp.empirical.store.Table;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Each limit of the diagonal network beside what the theory says of its learning rate. */
final class DiagonalTable {
  /** KKT points are enumerated over all supports. */
  private static final int MAX_DIMENSION = 20;

  private DiagonalTable() {}

  /** Whether the theory has KKT points for this model. */
  static boolean covers(DiagonalModel model) {
    return model.layers() == 2 && model.x().size() <= MAX_DIMENSION && model.y() != 0;
  }

  /** One row for each run that reached its goal. */
  static Table of(FinishedSweep sweep, DiagonalModel model) {
    Table table =
        new Table(
            "theory",
            List.of(
                Column.ofDoubles("eta"),
                Column.ofText("nearest"),
                Column.ofDoubles("distance_to_nearest"),
                Column.ofDoubles("distance_to_manifold"),
                Column.ofDoubles("relative_sharpness"),
                Column.ofDoubles("norm"),
                Column.ofDoubles("frontier_norm"),
                Column.ofDoubles("risk"),
                Column.ofDoubles("least_risk")));
    // Features and label as written in the configuration, the rate as the double that was run.
    List<BigFraction> x =
        model.x().stream().map(entry -> Rationals.parse(Double.toString(entry))).toList();
    BigFraction y = Rationals.parse(Double.toString(model.y()));
    for (FinishedSweep.Run run : sweep.runs()) {
      if (run.outcome() != RunOutcome.REACHED) {
        continue;
      }
      DiagonalComparison comparison =
          DiagonalComparison.of(
              x,
              y,
              Rationals.ofDouble(run.rate()),
              Arrays.stream(run.descent().last()).boxed().toList());
      Table.Row row =
          table
              .row()
              .put("eta", run.rate())
              .put("nearest", comparison.nearestName())
              .put("relative_sharpness", comparison.relativeSharpness())
              .put("norm", comparison.norm())
              .put("risk", comparison.risk());
      put(row, "distance_to_nearest", comparison.distanceToNearest());
      put(row, "distance_to_manifold", comparison.distanceToManifold());
      put(row, "frontier_norm", comparison.frontierNorm());
      put(row, "least_risk", comparison.leastRisk());
      row.append();
    }
    return table;
  }

  private static void put(Table.Row row, String column, OptionalDouble value) {
    if (value.isPresent()) {
      row.put(column, value.getAsDouble());
    }
  }
}
