package normsharp.empirical.data;

import java.util.List;

/**
 * The map x ↦ (x − mean)/deviation of each column, by statistics of the training rows: population
 * standard deviation, computed in double with the two-pass formula. A column that is constant over
 * the training rows is only centred.
 *
 * @param means one mean for each column
 * @param scales one divisor for each column, &gt; 0: the deviation, or 1 for a constant column
 */
record Standardization(List<Double> means, List<Double> scales) {
  Standardization {
    means = List.copyOf(means);
    scales = List.copyOf(scales);
  }

  /** The column j of a row i. */
  @FunctionalInterface
  interface Source {
    double get(int row, int column);
  }

  /** The statistics of the given rows. */
  static Standardization of(Source source, int[] rows, int columns) {
    Double[] means = new Double[columns];
    Double[] scales = new Double[columns];
    for (int j = 0; j < columns; j++) {
      double least = Double.POSITIVE_INFINITY;
      double largest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int row : rows) {
        double value = source.get(row, j);
        sum += value;
        least = Math.min(least, value);
        largest = Math.max(largest, value);
      }
      // Of a constant column the mean is exact, so that it becomes exactly 0.
      double mean = least == largest ? least : sum / rows.length;
      double squares = 0;
      for (int row : rows) {
        double deviation = source.get(row, j) - mean;
        squares += deviation * deviation;
      }
      means[j] = mean;
      scales[j] = least == largest ? 1 : Math.sqrt(squares / rows.length);
    }
    return new Standardization(List.of(means), List.of(scales));
  }

  /** The standardised rows, row-major, each number rounded to float once. */
  float[] apply(Source source, int[] rows) {
    int columns = means.size();
    float[] result = new float[rows.length * columns];
    for (int j = 0; j < columns; j++) {
      double mean = means.get(j);
      double scale = scales.get(j);
      for (int i = 0; i < rows.length; i++) {
        result[i * columns + j] = (float) ((source.get(rows[i], j) - mean) / scale);
      }
    }
    return result;
  }
}
