package normsharp.empirical.store;

/**
 * DuckDB can't be used here; the message says why, in one line.
 *
 * <p>Its driver unpacks a library of 60 MB into {@code java.io.tmpdir}, which must be writable and
 * not mounted noexec; there are libraries for Linux and macOS on x86-64 and ARM64 and for Windows
 * on x86-64. For other platforms the driver also prints a stack trace, which can't be kept from
 * here.
 */
public final class ParquetUnavailable extends StoreException {
  private static final long serialVersionUID = 1;

  ParquetUnavailable(Throwable cause) {
    super(
        "DuckDB's native library can't be loaded here (" + AtomicFile.oneLine(cause) + ")", cause);
  }
}
