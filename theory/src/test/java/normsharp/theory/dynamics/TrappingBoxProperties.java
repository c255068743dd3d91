package normsharp.theory.dynamics;

import static normsharp.theory.dynamics.DynamicsTesting.fractions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.dynamics.DynamicsTesting.Scene;
import org.hipparchus.fraction.BigFraction;

/** Exact, over the rationals. */
class TrappingBoxProperties {
  /** One-signed data, including zeros, ties, y = 0, both signs and d = 1. */
  @Provide
  Arbitrary<Scene> scenes() {
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            d ->
                Combinators.combine(
                        fractions(0, 4).list().ofSize(d),
                        fractions(0, 4),
                        fractions(-6, 6).list().ofSize(d),
                        fractions(1, 6),
                        Arbitraries.of(BigFraction.ONE, BigFraction.MINUS_ONE))
                    .as(
                        (x, y, w, eta, sign) ->
                            new Scene(
                                DiagonalNetwork.twoLayers(Vectors.scale(sign, x), sign.multiply(y)),
                                w,
                                eta.divide(8))));
  }

  @Property(seed = "41", tries = 600)
  void theBoxIsMappedIntoItselfUpToTheThreshold(@ForAll("scenes") Scene scene) {
    if (TrappingBox.of(scene.network(), scene.learningRate()) instanceof TrappingBox.Box box) {
      Assume.that(box.isInvariant() && box.contains(scene.weights()));
      List<BigFraction> w = scene.weights();
      for (int step = 0; step < 3; step++) {
        w = scene.descent().step(w);
        assertTrue(box.contains(w));
      }
    }
  }

  @Property(seed = "42", tries = 300)
  void everyBoxIsInvariantOrHasAnEscapingPoint(@ForAll("scenes") Scene scene) {
    if (TrappingBox.of(scene.network(), scene.learningRate()) instanceof TrappingBox.Box box) {
      assertEquals(box.isInvariant(), box.escapingPoint().isEmpty());
      assertEquals(
          box.isInvariant(),
          switchRate(TrappingBox.largestTrapping(scene.network()), scene.learningRate()));
    }
  }

  private static boolean switchRate(LearningRate largest, BigFraction eta) {
    return largest instanceof LearningRate.Unbounded
        || (largest instanceof LearningRate.Exact exact && eta.compareTo(exact.value()) <= 0);
  }
}
