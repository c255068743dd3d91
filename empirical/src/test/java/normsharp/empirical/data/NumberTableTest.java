package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class NumberTableTest {
  private static final NumberTable.Format FORMAT = new NumberTable.Format(1, 2, 3);

  private static NumberTable read(String text) throws IOException {
    try (InputStream in = SmallFiles.stream(text)) {
      return NumberTable.read(in, "t.csv", FORMAT);
    }
  }

  private static void assertRefused(String message, String text) {
    assertEquals(message, assertThrows(DataUnavailable.class, () -> read(text)).getMessage());
  }

  @Test
  void lineEndsDoNotMatterButNumbersDo() throws IOException {
    NumberTable table = read("head\n1,2.5,-3e2\n4,5,6\n");
    assertEquals(-300, table.get(0, 2));
    assertEquals(4, table.get(1, 0));
    assertEquals(table.sha256(), read("other\r\n1.0,2.50, -300\r\n4,5,6").sha256());
    assertEquals(table.sha256(), read("head\n1,2.5,-3e2\n4,5,6\n\n").sha256());
    assertNotEquals(table.sha256(), read("head\n1,2.5,-3e2\n4,5,7").sha256());
    assertNotEquals(table.sha256(), read("head\n4,5,6\n1,2.5,-3e2").sha256());
  }

  @Test
  void malformedLinesAreNamed() {
    assertRefused("t.csv, line 2: there must be 3 numbers, got 2", "h\n1,2\n4,5,6");
    assertRefused("t.csv, line 3: there must be 3 numbers, got 4", "h\n1,2,3\n4,5,6,\n");
    assertRefused("t.csv, line 2: there must be 3 numbers, got 1", "h\n\n1,2,3\n4,5,6");
    assertRefused("t.csv, line 3: field 2 must be a finite number, got 'x'", "h\n1,2,3\n4,x,6");
    assertRefused("t.csv, line 3: field 3 must be a finite number, got ''", "h\n1,2,3\n4,5,");
    assertRefused("t.csv, line 2: field 1 must be a finite number, got 'NaN'", "h\nNaN,2,3\n4,5,6");
    assertRefused("t.csv, line 4: there must be 2 rows, got more", "h\n1,2,3\n4,5,6\n7,8,9");
  }

  @Test
  void missingRowsAreNamed() {
    assertRefused(
        "t.csv is truncated: it ends after line 2 with 1 rows and must have 2", "h\n1,2,3\n");
    assertRefused("t.csv is truncated: it ends after line 0 with 0 rows and must have 2", "");
  }
}
