package normsharp.empirical.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Regular files in a gzipped tar archive (ustar or older), read from the front. */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int SIZE_FIELD = 124;
  private static final int TYPE_FIELD = 156;

  private TarArchive() {}

  /** What to do with a file of an archive. */
  @FunctionalInterface
  interface Reader {
    /** Reads a file; the stream ends where the file does and need not be read to its end. */
    void read(String fileName, InputStream in) throws IOException;
  }

  /**
   * Reads the files of the given names, whatever their folder, in the archive's order.
   *
   * @throws DataUnavailable if the archive is damaged or lacks one of them
   */
  static void read(Path path, Set<String> fileNames, Reader reader) throws IOException {
    Set<String> wanted = new TreeSet<>(fileNames);
    try (InputStream raw = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(unpacked(path, raw))) {
      byte[] header = new byte[BLOCK];
      while (!wanted.isEmpty() && nextHeader(in, header)) {
        long size = octal(header, path);
        Entry entry = new Entry(in, size);
        String name = name(header);
        boolean regular = header[TYPE_FIELD] == '0' || header[TYPE_FIELD] == 0;
        if (regular && wanted.remove(name)) {
          reader.read(name, entry);
        }
        entry.skipNBytes(entry.left);
        in.skipNBytes(Math.floorMod(-size, (long) BLOCK));
      }
    } catch (EOFException e) {
      throw new DataUnavailable(path + " is truncated: it ends within a file", e);
    } catch (ZipException e) {
      throw new DataUnavailable(path + " is damaged gzip: " + e.getMessage(), e);
    }
    if (!wanted.isEmpty()) {
      throw new DataUnavailable(path + " lacks " + String.join(", ", wanted));
    }
  }

  private static InputStream unpacked(Path path, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (ZipException e) {
      throw new DataUnavailable(path + " is not gzip, as its name says", e);
    }
  }

  /** Whether there is another header; an archive ends with a block of zeros. */
  private static boolean nextHeader(DataInputStream in, byte[] header) throws IOException {
    in.readFully(header);
    return header[0] != 0;
  }

  private static long octal(byte[] header, Path path) {
    String field =
        new String(header, SIZE_FIELD, 12, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    try {
      return Long.parseLong(field, 8);
    } catch (NumberFormatException e) {
      throw new DataUnavailable(path + " is not a tar archive: a length is '" + field + "'", e);
    }
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < 100 && header[end] != 0) {
      end++;
    }
    String whole = new String(header, 0, end, StandardCharsets.UTF_8);
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  /** The bytes of one file. */
  private static final class Entry extends InputStream {
    private final InputStream in;
    private long left;

    Entry(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      int value = in.read();
      if (value < 0) {
        throw new EOFException();
      }
      left--;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException();
      }
      left -= n;
      return n;
    }
  }
}
