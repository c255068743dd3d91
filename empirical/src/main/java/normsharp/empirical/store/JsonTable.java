package normsharp.empirical.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as a JSON array of records, one line each. */
final class JsonTable {
  private static final Gson TEXT = new GsonBuilder().disableHtmlEscaping().create();

  private JsonTable() {}

  /** Writes and flushes; the channel stays open. Gives the number of NaN and infinite cells. */
  static long write(WritableByteChannel channel, Table table) throws IOException {
    Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
    List<ColumnValues> columns = table.values();
    List<String> keys =
        table.columns().stream().map(column -> TEXT.toJson(column.name()) + ":").toList();
    long lost = 0;
    out.append("[");
    for (int row = 0; row < table.rows(); row++) {
      out.append(row == 0 ? "\n{" : ",\n{");
      for (int i = 0; i < columns.size(); i++) {
        ColumnValues column = columns.get(i);
        String cell = column.isMissing(row) ? "null" : cell(column, row);
        if (cell.equals("null") && !column.isMissing(row)) {
          lost++;
        }
        out.append(i == 0 ? "" : ",").append(keys.get(i)).append(cell);
      }
      out.append('}');
    }
    out.append("\n]\n");
    out.flush();
    return lost;
  }

  /** A cell that isn't missing; null for NaN and infinities. Text is quoted, so never null. */
  private static String cell(ColumnValues column, int row) {
    return switch (column.type()) {
      case LONG -> Long.toString(column.bits(row));
      case DOUBLE -> number(Double.longBitsToDouble(column.bits(row)));
      case BOOLEAN -> column.bits(row) != 0 ? "true" : "false";
      case TEXT -> TEXT.toJson(column.text(row));
    };
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }
}
