package normsharp.empirical.data;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * n examples: inputs of one shape and their targets; immutable.
 *
 * <p>Inputs are float32, so that engines of either precision see the same data. Statistics and
 * scaling are computed in double and rounded once.
 */
public final class Examples {
  private final List<Integer> shape;
  private final int features;
  private final int count;
  private final float[] inputs;
  private final Targets targets;

  /**
   * Examples with a copy of the given inputs.
   *
   * @param shape shape of one example, each entry ≥ 1: [1, 28, 28] an image, [30] a row, [10]
   *     tokens
   * @param inputs n × features, row-major, finite, dimensionless
   * @param targets n targets
   */
  public Examples(List<Integer> shape, float[] inputs, Targets targets) {
    this(shape, inputs.clone(), targets, targets.count());
  }

  private Examples(List<Integer> shape, float[] inputs, Targets targets, int count) {
    this.shape = List.copyOf(shape);
    this.features = product(this.shape);
    this.count = count;
    this.inputs = inputs;
    this.targets = targets;
    if ((long) count * features != inputs.length) {
      throw new IllegalArgumentException(
          "inputs must hold %d examples × %d features = %d numbers, got %d"
              .formatted(count, features, (long) count * features, inputs.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      if (!Float.isFinite(inputs[i])) {
        throw new IllegalArgumentException(
            "inputs must be finite, got %s at example %d, feature %d"
                .formatted(inputs[i], i / features, i % features));
      }
    }
  }

  private Examples(Examples whole, int count) {
    this.shape = whole.shape;
    this.features = whole.features;
    this.count = count;
    this.inputs = whole.inputs;
    this.targets = whole.targets.first(count);
  }

  /** As the constructor, but takes the array over: the caller must not change it any more. */
  static Examples owning(List<Integer> shape, float[] inputs, Targets targets) {
    return new Examples(shape, inputs, targets, targets.count());
  }

  private static int product(List<Integer> shape) {
    int product = 1;
    for (int extent : shape) {
      if (extent < 1) {
        throw new IllegalArgumentException("each extent of a shape must be ≥ 1, got " + shape);
      }
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }

  /** The number n of examples, ≥ 1. */
  public int count() {
    return count;
  }

  /** The shape of one example. */
  public List<Integer> shape() {
    return shape;
  }

  /** The numbers of one example: the product of the shape. */
  public int features() {
    return features;
  }

  /** All inputs, n × features, row-major: a new read-only view at position 0. */
  public FloatBuffer inputs() {
    return FloatBuffer.wrap(inputs, 0, count * features).slice().asReadOnlyBuffer();
  }

  /** The n targets. */
  public Targets targets() {
    return targets;
  }

  /**
   * The first examples; shares the numbers.
   *
   * @param n from 1 to the count
   */
  public Examples first(int n) {
    return n == count ? this : new Examples(this, n);
  }

  @Override
  public String toString() {
    return count + " examples of shape " + shape + " with " + targets;
  }
}
