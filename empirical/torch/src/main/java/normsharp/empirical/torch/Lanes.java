package normsharp.empirical.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that work side by side, each on its own examples and each with LibTorch single-threaded:
 * they meet once in a pass, not in every operation, and none spins while it waits.
 */
final class Lanes implements AutoCloseable {
  private final int count;
  private final ExecutorService threads;

  Lanes(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            work -> {
              Thread thread =
                  new Thread(
                      () -> {
                        // LibTorch keeps this number per thread.
                        torch.set_num_threads(1);
                        work.run();
                      },
                      "normsharp-torch-lane");
              thread.setDaemon(true);
              return thread;
            });
  }

  int count() {
    return count;
  }

  /** Does the work of all lanes, lane 0 in the calling thread; each within a scope of its own. */
  void run(IntConsumer work) {
    List<Future<?>> others = new ArrayList<>();
    for (int lane = 1; lane < count; lane++) {
      int index = lane;
      others.add(threads.submit(() -> scoped(work, index)));
    }
    try {
      scoped(work, 0);
    } finally {
      // The others use the caller's tensors: wait for them even when this lane failed.
      others.forEach(Lanes::join);
    }
  }

  private static void scoped(IntConsumer work, int lane) {
    try (PointerScope scope = new PointerScope()) {
      work.accept(lane);
    }
  }

  private static void join(Future<?> lane) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          lane.get();
          return;
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (ExecutionException failed) {
          throw failed.getCause() instanceof RuntimeException error
              ? error
              : new IllegalStateException(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
