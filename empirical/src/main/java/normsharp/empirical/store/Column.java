package normsharp.empirical.store;

/**
 * A column of a {@link Table}.
 *
 * @param name not blank, without control characters
 * @param type what its cells hold
 */
public record Column(String name, ColumnType type) {
  /** Checks the name. */
  public Column {
    TextCheck.checked("column name", name);
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a column's name must not be blank or have control characters, got '%s'"
              .formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  /** A column of {@link ColumnType#LONG}. */
  public static Column ofLongs(String name) {
    return new Column(name, ColumnType.LONG);
  }

  /** A column of {@link ColumnType#DOUBLE}. */
  public static Column ofDoubles(String name) {
    return new Column(name, ColumnType.DOUBLE);
  }

  /** A column of {@link ColumnType#TEXT}. */
  public static Column ofText(String name) {
    return new Column(name, ColumnType.TEXT);
  }

  /** A column of {@link ColumnType#BOOLEAN}. */
  public static Column ofBooleans(String name) {
    return new Column(name, ColumnType.BOOLEAN);
  }
}
