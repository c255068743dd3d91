package normsharp.empirical.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Rows of named, typed columns, to be written by {@link TableFiles}.
 *
 * <p>A cell that a row leaves out is missing, which is not NaN: NaN is a number that was measured.
 * Grows by rows; not for several threads at once.
 *
 * <pre>{@code
 * Table runs = new Table("runs", List.of(Column.ofDoubles("eta"), Column.ofText("outcome")));
 * runs.row().put("eta", 0.1).put("outcome", "reached").append();
 * }</pre>
 */
public final class Table {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

  private final String name;
  private final List<Column> columns;
  private final Map<String, ColumnValues> values = new LinkedHashMap<>();
  private int rows;

  /**
   * A table without rows.
   *
   * @param name becomes the name of the files: letters, digits, _ and -
   * @param columns at least one, names different also when case is ignored, as DuckDB ignores it
   */
  public Table(String name, List<Column> columns) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a table must be named by 1 to 60 letters, digits, _ and -, got '%s'".formatted(name));
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table '%s' must have columns, got none".formatted(name));
    }
    this.name = name;
    this.columns = List.copyOf(columns);
    TreeSet<String> seen = new TreeSet<>();
    for (Column column : this.columns) {
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "columns of table '%s' must differ in more than case, got '%s' twice"
                .formatted(name, column.name()));
      }
      values.put(column.name(), new ColumnValues(column.type()));
    }
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The columns in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** Starts a row, which {@link Row#append} adds. */
  public Row row() {
    return new Row();
  }

  /** Whether a cell is missing. */
  public boolean isMissing(int row, String column) {
    checkRow(row);
    return column(column).isMissing(row);
  }

  /** A cell of a LONG column, not missing. */
  public long longAt(int row, String column) {
    return cell(row, column, ColumnType.LONG).bits(row);
  }

  /** A cell of a DOUBLE column, not missing. */
  public double doubleAt(int row, String column) {
    return Double.longBitsToDouble(cell(row, column, ColumnType.DOUBLE).bits(row));
  }

  /** A cell of a TEXT column, not missing. */
  public String textAt(int row, String column) {
    return cell(row, column, ColumnType.TEXT).text(row);
  }

  /** A cell of a BOOLEAN column, not missing. */
  public boolean booleanAt(int row, String column) {
    return cell(row, column, ColumnType.BOOLEAN).bits(row) != 0;
  }

  /** The cells of the columns in order, for the writers. */
  List<ColumnValues> values() {
    return List.copyOf(values.values());
  }

  /** Whether the other has the same columns and the same cells, bit for bit; names may differ. */
  public boolean sameContent(Table that) {
    if (rows != that.rows || !columns.equals(that.columns)) {
      return false;
    }
    List<ColumnValues> others = that.values();
    List<ColumnValues> own = values();
    for (int i = 0; i < own.size(); i++) {
      if (!own.get(i).sameAs(others.get(i), rows)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Table[%s, %d rows, %s]".formatted(name, rows, columns);
  }

  private ColumnValues column(String column) {
    ColumnValues found = values.get(column);
    if (found == null) {
      throw new IllegalArgumentException(
          "table '%s' has no column '%s'; it has %s".formatted(name, column, values.keySet()));
    }
    return found;
  }

  private void requireType(String column, ColumnType type) {
    ColumnType actual = column(column).type();
    if (actual != type) {
      throw new IllegalArgumentException(
          "column '%s' of table '%s' holds %s, got %s".formatted(column, name, actual, type));
    }
  }

  private ColumnValues cell(int row, String column, ColumnType type) {
    checkRow(row);
    requireType(column, type);
    if (column(column).isMissing(row)) {
      throw new IllegalArgumentException(
          "column '%s' of table '%s' is missing in row %d; ask isMissing first"
              .formatted(column, name, row));
    }
    return column(column);
  }

  private void checkRow(int row) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException(
          "table '%s' has rows 0 to %d, got %d".formatted(name, rows - 1, row));
    }
  }

  /** A row in the making; what isn't put is missing. */
  public final class Row {
    private final Map<String, Object> cells = new LinkedHashMap<>();
    private boolean appended;

    private Row() {}

    /** A cell of a LONG column. */
    public Row put(String column, long value) {
      return put(column, ColumnType.LONG, value);
    }

    /** A cell of a DOUBLE column; NaN and infinities are values. */
    public Row put(String column, double value) {
      return put(column, ColumnType.DOUBLE, Double.doubleToRawLongBits(value));
    }

    /** A cell of a TEXT column. */
    public Row put(String column, String value) {
      return put(column, ColumnType.TEXT, TextCheck.checked(column, value));
    }

    /** A cell of a BOOLEAN column. */
    public Row put(String column, boolean value) {
      return put(column, ColumnType.BOOLEAN, value ? 1L : 0L);
    }

    /** Adds the row to the table, once. */
    public void append() {
      if (appended) {
        throw new IllegalStateException("this row is in table '%s' already".formatted(name));
      }
      appended = true;
      cells.forEach(
          (column, value) -> {
            if (value instanceof String text) {
              values.get(column).set(rows, text);
            } else {
              values.get(column).set(rows, (long) value);
            }
          });
      rows++;
    }

    private Row put(String column, ColumnType type, Object value) {
      requireType(column, type);
      if (cells.putIfAbsent(column, value) != null) {
        throw new IllegalArgumentException(
            "column '%s' of table '%s' is set already in this row".formatted(column, name));
      }
      return this;
    }
  }

  /** Rows with their cells appended, for readers that go by position. */
  static Table of(String name, List<Column> columns, List<ColumnValues> cells, int rows) {
    Table table = new Table(name, columns);
    for (int i = 0; i < columns.size(); i++) {
      table.values.put(columns.get(i).name(), cells.get(i));
    }
    table.rows = rows;
    return table;
  }
}
