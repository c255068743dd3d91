package normsharp.verify.kernel.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import normsharp.verify.kernel.Rational;
import org.junit.jupiter.api.Test;

class IntervalProofTest {
  private static final Rational ZERO = Rational.ZERO;
  private static final Rational ONE = Rational.ONE;

  @Test
  void strictInequalitiesOnABoxAreProved() {
    assertProved(BoxProof.positive("exp(x) - x", "-3 ≤ x ≤ 3"));
    assertProved(BoxProof.positive("x^2 - x*y + y^2 + 1/100", "-1 <= x <= 1, -1 <= y <= 1"));
    assertProved(BoxProof.positive("x - log(x) - 0.999", "1/4 ≤ x ≤ 4"));
    assertProved(BoxProof.positive("pi - 3", "0 ≤ x ≤ 0"));
  }

  @Test
  void nonStrictInequalitiesAreProvedWhereEnclosuresAreTight() {
    assertProved(BoxProof.nonNegative("x", "0 ≤ x ≤ 1"));
    assertProved(BoxProof.nonNegative("sqrt(x*y)", "-1 ≤ x ≤ 0, -1 ≤ y ≤ 0"));
    assertRefuted(Map.of("x", ZERO), BoxProof.positive("x", "0 ≤ x ≤ 1"));
  }

  @Test
  void falseStatementsAreRefutedAtAnExactPoint() {
    assertRefuted(Map.of("x", ZERO), BoxProof.nonNegative("x^2 - 1/10", "-1 ≤ x ≤ 1"));
    assertRefuted(Map.of("x", Rational.of(1, 2)), BoxProof.positive("(2*x - 1)^2", "0 ≤ x ≤ 1"));
    assertRefuted(
        Map.of("x", ZERO, "y", ZERO), BoxProof.positive("y - x", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1/2"));
    // exp(x) ≥ 3x fails near x = 1 alone, between 0.619 and 1.512.
    Outcome.Refuted refuted =
        assertInstanceOf(
            Outcome.Refuted.class,
            BoxProof.nonNegative("exp(x) - 3*x", "-10 ≤ x ≤ 6").decide(1000));
    double x =
        refuted.point().get("x").numerator().doubleValue()
            / refuted.point().get("x").denominator().doubleValue();
    assertTrue(x > 0.619 && x < 1.513, () -> "got x = " + x);
  }

  @Test
  void whatIsNotDefinedEverywhereIsNotProved() {
    assertUndecided("one point", BoxProof.positive("1 + sqrt(x)", "-1 ≤ x ≤ -1"));
    assertUndecided("boxes", BoxProof.positive("2 + sqrt(x)", "-1 ≤ x ≤ 1"));
    assertUndecided("boxes", BoxProof.positive("1/x^2", "-1 ≤ x ≤ 1"));
    assertUndecided("boxes", BoxProof.positive("1 + 0*log(x)", "0 ≤ x ≤ 1"));
    // √(x³) is 0 at 0 and has no slope formula there, but an enclosure.
    assertProved(BoxProof.positive("1 + sqrt(x^3)", "0 ≤ x ≤ 1"));
  }

  @Test
  void equalityInsideTheBoxStaysUndecided() {
    assertUndecided("boxes", BoxProof.nonNegative("exp(x) - 1 - x", "-1 ≤ x ≤ 2"));
  }

  @Test
  void theLimitOnBoxesIsKept() {
    BoxProof statement = BoxProof.positive("x^2 - x*y + y^2 + 1/100", "-1 ≤ x ≤ 1, -1 ≤ y ≤ 1");
    int needed = assertInstanceOf(Outcome.Proved.class, statement.decide(10_000)).boxes();
    assertEquals(new Outcome.Proved(needed, 0), statement.decide(needed));
    Outcome.Undecided undecided =
        assertInstanceOf(Outcome.Undecided.class, statement.decide(needed - 1));
    assertEquals("more than " + (needed - 1) + " boxes are needed", undecided.why());
    assertEquals(undecided, statement.decide(needed - 1));
  }

  @Test
  void sideConditionsAreUsed() {
    assertRefuted(
        Map.of("x", ZERO, "y", ZERO), BoxProof.positive("x + y - 1/2", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1"));
    BoxProof conditional =
        BoxProof.positive("x + y - 1/2", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", "x + y - 1", "1 - log(1 + x)");
    Outcome.Proved proved = assertInstanceOf(Outcome.Proved.class, conditional.decide(10_000));
    assertTrue(proved.outside() > 0 && proved.outside() < proved.boxes());
    assertRefuted(
        Map.of("x", ONE, "y", ZERO),
        BoxProof.positive("x + y - 3/2", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", "x - y - 9/10"));
  }

  @Test
  void pointsThatMayMissASideConditionRefuteNothing() {
    assertUndecided("boxes", BoxProof.positive("x - 1/2", "0 ≤ x ≤ 1", "sqrt(2)^2 - 2"));
    assertRefuted(Map.of("x", ZERO), BoxProof.positive("x - 1/2", "0 ≤ x ≤ 1", "2 - 2"));
  }

  /** |x − 1/3| has no slope enclosure near 1/3; what is known of the other slopes is not enough. */
  @Test
  void missingSlopesAreNotTakenForZero() {
    assertInstanceOf(
        Outcome.Refuted.class,
        BoxProof.positive("sqrt((x - 1/3)^2) - 1/10", "0 ≤ x ≤ 1").decide(100));
    assertInstanceOf(
        Outcome.Refuted.class,
        BoxProof.positive("y + sqrt((x - 1/3)^2) - 1/10", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1").decide(100));
  }

  @Test
  void contradictorySideConditionsProveNothing() {
    assertUndecided(
        "the side conditions hold at no point",
        BoxProof.positive("-1 + x - x", "0 ≤ x ≤ 1", "x - 2"));
  }

  @Test
  void minimaAtCornersAreProved() {
    assertInstanceOf(
        Outcome.Proved.class, minimum("x + y^2 + 2*y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    assertInstanceOf(
        Outcome.Proved.class,
        minimum("exp(-x) - y", "0 ≤ x ≤ 1/3, 0 ≤ y ≤ 1", Rational.of(1, 3), ONE));
    assertInstanceOf(Outcome.Proved.class, minimum("x", "0 ≤ x ≤ 1, 1 ≤ y ≤ 1", ZERO, ONE));
    assertEquals(new Outcome.Proved(1, 0), minimum("x + y", "0 ≤ x ≤ 0, 1 ≤ y ≤ 1", ZERO, ONE));
  }

  @Test
  void wrongMinimaAreRefused() {
    assertEquals(
        new Outcome.Refuted(Map.of("x", ZERO, "y", ZERO)),
        minimum("x + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ONE));
    // Least along a whole side: not at one point alone.
    assertEquals(
        new Outcome.Refuted(Map.of("x", ZERO, "y", ONE)),
        minimum("x", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    // Both partial derivatives point inwards at the corner, but the function falls again.
    assertInstanceOf(
        Outcome.Refuted.class, minimum("x*(2 - 3*x) + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    // A dip of depth 1/4000000 next to the corner, at either end.
    assertInstanceOf(
        Outcome.Refuted.class, minimum("x^2 - x/1000 + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    assertInstanceOf(
        Outcome.Refuted.class,
        minimum("(1 - x)^2 - (1 - x)/1000 + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ONE, ZERO));
    // True, but at an inner point of a side: beyond this kind of proof.
    assertInstanceOf(
        Outcome.Undecided.class, minimum("x^2 + y", "-1 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    assertInstanceOf(
        Outcome.Undecided.class, minimum("log(x) + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> minimum("x + y", "0 ≤ x ≤ 1, 0 ≤ y ≤ 1", ZERO, Rational.of(2)));
  }

  @Test
  void minimaMustMeetTheSideConditions() {
    Box box = Box.parse("0 ≤ x ≤ 1, 0 ≤ y ≤ 1");
    Expression sum = Expression.parse("x + 2*y");
    List<Expression> conditions = List.of(Expression.parse("x + y - 1"));
    assertInstanceOf(
        Outcome.Undecided.class,
        new MinimumProof(sum, box, Map.of("x", ZERO, "y", ZERO), conditions).decide(100));
    assertInstanceOf(
        Outcome.Refuted.class,
        new MinimumProof(sum, box, Map.of("x", ZERO, "y", ONE), conditions).decide(100));
  }

  @Test
  void valuesAtPointsAreDecided() {
    PointProof proof =
        new PointProof(Expression.parse("exp(x) - x^2"), Map.of("x", Rational.of(1)));
    assertEquals(new Outcome.Proved(1, 0), proof.positive());
    assertEquals(new Outcome.Proved(1, 0), proof.nonNegative());
    assertEquals(
        new Outcome.Proved(1, 0),
        proof.between(Rational.parse("1.7182818284"), Rational.parse("1.7182818285")));
    assertEquals(
        new Outcome.Refuted(Map.of("x", ONE)),
        proof.between(Rational.parse("1.7182818285"), Rational.parse("1.7182818286")));
    assertEquals(
        new Outcome.Refuted(Map.of("x", ONE)),
        proof.between(Rational.parse("1.7182818283"), Rational.parse("1.7182818284")));
    PointProof zero = new PointProof(Expression.parse("x - 1"), Map.of("x", ONE));
    assertEquals(new Outcome.Proved(1, 0), zero.nonNegative());
    assertEquals(new Outcome.Refuted(Map.of("x", ONE)), zero.positive());
    // Needs more than 30 digits: the fraction is below 1/3 by 10⁻⁵⁰/3.
    PointProof close =
        new PointProof(Expression.parse("1/3 - 0." + "3".repeat(50) + " + 0*x"), Map.of("x", ONE));
    assertEquals(new Outcome.Proved(1, 0), close.positive());
    assertInstanceOf(
        Outcome.Undecided.class,
        new PointProof(Expression.parse("sqrt(2)^2 - 2"), Map.of()).nonNegative());
    assertInstanceOf(
        Outcome.Undecided.class,
        new PointProof(Expression.parse("log(x)"), Map.of("x", ZERO)).positive());
  }

  private static Outcome minimum(String function, String box, Rational x, Rational y) {
    return new MinimumProof(
            Expression.parse(function), Box.parse(box), Map.of("x", x, "y", y), List.of())
        .decide(300);
  }

  private static void assertProved(BoxProof statement) {
    Outcome outcome = statement.decide(1000);
    assertInstanceOf(Outcome.Proved.class, outcome, () -> statement + ": " + outcome);
    assertEquals(outcome, statement.decide(1000), "a proof must be repeatable");
  }

  private static void assertRefuted(Map<String, Rational> point, BoxProof statement) {
    assertEquals(new Outcome.Refuted(point), statement.decide(1000), statement::toString);
  }

  private static void assertUndecided(String why, BoxProof statement) {
    Outcome.Undecided undecided =
        assertInstanceOf(Outcome.Undecided.class, statement.decide(200), statement::toString);
    assertTrue(undecided.why().contains(why), undecided::toString);
  }
}
