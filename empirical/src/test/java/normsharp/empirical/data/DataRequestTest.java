package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataRequestTest {
  private static void assertRefused(String message, String name, String... options) {
    Map<String, String> map =
        options.length == 0 ? Map.of() : RequestSyntax.ordered((Object[]) options);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> DataRequest.of(name, map)).getMessage());
  }

  @Test
  void fiveThousandMayBeWrittenAsThePaperDoes() {
    DataRequest.Mnist request = new DataRequest.Mnist(OptionalInt.of(5000), PixelScaling.GLOBAL);
    assertEquals(request, DataRequest.of("mnist-5k"));
    assertEquals(request, DataRequest.of("mnist[0:5000]"));
    assertEquals("mnist-5k", request.name());
    assertEquals("cifar-10-5k", DataRequest.of("cifar-10[0:5000]").name());
    assertEquals(new DataRequest.Cifar10(OptionalInt.empty()), DataRequest.of("cifar-10"));
  }

  @Test
  void whatIsNotADataSetIsRefusedWithTheListOfThem() {
    String sets =
        "there are mnist, cifar-10, breast-cancer, california-housing, sequence-reversal,"
            + " gaussian-regression, gaussian-classes; a prefix is written mnist[0:1000]";
    for (String name : new String[] {"", "MNIST", "mnist-6k", "mnist[:5]", "cifar-100", "mnist "}) {
      assertRefused("no data set '" + name + "'; " + sets, name);
    }
  }

  @Test
  void prefixesMustBeginAtZeroAndExist() {
    assertRefused("a subset must be a prefix, got 'mnist[5:10]'; write mnist[0:n]", "mnist[5:10]");
    assertRefused(
        "mnist has 60000 training examples: a prefix must have from 1 to 60000, got 60001",
        "mnist[0:60001]");
    assertRefused(
        "cifar-10 has 50000 training examples: a prefix must have from 1 to 50000, got 0",
        "cifar-10[0:0]");
    assertRefused(
        "breast-cancer has 455 training examples: a prefix must have from 1 to 455, got 5000",
        "breast-cancer-5k");
    assertRefused(
        "the number of examples must be a whole number below 2³¹, got '99999999999'",
        "mnist[0:99999999999]");
    assertRefused(
        "gaussian-classes is generated and has no prefix; set its option 'train' to 7",
        "gaussian-classes[0:7]");
  }

  @Test
  void unknownOptionsAndValuesAreRefused() {
    assertRefused("mnist has no option 'scale'; it has scaling", "mnist", "scale", "unit");
    assertRefused("cifar-10 has no option 'seed'; it has none", "cifar-10", "seed", "1");
    assertRefused(
        "option 'scaling' must be unit or global or per-pixel, got 'Unit'",
        "mnist",
        "scaling",
        "Unit");
    assertRefused(
        "option 'train' must be a whole number below 2³¹, got '1e3'",
        "sequence-reversal",
        "train",
        "1e3");
    assertRefused("train must be ≥ 1 and finite, got 0", "sequence-reversal", "train", "0");
    assertRefused("noise must be ≥ 0 and finite, got NaN", "gaussian-regression", "noise", "NaN");
    assertRefused(
        "a split needs a test share in (0, 1) and a seed ≥ 0, got 1.0 and 43",
        "california-housing",
        "test-share",
        "1");
    assertRefused(
        "a test share of 0.9999 of 569 rows leaves none for training; ask for a smaller share",
        "breast-cancer",
        "test-share",
        "0.9999");
  }
}
