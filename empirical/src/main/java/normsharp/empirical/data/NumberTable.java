package normsharp.empirical.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A table of finite numbers from a text file of comma-separated lines; immutable. */
final class NumberTable {
  private final int rows;
  private final int columns;
  private final double[] numbers;

  /**
   * The form of a table.
   *
   * @param headerLines lines before the first row
   * @param rows number of rows
   * @param columns numbers of each row
   */
  record Format(int headerLines, int rows, int columns) {}

  private NumberTable(int rows, int columns, double[] numbers) {
    this.rows = rows;
    this.columns = columns;
    this.numbers = numbers;
  }

  /**
   * Reads a table; lines may end in LF or CRLF, the last one need not end.
   *
   * @param source name for messages
   * @throws DataUnavailable naming the line, if the text has another form
   */
  static NumberTable read(InputStream in, String source, Format format) throws IOException {
    double[] numbers = new double[Math.multiplyExact(format.rows(), format.columns())];
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    int number = 0;
    int row = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (number <= format.headerLines()) {
        continue;
      }
      if (row == format.rows()) {
        if (line.isBlank()) {
          continue;
        }
        throw new DataUnavailable(
            "%s, line %d: there must be %d rows, got more".formatted(source, number, row));
      }
      readRow(line, numbers, row, format.columns(), source + ", line " + number);
      row++;
    }
    if (row < format.rows()) {
      throw new DataUnavailable(
          "%s is truncated: it ends after line %d with %d rows and must have %d"
              .formatted(source, number, row, format.rows()));
    }
    return new NumberTable(format.rows(), format.columns(), numbers);
  }

  private static void readRow(String line, double[] numbers, int row, int columns, String place) {
    String[] fields = line.split(",", -1);
    if (fields.length != columns) {
      throw new DataUnavailable(
          "%s: there must be %d numbers, got %d".formatted(place, columns, fields.length));
    }
    for (int j = 0; j < columns; j++) {
      double value;
      try {
        value = Double.parseDouble(fields[j]);
      } catch (NumberFormatException e) {
        value = Double.NaN;
      }
      if (!Double.isFinite(value)) {
        throw new DataUnavailable(
            "%s: field %d must be a finite number, got '%s'"
                .formatted(place, j + 1, fields[j].strip()));
      }
      numbers[row * columns + j] = value;
    }
  }

  int rows() {
    return rows;
  }

  double get(int row, int column) {
    return numbers[row * columns + column];
  }

  /** The SHA-256 of the numbers as big-endian binary64, row-major. */
  String sha256() {
    MessageDigest digest = Check.sha256();
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * columns);
    for (int row = 0; row < rows; row++) {
      bytes.clear();
      for (int j = 0; j < columns; j++) {
        bytes.putDouble(get(row, j));
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
