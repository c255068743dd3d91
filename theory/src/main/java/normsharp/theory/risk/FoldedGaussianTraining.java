package normsharp.theory.risk;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937a;
import org.hipparchus.special.Erf;
import org.hipparchus.util.Binary64;

/**
 * The distribution of the training point: x₀ ~ |N(0, I_n)|, y₀ = ⟨1, x₀⟩ + sε with ε ~ N(0, 1)
 * independent, conditioned on y₀ ≥ 0.
 *
 * <p>The condition is needed for s &gt; 0 only: for y₀ &lt; 0 &lt; x₀ no v ≥ 0 interpolates and the
 * three algorithms are undefined. The paper draws (x₀, y₀) from p((x, y) | x ≥ 0) with s = 1
 * (section 3) and does not exclude y₀ &lt; 0, which has probability 1/4 for n = 1.
 *
 * @param dimension number of features n ≥ 1
 * @param noise standard deviation s ≥ 0 of the label noise
 * @see "section 3, footnote 4, with s = 1; section E.1, folded Gaussian, with s = 0"
 */
public record FoldedGaussianTraining(int dimension, double noise) {
  /** Checks both parameters. */
  public FoldedGaussianTraining {
    if (dimension < 1) {
      throw new IllegalArgumentException("the dimension must be ≥ 1, got " + dimension);
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw new IllegalArgumentException(
          "the standard deviation of the noise must be finite and ≥ 0, got " + noise);
    }
  }

  /** Whether labels are exact, s = 0. */
  public boolean isNoiseless() {
    return noise == 0;
  }

  /** A fixed number of independent training points, the same for the same seed. */
  public List<TrainingPoint<Binary64>> sample(int count, long seed) {
    RandomGenerator generator = new Well19937a(seed);
    List<TrainingPoint<Binary64>> points = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      points.add(draw(generator));
    }
    return List.copyOf(points);
  }

  /** One training point; pairs with y₀ &lt; 0 are rejected and drawn again. */
  TrainingPoint<Binary64> draw(RandomGenerator generator) {
    while (true) {
      List<Binary64> x = new ArrayList<>(dimension);
      double y = 0;
      for (int i = 0; i < dimension; i++) {
        double entry = Math.abs(generator.nextGaussian());
        x.add(new Binary64(entry));
        y += entry;
      }
      if (!isNoiseless()) {
        y += noise * generator.nextGaussian();
      }
      if (y >= 0) {
        return new TrainingPoint<>(x, new Binary64(y));
      }
    }
  }

  /**
   * P(M = ∅) = P(y₀ &lt; 0) before conditioning, as the mean of P(y₀ &lt; 0 | x₀) = Φ(−⟨1, x₀⟩/s):
   * arctan(s)/π for n = 1, 0 for s = 0. This is also the share of draws that {@link #sample}
   * rejects.
   */
  public MonteCarloEstimate emptinessProbability(int samples, double level, long seed) {
    return MonteCarloEstimate.of(samples, level, seed, this::emptinessGivenFeatures);
  }

  private double emptinessGivenFeatures(RandomGenerator generator) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += Math.abs(generator.nextGaussian());
    }
    return isNoiseless() ? 0 : Erf.erfc(sum / (noise * Math.sqrt(2))) / 2;
  }
}
