package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CriticalRateTest {
  private static final double PEAK = 200;
  private static final List<Double> RATES = SyntheticSweeps.rates(PEAK);
  private static final Resampling FEW = new Resampling(5, 199);

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void dataWithoutNoiseGiveTheirChangePointExactly(HingeShape shape) {
    // Plateau 230, and 2.3/η above η_c = 0.01 = 2/s_GF; 0.01 is a rate of the grid.
    CriticalRate.Found found =
        found(SyntheticSweeps.sharpness(PEAK, RATES, eta -> Math.min(230, 2.3 / eta)), shape);
    assertEquals(0.01, found.eta(), 1e-12);
    assertEquals(230, found.hinge().plateau(), 1e-8);
    assertEquals(1, found.hinge().decay(), 1e-9);
    assertEquals(1, found.ratio(), 1e-9);
    assertEquals(0, found.hinge().deviation(), 1e-12);
  }

  @Test
  void theChangePointNeedNotBeARate() {
    CriticalRate.Found found =
        found(
            SyntheticSweeps.sharpness(
                PEAK, RATES, eta -> 230 * Math.min(1, Math.pow(0.0111 / eta, 0.8))),
            HingeShape.POWER);
    assertEquals(0.0111, found.eta(), 1e-12);
    assertEquals(0.8, found.hinge().decay(), 1e-9);
    assertEquals(1.11, found.ratio(), 1e-9);
    assertFalse(found.predictionInside());
  }

  @Test
  void aPlateauThatRisesNeedsTheTiltedShape() {
    SweepResults sweep =
        SyntheticSweeps.sharpness(
            PEAK, RATES, eta -> 200 * Math.pow(eta / 0.01, eta < 0.01 ? 0.3 : -1));
    CriticalRate.Found found = found(sweep, HingeShape.TILTED);
    assertEquals(0.01, found.eta(), 1e-12);
    assertEquals(0.3, found.hinge().exponentBelow(), 1e-9);
    assertEquals(1, found.hinge().decay(), 1e-9);
  }

  @ParameterizedTest
  @EnumSource(
      value = HingeShape.class,
      names = {"HYPERBOLA", "POWER"})
  void bothIntervalsCoverTheTruthAsOftenAsTheySay(HingeShape shape) {
    Random random = new Random(21);
    double truth = 0.0117;
    int repeats = 200;
    int profile = 0;
    int bootstrap = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      CriticalRate.Found found =
          found(
              SyntheticSweeps.sharpness(
                  PEAK,
                  RATES,
                  eta -> Math.min(230, 230 * truth / eta) * Math.exp(0.05 * random.nextGaussian())),
              shape);
      profile += found.reported().contains(truth) ? 1 : 0;
      bootstrap += found.bootstrap().contains(truth) ? 1 : 0;
      assertTrue(found.profile().contains(found.eta()));
    }
    // 95 % of 200 is 190 with standard deviation 3.1; the bootstrap of 20 residuals is less exact.
    assertTrue(profile >= 180 && profile <= 198, "profile " + profile);
    assertTrue(bootstrap >= 176 && bootstrap <= 199, "bootstrap " + bootstrap);
  }

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void flatDataHaveNoChangePoint(HingeShape shape) {
    assertInstanceOf(
        CriticalRate.NoChangePoint.class,
        CriticalRate.of(SyntheticSweeps.sharpness(PEAK, RATES, eta -> 200), shape, FEW));
    assertTrue(acceptedOf(100, shape, eta -> 200) <= 4);
  }

  @ParameterizedTest
  @EnumSource(HingeShape.class)
  void aPureHyperbolaHasNoChangePoint(HingeShape shape) {
    assertInstanceOf(
        CriticalRate.NoChangePoint.class,
        CriticalRate.of(SyntheticSweeps.sharpness(PEAK, RATES, eta -> 2 / eta), shape, FEW));
    assertTrue(acceptedOf(100, shape, eta -> 2 / eta) <= 4);
  }

  @Test
  void sharpnessThatRisesHasNoChangePoint() {
    assertEquals(0, acceptedOf(20, HingeShape.POWER, eta -> Math.max(200, 20000 * eta)));
  }

  private static int acceptedOf(int repeats, HingeShape shape, DoubleUnaryOperator truth) {
    Random random = new Random(22);
    int accepted = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      CriticalRate result =
          CriticalRate.of(
              SyntheticSweeps.sharpness(
                  PEAK,
                  RATES,
                  eta -> truth.applyAsDouble(eta) * Math.exp(0.05 * random.nextGaussian())),
              shape,
              FEW);
      accepted += result instanceof CriticalRate.Found ? 1 : 0;
    }
    return accepted;
  }

  @Test
  void fiveRatesAreTooFewHoweverManySeeds() {
    List<RateResult> runs =
        RATES.stream()
            .limit(5)
            .flatMap(
                eta ->
                    LongStream.range(0, 9)
                        .mapToObj(seed -> SyntheticSweeps.run(eta, seed, 200, 1, 1, 1)))
            .toList();
    CriticalRate.TooFewRates few =
        assertInstanceOf(
            CriticalRate.TooFewRates.class,
            CriticalRate.of(SyntheticSweeps.sweep(PEAK, runs), HingeShape.POWER, FEW));
    assertEquals(5, few.rates());
    assertTrue(few.toText().contains("at least 6"));
  }

  @Test
  void anIntervalThatTheDataDoNotCloseIsOpen() {
    // The plateau ends at the second smallest rate, 0.005, the least change point considered.
    CriticalRate.Found found =
        found(
            SyntheticSweeps.sharpness(PEAK, RATES, eta -> Math.min(200, 1 / eta)),
            HingeShape.HYPERBOLA);
    assertEquals(0.005, found.eta(), 1e-12);
    assertEquals(0, found.profile().lower());
    assertEquals(0.005, found.profile().upper(), 1e-9);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    SweepResults sweep = noisy();
    assertEquals(
        CriticalRate.of(sweep, HingeShape.POWER, FEW),
        CriticalRate.of(sweep, HingeShape.POWER, FEW));
    CriticalRate.Found found = found(sweep, HingeShape.POWER);
    assertTrue(found.toText().contains("199 draws, seed 5"), found.toText());
    assertEquals(ConfidenceInterval.Method.PROFILE_LIKELIHOOD, found.reported().method());
  }

  private static SweepResults noisy() {
    Random random = new Random(24);
    return SyntheticSweeps.sharpness(
        PEAK, RATES, eta -> Math.min(200, 2 / eta) * Math.exp(0.03 * random.nextGaussian()));
  }

  private static CriticalRate.Found found(SweepResults sweep, HingeShape shape) {
    CriticalRate result = CriticalRate.of(sweep, shape, FEW);
    return assertInstanceOf(CriticalRate.Found.class, result, result.toText());
  }
}
