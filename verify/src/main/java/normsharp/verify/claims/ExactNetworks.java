package normsharp.verify.claims;

import java.util.List;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Rational;
import org.hipparchus.fraction.BigFraction;

/** Exact samples of the diagonal network for cross-checks against the theory module. */
final class ExactNetworks {
  private ExactNetworks() {}

  static BigFraction fraction(Rational value) {
    return new BigFraction(value.numerator(), value.denominator());
  }

  static List<BigFraction> fractions(List<Rational> values) {
    return values.stream().map(ExactNetworks::fraction).toList();
  }

  /** Two layers, any signs. */
  static DiagonalNetwork<BigFraction> sample(Samples samples) {
    return DiagonalNetwork.twoLayers(
        fractions(samples.vector(samples.dimension())), fraction(samples.rational()));
  }

  /** Two layers, x &gt; 0 and y &gt; 0. */
  static DiagonalNetwork<BigFraction> positiveSample(Samples samples) {
    return DiagonalNetwork.twoLayers(
        fractions(samples.positiveVector(samples.dimension())), fraction(samples.positive()));
  }
}
