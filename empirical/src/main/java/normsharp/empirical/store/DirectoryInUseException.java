package normsharp.empirical.store;

import java.nio.file.Path;

/** Another process, or this one, works on the sweep directory already. */
public final class DirectoryInUseException extends StoreException {
  private static final long serialVersionUID = 1;

  /**
   * A message naming the directory and who holds it.
   *
   * @param holder as in "process 1234 on host atlas"
   */
  DirectoryInUseException(Path directory, String holder) {
    super(
        directory
            + " is in use by "
            + holder
            + "; wait for it, stop it, or choose another directory with --out");
  }
}
