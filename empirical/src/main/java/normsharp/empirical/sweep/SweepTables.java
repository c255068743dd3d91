package normsharp.empirical.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import normsharp.empirical.descent.DescentRun;
import normsharp.empirical.descent.Parameters;
import normsharp.empirical.descent.RunOutcome;
import normsharp.empirical.descent.Trajectory;
import normsharp.empirical.spectrum.Norms;
import normsharp.empirical.store.Column;
import normsharp.empirical.store.Table;

/** The tables of a sweep: runs, layers, samples and steps of all runs, and the flow's course. */
public final class SweepTables {
  private SweepTables() {}

  /** All tables of a sweep. */
  public static List<Table> of(FinishedSweep sweep) {
    return List.of(
        runs(sweep),
        layers(sweep),
        samples(sweep),
        steps(sweep),
        EvolutionTable.of(sweep),
        flow(sweep));
  }

  /** One row for each run: outcome, steps, and what was measured at the end and along the way. */
  static Table runs(FinishedSweep sweep) {
    Set<String> names = new LinkedHashSet<>();
    sweep.runs().forEach(run -> names.addAll(run.measures().keySet()));
    names.removeIf(name -> name.contains(FinalMeasures.OF_TENSOR));
    List<Column> columns = new ArrayList<>();
    columns.add(Column.ofDoubles("eta"));
    columns.add(Column.ofText("grid"));
    columns.add(Column.ofText("part"));
    columns.add(Column.ofText("outcome"));
    columns.add(Column.ofLongs("steps"));
    List<String> ends =
        List.of("sharpness", "sharpness_residual", "lambda_max", "lambda_min", "l1_from_start");
    ends.forEach(name -> columns.add(Column.ofDoubles(name)));
    columns.add(Column.ofDoubles("max_sharpness"));
    columns.add(Column.ofDoubles("l1_from_flow"));
    columns.add(Column.ofDoubles("l2_from_flow"));
    names.forEach(name -> columns.add(Column.ofDoubles(name)));
    Table table = new Table("runs", columns);
    for (FinishedSweep.Run run : sweep.runs()) {
      DescentRun descent = run.descent();
      Table.Row row =
          table
              .row()
              .put("eta", run.rate())
              .put("grid", run.part().grid().name())
              .put("part", run.part().name())
              .put("outcome", run.outcome().name())
              .put("steps", descent.updates());
      if (run.outcome() != RunOutcome.DIVERGED) {
        ends.forEach(name -> put(row, name, descent.samples().last(name)));
        double[] difference = new Parameters(descent.last()).minus(sweep.flow().end());
        row.put("l1_from_flow", Norms.l1(difference));
        row.put("l2_from_flow", Norms.l2(difference));
      }
      if (descent.samples().rows() > 0) {
        put(row, "max_sharpness", descent.samples().max("sharpness"));
      }
      run.measures()
          .forEach(
              (name, value) -> {
                if (names.contains(name)) {
                  put(row, name, value);
                }
              });
      row.append();
    }
    return table;
  }

  /** One row for each run, or the flow (eta 0), and parameter tensor: its norms. */
  static Table layers(FinishedSweep sweep) {
    Table table =
        new Table(
            "layers",
            List.of(
                Column.ofDoubles("eta"),
                Column.ofText("tensor"),
                Column.ofText("norm"),
                Column.ofDoubles("value")));
    putLayers(table, 0, sweep.flowMeasures());
    sweep.runs().forEach(run -> putLayers(table, run.rate(), run.measures()));
    return table;
  }

  private static void putLayers(Table table, double rate, Map<String, Double> measures) {
    measures.forEach(
        (name, value) -> {
          int at = name.indexOf(FinalMeasures.OF_TENSOR);
          if (at > 0) {
            table
                .row()
                .put("eta", rate)
                .put("tensor", name.substring(at + 1))
                .put("norm", name.substring(0, at))
                .put("value", value.doubleValue())
                .append();
          }
        });
  }

  /** Spectrum and norms at every sampled step of every run. */
  static Table samples(FinishedSweep sweep) {
    Set<String> names = new LinkedHashSet<>();
    sweep.runs().forEach(run -> names.addAll(run.descent().samples().names()));
    return series("samples", sweep, names, run -> run.samples());
  }

  /** Loss and accuracy at every step of every run. */
  static Table steps(FinishedSweep sweep) {
    return series("steps", sweep, Set.of(), DescentRun::steps);
  }

  private interface Course {
    Trajectory of(DescentRun run);
  }

  private static Table series(String name, FinishedSweep sweep, Set<String> given, Course course) {
    boolean counted = given.isEmpty();
    Set<String> names = new LinkedHashSet<>(given);
    names.remove("step");
    sweep.runs().forEach(run -> names.addAll(course.of(run.descent()).names()));
    names.remove("step");
    List<Column> columns = new ArrayList<>();
    columns.add(Column.ofDoubles("eta"));
    columns.add(Column.ofLongs("step"));
    names.forEach(column -> columns.add(Column.ofDoubles(column)));
    Table table = new Table(name, columns);
    for (FinishedSweep.Run run : sweep.runs()) {
      Trajectory trajectory = course.of(run.descent());
      Map<String, double[]> values = trajectory.columns();
      for (int i = 0; i < trajectory.rows(); i++) {
        int index = i;
        Table.Row row =
            table
                .row()
                .put("eta", run.rate())
                .put("step", counted ? i : (long) values.get("step")[i]);
        names.forEach(
            column -> {
              if (values.containsKey(column)) {
                put(row, column, values.get(column)[index]);
              }
            });
        row.append();
      }
    }
    return table;
  }

  /** Every step of the gradient flow. */
  static Table flow(FinishedSweep sweep) {
    Trajectory trajectory = sweep.flow().steps();
    List<Column> columns = new ArrayList<>();
    trajectory.names().forEach(name -> columns.add(Column.ofDoubles(name)));
    Table table = new Table("flow", columns);
    Map<String, double[]> values = trajectory.columns();
    for (int i = 0; i < trajectory.rows(); i++) {
      Table.Row row = table.row();
      for (String name : trajectory.names()) {
        put(row, name, values.get(name)[i]);
      }
      row.append();
    }
    return table;
  }

  /** A number that does not exist, such as the accuracy of a regression, is missing, not NaN. */
  static void put(Table.Row row, String column, double value) {
    if (!Double.isNaN(value)) {
      row.put(column, value);
    }
  }
}
