package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import normsharp.empirical.descent.RunOutcome;
import org.junit.jupiter.api.Test;

class SweepAnalysisTest {
  private static final Resampling FEW = new Resampling(7, 199);

  @Test
  void aSweepLikeThePapersIsReadAsThePaperReadsIt() {
    SweepAnalysis analysis =
        SweepAnalysis.of(likeThePaper(), FEW, Optional.of(UShapeMark.RATHER_INTERIOR));
    CriticalRate.Found critical = assertInstanceOf(CriticalRate.Found.class, analysis.critical());
    assertEquals(1, critical.ratio(), 0.1);
    assertTrue(analysis.split().measured());
    assertEquals(critical.eta(), analysis.split().eta());
    assertEquals(1, ((EdgeFit.Fitted) analysis.edge()).exponent(), 0.1);
    assertEquals(
        Trend.Verdict.RISING, ((Trend.Measured) analysis.norms().get(0).above()).verdict());
    assertEquals(UShapeMark.INTERIOR, ((UShape.Judged) analysis.testLoss()).mark());
    assertEquals(SweepAnalysis.Agreement.SAME_SIDE, analysis.agreement());
    assertEquals(Optional.empty(), analysis.extremeIsHigh());
    assertTrue(analysis.sharpening().tookPlace());
    String text = analysis.toText();
    for (String word :
        List.of(
            "critical rate: η_c =", "edge:", "norm l1:", "Table 1: (✓)", "diverged at η = 1.000")) {
      assertTrue(text.contains(word), text);
    }
  }

  @Test
  void withoutAChangePointTheRegimesAreDividedAtThePrediction() {
    SweepAnalysis analysis =
        SweepAnalysis.of(
            SyntheticSweeps.sharpness(200, SyntheticSweeps.rates(200), eta -> 150),
            FEW,
            Optional.empty());
    assertInstanceOf(CriticalRate.NoChangePoint.class, analysis.critical());
    assertFalse(analysis.split().measured());
    assertEquals(0.01, analysis.split().eta());
    assertEquals(SweepAnalysis.Agreement.NOT_COMPARABLE, analysis.agreement());
  }

  @Test
  void anExtremeOptimumNamesItsEndAndContradictsAPrintedValley() {
    SweepResults falling =
        SyntheticSweeps.testLoss(SyntheticSweeps.rates(200), eta -> Math.pow(eta, -0.2));
    SweepAnalysis high = SweepAnalysis.of(falling, FEW, Optional.of(UShapeMark.INTERIOR));
    assertEquals(Optional.of(true), high.extremeIsHigh());
    assertEquals(SweepAnalysis.Agreement.OPPOSITE, high.agreement());
    SweepResults rising =
        SyntheticSweeps.testLoss(SyntheticSweeps.rates(200), eta -> Math.pow(eta, 0.2));
    SweepAnalysis low = SweepAnalysis.of(rising, FEW, Optional.of(UShapeMark.EXTREME));
    assertEquals(Optional.of(false), low.extremeIsHigh());
    assertEquals(SweepAnalysis.Agreement.SAME, low.agreement());
  }

  @Test
  void anEmptySweepGivesTypedResultsAndNoException() {
    SweepAnalysis analysis =
        SweepAnalysis.of(SyntheticSweeps.sweep(200, List.of()), FEW, Optional.empty());
    assertInstanceOf(CriticalRate.TooFewRates.class, analysis.critical());
    assertInstanceOf(EdgeFit.TooFewRuns.class, analysis.edge());
    assertInstanceOf(UShape.NotEnoughRuns.class, analysis.testLoss());
    assertTrue(analysis.norms().isEmpty());
    assertTrue(analysis.toText().contains("too few"));
  }

  private static SweepResults likeThePaper() {
    Random random = new Random(121);
    List<RateResult> runs = new ArrayList<>();
    for (double eta : SyntheticSweeps.rates(200)) {
      double noise = Math.exp(0.01 * random.nextGaussian());
      double z = Math.log(eta / 0.02);
      runs.add(
          SyntheticSweeps.run(
              eta,
              43,
              Math.min(200, 2 / eta) * noise,
              100 * (1 + Math.max(0, eta - 0.01)) * noise,
              Math.round(1000 / eta),
              0.3 + 0.1 * z * z + 0.002 * random.nextGaussian()));
    }
    runs.add(RateResult.unfinished(1, 43, RateGrid.COARSE, RunOutcome.DIVERGED, 20));
    return SyntheticSweeps.sweep(200, runs);
  }
}
