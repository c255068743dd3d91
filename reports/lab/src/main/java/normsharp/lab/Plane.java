package normsharp.lab;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.flow.FlowLimit;
import normsharp.theory.flow.GradientFlow;
import normsharp.theory.minimizers.InterpolatingCoordinates;
import normsharp.theory.minimizers.StableSet;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Curves in the quadrant w ≥ 0 of the plane of two weights, as points w₁, w₂, w₁, w₂, …; the other
 * quadrants mirror it.
 *
 * @param state the problem
 * @param halfWidth the plot shows −halfWidth ≤ w_i ≤ halfWidth
 */
record Plane(LabState state, double halfWidth) {
  private static final int POINTS = 96;

  /** The part of the plane that shows the manifold's intercepts and the start with some room. */
  static Plane of(LabState state) {
    List<Integer> helpful = InterpolatingCoordinates.of(state.network()).helpful();
    double largest = 0;
    for (int i : helpful) {
      largest = Math.max(largest, intercept(state, i));
    }
    // A manifold of mixed signs has no end; it is shown up to twice its distance from 0.
    double room = helpful.size() == 2 ? 1.5 : 2;
    double alpha = Rationals.toDouble(state.alpha());
    double shown = Math.max(room * largest, 1.3 * alpha);
    return new Plane(state, helpful.isEmpty() ? Math.max(1, shown) : shown);
  }

  /** The manifold 𝓜, empty where it is empty or the whole plane. */
  List<Double> manifold() {
    List<Integer> helpful = InterpolatingCoordinates.of(state.network()).helpful();
    List<Double> curve = new ArrayList<>();
    double far = 2 * halfWidth;
    if (state.y().signum() == 0) {
      cone(curve, far);
    } else if (helpful.size() == 2) {
      for (int k = 0; k <= POINTS; k++) {
        double angle = Math.PI / 2 * k / POINTS;
        curve.add(intercept(state, 0) * Math.cos(angle));
        curve.add(intercept(state, 1) * Math.sin(angle));
      }
    } else if (helpful.size() == 1) {
      int i = helpful.get(0);
      double x = feature(i);
      double other = feature(1 - i);
      for (int k = 0; k <= POINTS; k++) {
        double free = far * k / POINTS;
        double bound = Math.sqrt((Rationals.toDouble(state.y()) - other * free * free) / x);
        curve.add(i == 0 ? bound : free);
        curve.add(i == 0 ? free : bound);
      }
    }
    return List.copyOf(curve);
  }

  /** 𝓜 for y = 0: two lines through 0, one axis, or 0 alone. */
  private void cone(List<Double> curve, double far) {
    int signs = state.x1().signum() * state.x2().signum();
    boolean plane = state.x1().signum() == 0 && state.x2().signum() == 0;
    if (plane) {
      return;
    }
    curve.addAll(List.of(0.0, 0.0));
    if (signs < 0) {
      double slope = Math.sqrt(-feature(0) / feature(1));
      curve.addAll(List.of(far, far * slope));
    } else if (signs == 0) {
      curve.addAll(state.x1().signum() == 0 ? List.of(far, 0.0) : List.of(0.0, far));
    }
  }

  /** The stable part of 𝓜 between the vertices of the stable set. */
  List<Double> stable(StableSet<BigFraction> set) {
    List<Double> curve = new ArrayList<>();
    if (set.vertices().isEmpty()) {
      return List.of();
    }
    List<BigFraction> first = set.vertices().get(0);
    List<BigFraction> last = set.vertices().get(set.vertices().size() - 1);
    for (int k = 0; k <= POINTS; k++) {
      double angle = Math.PI / 2 * k / POINTS;
      for (int i = 0; i < 2; i++) {
        double from = Rationals.toDouble(first.get(i)) * Math.cos(angle) * Math.cos(angle);
        double to = Rationals.toDouble(last.get(i)) * Math.sin(angle) * Math.sin(angle);
        double free = 2 * halfWidth * k / POINTS;
        curve.add(set.recession().contains(i) ? free : Math.sqrt(from + to));
      }
    }
    return List.copyOf(curve);
  }

  /** The path of gradient flow to its limit. */
  List<Double> flow(GradientFlow flow, FlowLimit limit) {
    List<Double> path = new ArrayList<>();
    double end = 0;
    if (limit instanceof FlowLimit.Interpolating interpolating) {
      end = interpolating.tau();
    } else if (state.y().signum() != 0 || state.x1().signum() + state.x2().signum() != 0) {
      // A collapse: all x_iτ < 0; w_i = α·exp(2x_iτ).
      double size = Math.max(Math.abs(feature(0)), Math.abs(feature(1)));
      int sign = state.x1().signum() + state.x2().signum() > 0 ? -1 : 1;
      end = size == 0 ? 0 : sign * 6 / size;
    }
    for (int k = 0; k <= POINTS; k++) {
      add(path, flow.weights(end * k / POINTS));
    }
    add(path, limit.weights());
    return List.copyOf(path);
  }

  private static void add(List<Double> path, List<Binary64> w) {
    path.add(w.get(0).getReal());
    path.add(w.get(1).getReal());
  }

  private double feature(int i) {
    return Rationals.toDouble(state.network().x().get(i));
  }

  private static double intercept(LabState state, int i) {
    return Math.sqrt(Rationals.toDouble(state.y().divide(state.network().x().get(i))));
  }
}
