package normsharp.empirical.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.descent.Trajectory;
import normsharp.empirical.store.Column;
import normsharp.empirical.store.Table;

/**
 * How training went at a few rates, in intrinsic time η·step, thinned to what a plot needs: the
 * data of Figure 13. The rates are those nearest to half, one and a half, and three times 2/s_GF,
 * and the largest that reached the goal.
 */
final class EvolutionTable {
  /** Multiples of the predicted critical rate: below, at, and far beyond the edge of stability. */
  private static final List<Double> MULTIPLES = List.of(0.5, 1.5, 3.0);

  /** About as many rows for each run as a plot has pixels for. */
  private static final int ROWS = 200;

  private static final List<String> SAMPLED =
      List.of("sharpness", "l1", "l1_averaged", "l1_from_start");

  private EvolutionTable() {}

  static Table of(FinishedSweep sweep) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.ofDoubles("eta"));
    columns.add(Column.ofLongs("step"));
    columns.add(Column.ofDoubles("time"));
    columns.add(Column.ofDoubles("train_loss"));
    SAMPLED.forEach(name -> columns.add(Column.ofDoubles(name)));
    Table table = new Table("evolution", columns);
    for (FinishedSweep.Run run : chosen(sweep)) {
      Trajectory samples = run.descent().samples();
      double[] steps = samples.column("step");
      double[] losses = run.descent().steps().column("loss");
      int stride = (samples.rows() + ROWS - 1) / ROWS;
      for (int i = 0; i < samples.rows(); i++) {
        if (i % stride != 0 && i != samples.rows() - 1) {
          continue;
        }
        long step = (long) steps[i];
        Table.Row row =
            table
                .row()
                .put("eta", run.rate())
                .put("step", step)
                .put("time", run.rate() * step)
                .put("train_loss", losses[(int) Math.min(step, losses.length - 1L)]);
        for (String name : SAMPLED) {
          SweepTables.put(row, name, samples.column(name)[i]);
        }
        row.append();
      }
    }
    return table;
  }

  /** Runs that reached the goal, by ascending rate, each once. */
  private static List<FinishedSweep.Run> chosen(FinishedSweep sweep) {
    List<FinishedSweep.Run> reached =
        sweep.runs().stream().filter(run -> run.outcome() == RunOutcome.REACHED).toList();
    TreeMap<Double, FinishedSweep.Run> chosen = new TreeMap<>();
    double critical = 2 / sweep.flow().sharpness().peak();
    for (double multiple : MULTIPLES) {
      reached.stream()
          .min(Comparator.comparingDouble(run -> Math.abs(run.rate() - multiple * critical)))
          .ifPresent(run -> chosen.put(run.rate(), run));
    }
    reached.stream()
        .max(Comparator.comparingDouble(FinishedSweep.Run::rate))
        .ifPresent(run -> chosen.put(run.rate(), run));
    return List.copyOf(chosen.values());
  }
}
