package normsharp.empirical.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Laws of all models. */
class ModelProperties {
  private static Arbitrary<Integer> upTo(int most) {
    return Arbitraries.integers().between(1, most);
  }

  @Provide
  Arbitrary<Model> anyModel() {
    Arbitrary<Activation> activation = Arbitraries.of(Activation.class);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Model> fully =
        Combinators.combine(
                upTo(20).list().ofMinSize(1).ofMaxSize(3),
                upTo(20).list().ofMaxSize(4),
                upTo(5),
                activation,
                Arbitraries.of(Parametrization.class))
            .as(FullyConnected::new);
    Arbitrary<Model> convolutional =
        Combinators.combine(upTo(3), upTo(9), upTo(9), upTo(5), activation, flag)
            .as(
                (channels, height, width, filters, sigma, norm) ->
                    new ConvolutionalNetwork(
                        List.of(channels, 3 + height, 3 + width), filters, 3, sigma, norm));
    Arbitrary<Model> residual =
        Combinators.combine(upTo(3), upTo(3), upTo(3))
            .as((channels, h, w) -> new ResNet20(List.of(channels, 4 * h, 4 * w), 2));
    Arbitrary<Model> vision =
        Combinators.combine(upTo(3), upTo(3), upTo(3), upTo(4), upTo(3), upTo(7), flag)
            .as(
                (patch, rows, columns, perHead, heads, feedForward, pre) ->
                    new VisionTransformer(
                        List.of(2, patch * rows, patch * columns),
                        patch,
                        perHead * heads,
                        2,
                        heads,
                        feedForward,
                        3,
                        Activation.GELU,
                        pre ? NormPlacement.PRE : NormPlacement.POST));
    Arbitrary<Model> sequence =
        Combinators.combine(upTo(5), upTo(5), upTo(3), upTo(3), upTo(7), upTo(3), upTo(3))
            .as(
                (length, vocabulary, half, heads, feedForward, encoders, decoders) ->
                    new SequenceTransformer(
                        length,
                        vocabulary,
                        2 * half * heads,
                        feedForward,
                        heads,
                        encoders,
                        decoders,
                        Activation.RELU));
    Arbitrary<Model> diagonal =
        upTo(9).map(d -> new DiagonalModel(Collections.nCopies(d, 1.0), 1, 2, 0.25));
    return Arbitraries.oneOf(fully, convolutional, residual, vision, sequence, diagonal);
  }

  @Property(tries = 300, seed = "43")
  void constructionEndsWithEachTensorsDraw(@ForAll("anyModel") Model model) {
    Map<String, InitialDraw> last = new HashMap<>();
    model.construction().forEach(step -> last.put(step.tensor(), step.draw()));
    Map<String, InitialDraw> declared = new HashMap<>();
    model.parameters().forEach(tensor -> declared.put(tensor.name(), tensor.draw()));
    assertEquals(declared, last);
  }

  @Property(tries = 300, seed = "44")
  void namesAreDifferentAndSizesAddUp(@ForAll("anyModel") Model model) {
    List<String> names = model.parameters().stream().map(ParameterTensor::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
    int total = 0;
    for (ParameterTensor tensor : model.parameters()) {
      assertEquals(tensor.size(), tensor.rows() * tensor.columns());
      total += tensor.size();
    }
    assertEquals(total, model.parameterCount());
    assertEquals(total, Initialization.draw(model, 43, 1).length);
  }

  @Property(tries = 300, seed = "45")
  void everyEntryLiesWhereItsDrawAllows(
      @ForAll("anyModel") Model model,
      @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long seed,
      @ForAll KernelRounding rounding) {
    float[] values = Initialization.draw(model, seed, 1, rounding);
    int offset = 0;
    for (ParameterTensor tensor : model.parameters()) {
      for (int i = offset; i < offset + tensor.size(); i++) {
        assertTrue(isPossible(values[i], tensor.draw()), tensor.name() + ": " + values[i]);
      }
      offset += tensor.size();
    }
  }

  private static boolean isPossible(float value, InitialDraw draw) {
    if (draw instanceof InitialDraw.Uniform uniform) {
      return Math.abs(value) <= (float) uniform.bound();
    }
    if (draw instanceof InitialDraw.Normal normal) {
      // In double, √(−2·log 2⁻⁵³) = 8.57 is the most.
      return Math.abs(value) <= 8.6 * normal.standardDeviation();
    }
    return draw instanceof InitialDraw.Constant constant && value == (float) constant.value();
  }

  @Property(tries = 200, seed = "46")
  void theScaleMultipliesEveryEntryInFloat32(
      @ForAll("anyModel") Model model, @ForAll @LongRange(min = 0, max = 99) long seed) {
    float[] base = Initialization.draw(model, seed, 1);
    for (double scale : new double[] {5, 10, 0.1}) {
      float[] scaled = Initialization.draw(model, seed, scale);
      for (int i = 0; i < base.length; i++) {
        assertEquals(base[i] * (float) scale, scaled[i]);
      }
    }
  }

  @Property(tries = 100, seed = "47")
  void theSameSeedGivesTheSameStart(
      @ForAll("anyModel") Model model, @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long seed) {
    assertArrayEquals(Initialization.draw(model, seed, 1), Initialization.draw(model, seed, 1));
  }
}
