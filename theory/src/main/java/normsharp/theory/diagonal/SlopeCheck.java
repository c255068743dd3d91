package normsharp.theory.diagonal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The order at which a Taylor error vanishes: the slope of log E(t) against log t, as Manopt's
 * checkgradient and checkhessian measure it.
 *
 * <p>Errors are taken at 65 points t from 10⁻⁸ to 1. Those at rounding level tell nothing and are
 * left out. If (nearly) all are, the expansion is exact and the check passes by its exact branch;
 * otherwise the slope is fitted where nine neighbouring points lie closest to a line. A check
 * passes when the slope is at least the expected order less 0.1: a correct derivative may do
 * better, a wrong one gives a whole order less.
 *
 * @param expectedOrder 2 for gradients, 3 for Hessians and second-order retractions
 * @param slope fitted slope; NaN in the exact branch
 * @param exact whether all errors were at rounding level
 */
public record SlopeCheck(int expectedOrder, double slope, boolean exact) {
  private static final int POINTS = 65;
  private static final int WINDOW = 9;
  private static final double SLACK = 0.1;

  /** Whether the expansion has the expected order. */
  public boolean passed() {
    return exact || slope >= expectedOrder - SLACK;
  }

  /**
   * Measures the order of an error.
   *
   * @param error t ↦ E(t) ≥ 0; NaN where it is not defined
   * @param roundingLevel t ↦ a bound below which E(t) is only rounding
   * @param expectedOrder the order that a correct expansion has
   */
  public static SlopeCheck of(
      DoubleUnaryOperator error, DoubleUnaryOperator roundingLevel, int expectedOrder) {
    List<Double> logT = new ArrayList<>();
    List<Double> logError = new ArrayList<>();
    int defined = 0;
    for (int k = 0; k < POINTS; k++) {
      double exponent = -8 + 8.0 * k / (POINTS - 1);
      double t = Math.pow(10, exponent);
      double e = error.applyAsDouble(t);
      if (Double.isNaN(e)) {
        continue;
      }
      defined++;
      if (e > roundingLevel.applyAsDouble(t)) {
        logT.add(exponent);
        logError.add(Math.log10(e));
      }
    }
    if (defined < WINDOW) {
      throw new IllegalArgumentException(
          "the curve must be defined at "
              + WINDOW
              + " or more points t in [1e-8, 1], got "
              + defined
              + "; take a shorter tangent vector");
    }
    if (logT.size() < WINDOW) {
      return new SlopeCheck(expectedOrder, Double.NaN, true);
    }
    double bestResidual = Double.POSITIVE_INFINITY;
    double slope = Double.NaN;
    for (int start = 0; start + WINDOW <= logT.size(); start++) {
      Line line =
          Line.fit(logT.subList(start, start + WINDOW), logError.subList(start, start + WINDOW));
      if (line.residual() < bestResidual) {
        bestResidual = line.residual();
        slope = line.slope();
      }
    }
    return new SlopeCheck(expectedOrder, slope, false);
  }

  private record Line(double slope, double residual) {
    static Line fit(List<Double> x, List<Double> y) {
      double meanX = x.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      double meanY = y.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      double sxx = 0;
      double sxy = 0;
      for (int i = 0; i < x.size(); i++) {
        sxx += (x.get(i) - meanX) * (x.get(i) - meanX);
        sxy += (x.get(i) - meanX) * (y.get(i) - meanY);
      }
      double slope = sxy / sxx;
      double residual = 0;
      for (int i = 0; i < x.size(); i++) {
        double gap = y.get(i) - meanY - slope * (x.get(i) - meanX);
        residual += gap * gap;
      }
      return new Line(slope, residual);
    }
  }
}
