package normsharp.empirical.data;

import java.util.Arrays;
import java.util.OptionalInt;

/** Which rows of a table are the training and the test examples, in order; immutable. */
final class TabularRows {
  private final int[] train;
  private final int[] test;
  private final String description;

  private TabularRows(int[] train, int[] test, String description) {
    this.train = train;
    this.test = test;
    this.description = description;
  }

  /** The rows of a split, of the training part only the first ones if asked for. */
  static TabularRows of(int rows, Split split, OptionalInt first) {
    int[] order = SeededStream.of(split.seed()).permutation(rows);
    int testCount = split.testCount(rows);
    int trainCount = first.orElse(rows - testCount);
    return new TabularRows(
        Arrays.copyOfRange(order, testCount, testCount + trainCount),
        Arrays.copyOf(order, testCount),
        ("%d rows shuffled by MT19937 with seed %d: the first %d (share %s) are the test"
                + " set, the next %d the training set")
            .formatted(rows, split.seed(), testCount, split.testShare(), trainCount));
  }

  int[] train() {
    return train.clone();
  }

  int[] test() {
    return test.clone();
  }

  /** How the rows were chosen, in words. */
  String description() {
    return description;
  }
}
