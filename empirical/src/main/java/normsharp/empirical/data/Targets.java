package normsharp.empirical.data;

/** What the examples should give: class labels or real values. */
public sealed interface Targets permits Labels, Values {
  /** The number of examples. */
  int count();
}
