package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hipparchus.FieldElement;

/**
 * All KKT points of (12), one per support at most, for any sign pattern of x₀.
 *
 * <p>With s_j = Σ_{i∈S} x_iʲ on a support S, stationarity gives v_i = 1 − νx_i − μx_i² on S, μ =
 * 2ηλ. Either λ = 0 and ν = (s₁ − y₀)/s₂; or the bound is active and νs₂ + μs₃ = s₁ − y₀, νs₃ + μs₄
 * = s₂ − 1/(2η). The determinant s₂s₄ − s₃² vanishes exactly when x₀ has one non-zero value on S;
 * then both systems have the same v and the multipliers form a ray. A support without a non-zero
 * x_i needs y₀ = 0. Each support carries at most one v because the risk is strictly convex in v.
 *
 * <p>Walks the 2ᵈ supports with running power sums: exact over the rationals, memory O(d).
 *
 * @see "Lemma E.1, eqs. (13), (14); the paper prints norms, which are these power sums for x₀ ≥ 0"
 */
public final class KktEnumeration<T extends FieldElement<T> & Comparable<T>> {
  /** Largest dimension that is enumerated: 2²⁰ supports. */
  public static final int MAX_DIMENSION = 20;

  private final RiskProblem<T> problem;
  private final Optional<T> bound;
  private final List<List<T>> powers;
  private final T zero;
  private final T one;

  private KktEnumeration(RiskProblem<T> problem) {
    this.problem = problem;
    this.bound = problem.secondMomentBound();
    this.zero = problem.y().getField().getZero();
    this.one = problem.y().getField().getOne();
    this.powers = new ArrayList<>();
    for (T x : problem.x()) {
      T square = x.multiply(x);
      powers.add(List.of(x, square, square.multiply(x), square.multiply(square)));
    }
  }

  /**
   * Every KKT point, in the order of the supports as binary numbers with bit i for index i.
   *
   * @throws IllegalArgumentException when d &gt; 20
   */
  public static <T extends FieldElement<T> & Comparable<T>> List<KktPoint<T>> all(
      RiskProblem<T> problem) {
    List<KktPoint<T>> points = new ArrayList<>();
    forEach(problem, points::add);
    return List.copyOf(points);
  }

  /** Hands every KKT point to a consumer, so that 2ᵈ of them need not fit in memory. */
  public static <T extends FieldElement<T> & Comparable<T>> void forEach(
      RiskProblem<T> problem, Consumer<KktPoint<T>> consumer) {
    if (problem.dimension() > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "enumerating the KKT points needs d ≤ "
              + MAX_DIMENSION
              + " (there are 2^d supports), got d = "
              + problem.dimension());
    }
    KktEnumeration<T> enumeration = new KktEnumeration<>(problem);
    enumeration.walk(
        problem.dimension() - 1,
        new ArrayList<>(),
        Collections.nCopies(4, enumeration.zero),
        consumer);
  }

  /**
   * Decides indices {@code next}, {@code next}−1, …, 0; the support is kept in descending order.
   */
  private void walk(
      int next, List<Integer> descending, List<T> sums, Consumer<KktPoint<T>> consumer) {
    if (next < 0) {
      List<Integer> support = new ArrayList<>(descending);
      Collections.reverse(support);
      onSupport(support, sums).ifPresent(consumer);
      return;
    }
    walk(next - 1, descending, sums, consumer);
    descending.add(next);
    List<T> extended = new ArrayList<>(4);
    for (int j = 0; j < 4; j++) {
      extended.add(sums.get(j).add(powers.get(next).get(j)));
    }
    walk(next - 1, descending, extended, consumer);
    descending.remove(descending.size() - 1);
  }

  private Optional<KktPoint<T>> onSupport(List<Integer> support, List<T> sums) {
    T s1 = sums.get(0);
    T s2 = sums.get(1);
    T s3 = sums.get(2);
    T s4 = sums.get(3);
    if (s2.isZero()) {
      return problem.y().isZero()
          ? point(support, new Multipliers.AnyNu<>(zero, zero), false)
          : Optional.empty();
    }
    T nu = s1.subtract(problem.y()).divide(s2);
    T second = s2.subtract(nu.multiply(s3));
    int comparison = bound.map(second::compareTo).orElse(-1);
    T determinant = s2.multiply(s4).subtract(s3.multiply(s3));
    if (comparison < 0) {
      return point(support, new Multipliers.Unique<>(nu, zero), false);
    }
    if (comparison == 0) {
      Multipliers<T> multipliers =
          determinant.isZero()
              ? new Multipliers.Ray<>(nu, zero, s3.divide(s2))
              : new Multipliers.Unique<>(nu, zero);
      return point(support, multipliers, true);
    }
    if (determinant.isZero()) {
      return Optional.empty();
    }
    T first = s1.subtract(problem.y());
    T excess = s2.subtract(bound.orElseThrow());
    T mu = s2.multiply(excess).subtract(s3.multiply(first)).divide(determinant);
    T nuActive = s4.multiply(first).subtract(s3.multiply(excess)).divide(determinant);
    T twoEta = problem.eta().orElseThrow().multiply(2);
    // second > bound makes μ > 0: the bound pulls ⟨x²,v⟩ down from its value at λ = 0.
    return point(support, new Multipliers.Unique<>(nuActive, mu.divide(twoEta)), true);
  }

  /** The point with v = 1 − νx − 2ηλx² on the support, when all entries there are positive. */
  private Optional<KktPoint<T>> point(
      List<Integer> support, Multipliers<T> multipliers, boolean active) {
    T mu = problem.eta().map(eta -> eta.multiply(2).multiply(multipliers.lambda())).orElse(zero);
    List<T> v = new ArrayList<>(Collections.nCopies(problem.dimension(), zero));
    for (int i : support) {
      T entry = profile(i, multipliers.nu(), mu);
      if (entry.compareTo(zero) <= 0) {
        return Optional.empty();
      }
      v.set(i, entry);
    }
    return Optional.of(
        new KktPoint<>(
            support, v, multipliers, active, isGlobal(support, multipliers, mu), problem.risk(v)));
  }

  private T profile(int i, T nu, T mu) {
    List<T> x = powers.get(i);
    return one.subtract(nu.multiply(x.get(0))).subtract(mu.multiply(x.get(1)));
  }

  /**
   * Whether some multipliers have 1 − νx_i − μx_i² ≤ 0 for every i off the support: with the KKT
   * conditions of w these are the KKT conditions of the convex program in v, sufficient and
   * necessary.
   */
  private boolean isGlobal(List<Integer> support, Multipliers<T> multipliers, T mu) {
    // The profile at i is constant + slope·t along the multipliers' line, t ≥ lowest.
    Optional<T> lowest =
        multipliers instanceof Multipliers.AnyNu<T> ? Optional.empty() : Optional.of(zero);
    Optional<T> highest =
        multipliers instanceof Multipliers.Unique<T> ? Optional.of(zero) : Optional.empty();
    for (int i = 0; i < problem.dimension(); i++) {
      if (support.contains(i)) {
        continue;
      }
      T x = problem.x().get(i);
      T constant = profile(i, multipliers.nu(), mu);
      T slope = zero;
      if (multipliers instanceof Multipliers.Ray<T> ray) {
        // (ν − a t, μ + t), t ≥ 0.
        slope = x.multiply(ray.value().subtract(x));
      } else if (multipliers instanceof Multipliers.AnyNu<T>) {
        // (−t, 0), t ∈ ℝ.
        slope = x;
      }
      int sign = slope.compareTo(zero);
      if (sign == 0) {
        if (constant.compareTo(zero) > 0) {
          return false;
        }
      } else {
        T root = constant.divide(slope).negate();
        if (sign > 0) {
          highest = Optional.of(highest.filter(h -> h.compareTo(root) < 0).orElse(root));
        } else {
          lowest = Optional.of(lowest.filter(l -> l.compareTo(root) > 0).orElse(root));
        }
      }
    }
    return lowest.isEmpty()
        || highest.isEmpty()
        || lowest.orElseThrow().compareTo(highest.orElseThrow()) <= 0;
  }
}
