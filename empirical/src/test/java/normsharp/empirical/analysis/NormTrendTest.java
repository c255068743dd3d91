package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NormTrendTest {
  private static final double CRITICAL = 0.02;
  private static final List<Double> RATES = SyntheticSweeps.rates(200);

  @Test
  void thePapersPictureIsFlatThenRising() {
    NormTrend trend = trend(eta -> 100 + 200 * Math.max(eta - CRITICAL, 0));
    assertEquals(Trend.Verdict.FLAT, verdict(trend.below()));
    assertEquals(Trend.Verdict.RISING, verdict(trend.above()));
    assertInstanceOf(InitialDip.NoDip.class, trend.dip());
  }

  @Test
  void aNormThatFallsIsFalling() {
    NormTrend trend = trend(eta -> 100 * Math.pow(eta, -0.2));
    assertEquals(Trend.Verdict.FALLING, verdict(trend.below()));
    assertEquals(Trend.Verdict.FALLING, verdict(trend.above()));
    Trend.Measured above = assertInstanceOf(Trend.Measured.class, trend.above());
    assertEquals(-0.2, above.elasticity().slope(), 1e-12);
    assertEquals(-1, above.kendall().tau());
  }

  @Test
  void aMonotoneChangeBelowOnePercentIsFlat() {
    NormTrend trend = trend(eta -> 100 * Math.pow(eta, 0.001));
    assertEquals(Trend.Verdict.FLAT, verdict(trend.above()));
    assertEquals(1, ((Trend.Measured) trend.above()).kendall().tau());
  }

  @Test
  void noiseIsMostlyUndecided() {
    Random random = new Random(71);
    int undecided = 0;
    for (int repeat = 0; repeat < 100; repeat++) {
      NormTrend trend = trend(eta -> 100 * Math.exp(0.2 * random.nextGaussian()));
      undecided += verdict(trend.above()) == Trend.Verdict.UNDECIDED ? 1 : 0;
    }
    assertTrue(undecided >= 90, "undecided " + undecided);
  }

  @Test
  void fewRunsGiveNoVerdict() {
    NormTrend trend =
        NormTrend.ofRaw(
            SyntheticSweeps.sharpness(200, RATES.subList(0, 10), eta -> 200), "l1", CRITICAL);
    Trend.TooFewRuns above = assertInstanceOf(Trend.TooFewRuns.class, trend.above());
    assertEquals(2, above.runs());
    assertInstanceOf(InitialDip.TooFewRuns.class, trend.dip());
  }

  @Test
  void aTemporaryDipIsFoundWhereItIs() {
    // Falls by 10 % up to η = 0.04, then rises above the plateau.
    NormTrend trend =
        trend(
            eta ->
                eta <= CRITICAL
                    ? 100
                    : eta <= 0.04 ? 100 - 500 * (eta - CRITICAL) : 90 + 300 * (eta - 0.04));
    InitialDip.Dip dip = assertInstanceOf(InitialDip.Dip.class, trend.dip());
    assertTrue(dip.temporary());
    assertEquals(0.04, dip.etaAtMinimum(), 1e-12);
    assertEquals(0.1, dip.depth(), 1e-12);
  }

  @Test
  void aFallThatStaysIsALastingDip() {
    InitialDip.Dip dip =
        assertInstanceOf(
            InitialDip.Dip.class,
            trend(eta -> eta <= CRITICAL ? 100 : 80 + 20 * CRITICAL / eta).dip());
    assertEquals(false, dip.temporary());
  }

  @Test
  void aSingleLowRateIsNoDip() {
    assertInstanceOf(
        InitialDip.NoDip.class, trend(eta -> Math.abs(eta - 0.03) < 1e-6 ? 50 : 100).dip());
  }

  @Test
  void noiseOnThePlateauHidesADipOfItsSize() {
    Random random = new Random(72);
    int dips = 0;
    for (int repeat = 0; repeat < 100; repeat++) {
      dips +=
          trend(eta -> 100 * Math.exp(0.01 * random.nextGaussian())).dip() instanceof InitialDip.Dip
              ? 1
              : 0;
    }
    assertTrue(dips <= 15, "dips " + dips);
  }

  @Test
  void averagedNormsUseTheRunsThatHaveThem() {
    List<RateResult> runs =
        RATES.stream()
            .map(
                eta ->
                    RateResult.reached(
                        eta,
                        43,
                        RateGrid.FINE,
                        10,
                        new Measurements(
                            1,
                            1,
                            Map.of(
                                "l2",
                                new NormValue(
                                    100,
                                    eta > 0.03
                                        ? OptionalDouble.of(1000 * eta)
                                        : OptionalDouble.empty())),
                            0,
                            OptionalDouble.empty(),
                            OptionalDouble.empty())))
            .toList();
    SweepResults sweep = SyntheticSweeps.sweep(200, runs);
    NormTrend averaged = NormTrend.ofAveraged(sweep, "l2", CRITICAL);
    assertEquals(Trend.Verdict.RISING, verdict(averaged.above()));
    assertInstanceOf(Trend.TooFewRuns.class, averaged.below());
    assertEquals(Trend.Verdict.FLAT, verdict(NormTrend.ofRaw(sweep, "l2", CRITICAL).above()));
    assertThrows(IllegalArgumentException.class, () -> NormTrend.ofRaw(sweep, "nuclear", CRITICAL));
  }

  private static NormTrend trend(DoubleUnaryOperator norm) {
    List<RateResult> runs =
        RATES.stream()
            .map(eta -> SyntheticSweeps.run(eta, 43, 1, norm.applyAsDouble(eta), 1, 1))
            .toList();
    return NormTrend.ofRaw(SyntheticSweeps.sweep(200, runs), "l1", CRITICAL);
  }

  private static Trend.Verdict verdict(Trend trend) {
    return assertInstanceOf(Trend.Measured.class, trend, trend.toText()).verdict();
  }
}
