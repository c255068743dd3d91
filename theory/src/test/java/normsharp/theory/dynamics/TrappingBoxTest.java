package normsharp.theory.dynamics;

import static normsharp.theory.dynamics.DynamicsTesting.network;
import static normsharp.theory.dynamics.DynamicsTesting.q;
import static normsharp.theory.dynamics.DynamicsTesting.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

class TrappingBoxTest {
  @Test
  void thresholdIsOneOverTheLargestFeatureTimesTheLabel() {
    assertEquals(
        new LearningRate.Exact(q(1, 6)), TrappingBox.largestTrapping(network(2, q(2), 3, 1, 0)));
    assertEquals(
        new LearningRate.Exact(q(1, 6)), TrappingBox.largestTrapping(network(2, q(-2), -3, -1)));
    assertTrue(new TrappingBox.Box(network(2, q(2), 3, 1), q(1, 6)).isInvariant());
    assertFalse(new TrappingBox.Box(network(2, q(2), 3, 1), q(100001, 600000)).isInvariant());
  }

  @Test
  void atTheThresholdTheWorstPointJustStays() {
    // a = y = 1, η = 1, c = 2: s = 1/2 is mapped to 2 = 1 + 2/c; w² = 1/2 needs x = 2, y = 4.
    TrappingBox.Box box = new TrappingBox.Box(network(2, q(4), 2), q(1, 8));
    List<BigFraction> worst = vector(1);
    List<BigFraction> image = new GradientDescent<>(box.network(), q(1, 8)).step(worst);
    assertTrue(box.contains(worst));
    assertEquals(q(8), box.bound());
    assertEquals(q(8), box.network().endToEnd(image).get(0).multiply(2));
    assertTrue(box.contains(image));
    assertTrue(box.escapingPoint().isEmpty());
  }

  @Test
  void slightlyAboveTheThresholdAPointEscapesAndDiverges() {
    for (int denominator : new int[] {10, 1000, 1_000_000}) {
      BigFraction eta = q(1, 6).multiply(BigFraction.ONE.add(q(1, denominator)));
      TrappingBox.Box box = new TrappingBox.Box(network(2, q(2), 1, 3, 0, 3), eta);
      List<BigFraction> point = box.escapingPoint().orElseThrow();
      GradientDescent<BigFraction> descent = new GradientDescent<>(box.network(), eta);
      assertTrue(box.contains(point));
      assertFalse(box.contains(descent.step(point)));
      GradientDescent<Binary64> rounded =
          new GradientDescent<>(box.network().toBinary64(), new Binary64(eta.doubleValue()));
      List<Binary64> start = point.stream().map(w -> new Binary64(w.doubleValue())).toList();
      assertInstanceOf(
          DescentOutcome.Diverged.class, rounded.run(start, StoppingRule.within(1000)));
    }
  }

  @Test
  void noSmallerThresholdWouldDo() {
    // A box with the bound |y|(1 + 1/c) instead loses a point that the true one keeps.
    TrappingBox.Box box = new TrappingBox.Box(network(2, q(4), 2), q(1, 8));
    BigFraction image =
        box.network()
            .endToEnd(new GradientDescent<>(box.network(), q(1, 8)).step(vector(1)))
            .get(0)
            .multiply(2);
    BigFraction wrong = q(4).multiply(BigFraction.ONE.add(box.coefficient().reciprocal()));
    assertTrue(image.compareTo(wrong) > 0);
  }

  @Test
  void otherDataHaveNoBox() {
    assertInstanceOf(TrappingBox.None.class, TrappingBox.of(network(2, q(1), 1, -1), q(1)));
    assertInstanceOf(TrappingBox.None.class, TrappingBox.of(network(2, q(-1), 1, 1), q(1)));
    assertInstanceOf(TrappingBox.None.class, TrappingBox.of(network(2, q(1), 0, 0), q(1)));
    assertInstanceOf(TrappingBox.None.class, TrappingBox.of(network(3, q(1), 1), q(1)));
    assertInstanceOf(
        LearningRate.Undefined.class, TrappingBox.largestTrapping(network(2, q(1), 1, -1)));
    assertInstanceOf(
        LearningRate.Unbounded.class, TrappingBox.largestTrapping(network(2, q(0), 1, 2)));
    assertThrows(
        IllegalArgumentException.class, () -> new TrappingBox.Box(network(2, q(1), 1, -1), q(1)));
    assertThrows(IllegalArgumentException.class, () -> TrappingBox.of(network(2, q(1), 1), q(0)));
  }

  @Test
  void mixedSignsLeaveTheSameSetAtArbitrarilySmallRates() {
    // x = (1, −1), y = 1, a|y| = 1, η = 1/100: the set would be Σv ≤ 1 + 100. At w = (0, 10) the
    // residual is −101, and the step multiplies w₂ by 1 − 2.02.
    GradientDescent<BigFraction> descent =
        new GradientDescent<>(network(2, q(1), 1, -1), q(1, 100));
    List<BigFraction> image = descent.step(vector(0, 10));
    assertEquals(List.of(q(0), q(-102, 10)), image);
    assertTrue(image.get(1).multiply(image.get(1)).compareTo(q(101)) > 0);
  }
}
