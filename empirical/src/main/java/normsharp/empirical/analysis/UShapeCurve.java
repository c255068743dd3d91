package normsharp.empirical.analysis;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The classification of one curve, see {@link UShape}. */
final class UShapeCurve {
  private final int rates;
  private final int block;
  private final double interiorThreshold;
  private final double endThreshold;

  UShapeCurve(int rates, double noise) {
    this.rates = rates;
    this.block = (int) Math.max(1, Math.round(rates / 8.0));
    double unit = noise * Math.sqrt(2.0 / block);
    NormalDistribution normal = new NormalDistribution();
    int windows = rates - 3 * block + 1;
    this.interiorThreshold = unit * normal.inverseCumulativeProbability(1 - 0.025 / windows);
    this.endThreshold = unit * normal.inverseCumulativeProbability(0.975);
  }

  UShape.Location classify(double[] values) {
    double low = lowEnd(values);
    double high = highEnd(values);
    double inner = Double.POSITIVE_INFINITY;
    for (int from = block; from + 2 * block <= rates; from++) {
      inner = Math.min(inner, mean(values, from));
    }
    if (inner < Math.min(low, high) - interiorThreshold) {
      return UShape.Location.INTERIOR;
    }
    if (low < high - endThreshold) {
      return UShape.Location.LOW_END;
    }
    return high < low - endThreshold ? UShape.Location.HIGH_END : UShape.Location.UNDECIDED;
  }

  double lowEnd(double[] values) {
    return mean(values, 0);
  }

  double highEnd(double[] values) {
    return mean(values, rates - block);
  }

  private double mean(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < from + block; i++) {
      sum += values[i];
    }
    return sum / block;
  }
}
