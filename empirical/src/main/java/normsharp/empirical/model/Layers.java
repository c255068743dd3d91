package normsharp.empirical.model;

import java.util.List;

/** Parameter tensors of common layers. */
final class Layers {
  private static final InitialDraw ONES = new InitialDraw.Constant(1);
  private static final InitialDraw ZEROS = new InitialDraw.Constant(0);

  private Layers() {}

  /** y = Wx + b as PyTorch draws it. */
  static List<ParameterTensor> linear(String name, int in, int out) {
    return List.of(
        new ParameterTensor(name + ".weight", List.of(out, in), InitialDraw.weight(in)),
        new ParameterTensor(name + ".bias", List.of(out), InitialDraw.bias(in)));
  }

  /** A k × k convolution with bias as PyTorch draws it. */
  static List<ParameterTensor> convolution(String name, int in, int out, int kernel) {
    int fanIn = in * kernel * kernel;
    return List.of(
        new ParameterTensor(
            name + ".weight", List.of(out, in, kernel, kernel), InitialDraw.weight(fanIn)),
        new ParameterTensor(name + ".bias", List.of(out), InitialDraw.bias(fanIn)));
  }

  /** Scale and shift of a normalisation. */
  static List<ParameterTensor> normalization(String name, int channels, double scale) {
    return List.of(
        new ParameterTensor(
            name + ".weight",
            List.of(channels),
            scale == 1 ? ONES : new InitialDraw.Constant(scale)),
        new ParameterTensor(name + ".bias", List.of(channels), ZEROS));
  }

  /** Joint projection to queries, keys and values, and the output projection. */
  static List<ParameterTensor> attention(String name, int width) {
    return List.of(
        new ParameterTensor(
            name + ".in_proj_weight",
            List.of(3 * width, width),
            InitialDraw.xavier(width, 3 * width)),
        new ParameterTensor(name + ".in_proj_bias", List.of(3 * width), ZEROS),
        new ParameterTensor(
            name + ".out_proj.weight", List.of(width, width), InitialDraw.weight(width)),
        new ParameterTensor(name + ".out_proj.bias", List.of(width), ZEROS));
  }

  /**
   * How {@code MultiheadAttention} builds the tensors of {@link #attention}: the output projection
   * as any linear layer, then the joint projection, then both biases to 0. What the output bias
   * drew is lost.
   */
  static List<ConstructionStep> attentionConstruction(String name, int width) {
    return List.of(
        new ConstructionStep(name + ".out_proj.weight", InitialDraw.weight(width)),
        new ConstructionStep(name + ".out_proj.bias", InitialDraw.bias(width)),
        new ConstructionStep(name + ".in_proj_weight", InitialDraw.xavier(width, 3 * width)),
        new ConstructionStep(name + ".in_proj_bias", ZEROS),
        new ConstructionStep(name + ".out_proj.bias", ZEROS));
  }

  /** Steps of tensors that are drawn once, in their order. */
  static List<ConstructionStep> inOrder(List<ParameterTensor> tensors) {
    return tensors.stream()
        .map(tensor -> new ConstructionStep(tensor.name(), tensor.draw()))
        .toList();
  }

  /** The number of entries of a shape; refuses more than an array can hold. */
  static int product(List<Integer> shape) {
    long product = 1;
    for (int extent : shape) {
      requirePositive("an extent", extent);
      product *= extent;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a shape must have at most 2³¹ − 1 entries, got " + shape);
      }
    }
    return (int) product;
  }

  static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, got " + value);
    }
  }

  static void requireImage(List<Integer> shape) {
    if (shape.size() != 3) {
      throw new IllegalArgumentException(
          "images must have shape [channels, height, width], got " + shape);
    }
    shape.forEach(extent -> requirePositive("an extent of the image", extent));
  }
}
