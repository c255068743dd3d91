package normsharp.empirical.data;

import java.nio.FloatBuffer;

/** Real targets, n × outputs, float32; immutable. */
public final class Values implements Targets {
  private final int outputs;
  private final int count;
  private final float[] values;

  /**
   * Values, copied.
   *
   * @param outputs numbers of one example, ≥ 1
   * @param values n × outputs, row-major, finite, n ≥ 1
   */
  public Values(int outputs, float[] values) {
    if (outputs < 1 || values.length == 0 || values.length % outputs != 0) {
      throw new IllegalArgumentException(
          "values must hold n × outputs numbers with n ≥ 1 and outputs ≥ 1, got %d and %d outputs"
              .formatted(values.length, outputs));
    }
    this.outputs = outputs;
    this.count = values.length / outputs;
    this.values = values.clone();
    for (int i = 0; i < this.values.length; i++) {
      if (!Float.isFinite(this.values[i])) {
        throw new IllegalArgumentException(
            "values must be finite, got %s at example %d, output %d"
                .formatted(this.values[i], i / outputs, i % outputs));
      }
    }
  }

  private Values(Values whole, int count) {
    this.outputs = whole.outputs;
    this.count = count;
    this.values = whole.values;
  }

  /** The numbers of one example. */
  public int outputs() {
    return outputs;
  }

  @Override
  public int count() {
    return count;
  }

  /** All values, n × outputs, row-major: a new read-only view at position 0. */
  public FloatBuffer values() {
    return FloatBuffer.wrap(values, 0, count * outputs).slice().asReadOnlyBuffer();
  }

  @Override
  public Values first(int n) {
    if (n < 1 || n > count) {
      throw new IllegalArgumentException(
          "the first n examples need n from 1 to " + count + ", got " + n);
    }
    return new Values(this, n);
  }

  @Override
  public String toString() {
    return outputs + (outputs == 1 ? " real target" : " real targets");
  }
}
