package normsharp.empirical.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Small files of a sweep directory that people read. */
final class TextFile {
  private TextFile() {}

  static void write(Path file, byte[] utf8, AtomicFile disk) throws IOException {
    disk.replace(
        file,
        OptionalLong.of(utf8.length),
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(utf8);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new StoreException(
          file + " is missing; restore it from a copy, or recompute with another --out", missing);
    } catch (CharacterCodingException altered) {
      throw new DamagedFileException(
          file, "is not UTF-8; restore it from a copy, or recompute with another --out");
    } catch (IOException failure) {
      throw new StoreException("cannot read " + file + ": " + AtomicFile.oneLine(failure), failure);
    }
  }
}
