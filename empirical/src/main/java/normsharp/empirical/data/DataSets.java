package normsharp.empirical.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import normsharp.empirical.data.DataSetStatus.State;
import normsharp.empirical.data.Publication.Located;

/** The data sets of the paper's experiments, loaded, checked and pre-processed. */
public final class DataSets {
  private final Catalogue catalogue;

  DataSets(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Loads what was asked for. Every file is compared with the published one first.
   *
   * @param request the data set and its options
   * @param directory where files are looked for; not needed by generated sets
   * @throws DataUnavailable if a file is missing, damaged or not the published one; one line that
   *     says what to do
   */
  public static DataSet load(DataRequest request, DataDirectory directory) {
    return new DataSets(Catalogue.PUBLISHED).get(request, directory);
  }

  /**
   * What is there of every data set; checks every file, which takes about a second for each 200 MB.
   *
   * @param directory where files are looked for
   */
  public static List<DataSetStatus> status(DataDirectory directory) {
    return new DataSets(Catalogue.PUBLISHED).survey(directory);
  }

  DataSet get(DataRequest request, DataDirectory directory) {
    try {
      if (request instanceof DataRequest.Mnist mnist) {
        return MnistImages.load(mnist, catalogue.mnist(), directory);
      } else if (request instanceof DataRequest.Cifar10 cifar) {
        return cifar(directory).load(cifar);
      } else if (request instanceof DataRequest.BreastCancer breastCancer) {
        return breastCancer(breastCancer, directory);
      } else if (request instanceof DataRequest.CaliforniaHousing california) {
        return california(california, directory);
      } else if (request instanceof DataRequest.SequenceReversal sequences) {
        return GeneratedSets.sequenceReversal(sequences);
      } else if (request instanceof DataRequest.GaussianRegression regression) {
        return GeneratedSets.gaussianRegression(regression);
      }
      return GeneratedSets.gaussianClasses((DataRequest.GaussianClasses) request);
    } catch (IOException e) {
      throw new DataUnavailable(
          "cannot read the files of %s in %s: %s; check that they are readable"
              .formatted(request.name(), directory, e),
          e);
    }
  }

  private CifarImages cifar(DataDirectory directory) throws IOException {
    return new CifarImages(catalogue.cifar10(), directory, catalogue.cifarBatch());
  }

  private DataSet breastCancer(DataRequest.BreastCancer request, DataDirectory directory)
      throws IOException {
    Publication publication = catalogue.breastCancer();
    Located located = publication.require(Catalogue.TABLE, directory);
    SourceFile file = publication.verify(located, directory);
    return BreastCancerTable.dataSet(
        request, table(located.path(), BreastCancerTable.FORMAT), List.of(file));
  }

  private DataSet california(DataRequest.CaliforniaHousing request, DataDirectory directory)
      throws IOException {
    Publication publication = catalogue.californiaHousing();
    Located located = publication.require(Catalogue.TABLE, directory);
    SourceFile file = publication.verify(located, directory);
    return CaliforniaTable.dataSet(
        request, table(located.path(), CaliforniaTable.FORMAT), List.of(file));
  }

  /** A table, itself or within an archive. */
  private static NumberTable table(Path path, NumberTable.Format format) throws IOException {
    if (path.getFileName().toString().endsWith(".tgz")) {
      AtomicReference<NumberTable> table = new AtomicReference<>();
      TarArchive.read(
          path,
          Set.of("cal_housing.data"),
          (name, in) -> table.set(NumberTable.read(in, path + ", " + name, format)));
      return table.get();
    }
    try (InputStream in = Files.newInputStream(path)) {
      return NumberTable.read(in, path.toString(), format);
    }
  }

  List<DataSetStatus> survey(DataDirectory directory) {
    List<DataSetStatus> statuses = new ArrayList<>();
    for (Publication publication : catalogue.all()) {
      statuses.add(survey(publication, directory));
    }
    for (String name : RequestSyntax.GENERATED) {
      statuses.add(new DataSetStatus(name, State.GENERATED, "generated, needs no files", ""));
    }
    return statuses;
  }

  private DataSetStatus survey(Publication publication, DataDirectory directory) {
    String name = publication.name();
    Map<Path, Located> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (Publication.Part part : publication.parts()) {
      publication
          .locate(part, directory)
          .ifPresentOrElse(
              located -> found.putIfAbsent(located.path(), located),
              () -> missing.add(part.files().get(0).name()));
    }
    for (Located located : found.values()) {
      try {
        located.file().check().verify(located.path());
      } catch (DataUnavailable e) {
        return new DataSetStatus(name, State.DAMAGED, e.getMessage(), publication.replace());
      } catch (IOException e) {
        return new DataSetStatus(
            name, State.DAMAGED, "cannot read " + located.path() + ": " + e, publication.replace());
      }
    }
    String where =
        found.keySet().stream()
            .map(path -> path.getParent().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    if (publication.equals(catalogue.cifar10()) && !found.isEmpty()) {
      return surveyCifar(where, directory);
    }
    if (!missing.isEmpty()) {
      return new DataSetStatus(
          name,
          State.MISSING,
          "%s not found in %s".formatted(String.join(", ", missing), directory),
          publication.obtain(directory));
    }
    return new DataSetStatus(name, State.FOUND, where, "");
  }

  private DataSetStatus surveyCifar(String where, DataDirectory directory) {
    Publication publication = catalogue.cifar10();
    try {
      CifarImages images = cifar(directory);
      if (images.isComplete()) {
        return new DataSetStatus(publication.name(), State.FOUND, where, "");
      }
      boolean usable = images.prefix() > 0 && images.testImages() > 0;
      return new DataSetStatus(
          publication.name(),
          usable ? State.PARTIAL : State.MISSING,
          "%s: %d of %d training images and %d of %d test images"
              .formatted(
                  where,
                  images.trainImages(),
                  5 * catalogue.cifarBatch(),
                  images.testImages(),
                  catalogue.cifarBatch()),
          (usable ? "ask for 'cifar-10[0:" + images.prefix() + "]', or for the whole set " : "")
              + publication.obtain(directory));
    } catch (IOException e) {
      return new DataSetStatus(
          publication.name(), State.DAMAGED, "cannot read " + where + ": " + e, "");
    }
  }
}
