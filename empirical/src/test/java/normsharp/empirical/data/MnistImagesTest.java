package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistImagesTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";

  @TempDir Path dir;

  private DataDirectory directory() {
    return new DataDirectory(dir, "--data");
  }

  private DataSet load(Catalogue catalogue, String name, String scaling) {
    return new DataSets(catalogue)
        .get(DataRequest.of(name, Map.of("scaling", scaling)), directory());
  }

  /** The message about files that are what the catalogue says, but not of the format. */
  private String refusal(SmallFiles files) throws IOException {
    files.write(dir.resolve("mnist"));
    return message(files.asMnist());
  }

  private String message(Catalogue catalogue) {
    String message =
        assertThrows(DataUnavailable.class, () -> load(catalogue, "mnist[0:3]", "unit"))
            .getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void pixelsAreScaledAsAskedAndRoundedOnce() throws IOException {
    Catalogue catalogue = SmallFiles.mnist().write(dir.resolve("mnist")).asMnist();
    byte[] pixels = SmallFiles.images(12, 1);
    FloatBuffer unit = load(catalogue, "mnist[0:3]", "unit").train().inputs();
    FloatBuffer global = load(catalogue, "mnist[0:3]", "global").train().inputs();
    assertEquals(3 * 784, unit.limit());
    for (int i = 0; i < unit.limit(); i++) {
      double x = (pixels[i] & 0xff) / 255.0;
      assertEquals((float) x, unit.get(i));
      assertEquals((float) ((x - 0.1307) / 0.3081), global.get(i));
    }
  }

  @Test
  void perPixelStatisticsComeFromAllTrainingImages() throws IOException {
    Catalogue catalogue = SmallFiles.mnist().write(dir).asMnist();
    DataSet three = load(catalogue, "mnist[0:3]", "per-pixel");
    DataSet all = load(catalogue, "mnist", "per-pixel");
    assertEquals(all.train().first(3).inputs(), three.train().inputs());
    byte[] pixels = SmallFiles.images(12, 1);
    int[] rows = new int[12];
    Arrays.setAll(rows, i -> i);
    Standardization.Source source = (i, j) -> (pixels[i * 784 + j] & 0xff) / 255.0;
    float[] expected = Standardization.of(source, rows, 784).apply(source, rows);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], all.train().inputs().get(i), 1e-6);
    }
    // The first pixel is constant: nothing is divided by zero.
    assertEquals(0, all.train().inputs().get(784));
    assertTrue(all.preprocessing().contains("over all 12 training images"));
  }

  @Test
  void labelsAndTestSetAreWhole() throws IOException {
    DataSet set =
        load(SmallFiles.mnist().write(dir.resolve("MNIST/raw")).asMnist(), "mnist[0:3]", "unit");
    assertEquals(5, set.test().count());
    Labels labels = (Labels) set.train().targets();
    assertEquals(
        List.of(0, 7, 4),
        List.of(labels.labels().get(0), labels.labels().get(1), labels.labels().get(2)));
    assertEquals(10, labels.classes());
    assertEquals(
        List.of(
            IMAGES,
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz"),
        set.files().stream().map(SourceFile::name).toList());
    SmallFiles files = SmallFiles.mnist();
    assertEquals(SmallFiles.sha256(files.get(IMAGES)), set.files().get(0).sha256());
  }

  @Test
  void unpackedFilesGiveTheSameData() throws IOException {
    DataSet packed =
        load(SmallFiles.mnist().write(dir.resolve("mnist")).asMnist(), "mnist", "unit");
    Files.delete(dir.resolve("mnist").resolve(IMAGES));
    SmallFiles files =
        SmallFiles.mnist()
            .without(IMAGES)
            .with("train-images.idx3-ubyte", SmallFiles.idx(SmallFiles.images(12, 1), 12, 28, 28));
    DataSet unpacked = load(files.write(dir.resolve("mnist")).asMnist(), "mnist", "unit");
    assertEquals(packed.train().inputs(), unpacked.train().inputs());
  }

  @Test
  void aMissingFileIsNamedWithItsPlaceAndTheCommand() throws IOException {
    Catalogue catalogue = SmallFiles.mnist().write(dir.resolve("mnist")).asMnist();
    Files.delete(dir.resolve("mnist").resolve(IMAGES));
    assertEquals(
        "mnist: %s is missing; put it into %s, name another directory with --data DIR or"
                .formatted(IMAGES, dir.resolve("mnist"))
            + " NORMSHARP_DATA, or run 'normsharp data download mnist'",
        message(catalogue));
  }

  @Test
  void truncatedAndLongerFilesAreToldByTheirSize() throws IOException {
    SmallFiles files = SmallFiles.mnist().write(dir.resolve("mnist"));
    Path path = dir.resolve("mnist").resolve(IMAGES);
    byte[] whole = files.get(IMAGES);
    Files.write(path, Arrays.copyOf(whole, 100));
    String message = message(files.asMnist());
    assertTrue(
        message.startsWith(
            "%s is truncated: it has 100 bytes and must have %d; ".formatted(path, whole.length)),
        message);
    assertTrue(message.contains("normsharp data download mnist"), message);
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertTrue(message(files.asMnist()).contains("is too long"));
  }

  @Test
  void oneChangedBitIsNoticed() throws IOException {
    SmallFiles files = SmallFiles.mnist().write(dir.resolve("mnist"));
    for (String name : List.of(IMAGES, "t10k-labels-idx1-ubyte.gz")) {
      byte[] changed = files.get(name).clone();
      changed[changed.length - 1] ^= 1;
      Files.write(dir.resolve("mnist").resolve(name), changed);
      String message = message(files.asMnist());
      assertTrue(message.contains(name + " is not the published file: its SHA-256 is "), message);
      Files.write(dir.resolve("mnist").resolve(name), files.get(name));
    }
    load(files.asMnist(), "mnist", "unit");
  }

  @Test
  void whatIsNotGzipIsToldSo() throws IOException {
    String message = refusal(SmallFiles.mnist().with(IMAGES, new byte[] {1, 2, 3, 4}));
    assertEquals(dir.resolve("mnist").resolve(IMAGES) + " is not gzip, as its name says", message);
  }

  @Test
  void anotherMagicNumberExtentOrCountIsRefused() throws IOException {
    byte[] images = SmallFiles.images(12, 1);
    assertTrue(
        refusal(SmallFiles.mnist().with(IMAGES, SmallFiles.gzip(SmallFiles.idx(images, 12))))
            .endsWith(" has the magic number 2049 and must have 2051"));
    assertTrue(
        refusal(
                SmallFiles.mnist()
                    .with(IMAGES, SmallFiles.gzip(SmallFiles.idx(images, 12, 28, 27))))
            .endsWith(" has items of extent 27 and must have 28"));
    assertTrue(
        refusal(
                SmallFiles.mnist()
                    .with(IMAGES, SmallFiles.gzip(SmallFiles.idx(images, 11, 28, 28))))
            .contains("has 11 images and "));
    assertTrue(
        refusal(
                SmallFiles.mnist()
                    .with(IMAGES, SmallFiles.gzip(SmallFiles.idx(images, -1, 28, 28))))
            .endsWith(" must have items, its header says -1"));
  }

  @Test
  void filesShorterThanTheirHeaderSaysAreTruncated() throws IOException {
    assertTrue(
        refusal(
                SmallFiles.mnist()
                    .with(
                        IMAGES,
                        SmallFiles.gzip(SmallFiles.idx(SmallFiles.images(2, 1), 12, 28, 28))))
            .endsWith(" is truncated: it ends before its 12 items"));
    assertTrue(
        refusal(SmallFiles.mnist().with(IMAGES, SmallFiles.gzip(new byte[] {0, 0, 8})))
            .endsWith(" is truncated: it ends in its header"));
  }

  @Test
  void labelsBeyondNineAreRefused() throws IOException {
    byte[] labels = SmallFiles.labels(12);
    labels[2] = 10;
    assertTrue(
        refusal(
                SmallFiles.mnist()
                    .with(
                        "train-labels-idx1-ubyte.gz", SmallFiles.gzip(SmallFiles.idx(labels, 12))))
            .endsWith("train-labels-idx1-ubyte.gz: label 2 must be from 0 to 9, got 10"));
  }

  @Test
  void moreImagesThanThereAreAreRefused() throws IOException {
    Catalogue catalogue = SmallFiles.mnist().write(dir).asMnist();
    String message =
        assertThrows(DataUnavailable.class, () -> load(catalogue, "mnist-5k", "unit")).getMessage();
    assertTrue(message.endsWith("holds 12 images, 5000 were asked for; ask for 'mnist[0:12]'"));
  }
}
