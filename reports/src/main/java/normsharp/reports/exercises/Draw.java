package normsharp.reports.exercises;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * Small neat numbers from a seed. {@link Random} is specified bit by bit, so a seed gives the same
 * numbers everywhere.
 */
public final class Draw {
  private static final int MOST_TRIES = 20_000;

  private final Random random;
  private final int level;

  /** The generator of one sheet. */
  public Draw(String topic, long seed, int level) {
    this.random = new Random(31L * (31L * seed + topic.hashCode()) + level);
    this.level = level;
    random.nextInt();
  }

  /** The level, 1 to 3. */
  public int level() {
    return level;
  }

  /** An integer between two, both included. */
  public int integer(int least, int greatest) {
    return least + random.nextInt(greatest - least + 1);
  }

  /** An integer between two as a rational number. */
  public BigFraction number(int least, int greatest) {
    return new BigFraction(integer(least, greatest));
  }

  /** An integer of a size between two with either sign. */
  public BigFraction signed(int least, int greatest) {
    BigFraction size = number(least, greatest);
    return random.nextBoolean() ? size : size.negate();
  }

  /** A vector of integers between two. */
  public List<BigFraction> vector(int length, int least, int greatest) {
    List<BigFraction> vector = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      vector.add(number(least, greatest));
    }
    return List.copyOf(vector);
  }

  /** Distinct positive integers in any order. */
  public List<BigFraction> distinct(int length, int least, int greatest) {
    return until(
        () -> vector(length, least, greatest),
        vector -> vector.stream().distinct().count() == length);
  }

  /** One of several. */
  public <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The values in a random order. */
  public <T> List<T> shuffled(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return List.copyOf(copy);
  }

  /** Draws until the value is accepted. */
  public <T> T until(Supplier<T> draw, Predicate<T> accepted) {
    for (int i = 0; i < MOST_TRIES; i++) {
      T value = draw.get();
      if (accepted.test(value)) {
        return value;
      }
    }
    throw new IllegalStateException("no draw was accepted in " + MOST_TRIES);
  }

  /** Draws until there is a value. */
  public <T> T present(Supplier<Optional<T>> draw) {
    return until(draw, Optional::isPresent).orElseThrow();
  }

  /** Whether all numbers are small fractions. */
  public static boolean neat(List<BigFraction> values, int largest) {
    return values.stream()
        .allMatch(
            value ->
                value.getNumerator().abs().bitLength() < 31
                    && value.getDenominator().bitLength() < 31
                    && Math.abs(value.getNumeratorAsInt()) <= largest
                    && value.getDenominatorAsInt() <= largest);
  }
}
