package normsharp.empirical.store;

import java.util.Locale;

/** The files that a table is written as. */
public enum TableFormat {
  /** Keeps everything, NaN apart from missing; needs DuckDB's native library to write. */
  PARQUET,
  /** RFC 4180 in UTF-8: NaN as {@code NaN}, infinities as {@code inf}, missing as nothing. */
  CSV,
  /** An array of records; NaN, infinities and missing are all {@code null}. */
  JSON;

  /** The end of the file's name, with its dot. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
