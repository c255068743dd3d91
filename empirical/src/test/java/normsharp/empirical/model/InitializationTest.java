package normsharp.empirical.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden values are PyTorch's: {@code torch.manual_seed(43)}, then the modules one by one. */
class InitializationTest {
  private static final FullyConnected MNIST =
      new FullyConnected(List.of(1, 28, 28), List.of(200, 200), 10, Activation.RELU);
  private static final FullyConnected CIFAR =
      new FullyConnected(List.of(3, 32, 32), List.of(200, 200), 10, Activation.RELU);

  @Test
  void theUniformStreamIsPyTorchs() {
    TorchRandom random = new TorchRandom(42, KernelRounding.SEPARATE);
    double[] expected = {0.8823, 0.9150, 0.3829, 0.9593, 0.3904};
    for (double value : expected) {
      assertEquals(value, random.uniform(0, 1), 5e-5);
    }
  }

  @Test
  void fullyConnectedNetworksStartBitForBitAsInPyTorch() {
    float[] mnist = Initialization.draw(MNIST, 43, 1);
    assertEquals(199_210, mnist.length);
    assertEquals(Float.parseFloat("-0.00328797847"), mnist[0]);
    assertEquals(Float.parseFloat("-0.0216791984"), mnist[1]);
    assertEquals(Float.parseFloat("0.0300739817"), mnist[2]);
    assertEquals(4304.667320, l1(mnist), 5e-7);
    assertEquals(11.71882555, l2(mnist), 5e-9);

    float[] cifar = Initialization.draw(CIFAR, 43, 1);
    assertEquals(656_810, cifar.length);
    assertEquals(Float.parseFloat("-0.00166102685"), cifar[0]);
    assertEquals(Float.parseFloat("-0.0109519288"), cifar[1]);
    assertEquals(Float.parseFloat("0.0151928179"), cifar[2]);
    assertEquals(7047.705003, l1(cifar), 5e-7);
    assertEquals(11.73261799, l2(cifar), 5e-9);
  }

  @Test
  void convolutionalNetworksStartAsInPyTorch() {
    float[] cifar =
        Initialization.draw(
            new ConvolutionalNetwork(List.of(3, 32, 32), 32, 10, Activation.RELU, false), 43, 1);
    assertEquals(30_634, cifar.length);
    assertEquals(587.234088, l1(cifar), 5e-7);
    float[] mnist =
        Initialization.draw(
            new ConvolutionalNetwork(List.of(1, 28, 28), 32, 10, Activation.RELU, false), 43, 1);
    assertEquals(25_258, mnist.length);
    assertEquals(526.148227, l1(mnist), 5e-7);
  }

  @Test
  void residualNetworkHasThePublishedNumberOfParameters() {
    assertEquals(269_818, new ResNet20(List.of(3, 32, 32), 10).parameterCount());
  }

  /** {@code torch.manual_seed(7); torch.empty(10, 37).normal_(0, 1)}, then {@code empty(5)}. */
  @Test
  void theNormalStreamIsPyTorchsUpToRounding() {
    float[] large = new float[370];
    new TorchRandom(7, KernelRounding.SEPARATE).normal(large, 0, 370, 1);
    double[] first = {-0.8201345205, 0.3956311643, 0.8989084959, -1.3884038925};
    for (int i = 0; i < first.length; i++) {
      assertEquals(first[i], large[i], 1e-6);
    }
    assertEquals(-2.4749054909, large[369], 1e-6);
    assertEquals(275.8865010255, l1(large), 1e-4);

    float[] small = new float[5];
    new TorchRandom(7, KernelRounding.SEPARATE).normal(small, 0, 5, 1);
    double[] all = {-0.1467950940, 0.7861412764, 0.9468216300, -1.1143440008, 1.6907901764};
    for (int i = 0; i < all.length; i++) {
      assertEquals(all[i], small[i], 1e-7);
    }
  }

  @Test
  void anotherSeedOrScaleGivesOtherValues() {
    float[] base = Initialization.draw(MNIST, 43, 1);
    assertNotEquals(base[0], Initialization.draw(MNIST, 44, 1)[0]);
    assertEquals(5 * base[0], Initialization.draw(MNIST, 43, 5)[0]);
  }

  @Test
  void refusesWhatPyTorchCouldNotSeed() {
    assertThrows(IllegalArgumentException.class, () -> Initialization.draw(MNIST, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> Initialization.draw(MNIST, 43, 0));
  }

  private static double l1(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.abs((double) value);
    }
    return sum;
  }

  private static double l2(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
