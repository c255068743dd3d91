package normsharp.theory.flow;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import normsharp.theory.diagonal.DiagonalNetwork;
import org.hipparchus.util.Binary64;

/** Networks and flows for the tests of this package. */
final class FlowTesting {
  private FlowTesting() {}

  static DiagonalNetwork<Binary64> network(int layers, double y, double... x) {
    return new DiagonalNetwork<>(
        Arrays.stream(x).mapToObj(Binary64::new).toList(), new Binary64(y), layers);
  }

  static GradientFlow flow(int layers, double alpha, double y, double... x) {
    return new GradientFlow(network(layers, y, x), alpha);
  }

  static double[] doubles(List<Binary64> w) {
    return w.stream().mapToDouble(Binary64::getReal).toArray();
  }

  /** Small integers and halves: zeros, ties, both signs, d = 1 are frequent. */
  static Arbitrary<GradientFlow> flows(int fromLayers, int toLayers) {
    Arbitrary<Double> entry = Arbitraries.integers().between(-4, 4).map(k -> k / 2.0);
    Arbitrary<List<Double>> x = entry.list().ofMinSize(1).ofMaxSize(5);
    Arbitrary<Double> alpha = Arbitraries.of(1e-6, 0.01, 0.3, 1.0, 2.5, 20.0);
    return Combinators.combine(
            Arbitraries.integers().between(fromLayers, toLayers), alpha, entry, x)
        .as(
            (layers, start, y, features) ->
                flow(layers, start, y, features.stream().mapToDouble(value -> value).toArray()));
  }
}
