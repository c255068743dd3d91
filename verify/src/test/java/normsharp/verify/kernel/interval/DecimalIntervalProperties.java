package normsharp.verify.kernel.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import normsharp.verify.kernel.Rational;

/** Each operation against exact rational arithmetic or against a plain series with 100 digits. */
class DecimalIntervalProperties {
  /** Few digits make rounding matter. */
  private static final int FEW = 4;

  private static final MathContext MANY = new MathContext(100);

  /** Error of {@link #referenceExp}, relative, far below what 30 digits can show. */
  private static final BigDecimal REFERENCE_ERROR = new BigDecimal("1e-60");

  /** An interval and a number in it. */
  record Member(Rational value, DecimalInterval interval) {}

  @Provide
  Arbitrary<Rational> rationals() {
    return Combinators.combine(
            Arbitraries.longs().between(-1000, 1000), Arbitraries.longs().between(1, 300))
        .as(Rational::of);
  }

  @Provide
  Arbitrary<Member> members() {
    return Combinators.combine(
            rationals(),
            rationals(),
            Arbitraries.longs().between(0, 4),
            Arbitraries.integers().between(FEW, 2 * FEW))
        .as(
            (a, b, quarter, digits) -> {
              Rational lower = a.compareTo(b) <= 0 ? a : b;
              Rational upper = a.compareTo(b) <= 0 ? b : a;
              Rational value =
                  lower.plus(upper.plus(lower.negate()).times(Rational.of(quarter, 4)));
              return new Member(value, DecimalInterval.of(lower, upper, digits));
            });
  }

  @Property(tries = 2000, seed = "61")
  void arithmeticEnclosesExactArithmetic(
      @ForAll("members") Member x, @ForAll("members") Member y, @ForAll @IntRange(max = 7) int n) {
    assertContains(x.interval().plus(y.interval()), x.value().plus(y.value()));
    assertContains(x.interval().minus(y.interval()), x.value().plus(y.value().negate()));
    assertContains(x.interval().times(y.interval()), x.value().times(y.value()));
    assertContains(x.interval().power(n), x.value().power(n));
    assertContains(x.interval().negate(), x.value().negate());
    if (y.interval().contains(Rational.ZERO)) {
      assertThrows(ArithmeticException.class, () -> x.interval().divide(y.interval()));
    } else {
      Rational reciprocal = new Rational(y.value().denominator(), y.value().numerator());
      assertContains(x.interval().divide(y.interval()), x.value().times(reciprocal));
    }
  }

  /** The ends of a product or quotient are attained at ends, so nothing but rounding is lost. */
  @Property(tries = 1000, seed = "62")
  void productsAndQuotientsAreTheHullOfWhatTheEndsGive(
      @ForAll("members") Member x, @ForAll("members") Member y) {
    assertEquals(
        hullOfEnds(x.interval(), y.interval(), DecimalInterval::times),
        x.interval().times(y.interval()));
    if (!y.interval().contains(Rational.ZERO)) {
      assertEquals(
          hullOfEnds(x.interval(), y.interval(), DecimalInterval::divide),
          x.interval().divide(y.interval()));
    }
  }

  @Property(tries = 500, seed = "63")
  void evenPowersAreTight(@ForAll("members") Member x) {
    DecimalInterval square = x.interval().power(2);
    assertTrue(square.lower().signum() >= 0);
    assertEquals(x.interval().contains(Rational.ZERO), square.contains(Rational.ZERO));
  }

  @Property(tries = 1000, seed = "64")
  void squareRootsEncloseExactly(@ForAll("members") Member x) {
    assertContains(
        x.interval().power(2).sqrt(), x.value().signum() < 0 ? x.value().negate() : x.value());
    if (x.interval().lower().signum() < 0) {
      assertThrows(ArithmeticException.class, () -> x.interval().sqrt());
    } else {
      DecimalInterval root = x.interval().sqrt();
      assertTrue(root.lower().pow(2).compareTo(x.interval().lower()) <= 0);
      assertTrue(root.upper().pow(2).compareTo(x.interval().upper()) >= 0);
      assertTrue(isNarrow(point(x.interval().lower()).sqrt()));
    }
  }

  @Property(tries = 500, seed = "65")
  void exponentialsAndLogarithmsEncloseTheReference(
      @ForAll("rationals") Rational tenfold, @ForAll @IntRange(min = -12, max = 2) int scale) {
    BigDecimal t = DecimalInterval.of(tenfold).lower().scaleByPowerOfTen(scale - 2);
    DecimalInterval exponential = point(t).exp();
    assertTrue(isNarrow(exponential));
    assertEncloses(exponential, referenceExp(t));

    DecimalInterval logistic = point(t).logistic();
    BigDecimal e = referenceExp(t.negate());
    assertTrue(isNarrow(logistic));
    assertEncloses(logistic, BigDecimal.ONE.divide(BigDecimal.ONE.add(e), MANY));

    // log(s) ∈ [a, b] just when eᵃ ≤ s ≤ eᵇ.
    BigDecimal s = referenceExp(t).round(new MathContext(40));
    DecimalInterval logarithm = point(s).log();
    BigDecimal slack = s.multiply(REFERENCE_ERROR);
    assertTrue(referenceExp(logarithm.lower()).compareTo(s.add(slack)) <= 0);
    assertTrue(referenceExp(logarithm.upper()).compareTo(s.subtract(slack)) >= 0);
    BigDecimal size = logarithm.magnitude().upper().max(BigDecimal.ONE);
    assertTrue(logarithm.width().compareTo(size.movePointLeft(28)) <= 0, logarithm::toString);
  }

  @Property(tries = 300, seed = "66")
  void moreDigitsLieWithinFewer(@ForAll("members") Member x) {
    DecimalInterval few = x.interval();
    DecimalInterval many = new DecimalInterval(few.lower(), few.upper(), 60);
    assertTrue(few.exp().contains(many.exp()));
    assertTrue(few.logistic().contains(many.logistic()));
    if (few.lower().signum() > 0) {
      assertTrue(few.log().contains(many.log()));
      assertTrue(few.sqrt().contains(many.sqrt()));
    }
  }

  @Property(tries = 500, seed = "67")
  void intervalsAreSets(@ForAll("members") Member x, @ForAll("members") Member y) {
    DecimalInterval hull = x.interval().hull(y.interval());
    assertTrue(hull.contains(x.interval()) && hull.contains(y.interval()));
    Optional<DecimalInterval> common = x.interval().intersection(y.interval());
    assertEquals(
        common.isPresent() && common.get().contains(x.value()),
        x.interval().contains(x.value()) && y.interval().contains(x.value()));
    List<DecimalInterval> halves = x.interval().split();
    assertTrue(halves.get(0).contains(x.value()) || halves.get(1).contains(x.value()));
    assertEquals(x.interval(), halves.get(0).hull(halves.get(1)));
    assertEquals(halves.get(0).upper(), x.interval().midpoint().stripTrailingZeros());
    assertEquals(0, halves.get(0).width().compareTo(halves.get(1).width()));
  }

  @Example
  void knownValuesAreEnclosed() {
    String pi = "3.14159265358979323846264338327950288419716939937510";
    String e = "2.71828182845904523536028747135266249775724709369995";
    String logTwo = "0.69314718055994530941723212145817656807550013436025";
    String rootTwo = "1.41421356237309504880168872420969807856967187537694";
    assertAgrees(pi, DecimalInterval.pi(45));
    assertAgrees(e, exactly("1", 45).exp());
    assertAgrees(logTwo, exactly("2", 45).log());
    assertAgrees(rootTwo, exactly("2", 45).sqrt());
    // e^π checks two of them together.
    assertTrue(
        new DecimalInterval(
                new BigDecimal("23.1406926327792690057"),
                new BigDecimal("23.1406926327792690058"),
                30)
            .contains(DecimalInterval.pi(30).exp()));
  }

  @Example
  void exactCasesStayExact() {
    assertEquals(exactly("1", 30), exactly("0", 30).exp());
    assertEquals(exactly("0", 30), exactly("1", 30).log());
    assertEquals(exactly("0.5", 30), exactly("0", 30).logistic());
    assertEquals(exactly("1.5", 30), exactly("2.25", 30).sqrt());
    assertEquals(exactly("0", 30), exactly("0", 30).sqrt());
    assertEquals(exactly("-0.125", 30), DecimalInterval.of(Rational.of(-1, 8)));
    assertEquals(exactly("1", 30), interval("-1", "1").power(0));
    assertEquals(interval("-8", "27"), interval("-2", "3").power(3));
    assertEquals(interval("0", "9"), interval("-2", "3").power(2));
  }

  @Example
  void extremeArgumentsAreEnclosedOrRefused() {
    assertTrue(isNarrow(exactly("1e-500", 30).log()));
    assertTrue(isNarrow(exactly("1e+500", 30).log()));
    assertTrue(isNarrow(exactly("1.00000000000000000000000001", 30).log()));
    assertTrue(isNarrow(exactly("-123456.789", 30).exp()));
    assertTrue(isNarrow(exactly("1e-999", 30).sqrt()));
    DecimalInterval wide = interval("-999999999", "999999999");
    assertTrue(wide.exp().log().contains(wide));
    assertTrue(wide.exp().sqrt().contains(exactly("1", 30)));
    assertTrue(interval("0", "1").contains(wide.logistic()));
    assertThrows(ArithmeticException.class, () -> exactly("1e10", 30).exp());
    assertThrows(ArithmeticException.class, () -> exactly("0", 30).log());
    assertThrows(ArithmeticException.class, () -> interval("-1", "1").log());
  }

  @Example
  void whatIsOutsideIsNotContained() {
    DecimalInterval third = DecimalInterval.of(Rational.of(1, 3));
    assertTrue(third.contains(Rational.of(1, 3)));
    assertFalse(third.contains(Rational.parse("0.3333333333")));
    assertFalse(third.contains(Rational.parse("0.3333333334")));
    assertFalse(third.contains(interval("0.3", "0.4")));
    assertTrue(interval("0", "1").intersection(interval("2", "3")).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> interval("1", "0"));
    assertThrows(IllegalArgumentException.class, () -> exactly("1", 0));
    assertThrows(IllegalArgumentException.class, () -> exactly("1", 9).power(-1));
    assertThrows(
        IllegalArgumentException.class, () -> DecimalInterval.of(Rational.ONE, Rational.ZERO, 5));
  }

  /** An operation on intervals. */
  private interface Operation {
    DecimalInterval apply(DecimalInterval x, DecimalInterval y);
  }

  private static DecimalInterval hullOfEnds(
      DecimalInterval x, DecimalInterval y, Operation operation) {
    DecimalInterval hull = null;
    for (BigDecimal a : List.of(x.lower(), x.upper())) {
      for (BigDecimal b : List.of(y.lower(), y.upper())) {
        DecimalInterval atEnds =
            operation.apply(
                DecimalInterval.exactly(a, x.digits()), DecimalInterval.exactly(b, y.digits()));
        hull = hull == null ? atEnds : hull.hull(atEnds);
      }
    }
    return hull;
  }

  /** eᵗ as the plain series for e^{|t|}, all terms positive; for |t| ≤ 1000. */
  private static BigDecimal referenceExp(BigDecimal t) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; term.compareTo(sum.multiply(new BigDecimal("1e-90"), MANY)) > 0; k++) {
      term = term.multiply(t.abs(), MANY).divide(BigDecimal.valueOf(k), MANY);
      sum = sum.add(term, MANY);
    }
    return t.signum() < 0 ? BigDecimal.ONE.divide(sum, MANY) : sum;
  }

  private static void assertEncloses(DecimalInterval interval, BigDecimal reference) {
    BigDecimal slack = reference.abs().multiply(REFERENCE_ERROR);
    assertTrue(interval.lower().compareTo(reference.add(slack)) <= 0);
    assertTrue(interval.upper().compareTo(reference.subtract(slack)) >= 0);
  }

  private static void assertContains(DecimalInterval interval, Rational value) {
    assertTrue(interval.contains(value), () -> interval + " must contain " + value);
  }

  private static void assertAgrees(String digits, DecimalInterval interval) {
    BigDecimal known = new BigDecimal(digits);
    BigDecimal ulp = known.ulp();
    assertTrue(isNarrow(interval));
    assertTrue(interval.lower().compareTo(known.add(ulp)) <= 0, interval::toString);
    assertTrue(interval.upper().compareTo(known.subtract(ulp)) >= 0, interval::toString);
  }

  /** Width at most two units in the last place. */
  private static boolean isNarrow(DecimalInterval interval) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(interval.digits() - 1);
    return interval
            .width()
            .compareTo(interval.magnitude().upper().multiply(unit).multiply(BigDecimal.valueOf(2)))
        <= 0;
  }

  private static DecimalInterval point(BigDecimal value) {
    return DecimalInterval.exactly(value, DecimalInterval.DIGITS);
  }

  private static DecimalInterval exactly(String value, int digits) {
    return DecimalInterval.exactly(new BigDecimal(value), digits);
  }

  private static DecimalInterval interval(String lower, String upper) {
    return new DecimalInterval(new BigDecimal(lower), new BigDecimal(upper), 30);
  }
}
