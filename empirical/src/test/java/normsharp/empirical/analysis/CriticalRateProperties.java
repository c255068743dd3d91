package normsharp.empirical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CriticalRateProperties {
  /** Rounding of logarithms, magnified where two fits are nearly equal. */
  private static final double ROUNDING = 1e-8;

  private static final Resampling FEW = new Resampling(3, 99);

  @Property(seed = "41", tries = 60)
  void scalingTheRatesScalesTheCriticalRate(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double factor,
      @ForAll HingeShape shape) {
    CriticalRate before = CriticalRate.of(sweep(seed, 1, 1), shape, FEW);
    CriticalRate after = CriticalRate.of(sweep(seed, factor, 1), shape, FEW);
    Assume.that(before instanceof CriticalRate.Found && after instanceof CriticalRate.Found);
    CriticalRate.Found first = (CriticalRate.Found) before;
    CriticalRate.Found second = (CriticalRate.Found) after;
    assertEquals(1, second.eta() / (factor * first.eta()), ROUNDING);
    assertEquals(1, second.profile().upper() / (factor * first.profile().upper()), ROUNDING);
    assertEquals(first.hinge().decay(), second.hinge().decay(), ROUNDING);
  }

  @Property(seed = "42", tries = 60)
  void scalingTheSharpnessLeavesTheCriticalRate(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double factor,
      @ForAll HingeShape shape) {
    CriticalRate before = CriticalRate.of(sweep(seed, 1, 1), shape, FEW);
    CriticalRate after = CriticalRate.of(sweep(seed, 1, factor), shape, FEW);
    Assume.that(before instanceof CriticalRate.Found && after instanceof CriticalRate.Found);
    CriticalRate.Found first = (CriticalRate.Found) before;
    CriticalRate.Found second = (CriticalRate.Found) after;
    assertEquals(1, second.eta() / first.eta(), ROUNDING);
    assertEquals(factor, second.hinge().plateau() / first.hinge().plateau(), ROUNDING * factor);
  }

  private static SweepResults sweep(long seed, double rateFactor, double sharpnessFactor) {
    Random random = new Random(seed);
    double critical = 0.008 + 0.01 * random.nextDouble();
    return SyntheticSweeps.sharpness(
        200 / rateFactor,
        SyntheticSweeps.rates(200).stream().map(eta -> eta * rateFactor).toList(),
        eta ->
            sharpnessFactor
                * Math.min(230, 230 * critical * rateFactor / eta)
                * Math.exp(0.05 * random.nextGaussian()));
  }
}
