package normsharp.reports.exercises.topics;

import java.util.List;
import java.util.Optional;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.dynamics.LearningRate;
import org.hipparchus.fraction.BigFraction;

/** Short forms that all topics share. */
final class Given {
  static final BigFraction ZERO = BigFraction.ZERO;
  static final BigFraction ONE = BigFraction.ONE;

  private Given() {}

  static BigFraction integer(long value) {
    return new BigFraction(value);
  }

  static BigFraction fraction(int numerator, int denominator) {
    return new BigFraction(numerator, denominator);
  }

  static List<BigFraction> vector(long... entries) {
    return java.util.Arrays.stream(entries).mapToObj(BigFraction::new).toList();
  }

  static Answer value(BigFraction value) {
    return new Answer.Value(Expression.of(value));
  }

  static Answer tuple(List<BigFraction> vector) {
    return new Answer.Tuple(Expression.all(vector));
  }

  static Answer points(List<List<BigFraction>> points) {
    int dimension = points.isEmpty() ? 1 : points.get(0).size();
    return new Answer.Points(dimension, points.stream().map(Expression::all).toList());
  }

  /** A set of indices, counted from 1. */
  static Answer indices(List<Integer> indices) {
    return new Answer.Points(1, indices.stream().map(i -> List.of(Expression.of(i + 1L))).toList());
  }

  static Answer choice(int right, String... options) {
    return new Answer.Choice(right, List.of(options));
  }

  static Answer yes(boolean right) {
    return choice(right ? 0 : 1, "yes", "no");
  }

  /** A number to three significant digits. */
  static Answer threeDigits(double value) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    return new Answer.Rounded(value, 0.6 * Math.pow(10, exponent - 2));
  }

  /** A rational learning rate. */
  static BigFraction exact(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return exact.value();
    }
    throw new IllegalStateException("a draw must have rational learning rates, got " + rate);
  }

  /**
   * The fraction with the least denominator within 10⁻¹² of a double.
   *
   * @param largestDenominator where none is found below it, empty
   */
  static Optional<BigFraction> nearestFraction(double value, int largestDenominator) {
    for (int q = 1; q <= largestDenominator; q++) {
      long p = Math.round(value * q);
      if (Math.abs(value - p / (double) q) <= 1e-12 * Math.max(1, Math.abs(value))) {
        return Optional.of(new BigFraction(p, q));
      }
    }
    return Optional.empty();
  }

  /** Fails where a closed form differs from the theory's double by more than rounding. */
  static void check(double closedForm, double theory) {
    if (!(Math.abs(closedForm - theory) <= 1e-9 * Math.max(1, Math.abs(theory)))) {
      throw new IllegalStateException(
          "an answer must agree with the theory module, got " + closedForm + " for " + theory);
    }
  }

  static double real(BigFraction value) {
    return Rationals.toDouble(value);
  }

  static String tex(BigFraction value) {
    return Tex.of(value);
  }

  static String tex(List<BigFraction> vector) {
    return Tex.of(vector);
  }

  /** The data as a sentence's part: $x = (1, 2)$, $y = 3$. */
  static String data(List<BigFraction> x, BigFraction y) {
    return "$x = " + tex(x) + "$, $y = " + tex(y) + "$";
  }
}
