package normsharp.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DynamicsTesting.Scene;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

class CriticalLearningRatesProperties {
  /** Rounding of powers and of the points' scaling onto the manifold. */
  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<Scene> scenes() {
    return DynamicsTesting.scenes(1, 6);
  }

  @Property(seed = "31", tries = 300)
  void noSampledPointOfTheManifoldIsFlatter(@ForAll("scenes") Scene scene) {
    double rate = value(CriticalLearningRates.of(scene.network()).largestStable());
    Assume.that(rate > 0);
    DiagonalNetwork<Binary64> network = scene.network().toBinary64();
    Random random = new Random(scene.hashCode());
    for (int sample = 0; sample < 200; sample++) {
      List<Binary64> w = new ArrayList<>();
      for (int i = 0; i < network.dimension(); i++) {
        w.add(new Binary64(random.nextGaussian() * random.nextInt(2)));
      }
      double value = Vectors.dot(network.x(), network.endToEnd(w)).getReal();
      double y = network.y().getReal();
      // Scaling by a positive factor reaches M when the output has the sign of y.
      if (value * y > 0) {
        double factor = Math.pow(y / value, 1.0 / network.layers());
        w = w.stream().map(entry -> entry.multiply(factor)).toList();
        double sharpness = network.sharpnessOnManifold(w).getReal();
        assertTrue(sharpness >= 2 / rate * (1 - ROUNDING));
      }
    }
  }

  @Property(seed = "32", tries = 300)
  void theFlattestPointAttainsTheRate(@ForAll("scenes") Scene scene) {
    DiagonalNetwork<Binary64> network = scene.network().toBinary64();
    double rate = value(CriticalLearningRates.of(scene.network()).largestStable());
    int layers = network.layers();
    Assume.that(rate > 0 && layers >= 3);
    // w ∝ |x|^{−1/(L−2)} on P, with the sign that makes x w^L y > 0.
    List<Binary64> w = new ArrayList<>();
    double y = network.y().getReal();
    for (Binary64 entry : network.x()) {
      double x = entry.getReal();
      boolean wrongSign = x * y < 0;
      if (x == 0 || (wrongSign && layers % 2 == 0)) {
        w.add(Binary64.ZERO);
      } else {
        double size = Math.pow(Math.abs(x), -1.0 / (layers - 2));
        w.add(new Binary64(wrongSign ? -size : size));
      }
    }
    double value = Vectors.dot(network.x(), network.endToEnd(w)).getReal();
    double factor = Math.pow(y / value, 1.0 / layers);
    List<Binary64> onManifold = w.stream().map(entry -> entry.multiply(factor)).toList();
    assertEquals(1, network.sharpnessOnManifold(onManifold).getReal() * rate / 2, ROUNDING);
  }

  @Property(seed = "33", tries = 300)
  void theRatesAreOrdered(@ForAll("scenes") Scene scene) {
    CriticalLearningRates rates = CriticalLearningRates.of(scene.network());
    double every = value(rates.everyNormMinimizer());
    double some = value(rates.flattestNormMinimizer());
    double largest = value(rates.largestStable());
    assertTrue(every <= some * (1 + ROUNDING) && some <= largest * (1 + ROUNDING));
  }

  @Property(seed = "34", tries = 200)
  void exactAndRoundedRatesAgreeUnderRescaling(@ForAll("scenes") Scene scene) {
    // y → 2ᴸy is w → 2w on M, so that S grows by 2^{2L−2}, exactly and inexactly.
    DiagonalNetwork<BigFraction> network = scene.network();
    int layers = network.layers();
    DiagonalNetwork<BigFraction> scaled =
        new DiagonalNetwork<>(
            network.x(), network.y().multiply(BigFraction.TWO.pow(layers)), layers);
    double before = value(CriticalLearningRates.of(network).flattestNormMinimizer());
    double after = value(CriticalLearningRates.of(scaled).flattestNormMinimizer());
    assertEquals(before, after * Math.pow(2, 2 * layers - 2), ROUNDING * before);
  }

  /** The rate as a number; 0 when it is undefined or unbounded. */
  private static double value(LearningRate rate) {
    if (rate instanceof LearningRate.Exact exact) {
      return exact.value().doubleValue();
    }
    return rate instanceof LearningRate.Approximate rounded ? rounded.value() : 0;
  }
}
