package normsharp.empirical.data;

import java.util.List;

/**
 * A training set and a test set, pre-processed and ready to use.
 *
 * @param name what was really used, such as {@code mnist-5k} or {@code cifar-10[0:4000]}
 * @param train the training examples
 * @param test the test examples, of the same shape and with the same kind of target
 * @param preprocessing one line: how inputs and targets were scaled, which examples the statistics
 *     come from, and what the test set is; for generated sets, how they were generated
 * @param files the files read; none for generated sets
 */
public record DataSet(
    String name, Examples train, Examples test, String preprocessing, List<SourceFile> files) {
  /** Checks that training and test examples fit one model. */
  public DataSet {
    files = List.copyOf(files);
    if (!train.shape().equals(test.shape())
        || !kind(train.targets()).equals(kind(test.targets()))) {
      throw new IllegalArgumentException(
          "training and test examples must have one shape and one kind of target, got "
              + train
              + " and "
              + test);
    }
  }

  private static String kind(Targets targets) {
    return targets.toString();
  }
}
