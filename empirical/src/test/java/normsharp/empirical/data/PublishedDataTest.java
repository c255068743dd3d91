package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.empirical.data.DataSetStatus.State;
import org.junit.jupiter.api.Test;

/**
 * The published files, where they are: in the directory that NORMSHARP_DATA names, or in {@code
 * shared/data} beside the repository. Expected values are published figures of the data sets or
 * were computed with NumPy.
 */
class PublishedDataTest {
  /** Rounding to float32 once, for numbers below 8. */
  private static final double FLOAT = 4e-7;

  private static DataDirectory directory(String name, State... accepted) {
    Path beside = Path.of("..", "..", "shared", "data");
    DataDirectory directory =
        System.getenv(DataDirectory.VARIABLE) == null && Files.isDirectory(beside)
            ? new DataDirectory(beside, "beside the repository")
            : DataDirectory.find(Optional.empty());
    DataSetStatus status =
        DataSets.status(directory).stream().filter(s -> s.name().equals(name)).findFirst().get();
    assumeTrue(
        List.of(accepted).contains(status.state()),
        () -> name + " is " + status.state() + ": " + status.detail());
    return directory;
  }

  private static DataSet load(DataDirectory directory, String name, String... options) {
    Map<String, String> map =
        options.length == 0 ? Map.of() : RequestSyntax.ordered((Object[]) options);
    return DataSets.load(DataRequest.of(name, map), directory);
  }

  private static int[] histogram(Examples examples) {
    Labels labels = (Labels) examples.targets();
    int[] counts = new int[labels.classes()];
    IntBuffer buffer = labels.labels();
    while (buffer.hasRemaining()) {
      counts[buffer.get()]++;
    }
    return counts;
  }

  private static int[] firstLabels(Examples examples) {
    int[] first = new int[10];
    ((Labels) examples.targets()).labels().get(first);
    return first;
  }

  private static double mean(Examples examples) {
    FloatBuffer inputs = examples.inputs();
    double sum = 0;
    for (int i = 0; i < inputs.limit(); i++) {
      sum += inputs.get(i);
    }
    return sum / inputs.limit();
  }

  private static void assertStandardized(Examples examples, double tolerance) {
    FloatBuffer inputs = examples.inputs();
    int features = examples.features();
    for (int j = 0; j < features; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = j; i < inputs.limit(); i += features) {
        sum += inputs.get(i);
        squares += (double) inputs.get(i) * inputs.get(i);
      }
      assertEquals(0, sum / examples.count(), tolerance);
      assertEquals(1, squares / examples.count(), tolerance);
    }
  }

  @Test
  void mnistHasItsPublishedHistogramsLabelsAndMeans() {
    DataSet mnist = load(directory("mnist", State.FOUND), "mnist", "scaling", "unit");
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        histogram(mnist.train()));
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, histogram(mnist.test()));
    assertArrayEquals(new int[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, firstLabels(mnist.train()));
    assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, firstLabels(mnist.test()));
    assertEquals(0.1307, mean(mnist.train()), 5e-5);
    assertEquals(0.1325, mean(mnist.test()), 5e-5);
    assertEquals(List.of(1, 28, 28), mnist.train().shape());
    assertEquals("mnist", mnist.name());
  }

  @Test
  void mnist5kIsThePrefixOfMnistAndLoadsFast() {
    DataDirectory directory = directory("mnist", State.FOUND);
    load(directory, "mnist-5k");
    long start = System.nanoTime();
    DataSet small = load(directory, "mnist-5k");
    double seconds = (System.nanoTime() - start) * 1e-9;
    DataSet whole = load(directory, "mnist");
    assertEquals("mnist-5k", small.name());
    assertEquals(5000, small.train().count());
    assertEquals(10_000, small.test().count());
    assertEquals(whole.train().first(5000).inputs(), small.train().inputs());
    assertEquals(4, small.files().size());
    assertTrue(seconds < 2, "loading took " + seconds + " s");
  }

  @Test
  void mnistStandardizedPerPixelHasMeanZeroAndConstantPixelsAreZero() {
    DataSet mnist = load(directory("mnist", State.FOUND), "mnist", "scaling", "per-pixel");
    FloatBuffer inputs = mnist.train().inputs();
    int constant = 0;
    for (int j = 0; j < 784; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = j; i < inputs.limit(); i += 784) {
        sum += inputs.get(i);
        squares += (double) inputs.get(i) * inputs.get(i);
      }
      assertEquals(0, sum / 60_000, 1e-5);
      if (squares == 0) {
        constant++;
      } else {
        assertEquals(1, squares / 60_000, 1e-5);
      }
    }
    // The figure that every description of MNIST's training images gives: 717 pixels vary.
    assertEquals(67, constant);
  }

  @Test
  void theFirst4000ImagesOfCifar10AreTheOriginalOnes() {
    DataDirectory directory = directory("cifar-10", State.PARTIAL, State.FOUND);
    DataSet cifar = load(directory, "cifar-10[0:4000]");
    assertEquals("cifar-10[0:4000]", cifar.name());
    assertArrayEquals(new int[] {6, 9, 9, 4, 1, 1, 2, 7, 8, 3}, firstLabels(cifar.train()));
    assertArrayEquals(new int[] {3, 8, 8, 0, 6, 6, 1, 6, 3, 1}, firstLabels(cifar.test()));
    assertEquals(List.of(3, 32, 32), cifar.train().shape());
  }

  @Test
  void piecesOfCifar10AreNamedAndStandardizedAsWhatTheyAre() {
    DataDirectory directory = directory("cifar-10", State.PARTIAL);
    DataSet cifar = load(directory, "cifar-10[0:4000]");
    assertEquals(1017, cifar.test().count());
    assertTrue(cifar.preprocessing().contains("only the 8068 training images there"));
    assertTrue(cifar.preprocessing().contains("only the first 1017 of 10000 test images"));
    // NumPy float64, mean and std over the 8,068 images, first values of planes R, G, B.
    assertEquals(-0.9901459697380792, cifar.train().inputs().get(0), FLOAT);
    assertEquals(-1.026827784743281, cifar.train().inputs().get(1024), FLOAT);
    assertEquals(-0.8697741079746831, cifar.train().inputs().get(2048), FLOAT);
    assertEquals(0.35602378753580954, cifar.test().inputs().get(0), FLOAT);
  }

  @Test
  void askingPiecesForCifar10With5000ImagesSaysWhatToAskFor() {
    DataDirectory directory = directory("cifar-10", State.PARTIAL);
    for (String name : List.of("cifar-10-5k", "cifar-10")) {
      String message =
          assertThrows(DataUnavailable.class, () -> load(directory, name)).getMessage();
      assertTrue(message.contains("only the first 4000 are there"), message);
      assertTrue(message.contains("ask for 'cifar-10[0:4000]'"), message);
      assertEquals(1, message.lines().count());
    }
  }

  @Test
  void breastCancerIsSplitAndStandardizedAsByScikitLearn() {
    DataDirectory directory = directory("breast-cancer", State.FOUND);
    DataSet set = load(directory, "breast-cancer");
    assertEquals(455, set.train().count());
    assertEquals(114, set.test().count());
    assertStandardized(set.train(), 1e-5);
    assertEquals(-0.6390465554249145, set.train().inputs().get(0), FLOAT);
    assertEquals(2.227470548020991, set.test().inputs().get(29), FLOAT);
    Values targets = (Values) set.train().targets();
    assertEquals(0.7832465622682059, targets.values().get(0), FLOAT);
    DataSet labelled = load(directory, "breast-cancer", "targets", "labels");
    int[] train = histogram(labelled.train());
    int[] test = histogram(labelled.test());
    assertEquals(212, train[0] + test[0]);
    assertEquals(357, train[1] + test[1]);
    assertEquals(set.train().inputs(), labelled.train().inputs());
  }

  @Test
  void californiaHousingHasScikitLearnsFeatures() throws IOException {
    DataDirectory directory = directory("california-housing", State.FOUND);
    Path path = directory.locate(List.of("california-housing", ""), "cal_housing.data").get();
    NumberTable table;
    try (InputStream in = Files.newInputStream(path)) {
      table = NumberTable.read(in, path.toString(), CaliforniaTable.FORMAT);
    }
    double[] first = {8.3252, 41, 6.984127, 1.023810, 322, 2.555556, 37.88, -122.23};
    double[] means = {
      3.870671, 28.639486, 5.429, 1.096675, 1425.476744, 3.070655, 35.631861, -119.569704
    };
    for (int j = 0; j < CaliforniaTable.FEATURES; j++) {
      assertEquals(first[j], CaliforniaTable.feature(table, 0, j), 5e-7);
      double sum = 0;
      for (int i = 0; i < table.rows(); i++) {
        sum += CaliforniaTable.feature(table, i, j);
      }
      assertEquals(means[j], sum / table.rows(), 5e-7);
    }
    assertEquals(4.526, CaliforniaTable.target(table, 0), 1e-12);
    assertEquals(3.585, CaliforniaTable.target(table, 1), 1e-12);
  }

  @Test
  void californiaHousingIsSplitAndStandardizedAsByScikitLearn() {
    DataSet set = load(directory("california-housing", State.FOUND), "california-housing");
    assertEquals(16_512, set.train().count());
    assertEquals(4128, set.test().count());
    assertStandardized(set.train(), 1e-5);
    assertEquals(-1.1199384903592262, set.train().inputs().get(0), FLOAT);
    assertEquals(0.6949106015530162, set.test().inputs().get(7), FLOAT);
    assertEquals(-1.142252711143684, ((Values) set.train().targets()).values().get(0), FLOAT);
  }
}
