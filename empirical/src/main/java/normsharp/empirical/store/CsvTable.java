package normsharp.empirical.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as comma-separated values. */
final class CsvTable {
  private static final String LINE_END = "\r\n";

  private CsvTable() {}

  /** Writes and flushes; the channel stays open. */
  static void write(WritableByteChannel channel, Table table) throws IOException {
    Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
    String separator = "";
    for (Column column : table.columns()) {
      out.append(separator).append(quoted(column.name()));
      separator = ",";
    }
    out.append(LINE_END);
    List<ColumnValues> columns = table.values();
    for (int row = 0; row < table.rows(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnValues column = columns.get(i);
        out.append(i == 0 ? "" : ",");
        if (!column.isMissing(row)) {
          out.append(cell(column, row));
        } else if (columns.size() == 1) {
          // A line with nothing in it is skipped by readers.
          out.append("\"\"");
        }
      }
      out.append(LINE_END);
    }
    out.flush();
  }

  private static String cell(ColumnValues column, int row) {
    return switch (column.type()) {
      case LONG -> Long.toString(column.bits(row));
      case DOUBLE -> number(Double.longBitsToDouble(column.bits(row)));
      case BOOLEAN -> column.bits(row) != 0 ? "true" : "false";
      case TEXT -> quoted(column.text(row));
    };
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.toString(value);
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
