package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Requirements;
import org.hipparchus.FieldElement;
import org.hipparchus.util.Binary64;

/**
 * The global minimizer of (12) in O(d log d), for any signs of x₀: exactly over an exact field, and
 * for up to millions of doubles.
 *
 * <p>The paper calls it "cumbersome to analytically extract for general d which of the KKT points
 * of Lemma E.1 corresponds to a global minimizer"; the support is a window around 0, see {@link
 * SupportWindow}.
 *
 * @see "Lemma E.1, eq. (12)"
 */
public final class ConstrainedRiskMinimizer {
  private ConstrainedRiskMinimizer() {}

  /** Refinements of rounded multipliers; each squares the relative error until rounding. */
  private static final int REFINEMENTS = 3;

  /**
   * The global minimizer, exact over an exact field.
   *
   * @return empty when no point of 𝓜 has S ≤ 2/η, and when 𝓜 is empty
   */
  public static <T extends FieldElement<T> & Comparable<T>> Optional<RiskMinimizer<T>> of(
      RiskProblem<T> problem) {
    T zero = problem.y().getField().getZero();
    boolean flip = problem.y().compareTo(zero) < 0;
    List<T> positive = new ArrayList<>();
    List<T> negative = new ArrayList<>();
    for (T xi : problem.x()) {
      int sign = xi.compareTo(zero);
      if (sign > 0) {
        (flip ? negative : positive).add(xi);
      } else if (sign < 0) {
        (flip ? positive : negative).add(xi.negate());
      }
    }
    int zeros = problem.dimension() - positive.size() - negative.size();
    SupportWindow<T> window =
        new SupportWindow<>(
            SortedMagnitudes.of(positive, zero),
            SortedMagnitudes.of(negative, zero),
            flip ? problem.y().negate() : problem.y());
    return solve(window, problem.secondMomentBound())
        .map(solution -> minimizer(window, solution, flip, zeros));
  }

  /**
   * The global minimizer in double arithmetic, in O(d log d) time and O(d) memory.
   *
   * <p>The constraints hold to about 10⁻¹² relative to Σ|x_i|v_i and Σx_i²v_i on well-conditioned
   * data; the closer B = 1/(2η) comes to its least feasible value, the larger the multipliers and
   * with them the rounding. Scaling x, y by 2ᵏ and η by 4⁻ᵏ leaves v the same to the bit.
   *
   * @param x the data point x₀, length d ≥ 1; not modified
   * @param y the label y₀
   * @param eta learning rate η &gt; 0; empty for no bound
   * @return empty when no point of 𝓜 has S ≤ 2/η, and when 𝓜 is empty
   * @throws IllegalArgumentException for numbers that are not finite, and for sizes of x, y and η
   *     so far apart that a multiplier leaves the range of doubles
   */
  public static Optional<RiskMinimizer<Binary64>> of(double[] x, double y, OptionalDouble eta) {
    if (x.length == 0) {
      throw new IllegalArgumentException("x must have at least one entry, got an empty vector");
    }
    Requirements.finite("y", new Binary64(y));
    if (eta.isPresent()) {
      Requirements.positive("η", new Binary64(eta.getAsDouble()));
    }
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException("x[" + i + "] must be a finite number, got " + x[i]);
      }
      largest = Math.max(largest, Math.abs(x[i]));
    }
    // Powers up to x⁴ are summed: x/2ᵏ has its largest entry in [1, 2), and v stays as it is.
    int k = largest == 0 ? 0 : Math.getExponent(largest);
    OptionalDouble bound = OptionalDouble.empty();
    if (eta.isPresent()) {
      bound = OptionalDouble.of(scaled("1/(2η)", 0.5 / eta.getAsDouble(), -2 * k));
    }
    return ofScaled(scaled(x, -k), scaled("y", y, -k), bound)
        .map(
            solution ->
                new RiskMinimizer<>(
                    new Binary64(scaled("ν", solution.nu().getReal(), -k)),
                    new Binary64(scaled("μ", solution.mu().getReal(), -2 * k)),
                    solution.boundActive(),
                    solution.supportSize()));
  }

  private static double[] scaled(double[] x, int power) {
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = Math.scalb(x[i], power);
    }
    return scaled;
  }

  /** value·2^power, exact; refused where it leaves the range of normal doubles. */
  private static double scaled(String name, double value, int power) {
    double scaled = Math.scalb(value, power);
    if (value != 0 && !(Math.abs(scaled) >= Double.MIN_NORMAL && Double.isFinite(scaled))) {
      throw new IllegalArgumentException(
          "x, y and η must be of sizes that double arithmetic can compare, got "
              + name
              + " = "
              + value
              + "·2^"
              + power
              + "; use exact numbers");
    }
    return scaled;
  }

  private static Optional<RiskMinimizer<Binary64>> ofScaled(
      double[] x, double y, OptionalDouble bound) {
    boolean flip = y < 0;
    int positives = 0;
    int negatives = 0;
    for (double xi : x) {
      double value = flip ? -xi : xi;
      positives += value > 0 ? 1 : 0;
      negatives += value < 0 ? 1 : 0;
    }
    double[] positive = new double[positives];
    double[] negative = new double[negatives];
    for (double xi : x) {
      double value = flip ? -xi : xi;
      if (value > 0) {
        positive[--positives] = value;
      } else if (value < 0) {
        negative[--negatives] = -value;
      }
    }
    int zeros = x.length - positive.length - negative.length;
    SupportWindow<Binary64> window =
        new SupportWindow<>(
            SortedMagnitudes.ofDoubles(positive),
            SortedMagnitudes.ofDoubles(negative),
            new Binary64(Math.abs(y)));
    Optional<Binary64> fieldBound =
        bound.isPresent() ? Optional.of(new Binary64(bound.getAsDouble())) : Optional.empty();
    return solve(window, fieldBound)
        .map(solution -> minimizer(window, solution, flip, zeros))
        .map(first -> refine(first, x, y, bound))
        .map(ConstrainedRiskMinimizer::requireFinite);
  }

  private static RiskMinimizer<Binary64> requireFinite(RiskMinimizer<Binary64> minimizer) {
    if (!Double.isFinite(minimizer.nu().getReal()) || !Double.isFinite(minimizer.mu().getReal())) {
      throw new IllegalArgumentException(
          "the entries of x must be of sizes that double arithmetic can compare, got multipliers ν = "
              + minimizer.nu()
              + ", μ = "
              + minimizer.mu()
              + "; use exact numbers");
    }
    return minimizer;
  }

  private static <T extends FieldElement<T> & Comparable<T>>
      Optional<SupportWindow.Solution<T>> solve(SupportWindow<T> window, Optional<T> bound) {
    boolean empty =
        window.positive().count() == 0 && window.y().compareTo(window.y().getField().getZero()) > 0;
    if (empty) {
      return Optional.empty();
    }
    if (bound.isPresent() && window.positive().count() > 0) {
      T least = window.y().multiply(window.positive().magnitude(1));
      if (least.compareTo(bound.orElseThrow()) > 0) {
        return Optional.empty();
      }
    }
    SupportWindow.Solution<T> free = window.withoutBound();
    if (bound.isEmpty() || window.secondMoment(free).compareTo(bound.orElseThrow()) <= 0) {
      return Optional.of(free);
    }
    return Optional.of(window.withBound(free, bound.orElseThrow()));
  }

  private static <T extends FieldElement<T> & Comparable<T>> RiskMinimizer<T> minimizer(
      SupportWindow<T> window, SupportWindow.Solution<T> solution, boolean flip, int zeros) {
    int size =
        zeros
            + window.positive().entries(solution.positives())
            + window.negative().entries(solution.negatives());
    T nu = flip ? solution.nu().negate() : solution.nu();
    return new RiskMinimizer<>(nu, solution.mu(), solution.boundActive(), size);
  }

  /** Newton's steps on both constraints at a fixed window: removes the prefix sums' rounding. */
  private static RiskMinimizer<Binary64> refine(
      RiskMinimizer<Binary64> first, double[] x, double y, OptionalDouble bound) {
    RiskMinimizer<Binary64> current = first;
    for (int round = 0; round < REFINEMENTS; round++) {
      double n = current.nu().getReal();
      double m = current.mu().getReal();
      double f = -y;
      double g = -bound.orElse(0);
      double s2 = 0;
      double s3 = 0;
      double s4 = 0;
      for (double xi : x) {
        double v = 1 - xi * (n + m * xi);
        if (v > 0) {
          double square = xi * xi;
          f += xi * v;
          g += square * v;
          s2 += square;
          s3 += square * xi;
          s4 += square * square;
        }
      }
      double determinant = s2 * s4 - s3 * s3;
      double nuStep = f / s2;
      double muStep = 0;
      if (current.boundActive()) {
        nuStep = (s4 * f - s3 * g) / determinant;
        muStep = (s2 * g - s3 * f) / determinant;
      }
      if (!Double.isFinite(nuStep) || !Double.isFinite(muStep) || m + muStep < 0) {
        return current;
      }
      current =
          new RiskMinimizer<>(
              new Binary64(n + nuStep),
              new Binary64(m + muStep),
              current.boundActive(),
              current.supportSize());
    }
    return current;
  }
}
