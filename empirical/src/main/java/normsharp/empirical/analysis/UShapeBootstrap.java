package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The resampling that {@link UShape} describes. */
final class UShapeBootstrap {
  private static final int MIN_SEEDS = 3;

  private final Series curve;
  private final List<double[]> seedCurves;
  private final double[] smooth;
  private final double[] residuals;
  private final double noise;
  private final Resampling resampling;

  UShapeBootstrap(
      List<RateResult> runs, ToDoubleFunction<RateResult> metric, Resampling resampling) {
    this.curve = Series.logRate(runs, metric).means();
    this.seedCurves = seedCurves(runs, metric);
    this.resampling = resampling;
    int n = curve.size();
    this.smooth = curve.values();
    this.residuals = new double[n - 2];
    double squares = 0;
    double mean = 0;
    for (int i = 1; i + 1 < n; i++) {
      double right = (curve.x(i) - curve.x(i - 1)) / (curve.x(i + 1) - curve.x(i - 1));
      double left = 1 - right;
      double interpolated = left * curve.y(i - 1) + right * curve.y(i + 1);
      double residual = (curve.y(i) - interpolated) / Math.sqrt(1 + left * left + right * right);
      smooth[i] = curve.y(i) / 3 + 2 * interpolated / 3;
      residuals[i - 1] = residual;
      squares += residual * residual / (n - 2);
      mean += residual / (n - 2);
    }
    double spread = Math.sqrt(Math.max(squares - mean * mean, 0));
    this.noise = seedCurves.isEmpty() ? Math.sqrt(squares) : seedNoise();
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = spread == 0 ? 0 : (residuals[i] - mean) * noise / spread;
    }
  }

  UShape judge() {
    int n = curve.size();
    UShapeCurve rule = new UShapeCurve(n, noise);
    EnumMap<UShape.Location, Integer> counts = new EnumMap<>(UShape.Location.class);
    SplittableRandom random = resampling.random(4);
    for (int draw = 0; draw < resampling.draws(); draw++) {
      double[] values = seedCurves.isEmpty() ? residualDraw(random) : seedDraw(random);
      counts.merge(rule.classify(values), 1, Integer::sum);
    }
    double draws = resampling.draws();
    double interior = counts.getOrDefault(UShape.Location.INTERIOR, 0) / draws;
    double low = counts.getOrDefault(UShape.Location.LOW_END, 0) / draws;
    double high = counts.getOrDefault(UShape.Location.HIGH_END, 0) / draws;
    double[] values = curve.values();
    int best = 0;
    for (int i = 0; i < n; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return new UShape.Judged(
        mark(interior, low + high),
        rule.classify(values),
        Math.exp(curve.x(best)),
        values[best],
        rule.lowEnd(values),
        rule.highEnd(values),
        noise,
        interior,
        low,
        high,
        MonotoneFit.of(values),
        n,
        seedCurves.size(),
        resampling);
  }

  private static UShapeMark mark(double interior, double extreme) {
    if (interior >= 0.95) {
      return UShapeMark.INTERIOR;
    }
    if (interior >= 0.5) {
      return UShapeMark.RATHER_INTERIOR;
    }
    return interior <= 0.05 && extreme >= 0.95 ? UShapeMark.EXTREME : UShapeMark.RATHER_EXTREME;
  }

  private double[] residualDraw(SplittableRandom random) {
    double[] values = new double[smooth.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = smooth[i] + residuals[random.nextInt(residuals.length)];
    }
    return values;
  }

  private double[] seedDraw(SplittableRandom random) {
    double[] values = new double[smooth.length];
    for (int k = 0; k < seedCurves.size(); k++) {
      double[] drawn = seedCurves.get(random.nextInt(seedCurves.size()));
      for (int i = 0; i < values.length; i++) {
        values[i] += drawn[i] / seedCurves.size();
      }
    }
    return values;
  }

  /** Standard error of the means over seeds, pooled over the rates. */
  private double seedNoise() {
    int seeds = seedCurves.size();
    double squares = 0;
    for (double[] values : seedCurves) {
      for (int i = 0; i < values.length; i++) {
        squares += (values[i] - curve.y(i)) * (values[i] - curve.y(i));
      }
    }
    return Math.sqrt(squares / (curve.size() * (seeds - 1.0) * seeds));
  }

  /** The curve of each seed, when there are three or more and all have all the rates. */
  private List<double[]> seedCurves(List<RateResult> runs, ToDoubleFunction<RateResult> metric) {
    TreeSet<Long> seeds = new TreeSet<>();
    runs.forEach(run -> seeds.add(run.seed()));
    if (seeds.size() < MIN_SEEDS || runs.size() != seeds.size() * curve.size()) {
      return List.of();
    }
    TreeMap<Long, List<Double>> bySeed = new TreeMap<>();
    runs.forEach(
        run ->
            bySeed
                .computeIfAbsent(run.seed(), seed -> new ArrayList<>())
                .add(metric.applyAsDouble(run)));
    List<double[]> curves = new ArrayList<>();
    for (List<Double> values : bySeed.values()) {
      if (values.size() != curve.size()) {
        return List.of();
      }
      curves.add(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return List.copyOf(curves);
  }
}
