package normsharp.verify.solver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import normsharp.verify.solver.SolverProcess.SolverUnavailable;

/** At most two children; each serves one query at a time and is replaced when it was killed. */
public final class SolverPool {
  private static final int CHILDREN = 2;
  private static final SolverPool SHARED = new SolverPool();

  private final BlockingQueue<Optional<SolverProcess>> places = new ArrayBlockingQueue<>(CHILDREN);

  SolverPool() {
    for (int k = 0; k < CHILDREN; k++) {
      places.add(Optional.empty());
    }
  }

  /** The pool of this program. */
  public static SolverPool shared() {
    return SHARED;
  }

  /**
   * Asks Z3.
   *
   * @param limit after which the child is killed and the answer is unknown; starting a child does
   *     not count
   */
  public SolverAnswer ask(SmtQuery query, Duration limit) {
    Optional<SolverProcess> place;
    try {
      place = places.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new SolverAnswer.Unknown("interrupted");
    }
    Optional<SolverProcess> left = Optional.empty();
    try {
      SolverProcess child =
          place.filter(SolverProcess::isAlive).isPresent() ? place.get() : SolverProcess.start();
      left = Optional.of(child);
      SolverAnswer answer = child.ask(query.text(), limit);
      left = left.filter(SolverProcess::isAlive);
      return answer;
    } catch (SolverUnavailable unavailable) {
      return new SolverAnswer.Unknown(unavailable.getMessage());
    } finally {
      places.add(left);
    }
  }
}
