package normsharp.theory.classifier;

import static normsharp.theory.classifier.TwoPointClassifierTest.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Theorem F.1: the set 𝓜, margins and the two classifiers, exactly over rationals. */
class NormalizedSeparatorsTest {
  private static final BigFraction THREE_FIFTHS = new BigFraction(3, 5);
  private static final BigFraction FOUR_FIFTHS = new BigFraction(-4, 5);
  private static final NormalizedSeparators<BigFraction> EXACT =
      new NormalizedSeparators<>(List.of(THREE_FIFTHS, FOUR_FIFTHS));

  @Test
  void bothNamedClassifiersBelongToTheSetExactly() {
    assertTrue(EXACT.contains(EXACT.maxMargin().toWeights()));
    assertTrue(EXACT.contains(EXACT.sharpnessMinimizer().toWeights()));
  }

  @Test
  void boundaryPointsAreDecidedExactly() {
    BigFraction tiny = new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(400)); // 0.0 as a double
    List<BigFraction> w = List.of(THREE_FIFTHS, FOUR_FIFTHS);
    assertTrue(EXACT.contains(weights(w, BigFraction.ZERO)), "b = 0 is allowed");
    assertFalse(EXACT.contains(weights(w, tiny)), "b > 0 is not");
    assertTrue(EXACT.contains(weights(w, tiny.negate())));
    assertFalse(EXACT.contains(weights(w, BigFraction.ONE.negate())), "z + b = 0 is not");
    assertTrue(EXACT.contains(weights(w, tiny.subtract(BigFraction.ONE))));
    assertFalse(
        EXACT.contains(weights(List.of(THREE_FIFTHS, FOUR_FIFTHS.add(tiny)), tiny.negate())));
  }

  @Test
  void weightsOfAnotherLengthAreRefusedWhateverTheirNorm() {
    BigFraction zero = BigFraction.ZERO;
    for (List<BigFraction> wrong :
        List.of(
            List.<BigFraction>of(),
            List.of(zero),
            List.of(zero, zero),
            List.of(BigFraction.ONE, zero),
            List.of(zero, zero, zero, zero))) {
      assertMessage(
          () -> EXACT.contains(wrong), "w must have d + 1 = 3 entries, got " + wrong.size());
      assertMessage(
          () -> EXACT.contains(wrong, 0), "w must have d + 1 = 3 entries, got " + wrong.size());
    }
  }

  @Test
  void roundedUnitVectorsBelongUpToTheTolerance() {
    NormalizedSeparators<Binary64> rounded =
        new NormalizedSeparators<>(numbers(Math.cos(1), Math.sin(1)));
    assertTrue(rounded.contains(numbers(Math.cos(1.5), Math.sin(1.5), -0.3)));
    assertFalse(rounded.contains(numbers(1 + 1e-6, 0, -0.3)));
    assertTrue(rounded.contains(numbers(1 + 1e-6, 0, -0.3), 1e-5));
    assertFalse(rounded.contains(numbers(-Math.cos(1), -Math.sin(1), 0)), "x₂ gets label 0");
  }

  @Test
  void marginsOfTheNamedClassifiersAreHalfAndZero() {
    LinearClassifier<BigFraction> maxMargin = EXACT.maxMargin();
    assertEquals(0.5, maxMargin.margin(EXACT.origin(), 0));
    assertEquals(0.5, maxMargin.margin(EXACT.direction(), 1));
    assertEquals(0.5, EXACT.smallestMargin(maxMargin.scaledBy(new BigFraction(7, 3))), 1e-15);
    LinearClassifier<BigFraction> minSharpness = EXACT.sharpnessMinimizer();
    assertEquals(0, minSharpness.margin(EXACT.origin(), 0));
    assertEquals(1, minSharpness.margin(EXACT.direction(), 1));
    assertEquals(0, EXACT.smallestMargin(minSharpness), "least possible within the set");
  }

  @Test
  void noClassifierHasALargerMarginThanTheMaxMarginOne() {
    SplittableRandom random = new SplittableRandom(20250521);
    for (int d = 1; d <= 4; d++) {
      double[] v = random.doubles(d, -1, 1).toArray();
      NormalizedSeparators<Binary64> set = TwoPointClassifier.towards(numbers(v)).separators();
      double best = set.smallestMargin(set.maxMargin());
      assertEquals(0.5, best, 1e-15);
      for (int trial = 0; trial < 2000; trial++) {
        double scale = Math.pow(10, random.nextDouble(-6, 1));
        List<Binary64> near =
            Vectors.map(set.direction(), x -> x.add(scale * random.nextDouble(-1, 1)));
        Binary64 bias = new Binary64(-0.5 + scale * random.nextDouble(-1, 1));
        assertTrue(set.smallestMargin(new LinearClassifier<>(near, bias)) <= best + 1e-15);
      }
    }
    NormalizedSeparators<Binary64> line = new NormalizedSeparators<>(numbers(1));
    assertTrue(line.smallestMargin(new LinearClassifier<>(numbers(1), new Binary64(-0.4))) < 0.41);
  }

  @Test
  void aPointOnTheBoundaryGetsLabelZero() {
    LinearClassifier<BigFraction> classifier = EXACT.maxMargin();
    List<BigFraction> middle = Vectors.scale(BigFraction.ONE_HALF, EXACT.direction());
    assertEquals(0, classifier.label(middle));
    assertEquals(1, classifier.label(EXACT.direction()));
    assertEquals(0, classifier.label(EXACT.origin()));
  }

  @Test
  void badInputIsNamedInOneLine() {
    LinearClassifier<BigFraction> classifier = EXACT.maxMargin();
    assertMessage(() -> classifier.scaledBy(BigFraction.ZERO), "factor > 0, got 0.0");
    assertMessage(() -> classifier.margin(EXACT.origin(), 2), "0 or 1, got 2");
    assertMessage(() -> classifier.score(List.of(THREE_FIFTHS)), "same length, got 2 and 1");
    assertMessage(() -> EXACT.contains(classifier.toWeights(), Double.NaN), "≥ 0, got NaN");
    assertMessage(
        () ->
            new NormalizedSeparators<>(
                List.of(
                    THREE_FIFTHS,
                    new BigFraction(4, 5)
                        .add(new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(30))))),
        "divide it by its norm");
    assertMessage(
        () -> new LinearClassifier<>(numbers(0, 0), new Binary64(1)).margin(numbers(1, 1), 1),
        "w̃ ≠ 0");
  }

  private static void assertMessage(Runnable call, String part) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part) && !message.contains("\n"), message);
  }

  private static List<BigFraction> weights(List<BigFraction> direction, BigFraction b) {
    return new LinearClassifier<>(direction, b).toWeights();
  }
}
