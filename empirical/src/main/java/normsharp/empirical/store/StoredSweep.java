package normsharp.empirical.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A sweep directory as one reads it; needs no lock, also while the sweep runs.
 *
 * <p>Every file is replaced whole, so what is read is a state that was stored at some time.
 */
public final class StoredSweep {
  static final String CONFIGURATION = "configuration.conf";
  static final String WORK = "work";
  static final String MODELS = "models";
  static final String CHECKPOINT = ".state";
  static final String DONE = ".done";

  /** The section by which a work file knows its item; the caller can't use this name. */
  static final String ITEM = "item";

  private static final Pattern ITEM_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=+-]{0,119}");

  private final Path directory;
  private final String configuration;
  private final Provenance provenance;

  private StoredSweep(Path directory, String configuration, Provenance provenance) {
    this.directory = directory;
    this.configuration = configuration;
    this.provenance = provenance;
  }

  /**
   * Opens a sweep directory for reading and checks configuration and provenance.
   *
   * @throws IllegalArgumentException when it isn't there or is no sweep directory
   * @throws DamagedFileException when configuration or provenance was altered
   * @throws StoreException when a part is missing or of a later format
   */
  public static StoredSweep open(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "there is no sweep directory %s; check the path, or start without --resume"
              .formatted(directory));
    }
    Path file = directory.resolve(CONFIGURATION);
    if (!Files.exists(file)) {
      if (holdsWork(directory)) {
        throw new StoreException(
            "%s is missing; restore it from a copy, or recompute with another --out"
                .formatted(file));
      }
      throw new IllegalArgumentException(
          "%s is no sweep directory, it has no %s; check the path, or start without --resume"
              .formatted(directory, CONFIGURATION));
    }
    Provenance provenance = Provenance.read(directory);
    String configuration = TextFile.read(file);
    if (!Provenance.checksum(configuration).equals(provenance.configuration())) {
      throw new DamagedFileException(
          file, "was altered since the sweep began; restore it, or start another sweep with --out");
    }
    if (!Files.isDirectory(directory.resolve(WORK))) {
      throw new StoreException(
          "%s is missing, and with it all work items; restore it, or make an empty one to recompute"
              .formatted(directory.resolve(WORK)));
    }
    return new StoredSweep(directory, configuration, provenance);
  }

  private static boolean holdsWork(Path directory) throws IOException {
    Path work = directory.resolve(WORK);
    if (!Files.exists(directory.resolve(Provenance.NAME)) || !Files.isDirectory(work)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(work, "*{.state,.done}")) {
      return entries.iterator().hasNext();
    }
  }

  /** The directory. */
  public Path directory() {
    return directory;
  }

  /** The text of the configuration, as given when the sweep was created. */
  public String configuration() {
    return configuration;
  }

  /** The provenance of each session that differs from the one before; the first is the creation. */
  public List<Map<String, String>> provenance() {
    return provenance.sessions();
  }

  /** The finished items, in alphabetical order. */
  public SortedSet<String> finished() throws IOException {
    return items(DONE);
  }

  /** The items that have a checkpoint and no result, in alphabetical order. */
  public SortedSet<String> unfinished() throws IOException {
    SortedSet<String> items = items(CHECKPOINT);
    items.removeAll(items(DONE));
    return items;
  }

  /**
   * The result of an item; empty when it isn't finished.
   *
   * @throws DamagedFileException when its file was altered or belongs to another item
   */
  public Optional<StateFile> result(String item) throws IOException {
    return read(item, DONE);
  }

  /**
   * The last checkpoint of an item; empty when there is none.
   *
   * @throws DamagedFileException when its file was altered or belongs to another item
   */
  public Optional<StateFile> checkpoint(String item) throws IOException {
    return read(item, CHECKPOINT);
  }

  /**
   * Checks all work files; gives one line for each that is damaged or of a later format. A damaged
   * checkpoint of a finished item is no loss and isn't told.
   */
  public List<String> damage() throws IOException {
    List<String> lines = new ArrayList<>();
    SortedSet<String> intact = new TreeSet<>();
    for (String item : finished()) {
      check(item, DONE).ifPresentOrElse(lines::add, () -> intact.add(item));
    }
    for (String item : items(CHECKPOINT)) {
      if (!intact.contains(item)) {
        check(item, CHECKPOINT).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private Optional<String> check(String item, String suffix) throws IOException {
    try {
      read(item, suffix);
      return Optional.empty();
    } catch (StoreException problem) {
      return Optional.of(problem.getMessage());
    }
  }

  private Optional<StateFile> read(String item, String suffix) throws IOException {
    Path file = file(item, suffix);
    StateFile state;
    try {
      state = StateFile.read(file);
    } catch (StoreException failure) {
      // Not asked beforehand: a running sweep may drop the checkpoint in between.
      if (failure.getCause() instanceof NoSuchFileException) {
        return Optional.empty();
      }
      throw failure;
    }
    if (!state.has(ITEM)) {
      throw new DamagedFileException(
          file, "was not written by a sweep; delete it to recompute this item only");
    }
    if (!state.text(ITEM).equals(item)) {
      throw new DamagedFileException(
          file,
          "belongs to item '%s'; rename it, or delete it to recompute this item only"
              .formatted(state.text(ITEM)));
    }
    return Optional.of(state);
  }

  /** The file of an item; checks the item's name. */
  Path file(String item, String suffix) {
    requireName(item);
    return directory.resolve(WORK).resolve(item + suffix);
  }

  static void requireName(String item) {
    if (!ITEM_NAME.matcher(item).matches()) {
      throw new IllegalArgumentException(
          "an item must be named by 1 to 120 of A-Z a-z 0-9 . _ = + -, beginning with a letter or "
              + "digit, got '%s'".formatted(item));
    }
  }

  private SortedSet<String> items(String suffix) throws IOException {
    SortedSet<String> items = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.resolve(WORK))) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(suffix)) {
          String item = name.substring(0, name.length() - suffix.length());
          if (ITEM_NAME.matcher(item).matches()) {
            items.add(item);
          }
        }
      }
    }
    return items;
  }
}
