package normsharp.reports.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C during long work: asks it to stop, and holds the exit until it has left its checkpoints
 * (for 20 s at most) and closes this.
 */
final class Interruption implements AutoCloseable {
  /** What a shell expects of a command that SIGINT ended. */
  static final int EXIT_CODE = 130;

  private static final int PATIENCE_SECONDS = 20;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold);

  private Interruption() {}

  /** Listens from now until it is closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void hold() {
    requested.set(true);
    try {
      left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the work is to stop. */
  boolean requested() {
    return requested.get();
  }

  @Override
  public void close() {
    left.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is what got us here.
    }
  }
}
