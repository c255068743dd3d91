package normsharp.empirical.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A random division of a table's rows into test and training examples.
 *
 * <p>Rows are shuffled by {@link SeededStream#permutation}; the first ⌈testShare · n⌉ of them are
 * the test set, the others, in shuffled order, the training set. These are the rows and the order
 * of scikit-learn's {@code train_test_split(…, test_size=testShare, random_state=seed)}.
 *
 * @param testShare share of the rows for testing, in (0, 1), dimensionless
 * @param seed seed of the shuffle, ≥ 0
 */
public record Split(double testShare, int seed) {
  /** One fifth for testing, seed 43; the paper states no division. */
  public static final Split STANDARD = new Split(0.2, 43);

  /** Checks the ranges. */
  public Split {
    if (!(testShare > 0 && testShare < 1) || seed < 0) {
      throw new IllegalArgumentException(
          "a split needs a test share in (0, 1) and a seed ≥ 0, got %s and %d"
              .formatted(testShare, seed));
    }
  }

  /** The test examples out of n rows: ⌈testShare · n⌉ in decimal arithmetic. */
  int testCount(int rows) {
    int count =
        BigDecimal.valueOf(testShare)
            .multiply(BigDecimal.valueOf(rows))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    if (count >= rows) {
      throw new IllegalArgumentException(
          "a test share of %s of %d rows leaves none for training; ask for a smaller share"
              .formatted(testShare, rows));
    }
    return count;
  }
}
