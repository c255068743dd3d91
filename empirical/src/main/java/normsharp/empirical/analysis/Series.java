package normsharp.empirical.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Points (x_i, y_i) in ascending order of x; x may repeat. */
final class Series {
  private final double[] x;
  private final double[] y;

  private Series(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /** Copies the points and sorts them by x, keeping the order of equal ones. */
  static Series of(List<Double> x, List<Double> y) {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "x and y must have the same length, got " + x.size() + " and " + y.size());
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      Numbers.finite("x", x.get(i));
      Numbers.finite("y", y.get(i));
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(x::get));
    return new Series(
        order.stream().mapToDouble(x::get).toArray(), order.stream().mapToDouble(y::get).toArray());
  }

  /** log of a positive measurement against log η; equal rates get one x. */
  static Series logLog(List<RateResult> runs, ToDoubleFunction<RateResult> positive) {
    return logRate(runs, run -> Math.log(positive.applyAsDouble(run)));
  }

  /** A measurement against log η; equal rates get one x. */
  static Series logRate(List<RateResult> runs, ToDoubleFunction<RateResult> measurement) {
    List<RateResult> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(RateResult::eta));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    double rate = 0;
    for (RateResult run : sorted) {
      if (!SweepResults.sameRate(rate, run.eta())) {
        rate = run.eta();
      }
      x.add(Math.log(rate));
      y.add(measurement.applyAsDouble(run));
    }
    return of(x, y);
  }

  int size() {
    return x.length;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** Number of points with x ≤ the i-th distinct value, for each i. */
  int[] ends() {
    int[] ends = new int[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (i + 1 == x.length || x[i + 1] > x[i]) {
        ends[count++] = i + 1;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  int distinct() {
    return ends().length;
  }

  /** The same x with other values, in the order of x. */
  Series withValues(double[] values) {
    if (values.length != x.length) {
      throw new IllegalArgumentException(
          "there must be a value for each x, got " + values.length + " for " + x.length);
    }
    return new Series(x, values.clone());
  }

  /** One point per distinct x, with the mean of its values. */
  Series means() {
    int[] ends = ends();
    double[] at = new double[ends.length];
    double[] mean = new double[ends.length];
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      at[i] = x[from];
      for (int j = from; j < ends[i]; j++) {
        mean[i] += y[j] / (ends[i] - from);
      }
      from = ends[i];
    }
    return new Series(at, mean);
  }

  double[] values() {
    return y.clone();
  }
}
