package normsharp.empirical.descent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.util.ResizableDoubleArray;

/** Named columns of equal length that grow by rows; NaN where a row lacks a value. */
public final class Trajectory {
  private final Map<String, ResizableDoubleArray> columns = new LinkedHashMap<>();
  private int rows;

  /** Adds a row; a name that is new begins a column. */
  public void add(Map<String, Double> row) {
    for (String name : row.keySet()) {
      columns.computeIfAbsent(name, missing -> padded(rows));
    }
    columns.forEach((name, column) -> column.addElement(row.getOrDefault(name, Double.NaN)));
    rows++;
  }

  private static ResizableDoubleArray padded(int length) {
    ResizableDoubleArray column = new ResizableDoubleArray();
    for (int i = 0; i < length; i++) {
      column.addElement(Double.NaN);
    }
    return column;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The names of the columns, in the order of their first appearance. */
  public Collection<String> names() {
    return columns.keySet();
  }

  /** A copy of one column. */
  public double[] column(String name) {
    ResizableDoubleArray column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "no column '" + name + "'; there are " + String.join(", ", columns.keySet()));
    }
    return column.getElements();
  }

  /** The last value of a column. */
  public double last(String name) {
    double[] column = column(name);
    if (column.length == 0) {
      throw new IllegalArgumentException("column '" + name + "' is empty");
    }
    return column[column.length - 1];
  }

  /** The largest value of a column, NaN left out; NaN for an empty one. */
  public double max(String name) {
    double max = Double.NaN;
    for (double value : column(name)) {
      if (Double.isNaN(max) || value > max) {
        max = value;
      }
    }
    return max;
  }

  /** The trajectory with the given columns. */
  public static Trajectory of(Map<String, double[]> columns) {
    Trajectory trajectory = new Trajectory();
    columns.forEach(
        (name, values) -> {
          ResizableDoubleArray column = new ResizableDoubleArray();
          column.addElements(values);
          trajectory.columns.put(name, column);
          trajectory.rows = values.length;
        });
    for (Map.Entry<String, double[]> entry : columns.entrySet()) {
      if (entry.getValue().length != trajectory.rows) {
        throw new IllegalArgumentException(
            "columns must have equal lengths, got "
                + entry.getValue().length
                + " in '"
                + entry.getKey()
                + "' and "
                + trajectory.rows);
      }
    }
    return trajectory;
  }

  /** Copies of all columns, by name. */
  public Map<String, double[]> columns() {
    Map<String, double[]> copies = new LinkedHashMap<>();
    columns.forEach((name, column) -> copies.put(name, column.getElements()));
    return copies;
  }
}
