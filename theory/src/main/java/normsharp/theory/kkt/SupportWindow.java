package normsharp.theory.kkt;

import java.util.function.IntPredicate;
import org.hipparchus.FieldElement;

/**
 * Finds ν and μ ≥ 0 with v = (1 − νx − μx²)₊, ⟨x,v⟩ = y and, when μ &gt; 0, ⟨x²,v⟩ = B, for y ≥ 0.
 *
 * <p>The parabola 1 − νx − μx² is 1 at x = 0, so it factors as (1 − τx)(1 + sx) with τ, s ≥ 0
 * whenever μ = τs ≥ 0 (for μ = 0 one factor is 1): the support is the window −1/s &lt; x &lt; 1/τ.
 * On a fixed window F = ⟨x,v⟩ and G = ⟨x²,v⟩ are polynomials in (τ, s) whose coefficients are power
 * sums; F falls in τ and rises in s, so F = y makes s an increasing function of τ. Along that curve
 * G falls: the points are minimizers of f(v) + μ⟨x²,v⟩ subject to F = y, and μ = τs rises. So each
 * edge of the window is found by bisection over the sorted magnitudes, with O(log d) evaluations of
 * O(log d) each after the O(d log d) sort, exactly over an exact field.
 *
 * @param positive magnitudes of the entries x_i &gt; 0
 * @param negative magnitudes of the entries x_i &lt; 0
 * @param y label, ≥ 0
 */
record SupportWindow<T extends FieldElement<T> & Comparable<T>>(
    SortedMagnitudes<T> positive, SortedMagnitudes<T> negative, T y) {
  /** A solution: multipliers and the window that carries them. */
  record Solution<T extends FieldElement<T>>(
      T nu, T mu, int positives, int negatives, boolean boundActive) {}

  /** Signed power sums s_j = Σ x_iʲ over the window of k positive and j negative magnitudes. */
  private T sum(int power, int k, int j) {
    T p = positive.powerSum(power, k);
    T n = negative.powerSum(power, j);
    return power % 2 == 0 ? p.add(n) : p.subtract(n);
  }

  private T zero() {
    return y.getField().getZero();
  }

  private T one() {
    return y.getField().getOne();
  }

  /** The projection of 1 onto {v ≥ 0, F = y}: the solution with μ = 0. */
  Solution<T> withoutBound() {
    int m = positive.count();
    int n = negative.count();
    if (m + n == 0) {
      return new Solution<>(zero(), zero(), 0, 0, false);
    }
    T total = sum(1, m, n);
    int k = m;
    int j = n;
    if (y.compareTo(total) <= 0) {
      // ν ≥ 0: every negative entry is in; a_k is in when F(τ = 1/a_k) < y.
      k = lastTrue(m, i -> forEdge(one().divide(positive.magnitude(i)), i - 1).compareTo(y) < 0);
    } else {
      // ν < 0: every positive entry is in; b_j is in when F(s = 1/b_j) > y.
      j =
          lastTrue(
              n,
              i -> {
                T nu = negative.magnitude(i).reciprocal().negate();
                return onWindow(nu, zero(), m, i - 1, 1).compareTo(y) > 0;
              });
    }
    T s2 = sum(2, k, j);
    if (s2.isZero()) {
      // y = 0 and one-signed x: v vanishes where x does not; the smallest |ν| that does it.
      T edge =
          m > 0 ? positive.magnitude(1).reciprocal() : negative.magnitude(1).reciprocal().negate();
      return new Solution<>(edge, zero(), k, j, false);
    }
    T nu = sum(1, k, j).subtract(y).divide(s2);
    return new Solution<>(nu, zero(), k, j, false);
  }

  /** F at μ = 0, ν = τ, with k − 1 positive and all negative magnitudes in the window. */
  private T forEdge(T tau, int k) {
    return onWindow(tau, zero(), k, negative.count(), 1);
  }

  /** ⟨xʲ,v⟩ for v = 1 − νx − μx² on a window. */
  private T onWindow(T nu, T mu, int k, int j, int power) {
    return sum(power, k, j)
        .subtract(nu.multiply(sum(power + 1, k, j)))
        .subtract(mu.multiply(sum(power + 2, k, j)));
  }

  /** ⟨x²,v⟩ of a solution. */
  T secondMoment(Solution<T> solution) {
    return onWindow(solution.nu(), solution.mu(), solution.positives(), solution.negatives(), 2);
  }

  /**
   * The solution with G = B, for y·a₁ ≤ B &lt; G(withoutBound), where a₁ is the least positive
   * entry (with y = 0, 0 &lt; B).
   */
  Solution<T> withBound(Solution<T> free, T bound) {
    T least = positive.count() == 0 ? zero() : positive.magnitude(1);
    if (y.multiply(least).compareTo(bound) == 0) {
      return onLeastMagnitude();
    }
    int k =
        lastTrue(free.positives(), i -> i == 1 || curveFromPositiveEdge(i).compareTo(bound) < 0);
    int j = lastTrue(free.negatives(), i -> curveFromNegativeEdge(i).compareTo(bound) < 0);
    if (k + j == 1) {
      // Only by rounding: one magnitude can't carry both constraints.
      return onLeastMagnitude();
    }
    T s1 = sum(1, k, j).subtract(y);
    T s2 = sum(2, k, j);
    T s3 = sum(3, k, j);
    T s4 = sum(4, k, j);
    T excess = s2.subtract(bound);
    T determinant = s2.multiply(s4).subtract(s3.multiply(s3));
    T nu = s4.multiply(s1).subtract(s3.multiply(excess)).divide(determinant);
    T mu = s2.multiply(excess).subtract(s3.multiply(s1)).divide(determinant);
    return new Solution<>(nu, mu, k, j, true);
  }

  /**
   * The only feasible point when B = y·a₁: all weight on a₁, v = y/(n a₁), and multipliers that
   * close the window around it: μ = τs, ν = τ − s with τ ≥ 1/a₂ and s ≥ 1/b₁.
   */
  private Solution<T> onLeastMagnitude() {
    T a = positive.magnitude(1);
    T v = y.divide(positive.powerSum(1, 1));
    T tau = positive.count() > 1 ? positive.magnitude(2).reciprocal() : zero();
    T s = v.divide(one().subtract(tau.multiply(a))).subtract(one()).divide(a);
    T leastS = negative.count() > 0 ? negative.magnitude(1).reciprocal() : zero();
    if (s.compareTo(leastS) < 0) {
      s = leastS;
      tau = one().subtract(v.divide(one().add(s.multiply(a)))).divide(a);
    }
    return new Solution<>(tau.subtract(s), tau.multiply(s), 1, 0, true);
  }

  /** G on the curve F = y where the window's right edge is a_i: τ = 1/a_i, s solves F = y. */
  private T curveFromPositiveEdge(int i) {
    T tau = positive.magnitude(i).reciprocal();
    // b_j is in the window when F(τ, s = 1/b_j) > y: F rises in s.
    int j =
        lastTrue(
            negative.count(),
            candidate -> {
              T s = negative.magnitude(candidate).reciprocal();
              return product(tau, s, i - 1, candidate - 1, 1).compareTo(y) > 0;
            });
    T slope = sum(2, i - 1, j).subtract(tau.multiply(sum(3, i - 1, j)));
    T s = y.subtract(sum(1, i - 1, j)).add(tau.multiply(sum(2, i - 1, j))).divide(slope);
    return product(tau, s, i - 1, j, 2);
  }

  /** G on the curve F = y where the window's left edge is −b_i: s = 1/b_i, τ solves F = y. */
  private T curveFromNegativeEdge(int i) {
    T s = negative.magnitude(i).reciprocal();
    // a_k is in the window when F(τ = 1/a_k, s) < y: F falls in τ.
    int k =
        lastTrue(
            positive.count(),
            candidate -> {
              T tau = positive.magnitude(candidate).reciprocal();
              return product(tau, s, candidate - 1, i - 1, 1).compareTo(y) < 0;
            });
    T slope = sum(2, k, i - 1).add(s.multiply(sum(3, k, i - 1)));
    if (slope.isZero()) {
      return zero();
    }
    T tau = sum(1, k, i - 1).add(s.multiply(sum(2, k, i - 1))).subtract(y).divide(slope);
    return product(tau, s, k, i - 1, 2);
  }

  private T product(T tau, T s, int k, int j, int power) {
    return onWindow(tau.subtract(s), tau.multiply(s), k, j, power);
  }

  /** The largest i in 1…n for which a predicate that is true up to some i holds; 0 if none. */
  private static int lastTrue(int n, IntPredicate predicate) {
    int low = 0;
    int high = n;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (predicate.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
