package normsharp.verify.kernel.interval;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import normsharp.verify.kernel.Rational;

/**
 * The statement f(q) &gt; f(p) for all points q ≠ p of a closed box at which the side conditions
 * hold: p is the only minimizer.
 *
 * <p>On boxes away from p, f is shown to exceed f(p) by enclosures. On a box that has p as a corner
 * the difference vanishes at p, and the signs of the partial derivatives decide. So p must be a
 * corner of the box, with partial derivatives there that are not 0 and point inwards; minima at
 * inner points stay undecided.
 *
 * @param function f
 * @param box where
 * @param point p, a point of the box at which the side conditions hold
 * @param sideConditions expressions that are to be ≥ 0; may be empty
 */
public record MinimumProof(
    Expression function, Box box, Map<String, Rational> point, List<Expression> sideConditions) {
  /** Takes immutable copies and checks that the point lies in the box. */
  public MinimumProof {
    sideConditions = List.copyOf(sideConditions);
    point = Collections.unmodifiableMap(new TreeMap<>(point));
    if (!box.contains(point)) {
      throw new IllegalArgumentException(
          "the point must lie in the box " + box + ", got " + Box.text(point));
    }
  }

  /**
   * Decides by branch and bound.
   *
   * @param mostBoxes how many boxes may be examined, ≥ 1
   * @return refuted by a point q ≠ p with f(q) ≤ f(p)
   */
  public Outcome decide(int mostBoxes) {
    Map<String, DecimalInterval> at = Box.at(point).enclosures(DecimalInterval.DIGITS);
    Optional<DecimalInterval> minimum = function.enclosure(at);
    if (minimum.isEmpty()) {
      return new Outcome.Undecided("the function has no enclosure at the point", Box.at(point));
    }
    if (!BranchAndBound.holdCertainly(sideConditions, at)) {
      return new Outcome.Undecided("a side condition may fail at the point", Box.at(point));
    }
    return new BranchAndBound(
            function, true, minimum.get(), Optional.of(point), box, sideConditions)
        .decide(mostBoxes);
  }

  @Override
  public String toString() {
    return function
        + " is least at "
        + Box.at(point)
        + " alone for "
        + BoxProof.where(box, sideConditions);
  }
}
