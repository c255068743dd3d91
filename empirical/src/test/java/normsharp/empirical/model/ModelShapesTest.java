package normsharp.empirical.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a model accepts, the line it answers when it does not, its size and its name. */
class ModelShapesTest {
  private static final List<Integer> MNIST = List.of(1, 28, 28);
  private static final List<Integer> CIFAR = List.of(3, 32, 32);
  private static final Activation RELU = Activation.RELU;

  private static void assertRefused(String line, Supplier<?> call) {
    assertEquals(line, assertThrows(IllegalArgumentException.class, call::get).getMessage());
  }

  private static VisionTransformer vision(List<Integer> shape, int patch, int width, int heads) {
    return new VisionTransformer(shape, patch, width, 4, heads, 128, 10, RELU, NormPlacement.PRE);
  }

  private static SequenceTransformer sequence(int length, int width, int heads) {
    return new SequenceTransformer(length, 9, width, 128, heads, 2, 2, RELU);
  }

  @Test
  void fullyConnectedNetworksNeedPositiveExtents() {
    assertRefused(
        "a hidden width must be at least 1, got 0",
        () -> new FullyConnected(MNIST, List.of(200, 0), 10, RELU));
    assertRefused(
        "an extent of the input must be at least 1, got -3",
        () -> new FullyConnected(List.of(-3), List.of(), 10, RELU));
    assertRefused(
        "the input must have at least one extent, got []",
        () -> new FullyConnected(List.of(), List.of(5), 10, RELU));
    assertRefused(
        "the number of outputs must be at least 1, got 0",
        () -> new FullyConnected(MNIST, List.of(5), 0, RELU));
  }

  @Test
  void sizesBeyondAnArrayAreRefusedInsteadOfOverflowing() {
    // 65,536² = 2³² would be 0 as an int.
    assertRefused(
        "a shape must have at most 2³¹ − 1 entries, got [65536, 65536]",
        () -> new FullyConnected(List.of(65_536, 65_536), List.of(), 1, RELU));
    FullyConnected wide = new FullyConnected(List.of(40_000), List.of(40_000, 40_000), 1, RELU);
    assertRefused(
        "a model must have at most 2³¹ − 1 parameters, 'FCN-ReLU 40000×2' has 3200120001;"
            + " choose smaller widths",
        wide::parameterCount);
  }

  @Test
  void convolutionalNetworksNeedImagesThatSurviveTwoPoolings() {
    assertRefused(
        "images must have shape [channels, height, width], got [28, 28]",
        () -> new ConvolutionalNetwork(List.of(28, 28), 32, 10, RELU, false));
    assertRefused(
        "two 2 × 2 poolings need images of at least 4 × 4, got [1, 28, 3]",
        () -> new ConvolutionalNetwork(List.of(1, 28, 3), 32, 10, RELU, false));
    assertRefused(
        "the number of filters must be at least 1, got 0",
        () -> new ConvolutionalNetwork(MNIST, 0, 10, RELU, true));
    // 7 × 5 is pooled to 3 × 2, then to 1 × 1.
    Model uneven = new ConvolutionalNetwork(List.of(2, 7, 5), 4, 3, RELU, false);
    assertEquals((2 * 9 + 1) * 4 + (4 * 9 + 1) * 4 + (4 + 1) * 3, uneven.parameterCount());
  }

  @Test
  void residualNetworksNeedSidesThatHalveTwice() {
    assertRefused(
        "height and width must be multiples of 4, which two stages halve, got [3, 32, 30]",
        () -> new ResNet20(List.of(3, 32, 30), 10));
    assertRefused(
        "an extent of the image must be at least 1, got 0",
        () -> new ResNet20(List.of(3, 0, 32), 10));
  }

  @Test
  void visionTransformersNeedPatchesThatTileAndHeadsThatDivide() {
    assertRefused(
        "the patch's side must divide height and width, got 7 and [3, 32, 32]",
        () -> vision(CIFAR, 7, 64, 4));
    assertRefused(
        "the patch's side must divide height and width, got 4 and [1, 28, 30]",
        () -> vision(List.of(1, 28, 30), 4, 64, 4));
    assertRefused(
        "the width must be a multiple of the number of heads, got 64 and 5",
        () -> vision(MNIST, 7, 64, 5));
    assertRefused("the number of heads must be at least 1, got 0", () -> vision(MNIST, 7, 64, 0));
    assertRefused("the patch's side must be at least 1, got 0", () -> vision(MNIST, 0, 64, 4));
    assertEquals(16, vision(MNIST, 7, 64, 4).patches());
    assertEquals(64, vision(CIFAR, 4, 128, 4).patches());
  }

  @Test
  void sequenceTransformersNeedEvenWidthsAndHeadsThatDivide() {
    assertRefused(
        "the width must be a multiple of the number of heads, got 64 and 7",
        () -> sequence(10, 64, 7));
    assertRefused("sinusoidal positions need an even width, got 9", () -> sequence(10, 9, 3));
    assertRefused("the length must be at least 1, got 0", () -> sequence(0, 64, 4));
  }

  @Test
  void diagonalNetworksNeedFiniteData() {
    assertRefused(
        "x must be finite and not empty, got []", () -> new DiagonalModel(List.of(), 1, 2, 0.1));
    assertRefused(
        "x must be finite and not empty, got [1.0, NaN]",
        () -> new DiagonalModel(List.of(1.0, Double.NaN), 1, 2, 0.1));
    assertRefused("α must be positive, got 0.0", () -> new DiagonalModel(List.of(1.0), 1, 2, 0));
    assertRefused(
        "the number of layers must be at least 1, got 0",
        () -> new DiagonalModel(List.of(1.0), 1, 0, 0.1));
  }

  @Test
  void drawsNeedFinitePositiveSpreads() {
    assertRefused(
        "the bound must be positive and finite, got Infinity",
        () -> new InitialDraw.Uniform(Double.POSITIVE_INFINITY));
    assertRefused(
        "the standard deviation must be positive and finite, got NaN",
        () -> new InitialDraw.Normal(Double.NaN));
    assertRefused(
        "the constant must be finite, got NaN", () -> new InitialDraw.Constant(Double.NaN));
    assertRefused(
        "'w' must have extents of at least 1, got []",
        () -> new ParameterTensor("w", List.of(), new InitialDraw.Constant(1)));
    assertRefused(
        "'w' must have extents of at least 1, got [2, 0]",
        () -> new ParameterTensor("w", List.of(2, 0), new InitialDraw.Constant(1)));
  }

  @Test
  void theInitialScaleMustBePositiveInFloat32() {
    Model model = new FullyConnected(List.of(2), List.of(), 1, RELU);
    for (double scale : new double[] {0, -1, 1e-50, 1e39, Double.NaN}) {
      assertRefused(
          "the initial scale must be positive and finite in float32, got " + scale,
          () -> Initialization.draw(model, 43, scale));
    }
    assertRefused(
        "the seed must lie in 0 … 2³² − 1, got 4294967296",
        () -> Initialization.draw(model, 0x100000000L, 1));
  }

  @Test
  void namesAreThoseOfTableOneWithTheSizeOfFullyConnectedNetworks() {
    assertEquals("FCN-ReLU 200×2", new FullyConnected(MNIST, List.of(200, 200), 10, RELU).name());
    assertEquals(
        "FCN-tanh 600-300",
        new FullyConnected(MNIST, List.of(600, 300), 10, Activation.TANH).name());
    assertEquals("FCN-ReLU linear", new FullyConnected(MNIST, List.of(), 10, RELU).name());
    assertEquals(
        "FCN-ReLU 100×2 (μP as printed)",
        new FullyConnected(MNIST, List.of(100, 100), 10, RELU, Parametrization.MUP_AS_PRINTED)
            .name());
    assertEquals("CNN-ReLU", new ConvolutionalNetwork(MNIST, 32, 10, RELU, false).name());
    assertEquals("CNN-ReLU BN", new ConvolutionalNetwork(CIFAR, 32, 10, RELU, true).name());
    assertEquals("ViT-ReLU", vision(MNIST, 7, 64, 4).name());
    assertEquals("ResNet20-ReLU", new ResNet20(CIFAR, 10).name());
    assertEquals("Transformer-ReLU", sequence(10, 64, 4).name());
  }

  @Test
  void modelsDoNotSeeLaterChangesOfTheirLists() {
    List<Integer> widths = new ArrayList<>(List.of(5, 5));
    FullyConnected model = new FullyConnected(List.of(3), widths, 1, RELU);
    widths.set(0, 1_000);
    assertEquals(List.of(5, 5), model.hidden());
    assertThrows(UnsupportedOperationException.class, () -> model.hidden().add(1));
  }
}
