package normsharp.verify.evidence;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Seeded samples of a statement that a program evaluates. A failure is reported with the smallest
 * failing size, then as the exact instance; success supports, it does not prove.
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
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int k = 0; k < samples; k++) {
      // Small instances first: what fails is then small already.
      int size = 1 + (int) ((long) k * Samples.LARGEST_SIZE / samples);
      Optional<String> failure = trial.apply(new Samples(seeds.nextLong(), size));
      if (failure.isPresent()) {
        return new Finding.Refutes(failure.get());
      }
    }
    return new Finding.Holds(samples + " samples, seed " + seed);
  }
}
