package normsharp.empirical.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import normsharp.empirical.objective.Objective;
import normsharp.empirical.objective.VectorBatch;
import org.hipparchus.random.Well19937c;

/**
 * Ends of the Hessians' spectra along K trajectories, each measurement warm-started from the one
 * before. What it returns depends on its state, so that a resumed run must restore it.
 */
public final class SpectrumTracker implements AutoCloseable {
  /** The recycled vectors of all copies stay within this. */
  private static final long RECYCLED_BYTES = 64L << 20;

  private final Objective objective;
  private final LanczosSetting setting;
  private final Lanczos lanczos;
  private final long seed;
  private Optional<RitzPairs> last = Optional.empty();

  /**
   * Starts cold.
   *
   * @param seed of the random start vector
   */
  public SpectrumTracker(Objective objective, LanczosSetting setting, long seed) {
    this.objective = objective;
    this.setting =
        setting.withMemory(
            RECYCLED_BYTES, (long) objective.parameters() * objective.precision().bytes());
    this.lanczos = new Lanczos(this.setting, objective.precision().unitRoundoff());
    this.seed = seed;
  }

  /** The ends of the K Hessians at θ. */
  public List<SpectrumEnds> measure(VectorBatch theta) {
    RitzPairs pairs;
    try (var hessian = objective.hessian(theta)) {
      if (last.isPresent() && isFresh(last.orElseThrow())) {
        pairs = lanczos.warm(hessian, last.orElseThrow());
      } else {
        try (VectorBatch start = coldStart(theta.copies())) {
          pairs = lanczos.cold(hessian, start);
        }
      }
    }
    last.ifPresent(RitzPairs::close);
    last = Optional.of(pairs);
    return pairs.ends();
  }

  private boolean isFresh(RitzPairs pairs) {
    return pairs.ends().stream()
        .allMatch(
            ends ->
                Double.isFinite(ends.sharpness())
                    && (pairs.cold() || ends.products() <= setting.refreshAbove()));
  }

  /** A seeded Gaussian vector, the same for every copy. */
  private VectorBatch coldStart(int copies) {
    Well19937c random = new Well19937c(seed);
    double[] entries = new double[objective.parameters()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = random.nextGaussian();
    }
    VectorBatch start = objective.zeros(copies);
    for (int k = 0; k < copies; k++) {
      start.setRow(k, entries);
    }
    return start;
  }

  /** The recycled pairs, for saving; empty before the first measurement. */
  public Optional<RitzPairs> state() {
    return last;
  }

  /** Continues from saved pairs, which it takes over. */
  public void restore(RitzPairs pairs) {
    last.ifPresent(RitzPairs::close);
    last = Optional.of(pairs);
  }

  /** Forgets all but the given copies, as runs finish. */
  public void select(int... rows) {
    last =
        last.map(
            pairs -> {
              RitzPairs chosen =
                  new RitzPairs(
                      pairs.cold(),
                      Arrays.stream(rows).mapToObj(pairs.ends()::get).toList(),
                      pairs.vectors().stream().map(vector -> vector.select(rows)).toList(),
                      pairs.values().stream()
                          .map(values -> Arrays.stream(rows).mapToObj(values::get).toList())
                          .toList());
              pairs.close();
              return chosen;
            });
  }

  @Override
  public void close() {
    last.ifPresent(RitzPairs::close);
    last = Optional.empty();
  }
}
