package normsharp.empirical.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The initial parameters of a model, equal to PyTorch's after {@code torch.manual_seed(seed)} on
 * the CPU: the model's construction steps one after another, in float32. A float64 run starts from
 * the same values, widened.
 *
 * <p>Uniform entries are equal bit for bit; normal ones to 10⁻⁶ standard deviations, since
 * PyTorch's own logarithm, sine and cosine differ between processors.
 *
 * @see "Appendix G: the default PyTorch scheme; Table 1: seeds and scales"
 */
public final class Initialization {
  private Initialization() {}

  /** Draws as {@link #draw(Model, long, double, KernelRounding)}, rounded separately. */
  public static float[] draw(Model model, long seed, double scale) {
    return draw(model, seed, scale, KernelRounding.SEPARATE);
  }

  /**
   * Draws the flat parameter vector.
   *
   * @param seed in 0 … 2³² − 1; the paper uses 43, 44, 45
   * @param scale a factor on every entry, rounded to float32 as PyTorch does; the paper uses 1, 5,
   *     10
   * @param rounding which of PyTorch's kernels to follow
   * @return length p
   */
  public static float[] draw(Model model, long seed, double scale, KernelRounding rounding) {
    float factor = (float) scale;
    if (!(factor > 0) || !Float.isFinite(factor)) {
      throw new IllegalArgumentException(
          "the initial scale must be positive and finite in float32, got " + scale);
    }
    TorchRandom random = new TorchRandom(seed, rounding);
    float[] values = new float[model.parameterCount()];
    Map<String, Place> places = places(model);
    for (ConstructionStep step : model.construction()) {
      Place place = places.get(step.tensor());
      fill(values, place, step.draw(), random);
    }
    if (factor != 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
    return values;
  }

  private record Place(int offset, int size) {}

  private static Map<String, Place> places(Model model) {
    Map<String, Place> places = new HashMap<>();
    int offset = 0;
    for (ParameterTensor tensor : model.parameters()) {
      places.put(tensor.name(), new Place(offset, tensor.size()));
      offset += tensor.size();
    }
    return places;
  }

  private static void fill(float[] values, Place place, InitialDraw draw, TorchRandom random) {
    int end = place.offset() + place.size();
    if (draw instanceof InitialDraw.Uniform uniform) {
      for (int i = place.offset(); i < end; i++) {
        values[i] = random.uniform((float) -uniform.bound(), (float) uniform.bound());
      }
    } else if (draw instanceof InitialDraw.Normal normal) {
      random.normal(values, place.offset(), place.size(), normal.standardDeviation());
    } else if (draw instanceof InitialDraw.Constant constant) {
      Arrays.fill(values, place.offset(), end, (float) constant.value());
    }
  }
}
