package normsharp.empirical.analysis;

import java.util.SplittableRandom;

/**
 * How a bootstrap or a Monte-Carlo test draws: reported beside every result that uses it.
 *
 * @param seed seed of the random numbers; the same seed gives the same result
 * @param draws number of draws, ≥ 99, since a test at level 1 % needs that many
 */
public record Resampling(long seed, int draws) {
  /** Checks the number of draws. */
  public Resampling {
    if (draws < 99) {
      throw new IllegalArgumentException("at least 99 draws are needed, got " + draws);
    }
  }

  /** 1,999 draws. */
  public static Resampling seeded(long seed) {
    return new Resampling(seed, 1999);
  }

  /** The random numbers of one use; different uses are independent. */
  SplittableRandom random(int use) {
    SplittableRandom source = new SplittableRandom(seed);
    SplittableRandom random = source.split();
    for (int i = 0; i < use; i++) {
      random = source.split();
    }
    return random;
  }

  String toText() {
    return draws + " draws, seed " + seed;
  }
}
