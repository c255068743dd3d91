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
    // xavier_uniform_ of a 3w × w matrix: bound √(6/(3w + w)).
    return List.of(
        new ParameterTensor(
            name + ".in_proj_weight",
            List.of(3 * width, width),
            new InitialDraw.Uniform(Math.sqrt(6.0 / (4 * width)))),
        new ParameterTensor(name + ".in_proj_bias", List.of(3 * width), ZEROS),
        new ParameterTensor(
            name + ".out_proj.weight", List.of(width, width), InitialDraw.weight(width)),
        new ParameterTensor(name + ".out_proj.bias", List.of(width), ZEROS));
  }

  static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
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
