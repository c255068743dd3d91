package normsharp.theory.kkt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
   * <p>Whether there is one is decided exactly. The search is trusted where its own error bound for
   * v_i stays below 10⁻¹¹ max(1, v_i); elsewhere, as for a bound near its least feasible value, the
   * problem is solved exactly and only the multipliers are rounded. Scaling x, y by 2ᵏ and η by 4⁻ᵏ
   * leaves v the same to the bit.
   *
   * @param x the data point x₀, length d ≥ 1; not modified
   * @param y the label y₀
   * @param eta learning rate η &gt; 0; empty for no bound
   * @return empty when no point of 𝓜 has S ≤ 2/η, and when 𝓜 is empty
   * @throws IllegalArgumentException for numbers that are not finite; where no doubles ν and μ give
   *     v to 10⁻⁸ max(1, v_i), as for features an ulp apart; and where d &gt; 10⁵ doubles need
   *     exact arithmetic
   */
  public static Optional<RiskMinimizer<Binary64>> of(double[] x, double y, OptionalDouble eta) {
    return RoundedRiskMinimizer.of(x, y, eta);
  }

  /** The window search; empty when there is nothing to find, as far as T can tell. */
  static <T extends FieldElement<T> & Comparable<T>> Optional<SupportWindow.Solution<T>> solve(
      SupportWindow<T> window, Optional<T> bound) {
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

  /** The minimizer for x and y that the window saw as −x and −y, or as they are. */
  static <T extends FieldElement<T> & Comparable<T>> RiskMinimizer<T> minimizer(
      SupportWindow<T> window, SupportWindow.Solution<T> solution, boolean flip, int zeros) {
    int size =
        zeros
            + window.positive().entries(solution.positives())
            + window.negative().entries(solution.negatives());
    T nu = flip ? solution.nu().negate() : solution.nu();
    return new RiskMinimizer<>(nu, solution.mu(), solution.boundActive(), size);
  }
}
