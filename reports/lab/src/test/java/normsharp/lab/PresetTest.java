package normsharp.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import normsharp.lab.Verdict.Regime;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.dynamics.CriticalLearningRates;
import normsharp.theory.dynamics.LearningRate;
import normsharp.theory.dynamics.TrappingBox;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.minimizers.NormMinimizers;
import normsharp.theory.minimizers.SharpnessMinimizers;
import normsharp.theory.minimizers.StableSet;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Each preset does what its title and its text say. */
class PresetTest {
  private static final Map<String, Preset> BY_TITLE =
      Preset.all().stream().collect(Collectors.toMap(Preset::title, preset -> preset));

  private static LabState state(String title) {
    return BY_TITLE.get(title).state();
  }

  private static Measures end(String title) {
    Run run = Run.of(state(title));
    return run.measures(run.end());
  }

  private static Regime regime(String title) {
    return Verdict.of(state(title)).regime();
  }

  @Test
  void eachRegimeIsWhatItsNameSays() {
    assertEquals(Regime.EDGE_OF_STABILITY, regime("Edge of stability"));
    assertEquals(Regime.FLOW_ALIGNED, regime("Flow-aligned"));
    assertEquals(Regime.CYCLE, regime("A cycle instead of a limit"));
    assertEquals(Regime.CHAOS, regime("Chaos, bounded"));
    assertEquals(Regime.DIVERGED, regime("Divergence"));
  }

  @Test
  void theRegimesAreNotAllTheSame() {
    Set<Regime> regimes = new HashSet<>();
    for (Preset preset : Preset.all()) {
      if (preset.group() == Preset.Group.REGIMES) {
        regimes.add(Verdict.of(preset.state()).regime());
      }
    }
    assertEquals(5, regimes.size());
  }

  @Test
  void theEdgeOfStabilityEndsJustBelowTheBound() {
    double ratio = end("Edge of stability").sharpness() * 0.22 / 2;
    assertTrue(0.95 < ratio && ratio <= 1, () -> "Sη/2 = " + ratio);
  }

  @Test
  void divergenceHappensWherePointsAreStillStable() {
    for (String title : List.of("Divergence", "Divergence below the threshold")) {
      LabState state = state(title);
      assertEquals(Regime.DIVERGED, Verdict.of(state).regime());
      assertEquals(StableSet.Extent.PART, StableSet.extent(state.network(), state.eta()));
      assertFalse(
          TrappingBox.largestTrapping(state.network()).admits(Rationals.toDouble(state.eta())));
    }
  }

  @Test
  void withMixedSignsTheNormMinimizerIsNotAtTheLargestMagnitude() {
    assertEquals(
        List.of(0), NormMinimizers.of(state("x_max of the wrong sign").network()).support());
  }

  @Test
  void onAConstantXBothSetsAreOne() {
    LabState state = state("Norm and sharpness minimizers coincide");
    assertEquals(
        NormMinimizers.of(state.network()).support(),
        SharpnessMinimizers.of(state.network()).support());
    assertEquals(1, end("Norm and sharpness minimizers coincide").norm(), 1e-9);
  }

  @Test
  void aZeroFeatureKeepsItsWeight() {
    String title = "A zero feature is not harmless";
    assertEquals(0.5, Run.of(state(title)).end().get(1).getReal());
    assertEquals(List.of(1), SharpnessMinimizers.of(state(title).network()).freeCoordinates());
  }

  @Test
  void startsOnTheManifoldStayThere() {
    for (String title :
        List.of(
            "A start on 𝓜", "Large η, not the least sharpness", "Theorem B.2's condition fails")) {
      assertEquals(0, Run.of(state(title)).outcome().last().step(), title);
    }
    double least =
        SharpnessMinimizers.of(state("Large η, not the least sharpness").network()).value();
    assertTrue(end("Large η, not the least sharpness").sharpness() > 8 * least);
    assertEquals(10, end("Theorem B.2's condition fails").sharpness(), 1e-12);
  }

  @Test
  void theLastJumpOvershoots() {
    double ratio = end("The last jump overshoots").sharpness() * 7 / 96 / 2;
    assertEquals(0.68, ratio, 0.005);
  }

  @Test
  void theEdgeOfStabilityCanHaveMoreRiskThanTheNormMinimizer() {
    assertEquals(Regime.EDGE_OF_STABILITY, regime("Edge of stability, yet more risk"));
    assertTrue(end("Edge of stability, yet more risk").risk() > 19 / 18.0);
  }

  @Test
  void theSharpnessMinimizerCanHaveTheLeastRisk() {
    LabState state = state("The sharpness minimizer is best");
    List<BigFraction> sharpest =
        SharpnessMinimizers.of(state.network()).representative().orElseThrow();
    KktPoint<BigFraction> best =
        KktEnumeration.all(state.riskProblem()).stream()
            .filter(KktPoint::globalMinimizer)
            .findFirst()
            .orElseThrow();
    assertEquals(sharpest, best.v());
  }

  @Test
  void anExceptionalStartEndsAboveTheBound() {
    assertEquals(Regime.EXCEPTIONAL, regime("A limit with S > 2/η"));
    assertEquals(1, Run.of(state("A limit with S > 2/η")).outcome().last().step());
  }

  @Test
  void theLeastSharpnessIsFourTimesThePrintedOne() {
    LabState state = state("Least sharpness is 4·y·min x");
    assertEquals(4, SharpnessMinimizers.of(state.network()).value());
    assertEquals(1, StableSet.of(state.network(), state.eta()).vertices().size());
  }

  @Test
  void thePositivityConditionFailsAtTheKktPoint() {
    LabState state = state("The positivity condition of Lemma E.1");
    KktPoint<BigFraction> point =
        KktEnumeration.all(state.riskProblem()).stream()
            .filter(kkt -> kkt.support().size() == 2)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(new BigFraction(1, 4), new BigFraction(3, 4)), point.v());
    assertEquals(new BigFraction(7, 32), point.lambda());
    // Printed: 2ηλ(x₀)_i + ν(x₀)_i < 1; meant with (x₀)_i².
    BigFraction printed =
        state.eta().multiply(2).multiply(point.lambda()).add(point.nu()).multiply(state.x1());
    assertTrue(printed.compareTo(BigFraction.ONE) >= 0, () -> "printed side " + printed);
  }

  @Test
  void aSupportOfOneElementHasAKktPoint() {
    assertTrue(
        KktEnumeration.all(state("Both denominators of (13) vanish").riskProblem()).stream()
            .anyMatch(point -> point.support().size() == 1));
  }

  @Test
  void withoutFeasiblePointsThereIsNoKktPoint() {
    assertEquals(List.of(), KktEnumeration.all(state("(14) without feasibility").riskProblem()));
  }

  @Test
  void kktPointsMayMissTheSupportOfX() {
    List<KktPoint<BigFraction>> points =
        KktEnumeration.all(state("KKT points off the support of x").riskProblem());
    assertFalse(points.isEmpty());
    assertTrue(points.stream().noneMatch(point -> point.support().contains(0)));
  }

  @Test
  void aNegativeLabelLeavesNothingToInterpolate() {
    String title = "A negative label, no interpolation";
    assertEquals(
        StableSet.Extent.EMPTY_MANIFOLD,
        StableSet.extent(state(title).network(), state(title).eta()));
    assertEquals(Regime.OFF_MANIFOLD, regime(title));
  }

  @Test
  void theVectorUnderTheRootHasANegativeEntry() {
    LabState state = state("A root of a negative number");
    List<BigFraction> x = state.network().x();
    BigFraction noise = state.y().subtract(Vectors.sum(x));
    BigFraction second = BigFraction.ONE.add(noise.divide(Vectors.dot(x, x)).multiply(state.x2()));
    assertEquals(new BigFraction(-17, 100), second);
  }

  @Test
  void insideTheTrappingBoxNothingDiverges() {
    LabState state = state("No early divergence for max x ≤ 2·min x");
    assertTrue(regime("No early divergence for max x ≤ 2·min x") != Regime.DIVERGED);
    LearningRate threshold = CriticalLearningRates.of(state.network()).largestStable();
    assertEquals(threshold, TrappingBox.largestTrapping(state.network()));
  }

  @Test
  void titlesAndStatesAreDifferent() {
    assertEquals(Preset.all().size(), BY_TITLE.size());
    assertEquals(Preset.all().size(), Preset.all().stream().map(Preset::state).distinct().count());
    for (Preset preset : Preset.all()) {
      assertFalse(preset.labels().isEmpty(), preset.title());
      assertEquals(
          new LabState.Read(preset.state(), List.of()),
          LabState.read(preset.state().fragment()),
          preset.title());
    }
  }

  @Test
  void anchorsKeepOnlyLettersAndDigits() {
    assertEquals("proposition-3-2-i-necessity", Preset.anchor("Proposition 3.2 (i), necessity"));
    assertEquals("section-1-limits-with-s-2", Preset.anchor("Section 1, limits with S < 2/η"));
  }
}
