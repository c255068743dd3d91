package normsharp.empirical.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One named section as it stands in the file: its payload in little-endian order.
 *
 * @param type what it holds
 * @param payload the bytes, from position 0 to the limit; never handed out writable
 */
record Section(SectionType type, ByteBuffer payload) {
  /** Memory for a number of elements, little-endian. */
  static ByteBuffer allocate(SectionType type, int elements, String name) {
    long bytes = (long) elements * type.width();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "section '%s' may have at most %d %s (2 GiB), got %d; split it"
              .formatted(name, (Integer.MAX_VALUE - 8) / type.width(), type.plural(), elements));
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A view of the payload to read from, at position 0. */
  ByteBuffer view() {
    return payload.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of the payload. */
  int size() {
    return payload.limit();
  }

  /** The number of elements. */
  int elements() {
    return size() / type.width();
  }
}
