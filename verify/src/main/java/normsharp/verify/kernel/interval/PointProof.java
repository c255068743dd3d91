package normsharp.verify.kernel.interval;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import normsharp.verify.kernel.Rational;

/**
 * Statements on the value of an expression at one rational point, decided with as many digits as
 * they need up to {@value #MOST_DIGITS}.
 *
 * @param expression what is evaluated
 * @param point where
 */
public record PointProof(Expression expression, Map<String, Rational> point) {
  private static final int MOST_DIGITS = 240;

  /** Takes an immutable copy in alphabetical order. */
  public PointProof {
    point = Collections.unmodifiableMap(new TreeMap<>(point));
  }

  /** The value is &gt; 0. */
  public Outcome positive() {
    return decide(e -> e.lower().signum() > 0, e -> e.upper().signum() <= 0);
  }

  /** The value is ≥ 0. */
  public Outcome nonNegative() {
    return decide(e -> e.lower().signum() >= 0, e -> e.upper().signum() < 0);
  }

  /** The value lies between two numbers, both allowed. */
  public Outcome between(Rational least, Rational greatest) {
    Outcome first =
        new PointProof(expression.minus(new Expression.Constant(least)), point).nonNegative();
    return first instanceof Outcome.Proved
        ? new PointProof(new Expression.Constant(greatest).minus(expression), point).nonNegative()
        : first;
  }

  /** An enclosure of the value; empty when the expression may be undefined there. */
  public Optional<DecimalInterval> value(int digits) {
    return expression.enclosure(Box.at(point).enclosures(digits), digits);
  }

  private Outcome decide(Predicate<DecimalInterval> holds, Predicate<DecimalInterval> fails) {
    for (int digits = DecimalInterval.DIGITS; digits <= MOST_DIGITS; digits *= 2) {
      Optional<DecimalInterval> value = value(digits);
      if (value.filter(holds).isPresent()) {
        return new Outcome.Proved(1, 0);
      }
      if (value.filter(fails).isPresent()) {
        return new Outcome.Refuted(point);
      }
    }
    return new Outcome.Undecided(
        MOST_DIGITS + " digits do not decide, or there is no value", Box.at(point));
  }

  @Override
  public String toString() {
    return expression + " at " + Box.text(point);
  }
}
