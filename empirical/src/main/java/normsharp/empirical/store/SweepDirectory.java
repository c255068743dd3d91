package normsharp.empirical.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The directory of one sweep, held for writing.
 *
 * <pre>
 * configuration.conf   the text that the sweep was created with; there last, so it marks a whole one
 * provenance.json      commit, versions, seeds, checksums: whatever the caller gives, by session
 * work/ITEM.state      checkpoint of an unfinished work item
 * work/ITEM.done       result of a finished work item
 * models/NAME.state    parameters met on the way
 * TABLE.parquet .csv .json   the tables at the end
 * lock                 who writes; empty when nobody does
 * </pre>
 *
 * <p>One process at a time; within it, several threads may work on different items. A killed
 * process leaves each item with its last checkpoint or its result, whole.
 */
public final class SweepDirectory implements AutoCloseable {
  private static final int SHOWN_ENTRIES = 3;
  private static final int SHOWN_LINE = 80;

  private final StoredSweep stored;
  private final DirectoryLock lock;
  private final AtomicFile disk;
  private volatile boolean closed;

  private SweepDirectory(StoredSweep stored, DirectoryLock lock, AtomicFile disk) {
    this.stored = stored;
    this.lock = lock;
    this.disk = disk;
  }

  /**
   * Makes a new sweep directory, with its parents where missing; an empty directory is taken too.
   *
   * @param directory new, empty, or left by a creation that was interrupted
   * @param configuration the text that {@link #resume} will be compared with
   * @param provenance commit, versions, seeds, checksums …; kept in its iteration order
   * @throws IllegalArgumentException when something is in the directory already
   * @throws DirectoryInUseException when another process is creating it
   * @throws StoreException when it can't be written
   */
  public static SweepDirectory create(
      Path directory, String configuration, Map<String, String> provenance) throws IOException {
    return create(directory, configuration, provenance, AtomicFile.onDisk());
  }

  static SweepDirectory create(
      Path directory, String configuration, Map<String, String> provenance, AtomicFile disk)
      throws IOException {
    TextCheck.checked("configuration", configuration);
    Provenance first = Provenance.of(configuration, provenance);
    refuseOtherContent(directory);
    makeDirectory(directory);
    return locked(
        directory,
        lock -> {
          refuseOtherContent(directory);
          AtomicFile.sweep(directory);
          makeDirectory(directory.resolve(StoredSweep.WORK));
          first.write(directory, disk);
          TextFile.write(
              directory.resolve(StoredSweep.CONFIGURATION),
              configuration.getBytes(StandardCharsets.UTF_8),
              disk);
          return new SweepDirectory(StoredSweep.open(directory), lock, disk);
        });
  }

  /**
   * Takes up a sweep where it was left. Sweeps away the temporary files of a killed process; checks
   * every work file.
   *
   * @param configuration must equal the stored text
   * @param provenance of this session; recorded as another one where it differs from the last
   * @throws IllegalArgumentException when it is no sweep directory, or of another configuration,
   *     naming the first line that differs
   * @throws DirectoryInUseException when another process works on it, naming that process
   * @throws StoreException with one line for each file that is damaged, missing or of a later
   *     format
   */
  public static SweepDirectory resume(
      Path directory, String configuration, Map<String, String> provenance) throws IOException {
    StoredSweep.open(directory);
    return locked(
        directory,
        lock -> {
          StoredSweep stored = StoredSweep.open(directory);
          refuseOtherConfiguration(stored, configuration);
          List<String> damage = stored.damage();
          if (!damage.isEmpty()) {
            throw new StoreException(String.join("\n", damage));
          }
          AtomicFile.sweep(directory);
          AtomicFile.sweep(directory.resolve(StoredSweep.WORK));
          for (String item : stored.finished()) {
            Files.deleteIfExists(stored.file(item, StoredSweep.CHECKPOINT));
          }
          Provenance before = Provenance.read(directory);
          Provenance now = before.continuedBy(provenance);
          if (!now.equals(before)) {
            now.write(directory, AtomicFile.onDisk());
          }
          return new SweepDirectory(StoredSweep.open(directory), lock, AtomicFile.onDisk());
        });
  }

  /** What is stored, for reading. */
  public StoredSweep stored() {
    return stored;
  }

  /**
   * Stores the progress of an unfinished item in place of its last checkpoint.
   *
   * @param item letters, digits and {@code . _ = + -}
   * @param state any sections but one named {@code item}
   * @throws IllegalArgumentException when the item is finished
   * @throws StoreException when it can't be written; the last checkpoint is intact then
   */
  public void checkpoint(String item, StateFile state) throws IOException {
    put(item, state, StoredSweep.CHECKPOINT);
  }

  /**
   * Stores the result of an item and drops its checkpoint.
   *
   * @param item letters, digits and {@code . _ = + -}
   * @param result any sections but one named {@code item}
   * @throws IllegalArgumentException when the item is finished already
   * @throws StoreException when it can't be written; the last checkpoint is intact then
   */
  public void finish(String item, StateFile result) throws IOException {
    put(item, result, StoredSweep.DONE);
    Files.deleteIfExists(stored.file(item, StoredSweep.CHECKPOINT));
  }

  /**
   * Writes a text file beside the tables, in place of an older one.
   *
   * @param name a file name
   * @throws StoreException when it can't be written; the older file is intact then
   */
  public void publishText(String name, String text) throws IOException {
    refuseWhenClosed();
    StoredSweep.requireName(name);
    TextFile.write(stored.directory().resolve(name), text.getBytes(StandardCharsets.UTF_8), disk);
  }

  /**
   * Stores parameters met on the way, such as where the loss first fell below a power of ten, in
   * place of an older file of that name.
   *
   * @param name letters, digits and {@code . _ = + -}
   * @throws StoreException when it can't be written; the older file is intact then
   */
  public void model(String name, StateFile state) throws IOException {
    refuseWhenClosed();
    Path models = stored.directory().resolve(StoredSweep.MODELS);
    makeDirectory(models);
    StoredSweep.requireName(name);
    state.write(models.resolve(name + StoredSweep.CHECKPOINT), disk);
  }

  /**
   * Writes a table as files named after it, in place of older ones.
   *
   * @param formats which files
   * @return what a reader of the files must know, one line each; usually none
   * @throws StoreException when a file can't be written; the older one is intact then
   */
  public List<String> publish(Table table, Set<TableFormat> formats) throws IOException {
    refuseWhenClosed();
    return TableFiles.write(stored.directory(), table, formats, disk);
  }

  /** Releases the directory. Writing afterwards is an IllegalStateException. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      lock.close();
    }
  }

  private void put(String item, StateFile state, String suffix) throws IOException {
    refuseWhenClosed();
    if (Files.exists(stored.file(item, StoredSweep.DONE))) {
      throw new IllegalArgumentException(
          "item '%s' is finished; delete %s to compute it again"
              .formatted(item, stored.file(item, StoredSweep.DONE)));
    }
    if (state.has(StoredSweep.ITEM)) {
      throw new IllegalArgumentException(
          "a section '%s' is added by the directory; name yours otherwise"
              .formatted(StoredSweep.ITEM));
    }
    state.toBuilder().text(StoredSweep.ITEM, item).build().write(stored.file(item, suffix), disk);
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("the sweep directory " + stored.directory() + " is closed");
    }
  }

  private interface Opening {
    SweepDirectory with(DirectoryLock lock) throws IOException;
  }

  private static SweepDirectory locked(Path directory, Opening opening) throws IOException {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    boolean opened = false;
    try {
      SweepDirectory result = opening.with(lock);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException file) {
      throw new IllegalArgumentException(
          "%s is a file, not a directory; choose another --out".formatted(directory), file);
    } catch (IOException failure) {
      throw new StoreException(
          "cannot make the directory " + directory + ": " + AtomicFile.oneLine(failure), failure);
    }
  }

  /** What an interrupted creation leaves is taken over; a configuration or anything else is not. */
  private static void refuseOtherContent(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    if (Files.exists(directory.resolve(StoredSweep.CONFIGURATION))) {
      throw new IllegalArgumentException(
          "%s holds a sweep already (%s); use --resume to take it up, or another --out"
              .formatted(directory, progress(directory)));
    }
    SortedSet<String> others = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        boolean ours =
            name.equals(DirectoryLock.NAME)
                || name.equals(Provenance.NAME)
                || AtomicFile.isTemporary(name)
                || (name.equals(StoredSweep.WORK) && isEmpty(entry));
        if (!ours) {
          others.add(name);
        }
      }
    }
    if (!others.isEmpty()) {
      String shown = String.join(", ", others.stream().limit(SHOWN_ENTRIES).toList());
      throw new IllegalArgumentException(
          "%s is not empty and holds no sweep (%d entries: %s%s); choose another --out"
              .formatted(
                  directory, others.size(), shown, others.size() > SHOWN_ENTRIES ? ", …" : ""));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  private static String progress(Path directory) {
    try {
      StoredSweep stored = StoredSweep.open(directory);
      return "%d items finished, %d begun"
          .formatted(stored.finished().size(), stored.unfinished().size());
    } catch (IOException | IllegalArgumentException damaged) {
      return "damaged";
    }
  }

  private static void refuseOtherConfiguration(StoredSweep stored, String given) {
    if (stored.configuration().equals(given)) {
      return;
    }
    List<String> old = stored.configuration().lines().toList();
    List<String> now = given.lines().toList();
    int line = 0;
    while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
      line++;
    }
    String difference =
        line == old.size() && line == now.size()
            ? "differs in its line ends only"
            : "differs in line %d: stored %s, given %s"
                .formatted(line + 1, shown(old, line), shown(now, line));
    throw new IllegalArgumentException(
        "the configuration of %s %s; resume with the stored one, or choose another --out"
            .formatted(stored.directory(), difference));
  }

  private static String shown(List<String> lines, int index) {
    if (index >= lines.size()) {
      return "no such line";
    }
    String line = lines.get(index).strip().replaceAll("\\p{Cntrl}", " ");
    return "'" + (line.length() > SHOWN_LINE ? line.substring(0, SHOWN_LINE) + "…" : line) + "'";
  }
}
