package normsharp.empirical.store;

/** What a section of a {@link StateFile} holds. The codes are part of the file format. */
enum SectionType {
  TEXT(1, 1, "text"),
  LONGS(2, Long.BYTES, "longs"),
  DOUBLES(3, Double.BYTES, "doubles"),
  FLOATS(4, Float.BYTES, "floats"),
  BYTES(5, 1, "bytes");

  private final int code;
  private final int width;
  private final String plural;

  SectionType(int code, int width, String plural) {
    this.code = code;
    this.width = width;
    this.plural = plural;
  }

  /** The byte that stands for this type in a file. */
  byte code() {
    return (byte) code;
  }

  /** Bytes per element; text counts its UTF-8 bytes. */
  int width() {
    return width;
  }

  /** The type's name in messages. */
  String plural() {
    return plural;
  }
}
