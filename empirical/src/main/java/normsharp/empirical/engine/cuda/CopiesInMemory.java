package normsharp.empirical.engine.cuda;

/** How many copies of a model a device holds at once. */
public final class CopiesInMemory {
  /** The rest is for the library's workspaces and for what the allocator can't use. */
  static final double SHARE = 0.8;

  private CopiesInMemory() {}

  /**
   * The largest K ≤ wanted with fixed + K · perCopy ≤ 0.8 · free; at least 1, which is tried even
   * when the estimate says that it is too much.
   *
   * @param freeBytes free memory of the device, ≥ 0
   * @param fixedBytes what all copies share, ≥ 0: examples, weights' common workspace
   * @param bytesPerCopy &gt; 0
   * @param wanted ≥ 1
   */
  public static int of(long freeBytes, long fixedBytes, long bytesPerCopy, int wanted) {
    if (freeBytes < 0 || fixedBytes < 0 || bytesPerCopy < 1 || wanted < 1) {
      throw new IllegalArgumentException(
          "memory must not be negative and copies positive, got free %d, fixed %d, per copy %d, wanted %d"
              .formatted(freeBytes, fixedBytes, bytesPerCopy, wanted));
    }
    double fitting = Math.floor((SHARE * freeBytes - fixedBytes) / bytesPerCopy);
    return (int) Math.max(1, Math.min(wanted, fitting));
  }
}
