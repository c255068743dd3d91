package normsharp.theory.dynamics;

import static normsharp.theory.dynamics.DynamicsTesting.network;
import static normsharp.theory.dynamics.DynamicsTesting.q;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class CubicMapTest {
  private static final double FIRST_WINDOW_END = Math.sqrt(5) - 1;
  private static final double SECOND_WINDOW_START = 2 * Math.sqrt(2) - 1;
  private static final double SECOND_WINDOW_END = Math.sqrt((13 + Math.sqrt(369)) / 4) - 1;

  @Test
  void mapIsGradientDescentInNormalForm() {
    // x = 2, y = 3, η = 1/20: c = 3/5, s = 2w²/3, ηS = 2c at the minimizer.
    GradientDescent<BigFraction> descent = new GradientDescent<>(network(2, q(3), 2), q(1, 20));
    CubicMap<BigFraction> map = CubicMap.of(descent);
    assertEquals(q(3, 5), map.c());
    for (int k = -5; k <= 5; k++) {
      BigFraction w = q(k, 3);
      BigFraction next = descent.step(List.of(w)).get(0);
      BigFraction s = w.multiply(w).multiply(q(2, 3));
      assertEquals(next.multiply(next).multiply(q(2, 3)), map.step(s));
    }
    BigFraction sharpness = q(4).multiply(q(2)).multiply(q(3));
    assertEquals(descent.learningRate().multiply(sharpness), map.c().multiply(2));
    assertEquals(BigFraction.ONE.subtract(map.c().multiply(2)), map.derivative(BigFraction.ONE));
  }

  @Test
  void bothFormsOfTheMapAgree() {
    CubicMap<BigFraction> map = new CubicMap<>(q(7, 5));
    for (int k = -4; k <= 4; k++) {
      BigFraction omega = q(k, 3);
      BigFraction next = map.stepWeight(omega);
      assertEquals(next.multiply(next), map.step(omega.multiply(omega)));
    }
  }

  @Test
  void derivativeMatchesAnExactDifferenceQuotient() {
    // f is a cubic: (f(s+h) − f(s−h))/(2h) = f'(s) + c²h² exactly.
    CubicMap<BigFraction> map = new CubicMap<>(q(3, 2));
    BigFraction s = q(2, 7);
    BigFraction h = q(1, 3);
    BigFraction quotient =
        map.step(s.add(h)).subtract(map.step(s.subtract(h))).divide(h.multiply(2));
    assertEquals(map.derivative(s).add(q(9, 4).multiply(q(1, 9))), quotient);
  }

  @Test
  void firstTwoCycleIsExactAtRationalParameters() {
    // a = t + 1/t, p = cs ∈ {t, 1/t}, multiplier 9 − 2a².
    for (BigFraction t : List.of(q(5, 4), q(3, 2), q(2))) {
      BigFraction a = t.add(t.reciprocal());
      CubicMap<BigFraction> map = new CubicMap<>(a.subtract(1));
      List<BigFraction> cycle = List.of(t.divide(map.c()), t.reciprocal().divide(map.c()));
      assertEquals(cycle.get(1), map.step(cycle.get(0)));
      assertEquals(cycle.get(0), map.step(cycle.get(1)));
      assertEquals(q(9).subtract(a.multiply(a).multiply(2)), map.multiplier(cycle));
      List<Binary64> computed =
          CubicMap.firstTwoCycle(new CubicMap<>(new Binary64(map.c().doubleValue())));
      assertEquals(cycle.get(1).doubleValue(), computed.get(0).getReal(), 1e-14);
      assertEquals(cycle.get(0).doubleValue(), computed.get(1).getReal(), 1e-14);
    }
  }

  @Test
  void secondTwoCycleIsExactAtARationalParameter() {
    // k = 4/3 gives a = k + 2/k = 17/6, √(k² + 4) = 2√13/3 is irrational; k = 3/2 gives a = 17/6
    // too, the other cycle: 2a − k = 25/6, √(k² + 4) = 5/2, p = 10/3 and 5/6.
    CubicMap<BigFraction> map = new CubicMap<>(q(11, 6));
    List<BigFraction> cycle = List.of(q(5, 6).divide(map.c()), q(10, 3).divide(map.c()));
    assertEquals(cycle.get(1), map.step(cycle.get(0)));
    assertEquals(cycle.get(0), map.step(cycle.get(1)));
    BigFraction a = q(17, 6);
    BigFraction formula =
        q(9).subtract(a.multiply(a).multiply(4)).add(a.multiply(6).multiply(q(3, 2)));
    assertEquals(formula, map.multiplier(cycle));
    assertTrue(formula.compareTo(BigFraction.ONE) > 0);
    CubicMap<Binary64> rounded = new CubicMap<>(new Binary64(11.0 / 6));
    List<Binary64> attracting = CubicMap.secondTwoCycle(rounded);
    assertEquals(attracting.get(1).getReal(), rounded.step(attracting.get(0)).getReal(), 1e-14);
    double expected = 9 - 4 * 289.0 / 36 + 6 * 17.0 / 6 * 4 / 3;
    assertEquals(expected, rounded.multiplier(attracting).getReal(), 1e-12);
  }

  @Test
  void minimizerIsStableUpToOneIncluded() {
    assertEquals(CubicMap.Stability.LINEARLY_STABLE, stability(q(99, 100)));
    assertEquals(CubicMap.Stability.NEUTRAL_ATTRACTING, stability(q(1)));
    assertEquals(CubicMap.Stability.UNSTABLE, stability(q(101, 100)));
  }

  @Test
  void atTheBorderTheSecondIterateContractsCubically() {
    // f∘f(1 + h) − 1 − h = −16h³ + O(h⁴) for ω' = 2ω − ω³.
    CubicMap<BigFraction> map = new CubicMap<>(q(1));
    for (int sign : new int[] {-1, 1}) {
      BigFraction h = q(sign, 10_000);
      BigFraction moved = map.stepWeight(map.stepWeight(h.add(1))).subtract(1).subtract(h);
      double coefficient = moved.divide(h.pow(3)).doubleValue();
      assertEquals(-16, coefficient, 0.02);
    }
  }

  @Test
  void schwarzianDerivativeIsNegative() {
    for (double c : new double[] {0.3, 1, 1.5, 2}) {
      for (double s = 0.013; s < 1 + 2 / c; s += 0.01) {
        double a = 1 + c;
        double first = (a - c * s) * (a - 3 * c * s);
        double second = -4 * a * c + 6 * c * c * s;
        double third = 6 * c * c;
        assertTrue(third * first - 1.5 * second * second < 0);
      }
    }
  }

  @Test
  void attractorChangesAtThePredictedThresholds() {
    double step = 0.002;
    assertPeriod(1, 0.3);
    assertPeriod(1, 1 - step);
    assertPeriod(2, 1 + step);
    assertPeriod(2, FIRST_WINDOW_END - step);
    assertPeriod(4, FIRST_WINDOW_END + step);
    assertPeriod(2, SECOND_WINDOW_START + 1e-4);
    assertPeriod(2, SECOND_WINDOW_END - 1e-4);
    assertPeriod(4, SECOND_WINDOW_END + 1e-4);
  }

  @Test
  void cycleFoundIsTheOneOfTheClosedForm() {
    assertClosedForm(1.1, CubicMap.firstTwoCycle(map(1.1)));
    assertClosedForm(1.83, CubicMap.secondTwoCycle(map(1.83)));
  }

  private static void assertClosedForm(double c, List<Binary64> expected) {
    Attractor.Cycle cycle = assertInstanceOf(Attractor.Cycle.class, Attractor.of(c, 8));
    for (int k = 0; k < 2; k++) {
      assertEquals(expected.get(k).getReal(), cycle.points().get(k), 1e-12);
    }
    assertEquals(map(c).multiplier(expected).getReal(), cycle.multiplier(), 1e-11);
  }

  @Test
  void aPeriodThreeWindowExists() {
    int found = 0;
    for (double c = 1.25; c < 2; c += 0.0025) {
      if (Attractor.of(c, 3) instanceof Attractor.Cycle cycle && cycle.period() == 3) {
        found++;
        CubicMap<Binary64> map = map(c);
        Binary64 s = new Binary64(cycle.points().get(0));
        assertEquals(s.getReal(), map.step(map.step(map.step(s))).getReal(), 1e-12);
      }
    }
    assertTrue(found > 0);
  }

  @Test
  void borderIsNotReportedAsALinearlyAttractingCycle() {
    Attractor.NoCycleFound none =
        assertInstanceOf(Attractor.NoCycleFound.class, Attractor.of(1, 8));
    assertEquals(0, none.lyapunovExponent(), 1e-3);
  }

  @Test
  void atTwoTheMapIsAChebyshevPolynomialWithExponentLogThree() {
    // ω = √2 cos θ: ω' = −√2 cos 3θ.
    Attractor.NoCycleFound chaos =
        assertInstanceOf(Attractor.NoCycleFound.class, Attractor.of(2, 16));
    // The average over 40,000 steps scatters by about 1/√40000.
    assertEquals(Math.log(3), chaos.lyapunovExponent(), 0.02);
  }

  @Test
  void aboveTwoTheCriticalOrbitEscapes() {
    assertInstanceOf(Attractor.Escapes.class, Attractor.of(2.001, 8));
    assertInstanceOf(Attractor.Escapes.class, Attractor.of(Math.nextUp(2.0), 8));
    assertEquals(new Attractor.Escapes(1), Attractor.of(3, 8));
  }

  @Test
  void aRepellingCycleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Attractor.Cycle(1, List.of(1.0), -1.2));
    assertThrows(IllegalArgumentException.class, () -> new Attractor.Cycle(2, List.of(1.0), 0.5));
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> map(0));
    assertThrows(IllegalArgumentException.class, () -> Attractor.of(1.5, 0));
    assertThrows(IllegalArgumentException.class, () -> CubicMap.firstTwoCycle(map(1)));
    assertThrows(IllegalArgumentException.class, () -> CubicMap.secondTwoCycle(map(1.8)));
    assertThrows(
        IllegalArgumentException.class,
        () -> CubicMap.of(new GradientDescent<>(network(2, q(1), 1, 1), q(1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> CubicMap.of(new GradientDescent<>(network(2, q(-1), 1), q(1))));
  }

  private static CubicMap<Binary64> map(double c) {
    return new CubicMap<>(new Binary64(c));
  }

  private static CubicMap.Stability stability(BigFraction c) {
    return CubicMap.minimizerStability(new CubicMap<>(c));
  }

  private static void assertPeriod(int period, double c) {
    Attractor.Cycle cycle = assertInstanceOf(Attractor.Cycle.class, Attractor.of(c, 8));
    assertEquals(period, cycle.period(), "c = " + c);
    assertTrue(Math.abs(cycle.multiplier()) < 1);
  }
}
