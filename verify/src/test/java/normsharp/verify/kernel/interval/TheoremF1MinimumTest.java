package normsharp.verify.kernel.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import normsharp.verify.kernel.Rational;
import org.junit.jupiter.api.Test;

/**
 * Theorem F.1 (ii): 4S(z, b) = g′(b) + 2g′(z + b) + √(g′(b)² + (2g′(z + b))²) with g′(t) = e⁻ᵗ/(1 +
 * e⁻ᵗ)² is least at (z, b) = (1, 0) for 0 ≤ z ≤ 1, −z ≤ b ≤ 0.
 */
class TheoremF1MinimumTest {
  private static final Box BOX = Box.parse("0 ≤ z ≤ 1, -1 ≤ b ≤ 0");
  private static final List<Expression> SEPARATING = List.of(Expression.parse("z + b"));
  private static final Map<String, Rational> CLAIMED = point("1", "0");

  @Test
  void sharpnessIsLeastAtTheClaimedPointAlone() {
    MinimumProof proof = new MinimumProof(fourfoldSharpness("1", "2"), BOX, CLAIMED, SEPARATING);
    Outcome.Proved proved = assertInstanceOf(Outcome.Proved.class, proof.decide(300));
    assertEquals(proved, proof.decide(300));
  }

  @Test
  void asPrintedItIsProvedToo() {
    String left = "(exp(-b)/(1 + exp(-b))^2)";
    String right = "(2*exp(-z - b)/(1 + exp(-z - b))^2)";
    Expression printed =
        Expression.parse(left + "+" + right + " + sqrt(" + left + "^2 + " + right + "^2)");
    assertInstanceOf(
        Outcome.Proved.class, new MinimumProof(printed, BOX, CLAIMED, SEPARATING).decide(300));
  }

  @Test
  void leastSharpnessIsEnclosed() {
    PointProof sharpness =
        new PointProof(fourfoldSharpness("1", "2").over(Expression.parse("4")), CLAIMED);
    assertEquals(
        new Outcome.Proved(1, 0),
        sharpness.between(
            Rational.parse("0.27729765333373443836"), Rational.parse("0.27729765333373443837")));
    assertTrue(sharpness.value(30).orElseThrow().width().compareTo(new BigDecimal("1e-28")) < 0);
  }

  @Test
  void otherPointsAreRefuted() {
    for (Map<String, Rational> wrong :
        List.of(point("1", "-1/2"), point("1", "-1"), point("0", "0"), point("99/100", "0"))) {
      assertInstanceOf(
          Outcome.Refuted.class,
          new MinimumProof(fourfoldSharpness("1", "2"), BOX, wrong, SEPARATING).decide(300));
    }
  }

  /** Then (1, −1) is as good: the proof must not go through, and no strict competitor exists. */
  @Test
  void withoutTheFactorTwoTheMinimumIsNotUnique() {
    assertInstanceOf(
        Outcome.Undecided.class,
        new MinimumProof(fourfoldSharpness("1", "1"), BOX, CLAIMED, SEPARATING).decide(150));
  }

  @Test
  void withTheFactorTwoAtTheOtherTermTheMinimumMoves() {
    assertEquals(
        new Outcome.Refuted(point("1", "-1")),
        new MinimumProof(fourfoldSharpness("2", "1"), BOX, CLAIMED, SEPARATING).decide(300));
  }

  /** Without b ≥ −z the sharpness falls to about 0.2286 at (0, −1). */
  @Test
  void withoutTheSideConditionTheMinimumMoves() {
    assertEquals(
        new Outcome.Refuted(point("0", "-1")),
        new MinimumProof(fourfoldSharpness("1", "2"), BOX, CLAIMED, List.of()).decide(300));
  }

  /** 4S with the given factors; g′(t) = logistic(t)·logistic(−t). */
  private static Expression fourfoldSharpness(String first, String second) {
    String left = "(" + first + "*logistic(b)*logistic(-b))";
    String right = "(" + second + "*logistic(z + b)*logistic(-z - b))";
    return Expression.parse(left + "+" + right + " + sqrt(" + left + "^2 + " + right + "^2)");
  }

  private static Map<String, Rational> point(String z, String b) {
    return Map.of("z", Rational.parse(z), "b", Rational.parse(b));
  }
}
