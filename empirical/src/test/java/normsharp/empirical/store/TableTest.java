package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table runs() {
    return new Table(
        "runs",
        List.of(
            Column.ofLongs("step"),
            Column.ofDoubles("loss"),
            Column.ofText("outcome"),
            Column.ofBooleans("stable")));
  }

  private static void assertRefused(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void missingIsNotNaNNorZeroNorEmpty() {
    Table table = runs();
    table.row().append();
    table.row().put("step", 0).put("loss", Double.NaN).put("outcome", "").append();
    table.row().put("stable", false).append();
    for (Column column : table.columns()) {
      assertTrue(table.isMissing(0, column.name()));
      assertEquals(column.name().equals("stable"), table.isMissing(1, column.name()));
    }
    assertEquals(0, table.longAt(1, "step"));
    assertTrue(Double.isNaN(table.doubleAt(1, "loss")));
    assertEquals("", table.textAt(1, "outcome"));
    assertFalse(table.booleanAt(2, "stable"));
    assertRefused("missing in row 0", () -> table.doubleAt(0, "loss"));
  }

  @Test
  void cellsKeepTheirPlaceThroughManyRowsWithGaps() {
    Table table = runs();
    for (int row = 0; row < 10_000; row++) {
      Table.Row next = table.row();
      if (row % 3 != 0) {
        next.put("step", row).put("outcome", "o" + row);
      }
      if (row % 7 == 0) {
        next.put("loss", row / 8.0);
      }
      next.append();
    }
    for (int row = 0; row < 10_000; row++) {
      assertEquals(row % 3 == 0, table.isMissing(row, "step"));
      assertEquals(row % 3 == 0, table.isMissing(row, "outcome"));
      assertEquals(row % 7 != 0, table.isMissing(row, "loss"));
      if (row % 3 != 0) {
        assertEquals(row, table.longAt(row, "step"));
        assertEquals("o" + row, table.textAt(row, "outcome"));
      }
      if (row % 7 == 0) {
        assertEquals(row / 8.0, table.doubleAt(row, "loss"));
      }
    }
  }

  @Test
  void aRowThatFailsHalfWayLeavesTheTableAsItWas() {
    Table table = runs();
    assertRefused("holds DOUBLE, got LONG", () -> table.row().put("step", 1).put("loss", 1L));
    assertRefused("has no column 'eta'", () -> table.row().put("eta", 0.1));
    assertRefused("set already", () -> table.row().put("step", 1).put("step", 2));
    assertRefused("U+D800 at index 1", () -> table.row().put("outcome", "x\ud800"));
    assertRefused("U+0000", () -> table.row().put("outcome", "\u0000"));
    assertEquals(0, table.rows());
    Table.Row row = table.row().put("step", 1);
    row.append();
    assertThrows(IllegalStateException.class, row::append);
    assertEquals(1, table.rows());
  }

  @Test
  void wrongTablesAndCellsAreRefused() {
    assertRefused("must have columns", () -> new Table("runs", List.of()));
    assertRefused("got '../runs'", () -> new Table("../runs", List.of(Column.ofLongs("a"))));
    assertRefused(
        "got 'Eta' twice",
        () -> new Table("runs", List.of(Column.ofLongs("eta"), Column.ofDoubles("Eta"))));
    assertRefused("must not be blank", () -> Column.ofText(" "));
    assertRefused("control characters, got 'a?b'", () -> Column.ofText("a\nb"));
    assertRefused("rows 0 to -1, got 0", () -> runs().isMissing(0, "step"));
  }

  @Test
  void sameContentTellsBitsAndMissingApart() {
    Table zero = new Table("a", List.of(Column.ofDoubles("x")));
    zero.row().put("x", 0.0).append();
    Table negative = new Table("a", List.of(Column.ofDoubles("x")));
    negative.row().put("x", -0.0).append();
    Table missing = new Table("a", List.of(Column.ofDoubles("x")));
    missing.row().append();
    Table same = new Table("b", List.of(Column.ofDoubles("x")));
    same.row().put("x", 0.0).append();
    assertTrue(zero.sameContent(same));
    assertFalse(zero.sameContent(negative));
    assertFalse(zero.sameContent(missing));
    assertFalse(missing.sameContent(zero));
    assertFalse(zero.sameContent(new Table("a", List.of(Column.ofDoubles("x")))));
  }
}
