package normsharp.empirical.data;

import org.hipparchus.random.MersenneTwister;

/**
 * Portable random numbers: the Mersenne Twister MT19937 of Matsumoto and Nishimura, in Hipparchus'
 * implementation. The same seed gives the same numbers on every machine.
 */
final class SeededStream {
  private final MersenneTwister twister;

  private SeededStream(MersenneTwister twister) {
    this.twister = twister;
  }

  /** The stream of a seed ≥ 0, initialised as {@code init_genrand}; NumPy's RandomState(seed). */
  static SeededStream of(int seed) {
    return new SeededStream(new MersenneTwister(seed));
  }

  /** The stream of a seed and a branch number, initialised as {@code init_by_array}. */
  static SeededStream of(int seed, int branch) {
    return new SeededStream(new MersenneTwister(new int[] {seed, branch}));
  }

  /**
   * A uniform number 0 … bound − 1: 32 bits, masked to the shortest length that holds bound − 1,
   * drawn again while too large.
   */
  int below(int bound) {
    int largest = bound - 1;
    if (largest == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
    int drawn = twister.nextInt() & mask;
    while (drawn > largest) {
      drawn = twister.nextInt() & mask;
    }
    return drawn;
  }

  /** A standard normal number. */
  double gaussian() {
    return twister.nextGaussian();
  }

  /**
   * A uniform permutation of 0 … n − 1: Fisher and Yates' shuffle from the last place down; the
   * permutation of NumPy's RandomState(seed).permutation(n).
   */
  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
