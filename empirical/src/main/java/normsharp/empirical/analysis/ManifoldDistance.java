package normsharp.empirical.analysis;

import java.util.OptionalDouble;

/**
 * Euclidean distance of weights w to 𝓜 = {u : Σ x_i u_i² = y}, two layers.
 *
 * <p>The nearest point is u_i = w_i/(1 + λx_i) for the λ with 1 + λx_i ≥ 0 for all i at which Σ x_i
 * u_i² = y: for such λ the Lagrangian ‖u − w‖² + λ(Σ x_i u_i² − y) is convex, so that u is the
 * global minimum. The sum decreases in λ. Where it stays short of y up to an end of the range, some
 * i with 1 + λx_i = 0 and w_i = 0 supplies the rest, u_i² = (y − sum)/x_i (the hard case of trust
 * regions). Accuracy about 10⁻¹² relative to ‖w‖ + √|y|.
 *
 * @see "Section 3, eq. (5)"
 */
final class ManifoldDistance {
  private static final int BISECTIONS = 2000;

  private final double[] x;
  private final double y;
  private final double[] w;

  private ManifoldDistance(double[] x, double y, double[] w) {
    this.x = x;
    this.y = y;
    this.w = w;
  }

  /** The distance; empty when 𝓜 is. */
  static OptionalDouble of(double[] x, double y, double[] w) {
    return new ManifoldDistance(x, y, w).solve();
  }

  private OptionalDouble solve() {
    double largest = 0;
    double smallest = 0;
    for (double entry : x) {
      largest = Math.max(largest, entry);
      smallest = Math.min(smallest, entry);
    }
    boolean empty = y > 0 ? largest == 0 : y < 0 && smallest == 0;
    if (empty) {
      return OptionalDouble.empty();
    }
    double residual = output(0) - y;
    if (residual == 0) {
      return OptionalDouble.of(0);
    }
    // The sum must fall for residual > 0: λ > 0, up to 1/|min x|; it must rise for λ down to
    // −1/max.
    double end =
        residual > 0
            ? (smallest < 0 ? -1 / smallest : Double.POSITIVE_INFINITY)
            : (largest > 0 ? -1 / largest : Double.NEGATIVE_INFINITY);
    return OptionalDouble.of(Double.isInfinite(end) ? unbounded(end) : bounded(end));
  }

  /** All x_i that matter have one sign, and the sum tends to 0. */
  private double unbounded(double end) {
    double sign = Math.signum(end);
    double far = 1;
    while (beyond(sign * far, sign) && far < 1e300) {
      far *= 2;
    }
    return far >= 1e300 ? distance(end) : distance(bisect(0, sign * far, sign));
  }

  private double bounded(double end) {
    double sign = Math.signum(end);
    double pole = sign > 0 ? smallestOf() : largestOf();
    double others = 0;
    double square = 0;
    boolean weightAtPole = false;
    for (int i = 0; i < x.length; i++) {
      if (x[i] == pole) {
        weightAtPole |= w[i] != 0;
      } else {
        double u = w[i] / (1 - x[i] / pole);
        others += x[i] * u * u;
        square += (u - w[i]) * (u - w[i]);
      }
    }
    double rest = (y - others) / pole;
    if (!weightAtPole && rest >= 0) {
      return Math.sqrt(square + rest);
    }
    return distance(bisect(0, end, sign));
  }

  private double smallestOf() {
    double smallest = 0;
    for (double entry : x) {
      smallest = Math.min(smallest, entry);
    }
    return smallest;
  }

  private double largestOf() {
    double largest = 0;
    for (double entry : x) {
      largest = Math.max(largest, entry);
    }
    return largest;
  }

  /** Whether λ is still too close to 0. */
  private boolean beyond(double lambda, double sign) {
    return sign * (output(lambda) - y) > 0;
  }

  private double bisect(double from, double to, double sign) {
    double near = from;
    double far = to;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = near + (far - near) / 2;
      if (middle == near || middle == far) {
        break;
      }
      if (beyond(middle, sign)) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return near;
  }

  private double output(double lambda) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double u = w[i] / (1 + lambda * x[i]);
      sum += w[i] == 0 ? 0 : x[i] * u * u;
    }
    return sum;
  }

  private double distance(double lambda) {
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      double u = w[i] == 0 || x[i] == 0 ? w[i] : w[i] / (1 + lambda * x[i]);
      square += (u - w[i]) * (u - w[i]);
    }
    return Math.sqrt(square);
  }
}
