package normsharp.empirical.data;

/**
 * A file as it was found, for the record of a run.
 *
 * @param name the file's name without its folder
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record SourceFile(String name, long bytes, String sha256) {
  /** Checks the form of the digest. */
  public SourceFile {
    if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a source file needs a length ≥ 0 and 64 hexadecimal digits, got %d and '%s'"
              .formatted(bytes, sha256));
    }
  }
}
