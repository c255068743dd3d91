package normsharp.verify.kernel.interval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import normsharp.verify.kernel.Rational;

/**
 * Decides f &gt; c (or f ≥ c) on a box by halving the boxes on which the enclosures do not decide.
 *
 * <p>A box is settled when
 *
 * <ul>
 *   <li>a side condition is certainly &lt; 0 on it; or
 *   <li>the natural enclosure of f, or the mean value form f(m) + Σ ∂ᵢf(box)·(xᵢ − mᵢ), is
 *       certainly on the right side of c; or
 *   <li>it has the touching point p, at which c = f(p) is allowed, as a corner and f grows strictly
 *       away from p along every side.
 * </ul>
 *
 * <p>The box with the least lower bound is halved first, so the same question takes the same way.
 */
final class BranchAndBound {
  private record Open(Box box, Optional<DecimalInterval> enclosure, int number) {
    static final Comparator<Open> WORST_FIRST =
        Comparator.comparing(
                (Open open) -> open.enclosure.map(DecimalInterval::lower),
                // No enclosure is worse than any lower bound.
                (a, b) ->
                    a.isPresent() && b.isPresent()
                        ? a.get().compareTo(b.get())
                        : Boolean.compare(a.isPresent(), b.isPresent()))
            .thenComparingInt(Open::number);
  }

  private final Expression f;
  private final Map<String, Expression> derivatives = new TreeMap<>();
  private final boolean strict;
  private final DecimalInterval threshold;
  private final Optional<Map<String, Rational>> touching;
  private final Box whole;
  private final List<Expression> sideConditions;
  private int examined;
  private int outside;

  BranchAndBound(
      Expression f,
      boolean strict,
      DecimalInterval threshold,
      Optional<Map<String, Rational>> touching,
      Box whole,
      List<Expression> sideConditions) {
    this.f = f;
    this.strict = strict;
    this.threshold = threshold;
    this.touching = touching;
    this.whole = whole;
    this.sideConditions = sideConditions;
    whole.sides().keySet().forEach(name -> derivatives.put(name, f.derivative(name)));
  }

  Outcome decide(int mostBoxes) {
    for (Map<String, Rational> corner : whole.corners()) {
      if (isCounterexample(corner)) {
        return new Outcome.Refuted(corner);
      }
    }
    PriorityQueue<Open> open = new PriorityQueue<>(Open.WORST_FIRST);
    examine(whole).ifPresent(open::add);
    while (!open.isEmpty()) {
      Box worst = open.remove().box();
      if (isCounterexample(worst.midpoint())) {
        return new Outcome.Refuted(worst.midpoint());
      }
      List<Box> halves = worst.halves(whole);
      if (halves.isEmpty()) {
        return new Outcome.Undecided("the enclosures do not decide at one point", worst);
      }
      if (examined + halves.size() > mostBoxes) {
        return new Outcome.Undecided("more than " + mostBoxes + " boxes are needed", worst);
      }
      halves.forEach(half -> examine(half).ifPresent(open::add));
    }
    return outside == examined
        ? new Outcome.Undecided("the side conditions hold at no point of the box", whole)
        : new Outcome.Proved(examined, outside);
  }

  /** Empty when the box is settled. */
  private Optional<Open> examine(Box box) {
    examined++;
    Map<String, DecimalInterval> sides = box.enclosures(DecimalInterval.DIGITS);
    if (sideConditions.stream()
        .anyMatch(g -> g.enclosure(sides).filter(e -> e.upper().signum() < 0).isPresent())) {
      outside++;
      return Optional.empty();
    }
    // Without it f may be undefined somewhere in the box, and then nothing below may be used.
    Optional<DecimalInterval> natural = f.enclosure(sides);
    if (natural.isEmpty()) {
      return Optional.of(new Open(box, natural, examined));
    }
    if (isEnough(natural.get())) {
      return Optional.empty();
    }
    Map<String, DecimalInterval> slopes = new TreeMap<>();
    derivatives.forEach(
        (name, slope) -> slope.enclosure(sides).ifPresent(e -> slopes.put(name, e)));
    if (slopes.size() < derivatives.size()) {
      return Optional.of(new Open(box, natural, examined));
    }
    Optional<DecimalInterval> both =
        meanValueForm(box, sides, slopes).map(form -> intersection(form, natural.get()));
    return both.filter(this::isEnough).isPresent() || growsFrom(box, slopes)
        ? Optional.empty()
        : Optional.of(new Open(box, both.or(() -> natural), examined));
  }

  /**
   * f(m) + Σ ∂ᵢf(box)·(xᵢ − mᵢ) with m the middle of the box.
   *
   * <p>From m to x one goes along one coordinate after the other without leaving the box; on each
   * of these legs the mean value theorem gives a ξ in the box with the change ∂ᵢf(ξ)·(xᵢ − mᵢ).
   */
  private Optional<DecimalInterval> meanValueForm(
      Box box, Map<String, DecimalInterval> sides, Map<String, DecimalInterval> slopes) {
    Map<String, DecimalInterval> middle = Box.at(box.midpoint()).enclosures(DecimalInterval.DIGITS);
    return f.enclosure(middle)
        .map(
            value -> {
              DecimalInterval form = value;
              for (Map.Entry<String, DecimalInterval> slope : slopes.entrySet()) {
                String name = slope.getKey();
                form = form.plus(slope.getValue().times(sides.get(name).minus(middle.get(name))));
              }
              return form;
            });
  }

  /**
   * Whether the touching point p is a corner of the box and f(q) &gt; f(p) for all other q in it:
   * ∂ᵢf &gt; 0 on the box where pᵢ is the lower end of a side, and ∂ᵢf &lt; 0 where it is the upper
   * end.
   *
   * <p>f(q) − f(p) = Σ ∂ᵢf(ξᵢ)·(qᵢ − pᵢ) by the mean value theorem along one coordinate after the
   * other; no summand is negative, and one is positive unless q = p. Sides of width 0 add nothing.
   */
  private boolean growsFrom(Box box, Map<String, DecimalInterval> slopes) {
    return touching.filter(box::contains).isPresent()
        && box.sides().entrySet().stream()
            .allMatch(e -> growsFrom(e.getKey(), e.getValue(), slopes.get(e.getKey())));
  }

  private boolean growsFrom(String name, Box.Side side, DecimalInterval slope) {
    Rational at = touching.orElseThrow().get(name);
    return side.width().signum() == 0
        || (at.equals(side.lower()) && slope.lower().signum() > 0)
        || (at.equals(side.upper()) && slope.upper().signum() < 0);
  }

  private boolean isEnough(DecimalInterval enclosure) {
    int sign = enclosure.lower().compareTo(threshold.upper());
    return strict ? sign > 0 : sign >= 0;
  }

  /** Whether the statement certainly fails at the point and the side conditions certainly hold. */
  private boolean isCounterexample(Map<String, Rational> point) {
    Map<String, DecimalInterval> at = Box.at(point).enclosures(DecimalInterval.DIGITS);
    return touching.filter(point::equals).isEmpty()
        && f.enclosure(at).filter(this::isTooLittle).isPresent()
        && holdCertainly(sideConditions, at);
  }

  private boolean isTooLittle(DecimalInterval enclosure) {
    int sign = enclosure.upper().compareTo(threshold.lower());
    return strict ? sign <= 0 : sign < 0;
  }

  /** Whether all expressions are certainly ≥ 0 there. */
  static boolean holdCertainly(List<Expression> conditions, Map<String, DecimalInterval> at) {
    return conditions.stream()
        .allMatch(g -> g.enclosure(at).filter(e -> e.lower().signum() >= 0).isPresent());
  }

  private static DecimalInterval intersection(DecimalInterval a, DecimalInterval b) {
    // Both contain the values of f, so they meet.
    return a.intersection(b).orElseThrow();
  }
}
