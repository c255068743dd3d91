package normsharp.theory.arithmetic;

import org.hipparchus.Field;

/**
 * The field (in Hipparchus' sense) of intervals: neutral elements [0, 0] and [1, 1].
 *
 * <p>Interval arithmetic keeps the neutral elements but is no field in the sense of algebra: x − x
 * contains 0 without being [0, 0].
 */
public enum IntervalField implements Field<Interval> {
  /** The only value. */
  INSTANCE;

  @Override
  public Interval getZero() {
    return Interval.ZERO;
  }

  @Override
  public Interval getOne() {
    return Interval.ONE;
  }

  @Override
  public Class<Interval> getRuntimeClass() {
    return Interval.class;
  }
}
