package normsharp.empirical.data;

import java.nio.FloatBuffer;
import java.util.List;

/** n examples: inputs of one shape and their targets; immutable. */
public final class Examples {
  private final List<Integer> shape;
  private final float[] inputs;
  private final Targets targets;

  public Examples(List<Integer> shape, float[] inputs, Targets targets) {
    this.shape = List.copyOf(shape);
    this.inputs = inputs.clone();
    this.targets = targets;
  }

  public int count() {
    return targets.count();
  }

  public List<Integer> shape() {
    return shape;
  }

  public FloatBuffer inputs() {
    return FloatBuffer.wrap(inputs).asReadOnlyBuffer();
  }

  public Targets targets() {
    return targets;
  }
}
