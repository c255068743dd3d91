package normsharp.reports.exercises.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether two formulas are the same: rational ones exactly, others first by numbers, which refute,
 * then by {@link SymjaEquality}, which proves. Variables stand for positive numbers.
 */
final class Equality {
  /** Relative difference from which double arithmetic refutes; its errors are far smaller. */
  private static final double REFUTED = 1e-8;

  /** Values for the variables: positive, without accidental relations. */
  private static final double[][] SAMPLES = {
    {0.31, 0.83, 0.57, 1.13}, {0.73, 0.29, 1.19, 0.41}, {1.37, 0.61, 0.23, 0.89}
  };

  /** What is known of two formulas. */
  enum Decision {
    SAME,
    DIFFERENT,
    /** Numbers agree and no proof was found in time. */
    UNDECIDED
  }

  private Equality() {}

  static Decision decide(Expression given, Expression expected, List<String> variables) {
    Optional<BigFraction> exactGiven = given.exact();
    Optional<BigFraction> exactExpected = expected.exact();
    if (exactGiven.isPresent() && exactExpected.isPresent()) {
      return exactGiven.equals(exactExpected) ? Decision.SAME : Decision.DIFFERENT;
    }
    if (given.equals(expected)) {
      return Decision.SAME;
    }
    for (Map<String, Double> sample : samples(variables)) {
      if (!near(given.at(sample), expected.at(sample), REFUTED)) {
        return Decision.DIFFERENT;
      }
    }
    return SymjaEquality.decide(given, expected, variables);
  }

  /** Whether a is a number with |a − b| ≤ tolerance·max(|a|, |b|). */
  static boolean near(double a, double b, double tolerance) {
    return Double.isFinite(a) && Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  }

  /** Points at which formulas in these variables are compared by numbers. */
  static List<Map<String, Double>> samples(List<String> variables) {
    List<Map<String, Double>> points = new ArrayList<>();
    for (double[] sample : SAMPLES) {
      Map<String, Double> point = new HashMap<>();
      for (int i = 0; i < variables.size(); i++) {
        point.put(variables.get(i), sample[i % sample.length]);
      }
      points.add(point);
    }
    return points;
  }
}
