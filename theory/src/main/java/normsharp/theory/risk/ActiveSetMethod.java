package normsharp.theory.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Primal active-set method for min ½vᵀΣv − μᵀv s.t. ⟨x, v⟩ = y, v ≥ 0, Σ positive definite, in the
 * manner of Lawson and Hanson's non-negative least squares with one equation added.
 *
 * <p>The free set F = {i : v_i &gt; 0} of a feasible v is kept exactly. When v minimises over its
 * own F, the multiplier λ is either determined (x_F ≠ 0) or ranges over an interval given by the
 * signs of the other coordinates (x_F = 0, only for y = 0); a negative multiplier s_i lets i enter,
 * an empty interval lets a pair i, j with x_i &gt; 0 &gt; x_j enter along |x_j|e_i + x_i e_j. In
 * both cases the objective strictly decreases along a feasible direction, so no F occurs twice and
 * the method ends. No degenerate step can occur, because every entry of F is positive.
 *
 * @see "C. L. Lawson, R. J. Hanson, Solving Least Squares Problems, chapter 23"
 */
final class ActiveSetMethod {
  /** Relative size below which a multiplier counts as rounding, per row of Σ. */
  private static final double MULTIPLIER_ROUNDING = 1e-14;

  private final QuadraticRisk risk;
  private final double[] x;
  private final double y;

  private final int d;
  private final double tolerance;

  private double[] v;
  private double lambda;
  private final boolean[] free;
  private final boolean[] refused;
  private int steps;

  ActiveSetMethod(QuadraticRisk risk, double[] x, double y) {
    this.risk = risk;
    d = x.length;
    this.x = x.clone();
    this.y = y;
    tolerance = MULTIPLIER_ROUNDING * (d + 1);
    v = new double[d];
    free = new boolean[d];
    refused = new boolean[d];
    if (y != 0) {
      int k = largestCarrier();
      v[k] = y / x[k];
      if (!Double.isFinite(v[k])) {
        throw new IllegalArgumentException(
            "y/x must be finite in double, got y = " + y + " and x[" + k + "] = " + x[k]);
      }
      free[k] = true;
    }
  }

  /** Ends by optimality; the limit only guards against a cycle made by rounding. */
  ConstrainedOptimum.Found solve() {
    int limit = 100 * (d + 1);
    do {
      minimiseOverFreeSet();
    } while (enter() && steps < limit);
    List<Double> point = Arrays.stream(v).boxed().toList();
    double residual = risk.kktResidual(x, y, v, lambda);
    return new ConstrainedOptimum.Found(point, lambda, residual, steps);
  }

  private int largestCarrier() {
    int k = -1;
    for (int i = 0; i < d; i++) {
      if (x[i] * Math.signum(y) > 0 && (k < 0 || Math.abs(x[i]) > Math.abs(x[k]))) {
        k = i;
      }
    }
    return k;
  }

  /** Moves v to the minimiser over its free set, shrinking the set at each bound that is met. */
  private void minimiseOverFreeSet() {
    boolean moved = true;
    while (true) {
      steps++;
      FreeSetProblem problem = new FreeSetProblem(risk, x, y, free);
      double[] target = problem.minimiser();
      lambda = problem.multiplier();
      double step = 1;
      for (int i = 0; i < d; i++) {
        if (free[i] && target[i] <= 0) {
          step = Math.min(step, v[i] == 0 ? 0 : v[i] / (v[i] - target[i]));
        }
      }
      boolean reached = true;
      for (int i = 0; i < d; i++) {
        if (!free[i]) {
          continue;
        }
        boolean blocks = target[i] <= 0 && (v[i] == 0 || v[i] / (v[i] - target[i]) <= step);
        if (blocks) {
          // An entering coordinate goes up in exact arithmetic: here its multiplier is rounding.
          refused[i] = v[i] == 0;
          moved &= !refused[i];
          v[i] = 0;
          free[i] = false;
          reached = false;
        } else {
          v[i] += step * (target[i] - v[i]);
          if (v[i] <= 0 && target[i] <= 0) {
            // Met its bound together with the blocking entry, but for rounding.
            v[i] = 0;
            free[i] = false;
          }
        }
      }
      if (reached) {
        v = target;
        if (moved) {
          Arrays.fill(refused, false);
        }
        return;
      }
    }
  }

  /** Lets one coordinate or one pair enter; false when v is optimal. Sets λ. */
  private boolean enter() {
    double[] g = new double[d];
    double[] size = new double[d];
    boolean determined = false;
    for (int i = 0; i < d; i++) {
      g[i] = QuadraticRisk.dot(risk.sigma[i], v) - risk.mu[i];
      size[i] = Math.abs(risk.mu[i]);
      for (int j = 0; j < d; j++) {
        size[i] += Math.abs(risk.sigma[i][j]) * v[j];
      }
      determined |= free[i] && x[i] != 0;
    }
    if (!determined && enterPair(g, size)) {
      return true;
    }
    int best = -1;
    double worst = 0;
    for (int i = 0; i < d; i++) {
      double s = g[i] + lambda * x[i];
      double rounding = tolerance * (size[i] + Math.abs(lambda * x[i]));
      boolean candidate = !free[i] && !refused[i] && (determined || x[i] == 0);
      // Scaled by Σ_ii, so that the choice does not depend on the units of a feature.
      double scaled = s / Math.sqrt(risk.sigma[i][i]);
      if (candidate && s < -rounding && scaled < worst) {
        best = i;
        worst = scaled;
      }
    }
    if (best >= 0) {
      free[best] = true;
      return true;
    }
    return false;
  }

  /**
   * For x_F = 0: sets the admissible λ of least modulus, or lets the pair enter that forbids one.
   */
  private boolean enterPair(double[] g, double[] size) {
    int up = -1;
    int down = -1;
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      double bound = x[i] == 0 ? 0 : -g[i] / x[i];
      if (x[i] > 0 && bound > low && !refused[i]) {
        low = bound;
        up = i;
      } else if (x[i] < 0 && bound < high && !refused[i]) {
        high = bound;
        down = i;
      }
    }
    if (low > high) {
      double slope = -x[down] * g[up] + x[up] * g[down];
      double terms = -x[down] * size[up] + x[up] * size[down];
      if (slope < -tolerance * terms) {
        free[up] = true;
        free[down] = true;
        return true;
      }
      lambda = low + (high - low) / 2;
    } else {
      lambda = Math.max(low, Math.min(high, 0));
    }
    return false;
  }
}
