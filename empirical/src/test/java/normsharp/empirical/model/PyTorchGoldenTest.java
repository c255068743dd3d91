package normsharp.empirical.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parameter tensor of every model against the real PyTorch: name, shape, place in the flat
 * vector and values. Uniform, constant and small normal tensors are compared bit for bit by a
 * checksum, normal ones of 16 entries and more by sums and end points.
 *
 * <p>The golden files are made by {@code initial_parameters.py} beside them, with PyTorch 1.13.1 on
 * x86-64:
 *
 * <pre>
 * ATEN_CPU_CAPABILITY=default python3 initial_parameters.py &gt; initial_parameters_separate.txt
 * ATEN_CPU_CAPABILITY=avx2 python3 initial_parameters.py &gt; initial_parameters_fused.txt
 * </pre>
 */
class PyTorchGoldenTest {
  /** Normal entries differ from PyTorch's by rounding; in standard deviations. */
  private static final double NORMAL_TOLERANCE = 1e-6;

  /** The same on average over a tensor; measured 1e-8 and below. */
  private static final double NORMAL_MEAN_TOLERANCE = 5e-8;

  private record Start(Model model, long seed) {}

  private record Golden(
      String model,
      String name,
      List<Integer> shape,
      double absolute,
      double squares,
      double weighted,
      float first,
      float last,
      String checksum) {}

  private static final Map<String, Start> MODELS = models();

  private static Map<String, Start> models() {
    List<Integer> mnist = List.of(1, 28, 28);
    List<Integer> cifar = List.of(3, 32, 32);
    Activation relu = Activation.RELU;
    Parametrization kernel = Parametrization.KERNEL_AS_PRINTED;
    Map<String, Start> models = new HashMap<>();
    FullyConnected base = new FullyConnected(mnist, List.of(200, 200), 10, relu);
    models.put("fcn-mnist", new Start(base, 43));
    models.put("fcn-mnist-seed44", new Start(base, 44));
    models.put("fcn-cifar", new Start(new FullyConnected(cifar, List.of(200, 200), 10, relu), 43));
    models.put(
        "fcn-mnist-400x4",
        new Start(new FullyConnected(mnist, List.of(400, 400, 400, 400), 10, relu), 43));
    models.put(
        "fcn-uneven",
        new Start(new FullyConnected(List.of(7), List.of(5, 3), 1, relu), 0xFFFFFFFFL));
    models.put("fcn-linear", new Start(new FullyConnected(List.of(8), List.of(), 1, relu), 45));
    models.put(
        "kernel-mnist",
        new Start(new FullyConnected(mnist, List.of(100, 100), 10, relu, kernel), 43));
    models.put(
        "kernel-small",
        new Start(new FullyConnected(List.of(5), List.of(3, 5), 1, relu, kernel), 43));
    models.put("cnn-mnist", new Start(new ConvolutionalNetwork(mnist, 32, 10, relu, false), 43));
    models.put("cnn-cifar", new Start(new ConvolutionalNetwork(cifar, 32, 10, relu, false), 43));
    models.put("cnn-cifar-bn", new Start(new ConvolutionalNetwork(cifar, 32, 10, relu, true), 43));
    models.put("resnet-cifar", new Start(new ResNet20(cifar, 10), 43));
    models.put("resnet-mnist", new Start(new ResNet20(mnist, 10), 44));
    models.put(
        "vit-mnist",
        new Start(new VisionTransformer(mnist, 7, 64, 4, 4, 128, 10, relu, NormPlacement.PRE), 43));
    models.put(
        "vit-cifar",
        new Start(
            new VisionTransformer(cifar, 4, 128, 6, 4, 256, 10, relu, NormPlacement.POST), 43));
    models.put(
        "vit-small",
        new Start(
            new VisionTransformer(List.of(1, 4, 4), 2, 9, 2, 3, 5, 10, relu, NormPlacement.PRE),
            7));
    models.put("reversal", new Start(new SequenceTransformer(10, 9, 64, 128, 4, 2, 2, relu), 43));
    return models;
  }

  @ParameterizedTest
  @EnumSource
  void everyTensorIsPyTorchs(KernelRounding rounding) throws IOException {
    Map<String, List<Golden>> golden =
        read(rounding).stream().collect(Collectors.groupingBy(Golden::model));
    assertEquals(golden.keySet(), MODELS.keySet());
    for (Map.Entry<String, Start> entry : MODELS.entrySet()) {
      Start start = entry.getValue();
      float[] values = Initialization.draw(start.model(), start.seed(), 1, rounding);
      assertEquals(
          List.of(),
          differences(start.model(), values, golden.get(entry.getKey())),
          entry.getKey());
    }
  }

  @Test
  void theComparisonSeesOneChangedBitAndAnExchangeOfEntries() throws IOException {
    List<Golden> golden =
        read(KernelRounding.SEPARATE).stream().filter(g -> g.model().equals("reversal")).toList();
    Start start = MODELS.get("reversal");
    float[] values = Initialization.draw(start.model(), start.seed(), 1);
    assertEquals(List.of(), differences(start.model(), values, golden));

    int uniform = values.length - 20;
    float[] bit = values.clone();
    bit[uniform] = Math.nextUp(bit[uniform]);
    assertEquals(1, differences(start.model(), bit, golden).size());

    float[] exchanged = values.clone();
    exchanged[3] = values[4];
    exchanged[4] = values[3];
    assertEquals(List.of("source_embedding.weight"), differences(start.model(), exchanged, golden));

    float[] otherSeed = Initialization.draw(start.model(), 44, 1);
    assertTrue(differences(start.model(), otherSeed, golden).size() > 20);
  }

  @Test
  void theTwoRoundingsAreNotTheSame() {
    Start start = MODELS.get("fcn-mnist");
    float[] separate = Initialization.draw(start.model(), 43, 1, KernelRounding.SEPARATE);
    float[] fused = Initialization.draw(start.model(), 43, 1, KernelRounding.FUSED);
    assertFalse(Arrays.equals(separate, fused));
    float ulp = Math.ulp((float) (1 / Math.sqrt(200)));
    for (int i = 0; i < separate.length; i++) {
      assertEquals(separate[i], fused[i], 2 * ulp);
    }
  }

  /** The names of tensors that are not PyTorch's. */
  private static List<String> differences(Model model, float[] values, List<Golden> golden) {
    assertEquals(
        golden.stream().map(Golden::name).toList(),
        model.parameters().stream().map(ParameterTensor::name).toList());
    List<String> differing = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < golden.size(); i++) {
      ParameterTensor tensor = model.parameters().get(i);
      float[] entries = Arrays.copyOfRange(values, offset, offset + tensor.size());
      if (!tensor.shape().equals(golden.get(i).shape())
          || !isEqual(entries, tensor.draw(), golden.get(i))) {
        differing.add(tensor.name());
      }
      offset += tensor.size();
    }
    assertEquals(values.length, offset);
    return differing;
  }

  private static boolean isEqual(float[] entries, InitialDraw draw, Golden golden) {
    if (draw instanceof InitialDraw.Normal normal && entries.length >= 16) {
      double tolerance = NORMAL_TOLERANCE * normal.standardDeviation();
      int n = entries.length;
      double mean = n * NORMAL_MEAN_TOLERANCE * normal.standardDeviation();
      double absolute = 0;
      double squares = 0;
      double weighted = 0;
      for (int i = 0; i < n; i++) {
        double entry = entries[i];
        absolute += Math.abs(entry);
        squares += entry * entry;
        weighted += entry * (1 + i % 97) / 97;
      }
      // No entry exceeds 6 standard deviations: −2·log 2⁻²⁴ = 5.77².
      return Math.abs(absolute - golden.absolute()) <= mean
          && Math.abs(squares - golden.squares()) <= 12 * normal.standardDeviation() * mean
          && Math.abs(weighted - golden.weighted()) <= mean
          && Math.abs(entries[0] - golden.first()) <= tolerance
          && Math.abs(entries[n - 1] - golden.last()) <= tolerance;
    }
    return checksum(entries).equals(golden.checksum());
  }

  private static String checksum(float[] entries) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(entries);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }

  private static List<Golden> read(KernelRounding rounding) throws IOException {
    String file =
        switch (rounding) {
          case SEPARATE -> "initial_parameters_separate.txt";
          case FUSED -> "initial_parameters_fused.txt";
        };
    try (InputStream in = PyTorchGoldenTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(PyTorchGoldenTest::parse)
          .toList();
    }
  }

  private static Golden parse(String line) {
    String[] f = line.split(" ", -1);
    List<Integer> shape = Arrays.stream(f[2].split("x", -1)).map(Integer::valueOf).toList();
    return new Golden(
        f[0],
        f[1],
        shape,
        Double.parseDouble(f[3]),
        Double.parseDouble(f[4]),
        Double.parseDouble(f[5]),
        Float.parseFloat(f[6]),
        Float.parseFloat(f[7]),
        f[8]);
  }
}
