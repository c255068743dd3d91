package normsharp.empirical.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The cells of one column: numbers and booleans as 64 bits each, text apart. */
final class ColumnValues {
  private static final int FIRST_CAPACITY = 16;

  private final ColumnType type;
  private final BitSet present = new BitSet();
  private final List<String> texts = new ArrayList<>();
  private long[] bits = new long[0];

  ColumnValues(ColumnType type) {
    this.type = type;
  }

  ColumnType type() {
    return type;
  }

  void set(int row, long value) {
    if (row >= bits.length) {
      bits = Arrays.copyOf(bits, Math.max(FIRST_CAPACITY, row + 1 + (row >> 1)));
    }
    bits[row] = value;
    present.set(row);
  }

  void set(int row, String value) {
    while (texts.size() < row) {
      texts.add("");
    }
    texts.add(value);
    present.set(row);
  }

  boolean isMissing(int row) {
    return !present.get(row);
  }

  long bits(int row) {
    return bits[row];
  }

  String text(int row) {
    return texts.get(row);
  }

  /** Same type, and in the first rows the same cells, bit for bit. */
  boolean sameAs(ColumnValues that, int rows) {
    if (type != that.type) {
      return false;
    }
    for (int row = 0; row < rows; row++) {
      if (isMissing(row) != that.isMissing(row)) {
        return false;
      }
      if (!isMissing(row)
          && (type == ColumnType.TEXT
              ? !text(row).equals(that.text(row))
              : bits(row) != that.bits(row))) {
        return false;
      }
    }
    return true;
  }
}
