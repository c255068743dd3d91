package normsharp.verify.evidence;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.interval.Box;
import normsharp.verify.kernel.interval.BoxProof;
import normsharp.verify.kernel.interval.Expression;
import normsharp.verify.kernel.interval.MinimumProof;
import normsharp.verify.kernel.interval.PointProof;
import org.junit.jupiter.api.Test;

class IntervalEvidenceTest {
  private static PointProof at(String expression, String t) {
    return new PointProof(Expression.parse(expression), Map.of("t", Rational.parse(t)));
  }

  @Test
  void inequalitiesOnBoxesAreProvedOrRefutedOrLeftOpen() {
    assertInstanceOf(
        Finding.Holds.class,
        IntervalProof.of("", BoxProof.positive("exp(t) - t", "-2 ≤ t ≤ 2")).check());
    assertInstanceOf(
        Finding.Refutes.class,
        IntervalProof.of("", BoxProof.positive("exp(t) - 2 - t", "-2 ≤ t ≤ 2")).check());
    // Equality at an inner point comes to no end.
    assertInstanceOf(
        Finding.Undecided.class,
        IntervalProof.of("", BoxProof.nonNegative("exp(t) - 1 - t", "-1 ≤ t ≤ 1")).check());
  }

  @Test
  void minimizersAndValues() {
    MinimumProof least =
        new MinimumProof(
            Expression.parse("exp(t)"),
            Box.parse("0 ≤ t ≤ 1"),
            Map.of("t", Rational.ZERO),
            List.of());
    assertInstanceOf(Finding.Holds.class, IntervalProof.of("", least).check());
    Rational low = Rational.parse("2.718");
    assertInstanceOf(
        Finding.Holds.class,
        IntervalProof.between("", at("exp(t)", "1"), low, Rational.parse("2.719")).check());
    assertInstanceOf(
        Finding.Refutes.class,
        IntervalProof.between("", at("exp(t)", "1"), low, Rational.parse("2.7181")).check());
    assertInstanceOf(
        Finding.Holds.class, IntervalProof.positive("", at("exp(t) - 2", "1")).check());
    assertInstanceOf(
        Finding.Refutes.class, IntervalProof.positive("", at("exp(t) - 3", "1")).check());
  }

  @Test
  void counterexamplesMustCertainlyFail() {
    assertInstanceOf(
        Finding.Holds.class, new EnclosedCounterexample("", at("exp(t) - 2", "1")).check());
    for (String harmless : List.of("exp(t) - 3", "exp(t) - exp(t)", "log(t - 2)")) {
      assertInstanceOf(
          Finding.Fails.class, new EnclosedCounterexample("", at(harmless, "1")).check());
    }
  }
}
