package normsharp.theory.flow;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/**
 * Adaptive quadrature by the 7-point Gauss and 15-point Kronrod rules: the piece with the largest
 * error estimate is halved until the sum of the estimates is small.
 *
 * @see "R. Piessens et al., QUADPACK, Springer 1983, routine QAG"
 */
final class AdaptiveQuadrature {
  private static final int MAX_PIECES = 2000;

  private static final List<Double> NODES =
      List.of(
          0.9914553711208126,
          0.9491079123427585,
          0.8648644233597691,
          0.7415311855993945,
          0.5860872354676911,
          0.4058451513773972,
          0.20778495500789848,
          0.0);
  private static final List<Double> KRONROD =
      List.of(
          0.022935322010529224,
          0.06309209262997856,
          0.10479001032225019,
          0.14065325971552592,
          0.1690047266392679,
          0.19035057806478542,
          0.20443294007529889,
          0.20948214108472782);
  private static final List<Double> GAUSS =
      List.of(
          0.0,
          0.1294849661688697,
          0.0,
          0.27970539148927664,
          0.0,
          0.3818300505051189,
          0.0,
          0.4179591836734694);

  private AdaptiveQuadrature() {}

  /**
   * The integral of f = dt/ds over [a, b], to the given relative tolerance where that can be
   * reached.
   */
  static TravelTime integrate(DoubleUnaryOperator f, double a, double b, double tolerance) {
    PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparingDouble((Piece piece) -> -piece.error()));
    pieces.add(Piece.of(f, a, b));
    while (true) {
      double value = 0;
      double error = 0;
      for (Piece piece : pieces) {
        value += piece.value();
        error += piece.error();
      }
      // The comparison is negated so that NaN and infinities end the loop.
      if (!(error > tolerance * Math.abs(value)) || pieces.size() >= MAX_PIECES) {
        return new TravelTime(value, error);
      }
      Piece worst = pieces.remove();
      double middle = (worst.from() + worst.to()) / 2;
      pieces.add(Piece.of(f, worst.from(), middle));
      pieces.add(Piece.of(f, middle, worst.to()));
    }
  }

  private record Piece(double from, double to, double value, double error) {
    static Piece of(DoubleUnaryOperator f, double from, double to) {
      double centre = (from + to) / 2;
      double half = (to - from) / 2;
      double kronrod = 0;
      double gauss = 0;
      for (int k = 0; k < NODES.size(); k++) {
        double node = NODES.get(k) * half;
        double sum =
            node == 0
                ? f.applyAsDouble(centre)
                : f.applyAsDouble(centre - node) + f.applyAsDouble(centre + node);
        kronrod += KRONROD.get(k) * sum;
        gauss += GAUSS.get(k) * sum;
      }
      return new Piece(from, to, kronrod * half, Math.abs((kronrod - gauss) * half));
    }
  }
}
