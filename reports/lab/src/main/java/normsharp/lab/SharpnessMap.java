package normsharp.lab;

import java.util.ArrayList;
import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/**
 * The sharpness S(w) = max |λ(∇²𝓛(w))| on a grid of the quadrant w ≥ 0; S is even in each weight.
 *
 * @param network two weights
 * @param halfWidth the grid runs over [0, halfWidth]²
 * @param size grid points on a side, ≥ 2
 */
record SharpnessMap(DiagonalNetwork<Binary64> network, double halfWidth, int size) {
  /** S at w = (column, row)·halfWidth/(size − 1), row after row. */
  double[] rows(int from, int to) {
    double[] values = new double[(to - from) * size];
    double spacing = halfWidth / (size - 1);
    for (int row = from; row < to; row++) {
      for (int column = 0; column < size; column++) {
        List<Binary64> w = List.of(new Binary64(column * spacing), new Binary64(row * spacing));
        values[(row - from) * size + column] = network.sharpness(w);
      }
    }
    return values;
  }

  /**
   * The level set of a map by marching triangles, linear in each: segments (w₁, w₂)–(w₁, w₂), four
   * numbers each.
   */
  static double[] contour(double[] values, int size, double halfWidth, double level) {
    List<Double> segments = new ArrayList<>();
    double spacing = halfWidth / (size - 1);
    for (int row = 0; row + 1 < size; row++) {
      for (int column = 0; column + 1 < size; column++) {
        int corner = row * size + column;
        int[] lower = {corner, corner + 1, corner + size};
        int[] upper = {corner + size + 1, corner + 1, corner + size};
        triangle(segments, values, lower, size, spacing, level);
        triangle(segments, values, upper, size, spacing, level);
      }
    }
    return segments.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void triangle(
      List<Double> segments,
      double[] values,
      int[] corners,
      int size,
      double spacing,
      double level) {
    List<Double> crossings = new ArrayList<>(4);
    for (int k = 0; k < 3; k++) {
      int a = corners[k];
      int b = corners[(k + 1) % 3];
      if ((values[a] > level) != (values[b] > level)) {
        double part = (level - values[a]) / (values[b] - values[a]);
        int rowOfA = a / size;
        int rowOfB = b / size;
        crossings.add(spacing * (a % size + part * (b % size - a % size)));
        crossings.add(spacing * (rowOfA + part * (rowOfB - rowOfA)));
      }
    }
    if (crossings.size() == 4) {
      segments.addAll(crossings);
    }
  }
}
