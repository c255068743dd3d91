package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A table as Parquet, through an in-memory DuckDB that loads nothing from the network.
 *
 * <p>One thread and kept order make the bytes repeatable.
 */
final class ParquetTable {
  /** The first failure tells why; later ones only that the class was not initialised. */
  private static final AtomicReference<Throwable> UNLOADABLE = new AtomicReference<>();

  private ParquetTable() {}

  /** Writes a new file. */
  static void write(Path file, Table table) throws IOException {
    try (DuckDBConnection database = open();
        Statement statement = database.createStatement()) {
      StringBuilder columns = new StringBuilder();
      for (Column column : table.columns()) {
        columns.append(columns.isEmpty() ? "" : ", ");
        columns.append(identifier(column.name())).append(' ').append(sqlType(column.type()));
      }
      statement.execute("CREATE TABLE cells (" + columns + ")");
      append(database, table);
      statement.execute(
          "COPY cells TO "
              + literal(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static void append(DuckDBConnection database, Table table) throws SQLException {
    List<ColumnValues> columns = table.values();
    try (DuckDBAppender appender =
        database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "cells")) {
      for (int row = 0; row < table.rows(); row++) {
        appender.beginRow();
        for (ColumnValues column : columns) {
          if (column.isMissing(row)) {
            appender.appendNull();
          } else {
            append(appender, column, row);
          }
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, ColumnValues column, int row)
      throws SQLException {
    switch (column.type()) {
      case LONG -> appender.append(column.bits(row));
      case DOUBLE -> appender.append(Double.longBitsToDouble(column.bits(row)));
      case BOOLEAN -> appender.append(column.bits(row) != 0);
      case TEXT -> appender.append(column.text(row));
    }
  }

  /** Reads a file of this class or another writer's with columns of the same types. */
  static Table read(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (!Files.isRegularFile(absolute)) {
      throw new StoreException("there is no file " + file);
    }
    try (Connection database = open();
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM read_parquet("
                    + literal(withoutPatterns(absolute.toString()))
                    + ", hive_partitioning = false)")) {
      return read(file, rows);
    } catch (SQLException failure) {
      throw new DamagedFileException(
          file, "can't be read as Parquet: " + AtomicFile.oneLine(failure));
    }
  }

  private static Table read(Path file, ResultSet rows) throws SQLException, StoreException {
    ResultSetMetaData description = rows.getMetaData();
    List<Column> columns = new ArrayList<>();
    List<ColumnValues> cells = new ArrayList<>();
    for (int i = 1; i <= description.getColumnCount(); i++) {
      ColumnType type = type(file, description.getColumnName(i), description.getColumnTypeName(i));
      columns.add(new Column(description.getColumnName(i), type));
      cells.add(new ColumnValues(type));
    }
    int row = 0;
    for (; rows.next(); row++) {
      for (int i = 0; i < cells.size(); i++) {
        read(rows, i + 1, cells.get(i), row);
      }
    }
    String name = String.valueOf(file.getFileName());
    String extension = TableFormat.PARQUET.extension();
    return Table.of(
        name.endsWith(extension) ? name.substring(0, name.length() - extension.length()) : "table",
        columns,
        cells,
        row);
  }

  private static void read(ResultSet rows, int index, ColumnValues cells, int row)
      throws SQLException {
    rows.getObject(index);
    if (rows.wasNull()) {
      return;
    }
    switch (cells.type()) {
      case LONG -> cells.set(row, rows.getLong(index));
      case DOUBLE -> cells.set(row, Double.doubleToRawLongBits(rows.getDouble(index)));
      case BOOLEAN -> cells.set(row, rows.getBoolean(index) ? 1L : 0L);
      case TEXT -> cells.set(row, rows.getString(index));
    }
  }

  /** An empty database in memory. */
  static DuckDBConnection open() throws IOException, SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("temp_directory", "");
    Connection connection;
    try {
      connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    } catch (LinkageError | IllegalStateException unloadable) {
      UNLOADABLE.compareAndSet(null, root(unloadable));
      throw new ParquetUnavailable(UNLOADABLE.get());
    }
    return connection.unwrap(DuckDBConnection.class);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String sqlType(ColumnType type) {
    return switch (type) {
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  private static ColumnType type(Path file, String column, String sqlType) throws StoreException {
    for (ColumnType type : ColumnType.values()) {
      if (sqlType(type).equals(sqlType)) {
        return type;
      }
    }
    throw new StoreException(
        "%s: column '%s' has type %s; BIGINT, DOUBLE, VARCHAR and BOOLEAN can be read"
            .formatted(file, column, sqlType));
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A path that DuckDB takes literally: a class of one character stands for a wildcard. */
  private static String withoutPatterns(String path) {
    return path.replaceAll("[*?\\[]", "[$0]");
  }
}
