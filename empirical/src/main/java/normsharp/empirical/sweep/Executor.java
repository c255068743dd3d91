package normsharp.empirical.sweep;

import java.util.List;

/**
 * Where work items run. Items are independent, so that an executor may run them in any order, in
 * any number of processes; results come back in the order of the items.
 */
public interface Executor {
  /** Runs one item to its end, or to the end of the day. */
  @FunctionalInterface
  interface Worker {
    /**
     * Works on an item until it is finished or the executor is asked to stop.
     *
     * @return whether the item is finished
     */
    boolean work(WorkItem item);
  }

  /**
   * Runs all items.
   *
   * @return whether all are finished
   */
  boolean run(List<WorkItem> items, Worker worker);
}
