package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import normsharp.theory.arithmetic.Rationals;
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
  private final T scale;
  private final T y;
  private final Optional<T> bound;
  private final List<List<T>> powers;
  private final T zero;
  private final T one;

  private KktEnumeration(RiskProblem<T> problem) {
    // In the features c·x, c their common denominator, power sums are integers and stay small.
    this.problem = problem;
    this.scale = Rationals.commonDenominator(problem.x());
    this.y = problem.y().multiply(scale);
    this.bound = problem.secondMomentBound().map(b -> b.multiply(scale).multiply(scale));
    this.zero = y.getField().getZero();
    this.one = y.getField().getOne();
    this.powers = new ArrayList<>();
    for (T xi : problem.x()) {
      T x = xi.multiply(scale);
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

  /**
   * The candidate v_i = 1 − (ν x_i + μ x_i²)/determinant on a support, with ν, μ and the
   * determinant still undivided: most supports fail the sign conditions, which need no division.
   */
  private Optional<KktPoint<T>> onSupport(List<Integer> support, List<T> sums) {
    T s1 = sums.get(0);
    T s2 = sums.get(1);
    T s3 = sums.get(2);
    T s4 = sums.get(3);
    if (s2.isZero()) {
      return y.isZero()
          ? Optional.of(point(support, new Multipliers.AnyNu<>(zero, zero), zero, false))
          : Optional.empty();
    }
    T first = s1.subtract(y);
    T determinant = s2.multiply(s4).subtract(s3.multiply(s3));
    // ⟨x²,v⟩ − B at λ = 0, times s₂ > 0.
    int comparison =
        bound
            .map(b -> s2.multiply(s2.subtract(b)).subtract(first.multiply(s3)).compareTo(zero))
            .orElse(-1);
    if (comparison <= 0) {
      if (!isPositive(support, s2, first, zero)) {
        return Optional.empty();
      }
      T nu = first.divide(s2).multiply(scale);
      Multipliers<T> multipliers =
          comparison == 0 && determinant.isZero()
              ? new Multipliers.Ray<>(nu, zero, s3.divide(s2).divide(scale))
              : new Multipliers.Unique<>(nu, zero);
      return Optional.of(point(support, multipliers, zero, comparison == 0));
    }
    if (determinant.isZero()) {
      return Optional.empty();
    }
    T excess = s2.subtract(bound.orElseThrow());
    T mu = s2.multiply(excess).subtract(s3.multiply(first));
    T nu = s4.multiply(first).subtract(s3.multiply(excess));
    if (!isPositive(support, determinant, nu, mu)) {
      return Optional.empty();
    }
    // The comparison is mu > 0: the bound pulls ⟨x²,v⟩ down from its value at λ = 0.
    T muOfX = mu.divide(determinant).multiply(scale).multiply(scale);
    T lambda = muOfX.divide(problem.eta().orElseThrow().multiply(2));
    T nuOfX = nu.divide(determinant).multiply(scale);
    return Optional.of(point(support, new Multipliers.Unique<>(nuOfX, lambda), muOfX, true));
  }

  /** Whether determinant − νx_i − μx_i² &gt; 0 on the support. */
  private boolean isPositive(List<Integer> support, T determinant, T nu, T mu) {
    for (int i : support) {
      T x = powers.get(i).get(0);
      if (determinant.subtract(x.multiply(nu.add(mu.multiply(x)))).compareTo(zero) <= 0) {
        return false;
      }
    }
    return true;
  }

  /** The point with v = 1 − νx − μx² on the support, where these are positive. */
  private KktPoint<T> point(
      List<Integer> support, Multipliers<T> multipliers, T mu, boolean active) {
    List<T> v = new ArrayList<>(Collections.nCopies(problem.dimension(), zero));
    for (int i : support) {
      v.set(i, profile(i, multipliers.nu(), mu));
    }
    return new KktPoint<>(
        support, v, multipliers, active, isGlobal(support, multipliers, mu), problem.risk(v));
  }

  private T profile(int i, T nu, T mu) {
    T x = problem.x().get(i);
    return one.subtract(x.multiply(nu.add(mu.multiply(x))));
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
