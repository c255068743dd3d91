package normsharp.theory.dynamics;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.fraction.BigFraction;

/** Rational networks and weights for the tests of this package. */
final class DynamicsTesting {
  private DynamicsTesting() {}

  static BigFraction q(int numerator) {
    return new BigFraction(numerator);
  }

  static BigFraction q(int numerator, int denominator) {
    return new BigFraction(numerator, denominator);
  }

  static List<BigFraction> vector(int... entries) {
    return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
  }

  static DiagonalNetwork<BigFraction> network(int layers, BigFraction y, int... x) {
    return new DiagonalNetwork<>(vector(x), y, layers);
  }

  /** Small fractions: zeros and ties are frequent. */
  static Arbitrary<BigFraction> fractions(int from, int to) {
    return Combinators.combine(
            Arbitraries.integers().between(from, to), Arbitraries.integers().between(1, 3))
        .as(BigFraction::new);
  }

  /** A network, a point and a learning rate. */
  record Scene(
      DiagonalNetwork<BigFraction> network, List<BigFraction> weights, BigFraction learningRate) {
    GradientDescent<BigFraction> descent() {
      return new GradientDescent<>(network, learningRate);
    }
  }

  static Arbitrary<Scene> scenes(int fromLayers, int toLayers) {
    Arbitrary<Integer> dimension = Arbitraries.integers().between(1, 4);
    return dimension.flatMap(
        d ->
            Combinators.combine(
                    fractions(-4, 4).list().ofSize(d),
                    fractions(-4, 4),
                    fractions(-4, 4).list().ofSize(d),
                    fractions(1, 4),
                    Arbitraries.integers().between(fromLayers, toLayers))
                .as(
                    (x, y, w, eta, layers) ->
                        new Scene(new DiagonalNetwork<>(x, y, layers), w, eta)));
  }
}
