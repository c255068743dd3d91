package normsharp.verify.kernel.interval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import normsharp.verify.kernel.Rational;

/** Outcomes for random expressions against their values on a grid. */
class IntervalProofProperties {
  private static final Box BOX = Box.parse("-1 ≤ x ≤ 1/3, 0 ≤ y ≤ 1/2");
  private static final List<Expression> CONDITIONS = List.of(Expression.parse("y - x^2 + 1/5"));

  @Provide
  Arbitrary<Expression> expressions() {
    return ExpressionProperties.expressions();
  }

  @Provide
  Arbitrary<Rational> rationals() {
    return ExpressionProperties.rationals();
  }

  @Property(tries = 100, seed = "81")
  void provedAndRefutedAgreeWithTheValuesOnAGrid(
      @ForAll("expressions") Expression f, @ForAll("rationals") Rational shift) {
    Expression shifted = f.plus(new Expression.Constant(shift));
    Outcome outcome = new BoxProof(shifted, true, BOX, CONDITIONS).decide(40);
    Statistics.label("box").collect(outcome.getClass().getSimpleName());
    for (Map<String, Rational> q : grid()) {
      if (outcome instanceof Outcome.Proved && meetsConditions(q)) {
        assertTrue(value(shifted, q).lower().signum() > 0, () -> shifted + " at " + q);
      }
    }
    if (outcome instanceof Outcome.Refuted refuted) {
      assertTrue(BOX.contains(refuted.point()) && meetsConditions(refuted.point()));
      assertTrue(value(shifted, refuted.point()).lower().signum() <= 0);
    }
  }

  /** Tilted towards the corner more or less strongly, so that all outcomes occur. */
  @Property(tries = 100, seed = "82")
  void minimaAgreeWithTheValuesOnAGrid(
      @ForAll("expressions") Expression any,
      @ForAll boolean above,
      @ForAll @IntRange(max = 6) int tilt) {
    Map<String, Rational> p = BOX.corners().get(above ? 3 : 2);
    Expression f = any.minus(Expression.parse(tilt + "*(x " + (above ? "+" : "-") + " y)"));
    assertTrue(meetsConditions(p));
    Outcome outcome = new MinimumProof(f, BOX, p, CONDITIONS).decide(40);
    Statistics.label("minimum").collect(outcome.getClass().getSimpleName());
    DecimalInterval least = value(f, p);
    for (Map<String, Rational> q : grid()) {
      if (outcome instanceof Outcome.Proved && meetsConditions(q) && !q.equals(p)) {
        assertTrue(value(f, q).lower().compareTo(least.upper()) > 0, () -> f + " at " + q);
      }
    }
    if (outcome instanceof Outcome.Refuted refuted) {
      assertTrue(BOX.contains(refuted.point()) && meetsConditions(refuted.point()));
      assertFalse(refuted.point().equals(p));
      assertTrue(value(f, refuted.point()).lower().compareTo(least.upper()) <= 0);
    }
  }

  private static boolean meetsConditions(Map<String, Rational> point) {
    return value(CONDITIONS.get(0), point).upper().signum() >= 0;
  }

  private static DecimalInterval value(Expression f, Map<String, Rational> point) {
    return f.enclosure(Box.at(point).enclosures(60), 60).orElseThrow();
  }

  private static List<Map<String, Rational>> grid() {
    List<Map<String, Rational>> grid = new ArrayList<>();
    for (int i = 0; i <= 7; i++) {
      for (int j = 0; j <= 7; j++) {
        grid.add(Map.of("x", Rational.of(-21 + 4 * i, 21), "y", Rational.of(j, 14)));
      }
    }
    return grid;
  }
}
