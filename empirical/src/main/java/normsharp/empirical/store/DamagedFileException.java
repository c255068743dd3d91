package normsharp.empirical.store;

import java.nio.file.Path;

/** A file was cut, altered or is no file of this kind. Its content must not be used. */
public final class DamagedFileException extends StoreException {
  private static final long serialVersionUID = 1;

  private final String file;

  /**
   * A message naming file and damage.
   *
   * @param file the damaged file
   * @param damage what is wrong, then what to do, as in "is cut at byte 12; delete it to …"
   */
  public DamagedFileException(Path file, String damage) {
    super(file + " " + damage);
    this.file = file.toString();
  }

  /** The damaged file. */
  public Path file() {
    return Path.of(file);
  }
}
