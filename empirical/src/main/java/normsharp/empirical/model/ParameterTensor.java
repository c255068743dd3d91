package normsharp.empirical.model;

import java.util.List;

/**
 * One parameter tensor of a model. Tensors lie one after another in the flat parameter vector, each
 * row-major.
 *
 * @param name as PyTorch would name it
 * @param shape its extents
 * @param draw how it is initialised
 */
public record ParameterTensor(String name, List<Integer> shape, InitialDraw draw) {
  public ParameterTensor {
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException(
          "'" + name + "' must have extents of at least 1, got " + shape);
    }
    Layers.product(shape);
  }

  /** The number of entries. */
  public int size() {
    return Layers.product(shape);
  }

  /** Rows of the matrix that norms see: the first extent. */
  public int rows() {
    return shape.get(0);
  }

  /** Columns of the matrix that norms see: all further extents; 1 for a vector. */
  public int columns() {
    return size() / rows();
  }
}
