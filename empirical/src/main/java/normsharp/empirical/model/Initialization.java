package normsharp.empirical.model;

import java.util.Arrays;

/**
 * The initial parameters of a model, equal to PyTorch's after {@code torch.manual_seed(seed)}:
 * tensors drawn one after another in the model's order, in float32. A float64 run starts from the
 * same values, widened.
 */
public final class Initialization {
  private Initialization() {}

  /**
   * Draws the flat parameter vector.
   *
   * @param seed in 0 … 2³² − 1; the paper uses 43, 44, 45
   * @param scale a factor on every entry; the paper uses 1, 5, 10
   * @return length p
   */
  public static float[] draw(Model model, long seed, double scale) {
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("the initial scale must be positive, got " + scale);
    }
    TorchRandom random = new TorchRandom(seed);
    float[] values = new float[model.parameterCount()];
    int offset = 0;
    for (ParameterTensor tensor : model.parameters()) {
      fill(values, offset, tensor, random);
      offset += tensor.size();
    }
    if (scale != 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * scale);
      }
    }
    return values;
  }

  private static void fill(float[] values, int offset, ParameterTensor tensor, TorchRandom random) {
    int end = offset + tensor.size();
    if (tensor.draw() instanceof InitialDraw.Uniform uniform) {
      for (int i = offset; i < end; i++) {
        values[i] = random.uniform((float) -uniform.bound(), (float) uniform.bound());
      }
    } else if (tensor.draw() instanceof InitialDraw.Normal normal) {
      random.normal(values, offset, tensor.size(), normal.standardDeviation());
    } else if (tensor.draw() instanceof InitialDraw.Constant constant) {
      Arrays.fill(values, offset, end, (float) constant.value());
    }
  }
}
