package normsharp.theory.arithmetic;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Doubles and intervals of all kinds: points, zeros, both signs, tiny, huge, unbounded. */
final class IntervalGenerators {
  private IntervalGenerators() {}

  /** Small integers (ties and exact results), moderate decimals, and any bits at all. */
  static Arbitrary<Double> doubles() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(-4, 4).map(k -> k / 2.0)),
        Tuple.of(4, moderateDoubles()),
        Tuple.of(2, Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite)),
        Tuple.of(
            1,
            Arbitraries.of(
                Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)));
  }

  /** Doubles with |x| from 1e-8 to 700, and zero. */
  static Arbitrary<Double> moderateDoubles() {
    return Combinators.combine(
            Arbitraries.longs().between(-(1L << 53), 1L << 53),
            Arbitraries.integers().between(-26, 9))
        .as((significand, exponent) -> Math.scalb((double) significand, exponent - 53));
  }

  static Arbitrary<Interval> intervals() {
    Arbitrary<Interval> bounded = intervals(doubles());
    return Arbitraries.frequencyOf(
        Tuple.of(8, bounded),
        Tuple.of(1, bounded.map(x -> Interval.of(x.lower(), Double.POSITIVE_INFINITY))),
        Tuple.of(1, bounded.map(x -> Interval.of(Double.NEGATIVE_INFINITY, x.upper()))));
  }

  /** Points in one case out of four. */
  static Arbitrary<Interval> intervals(Arbitrary<Double> ends) {
    return Combinators.combine(ends, ends, Arbitraries.integers().between(0, 3))
        .as(
            (a, b, kind) ->
                kind == 0 ? Interval.of(a) : Interval.of(Math.min(a, b), Math.max(a, b)));
  }

  /** A double of the interval, from its lower end (0) to its upper end (1). */
  static double elementAt(Interval x, double share) {
    double low = Math.max(x.lower(), -Double.MAX_VALUE);
    double high = Math.min(x.upper(), Double.MAX_VALUE);
    double element = low * (1 - share) + high * share;
    return Math.min(high, Math.max(low, element));
  }
}
