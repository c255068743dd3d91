package normsharp.empirical.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the idx format, plain or gzipped (name ending in {@code .gz}), read
 * from the front: a magic number 0x00000800 + dimensions, the extents as big-endian integers, the
 * bytes.
 *
 * @see "LeCun, Cortes, Burges: The MNIST database of handwritten digits"
 */
final class IdxFile implements AutoCloseable {
  private final Path path;
  private final DataInputStream in;
  private final int count;
  private final int itemBytes;

  private IdxFile(Path path, DataInputStream in, int count, int itemBytes) {
    this.path = path;
    this.in = in;
    this.count = count;
    this.itemBytes = itemBytes;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param item extents of one item: (28, 28) for an image, none for a label
   * @throws DataUnavailable if the header is another one
   */
  static IdxFile open(Path path, int... item) throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(unpacked(path, raw), 1 << 16));
      int magic = 0x800 + 1 + item.length;
      int found = in.readInt();
      if (found != magic) {
        throw new DataUnavailable(
            "%s has the magic number %d and must have %d".formatted(path, found, magic));
      }
      int count = in.readInt();
      int itemBytes = 1;
      for (int expected : item) {
        int extent = in.readInt();
        if (extent != expected) {
          throw new DataUnavailable(
              "%s has items of extent %d and must have %d".formatted(path, extent, expected));
        }
        itemBytes *= extent;
      }
      if (count < 1) {
        throw new DataUnavailable("%s must have items, its header says %d".formatted(path, count));
      }
      return new IdxFile(path, in, count, itemBytes);
    } catch (EOFException e) {
      raw.close();
      throw new DataUnavailable(path + " is truncated: it ends in its header", e);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpacked(Path path, InputStream raw) throws IOException {
    if (!path.getFileName().toString().endsWith(".gz")) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (ZipException e) {
      throw new DataUnavailable(path + " is not gzip, as its name says", e);
    }
  }

  /** The number of items that the header says. */
  int count() {
    return count;
  }

  /** The next items. */
  byte[] next(int items) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(items, itemBytes)];
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw new DataUnavailable(path + " is truncated: it ends before its " + count + " items", e);
    } catch (ZipException e) {
      throw new DataUnavailable(path + " is damaged gzip: " + e.getMessage(), e);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
