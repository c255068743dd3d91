package normsharp.empirical.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** MNIST from its four idx files. Only the images asked for are kept in memory. */
final class MnistImages {
  private static final int SIDE = 28;
  private static final int FEATURES = SIDE * SIDE;
  private static final int CHUNK = 500;

  private final Publication publication;
  private final DataDirectory directory;
  private final List<SourceFile> files = new ArrayList<>();

  private MnistImages(Publication publication, DataDirectory directory) {
    this.publication = publication;
    this.directory = directory;
  }

  static DataSet load(DataRequest.Mnist request, Publication publication, DataDirectory directory)
      throws IOException {
    return new MnistImages(publication, directory).load(request);
  }

  private DataSet load(DataRequest.Mnist request) throws IOException {
    Path trainImages = verified(Catalogue.TRAIN_IMAGES);
    Path trainLabels = verified(Catalogue.TRAIN_LABELS);
    Path testImages = verified(Catalogue.TEST_IMAGES);
    Path testLabels = verified(Catalogue.TEST_LABELS);
    int trainCount = paired(trainImages, trainLabels);
    int testCount = paired(testImages, testLabels);
    int kept = request.first().orElse(trainCount);
    if (kept > trainCount) {
      throw new DataUnavailable(
          "%s holds %d images, %d were asked for; ask for 'mnist[0:%d]'"
              .formatted(trainImages, trainCount, kept, trainCount));
    }
    return switch (request.scaling()) {
      case UNIT ->
          dataSet(
              request,
              examples(unit(pixels(trainImages, kept)), labels(trainLabels, kept)),
              examples(unit(pixels(testImages, testCount)), labels(testLabels, testCount)),
              "pixels x/255");
      case GLOBAL ->
          dataSet(
              request,
              examples(global(pixels(trainImages, kept)), labels(trainLabels, kept)),
              examples(global(pixels(testImages, testCount)), labels(testLabels, testCount)),
              "pixels (x/255 − 0.1307)/0.3081");
      case PER_PIXEL -> {
        PixelStatistics statistics = statistics(trainImages);
        yield dataSet(
            request,
            examples(statistics.standardized(pixels(trainImages, kept)), labels(trainLabels, kept)),
            examples(
                statistics.standardized(pixels(testImages, testCount)),
                labels(testLabels, testCount)),
            ("each pixel standardised by mean and population deviation over all %d"
                    + " training images, constant pixels centred")
                .formatted(trainCount));
      }
    };
  }

  private DataSet dataSet(
      DataRequest.Mnist request, Examples train, Examples test, String scaling) {
    return new DataSet(
        request.name(),
        train,
        test,
        "%s; the first %d training images, all %d test images"
            .formatted(scaling, train.count(), test.count()),
        files);
  }

  private Path verified(String role) throws IOException {
    Publication.Located located = publication.require(role, directory);
    files.add(publication.verify(located, directory));
    return located.path();
  }

  private static int paired(Path images, Path labels) throws IOException {
    try (IdxFile imageFile = IdxFile.open(images, SIDE, SIDE);
        IdxFile labelFile = IdxFile.open(labels)) {
      if (imageFile.count() != labelFile.count()) {
        throw new DataUnavailable(
            "%s has %d images and %s has %d labels; they do not belong together"
                .formatted(images, imageFile.count(), labels, labelFile.count()));
      }
      return imageFile.count();
    }
  }

  private static byte[] pixels(Path path, int count) throws IOException {
    try (IdxFile file = IdxFile.open(path, SIDE, SIDE)) {
      return file.next(count);
    }
  }

  private static Labels labels(Path path, int count) throws IOException {
    try (IdxFile file = IdxFile.open(path)) {
      return Labels.ofBytes(file.next(count), 10, path.toString());
    }
  }

  private static PixelStatistics statistics(Path path) throws IOException {
    PixelStatistics statistics = new PixelStatistics(FEATURES);
    try (IdxFile file = IdxFile.open(path, SIDE, SIDE)) {
      for (int done = 0; done < file.count(); done += CHUNK) {
        int images = Math.min(CHUNK, file.count() - done);
        byte[] pixels = file.next(images);
        for (int i = 0; i < images; i++) {
          statistics.add(pixels, i * FEATURES);
        }
      }
    }
    return statistics;
  }

  private static float[] unit(byte[] pixels) {
    return mapped(pixels, IntStream.range(0, 256).mapToDouble(p -> p / 255.0).toArray());
  }

  private static float[] global(byte[] pixels) {
    return mapped(
        pixels, IntStream.range(0, 256).mapToDouble(p -> (p / 255.0 - 0.1307) / 0.3081).toArray());
  }

  private static float[] mapped(byte[] pixels, double[] table) {
    float[] result = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      result[i] = (float) table[pixels[i] & 0xff];
    }
    return result;
  }

  private static Examples examples(float[] inputs, Labels labels) {
    return Examples.owning(List.of(1, SIDE, SIDE), inputs, labels);
  }
}
