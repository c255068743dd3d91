package normsharp.empirical.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Bytes of a {@link StateFile}, whose Javadoc gives the layout. */
final class StateFormat {
  /** Longest name of a section in bytes. */
  static final int LONGEST_NAME = 255;

  /** The newest version that this program reads, and the one that it writes. */
  static final int VERSION = 1;

  /** First byte not ASCII, line ends of both kinds: a transfer as text damages it at once. */
  private static final long MAGIC =
      ByteBuffer.wrap(new byte[] {(byte) 0x89, 'N', 'S', 'T', '\r', '\n', 0x1a, '\n'})
          .order(ByteOrder.LITTLE_ENDIAN)
          .getLong();

  private static final int HEADER = Long.BYTES + 2 * Integer.BYTES + Long.BYTES;
  private static final int CHECKSUM = Integer.BYTES;
  private static final int CHUNK = 1 << 20;

  private StateFormat() {}

  /** The length of the file with these sections. */
  static long length(Map<String, Section> sections) {
    long length = HEADER + CHECKSUM;
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      int name = entry.getKey().getBytes(StandardCharsets.UTF_8).length;
      length += 2 + name + Long.BYTES + entry.getValue().size();
    }
    return length;
  }

  static void write(StateFile state, FileChannel channel) throws IOException {
    Map<String, Section> sections = state.sections();
    // Direct, and a chunk at a time: a heap buffer would be copied into a direct one as large.
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C checksum = new CRC32C();
    chunk.putLong(MAGIC).putInt(VERSION).putInt(sections.size()).putLong(length(sections));
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
      Section section = entry.getValue();
      if (chunk.remaining() < 2 + name.length + Long.BYTES) {
        drain(chunk, checksum, channel);
      }
      chunk.put(section.type().code()).put((byte) name.length).put(name);
      chunk.putLong(section.elements());
      ByteBuffer payload = section.view();
      while (payload.hasRemaining()) {
        if (!chunk.hasRemaining()) {
          drain(chunk, checksum, channel);
        }
        int part = Math.min(chunk.remaining(), payload.remaining());
        chunk.put(payload.slice(payload.position(), part));
        payload.position(payload.position() + part);
      }
    }
    drain(chunk, checksum, channel);
    chunk.putInt((int) checksum.getValue()).flip();
    writeFully(chunk, channel);
  }

  private static void drain(ByteBuffer chunk, CRC32C checksum, FileChannel channel)
      throws IOException {
    chunk.flip();
    checksum.update(chunk.duplicate());
    writeFully(chunk, channel);
    chunk.clear();
  }

  private static void writeFully(ByteBuffer bytes, FileChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static void check(Path file) throws IOException {
    open(
        file,
        channel -> {
          check(file, channel);
          return true;
        });
  }

  static StateFile read(Path file) throws IOException {
    return open(
        file,
        channel -> {
          int sections = check(file, channel);
          channel.position(HEADER);
          try {
            return new StateFile(sections(file, channel, sections));
          } catch (CharacterCodingException notUtf8) {
            throw inconsistent(file);
          }
        });
  }

  private interface Reading<T> {
    T of(FileChannel channel) throws IOException;
  }

  private static <T> T open(Path file, Reading<T> reading) throws IOException {
    if (Files.isDirectory(file)) {
      throw new StoreException(file + " is a directory, not a state file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return reading.of(channel);
    } catch (StoreException | ClosedByInterruptException told) {
      throw told;
    } catch (NoSuchFileException missing) {
      throw new StoreException("there is no state file " + file, missing);
    } catch (EOFException cut) {
      throw new DamagedFileException(file, "became shorter while it was read; read it again");
    } catch (IOException failure) {
      throw new StoreException("cannot read " + file + ": " + AtomicFile.oneLine(failure), failure);
    }
  }

  /** Checks magic, length, checksum and version, in this order; gives the number of sections. */
  private static int check(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    if (size < HEADER + CHECKSUM) {
      throw new DamagedFileException(
          file, "has only " + size + " bytes: it was cut or is no state file; " + remedy());
    }
    readFully(header, channel);
    header.flip();
    if (header.getLong() != MAGIC) {
      throw new DamagedFileException(file, "does not begin like a state file; " + remedy());
    }
    int version = header.getInt();
    int sections = header.getInt();
    long length = header.getLong();
    if (length != size) {
      throw new DamagedFileException(
          file, "should have " + length + " bytes and has " + size + "; " + remedy());
    }
    channel.position(0);
    ByteBuffer chunk =
        ByteBuffer.allocateDirect((int) Math.min(CHUNK, size)).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C checksum = new CRC32C();
    for (long left = size - CHECKSUM; left > 0; left -= chunk.limit()) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), left));
      readFully(chunk, channel);
      checksum.update(chunk.flip());
    }
    chunk.clear().limit(CHECKSUM);
    readFully(chunk, channel);
    if (chunk.flip().getInt() != (int) checksum.getValue()) {
      throw new DamagedFileException(file, "was altered: its checksum is wrong; " + remedy());
    }
    if (version < 1 || version > VERSION) {
      throw new StoreException(
          "%s has format version %d, this program reads version %d; use the normsharp that wrote it"
              .formatted(file, version, VERSION));
    }
    return sections;
  }

  /** No length is believed beyond the bytes that the file still has. */
  private static Map<String, Section> sections(Path file, FileChannel channel, int number)
      throws IOException {
    Map<String, Section> sections = new LinkedHashMap<>();
    long left = channel.size() - HEADER - CHECKSUM;
    for (int i = 0; i < number; i++) {
      if (left < 2) {
        throw inconsistent(file);
      }
      ByteBuffer prefix = read(2, channel);
      SectionType type = type(file, prefix.get());
      int nameLength = Byte.toUnsignedInt(prefix.get());
      left -= 2 + nameLength + Long.BYTES;
      if (nameLength == 0 || left < 0) {
        throw inconsistent(file);
      }
      ByteBuffer description = read(nameLength + Long.BYTES, channel);
      String name =
          StandardCharsets.UTF_8.newDecoder().decode(description.slice(0, nameLength)).toString();
      long elements = description.getLong(nameLength);
      if (elements < 0
          || elements > left / type.width()
          || elements * type.width() > Integer.MAX_VALUE - 8) {
        throw inconsistent(file);
      }
      ByteBuffer payload = payload(type, (int) elements, name, channel);
      left -= payload.limit();
      if (type == SectionType.TEXT) {
        StandardCharsets.UTF_8.newDecoder().decode(payload.duplicate());
      }
      if (sections.put(name, new Section(type, payload)) != null) {
        throw inconsistent(file);
      }
    }
    if (left != 0) {
      throw inconsistent(file);
    }
    return sections;
  }

  private static ByteBuffer payload(
      SectionType type, int elements, String name, FileChannel channel) throws IOException {
    ByteBuffer payload = Section.allocate(type, elements, name);
    while (payload.hasRemaining()) {
      int part = Math.min(CHUNK, payload.remaining());
      ByteBuffer slice = payload.slice(payload.position(), part);
      readFully(slice, channel);
      payload.position(payload.position() + part);
    }
    return payload.rewind();
  }

  private static SectionType type(Path file, byte code) throws IOException {
    for (SectionType type : SectionType.values()) {
      if (type.code() == code) {
        return type;
      }
    }
    throw inconsistent(file);
  }

  private static ByteBuffer read(int bytes, FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    readFully(buffer, channel);
    return buffer.flip();
  }

  private static void readFully(ByteBuffer buffer, FileChannel channel) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
  }

  private static DamagedFileException inconsistent(Path file) {
    return new DamagedFileException(
        file, "has a right checksum around sections that make no sense; " + remedy());
  }

  private static String remedy() {
    return "delete this file to recompute this item only";
  }
}
