package normsharp.verify.kernel.interval;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import normsharp.verify.kernel.Rational;

/** What came out of an interval proof. */
public sealed interface Outcome {
  /**
   * The statement holds at every point of the box that meets the side conditions.
   *
   * @param boxes boxes examined
   * @param outside how many of them lie where a side condition fails
   */
  record Proved(int boxes, int outside) implements Outcome {
    @Override
    public String toString() {
      return "proved with "
          + boxes
          + (boxes == 1 ? " box" : " boxes")
          + (outside == 0 ? "" : ", " + outside + " of them outside the side conditions");
    }
  }

  /**
   * The statement is false.
   *
   * @param point a point of the box, exact, where it fails and the side conditions hold
   */
  record Refuted(Map<String, Rational> point) implements Outcome {
    /** Takes an immutable copy. */
    public Refuted {
      point = Collections.unmodifiableMap(new TreeMap<>(point));
    }

    @Override
    public String toString() {
      return "refuted at " + Box.text(point);
    }
  }

  /**
   * Neither was shown.
   *
   * @param why the reason in one line
   * @param worst a box that was not decided, with the least lower bound
   */
  record Undecided(String why, Box worst) implements Outcome {
    @Override
    public String toString() {
      return "undecided: " + why + "; worst: " + worst;
    }
  }
}
