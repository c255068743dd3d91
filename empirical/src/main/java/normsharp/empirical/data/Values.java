package normsharp.empirical.data;

import java.nio.FloatBuffer;

/** Real targets, count × outputs. */
public final class Values implements Targets {
  private final int outputs;
  private final float[] values;

  public Values(int outputs, float[] values) {
    this.outputs = outputs;
    this.values = values.clone();
  }

  public int outputs() {
    return outputs;
  }

  public FloatBuffer values() {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  @Override
  public int count() {
    return values.length / outputs;
  }
}
