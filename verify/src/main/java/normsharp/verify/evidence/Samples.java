package normsharp.verify.evidence;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import normsharp.verify.kernel.Rational;

/** A seeded source of small exact numbers: signs, zeros and ties are frequent. */
public final class Samples {
  /** The largest size of an instance. */
  public static final int LARGEST_SIZE = 6;

  private final SplittableRandom random;
  private final int size;

  Samples(long seed, int size) {
    this.random = new SplittableRandom(seed);
    this.size = size;
  }

  /** A dimension from 1 to the size of the instance. */
  public int dimension() {
    return integer(1, size);
  }

  /** An integer, both bounds included. */
  public int integer(int least, int greatest) {
    return random.nextInt(least, greatest + 1);
  }

  /** A fraction of either sign, 0 included, with numerator and denominator up to the size. */
  public Rational rational() {
    return Rational.of(integer(-size, size), integer(1, size));
  }

  /** A fraction &gt; 0. */
  public Rational positive() {
    return Rational.of(integer(1, size), integer(1, size));
  }

  /** A fraction ≠ 0. */
  public Rational nonZero() {
    return integer(0, 1) == 0 ? positive() : positive().negate();
  }

  /** A vector of fractions of either sign. */
  public List<Rational> vector(int dimension) {
    return Stream.generate(this::rational).limit(dimension).toList();
  }

  /** A vector of fractions &gt; 0. */
  public List<Rational> positiveVector(int dimension) {
    return Stream.generate(this::positive).limit(dimension).toList();
  }

  /** A vector of fractions ≠ 0. */
  public List<Rational> nonZeroVector(int dimension) {
    return Stream.generate(this::nonZero).limit(dimension).toList();
  }
}
