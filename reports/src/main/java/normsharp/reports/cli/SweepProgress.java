package normsharp.reports.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import normsharp.empirical.sweep.Progress;
import normsharp.empirical.sweep.WorkItem;

/**
 * A sweep's progress on standard error: a line for each finished item, and between them, on a
 * terminal, one line that is written over, with the time left. Without a terminal that line comes
 * every half minute.
 *
 * <p>The time left is an estimate: a run at rate η takes about 1/η steps, at the pace of the runs
 * that have finished.
 */
final class SweepProgress implements Progress {
  private static final long PLAIN_NANOS = 30_000_000_000L;

  private final PrintWriter out;
  private final double goal;
  private final boolean terminal = Boolean.getBoolean("normsharp.terminal");
  private long start = System.nanoTime();
  private double workDone;
  private double workLeft;
  private long lastPlain = System.nanoTime();
  private int finished;
  private int known;
  private boolean open;

  SweepProgress(PrintWriter out, double goal) {
    this.out = out;
    this.goal = goal;
  }

  @Override
  public synchronized void working(WorkItem item, long step, double loss, double sharpness) {
    if (!terminal && System.nanoTime() - lastPlain < PLAIN_NANOS) {
      return;
    }
    lastPlain = System.nanoTime();
    String line =
        String.format(
            Locale.ROOT,
            "%s%s: step %d, loss %.4g (goal %.4g), sharpness %.4g%s",
            known == 0 ? "" : "[" + (finished + 1) + "/" + known + "] ",
            item.isFlow() ? "gradient flow" : label(item),
            step,
            loss,
            goal,
            sharpness,
            timeLeft());
    if (terminal) {
      out.print("\r\u001b[2K" + line);
      open = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  private static String label(WorkItem item) {
    return String.format(Locale.ROOT, "η = %.4g", item.rates().get(0))
        + (item.rates().size() > 1 ? " and " + (item.rates().size() - 1) + " more" : "");
  }

  private String timeLeft() {
    if (workDone == 0) {
      return "";
    }
    double left = (System.nanoTime() - start) * 1e-9 * workLeft / workDone;
    return left < 90
        ? String.format(Locale.ROOT, ", about %.0f s left", left)
        : String.format(Locale.ROOT, ", about %.0f min left", left / 60);
  }

  private static double work(WorkItem item) {
    return item.rates().stream().mapToDouble(rate -> 1 / rate).sum();
  }

  @Override
  public synchronized void finished(WorkItem item, String summary) {
    clear();
    if (!item.isFlow()) {
      finished++;
      workDone += work(item);
      workLeft -= work(item);
    }
    out.println((known == 0 ? "" : "[" + finished + "/" + known + "] ") + summary);
    out.flush();
  }

  @Override
  public synchronized void planned(int done, List<WorkItem> next) {
    finished = done;
    known = done + next.stream().mapToInt(item -> item.rates().size()).sum();
    start = System.nanoTime();
    workDone = 0;
    workLeft = next.stream().mapToDouble(SweepProgress::work).sum();
  }

  synchronized void close() {
    clear();
    out.flush();
  }

  private void clear() {
    if (open) {
      out.print("\r\u001b[2K");
      open = false;
    }
  }
}
