package normsharp.empirical.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import normsharp.empirical.data.Publication.Located;
import normsharp.empirical.data.Publication.Part;

/**
 * CIFAR-10 from its binary version: five training batches and a test batch of records of a label
 * byte and 3 × 32 × 32 pixels. Only the images asked for are kept in memory.
 *
 * <p>Inputs are (x − mean)/deviation per feature, with the mean and the population standard
 * deviation over all training images; dividing the pixels by 255 first changes nothing. Where only
 * prefixes of the batches are there, the statistics come from those and the set has another name.
 *
 * @see "Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009"
 */
final class CifarImages {
  /** Numbers of one image. */
  static final int FEATURES = 3 * 32 * 32;

  /** Bytes of one record. */
  static final int RECORD = 1 + FEATURES;

  private static final int BATCHES = 5;

  private final Publication publication;
  private final DataDirectory directory;
  private final int batchImages;

  /** The batches there are, in order, the test batch last. */
  private final List<Batch> batches = new ArrayList<>();

  private final PixelStatistics statistics = new PixelStatistics(FEATURES);

  /**
   * A batch that is there.
   *
   * @param located its file
   * @param start index of its first image among the training images; −1 for the test batch
   * @param images how many images of it are there, from the first
   */
  private record Batch(Located located, int start, int images) {
    boolean isTest() {
      return start < 0;
    }

    /** The file that holds the batch, itself or within an archive. */
    String fileName() {
      return located.part().role() + ".bin";
    }
  }

  /** Labels and pixels of the first images of a set. */
  private static final class Store {
    private final byte[] labels;
    private final byte[] pixels;

    Store(int images) {
      labels = new byte[images];
      pixels = new byte[Math.multiplyExact(images, FEATURES)];
    }

    void put(int image, byte[] record) {
      if (image < labels.length) {
        labels[image] = record[0];
        System.arraycopy(record, 1, pixels, image * FEATURES, FEATURES);
      }
    }
  }

  CifarImages(Publication publication, DataDirectory directory, int batchImages)
      throws IOException {
    this.publication = publication;
    this.directory = directory;
    this.batchImages = batchImages;
    for (int k = 1; k <= BATCHES; k++) {
      Optional<Located> located = publication.locate(part(Catalogue.trainBatch(k)), directory);
      if (located.isPresent()) {
        int start = (k - 1) * batchImages;
        batches.add(new Batch(located.get(), start, images(located.get())));
      }
    }
    Optional<Located> test = publication.locate(part(Catalogue.TEST_BATCH), directory);
    if (test.isPresent()) {
      batches.add(new Batch(test.get(), -1, images(test.get())));
    }
  }

  private Part part(String role) {
    return publication.parts().stream()
        .filter(part -> part.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private int images(Located located) throws IOException {
    return isArchive(located.path())
        ? batchImages
        : (int) Math.min(batchImages, Files.size(located.path()) / RECORD);
  }

  private static boolean isArchive(Path path) {
    return path.getFileName().toString().endsWith(".gz");
  }

  /** How many training images are there, in any batch. */
  int trainImages() {
    return batches.stream().filter(batch -> !batch.isTest()).mapToInt(Batch::images).sum();
  }

  /** How many test images are there. */
  int testImages() {
    return batches.stream().filter(Batch::isTest).mapToInt(Batch::images).sum();
  }

  /** How many training images are there from the first without a gap. */
  int prefix() {
    int prefix = 0;
    for (Batch batch : batches) {
      if (batch.start() == prefix) {
        prefix += batch.images();
      }
    }
    return prefix;
  }

  /** Whether all images are there. */
  boolean isComplete() {
    return trainImages() == BATCHES * batchImages && testImages() == batchImages;
  }

  DataSet load(DataRequest.Cifar10 request) throws IOException {
    publication.require(Catalogue.trainBatch(1), directory);
    publication.require(Catalogue.TEST_BATCH, directory);
    int kept = request.first().orElse(BATCHES * batchImages);
    if (kept > prefix()) {
      throw new DataUnavailable(
          ("%s needs the first %d training images, but only the first %d are there (%s);"
                  + " ask for 'cifar-10[0:%d]', or for the whole set %s")
              .formatted(
                  request.name(),
                  kept,
                  prefix(),
                  batches.get(0).located().path(),
                  prefix(),
                  publication.obtain(directory)));
    }
    List<SourceFile> files = new ArrayList<>();
    Map<Path, List<Batch>> byPath =
        batches.stream()
            .collect(
                Collectors.groupingBy(
                    batch -> batch.located().path(), LinkedHashMap::new, Collectors.toList()));
    Store train = new Store(kept);
    Store test = new Store(testImages());
    for (Map.Entry<Path, List<Batch>> entry : byPath.entrySet()) {
      files.add(publication.verify(entry.getValue().get(0).located(), directory));
      read(entry.getKey(), entry.getValue(), train, test);
    }
    return new DataSet(
        isComplete() ? request.name() : "cifar-10[0:" + kept + "]",
        examples(train),
        examples(test),
        description(kept),
        files);
  }

  private void read(Path path, List<Batch> held, Store train, Store test) throws IOException {
    if (isArchive(path)) {
      Map<String, Batch> byName =
          held.stream().collect(Collectors.toMap(Batch::fileName, batch -> batch));
      TarArchive.read(
          path,
          byName.keySet(),
          (name, in) -> readBatch(path + ", " + name, in, byName.get(name), train, test));
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      readBatch(path.toString(), in, held.get(0), train, test);
    }
  }

  private void readBatch(String source, InputStream in, Batch batch, Store train, Store test)
      throws IOException {
    byte[] record = new byte[RECORD];
    for (int i = 0; i < batch.images(); i++) {
      int n = in.readNBytes(record, 0, RECORD);
      if (n < RECORD) {
        throw new DataUnavailable(
            "%s is truncated: it holds %d images and must hold %d"
                .formatted(source, i, batch.images()),
            new EOFException());
      }
      if (record[0] < 0 || record[0] > 9) {
        throw new DataUnavailable(
            "%s: label %d must be from 0 to 9, got %d".formatted(source, i, record[0] & 0xff));
      }
      if (batch.isTest()) {
        test.put(i, record);
      } else {
        statistics.add(record, 1);
        train.put(batch.start() + i, record);
      }
    }
  }

  private Examples examples(Store store) {
    return Examples.owning(
        List.of(3, 32, 32),
        statistics.standardized(store.pixels),
        Labels.ofBytes(store.labels, 10, "cifar-10"));
  }

  private String description(int kept) {
    String there =
        batches.stream()
            .filter(batch -> !batch.isTest())
            .map(batch -> "%s 0..%d".formatted(batch.located().part().role(), batch.images() - 1))
            .collect(Collectors.joining(", "));
    boolean allTrain = statistics.count() == BATCHES * batchImages;
    return ("each feature standardised by mean and population deviation over %s;"
            + " the first %d training images; %s")
        .formatted(
            allTrain
                ? "all " + statistics.count() + " training images"
                : "only the " + statistics.count() + " training images there (" + there + ")",
            kept,
            testImages() == batchImages
                ? "all " + batchImages + " test images"
                : "only the first %d of %d test images".formatted(testImages(), batchImages));
  }
}
