package normsharp.empirical.store;

/** What a column of a {@link Table} holds; every cell may also be missing. */
public enum ColumnType {
  /** 64-bit integers. */
  LONG,
  /** binary64, with NaN and infinities. */
  DOUBLE,
  /** Text without U+0000 and unpaired surrogates; the empty text is not missing. */
  TEXT,
  /** True or false. */
  BOOLEAN
}
