package normsharp.empirical.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file must be to be the published one. */
sealed interface Check {
  /**
   * Checks a file.
   *
   * @return the file as found
   * @throws DataUnavailable if it is not the published one; the message lacks what to do
   */
  SourceFile verify(Path path) throws IOException;

  /**
   * The bytes of the file.
   *
   * @param size its length
   * @param sha256 its SHA-256
   */
  record Bytes(long size, String sha256) implements Check {
    @Override
    public SourceFile verify(Path path) throws IOException {
      checkSize(path, size);
      String found = digest(path, size, 0, size).whole();
      requireDigest(path, "its SHA-256", sha256, found);
      return new SourceFile(path.getFileName().toString(), size, found);
    }
  }

  /**
   * Parts of the bytes of a file of records, where the whole file's digest is not known: the first
   * bytes, and the first byte of every record.
   *
   * @param size its length, a multiple of the record's
   * @param stride length of a record
   * @param prefix number of bytes at the beginning with a known digest
   * @param prefixSha256 their SHA-256
   * @param labelsSha256 the SHA-256 of the first bytes of all records
   */
  record Records(long size, int stride, long prefix, String prefixSha256, String labelsSha256)
      implements Check {
    @Override
    public SourceFile verify(Path path) throws IOException {
      checkSize(path, size);
      Digests found = digest(path, prefix, stride, size);
      requireDigest(
          path, "the SHA-256 of its first " + prefix + " bytes", prefixSha256, found.prefix());
      requireDigest(path, "the SHA-256 of its labels", labelsSha256, found.labels());
      return new SourceFile(path.getFileName().toString(), size, found.whole());
    }
  }

  /**
   * The numbers in a text file, whatever its line ends.
   *
   * @param format the table's form
   * @param sha256 the SHA-256 of the numbers as big-endian binary64, row-major
   */
  record Numbers(NumberTable.Format format, String sha256) implements Check {
    @Override
    public SourceFile verify(Path path) throws IOException {
      NumberTable table;
      try (InputStream in = Files.newInputStream(path)) {
        table = NumberTable.read(in, path.toString(), format);
      }
      requireDigest(path, "the SHA-256 of its numbers", sha256, table.sha256());
      long size = Files.size(path);
      return new SourceFile(
          path.getFileName().toString(), size, digest(path, size, 0, size).whole());
    }
  }

  /** Digests of one file, hexadecimal. */
  record Digests(String whole, String prefix, String labels) {}

  private static void checkSize(Path path, long size) throws IOException {
    long found = Files.size(path);
    if (found != size) {
      throw new DataUnavailable(
          "%s is %s: it has %d bytes and must have %d"
              .formatted(path, found < size ? "truncated" : "too long", found, size));
    }
  }

  private static void requireDigest(Path path, String what, String expected, String found) {
    if (!expected.equals(found)) {
      throw new DataUnavailable(
          "%s is not the published file: %s is %s and must be %s"
              .formatted(path, what, found, expected));
    }
  }

  private static Digests digest(Path path, long prefix, int stride, long size) throws IOException {
    MessageDigest whole = sha256();
    MessageDigest first = sha256();
    MessageDigest labels = sha256();
    byte[] buffer = new byte[1 << 16];
    long position = 0;
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        whole.update(buffer, 0, n);
        if (prefix < size && position < prefix) {
          first.update(buffer, 0, (int) Math.min(n, prefix - position));
        }
        if (stride > 0) {
          for (int i = (int) Math.floorMod(-position, (long) stride); i < n; i += stride) {
            labels.update(buffer[i]);
          }
        }
        position += n;
      }
    }
    HexFormat hex = HexFormat.of();
    String all = hex.formatHex(whole.digest());
    return new Digests(
        all, prefix < size ? hex.formatHex(first.digest()) : all, hex.formatHex(labels.digest()));
  }

  /** A new SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
