package normsharp.reports.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Rows of cells wrapped into columns, for a terminal. Lines after the first are indented by two.
 *
 * @param widths number of characters of each column; the last one may take more for a long word
 */
record Columns(List<Integer> widths) {
  private static final int INDENT = 2;

  /** Takes an immutable copy. */
  Columns {
    widths = List.copyOf(widths);
  }

  /**
   * A cell.
   *
   * @param text without line breaks
   * @param style picocli's name of a colour or weight; empty for none
   */
  record Cell(String text, String style) {
    static Cell plain(String text) {
      return new Cell(text, "");
    }

    private String styled(String line) {
      // Only words of this program are styled, never quoted text.
      return style.isEmpty() || line.isEmpty()
          ? line
          : Ansi.AUTO.string("@|" + style + " " + line + "|@");
    }
  }

  /** The lines of a row, each with its line break. */
  String row(Cell... cells) {
    List<List<String>> columns = new ArrayList<>();
    int height = 0;
    for (int k = 0; k < cells.length; k++) {
      // One character stays free between the columns.
      columns.add(wrap(cells[k].text(), widths.get(k) - 1));
      height = Math.max(height, columns.get(k).size());
    }
    StringBuilder row = new StringBuilder();
    for (int line = 0; line < height; line++) {
      int missing = 0;
      for (int k = 0; k < cells.length; k++) {
        String part = line < columns.get(k).size() ? columns.get(k).get(line) : "";
        if (!part.isEmpty()) {
          row.append(" ".repeat(missing)).append(cells[k].styled(part));
          missing = 0;
        }
        missing += Math.max(widths.get(k) - part.codePointCount(0, part.length()), 1);
      }
      row.append(System.lineSeparator());
    }
    return row.toString();
  }

  /** Breaks at spaces; a word that is longer than a line is broken where the line ends. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(leadingSpaces(text));
    int used = line.length();
    boolean empty = true;
    for (String word : text.strip().split(" ", -1)) {
      int[] rest = word.codePoints().toArray();
      if (!empty && used + 1 + rest.length > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(INDENT));
        used = INDENT;
        empty = true;
      }
      if (!empty) {
        line.append(' ');
        used++;
      }
      int start = 0;
      while (used + rest.length - start > width && width > INDENT) {
        int count = width - used;
        line.append(new String(rest, start, count));
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(INDENT));
        used = INDENT;
        start += count;
      }
      line.append(new String(rest, start, rest.length - start));
      used += rest.length - start;
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  private static String leadingSpaces(String text) {
    return " ".repeat(text.length() - text.stripLeading().length());
  }
}
