package normsharp.empirical.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import normsharp.empirical.model.Activation;
import normsharp.empirical.model.FullyConnected;
import normsharp.empirical.model.Initialization;
import normsharp.empirical.model.KernelRounding;
import normsharp.empirical.model.Model;
import normsharp.empirical.model.Parametrization;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plain-Java initialisation against the random numbers of the LibTorch that is loaded here. */
class TorchDrawTest {
  private static final int IN = 784;
  private static final int OUT = 200;

  @BeforeAll
  static void load() {
    assertTrue(new TorchEngine().status().available());
  }

  private static float[] drawn(long seed, boolean normal) {
    try (PointerScope scope = new PointerScope()) {
      torch.manual_seed(seed);
      Tensor tensor = torch.empty(OUT * (long) IN);
      double bound = 1 / Math.sqrt(IN);
      Tensor filled =
          normal
              ? tensor.normal_(0, 1, new GeneratorOptional())
              : tensor.uniform_(-bound, bound, new GeneratorOptional());
      float[] values = new float[OUT * IN];
      filled.data_ptr_float().get(values);
      return values;
    }
  }

  private static float[] java(long seed, boolean normal, KernelRounding rounding) {
    Model model =
        new FullyConnected(
            List.of(IN),
            List.of(),
            OUT,
            Activation.RELU,
            normal ? Parametrization.KERNEL : Parametrization.STANDARD);
    return Arrays.copyOf(Initialization.draw(model, seed, 1, rounding), OUT * IN);
  }

  /** Which rounding depends on the processor; one of the two it must be, on every entry. */
  @Test
  void uniformNumbersAreLibTorchsInOneOfItsRoundings() {
    for (long seed : new long[] {0, 43, 44, 45, 0xFFFFFFFFL}) {
      float[] expected = drawn(seed, false);
      boolean separate = Arrays.equals(expected, java(seed, false, KernelRounding.SEPARATE));
      boolean fused = Arrays.equals(expected, java(seed, false, KernelRounding.FUSED));
      assertTrue(separate || fused, "seed " + seed);
    }
    assertFalse(Arrays.equals(drawn(43, false), java(44, false, KernelRounding.FUSED)));
    assertFalse(Arrays.equals(drawn(43, false), java(44, false, KernelRounding.SEPARATE)));
  }

  /** Both roundings of the angle are within 3·10⁻⁶ of each other. */
  @Test
  void normalNumbersAreLibTorchsUpToTheRoundingOfTheAngle() {
    float[] expected = drawn(43, true);
    for (KernelRounding rounding : KernelRounding.values()) {
      float[] values = java(43, true, rounding);
      for (int i = 0; i < values.length; i++) {
        assertEquals(expected[i], values[i], 4e-6);
      }
    }
  }
}
