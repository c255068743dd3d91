package normsharp.theory.kkt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Requirements;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** The global minimizer of (12) for doubles: a fast search that is checked, else exact numbers. */
final class RoundedRiskMinimizer {
  private RoundedRiskMinimizer() {}

  /** Largest d that is solved exactly where the search isn't trusted: a matter of seconds. */
  private static final int EXACT_LIMIT = 100_000;

  /** How far v may be off, relative to max(1, v_i), because ν and μ are rounded to doubles. */
  private static final double REPRESENTABLE = 1e-8;

  /** Fourth powers of scaled entries from here on are normal doubles. */
  private static final double LEAST_SCALED = 0x1p-250;

  static Optional<RiskMinimizer<Binary64>> of(double[] x, double y, OptionalDouble eta) {
    requireNumbers(x, y, eta);
    if (!isFeasible(x, y, eta)) {
      return Optional.empty();
    }
    return Optional.of(search(x, y, eta).orElseGet(() -> exact(x, y, eta)));
  }

  private static void requireNumbers(double[] x, double y, OptionalDouble eta) {
    if (x.length == 0) {
      throw new IllegalArgumentException("x must have at least one entry, got an empty vector");
    }
    Requirements.finite("y", new Binary64(y));
    if (eta.isPresent()) {
      Requirements.positive("η", new Binary64(eta.getAsDouble()));
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException("x[" + i + "] must be a finite number, got " + x[i]);
      }
    }
  }

  /** Whether 2η|y|·min{|x_i| : x_i y &gt; 0} ≤ 1, exactly; true for y = 0. */
  private static boolean isFeasible(double[] x, double y, OptionalDouble eta) {
    if (y == 0) {
      return true;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double xi : x) {
      double helpful = Math.signum(y) * xi;
      if (helpful > 0) {
        least = Math.min(least, helpful);
      }
    }
    if (Double.isInfinite(least) || eta.isEmpty()) {
      return Double.isFinite(least);
    }
    BigDecimal product =
        new BigDecimal(least)
            .multiply(new BigDecimal(Math.abs(y)))
            .multiply(new BigDecimal(eta.getAsDouble()))
            .multiply(BigDecimal.valueOf(2));
    return product.compareTo(BigDecimal.ONE) <= 0;
  }

  /** The search in double arithmetic on x/2ᵏ, largest entry in [1, 2); empty if not trusted. */
  private static Optional<RiskMinimizer<Binary64>> search(
      double[] x, double y, OptionalDouble eta) {
    double largest = 0;
    for (double xi : x) {
      largest = Math.max(largest, Math.abs(xi));
    }
    int k = largest == 0 ? 0 : Math.getExponent(largest);
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = Math.scalb(x[i], -k);
      if (x[i] != 0 && Math.abs(scaled[i]) < LEAST_SCALED) {
        return Optional.empty();
      }
    }
    double label = Math.scalb(y, -k);
    OptionalDouble bound = OptionalDouble.empty();
    if (eta.isPresent()) {
      double rounded = 0.5 / eta.getAsDouble();
      bound = OptionalDouble.of(Math.scalb(rounded, -2 * k));
      if (!survives(rounded, rounded) || !survives(rounded, bound.getAsDouble())) {
        return Optional.empty();
      }
    }
    if (!survives(y, label)) {
      return Optional.empty();
    }
    MultiplierRefinement refinement = new MultiplierRefinement(scaled, label, bound);
    return searchScaled(scaled, label, bound)
        .flatMap(refinement::refine)
        .flatMap(solution -> scaledBack(solution, k));
  }

  /** Whether a scaled number is a normal double, or the zero that it was. */
  private static boolean survives(double value, double scaled) {
    return value == 0 || (Math.abs(scaled) >= Double.MIN_NORMAL && Double.isFinite(scaled));
  }

  private static Optional<RiskMinimizer<Binary64>> scaledBack(
      RiskMinimizer<Binary64> solution, int k) {
    double nu = Math.scalb(solution.nu().getReal(), -k);
    double mu = Math.scalb(solution.mu().getReal(), -2 * k);
    if (!survives(solution.nu().getReal(), nu) || !survives(solution.mu().getReal(), mu)) {
      return Optional.empty();
    }
    return Optional.of(
        new RiskMinimizer<>(
            new Binary64(nu), new Binary64(mu), solution.boundActive(), solution.supportSize()));
  }

  private static Optional<RiskMinimizer<Binary64>> searchScaled(
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
    return ConstrainedRiskMinimizer.solve(window, fieldBound)
        .map(solution -> ConstrainedRiskMinimizer.minimizer(window, solution, flip, zeros));
  }

  /** The exact minimizer of a feasible problem with ν and μ rounded to the nearest doubles. */
  private static RiskMinimizer<Binary64> exact(double[] x, double y, OptionalDouble eta) {
    if (x.length > EXACT_LIMIT) {
      throw new IllegalArgumentException(
          "x, y and η must be far enough from infeasible for double arithmetic when d > "
              + EXACT_LIMIT
              + ", got d = "
              + x.length
              + "; use exact numbers");
    }
    List<BigFraction> features = new ArrayList<>(x.length);
    for (double xi : x) {
      features.add(Rationals.ofDouble(xi));
    }
    Optional<BigFraction> rate =
        eta.isPresent() ? Optional.of(Rationals.ofDouble(eta.getAsDouble())) : Optional.empty();
    RiskMinimizer<BigFraction> exact =
        ConstrainedRiskMinimizer.of(new RiskProblem<>(features, Rationals.ofDouble(y), rate))
            .orElseThrow();
    double nu = Rationals.toDouble(exact.nu());
    double mu = Rationals.toDouble(exact.mu());
    RiskMinimizer<Binary64> rounded =
        new RiskMinimizer<>(
            new Binary64(nu), new Binary64(mu), exact.boundActive(), exact.supportSize());
    double[] v = rounded.endToEnd(x);
    for (int i = 0; i < v.length; i++) {
      double expected = Rationals.toDouble(exact.endToEnd(features.get(i)));
      // Written so that NaN and infinities are refused too.
      if (!(Math.abs(v[i] - expected) <= REPRESENTABLE * Math.max(1, expected))) {
        throw new IllegalArgumentException(
            "x, y and η must be of sizes that double arithmetic can compare, but ν = "
                + nu
                + " and μ = "
                + mu
                + " give v["
                + i
                + "] = "
                + v[i]
                + " for "
                + expected
                + "; use exact numbers");
      }
    }
    return rounded;
  }
}
