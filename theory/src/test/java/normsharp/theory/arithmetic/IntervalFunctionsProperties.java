package normsharp.theory.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.Test;

/**
 * Elementary functions of intervals against Hipparchus' decimal arithmetic with 80 digits, an
 * independent implementation.
 */
class IntervalFunctionsProperties {
  private static final DfpField DECIMAL = new DfpField(80);

  /**
   * Error of the reference values, relative and absolute: the digits that cancellation in Dfp's
   * formulas costs for arguments of at least 1e-8 leave more than 50 of 80.
   */
  private static final Dfp REFERENCE_ERROR = DECIMAL.newDfp("1e-45");

  /** Relative width of the enclosure at one double, in units of 2⁻⁵²: measured below 11. */
  private static final double TIGHT = 16 * 0x1p-52;

  /** A function on intervals, the same one in decimals, and its domain. */
  private record Function(
      String name,
      UnaryOperator<Interval> enclosure,
      UnaryOperator<Dfp> reference,
      double least,
      double greatest) {
    boolean isDefinedAt(double x) {
      return least <= x && x <= greatest;
    }

    boolean holdsAt(double x, Interval image) {
      return within(reference.apply(DECIMAL.newDfp(x)), image);
    }
  }

  private static final double INF = Double.POSITIVE_INFINITY;

  private static final List<Function> FUNCTIONS =
      List.of(
          new Function("exp", Interval::exp, Dfp::exp, -INF, INF),
          new Function("expm1", Interval::expm1, x -> x.exp().subtract(1), -INF, INF),
          new Function("log", Interval::log, Dfp::log, 1e-8, INF),
          new Function("log1p", Interval::log1p, x -> x.add(1).log(), -0.9999, INF),
          new Function("log10", Interval::log10, x -> x.log().divide(d(10).log()), 1e-8, INF),
          new Function("sin", Interval::sin, Dfp::sin, -INF, INF),
          new Function("cos", Interval::cos, Dfp::cos, -INF, INF),
          new Function("tan", Interval::tan, x -> x.sin().divide(x.cos()), -INF, INF),
          new Function("asin", Interval::asin, IntervalFunctionsProperties::asin, -0.999, 0.999),
          new Function(
              "acos",
              Interval::acos,
              x -> DECIMAL.getPi().divide(2).subtract(asin(x)),
              -0.999,
              0.999),
          new Function("atan", Interval::atan, Dfp::atan, -INF, INF),
          new Function("sinh", Interval::sinh, x -> sinh(x), -INF, INF),
          new Function("cosh", Interval::cosh, x -> sinh(x).pow(2).add(1).sqrt(), -INF, INF),
          new Function("tanh", Interval::tanh, x -> tanh(x), -INF, INF),
          new Function("asinh", Interval::asinh, x -> asinh(x), -INF, INF),
          new Function(
              "acosh", Interval::acosh, x -> x.add(x.multiply(x).subtract(1).sqrt()).log(), 1, INF),
          new Function(
              "atanh",
              Interval::atanh,
              x -> x.add(1).divide(d(1).subtract(x)).log().divide(2),
              -0.9999,
              0.9999),
          new Function("logistic", Interval::logistic, x -> logistic(x), -INF, INF),
          new Function(
              "logisticDerivative",
              Interval::logisticDerivative,
              x -> logistic(x).multiply(d(1).subtract(logistic(x))),
              -100,
              100),
          new Function(
              "toDegrees",
              Interval::toDegrees,
              x -> x.multiply(180).divide(DECIMAL.getPi()),
              -INF,
              INF),
          new Function(
              "toRadians",
              Interval::toRadians,
              x -> x.multiply(DECIMAL.getPi()).divide(180),
              -INF,
              INF));

  private static Dfp d(int k) {
    return DECIMAL.newDfp(k);
  }

  private static Dfp asin(Dfp x) {
    return x.divide(d(1).subtract(x.multiply(x)).sqrt()).atan();
  }

  private static Dfp sinh(Dfp x) {
    return x.exp().subtract(x.negate().exp()).divide(2);
  }

  private static Dfp tanh(Dfp x) {
    Dfp e = x.multiply(2).exp();
    return d(1).subtract(d(2).divide(e.add(1)));
  }

  private static Dfp asinh(Dfp x) {
    return x.strictlyNegative()
        ? asinh(x.negate()).negate()
        : x.add(x.multiply(x).add(1).sqrt()).log();
  }

  private static Dfp logistic(Dfp x) {
    return d(1).divide(x.negate().exp().add(1));
  }

  private static boolean within(Dfp value, Interval image) {
    Dfp slack = value.abs().add(DECIMAL.newDfp("1e-20")).multiply(REFERENCE_ERROR);
    return (Double.isInfinite(image.lower())
            || !DECIMAL.newDfp(image.lower()).greaterThan(value.add(slack)))
        && (Double.isInfinite(image.upper())
            || !DECIMAL.newDfp(image.upper()).lessThan(value.subtract(slack)));
  }

  @Provide
  Arbitrary<Double> moderate() {
    return IntervalGenerators.moderateDoubles();
  }

  @Provide
  Arbitrary<Double> narrow() {
    return IntervalGenerators.moderateDoubles().map(x -> x / 512);
  }

  @Provide
  Arbitrary<Interval> intervals() {
    return IntervalGenerators.intervals(IntervalGenerators.moderateDoubles());
  }

  /** Covers large arguments (first) and the small domains of asin, atanh and their like. */
  @Property(seed = "301", tries = 150)
  void valuesAtOneDoubleAreEnclosed(@ForAll("moderate") double a, @ForAll("narrow") double b) {
    for (Function f : FUNCTIONS) {
      for (double x : new double[] {a, b}) {
        if (f.isDefinedAt(x)) {
          Interval image = f.enclosure.apply(Interval.of(x));
          assertTrue(f.holdsAt(x, image), () -> f.name + " at " + x + " is not in " + image);
        }
      }
    }
  }

  @Property(seed = "302", tries = 150)
  void imagesOfIntervalsContainTheValuesInside(
      @ForAll("intervals") Interval wide, @ForAll @DoubleRange(min = 0, max = 1) double share) {
    for (Function f : FUNCTIONS) {
      double low = Math.max(f.least, wide.lower());
      double high = Math.min(f.greatest, wide.upper());
      if (low <= high) {
        Interval x = Interval.of(low, high);
        double element = IntervalGenerators.elementAt(x, share);
        Interval image = f.enclosure.apply(x);
        assertTrue(
            f.holdsAt(element, image),
            () -> f.name + " at " + element + " is not in the image " + image + " of " + x);
      }
    }
  }

  /** Else the whole line would pass all laws of containment. */
  @Property(seed = "303", tries = 500)
  void enclosuresAtOneDoubleAreTight(@ForAll("moderate") double a, @ForAll("narrow") double b) {
    for (Function f : FUNCTIONS) {
      for (double x : new double[] {a, b}) {
        if (f.isDefinedAt(x)) {
          Interval image = f.enclosure.apply(Interval.of(x));
          assertTrue(
              image.isInfinite() || image.width() <= TIGHT * image.magnitude(),
              () -> f.name + " at " + x + ": " + image);
        }
      }
    }
  }

  @Property(seed = "304", tries = 300)
  void powersContainThePowersOfElements(
      @ForAll("narrow") double base,
      @ForAll("narrow") double exponent,
      @ForAll("narrow") double other,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double a = Math.abs(base) + 1e-3;
    Interval x = Interval.of(a, a + Math.abs(other));
    Interval y = Interval.of(Math.min(exponent, other), Math.max(exponent, other));
    double p = IntervalGenerators.elementAt(x, share);
    double q = IntervalGenerators.elementAt(y, share);
    Dfp power = DECIMAL.newDfp(p).log().multiply(DECIMAL.newDfp(q)).exp();
    assertTrue(within(power, x.pow(y)));
    assertTrue(within(power, x.pow(q)));
    Interval point = Interval.of(p).pow(Interval.of(q));
    assertTrue(within(power, point));
    assertTrue(point.width() <= TIGHT * point.magnitude());
  }

  /** tan(angle/2) = (√(x² + y²) − x)/y, another formula than the corners of a box. */
  @Property(seed = "305", tries = 300)
  void anglesContainTheAnglesOfPoints(
      @ForAll("intervals") Interval x,
      @ForAll("intervals") Interval y,
      @ForAll @DoubleRange(min = 0, max = 1) double s,
      @ForAll @DoubleRange(min = 0, max = 1) double t) {
    Dfp a = DECIMAL.newDfp(IntervalGenerators.elementAt(x, s));
    Dfp b = DECIMAL.newDfp(IntervalGenerators.elementAt(y, t));
    if (!b.isZero()) {
      Dfp diagonal = a.multiply(a).add(b.multiply(b)).sqrt();
      Dfp angle = diagonal.subtract(a).divide(b).atan().multiply(2);
      assertTrue(within(angle, y.atan2(x)), () -> "angle " + angle + " of " + x + ", " + y);
    }
  }

  @Property(seed = "306", tries = 500)
  void logisticIsSymmetricAndItsDerivativeEven(@ForAll("intervals") Interval z) {
    assertEquals(z.logisticDerivative(), z.negate().logisticDerivative());
    assertTrue(z.negate().logistic().intersects(Interval.ONE.subtract(z.logistic())));
    Interval product = z.logistic().multiply(Interval.ONE.subtract(z.logistic()));
    assertTrue(product.intersects(z.logisticDerivative()));
    assertTrue(Interval.of(0, 0.25).contains(z.logisticDerivative()));
    assertTrue(Interval.of(0, 1).contains(z.logistic()));
  }

  /** Signs survive where a widened result would straddle 0, so that sqrt and log stay usable. */
  @Test
  void tinyArgumentsKeepTheirSign() {
    Interval tiny = Interval.of(Double.MIN_VALUE);
    List<UnaryOperator<Interval>> odd =
        List.of(
            Interval::sinh,
            Interval::tanh,
            Interval::asin,
            Interval::atan,
            Interval::asinh,
            Interval::atanh,
            Interval::expm1,
            Interval::log1p,
            Interval::cbrt);
    for (UnaryOperator<Interval> f : odd) {
      assertTrue(f.apply(tiny).lower() >= 0 && f.apply(tiny).upper() > 0);
      assertTrue(f.apply(tiny.negate()).upper() <= 0 && f.apply(tiny.negate()).lower() < 0);
      assertEquals(Interval.ZERO, f.apply(Interval.ZERO));
    }
  }

  @Test
  void hugeArgumentsAreEnclosedByTheAsymptoticForms() {
    for (double x : new double[] {0x1p499, 0x1p500, 1e200, Double.MAX_VALUE}) {
      Dfp reference = DECIMAL.newDfp(x).multiply(2).log();
      for (Interval image : List.of(Interval.of(x).asinh(), Interval.of(x).acosh())) {
        assertTrue(within(reference, image));
        assertTrue(image.width() <= TIGHT * image.magnitude());
      }
    }
    Interval z = Interval.of(-720); // e⁷²⁰ overflows, e⁻⁷²⁰ is subnormal
    assertTrue(z.logistic().isCertainlyPositive() && z.logisticDerivative().isCertainlyPositive());
  }

  @Test
  void theContainmentLawRejectsEnclosuresWithoutOutwardRounding() {
    Random random = new Random(1);
    List<Function> wrong =
        List.of(
            pointwise(FUNCTIONS.get(0), StrictMath::exp),
            pointwise(FUNCTIONS.get(5), StrictMath::sin),
            pointwise(FUNCTIONS.get(13), StrictMath::tanh));
    for (Function f : wrong) {
      double x = random.nextDouble() + 0.25;
      assertTrue(!f.holdsAt(x, f.enclosure.apply(Interval.of(x))), f.name);
    }
    // An interval that forgets the maximum inside.
    Interval ends = Interval.of(1).sin().hull(Interval.of(2).sin());
    assertTrue(!FUNCTIONS.get(5).holdsAt(1.5, ends));
  }

  private static Function pointwise(Function f, java.util.function.DoubleUnaryOperator nearest) {
    return new Function(
        f.name,
        x -> Interval.of(nearest.applyAsDouble(x.lower()), nearest.applyAsDouble(x.upper())),
        f.reference,
        f.least,
        f.greatest);
  }
}
