package normsharp.empirical.analysis;

/**
 * Least-squares fits of prescribed shape to values in order, by pooling adjacent violators.
 *
 * @param constant sum of squares of the constant
 * @param falling sum of squares of the best non-increasing sequence
 * @param rising sum of squares of the best non-decreasing sequence
 * @param valley sum of squares of the best sequence that first falls and then rises; at most those
 *     of the two monotone ones, which are special cases
 * @param valleyIndex index at which the valley's best sequence turns
 */
public record MonotoneFit(
    double constant, double falling, double rising, double valley, int valleyIndex) {
  static MonotoneFit of(double[] values) {
    int n = values.length;
    double[] prefix = prefixErrors(values);
    double[] suffix = prefixErrors(reversed(values));
    double valley = Double.POSITIVE_INFINITY;
    int turn = 0;
    // Split into a falling head of k values and a rising tail: the valley lies at the split.
    for (int k = 0; k <= n; k++) {
      double error = prefix[k] + suffix[n - k];
      if (error < valley) {
        valley = error;
        turn = k;
      }
    }
    int index = turn == 0 || (turn < n && values[turn] < values[turn - 1]) ? turn : turn - 1;
    return new MonotoneFit(
        constantError(values), prefix[n], suffix[n], valley, Math.min(index, n - 1));
  }

  /** For each k the error of the best non-increasing fit to the first k values. */
  private static double[] prefixErrors(double[] values) {
    int n = values.length;
    double[] errors = new double[n + 1];
    double[] mean = new double[n];
    double[] squares = new double[n];
    int[] count = new int[n];
    int blocks = 0;
    for (int k = 0; k < n; k++) {
      mean[blocks] = values[k];
      squares[blocks] = 0;
      count[blocks] = 1;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] < mean[blocks - 1]) {
        int a = blocks - 2;
        int b = blocks - 1;
        double gap = mean[b] - mean[a];
        double total = count[a] + count[b];
        squares[a] += squares[b] + gap * gap * count[a] * count[b] / total;
        mean[a] += gap * count[b] / total;
        count[a] += count[b];
        blocks--;
      }
      for (int b = 0; b < blocks; b++) {
        errors[k + 1] += squares[b];
      }
    }
    return errors;
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private static double constantError(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double error = 0;
    for (double value : values) {
      error += (value - mean) * (value - mean);
    }
    return error;
  }
}
