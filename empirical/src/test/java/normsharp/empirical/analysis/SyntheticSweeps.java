package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Sweeps with known truth. */
final class SyntheticSweeps {
  private SyntheticSweeps() {}

  /** The fine grid k/(2 s_GF), k = 1…12, and 8 more rates spaced 2/s_GF apart. */
  static List<Double> rates(double peakSharpness) {
    List<Double> rates = new ArrayList<>();
    for (int k = 1; k <= 12; k++) {
      rates.add(k / (2 * peakSharpness));
    }
    for (int k = 1; k <= 8; k++) {
      rates.add((6 + 2 * k) / peakSharpness);
    }
    return rates;
  }

  static FlowResult flow(double peakSharpness) {
    return new FlowResult(
        peakSharpness / 10,
        peakSharpness,
        peakSharpness,
        Map.of("l1", 100.0),
        OptionalDouble.of(0.1));
  }

  /** A finished run with one norm; what a test does not speak of is constant. */
  static RateResult run(
      double eta, long seed, double sharpness, double norm, long iterations, double testLoss) {
    return RateResult.reached(
        eta,
        seed,
        RateGrid.FINE,
        iterations,
        new Measurements(
            sharpness,
            sharpness,
            Map.of("l1", NormValue.of(norm)),
            1e-3,
            OptionalDouble.of(testLoss),
            OptionalDouble.of(0.9)));
  }

  static SweepResults sweep(double peakSharpness, List<RateResult> runs) {
    return SweepResults.of("synthetic", flow(peakSharpness), runs);
  }

  /** A sweep whose final sharpness is a function of η. */
  static SweepResults sharpness(double peak, List<Double> rates, DoubleUnaryOperator sharpness) {
    return sweep(
        peak,
        rates.stream()
            .map(eta -> run(eta, 43, sharpness.applyAsDouble(eta), 100, 1000, 0.1))
            .toList());
  }

  /** A sweep whose test loss is a function of η. */
  static SweepResults testLoss(List<Double> rates, DoubleUnaryOperator loss) {
    return sweep(
        100,
        rates.stream().map(eta -> run(eta, 43, 100, 100, 1000, loss.applyAsDouble(eta))).toList());
  }

  static Series series(double[] x, double[] y) {
    return Series.of(toList(x), toList(y));
  }

  static List<Double> toList(double... values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
