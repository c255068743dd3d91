package normsharp.empirical.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * F′(0) of a smooth array-valued F of one number, by central differences and Romberg's
 * extrapolation.
 *
 * <p>D(h) = (F(h) − F(−h))/(2h) = F′(0) + c₂h² + c₄h⁴ + …. With T(i, 0) = D(h/2ⁱ) and T(i, j) =
 * T(i, j−1) + (T(i, j−1) − T(i−1, j−1))/(4ʲ − 1), the error of T(i, j) is of order h²⁽ʲ⁺¹⁾; j goes
 * to 3 at most, so that steps that were much too large drop out. The last change δ = ‖T(i, j) −
 * T(i, j−1)‖/‖T(i, j)‖ is the error of order h²ʲ, from which that of the result is guessed as
 * δ^((j+1)/j). The search stops where the guess is below 10⁻¹⁰ (an estimate, not a bound) or where
 * δ is what rounding makes of it, about u·‖F‖/h.
 */
final class LineDerivative {
  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 4;
  private static final double ACCURACY = 1e-10;
  private static final double ROUNDING = 8 * 0x1p-53;

  private LineDerivative() {}

  /**
   * F′(0), from four values of F where the first step suits it and two more for each halving. When
   * {@value #MOST_ROWS} rows of the table don't settle, the entry of least change; NaN when F is.
   *
   * @param function F; its results are taken over
   * @param firstStep the largest h, &gt; 0, in units of F's argument
   */
  static INDArray at0(DoubleFunction<INDArray> function, double firstStep) {
    double h = firstStep;
    List<INDArray> row = List.of(Difference.of(function, h).quotient());
    INDArray best = row.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < MOST_ROWS; i++) {
      h /= 2;
      Difference difference = Difference.of(function, h);
      row = extrapolated(difference.quotient(), row);
      int last = row.size() - 1;
      INDArray corner = row.get(last);
      double change = corner.distance2(row.get(last - 1));
      double enough = Math.pow(ACCURACY, last / (last + 1.0)) * norm(corner);
      if (!(change >= least)) {
        best = corner;
        least = change;
      }
      // Negated, so that the NaN of a diverged model ends the search.
      if (!(change > Math.max(enough, difference.rounding()))) {
        break;
      }
    }
    return best;
  }

  /** The next row of the table. */
  private static List<INDArray> extrapolated(INDArray quotient, List<INDArray> previous) {
    List<INDArray> row = new ArrayList<>();
    row.add(quotient);
    double power = 1;
    for (INDArray coarse : previous.subList(0, Math.min(previous.size(), MOST_COLUMNS - 1))) {
      power *= 4;
      INDArray fine = row.get(row.size() - 1);
      row.add(fine.sub(coarse).muli(1 / (power - 1)).addi(fine));
    }
    return row;
  }

  private static double norm(INDArray values) {
    return values.norm2Number().doubleValue();
  }

  /** D(h), and the size of its rounding error. */
  private record Difference(INDArray quotient, double rounding) {
    static Difference of(DoubleFunction<INDArray> function, double h) {
      INDArray ahead = function.apply(h);
      double rounding = ROUNDING * norm(ahead) / h;
      return new Difference(ahead.subi(function.apply(-h)).muli(0.5 / h), rounding);
    }
  }
}
