package normsharp.verify.claims;

import java.util.List;
import java.util.Optional;
import normsharp.theory.risk.ConstrainedOptimum;
import normsharp.theory.risk.RiskModel;
import normsharp.theory.risk.TrainingPoint;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Rational;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/** Random training points, and the idealised algorithms of {@code theory} at them. */
final class RiskSamples {
  /** The active-set method's relative accuracy is some 10⁻¹⁴; different optima differ by more. */
  private static final double TOLERANCE = 1e-9;

  private RiskSamples() {}

  static BigFraction exact(Rational value) {
    return new BigFraction(value.numerator(), value.denominator());
  }

  static List<BigFraction> exact(List<Rational> values) {
    return values.stream().map(RiskSamples::exact).toList();
  }

  /** A point with positive features and a positive label. */
  static TrainingPoint<BigFraction> positivePoint(Samples samples) {
    int d = samples.dimension();
    return new TrainingPoint<>(exact(samples.positiveVector(d)), exact(samples.positive()));
  }

  /** A point of any signs with a label ≠ 0. */
  static TrainingPoint<BigFraction> point(Samples samples) {
    int d = samples.dimension();
    return new TrainingPoint<>(exact(samples.nonZeroVector(d)), exact(samples.nonZero()));
  }

  /** The model of Lemma E.1: Σ = I, μ = 1, σ² = d + 1. */
  static RiskModel<BigFraction> gaussian(int d) {
    return RiskModel.gaussian(BigFractionField.getInstance(), d);
  }

  /** Whether v is the risk minimizer that the active-set method finds. */
  static boolean isOptimal(
      RiskModel<BigFraction> model, TrainingPoint<BigFraction> point, List<BigFraction> v) {
    Optional<List<Double>> optimum = ConstrainedOptimum.of(model, point).endToEnd();
    if (optimum.isEmpty()) {
      return false;
    }
    for (int i = 0; i < v.size(); i++) {
      double expected = v.get(i).getReal();
      if (Math.abs(optimum.get().get(i) - expected) > TOLERANCE * (1 + Math.abs(expected))) {
        return false;
      }
    }
    return true;
  }
}
