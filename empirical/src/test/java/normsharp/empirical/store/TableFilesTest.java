package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
  private static final List<String> TEXTS =
      List.of(
          "plain", "", "a,b", "say \"no\"", "two\nlines", "cr\rlf\r\n", " led ", "η ≤ 2/S 𝒮", "'");

  @TempDir Path directory;

  private static Table empty() {
    return new Table(
        "runs",
        List.of(
            Column.ofLongs("step"),
            Column.ofDoubles("learning rate, \"η\""),
            Column.ofText("outcome"),
            Column.ofBooleans("stable")));
  }

  /** All kinds of cells, then random bits. */
  private static Table everything(int randomRows) {
    Table table = empty();
    table.row().append();
    double[] doubles = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      -0.0,
      Double.MIN_VALUE,
      2e-3,
      Double.MAX_VALUE,
      0.1,
      1.0 / 3
    };
    for (int i = 0; i < doubles.length; i++) {
      table
          .row()
          .put("step", i == 0 ? Long.MIN_VALUE : Long.MAX_VALUE - i)
          .put("learning rate, \"η\"", doubles[i])
          .put("outcome", TEXTS.get(i))
          .put("stable", i % 2 == 0)
          .append();
    }
    SplittableRandom random = new SplittableRandom(6);
    for (int row = 0; row < randomRows; row++) {
      Table.Row next = table.row().put("step", random.nextLong());
      double value = Double.longBitsToDouble(random.nextLong());
      if (random.nextInt(4) > 0 && Double.isFinite(value)) {
        next.put("learning rate, \"η\"", value);
      }
      if (random.nextInt(4) > 0) {
        next.put("outcome", "o" + random.nextInt(5));
      }
      next.append();
    }
    return table;
  }

  @Test
  void parquetKeepsEveryCell() throws Exception {
    Path file = directory.resolve("runs.parquet");
    for (Table table : List.of(empty(), everything(0), everything(150_000))) {
      TableFiles.writeParquet(file, table);
      Table read = TableFiles.readParquet(file);
      assertTrue(table.sameContent(read), table + " became " + read);
      assertEquals("runs", read.name());
    }
  }

  @Test
  void theSameTableGivesTheSameBytes() throws Exception {
    Table table = everything(150_000);
    Path first = directory.resolve("a");
    Path second = directory.resolve("b");
    TableFiles.writeParquet(first, table);
    TableFiles.writeParquet(second, everything(150_000));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    TableFiles.writeCsv(first, table);
    TableFiles.writeCsv(second, table);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    TableFiles.writeJson(first, table);
    TableFiles.writeJson(second, table);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void csvIsReadBackByAnotherReader() throws Exception {
    Path file = directory.resolve("runs.csv");
    Table table = everything(2000);
    TableFiles.writeCsv(file, table);
    Table read =
        query(
            "SELECT * FROM read_csv('%s', header = true, allow_quoted_nulls = false, "
                + "columns = {'step': 'BIGINT', 'learning rate, \"η\"': 'DOUBLE', "
                + "'outcome': 'VARCHAR', 'stable': 'BOOLEAN'})",
            file);
    assertTrue(table.sameContent(read));
  }

  /** Through Parquet, for the reader of the other tests. */
  private Table query(String select, Path file) throws Exception {
    Path copy = directory.resolve("copy.parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + select.formatted(file) + ") TO '" + copy + "' (FORMAT parquet)");
    }
    return TableFiles.readParquet(copy);
  }

  @Test
  void csvIsWrittenByTheRules() throws Exception {
    Path file = directory.resolve("runs.csv");
    Table table =
        new Table(
            "runs", List.of(Column.ofDoubles("a,b"), Column.ofText("t"), Column.ofLongs("n")));
    table.row().put("a,b", Double.NaN).put("t", "x").put("n", 1).append();
    table.row().put("a,b", Double.NEGATIVE_INFINITY).put("t", "").append();
    table.row().put("t", "a\"b").append();
    TableFiles.writeCsv(file, table);
    assertEquals(
        "\"a,b\",t,n\r\nNaN,x,1\r\n-inf,\"\",\r\n,\"a\"\"b\",\r\n", Files.readString(file));
    Table single = new Table("one", List.of(Column.ofDoubles("x")));
    single.row().append();
    TableFiles.writeCsv(file, single);
    assertEquals("x\r\n\"\"\r\n", Files.readString(file));
  }

  @Test
  void jsonHoldsTheRecordsAndCountsWhatItCantHold() throws Exception {
    Path file = directory.resolve("runs.json");
    Table table = everything(500);
    assertEquals(3, TableFiles.writeJson(file, table));
    JsonArray records = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    assertEquals(table.rows(), records.size());
    for (int row = 0; row < table.rows(); row++) {
      JsonObject cells = records.get(row).getAsJsonObject();
      assertEquals(
          table.columns().stream().map(Column::name).toList(), List.copyOf(cells.keySet()));
      for (Column column : table.columns()) {
        String name = column.name();
        if (table.isMissing(row, name)) {
          assertTrue(cells.get(name).isJsonNull());
          continue;
        }
        switch (column.type()) {
          case LONG -> assertEquals(table.longAt(row, name), cells.get(name).getAsLong());
          case BOOLEAN -> assertEquals(table.booleanAt(row, name), cells.get(name).getAsBoolean());
          case TEXT -> assertEquals(table.textAt(row, name), cells.get(name).getAsString());
          case DOUBLE -> {
            double value = table.doubleAt(row, name);
            assertEquals(Double.isFinite(value), !cells.get(name).isJsonNull());
            if (Double.isFinite(value)) {
              assertEquals(value, cells.get(name).getAsDouble());
            }
          }
        }
      }
    }
    TableFiles.writeJson(file, empty());
    assertEquals(0, JsonParser.parseString(Files.readString(file)).getAsJsonArray().size());
  }

  @Test
  void pathsAreTakenLiterally() throws Exception {
    for (String name : List.of("eta=0.1", "a'b", "[ab]*?", "x;y", "ä 𝒮", "{a,b}", "~")) {
      Path file = Files.createDirectories(directory.resolve(name)).resolve("runs.parquet");
      TableFiles.writeParquet(file, everything(3));
      assertTrue(everything(3).sameContent(TableFiles.readParquet(file)), name);
    }
  }

  @Test
  void missingDamagedAndForeignFilesAreTold() throws Exception {
    Path file = directory.resolve("runs.parquet");
    assertEquals(
        "there is no file " + file,
        assertThrows(StoreException.class, () -> TableFiles.readParquet(file)).getMessage());
    TableFiles.writeParquet(file, everything(1000));
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      DamagedFileException damaged =
          assertThrows(DamagedFileException.class, () -> TableFiles.readParquet(file));
      assertTrue(damaged.getMessage().contains("can't be read as Parquet"), damaged.getMessage());
      assertEquals(1, damaged.getMessage().lines().count(), damaged.getMessage());
    }
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (SELECT DATE '2025-05-27' AS d) TO '" + file + "' (FORMAT parquet)");
    }
    assertTrue(
        assertThrows(StoreException.class, () -> TableFiles.readParquet(file))
            .getMessage()
            .contains("column 'd' has type DATE"));
  }

  @Test
  void aFailedWriteKeepsTheOldFile() throws Exception {
    Path missing = directory.resolve("none/runs.parquet");
    StoreException failure =
        assertThrows(StoreException.class, () -> TableFiles.writeParquet(missing, everything(1)));
    assertTrue(failure.getMessage().contains("none"), failure.getMessage());
    assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
    assertThrows(StoreException.class, () -> TableFiles.writeCsv(missing, everything(1)));
    assertThrows(StoreException.class, () -> TableFiles.writeJson(missing, everything(1)));
  }

  @Test
  void aSweepPublishesWhatIsAskedAndNotesWhatJsonLost() throws Exception {
    Path out = directory.resolve("sweep");
    try (SweepDirectory sweep = SweepDirectory.create(out, "a = 1", Map.of())) {
      List<String> notes = sweep.publish(everything(0), Set.of(TableFormat.values()));
      assertEquals(1, notes.size());
      assertTrue(notes.get(0).contains("runs.json: 3 cells"), notes.get(0));
      assertEquals(List.of(), sweep.publish(everything(0), Set.of(TableFormat.CSV)));
    }
    assertTrue(everything(0).sameContent(TableFiles.readParquet(out.resolve("runs.parquet"))));
    assertTrue(Files.exists(out.resolve("runs.csv")));
  }

  @Test
  void noExtensionIsFetchedAndNothingIsSpilled() throws Exception {
    try (Connection database = ParquetTable.open();
        Statement statement = database.createStatement();
        ResultSet settings =
            statement.executeQuery(
                "SELECT current_setting('autoinstall_known_extensions'), "
                    + "current_setting('autoload_known_extensions'), "
                    + "current_setting('temp_directory'), current_setting('threads')")) {
      assertTrue(settings.next());
      assertEquals("false", settings.getString(1));
      assertEquals("false", settings.getString(2));
      assertEquals("", settings.getString(3));
      assertEquals("1", settings.getString(4));
    }
  }
}
