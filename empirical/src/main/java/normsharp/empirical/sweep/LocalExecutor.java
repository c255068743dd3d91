package normsharp.empirical.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs items on this machine, as many at a time as there are workers. */
public final class LocalExecutor implements Executor {
  private final int workers;

  /** With at least one worker. */
  public LocalExecutor(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("there must be at least 1 worker, got " + workers);
    }
    this.workers = workers;
  }

  @Override
  public boolean run(List<WorkItem> items, Worker worker) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (WorkItem item : items) {
        results.add(threads.submit(() -> worker.work(item)));
      }
      boolean all = true;
      for (Future<Boolean> result : results) {
        all &= result.get();
      }
      return all;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      threads.shutdownNow();
    }
  }
}
