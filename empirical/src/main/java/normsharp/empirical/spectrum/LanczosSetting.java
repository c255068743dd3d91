package normsharp.empirical.spectrum;

/**
 * How far the Lanczos method goes.
 *
 * @param tolerance the residual of the end that is larger in absolute value, relative to it
 * @param otherEndTolerance the residual of the other end, relative to the same number
 * @param coldDimension the least dimension of a cold start, so that it also finds the eigenvectors
 *     next to the ends, which later warm starts recycle
 * @param maxDimension the largest dimension; results that fall short of the tolerances say so by
 *     their residuals
 * @param recycled how many Ritz pairs a warm start recycles, at least 2
 * @param refreshAbove a warm start that took more products than this is followed by a cold one
 */
public record LanczosSetting(
    double tolerance,
    double otherEndTolerance,
    int coldDimension,
    int maxDimension,
    int recycled,
    int refreshAbove) {
  /** Relative residual 1e−4 for the sharpness, 1e−1 of the sharpness for the other end. */
  public static final LanczosSetting DEFAULT = new LanczosSetting(1e-4, 1e-1, 20, 96, 15, 9);

  public LanczosSetting {
    if (!(tolerance > 0) || !(otherEndTolerance > 0)) {
      throw new IllegalArgumentException(
          "tolerances must be positive, got " + tolerance + " and " + otherEndTolerance);
    }
    if (coldDimension < 2 || maxDimension < coldDimension) {
      throw new IllegalArgumentException(
          "dimensions must satisfy 2 ≤ cold ≤ max, got " + coldDimension + " and " + maxDimension);
    }
    if (recycled < 2 || refreshAbove < 2) {
      throw new IllegalArgumentException(
          "recycled and refreshAbove must be at least 2, got " + recycled + " and " + refreshAbove);
    }
  }

  /** The same with other tolerances. */
  public LanczosSetting withTolerances(double leading, double other) {
    return new LanczosSetting(leading, other, coldDimension, maxDimension, recycled, refreshAbove);
  }

  /** The same with as many recycled vectors as fit into the given bytes, at least 2. */
  public LanczosSetting withMemory(long bytes, long bytesPerVector) {
    int fitting = (int) Math.max(2, Math.min(recycled, bytes / Math.max(1, bytesPerVector)));
    return new LanczosSetting(
        tolerance, otherEndTolerance, coldDimension, maxDimension, fitting, refreshAbove);
  }
}
