package normsharp.reports.runs;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of a sweep, read from its CSV file. */
public final class Columns {
  private final String file;
  private final Map<String, List<String>> columns;
  private final int rows;

  private Columns(String file, Map<String, List<String>> columns, int rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with one line when it can't be read or a row is cut short
   */
  static Columns read(Path path) {
    String file = String.valueOf(path.getFileName());
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = new StringReader(whole(path, file));
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      Map<String, List<String>> columns = new LinkedHashMap<>();
      parser.getHeaderNames().forEach(name -> columns.put(name, new ArrayList<>()));
      int rows = 0;
      for (CSVRecord row : parser) {
        if (!row.isConsistent()) {
          throw new IllegalArgumentException(
              file
                  + " must have "
                  + columns.size()
                  + " fields in each row, got "
                  + row.size()
                  + " in row "
                  + (rows + 1)
                  + ": it is damaged or cut short");
        }
        columns.forEach((name, cells) -> cells.add(row.get(name)));
        rows++;
      }
      return new Columns(file, columns, rows);
    } catch (IOException | IllegalStateException | UncheckedIOException damaged) {
      throw new IllegalArgumentException(
          file
              + " must be a CSV table, with every quote closed; it is damaged or cut short, run the"
              + " sweep again");
    }
  }

  /** The text; the writer ends every row, so a file that ends elsewhere was cut. */
  private static String whole(Path path, String file) throws IOException {
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException binary) {
      throw new IllegalArgumentException(file + " must be text in UTF-8; it is damaged");
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " can't be read: it must be a file");
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(file + " must be a CSV table, it is empty");
    }
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException(
          file + " must end with a whole row; it is damaged or cut short");
    }
    return text;
  }

  /**
   * The same table, when it has these columns and only numbers, or nothing, in all columns but
   * some.
   *
   * @param needed columns that there must be
   * @param texts columns of text
   * @throws IllegalArgumentException with one line otherwise
   */
  Columns checked(List<String> needed, Set<String> texts) {
    needed.forEach(this::column);
    for (String name : columns.keySet()) {
      if (!texts.contains(name)) {
        numbers(name);
      }
    }
    return this;
  }

  /** The rows in which a number is at most a bound. */
  public Columns where(String name, double atMost) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    columns.keySet().forEach(column -> kept.put(column, new ArrayList<>()));
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (number(row, name) <= atMost) {
        for (Map.Entry<String, List<String>> column : kept.entrySet()) {
          column.getValue().add(columns.get(column.getKey()).get(row));
        }
        count++;
      }
    }
    return new Columns(file, kept, count);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The names of the columns. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Whether there is a column. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /** A text. */
  public String text(int row, String name) {
    return column(name).get(row);
  }

  private List<String> column(String name) {
    List<String> column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          file
              + " has no column '"
              + name
              + "'; it comes from another version, run the sweep again");
    }
    return column;
  }

  /** A number; NaN where the cell is empty. */
  public double number(int row, String name) {
    String text = text(row, name);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          file + " must have numbers under '" + name + "', got '" + text + "' in row " + (row + 1));
    }
  }

  /** All numbers of a column. */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      numbers.add(number(row, name));
    }
    return numbers;
  }
}
