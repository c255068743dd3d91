package normsharp.theory.kkt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** The double path of the global minimizer against the exact one, on the same doubles. */
class RoundedRiskMinimizerProperties {
  /** What the double path promises, relative to max(1, v_i), wherever it does not refuse. */
  private static final double PROMISED = 1e-8;

  /** Twice the error bound at which the search is trusted: the bound is to first order. */
  private static final double TRUSTED = 2e-11;

  /**
   * A rounding of ν or μ moves v_i by 2⁻⁵³(|νx_i| + μx_i²), and forming v_i by a few times that.
   */
  private static final double ROUNDINGS = 8 * 0x1p-53;

  /** How the entries of x are drawn. */
  enum Entries {
    UNIFORM,
    TIES_AND_ZEROS,
    LOG_UNIFORM,
    NEARLY_EQUAL,
    AN_ULP_APART,
    FAR_APART,
    AT_THE_ENDS_OF_THE_RANGE;

    double draw(SplittableRandom random) {
      double u = random.nextDouble();
      int sign = random.nextInt(3) > 0 ? 1 : -1;
      return switch (this) {
        case UNIFORM -> sign * u;
        case TIES_AND_ZEROS -> (random.nextInt(7) - 3) / 3.0;
        case LOG_UNIFORM -> sign * Math.exp(8 * u - 4);
        case NEARLY_EQUAL -> sign * (1 + 1e-4 * random.nextInt(10));
        case AN_ULP_APART -> sign * (1 + Math.ulp(1.0) * random.nextInt(4));
        case FAR_APART -> sign * Math.scalb(1 + u, random.nextInt(80) - 40);
        case AT_THE_ENDS_OF_THE_RANGE -> sign * Math.scalb(1 + u, random.nextInt(1800) - 900);
      };
    }

    /** Whether doubles hold ν and μ well enough for every problem of this kind. */
    boolean isOrdinary() {
      return compareTo(NEARLY_EQUAL) <= 0;
    }
  }

  /** Where B lies. */
  enum Bound {
    NONE,
    /** Between the least feasible and the unconstrained second moment. */
    BETWEEN,
    /** A part 10⁻¹ to 10⁻¹⁶ of the way up from the least feasible one. */
    NEARLY_INFEASIBLE,
    /** Up to four ulp from the least feasible one on either side. */
    AT_THE_EDGE,
    ANYWHERE
  }

  /** A problem with 1 ≤ d ≤ 7 in doubles. */
  private static final class Instance {
    private final double[] x;
    private final double y;
    private final OptionalDouble eta;

    Instance(Entries entries, Bound kind, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      x = new double[1 + random.nextInt(7)];
      Arrays.setAll(x, i -> random.nextInt(12) == 0 ? 0 : entries.draw(random));
      y = label(random);
      eta = rate(kind, random);
    }

    private double label(SplittableRandom random) {
      double sum = 0;
      for (double xi : x) {
        sum += xi * random.nextInt(3);
      }
      return switch (random.nextInt(4)) {
        case 0 -> 0;
        case 1 -> sum;
        default -> x[random.nextInt(x.length)] * random.nextDouble(-0.5, 3);
      };
    }

    private OptionalDouble rate(Bound kind, SplittableRandom random) {
      double least = Double.POSITIVE_INFINITY;
      for (double xi : x) {
        least = Math.signum(xi) * Math.signum(y) > 0 ? Math.min(least, xi * y) : least;
      }
      least = Double.isInfinite(least) ? 0 : least;
      BigFraction free = BigFraction.ONE;
      Optional<RiskMinimizer<BigFraction>> unbounded =
          ConstrainedRiskMinimizer.of(RiskProblem.unbounded(exactX(), Rationals.ofDouble(y)));
      if (unbounded.isPresent()) {
        List<BigFraction> v = unbounded.orElseThrow().endToEnd(exactX());
        free = Vectors.dot(Vectors.power(exactX(), 2), v);
      }
      double range = Rationals.toDouble(free) - least;
      double bound =
          switch (kind) {
            case NONE -> Double.NaN;
            case BETWEEN -> least + range * random.nextDouble();
            case NEARLY_INFEASIBLE -> least + range * Math.pow(10, random.nextDouble(-16, -1));
            case AT_THE_EDGE -> least * (1 + Math.ulp(1.0) * (random.nextInt(9) - 4));
            case ANYWHERE -> Math.scalb(random.nextDouble(), random.nextInt(20) - 10);
          };
      double rate = 0.5 / bound;
      return rate > 0 && Double.isFinite(rate) ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    List<BigFraction> exactX() {
      return Arrays.stream(x).mapToObj(Rationals::ofDouble).toList();
    }

    Optional<RiskMinimizer<BigFraction>> exact() {
      Optional<BigFraction> rate =
          eta.isPresent() ? Optional.of(Rationals.ofDouble(eta.getAsDouble())) : Optional.empty();
      return ConstrainedRiskMinimizer.of(new RiskProblem<>(exactX(), Rationals.ofDouble(y), rate));
    }

    /** The weights in doubles with the problem scaled by 2ᵏ, no entries for an empty problem. */
    double[] solve(int k) {
      double[] scaled = Arrays.stream(x).map(xi -> Math.scalb(xi, k)).toArray();
      OptionalDouble rate =
          eta.isPresent()
              ? OptionalDouble.of(Math.scalb(eta.getAsDouble(), -2 * k))
              : OptionalDouble.empty();
      return ConstrainedRiskMinimizer.of(scaled, Math.scalb(y, k), rate)
          .map(found -> found.endToEnd(scaled))
          .orElse(new double[0]);
    }

    /** The weights, or the refusal as a text. */
    Object solveOrRefuse(int k) {
      try {
        return solve(k);
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage().endsWith("use exact numbers"), refused.getMessage());
        return "refused";
      }
    }

    @Override
    public String toString() {
      return "x = " + Arrays.toString(x) + ", y = " + y + ", η = " + eta;
    }
  }

  @Property(tries = 4000, seed = "21")
  void doublesGiveTheExactMinimizerOrRefuse(
      @ForAll Entries entries, @ForAll Bound bound, @ForAll("seeds") long seed) {
    Instance instance = new Instance(entries, bound, seed);
    Object solved = instance.solveOrRefuse(0);
    if (!(solved instanceof double[] v)) {
      assertTrue(!entries.isOrdinary(), () -> "refused " + instance);
      return;
    }
    Optional<RiskMinimizer<BigFraction>> exact = instance.exact();
    assertEquals(exact.isPresent(), v.length > 0, instance::toString);
    if (exact.isEmpty()) {
      return;
    }
    RiskMinimizer<BigFraction> minimizer = exact.orElseThrow();
    double nu = Math.abs(Rationals.toDouble(minimizer.nu()));
    double mu = Rationals.toDouble(minimizer.mu());
    for (int i = 0; i < v.length; i++) {
      double expected = Rationals.toDouble(minimizer.endToEnd(Rationals.ofDouble(instance.x[i])));
      double size = Math.abs(instance.x[i]);
      double rounding = ROUNDINGS * (1 + size * (nu + mu * size));
      double tolerance =
          Math.min(PROMISED * Math.max(1, expected), TRUSTED * Math.max(1, expected) + rounding);
      assertEquals(expected, v[i], tolerance, instance::toString);
    }
  }

  @Property(tries = 3000, seed = "22")
  void scalingByAPowerOfTwoChangesNoBit(
      @ForAll Entries entries,
      @ForAll Bound bound,
      @ForAll("seeds") long seed,
      @ForAll("powers") int k) {
    if (entries == Entries.AT_THE_ENDS_OF_THE_RANGE) {
      return;
    }
    Instance instance = new Instance(entries, bound, seed);
    Object unscaled = instance.solveOrRefuse(0);
    Object scaled = instance.solveOrRefuse(k);
    if (unscaled instanceof double[] v && scaled instanceof double[] w) {
      assertArrayEquals(v, w, () -> instance + " by 2^" + k);
    } else {
      assertEquals(unscaled, scaled, () -> instance + " by 2^" + k);
    }
  }

  /** Multipliers whose support can't tell ν from μ, however well the constraints hold. */
  @Example
  void theCheckRejectsWrongMultipliers() {
    double[] x = {0.25, 0.5, 1};
    MultiplierRefinement refinement = new MultiplierRefinement(x, 0.5, OptionalDouble.of(0.125));
    // B = y·a₁: only v = (2, 0, 0) is feasible.
    for (double mu : new double[] {0, 1, 8, 100}) {
      RiskMinimizer<Binary64> wrong =
          new RiskMinimizer<>(new Binary64(-mu / 4), new Binary64(mu), true, 3);
      assertTrue(refinement.refine(wrong).isEmpty());
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<Integer> powers() {
    return Arbitraries.integers().between(-300, 300);
  }
}
