package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import normsharp.empirical.descent.RunOutcome;
import org.junit.jupiter.api.Test;

class UShapeTest {
  private static final List<Double> RATES = SyntheticSweeps.rates(200);
  private static final Resampling FEW = new Resampling(6, 199);

  @Test
  void aCleanValleyIsInterior() {
    UShape.Judged judged = judge(RATES, UShapeTest::valley);
    assertEquals(UShapeMark.INTERIOR, judged.mark());
    assertEquals(UShape.Location.INTERIOR, judged.measured());
    assertEquals(0.02, judged.bestEta(), 0.003);
    assertEquals(20, judged.rates());
  }

  @Test
  void monotoneDataAreExtremeAndTheEndIsNamed() {
    UShape.Judged falling = judge(RATES, eta -> Math.pow(eta, -0.1));
    assertEquals(UShapeMark.EXTREME, falling.mark());
    assertEquals(UShape.Location.HIGH_END, falling.measured());
    assertTrue(falling.highEndShare() >= 0.95);
    UShape.Judged rising = judge(RATES, eta -> Math.pow(eta, 0.1));
    assertEquals(UShapeMark.EXTREME, rising.mark());
    assertEquals(UShape.Location.LOW_END, rising.measured());
    assertTrue(rising.lowEndShare() >= 0.95);
  }

  @Test
  void aFallToAPlateauIsExtremeNotInterior() {
    UShape.Judged judged = judge(RATES, eta -> Math.max(1, 1 + Math.log(0.03 / eta)));
    assertEquals(UShapeMark.EXTREME, judged.mark());
    assertEquals(UShape.Location.HIGH_END, judged.measured());
  }

  @Test
  void anArchIsNotCalledAValley() {
    assertTrue(judge(RATES, eta -> 2 - valley(eta)).interiorShare() <= 0.05);
  }

  @Test
  void noiseAloneIsInconclusive() {
    Random random = new Random(101);
    int inconclusive = 0;
    for (int repeat = 0; repeat < 200; repeat++) {
      UShape.Judged judged = judge(RATES, eta -> 1 + 0.1 * random.nextGaussian());
      inconclusive += judged.mark().isInconclusive() ? 1 : 0;
    }
    assertTrue(inconclusive >= 190, "inconclusive " + inconclusive);
  }

  @Test
  void constantDataAreInconclusive() {
    assertEquals(UShapeMark.RATHER_EXTREME, judge(RATES, eta -> 1).mark());
  }

  @Test
  void noisyValleysAndSlopesAreNeverTakenForEachOther() {
    Random random = new Random(102);
    int interior = 0;
    int extreme = 0;
    for (int repeat = 0; repeat < 100; repeat++) {
      UShape.Judged valley = judge(RATES, eta -> valley(eta) + 0.05 * random.nextGaussian());
      UShape.Judged slope =
          judge(RATES, eta -> 1 - 0.3 * Math.log(eta) + 0.05 * random.nextGaussian());
      assertTrue(valley.mark() != UShapeMark.EXTREME);
      assertTrue(slope.mark() != UShapeMark.INTERIOR);
      interior += valley.mark() == UShapeMark.INTERIOR ? 1 : 0;
      extreme += slope.mark() == UShapeMark.EXTREME ? 1 : 0;
    }
    assertTrue(interior >= 90, "interior " + interior);
    assertTrue(extreme >= 90, "extreme " + extreme);
  }

  @Test
  void moreNoiseTurnsACertainMarkIntoAnInconclusiveOne() {
    Random random = new Random(103);
    int inconclusive = 0;
    for (int repeat = 0; repeat < 50; repeat++) {
      UShape.Judged judged = judge(RATES, eta -> valley(eta) + 0.6 * random.nextGaussian());
      inconclusive += judged.mark().isInconclusive() ? 1 : 0;
    }
    assertTrue(inconclusive >= 40, "inconclusive " + inconclusive);
  }

  @Test
  void severalSeedsAreResampledWhenTheyShareTheRates() {
    Random random = new Random(104);
    List<RateResult> runs = new ArrayList<>();
    for (long seed = 43; seed < 47; seed++) {
      for (double eta : RATES) {
        double loss = valley(eta) + 0.02 * random.nextGaussian();
        runs.add(SyntheticSweeps.run(eta, seed, 1, 1, 1, loss));
      }
    }
    UShape.Judged judged = judged(SyntheticSweeps.sweep(200, runs));
    assertEquals(4, judged.seeds());
    assertEquals(UShapeMark.INTERIOR, judged.mark());
    assertEquals(0.01, judged.noise(), 0.003);
    // Without one run of one seed the residuals are resampled instead.
    UShape.Judged unbalanced = judged(SyntheticSweeps.sweep(200, runs.subList(1, runs.size())));
    assertEquals(0, unbalanced.seeds());
    assertEquals(UShapeMark.INTERIOR, unbalanced.mark());
  }

  @Test
  void theNoiseEstimateIsThatOfTheData() {
    Random random = new Random(105);
    List<Double> many = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      many.add(0.001 * (1 + i));
    }
    assertEquals(0.1, judge(many, eta -> 1 + eta + 0.1 * random.nextGaussian()).noise(), 0.005);
  }

  @Test
  void fourRatesAreNotEnough() {
    UShape.NotEnoughRuns few =
        assertInstanceOf(
            UShape.NotEnoughRuns.class,
            UShape.ofTestLoss(
                SyntheticSweeps.testLoss(RATES.subList(0, 4), UShapeTest::valley), FEW));
    assertEquals(4, few.rates());
    assertInstanceOf(
        UShape.Judged.class,
        UShape.ofTestLoss(SyntheticSweeps.testLoss(RATES.subList(0, 5), UShapeTest::valley), FEW));
  }

  @Test
  void unfinishedRunsDoNotCount() {
    List<RateResult> runs = new ArrayList<>();
    RATES.subList(0, 4).forEach(eta -> runs.add(SyntheticSweeps.run(eta, 43, 1, 1, 1, 1)));
    runs.add(RateResult.unfinished(1, 43, RateGrid.COARSE, RunOutcome.DIVERGED, 10));
    assertInstanceOf(
        UShape.NotEnoughRuns.class, UShape.ofTestLoss(SyntheticSweeps.sweep(200, runs), FEW));
  }

  @Test
  void marksArePrintedAsInTheTable() {
    for (UShapeMark mark : UShapeMark.values()) {
      assertEquals(Optional.of(mark), UShapeMark.ofSymbol(mark.symbol()));
    }
    assertEquals(Optional.empty(), UShapeMark.ofSymbol(" "));
    assertThrows(IllegalArgumentException.class, () -> UShapeMark.ofSymbol("?"));
  }

  /** Lowest at η = 0.02, higher by about 1 at both ends of the grid. */
  private static double valley(double eta) {
    double z = Math.log(eta / 0.02) / Math.log(5);
    return 0.5 + z * z;
  }

  private static UShape.Judged judge(List<Double> rates, DoubleUnaryOperator loss) {
    return judged(SyntheticSweeps.testLoss(rates, eta -> Math.max(0, loss.applyAsDouble(eta))));
  }

  private static UShape.Judged judged(SweepResults sweep) {
    return assertInstanceOf(UShape.Judged.class, UShape.ofTestLoss(sweep, FEW));
  }
}
