package normsharp.empirical.sweep;

import java.util.List;

/** Hears of a sweep's progress; called from the workers' threads. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void working(WorkItem item, long step, double loss, double sharpness) {}

        @Override
        public void finished(WorkItem item, String summary) {}

        @Override
        public void planned(int finished, List<WorkItem> next) {}
      };

  /** An item is at this step, with this loss, and the sharpness last measured. */
  void working(WorkItem item, long step, double loss, double sharpness);

  /** An item is finished; one line says how. */
  void finished(WorkItem item, String summary);

  /**
   * A round begins; how its runs end decides whether another follows.
   *
   * @param finished rates finished in earlier rounds
   * @param next the items of this round
   */
  void planned(int finished, List<WorkItem> next);
}
