package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class UShapeProperties {
  private static final Resampling FEW = new Resampling(8, 99);

  /** Draws that rounding may move across a threshold. */
  private static final double A_DRAW = 1.5 / 99;

  @Property(seed = "61", tries = 100)
  void unitsOfRateAndLossDoNotMatter(
      @ForAll long seed,
      @ForAll @IntRange(min = 5, max = 30) int rates,
      @ForAll @DoubleRange(min = 0.01, max = 100) double rateFactor,
      @ForAll @DoubleRange(min = 0.01, max = 100) double lossFactor) {
    UShape.Judged before = judge(runs(seed, rates, 1, 1, false));
    UShape.Judged after = judge(runs(seed, rates, rateFactor, lossFactor, false));
    assertEquals(before.interiorShare(), after.interiorShare(), A_DRAW);
    assertEquals(before.lowEndShare(), after.lowEndShare(), A_DRAW);
    assertEquals(before.highEndShare(), after.highEndShare(), A_DRAW);
    assertEquals(before.measured(), after.measured());
    assertEquals(1, after.noise() / (lossFactor * before.noise()), 1e-8);
    assertEquals(1, after.bestEta() / (rateFactor * before.bestEta()), 1e-10);
  }

  @Property(seed = "62", tries = 100)
  void invertingTheRatesExchangesTheEnds(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 30) int rates) {
    UShape.Judged before = judge(runs(seed, rates, 1, 1, false));
    UShape.Judged after = judge(runs(seed, rates, 1, 1, true));
    UShape.Location expected =
        switch (before.measured()) {
          case LOW_END -> UShape.Location.HIGH_END;
          case HIGH_END -> UShape.Location.LOW_END;
          default -> before.measured();
        };
    assertEquals(expected, after.measured());
    assertEquals(before.lowEnd(), after.highEnd(), 1e-12);
    assertEquals(before.noise(), after.noise(), 1e-9);
  }

  @Property(seed = "63", tries = 50)
  void theErrorIsJudgedAsTheLossOfTheSameValueWouldBe(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 30) int rates) {
    List<RateResult> runs = runs(seed, rates, 1, 1, false);
    List<RateResult> asAccuracy =
        runs.stream()
            .map(
                run ->
                    RateResult.reached(
                        run.eta(),
                        run.seed(),
                        run.grid(),
                        1,
                        new Measurements(
                            1,
                            1,
                            Map.of(),
                            0,
                            OptionalDouble.empty(),
                            OptionalDouble.of(1 - run.measured().testLoss().orElseThrow() / 100))))
            .toList();
    UShape.Judged loss = judge(runs);
    UShape.Judged error =
        (UShape.Judged) UShape.ofTestError(SyntheticSweeps.sweep(100, asAccuracy), FEW);
    assertEquals(loss.interiorShare(), error.interiorShare(), A_DRAW);
    assertEquals(loss.measured(), error.measured());
  }

  private static UShape.Judged judge(List<RateResult> runs) {
    return (UShape.Judged) UShape.ofTestLoss(SyntheticSweeps.sweep(100, runs), FEW);
  }

  /** A random parabola in log η with noise. */
  private static List<RateResult> runs(
      long seed, int rates, double rateFactor, double lossFactor, boolean inverted) {
    Random random = new Random(seed);
    double centre = random.nextDouble() * rates;
    double noise = random.nextDouble() / 3;
    return IntStream.range(0, rates)
        .mapToObj(
            i -> {
              double z = (i - centre) / rates;
              double loss = 3 + z * z + noise * random.nextGaussian();
              double eta = 0.001 * Math.pow(1.2, i);
              return SyntheticSweeps.run(
                  rateFactor * (inverted ? 1 / eta : eta),
                  43,
                  1,
                  1,
                  1,
                  lossFactor * Math.max(loss, 0));
            })
        .toList();
  }
}
