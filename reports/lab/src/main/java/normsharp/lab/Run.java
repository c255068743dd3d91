package normsharp.lab;

import java.util.List;
import java.util.OptionalInt;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DescentOutcome;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.dynamics.Iterate;
import normsharp.theory.dynamics.StoppingRule;
import org.hipparchus.util.Binary64;

/**
 * A run of gradient descent from α·1, every step kept.
 *
 * @param descent the map
 * @param outcome how it ended: residual ≤ 10⁻¹², a weight beyond 10¹², or the last step allowed
 */
record Run(GradientDescent<Binary64> descent, DescentOutcome<Binary64> outcome) {
  private static final StoppingRule RULE = new StoppingRule(1e-12, 1e12, LabState.MAX_STEP, 1);

  /** Longest period that is looked for. */
  private static final int LONGEST_PERIOD = 64;

  /** Two states of a cycle agree to this, relative to their size. */
  private static final double SAME = 1e-7;

  static Run of(LabState state) {
    return of(state, Rationals.toDouble(state.eta()));
  }

  static Run of(LabState state, double eta) {
    DiagonalNetwork<Binary64> network = state.rounded();
    GradientDescent<Binary64> descent = new GradientDescent<>(network, new Binary64(eta));
    return new Run(descent, descent.run(state.start(), RULE));
  }

  List<Iterate<Binary64>> path() {
    return outcome.trajectory();
  }

  List<Binary64> end() {
    return outcome.last().weights();
  }

  Measures measures(List<Binary64> w) {
    return Measures.at(descent.network(), w);
  }

  /** The least period of the last states up to signs, where they repeat themselves. */
  OptionalInt period() {
    List<Iterate<Binary64>> path = path();
    int last = path.size() - 1;
    if (last < 3 * LONGEST_PERIOD) {
      return OptionalInt.empty();
    }
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      boolean repeats = true;
      for (int k = last; repeats && k > last - 2 * LONGEST_PERIOD; k--) {
        repeats = same(path.get(k).weights(), path.get(k - period).weights());
      }
      if (repeats) {
        return OptionalInt.of(period);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the residual is still shrinking at the end. */
  boolean isSettling() {
    int size = path().size();
    int window = size / 8;
    return largestResidual(size - window, size)
        < 0.9 * largestResidual(size - 3 * window, size - 2 * window);
  }

  /**
   * Mean of log ‖DF(w)u‖/‖u‖ along the last half of the run, an estimate; &gt; 0 means that near
   * starts part.
   */
  double lyapunovExponent() {
    List<Binary64> u = List.of(new Binary64(0.6), new Binary64(0.8));
    double sum = 0;
    int count = 0;
    for (int k = path().size() / 2; k < path().size(); k++) {
      u = descent.jacobianVectorProduct(path().get(k).weights(), u);
      double size = Math.hypot(u.get(0).getReal(), u.get(1).getReal());
      if (!(size > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
      sum += Math.log(size);
      count++;
      double scale = 1 / size;
      u = List.of(u.get(0).multiply(scale), u.get(1).multiply(scale));
    }
    return sum / count;
  }

  private double largestResidual(int from, int to) {
    double largest = 0;
    for (int k = from; k < to; k++) {
      double residual = descent.network().residual(path().get(k).weights()).getReal();
      largest = Math.max(largest, Math.abs(residual));
    }
    return largest;
  }

  private static boolean same(List<Binary64> a, List<Binary64> b) {
    for (int i = 0; i < a.size(); i++) {
      double first = Math.abs(a.get(i).getReal());
      double second = Math.abs(b.get(i).getReal());
      if (!(Math.abs(first - second) <= SAME * Math.max(1, first))) {
        return false;
      }
    }
    return true;
  }
}
