package normsharp.theory.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Interval interval(double lower, double upper) {
    return Interval.of(lower, upper);
  }

  @Test
  void refusesEndsThatHoldNoRealNumber() {
    double[][] bad = {{1, 0}, {Double.NaN, 1}, {0, Double.NaN}, {INF, INF}, {-INF, -INF}};
    for (double[] ends : bad) {
      var error = assertThrows(IllegalArgumentException.class, () -> interval(ends[0], ends[1]));
      assertTrue(
          error.getMessage().endsWith("got [" + ends[0] + ", " + ends[1] + "]"),
          error.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> Interval.of(INF));
    assertThrows(IllegalArgumentException.class, () -> Interval.ONE.newInstance(Double.NaN));
  }

  @Test
  void equalSetsAreEqualAndPrintedByTheirEnds() {
    assertEquals(interval(0.0, 0.0), interval(-0.0, -0.0));
    assertEquals(interval(0.0, 1).hashCode(), interval(-0.0, 1).hashCode());
    assertEquals("[-1.0, Infinity]", interval(-1, INF).toString());
    assertTrue(Interval.of(0).isZero());
    assertFalse(interval(0, 1).isZero());
    assertEquals(Interval.ZERO, Interval.ONE.getField().getZero());
    assertEquals(Interval.ONE, Interval.ZERO.getField().getOne());
    assertEquals(Interval.class, Interval.ONE.getField().getRuntimeClass());
  }

  @Test
  void exactlyRepresentableResultsStayExact() {
    assertEquals(interval(-1, 6), interval(1, 2).add(interval(-2, 4)));
    assertEquals(interval(-3, 4), interval(1, 2).subtract(interval(-2, 4)));
    assertEquals(interval(-4, 8), interval(1, 2).multiply(interval(-2, 4)));
    assertEquals(interval(-8, 4), interval(-2, 1).multiply(interval(-2, 4)));
    assertEquals(interval(0.25, 1), interval(1, 2).divide(interval(2, 4)));
    assertEquals(interval(2, 3), interval(4, 9).sqrt());
    assertEquals(interval(0, 4), interval(-2, 1).square());
    assertEquals(interval(-8, 1), interval(-2, 1).pow(3));
    assertEquals(interval(0, 16), interval(-2, 1).pow(4));
    assertEquals(interval(0.25, INF), interval(-2, 1).pow(-2));
    assertEquals(Interval.of(0x1p1000), Interval.of(2).pow(1000));
    assertEquals(interval(-3, 2), interval(-27, 8).cbrt());
    assertEquals(Interval.ONE, Interval.ZERO.exp());
    assertEquals(Interval.ZERO, Interval.ONE.log());
    assertEquals(interval(0, 2), interval(-2, 1).abs());
    assertEquals(Interval.of(0.5), Interval.ZERO.logistic());
    assertEquals(Interval.of(0.25), Interval.ZERO.logisticDerivative());
  }

  @Test
  void inexactResultsAreWidenedByOneStepOnly() {
    Interval third = Interval.ONE.divide(Interval.of(3));
    assertEquals(Math.nextUp(third.lower()), third.upper());
    assertTrue(third.contains(new BigFraction(1, 3)));
    Interval sum = Interval.of(0.1).add(Interval.of(0.2));
    assertEquals(Math.nextUp(sum.lower()), sum.upper());
    Interval root = Interval.of(2).sqrt();
    assertEquals(Math.nextUp(root.lower()), root.upper());
  }

  @Test
  void divisionByIntervalsAroundZeroIsUnbounded() {
    assertEquals(Interval.WHOLE, interval(1, 2).divide(interval(-1, 1)));
    assertEquals(interval(0.5, INF), interval(1, 2).divide(interval(0, 2)));
    assertEquals(interval(-INF, -0.5), interval(1, 2).divide(interval(-2, 0)));
    assertEquals(interval(-INF, -0.5), interval(-2, -1).divide(interval(0, 2)));
    assertEquals(interval(0, INF), interval(0, 2).divide(interval(0, 2)));
    assertEquals(Interval.WHOLE, interval(-1, 2).divide(interval(0, 2)));
    assertEquals(interval(0, 0.5), Interval.of(1).divide(interval(2, INF)));
    assertEquals(interval(0, INF), interval(1, INF).divide(interval(1, INF)));
    assertThrows(MathRuntimeException.class, Interval.ZERO::reciprocal);
    assertThrows(MathRuntimeException.class, () -> Interval.ONE.divide(Interval.ZERO));
    assertThrows(MathRuntimeException.class, () -> Interval.ONE.divide(0.0));
    assertThrows(MathRuntimeException.class, () -> Interval.ONE.remainder(0.0));
    assertThrows(MathRuntimeException.class, () -> Interval.ZERO.pow(-1));
    assertThrows(MathRuntimeException.class, () -> Interval.ZERO.pow(-0.5));
  }

  @Test
  void zeroTimesUnboundedIsZeroAndOverflowIsUnbounded() {
    assertEquals(Interval.ZERO, Interval.ZERO.multiply(Interval.WHOLE));
    assertEquals(interval(0, INF), interval(0, 1).multiply(interval(0, INF)));
    assertEquals(interval(-INF, 6), interval(2, 3).multiply(interval(-INF, 2)));
    Interval greatest = Interval.of(Double.MAX_VALUE);
    assertEquals(interval(Double.MAX_VALUE, INF), greatest.add(greatest));
    assertEquals(interval(Double.MAX_VALUE, INF), greatest.multiply(greatest));
    assertEquals(interval(-INF, -Double.MAX_VALUE), greatest.negate().subtract(greatest));
    assertEquals(interval(Double.MAX_VALUE, INF), greatest.scalb(1));
    assertEquals(INF, Interval.of(1000).exp().upper());
    assertEquals(0, Interval.of(-1000).exp().lower());
    Interval tiny = Interval.of(Double.MIN_VALUE);
    assertEquals(interval(0, Double.MIN_VALUE), tiny.multiply(tiny));
    assertEquals(interval(0, Double.MIN_VALUE), tiny.divide(Interval.of(3)));
    assertEquals(interval(-Double.MIN_VALUE, 0), tiny.multiply(tiny.negate()));
    assertEquals(interval(-Double.MIN_VALUE, 0), tiny.negate().divide(Interval.of(1e300)));
    assertEquals(interval(0, Double.MIN_VALUE), tiny.scalb(-1));
  }

  @Test
  void functionsRefuseIntervalsOutsideTheirDomain() {
    Interval[] negative = {interval(-1, 2), interval(-1e-300, 1)};
    for (Interval x : negative) {
      assertThrows(IllegalArgumentException.class, x::sqrt);
      assertThrows(IllegalArgumentException.class, x::log);
      assertThrows(IllegalArgumentException.class, x::log10);
      assertThrows(IllegalArgumentException.class, () -> x.pow(0.5));
      assertThrows(IllegalArgumentException.class, () -> x.pow(interval(1, 2)));
      assertThrows(IllegalArgumentException.class, () -> x.rootN(4));
    }
    assertThrows(IllegalArgumentException.class, Interval.ZERO::log);
    assertThrows(IllegalArgumentException.class, Interval.ONE::atanh);
    assertThrows(IllegalArgumentException.class, () -> Interval.of(-1).atanh());
    assertThrows(IllegalArgumentException.class, () -> Interval.of(-1).log1p());
    assertThrows(IllegalArgumentException.class, () -> interval(-2, 0).log1p());
    assertThrows(IllegalArgumentException.class, () -> interval(0, 1.5).asin());
    assertThrows(IllegalArgumentException.class, () -> interval(0, 1.5).acos());
    assertThrows(IllegalArgumentException.class, () -> interval(0, 1.5).atanh());
    assertThrows(IllegalArgumentException.class, () -> interval(0, 1.5).acosh());
    assertThrows(IllegalArgumentException.class, () -> Interval.ONE.rootN(0));
    var error = assertThrows(IllegalArgumentException.class, () -> interval(-1, 2).log());
    assertEquals(
        "log needs an interval inside [0.0, Infinity], got [-1.0, 2.0]; intersect it first",
        error.getMessage());
    assertEquals(-INF, interval(0, 1).log().lower());
    assertEquals(Interval.WHOLE, interval(-1, 1).atanh());
  }

  @Test
  void setOperationsFollowTheEnds() {
    Interval x = interval(-1, 3);
    assertEquals(1, x.midpoint());
    assertEquals(1, x.getReal());
    assertEquals(4, x.width());
    assertEquals(3, x.magnitude());
    assertEquals(0, x.mignitude());
    assertTrue(x.contains(3.0) && x.contains(-1.0) && !x.contains(3.1) && !x.contains(-1.1));
    assertFalse(x.contains(Double.NaN));
    assertFalse(Interval.WHOLE.contains(INF));
    assertTrue(x.contains(interval(0, 3)) && !x.contains(interval(0, 4)));
    assertTrue(x.intersects(interval(3, 4)) && !x.intersects(interval(4, 5)));
    assertEquals(Optional.of(Interval.of(3)), x.intersection(interval(3, 4)));
    assertEquals(Optional.empty(), x.intersection(interval(4, 5)));
    assertEquals(interval(-1, 5), x.hull(interval(4, 5)));
    assertTrue(x.isCertainlyLessThan(interval(4, 5)));
    assertFalse(x.isCertainlyLessThan(interval(3, 5)));
    assertTrue(Interval.of(Double.MIN_VALUE).isCertainlyPositive());
    assertFalse(interval(0, 1).isCertainlyPositive());
  }

  @Test
  void rationalsAreEnclosedByTheirNeighbours() {
    Interval tenth = Interval.enclosing(new BigFraction(1, 10));
    assertEquals(0.1, tenth.upper());
    assertEquals(Math.nextDown(0.1), tenth.lower());
    assertTrue(tenth.contains(new BigFraction(1, 10)));
    assertFalse(Interval.of(0.1).contains(new BigFraction(1, 10)));
    assertEquals(Interval.of(-0.75), Interval.enclosing(new BigFraction(-3, 4)));
    BigFraction huge = Rationals.parse("1e400");
    assertEquals(interval(Double.MAX_VALUE, INF), Interval.enclosing(huge));
    assertEquals(interval(-INF, -Double.MAX_VALUE), Interval.enclosing(huge.negate()));
    assertEquals(interval(0, Double.MIN_VALUE), Interval.enclosing(huge.reciprocal()));
    assertEquals(interval(-Double.MIN_VALUE, 0), Interval.enclosing(huge.reciprocal().negate()));
    assertTrue(Interval.WHOLE.contains(huge));
  }

  @Test
  void splittingCoversAndEndsAtNeighbours() {
    assertEquals(List.of(interval(0, 1), interval(1, 2)), interval(0, 2).split());
    assertEquals(List.of(interval(-INF, 0), interval(0, INF)), Interval.WHOLE.split());
    assertEquals(List.of(interval(1, 2), interval(2, INF)), interval(1, INF).split());
    assertEquals(List.of(interval(-INF, -6), interval(-6, -3)), interval(-INF, -3).split());
    assertEquals(List.of(Interval.ONE), Interval.ONE.split());
    Interval neighbours = interval(1, Math.nextUp(1.0));
    assertEquals(List.of(neighbours), neighbours.split());
    assertEquals(Double.MAX_VALUE, interval(Double.MAX_VALUE, INF).midpoint());
    assertEquals(0, interval(-Double.MAX_VALUE, Double.MAX_VALUE).midpoint());
  }

  @Test
  void wavesTakeTheirExtremesInside() {
    assertEquals(1, interval(1, 2).sin().upper());
    assertEquals(-1, interval(4, 5).sin().lower());
    assertTrue(interval(4, 5).sin().upper() < -0.75);
    assertEquals(1, interval(-0.5, 0.25).cos().upper());
    assertEquals(interval(-1, 1), interval(0, 7).cos());
    assertEquals(interval(-1, 1), Interval.WHOLE.sin());
    assertEquals(-1, interval(3, 4).cos().lower());
    assertEquals(interval(-1, 1), interval(1, 5).sin());
    assertEquals(-1, interval(2, 6).sin().lower());
    assertTrue(interval(2, 6).sin().upper() < 0.91);
    assertTrue(interval(0, 1).cos().upper() == 1 && interval(0, 1).cos().lower() > 0.54);
    assertEquals(Interval.WHOLE, interval(1, 2).tan());
    assertTrue(interval(2, 4).tan().contains(0.0) && interval(2, 4).tan().lower() > -2.19);
    // A huge argument is no reason to give up: reduction happens inside StrictMath.
    assertTrue(Interval.of(1e22).sin().width() < 1e-15);
    assertTrue(Interval.of(1e22).sin().contains(-0.8522008497671888));
  }

  @Test
  void anglesJumpOnlyAtTheCut() {
    double pi = Math.nextUp(Math.PI);
    assertEquals(interval(-pi, pi), interval(-1, 1).atan2(interval(-2, -1)));
    assertEquals(interval(-pi, pi), interval(-1, 0).atan2(interval(-2, 1)));
    Interval quadrant = interval(0, 1).atan2(interval(0, 1));
    assertEquals(0, quadrant.lower());
    assertTrue(quadrant.upper() >= Math.PI / 2 && quadrant.upper() < 1.5708);
    assertEquals(0, interval(0, 1).atan2(interval(-1, 1)).lower());
    assertTrue(interval(-1, 1).atan2(Interval.ONE).contains(interval(-0.785, 0.785)));
    assertTrue(interval(1, INF).atan2(interval(1, INF)).contains(interval(0.001, 1.57)));
    assertTrue(interval(1, INF).atan2(interval(1, INF)).upper() < 1.5708);
  }

  @Test
  void roundingFunctionsAreExact() {
    Interval x = interval(-1.5, 2.5);
    assertEquals(interval(-2, 2), x.floor());
    assertEquals(interval(-1, 3), x.ceil());
    assertEquals(interval(-2, 2), x.rint());
    assertEquals(interval(-1, 1), x.sign());
    assertEquals(Interval.of(-1), interval(-2, -1).sign());
    assertEquals(interval(-2, -1), interval(1, 2).copySign(-3.0));
    assertEquals(interval(1, 2), interval(-2, -1).copySign(Interval.ZERO));
    assertEquals(interval(-2, 2), interval(1, 2).copySign(interval(-1, 1)));
    assertEquals(
        interval(-1, 1), interval(5, 7).remainder(3.0).intersection(interval(-1, 1)).get());
    assertEquals(interval(-0.5, 0.5), interval(2.5, 3.5).remainder(3.0));
    assertEquals(interval(-1.5, 1.5), interval(0, 10).remainder(3.0));
    assertEquals(interval(-1.5, 1.5), Interval.WHOLE.remainder(3.0));
    assertEquals(interval(Math.ulp(0.0), Math.ulp(4.0)), interval(-4, 1).ulp());
    assertEquals(interval(-12, 20), interval(-1.5, 2.5).scalb(3));
    assertEquals(1, x.round());
    assertEquals(2.5, x.norm());
    assertFalse(x.isNaN());
    assertTrue(x.isFinite() && Interval.WHOLE.isInfinite() && interval(0, INF).isInfinite());
    assertTrue(x.getAddendum().contains(interval(-2, 2)));
  }

  /** 0.277 is the value printed in the proof of Theorem F.1. */
  @Test
  void sharpnessOfTheoremF1AtItsMinimizerIsEnclosed() {
    Interval atB = Interval.ZERO.logisticDerivative();
    Interval atOne = Interval.ONE.logisticDerivative().multiply(2);
    Interval sharpness = atB.add(atOne).add(atB.hypot(atOne)).divide(Interval.of(4));
    assertTrue(sharpness.width() < 1e-15, sharpness::toString);
    assertTrue(interval(0.2765, 0.2775).contains(sharpness), sharpness::toString);
  }
}
