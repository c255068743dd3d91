package normsharp.empirical.data;

import java.nio.IntBuffer;

/** Class labels 0 … classes − 1, n × positions; one position except for sequences; immutable. */
public final class Labels implements Targets {
  private final int classes;
  private final int positions;
  private final int count;
  private final int[] labels;

  /**
   * Labels, copied.
   *
   * @param classes number of classes, ≥ 2
   * @param positions labels of one example, ≥ 1
   * @param labels n × positions, row-major, n ≥ 1
   */
  public Labels(int classes, int positions, int[] labels) {
    if (classes < 2 || positions < 1) {
      throw new IllegalArgumentException(
          "labels need at least 2 classes and 1 position, got %d classes and %d positions"
              .formatted(classes, positions));
    }
    if (labels.length == 0 || labels.length % positions != 0) {
      throw new IllegalArgumentException(
          "labels must hold n × %d numbers with n ≥ 1, got %d".formatted(positions, labels.length));
    }
    this.classes = classes;
    this.positions = positions;
    this.count = labels.length / positions;
    this.labels = labels.clone();
    for (int i = 0; i < this.labels.length; i++) {
      if (this.labels[i] < 0 || this.labels[i] >= classes) {
        throw new IllegalArgumentException(
            "labels must be from 0 to %d, got %d at example %d, position %d"
                .formatted(classes - 1, this.labels[i], i / positions, i % positions));
      }
    }
  }

  /**
   * Labels of one position from the bytes of a file.
   *
   * @throws DataUnavailable naming the source, if a byte is not from 0 to classes − 1
   */
  static Labels ofBytes(byte[] bytes, int classes, String source) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[i] & 0xff;
      if (labels[i] >= classes) {
        throw new DataUnavailable(
            "%s: label %d must be from 0 to %d, got %d"
                .formatted(source, i, classes - 1, labels[i]));
      }
    }
    return new Labels(classes, 1, labels);
  }

  private Labels(Labels whole, int count) {
    this.classes = whole.classes;
    this.positions = whole.positions;
    this.count = count;
    this.labels = whole.labels;
  }

  /** The number of classes. */
  public int classes() {
    return classes;
  }

  /** The labels of one example. */
  public int positions() {
    return positions;
  }

  @Override
  public int count() {
    return count;
  }

  /** All labels, n × positions, row-major: a new read-only view at position 0. */
  public IntBuffer labels() {
    return IntBuffer.wrap(labels, 0, count * positions).slice().asReadOnlyBuffer();
  }

  @Override
  public Labels first(int n) {
    if (n < 1 || n > count) {
      throw new IllegalArgumentException(
          "the first n examples need n from 1 to " + count + ", got " + n);
    }
    return new Labels(this, n);
  }

  @Override
  public String toString() {
    return positions == 1
        ? "labels of " + classes + " classes"
        : positions + " labels of " + classes + " classes";
  }
}
