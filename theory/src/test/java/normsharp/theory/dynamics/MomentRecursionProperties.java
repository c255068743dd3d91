package normsharp.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import normsharp.theory.dynamics.DynamicsTesting.Scene;
import org.hipparchus.fraction.BigFraction;

/** All equalities are exact, over the rationals. */
class MomentRecursionProperties {
  @Provide
  Arbitrary<Scene> scenes() {
    return DynamicsTesting.scenes(2, 2);
  }

  private static MomentRecursion<BigFraction> recursion(Scene scene) {
    return new MomentRecursion<>(scene.network(), scene.learningRate());
  }

  @Property(seed = "21", tries = 200)
  void momentsFollowTheDirectIteration(@ForAll("scenes") Scene scene) {
    MomentRecursion<BigFraction> recursion = recursion(scene);
    List<BigFraction> w = scene.weights();
    List<BigFraction> moments = recursion.moments(w, 7);
    for (int step = 0; step < 3; step++) {
      BigFraction predicted = recursion.nextResidual(moments);
      w = scene.descent().step(w);
      moments = recursion.next(moments);
      assertEquals(recursion.moments(w, moments.size() - 1), moments);
      assertEquals(scene.network().residual(w), predicted);
      assertEquals(predicted, recursion.residual(moments));
      if (moments.size() < 4) {
        break;
      }
    }
  }

  @Property(seed = "22", tries = 200)
  void residualFollowsTheSharpnessForm(@ForAll("scenes") Scene scene) {
    // r' = r[(1 − ηS) + 4η²rM₃] with S = 4‖x ⊙ w‖² computed from the network.
    BigFraction r = scene.network().residual(scene.weights());
    BigFraction s = scene.network().sharpnessOnManifold(scene.weights());
    BigFraction eta = scene.learningRate();
    BigFraction third = recursion(scene).moments(scene.weights(), 3).get(3);
    BigFraction quadratic = eta.multiply(eta).multiply(4).multiply(r).multiply(third);
    BigFraction linear = BigFraction.ONE.subtract(eta.multiply(s));
    assertEquals(
        scene.network().residual(scene.descent().step(scene.weights())),
        r.multiply(linear.add(quadratic)));
    // Without the quadratic term the recursion is wrong, unless the term is zero.
    Assume.that(r.signum() != 0 && third.signum() != 0);
    assertNotEquals(
        scene.network().residual(scene.descent().step(scene.weights())), r.multiply(linear));
  }

  @Property(seed = "23", tries = 100)
  void weightsAreTheProductOfTheFactors(@ForAll("scenes") Scene scene) {
    List<BigFraction> w = scene.weights();
    List<BigFraction> residuals = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      residuals.add(scene.network().residual(w));
      w = scene.descent().step(w);
    }
    assertEquals(w, recursion(scene).weights(scene.weights(), residuals));
  }

  @Property(seed = "24", tries = 100)
  void momentsWithoutTheQuadraticTermAreRejected(@ForAll("scenes") Scene scene) {
    MomentRecursion<BigFraction> recursion = recursion(scene);
    List<BigFraction> m = recursion.moments(scene.weights(), 2);
    BigFraction r = recursion.residual(m);
    Assume.that(r.signum() != 0 && m.get(2).signum() != 0);
    BigFraction dropped =
        m.get(0).subtract(scene.learningRate().multiply(4).multiply(r).multiply(m.get(1)));
    List<BigFraction> next = scene.descent().step(scene.weights());
    assertNotEquals(recursion.moments(next, 0).get(0), dropped);
  }

  @Example
  void otherDepthsAndShortMomentsAreRefused() {
    var deep = DynamicsTesting.network(3, BigFraction.ONE, 1);
    assertThrows(
        IllegalArgumentException.class, () -> new MomentRecursion<>(deep, BigFraction.ONE));
    var recursion =
        new MomentRecursion<>(DynamicsTesting.network(2, BigFraction.ONE, 1), BigFraction.ONE);
    List<BigFraction> one = DynamicsTesting.vector(1);
    assertThrows(IllegalArgumentException.class, () -> recursion.residual(one));
    assertThrows(IllegalArgumentException.class, () -> recursion.next(one));
    assertThrows(IllegalArgumentException.class, () -> recursion.nextResidual(one));
    assertThrows(IllegalArgumentException.class, () -> recursion.moments(one, -1));
  }
}
