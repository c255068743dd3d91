package normsharp.empirical.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces files whole: at any moment, also after a kill or a power cut, a reader finds the old
 * content or the new one, never a mixture.
 *
 * <p>A temporary file in the same directory is written, forced to the disk and renamed over the
 * target; then the directory is forced, where the platform allows that. The temporary file of a
 * failed write is deleted; that of a killed process stays until {@link #sweep}.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".tmp";
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final AtomicFile DISK =
      new AtomicFile(
          path -> FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));

  /** Opens the temporary file; tests put a full device here. */
  interface Opener {
    FileChannel open(Path temporary) throws IOException;
  }

  /** Writes the content to an open file. */
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Creates the file at a path and writes its content, for writers that want a name. */
  interface NamedContent {
    void writeTo(Path temporary) throws IOException;
  }

  private final Opener opener;

  AtomicFile(Opener opener) {
    this.opener = opener;
  }

  /** The real file system. */
  static AtomicFile onDisk() {
    return DISK;
  }

  /**
   * Replaces or creates a file of text, in UTF-8.
   *
   * @throws StoreException in one line; an old file is intact then
   */
  public static void write(Path target, String text) throws IOException {
    ByteBuffer content = StandardCharsets.UTF_8.encode(text);
    DISK.replace(
        target,
        OptionalLong.of(content.remaining()),
        channel -> {
          while (content.hasRemaining()) {
            channel.write(content);
          }
        });
  }

  /**
   * Replaces or creates a file.
   *
   * @param target the file
   * @param bytes the size of the content where known, for the message when the disk is full
   * @param content writes the content
   * @throws StoreException in one line; the old file is intact then
   * @throws ClosedByInterruptException when the thread was interrupted; the old file is intact
   */
  void replace(Path target, OptionalLong bytes, Content content) throws IOException {
    swap(
        target,
        bytes,
        temporary -> {
          try (FileChannel channel = opener.open(temporary)) {
            content.writeTo(channel);
            channel.force(true);
          }
        });
  }

  /** As {@link #replace}, for content that is written by name. */
  void replaceNamed(Path target, OptionalLong bytes, NamedContent content) throws IOException {
    swap(
        target,
        bytes,
        temporary -> {
          content.writeTo(temporary);
          force(temporary, StandardOpenOption.WRITE);
        });
  }

  /** Renames over the target what the content has written and forced. */
  private static void swap(Path target, OptionalLong bytes, NamedContent content)
      throws IOException {
    Path absolute = target.toAbsolutePath();
    Path temporary = temporary(absolute);
    boolean moved = false;
    try {
      content.writeTo(temporary);
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
      forceDirectory(absolute.getParent());
    } catch (ClosedByInterruptException | StoreException failure) {
      throw failure;
    } catch (IOException failure) {
      throw new StoreException(explain(target, temporary, bytes, failure), failure);
    } finally {
      if (!moved) {
        deleteQuietly(temporary);
      }
    }
  }

  /** Deletes what killed writers left in a directory; only for the directory's one writer. */
  static void sweep(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ".*" + SUFFIX)) {
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
    }
  }

  /** Whether a file name is one that {@link #sweep} deletes. */
  static boolean isTemporary(String name) {
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  private static Path temporary(Path absolute) {
    long process = ProcessHandle.current().pid();
    return absolute.resolveSibling(
        "." + absolute.getFileName() + "." + process + "-" + COUNTER.incrementAndGet() + SUFFIX);
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static void forceDirectory(Path directory) {
    try {
      force(directory, StandardOpenOption.READ);
    } catch (IOException notHere) {
      // Windows can't open a directory, some file systems can't force one. The rename is done, and
      // a file system that loses it in a power cut still has the old file whole.
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException kept) {
      // The next sweep of the directory takes it; the failure that led here is the one to tell.
    }
  }

  private static String explain(
      Path target, Path temporary, OptionalLong bytes, IOException failure) {
    String needed =
        bytes.isPresent()
            ? bytes.getAsLong() + " bytes"
            : "more than " + sizeOrZero(temporary) + " bytes";
    if (isFull(failure)) {
      return "the disk is full: "
          + target
          + " needs "
          + needed
          + ", "
          + free(target)
          + " are free; free some space and run again with --resume; "
          + "what was stored before is intact";
    }
    if (failure instanceof NoSuchFileException && !Files.isDirectory(parent(target))) {
      return "cannot write " + target + ": there is no directory " + parent(target);
    }
    return "cannot write " + target + " (" + needed + "): " + oneLine(failure);
  }

  /** The systems' words for a full disk, a full quota and a file-size limit. */
  static boolean isFull(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }

  /** Message and kind of a failure in one line. */
  static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static Path parent(Path target) {
    return target.toAbsolutePath().getParent();
  }

  private static long sizeOrZero(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static String free(Path target) {
    try {
      return Files.getFileStore(parent(target)).getUsableSpace() + " bytes";
    } catch (IOException unknown) {
      return "too few";
    }
  }
}
