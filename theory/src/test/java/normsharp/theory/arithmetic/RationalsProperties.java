package normsharp.theory.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.fraction.BigFraction;

class RationalsProperties {
  /** Doubles of all binary exponents, from their bits. */
  @Provide
  Arbitrary<Double> finiteDoubles() {
    return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
  }

  /** Mixed signs, zeros, and sizes from small to far beyond the range of double. */
  @Provide
  Arbitrary<BigFraction> fractions() {
    Arbitrary<BigInteger> integers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-9, 9).map(BigInteger::valueOf),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(120).negate(), BigInteger.TWO.pow(120)));
    Arbitrary<Integer> shifts = Arbitraries.integers().between(-1200, 1200);
    return Combinators.combine(integers, integers, shifts)
        .as(
            (a, b, shift) -> {
              BigFraction quotient = new BigFraction(a, b.signum() == 0 ? BigInteger.ONE : b);
              BigInteger power = BigInteger.ONE.shiftLeft(Math.abs(shift));
              return shift < 0 ? quotient.divide(power) : quotient.multiply(power);
            });
  }

  @Property(seed = "101", tries = 500)
  void formattingAndParsingAreInverse(@ForAll("fractions") BigFraction value) {
    assertEquals(value, Rationals.parse(Rationals.format(value)));
  }

  @Property(seed = "102", tries = 200)
  void vectorsAreParsedEntryByEntry(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -9, max = 9) Integer> entries) {
    String text = String.join(" , ", entries.stream().map(k -> k + "/7").toList());
    assertEquals(
        entries.stream().map(k -> new BigFraction(k, 7)).toList(), Rationals.parseVector(text));
  }

  @Property(seed = "103", tries = 1000)
  void doublesSurviveTheWayThroughRationals(@ForAll("finiteDoubles") double value) {
    BigFraction exact = Rationals.ofDouble(value);
    BigDecimal decimal = new BigDecimal(value);
    assertEquals(Rationals.parse(decimal.toString()), exact);
    assertEquals(value + 0.0, Rationals.toDouble(exact));
  }

  /**
   * Nearest means: no neighbouring double is closer. This does not use the algorithm under test.
   */
  @Property(seed = "104", tries = 1000)
  void noOtherDoubleIsNearerAndTiesGoToEven(@ForAll("fractions") BigFraction value) {
    double nearest = Rationals.toDouble(value);
    assertTrue(isNearest(nearest, value), () -> nearest + " for " + value);
  }

  @Property(seed = "105", tries = 200)
  void theNearestDoubleLawRejectsANeighbour(@ForAll("fractions") BigFraction value) {
    double nearest = Rationals.toDouble(value);
    assertTrue(!isNearest(Math.nextUp(nearest), value) || !Double.isFinite(nearest));
    assertTrue(!isNearest(Math.nextDown(nearest), value) || !Double.isFinite(nearest));
  }

  private static boolean isNearest(double candidate, BigFraction value) {
    BigFraction boundary = // where overflow begins
        Rationals.ofDouble(Double.MAX_VALUE).add(new BigFraction(BigInteger.ONE.shiftLeft(970)));
    if (value.abs().compareTo(boundary) >= 0) {
      return candidate == value.signum() * Double.POSITIVE_INFINITY;
    }
    if (!Double.isFinite(candidate)) {
      return false;
    }
    BigFraction error = Rationals.ofDouble(candidate).subtract(value).abs();
    boolean even = (Double.doubleToLongBits(candidate) & 1) == 0;
    for (double other : new double[] {Math.nextUp(candidate), Math.nextDown(candidate)}) {
      if (Double.isFinite(other)) {
        int order = error.compareTo(Rationals.ofDouble(other).subtract(value).abs());
        if (order > 0 || (order == 0 && !even)) {
          return false;
        }
      }
    }
    return true;
  }

  @Property(seed = "106", tries = 500)
  void rootsOfPowersAreFound(
      @ForAll("fractions") BigFraction root, @ForAll @IntRange(min = 1, max = 9) int n) {
    BigFraction expected = n % 2 == 0 ? root.abs() : root;
    assertEquals(Optional.of(expected), Rationals.exactRoot(root.pow(n), n));
  }

  @Property(seed = "107", tries = 500)
  void aFoundRootHasTheRightPower(
      @ForAll @IntRange(min = -70, max = 70) int a,
      @ForAll @IntRange(min = 1, max = 70) int b,
      @ForAll @IntRange(min = 1, max = 6) int n) {
    BigFraction value = new BigFraction(a, b);
    Rationals.exactRoot(value, n).ifPresent(root -> assertEquals(value, root.pow(n)));
  }

  @Property(seed = "108", tries = 500)
  void decimalsAreWithinHalfAUnitOfTheirLastDigit(
      @ForAll("fractions") BigFraction value, @ForAll @IntRange(min = 1, max = 30) int digits) {
    BigFraction rounded = Rationals.parse(Rationals.toDecimal(value, digits));
    // |rounded − value| ≤ ½·10^(1−digits)·10^⌊log₁₀|rounded|⌋ ≤ ½·10^(1−digits)·|rounded|
    BigFraction bound = rounded.abs().divide(BigInteger.TEN.pow(digits - 1)).divide(2);
    assertTrue(rounded.subtract(value).abs().compareTo(bound) <= 0);
  }
}
