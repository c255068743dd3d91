package normsharp.empirical.model;

import java.util.List;

/**
 * The diagonal linear network w ↦ ⟨wᴸ, x⟩ on its single data point (x, y), eq. (3), started at α·1.
 *
 * @param x features
 * @param y label
 * @param layers L ≥ 1
 * @param alpha scale of the start, &gt; 0
 */
public record DiagonalModel(List<Double> x, double y, int layers, double alpha) implements Model {
  public DiagonalModel {
    x = List.copyOf(x);
    if (x.isEmpty() || x.stream().anyMatch(entry -> !Double.isFinite(entry))) {
      throw new IllegalArgumentException("x must be finite and not empty, got " + x);
    }
    if (!Double.isFinite(y)) {
      throw new IllegalArgumentException("y must be finite, got " + y);
    }
    Layers.requirePositive("the number of layers", layers);
    if (!(alpha > 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException("α must be positive, got " + alpha);
    }
  }

  @Override
  public List<ParameterTensor> parameters() {
    return List.of(new ParameterTensor("w", List.of(x.size()), new InitialDraw.Constant(alpha)));
  }

  @Override
  public List<Integer> inputShape() {
    return List.of(x.size());
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public String name() {
    return "diagonal network";
  }
}
