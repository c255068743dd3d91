package normsharp.empirical.configuration;

/**
 * Where all runs of a sweep start.
 *
 * @param seed seed of the initial parameters and of the Lanczos method's start vectors, in 0 … 2³²
 *     − 1; the paper uses 43, 44, 45
 * @param scale factor on every initial parameter, &gt; 0; the paper uses 1, 5, 10
 */
public record InitialPoint(long seed, double scale) {
  /** The paper's standard: seed 43, scale 1. */
  public static final InitialPoint STANDARD = new InitialPoint(43, 1);

  /** The largest seed. */
  static final long LARGEST_SEED = (1L << 32) - 1;

  /** Checks the ranges. */
  public InitialPoint {
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new IllegalArgumentException("the seed must lie in 0 … 2³² − 1, got " + seed);
    }
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException(
          "the initial scale must be positive and finite, got " + scale);
    }
  }
}
