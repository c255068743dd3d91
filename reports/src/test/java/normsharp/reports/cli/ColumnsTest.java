package normsharp.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import normsharp.reports.cli.Columns.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  @Test
  void linesBreakAtSpaces() {
    assertEquals(List.of("one two", "  three", "  four"), Columns.wrap("one two three four", 8));
    assertEquals(List.of(""), Columns.wrap("", 8));
    assertEquals(List.of("  in"), Columns.wrap("  in", 8));
  }

  @Test
  void longWordsAreBrokenWhereTheLineEnds() {
    assertEquals(List.of("abcdef", "  ghij", "  kl m"), Columns.wrap("abcdefghijkl m", 6));
    // One character outside the basic plane counts as one.
    assertEquals(List.of("𝓜𝓜𝓜𝓜", "  𝓜𝓜"), Columns.wrap("𝓜𝓜𝓜𝓜𝓜𝓜", 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 13, 40})
  void noLineIsTooLongAndNothingIsLost(int width) {
    String text = "‖w‖² ≥ y/max x for every dimension; see (10), 𝓜 and x⊙w≠0 there";
    List<String> lines = Columns.wrap(text, width);
    assertTrue(lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= width));
    assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
  }

  @Test
  void cellsOfARowStandBesideEachOther() {
    Columns columns = new Columns(List.of(6, 5, 8));
    assertEquals(
        String.format("ab cd c d  x%n        e%n"),
        columns.row(Cell.plain("ab cd"), Cell.plain("c d e"), Cell.plain("x")));
  }
}
