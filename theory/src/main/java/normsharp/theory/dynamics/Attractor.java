package normsharp.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.Binary64;

/**
 * What attracts almost every start of the cubic map s' = s(1 + c(1 − s))², read off one critical
 * orbit.
 *
 * <p>The map is a polynomial whose critical points s = (1 + c)/(3c) and s = (1 + c)/c are real, so
 * its Schwarzian derivative is negative, and by Singer's theorem the immediate basin of an
 * attracting cycle in the invariant interval [0, 1 + 2/c] contains a critical point or an end of
 * the interval. The ends are fixed points with multipliers (1 + c)² &gt; 1 and 5 + 2c &gt; 1, and
 * the second critical point is mapped to 0. Hence there is at most one attracting cycle, and the
 * orbit of (1 + c)/(3c) converges to it. For c &gt; 2 that orbit escapes, and no cycle attracts.
 *
 * @see "D. Singer, Stable orbits and bifurcation of maps of the interval, SIAM J. Appl. Math. 35
 *     (1978)"
 */
public sealed interface Attractor {
  /**
   * An attracting cycle.
   *
   * @param period least period
   * @param points one period in order, from the least point; error about 10⁻¹⁵/(1 − multiplier)
   * @param multiplier product of the derivatives, absolute value &lt; 1; computed in double
   *     arithmetic, so that values within 10⁻⁹ of ±1 are not accepted
   */
  record Cycle(int period, List<Double> points, double multiplier) implements Attractor {
    /** Checks that the cycle attracts. */
    public Cycle {
      points = List.copyOf(points);
      if (points.size() != period || !(Math.abs(multiplier) < 1)) {
        throw new IllegalArgumentException(
            "an attracting cycle has as many points as its period and |multiplier| < 1, got "
                + points.size()
                + " points, period "
                + period
                + " and multiplier "
                + multiplier);
      }
    }
  }

  /**
   * The critical orbit stays bounded and no attracting cycle was found: chaos, a longer cycle, or a
   * neutral one as at c = 1.
   *
   * @param upToPeriod largest period looked for
   * @param lyapunovExponent mean of log |ds'/ds| along a generic orbit, an estimate: &gt; 0
   *     suggests chaos
   */
  record NoCycleFound(int upToPeriod, double lyapunovExponent) implements Attractor {}

  /**
   * The critical orbit leaves [0, 1 + 2/c] and diverges.
   *
   * @param afterSteps steps until it has left
   */
  record Escapes(int afterSteps) implements Attractor {}

  /** Steps taken before a cycle is looked for. */
  int TRANSIENT = 40_000;

  /** Steps over which the Lyapunov exponent is averaged. */
  int AVERAGED = 40_000;

  /**
   * The attractor for a coefficient c = 2ηxy, with cycles of period at most maxPeriod looked for.
   *
   * @param c &gt; 0
   * @param maxPeriod ≥ 1
   */
  static Attractor of(double c, int maxPeriod) {
    if (maxPeriod < 1) {
      throw new IllegalArgumentException("the largest period must be ≥ 1, got " + maxPeriod);
    }
    CubicMap<Binary64> map = new CubicMap<>(new Binary64(c));
    if (c > 2) {
      return escape(map, c);
    }
    double s = (1 + c) / (3 * c);
    for (int k = 0; k < TRANSIENT; k++) {
      // Exactly, the interval is invariant; only rounding can leave it.
      s = Math.min(step(map, s), 1 + 2 / c);
    }
    for (int period = 1; period <= maxPeriod; period++) {
      Optional<Cycle> cycle = cycleNear(map, s, period);
      if (cycle.isPresent()) {
        return cycle.get();
      }
    }
    // A generic start: the critical orbit may end on a repelling point, as it does at c = 2.
    s = 0.3141592653589793;
    double sum = 0;
    for (int k = 0; k < AVERAGED; k++) {
      s = step(map, s);
      if (s >= 1 + 2 / c) {
        s = (1 + 2 / c) * (1 - 1e-9);
      }
      sum += Math.log(Math.max(Math.abs(derivative(map, s)), Double.MIN_NORMAL));
    }
    return new NoCycleFound(maxPeriod, sum / AVERAGED);
  }

  private static Attractor escape(CubicMap<Binary64> map, double c) {
    // The critical value exceeds 1 + 2/c in one step; just above c = 2 rounding may hide that.
    double s = (1 + c) / (3 * c);
    int steps = 0;
    do {
      s = step(map, s);
      steps++;
    } while (!(s > 1 + 2 / c) && steps < TRANSIENT);
    return new Escapes(steps);
  }

  /** The attracting cycle that Newton's method finds from s, if s is already close to it. */
  private static Optional<Cycle> cycleNear(CubicMap<Binary64> map, double s, int period) {
    double start = s;
    if (Math.abs(iterate(map, s, period) - s) > 1e-6) {
      return Optional.empty();
    }
    double point = s;
    for (int k = 0; k < 50; k++) {
      double step = (iterate(map, point, period) - point) / (slope(map, point, period) - 1);
      point -= step;
      if (!(Math.abs(step) > 1e-16)) {
        break;
      }
    }
    List<Double> points = new ArrayList<>();
    double next = point;
    for (int k = 0; k < period; k++) {
      points.add(next);
      next = step(map, next);
    }
    double multiplier = slope(map, point, period);
    boolean closed = Math.abs(next - point) <= 1e-12 && Math.abs(point - start) <= 1e-3;
    if (!closed || !(Math.abs(multiplier) < 1 - 1e-9)) {
      return Optional.empty();
    }
    int least = points.indexOf(points.stream().min(Double::compare).orElseThrow());
    java.util.Collections.rotate(points, -least);
    return Optional.of(new Cycle(period, points, multiplier));
  }

  private static double iterate(CubicMap<Binary64> map, double s, int times) {
    double point = s;
    for (int k = 0; k < times; k++) {
      point = step(map, point);
    }
    return point;
  }

  private static double slope(CubicMap<Binary64> map, double s, int period) {
    double point = s;
    double product = 1;
    for (int k = 0; k < period; k++) {
      product *= derivative(map, point);
      point = step(map, point);
    }
    return product;
  }

  private static double step(CubicMap<Binary64> map, double s) {
    return map.step(new Binary64(s)).getReal();
  }

  private static double derivative(CubicMap<Binary64> map, double s) {
    return map.derivative(new Binary64(s)).getReal();
  }
}
