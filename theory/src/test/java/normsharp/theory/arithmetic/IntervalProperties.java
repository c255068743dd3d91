package normsharp.theory.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Laws of interval arithmetic, decided in exact rational arithmetic. */
class IntervalProperties {
  /** Two adjacent doubles. */
  private static final int TIGHT_STEPS = 1;

  /** Width of the widest enclosure at one double, logisticDerivative: measured below 20 steps. */
  private static final int NOISE_STEPS = 32;

  @Provide
  Arbitrary<Interval> intervals() {
    return IntervalGenerators.intervals();
  }

  @Provide
  Arbitrary<Double> doubles() {
    return IntervalGenerators.doubles();
  }

  @Provide
  Arbitrary<Double> moderate() {
    return IntervalGenerators.moderateDoubles();
  }

  private static BigFraction exact(double value) {
    return Rationals.ofDouble(value);
  }

  /** The containment law of one sum; the subject of the wrong variant below. */
  private static boolean sumIsContained(BinaryOperator<Interval> add, double a, double b) {
    return add.apply(Interval.of(a), Interval.of(b)).contains(exact(a).add(exact(b)));
  }

  @Property(seed = "201", tries = 1500)
  void resultsContainTheResultsOfTheirElements(
      @ForAll("intervals") Interval x,
      @ForAll("intervals") Interval y,
      @ForAll @DoubleRange(min = 0, max = 1) double s,
      @ForAll @DoubleRange(min = 0, max = 1) double t) {
    double a = IntervalGenerators.elementAt(x, s);
    double b = IntervalGenerators.elementAt(y, t);
    BigFraction p = exact(a);
    BigFraction q = exact(b);
    assertTrue(x.contains(a) && x.contains(p));
    assertTrue(x.add(y).contains(p.add(q)));
    assertTrue(x.subtract(y).contains(p.subtract(q)));
    assertTrue(x.multiply(y).contains(p.multiply(q)));
    assertTrue(x.square().contains(p.multiply(p)));
    assertTrue(x.negate().contains(p.negate()));
    assertTrue(x.abs().contains(p.abs()));
    assertTrue(x.hull(y).contains(p) && x.hull(y).contains(q));
    assertTrue(x.linearCombination(x, y, y, y).contains(p.multiply(q).add(q.multiply(q))));
    assertTrue(x.sign().contains(Math.signum(a)));
    assertTrue(x.floor().contains(Math.floor(a)) && x.ceil().contains(Math.ceil(a)));
    assertTrue(x.rint().contains(Math.rint(a)));
    assertTrue(x.ulp().contains(Math.ulp(a)));
    assertTrue(x.copySign(y).contains(b < 0 ? p.abs().negate() : p.abs()));
    if (b != 0) {
      assertTrue(x.divide(y).contains(p.divide(q)));
      assertTrue(y.reciprocal().contains(q.reciprocal()));
      assertTrue(x.remainder(y).contains(exact(Math.IEEEremainder(a, b))));
    }
  }

  @Property(seed = "202", tries = 600)
  void powersWithIntegerExponentsContainThePowersOfElements(
      @ForAll("intervals") Interval x,
      @ForAll @DoubleRange(min = 0, max = 1) double s,
      @ForAll @IntRange(min = -7, max = 7) int n) {
    double a = IntervalGenerators.elementAt(x, s);
    if (a != 0 || n >= 0) {
      BigFraction power = a == 0 && n == 0 ? BigFraction.ONE : exact(a).pow(n);
      assertTrue(x.pow(n).contains(power));
      assertTrue(x.pow((double) n).contains(power));
      assertTrue(x.pow(Interval.of(n)).contains(power));
    }
    BigFraction scale = new BigFraction(2).pow(60 * n);
    assertTrue(x.scalb(60 * n).contains(exact(a).multiply(scale)));
  }

  /** The n-th powers of the ends of a root enclose the radicand. */
  @Property(seed = "203", tries = 600)
  void rootsContainTheRootsOfElements(
      @ForAll("doubles") double a, @ForAll @IntRange(min = 1, max = 9) int n) {
    BigFraction radicand = exact(Math.abs(a));
    Interval x = Interval.of(Math.abs(a));
    assertIsRoot(x.rootN(n), radicand, n);
    assertIsRoot(x.sqrt(), radicand, 2);
    assertIsRoot(x.cbrt(), radicand, 3);
    assertEquals(x.cbrt().negate(), x.negate().cbrt());
    if (n % 2 == 1) {
      assertEquals(x.rootN(n).negate(), x.negate().rootN(n));
    }
    if (a != 0) {
      assertIsRoot(x.rootN(-n).reciprocal(), radicand, n);
    }
  }

  private static void assertIsRoot(Interval root, BigFraction radicand, int n) {
    assertTrue(root.lower() >= 0);
    assertTrue(exact(root.lower()).pow(n).compareTo(radicand) <= 0, () -> root + " " + n);
    assertTrue(
        root.upper() == Double.POSITIVE_INFINITY
            || exact(root.upper()).pow(n).compareTo(radicand) >= 0,
        () -> root + " " + n);
  }

  @Property(seed = "204", tries = 600)
  void rootsAreTightInTheNormalRange(
      @ForAll("moderate") double a, @ForAll @IntRange(min = 1, max = 60) int n) {
    Interval root = Interval.of(Math.abs(a)).rootN(n);
    int steps = 8; // at most two doublings of one step to each side; measured 3
    assertTrue(root.upper() <= DirectedRounding.stepsUp(root.lower(), steps), root::toString);
  }

  /** √(x² + y²), compared by squares. */
  @Property(seed = "205", tries = 600)
  void hypotContainsTheDiagonal(@ForAll("doubles") double a, @ForAll("doubles") double b) {
    Interval diagonal = Interval.of(a).hypot(Interval.of(b));
    BigFraction sum = exact(a).pow(2).add(exact(b).pow(2));
    assertIsRoot(diagonal, sum, 2);
    Interval wide = Interval.of(Math.min(a, 0), Math.max(a, 0)).hypot(Interval.of(b));
    assertTrue(wide.contains(diagonal) && wide.contains(Interval.of(b).abs()));
  }

  @Property(seed = "206", tries = 800)
  void pointResultsAreTheTightestOnes(@ForAll("moderate") double a, @ForAll("moderate") double b) {
    Interval x = Interval.of(a);
    Interval y = Interval.of(b);
    assertEquals(Interval.enclosing(exact(a).add(exact(b))), x.add(y));
    assertEquals(Interval.enclosing(exact(a).subtract(exact(b))), x.subtract(y));
    assertEquals(Interval.enclosing(exact(a).multiply(exact(b))), x.multiply(y));
    if (b != 0) {
      assertEquals(Interval.enclosing(exact(a).divide(exact(b))), x.divide(y));
    }
    Interval root = x.abs().sqrt();
    assertTrue(root.upper() <= DirectedRounding.stepsUp(root.lower(), TIGHT_STEPS));
  }

  @Property(seed = "207", tries = 800)
  void rationalsAreEnclosedByAdjacentDoubles(
      @ForAll("doubles") double a, @ForAll @IntRange(min = 1, max = 1000) int k) {
    BigFraction value = exact(a).divide(k);
    Interval enclosure = Interval.enclosing(value);
    assertTrue(enclosure.contains(value));
    assertTrue(enclosure.isPoint() || Math.nextUp(enclosure.lower()) == enclosure.upper());
    assertEquals(enclosure.isPoint(), Interval.of(enclosure.lower()).contains(value));
  }

  @Property(seed = "208", tries = 800)
  void largerArgumentsGiveLargerResults(
      @ForAll("intervals") Interval x,
      @ForAll("intervals") Interval more,
      @ForAll("intervals") Interval y) {
    Interval larger = x.hull(more);
    List<BinaryOperator<Interval>> binary =
        List.of(
            Interval::add,
            Interval::subtract,
            Interval::multiply,
            Interval::hypot,
            Interval::copySign);
    for (BinaryOperator<Interval> f : binary) {
      assertTrue(f.apply(larger, y).contains(f.apply(x, y)));
      assertTrue(f.apply(y, larger).contains(f.apply(y, x)));
    }
    List<UnaryOperator<Interval>> unary =
        List.of(
            Interval::square,
            Interval::abs,
            Interval::cbrt,
            Interval::exp,
            Interval::expm1,
            Interval::sin,
            Interval::cos,
            Interval::tan,
            Interval::atan,
            Interval::toDegrees,
            v -> v.pow(3),
            v -> v.pow(4));
    for (UnaryOperator<Interval> f : unary) {
      assertTrue(f.apply(larger).contains(f.apply(x)), () -> larger + " and " + x);
    }
    if (!x.isZero()) {
      assertTrue(y.divide(larger).contains(y.divide(x)));
    }
  }

  /**
   * StrictMath does not promise that its hyperbolic functions are monotone; where they are flat,
   * the enclosures at two ends may be out of order by their own width.
   */
  @Property(seed = "212", tries = 800)
  void largerArgumentsGiveLargerResultsUpToTheWidthAtOneDouble(
      @ForAll("intervals") Interval x, @ForAll("intervals") Interval more) {
    Interval larger = x.hull(more);
    List<UnaryOperator<Interval>> functions =
        List.of(
            Interval::sinh,
            Interval::cosh,
            Interval::tanh,
            Interval::asinh,
            Interval::logistic,
            Interval::logisticDerivative);
    for (UnaryOperator<Interval> f : functions) {
      Interval image = f.apply(larger);
      Interval widened =
          Interval.of(
              DirectedRounding.stepsDown(image.lower(), NOISE_STEPS),
              DirectedRounding.stepsUp(image.upper(), NOISE_STEPS));
      assertTrue(widened.contains(f.apply(x)), () -> larger + " and " + x);
    }
  }

  @Property(seed = "209", tries = 500)
  void squareIsWithinTheProductWithItself(@ForAll("intervals") Interval x) {
    assertTrue(x.multiply(x).contains(x.square()));
    assertTrue(x.square().lower() >= 0);
  }

  @Property(seed = "210", tries = 500)
  void halvesCoverAndShrink(@ForAll("intervals") Interval x) {
    List<Interval> parts = x.split();
    assertTrue(x.contains(x.midpoint()));
    if (parts.size() == 1) {
      assertEquals(x, parts.get(0));
      assertTrue(Math.nextUp(x.lower()) >= x.upper() || x.isInfinite());
    } else {
      assertEquals(x, parts.get(0).hull(parts.get(1)));
      assertEquals(parts.get(0).upper(), parts.get(1).lower());
      assertFalse(parts.get(0).equals(x) || parts.get(1).equals(x));
    }
    assertTrue(x.getAddendum().add(Interval.of(x.getReal())).contains(x));
  }

  @Property(seed = "211", tries = 500)
  void setRelationsAgree(@ForAll("intervals") Interval x, @ForAll("intervals") Interval y) {
    assertEquals(x.intersects(y), x.intersection(y).isPresent());
    assertEquals(!x.intersects(y), x.isCertainlyLessThan(y) || y.isCertainlyLessThan(x));
    x.intersection(y).ifPresent(z -> assertTrue(x.contains(z) && y.contains(z)));
    assertEquals(x.contains(y), x.hull(y).equals(x));
    if (x.isFinite()) {
      BigFraction width = exact(x.upper()).subtract(exact(x.lower()));
      assertTrue(Double.isInfinite(x.width()) || exact(x.width()).compareTo(width) >= 0);
    }
  }

  @Test
  void theContainmentLawRejectsAdditionRoundedToNearest() {
    BinaryOperator<Interval> nearest =
        (x, y) -> Interval.of(x.lower() + y.lower(), x.upper() + y.upper());
    Random random = new Random(1);
    int refuted = 0;
    for (int k = 0; k < 100; k++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      refuted += sumIsContained(nearest, a, b) ? 0 : 1;
      assertTrue(sumIsContained(Interval::add, a, b));
    }
    assertTrue(refuted > 20, "of 100 sums only " + refuted + " are refuted");
  }
}
