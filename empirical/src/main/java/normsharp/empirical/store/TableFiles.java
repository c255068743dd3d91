package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes tables as Parquet, CSV and JSON, each file whole or not at all, and reads Parquet back.
 *
 * <p>The same table gives the same bytes in each format with the same version of DuckDB, which
 * Parquet files name.
 */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Writes Parquet (zstd): BIGINT, DOUBLE, VARCHAR, BOOLEAN, missing as null.
   *
   * @throws ParquetUnavailable when DuckDB's native library can't be used here
   * @throws StoreException when the file can't be written; an old one is intact then
   */
  public static void writeParquet(Path file, Table table) throws IOException {
    writeParquet(file, table, AtomicFile.onDisk());
  }

  /**
   * Reads a Parquet file with columns of the four types; the table is named after the file.
   *
   * @throws ParquetUnavailable when DuckDB's native library can't be used here
   * @throws StoreException when the file is missing, damaged or has columns of other types
   */
  public static Table readParquet(Path file) throws IOException {
    return ParquetTable.read(file);
  }

  /**
   * Writes CSV by RFC 4180 in UTF-8 with a header and lines ended by CRLF. Doubles are written such
   * that reading gives the same bits, NaN as {@code NaN}, infinities as {@code inf}; missing is
   * nothing, the empty text {@code ""}. Readers such as pandas take the latter two, NaN and texts
   * like {@code NA} for the same; only Parquet keeps them apart. (pandas reads doubles exactly with
   * {@code float_precision="round_trip"}, otherwise to about one unit in the last place.)
   *
   * @throws StoreException when the file can't be written; an old one is intact then
   */
  public static void writeCsv(Path file, Table table) throws IOException {
    writeCsv(file, table, AtomicFile.onDisk());
  }

  /**
   * Writes JSON in UTF-8: an array of one object per row, each with all columns. JSON has no NaN
   * and no infinities: they become {@code null}, as what is missing. (pandas reads doubles exactly
   * with {@code precise_float=True}.)
   *
   * @return how many cells are {@code null} and not missing
   * @throws StoreException when the file can't be written; an old one is intact then
   */
  public static long writeJson(Path file, Table table) throws IOException {
    return writeJson(file, table, AtomicFile.onDisk());
  }

  /**
   * Writes a table into a directory, as files named after it. Where Parquet can't be written here,
   * the others are, and a line says so.
   *
   * @return what a reader of the files must know, one line each
   */
  static List<String> write(Path directory, Table table, Set<TableFormat> formats, AtomicFile disk)
      throws IOException {
    List<String> notes = new ArrayList<>();
    Path csv = directory.resolve(table.name() + TableFormat.CSV.extension());
    Path json = directory.resolve(table.name() + TableFormat.JSON.extension());
    Path parquet = directory.resolve(table.name() + TableFormat.PARQUET.extension());
    if (formats.contains(TableFormat.CSV)) {
      writeCsv(csv, table, disk);
    }
    if (formats.contains(TableFormat.JSON)) {
      long lost = writeJson(json, table, disk);
      if (lost > 0) {
        notes.add(
            "%s: %d cells that are NaN or infinite are null, as JSON has no such numbers"
                .formatted(json, lost));
      }
    }
    if (formats.contains(TableFormat.PARQUET)) {
      try {
        writeParquet(parquet, table, disk);
      } catch (ParquetUnavailable unavailable) {
        notes.add("%s was left out: %s".formatted(parquet, unavailable.getMessage()));
      }
    }
    return notes;
  }

  private static void writeParquet(Path file, Table table, AtomicFile disk) throws IOException {
    disk.replaceNamed(
        file, OptionalLong.empty(), temporary -> ParquetTable.write(temporary, table));
  }

  private static void writeCsv(Path file, Table table, AtomicFile disk) throws IOException {
    disk.replace(file, OptionalLong.empty(), channel -> CsvTable.write(channel, table));
  }

  private static long writeJson(Path file, Table table, AtomicFile disk) throws IOException {
    long[] lost = new long[1];
    disk.replace(file, OptionalLong.empty(), channel -> lost[0] = JsonTable.write(channel, table));
    return lost[0];
  }
}
