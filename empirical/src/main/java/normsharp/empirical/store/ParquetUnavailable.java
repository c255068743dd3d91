package normsharp.empirical.store;

/** DuckDB can't be used here; the message says why, in one line. */
public final class ParquetUnavailable extends StoreException {
  private static final long serialVersionUID = 1;

  ParquetUnavailable(Throwable cause) {
    super(
        "DuckDB's native library can't be loaded here (" + AtomicFile.oneLine(cause) + ")", cause);
  }
}
