package normsharp.empirical.store;

import java.io.IOException;

/**
 * Something outside the program is wrong with a sweep's files: damage, a full disk, another process
 * on the directory. The message is one line for a person, with the path, the cause and what to do.
 */
public class StoreException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message of one line. */
  public StoreException(String message) {
    super(message);
  }

  /** With a message of one line and what caused it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
