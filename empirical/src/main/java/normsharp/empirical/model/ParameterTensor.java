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
    for (int extent : shape) {
      if (extent < 1) {
        throw new IllegalArgumentException(
            "extents of '" + name + "' must be at least 1, got " + shape);
      }
    }
  }

  /** The number of entries. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
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
