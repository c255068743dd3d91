package normsharp.empirical.data;

/** What the examples are to be mapped to: class labels or real values; immutable. */
public sealed interface Targets permits Labels, Values {
  /** The number n of examples, ≥ 1. */
  int count();

  /**
   * The targets of the first examples; shares the numbers.
   *
   * @param n from 1 to the count
   */
  Targets first(int n);
}
