package normsharp.empirical.store;

/** Text that every format of the store keeps unchanged. */
final class TextCheck {
  private TextCheck() {}

  /**
   * Gives the text back when UTF-8, JSON, CSV and Parquet can all hold it.
   *
   * @throws IllegalArgumentException when it has U+0000 or an unpaired surrogate
   */
  static String checked(String where, String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        i++;
      } else if (unit == 0 || Character.isSurrogate(unit)) {
        throw new IllegalArgumentException(
            "text of '%s' must have no U+0000 and no unpaired surrogate, got U+%04X at index %d"
                .formatted(where, (int) unit, i));
      }
    }
    return text;
  }
}
