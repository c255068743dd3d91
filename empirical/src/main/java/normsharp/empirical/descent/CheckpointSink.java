package normsharp.empirical.descent;

/** Takes parameters where the loss first falls below a power of ten, and at the end. */
@FunctionalInterface
public interface CheckpointSink {
  /** Takes nothing. */
  CheckpointSink NONE = (copy, name, theta) -> {};

  /**
   * Takes one copy's parameters.
   *
   * @param copy which run, counted from the start of the batch
   * @param name such as {@code 1e-2}
   * @param theta the parameters, length p
   */
  void take(int copy, String name, double[] theta);
}
