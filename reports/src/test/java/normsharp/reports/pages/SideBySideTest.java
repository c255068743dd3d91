package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import normsharp.empirical.analysis.FlowResult;
import normsharp.empirical.analysis.Measurements;
import normsharp.empirical.analysis.NormValue;
import normsharp.empirical.analysis.RateGrid;
import normsharp.empirical.analysis.RateResult;
import normsharp.empirical.analysis.Resampling;
import normsharp.empirical.analysis.SweepAnalysis;
import normsharp.empirical.analysis.SweepResults;
import normsharp.reports.runs.PublishedSweeps;
import normsharp.reports.runs.SweepFiles;
import org.junit.jupiter.api.Test;

/** Each feature is present where it was built in, and absent where it was taken out. */
class SideBySideTest {
  private static final SweepFiles TOY = PublishedSweeps.read(PublishedSweeps.DENSE);
  private static final SweepFiles NETWORK = PublishedSweeps.read(PublishedSweeps.NETWORK);
  private static final double PEAK = 20;

  /** 2/s_GF. */
  private static final double CRITICAL = 2 / PEAK;

  private static double sharpness(double eta) {
    return Math.min(PEAK, 2 / eta);
  }

  private static double norm(double eta) {
    return eta <= CRITICAL ? 5 : 5 * Math.sqrt(eta / CRITICAL);
  }

  private static double loss(double eta) {
    return 1 + Math.pow(Math.log(eta / (2 * CRITICAL)), 2);
  }

  /** A made-up sweep from its laws; a little noise, or the statistics have none to estimate. */
  private static SweepFiles sweep(
      DoubleUnaryOperator sharpness, DoubleUnaryOperator norm, DoubleUnaryOperator loss) {
    List<RateResult> runs =
        IntStream.range(0, 30)
            .mapToObj(
                i -> {
                  double eta = CRITICAL * Math.pow(10, -1 + i / 15.0);
                  double wobble = 1 + 0.004 * Math.sin(12.9 * i + 1);
                  double end = sharpness.applyAsDouble(eta) * wobble;
                  return RateResult.reached(
                      eta,
                      7,
                      RateGrid.FINE,
                      1000 - i,
                      new Measurements(
                          end,
                          end,
                          Map.of("l1", NormValue.of(norm.applyAsDouble(eta) * wobble)),
                          0.01,
                          OptionalDouble.of(loss.applyAsDouble(eta) * wobble),
                          OptionalDouble.empty()));
                })
            .toList();
    SweepResults results =
        SweepResults.of(
            NETWORK.name(),
            new FlowResult(PEAK / 4, PEAK, PEAK, Map.of("l1", 5.0), OptionalDouble.of(4)),
            runs);
    return new SweepFiles(
        NETWORK.directory(),
        NETWORK.configuration(),
        SweepAnalysis.of(
            results, new Resampling(7, 99), NETWORK.configuration().published().mark()),
        NETWORK.provenance(),
        NETWORK.runs(),
        NETWORK.flow(),
        NETWORK.layers(),
        NETWORK.evolution(),
        NETWORK.theory(),
        List.of());
  }

  private static Set<Prediction> present(SweepFiles network) {
    return SideBySide.of(TOY, network).features().stream()
        .filter(feature -> feature.network().outcome() == Prediction.Outcome.PRESENT)
        .map(SideBySide.Feature::prediction)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Prediction.class)));
  }

  @Test
  void allFeaturesArePresentWhereTheyWereBuiltIn() {
    assertEquals(
        EnumSet.allOf(Prediction.class),
        present(sweep(SideBySideTest::sharpness, SideBySideTest::norm, SideBySideTest::loss)));
  }

  @Test
  void eachIsAbsentWhereItWasTakenOut() {
    // The edge at half the rate: neither where predicted nor flat up to there.
    Set<Prediction> early =
        present(sweep(eta -> Math.min(PEAK, 1 / eta), SideBySideTest::norm, SideBySideTest::loss));
    assertFalse(early.contains(Prediction.CRITICAL_RATE), early::toString);
    assertFalse(early.contains(Prediction.FLAT_REGION), early::toString);
    assertFalse(early.contains(Prediction.HYPERBOLA), early::toString);
    Set<Prediction> flat = present(sweep(eta -> PEAK, SideBySideTest::norm, SideBySideTest::loss));
    assertFalse(flat.contains(Prediction.HYPERBOLA), flat::toString);
    assertFalse(flat.contains(Prediction.CRITICAL_RATE), flat::toString);
    assertTrue(flat.contains(Prediction.FLAT_REGION), flat::toString);
    Set<Prediction> bump =
        present(
            sweep(
                eta -> sharpness(eta) * (eta < 0.5 * CRITICAL ? 0.8 : 1),
                SideBySideTest::norm,
                SideBySideTest::loss));
    assertFalse(bump.contains(Prediction.FLAT_REGION), bump::toString);
    Set<Prediction> thin =
        present(sweep(SideBySideTest::sharpness, eta -> 5, SideBySideTest::loss));
    assertFalse(thin.contains(Prediction.NORM_GROWTH), thin::toString);
    Set<Prediction> falling =
        present(sweep(SideBySideTest::sharpness, eta -> 5 / (1 + eta), SideBySideTest::loss));
    assertFalse(falling.contains(Prediction.NORM_GROWTH), falling::toString);
    Set<Prediction> slope =
        present(sweep(SideBySideTest::sharpness, SideBySideTest::norm, eta -> 3 - eta));
    assertFalse(slope.contains(Prediction.U_SHAPE), slope::toString);
  }

  @Test
  void agreementIsHavingItAlike() {
    SweepFiles network =
        sweep(SideBySideTest::sharpness, SideBySideTest::norm, SideBySideTest::loss);
    assertEquals(5, SideBySide.of(network, network).agreements());
    SweepFiles other = sweep(SideBySideTest::sharpness, eta -> 5, eta -> 3 - eta);
    SideBySide pair = SideBySide.of(network, other);
    assertEquals(3, pair.agreements());
    assertEquals(3, SideBySide.of(other, network).agreements());
    // Both without: agreed.
    assertEquals(5, SideBySide.of(other, other).agreements());
    assertTrue(pair.content().toString().contains("absent:"));
  }

  @Test
  void whereNothingCanBeToldNothingAgrees() {
    SweepFiles flat = sweep(eta -> PEAK, SideBySideTest::norm, SideBySideTest::loss);
    SideBySide pair = SideBySide.of(flat, flat);
    assertEquals(
        Prediction.Outcome.UNKNOWN, Prediction.CRITICAL_RATE.in(flat.analysis()).outcome());
    assertTrue(pair.agreements() < 5, () -> "agreements: " + pair.agreements());
    assertTrue(pair.content().toString().contains("can&#x27;t tell:"));
  }
}
