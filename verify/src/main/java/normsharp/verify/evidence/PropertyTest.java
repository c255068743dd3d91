package normsharp.verify.evidence;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Seeded samples of a statement that a program evaluates. A failure is reported with the smallest
 * failing size, then as the exact instance; success supports, it does not prove. The system
 * property {@value #SEED_PROPERTY} is added to every seed.
 *
 * @param shows what is tested, in one line
 * @param seed of the samples
 * @param samples number of samples
 * @param trial draws one instance from the given source and tests it: empty when the statement
 *     holds, else the exact instance in which it fails
 */
public record PropertyTest(
    String shows, long seed, int samples, Function<Samples, Optional<String>> trial)
    implements Evidence {
  /** Added to every seed, to see whether a verdict depends on one; 0 when not set. */
  static final String SEED_PROPERTY = "normsharp.seed";

  @Override
  public String kind() {
    return "property test";
  }

  @Override
  public Strength strength() {
    return Strength.SUPPORTS;
  }

  @Override
  public Finding check() {
    long used = seed + Long.getLong(SEED_PROPERTY, 0);
    SplittableRandom seeds = new SplittableRandom(used);
    for (int k = 0; k < samples; k++) {
      // Small instances first: what fails is then small already.
      int size = 1 + (int) ((long) k * Samples.LARGEST_SIZE / samples);
      Optional<String> failure = trial.apply(new Samples(seeds.nextLong(), size));
      if (failure.isPresent()) {
        return new Finding.Refutes(failure.get());
      }
    }
    return new Finding.Holds(samples + " samples, seed " + used);
  }
}
