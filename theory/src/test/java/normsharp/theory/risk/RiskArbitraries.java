package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/** Generators of small rational models and data points, rich in zeros, ties and mixed signs. */
final class RiskArbitraries {
  private RiskArbitraries() {}

  static BigFraction fraction(int numerator, int denominator) {
    return new BigFraction(numerator, denominator);
  }

  static List<BigFraction> integers(int... entries) {
    List<BigFraction> vector = new ArrayList<>();
    for (int entry : entries) {
      vector.add(new BigFraction(entry));
    }
    return List.copyOf(vector);
  }

  /** Rationals p/q with |p| ≤ 3, q ≤ 3: about one in seven is zero, ties are frequent. */
  static Arbitrary<BigFraction> rational() {
    return Combinators.combine(Arbitraries.integers().between(-3, 3), Arbitraries.of(1, 2, 3))
        .as(RiskArbitraries::fraction);
  }

  static Arbitrary<List<BigFraction>> vector(int d) {
    return rational().list().ofSize(d);
  }

  static Arbitrary<TrainingPoint<BigFraction>> point(int d) {
    return Combinators.combine(vector(d), rational()).as(TrainingPoint::new);
  }

  /** A model with joint moment matrix BBᵀ + c·I, c = 0 or 1. */
  static Arbitrary<RiskModel<BigFraction>> model(int d, int shift) {
    return vector(d + 1).list().ofSize(d + 1).map(rows -> fromFactor(rows, shift));
  }

  private static RiskModel<BigFraction> fromFactor(List<List<BigFraction>> b, int shift) {
    int d = b.size() - 1;
    List<List<BigFraction>> joint = new ArrayList<>();
    for (int i = 0; i <= d; i++) {
      List<BigFraction> row = new ArrayList<>();
      for (int j = 0; j <= d; j++) {
        BigFraction entry = Vectors.dot(b.get(i), b.get(j));
        row.add(i == j ? entry.add(shift) : entry);
      }
      joint.add(row);
    }
    List<List<BigFraction>> sigma = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      sigma.add(joint.get(i).subList(0, d));
    }
    return new RiskModel<>(sigma, joint.get(d).subList(0, d), joint.get(d).get(d));
  }

  /** A positive definite model with a data point of its dimension 1 … 4. */
  record Problem(RiskModel<BigFraction> model, TrainingPoint<BigFraction> point) {}

  static Arbitrary<Problem> problem() {
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(d -> Combinators.combine(model(d, 1), point(d)).as(Problem::new));
  }

  static BigFraction zero() {
    return BigFractionField.getInstance().getZero();
  }
}
