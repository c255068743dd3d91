package normsharp.empirical.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a sweep directory to one writer.
 *
 * <p>The operating system holds the lock and drops it when the process ends, however it ends; the
 * text in the file only tells people who holds it. The file stays when the lock is released: were
 * it deleted, two processes could lock two files of the same name.
 */
final class DirectoryLock implements AutoCloseable {
  static final String NAME = "lock";

  /** Beyond any content: Windows keeps others from reading what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_HOLDER = 500;

  /** Directories locked by this JVM, for which the system's lock gives no protection. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks an existing directory.
   *
   * @throws DirectoryInUseException when it is locked, naming the holder
   * @throws StoreException when the file system has no locks or the file can't be written
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    Path real = directory.toRealPath();
    // Before the file is opened: POSIX drops all of a process' locks on a file at any close of it.
    if (!HELD.add(real)) {
      throw new DirectoryInUseException(directory, "this same process");
    }
    boolean locked = false;
    try {
      FileChannel channel = lock(directory);
      locked = true;
      return new DirectoryLock(real, channel);
    } catch (StoreException | ClosedByInterruptException told) {
      throw told;
    } catch (IOException failure) {
      throw new StoreException(
          "cannot lock " + directory.resolve(NAME) + ": " + AtomicFile.oneLine(failure), failure);
    } finally {
      if (!locked) {
        HELD.remove(real);
      }
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw new DirectoryInUseException(directory, holder(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
      kept = true;
      return channel;
    } catch (OverlappingFileLockException other) {
      // Another class loader's copy of this class.
      throw new DirectoryInUseException(directory, "this same process");
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static String self() {
    return "process " + ProcessHandle.current().pid() + " on host " + host() + "\n";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "(unnamed)";
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(text, 0);
    String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return holder.isEmpty() ? "another process" : holder.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Releases the lock and empties the file. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        channel.truncate(0);
      }
    } catch (ClosedByInterruptException released) {
      // The interrupt closed the channel, and that released the lock.
    } finally {
      HELD.remove(directory);
    }
  }
}
