package normsharp.empirical.data;

import java.nio.IntBuffer;

/** Class labels 0 … classes − 1, count × positions; positions is 1 except for sequences. */
public final class Labels implements Targets {
  private final int classes;
  private final int positions;
  private final int[] labels;

  /** Copies the labels. */
  public Labels(int classes, int positions, int[] labels) {
    this.classes = classes;
    this.positions = positions;
    this.labels = labels.clone();
  }

  public int classes() {
    return classes;
  }

  public int positions() {
    return positions;
  }

  public IntBuffer labels() {
    return IntBuffer.wrap(labels).asReadOnlyBuffer();
  }

  @Override
  public int count() {
    return labels.length / positions;
  }
}
