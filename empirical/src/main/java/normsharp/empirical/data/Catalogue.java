package normsharp.empirical.data;

import java.util.ArrayList;
import java.util.List;
import normsharp.empirical.data.Publication.Part;
import normsharp.empirical.data.Publication.Remote;

/**
 * The published data sets with the checksums of their files.
 *
 * @param mnist MNIST
 * @param cifar10 CIFAR-10
 * @param cifarBatch images of one batch of CIFAR-10
 * @param breastCancer breast cancer
 * @param californiaHousing California housing
 */
record Catalogue(
    Publication mnist,
    Publication cifar10,
    int cifarBatch,
    Publication breastCancer,
    Publication californiaHousing) {
  private static final int BATCH = 10_000;

  /** The parts of MNIST. */
  static final String TRAIN_IMAGES = "train-images";

  static final String TRAIN_LABELS = "train-labels";
  static final String TEST_IMAGES = "test-images";
  static final String TEST_LABELS = "test-labels";

  /** The part of CIFAR-10 for testing. */
  static final String TEST_BATCH = "test_batch";

  /** The one part of a table. */
  static final String TABLE = "table";

  /** The files as their authors published them. */
  static final Catalogue PUBLISHED =
      new Catalogue(
          publishedMnist(),
          publishedCifar10(),
          BATCH,
          publishedBreastCancer(),
          publishedCalifornia());

  /** The data sets in a fixed order. */
  List<Publication> all() {
    return List.of(mnist, cifar10, breastCancer, californiaHousing);
  }

  /** The role of a training batch, 1 … 5: its file's name without the extension. */
  static String trainBatch(int number) {
    return "data_batch_" + number;
  }

  private static Publication publishedMnist() {
    List<Part> parts =
        List.of(
            idx(
                TRAIN_IMAGES,
                "train-images%sidx3-ubyte",
                9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                47_040_016,
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            idx(
                TRAIN_LABELS,
                "train-labels%sidx1-ubyte",
                28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                60_008,
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            idx(
                TEST_IMAGES,
                "t10k-images%sidx3-ubyte",
                1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                7_840_016,
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            idx(
                TEST_LABELS,
                "t10k-labels%sidx1-ubyte",
                4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                10_008,
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));
    return new Publication(
        "mnist",
        List.of("mnist", "MNIST/raw", ""),
        parts,
        parts.stream()
            .map(part -> part.files().get(0))
            .map(
                file ->
                    Remote.of(
                        file,
                        "https://ossci-datasets.s3.amazonaws.com/mnist/" + file.name(),
                        "https://storage.googleapis.com/cvdf-datasets/mnist/" + file.name()))
            .toList());
  }

  /** A file of the idx format: gzipped, or unpacked under either of its two usual names. */
  private static Part idx(
      String role, String pattern, long packed, String packedSha, long size, String sha) {
    return new Part(
        role,
        List.of(
            KnownFile.bytes(pattern.formatted("-") + ".gz", packed, packedSha),
            KnownFile.bytes(pattern.formatted("-"), size, sha),
            KnownFile.bytes(pattern.formatted("."), size, sha)));
  }

  private static Publication publishedCifar10() {
    KnownFile archive =
        KnownFile.bytes(
            "cifar-10-binary.tar.gz",
            170_052_171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
    List<Part> parts = new ArrayList<>();
    parts.add(
        batch(
            trainBatch(1),
            archive,
            4000,
            "0993cf8b8e43bc207603aef9787006995746513f5e3fa5a52e06d1b069926330",
            "d829dbdf32167c9d7b3687cee66d92d80d46c441308b5aca0d11e8b69e27dac9"));
    parts.add(
        batch(
            trainBatch(2),
            archive,
            1017,
            "57dc4e8db7ddc925938d1f2821ee0b499020fa077bedd98d88e6459c7cacb2ab",
            "5d18f7371ed35ea9ade77952fe958b0660a45cd6c8b8a8970030f21612cfd7e3"));
    parts.add(
        batch(
            trainBatch(3),
            archive,
            1017,
            "be335161c2afa9c985a48c2dec47238b9438dd6686773cc9725a5bfc8217e3f2",
            "32cf77b0ee2e790b1c4384d2d82e42dc1571b87e67f6da8f444b2725b2973f65"));
    parts.add(
        batch(
            trainBatch(4),
            archive,
            1017,
            "34046a49d60fa18b42147571ad4e995a81c77fb47b46fef2e0798d19c0a30303",
            "d2815e3f8f656272864920fc0edde56b04ec9cf81bf397c0dd3069f4aea51aeb"));
    parts.add(
        batch(
            trainBatch(5),
            archive,
            1017,
            "e04d47eac99eb22c5406c696680423d9d7ff080be029363b6c6b947c5165f985",
            "2ddf3ab27d5d04409c94ce7b56849c243129c10de1058ae0bfe14c77e934800c"));
    parts.add(
        batch(
            TEST_BATCH,
            archive,
            1017,
            "c77ad46116beb3508f55d38aa34893560beae9515f9aca4a4dd0ea3617ac289e",
            "cec8a24a1e92aa2ecaa0bbd3dbfa86bf6cd8759fbd209a832824c8cf0afca9d5"));
    return new Publication(
        "cifar-10",
        List.of("cifar-10", "cifar-10-batches-bin", ""),
        parts,
        List.of(
            Remote.of(
                archive,
                "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                "https://cave.cs.toronto.edu/kriz/cifar-10-binary.tar.gz")));
  }

  /** A batch: whole, in the archive, or a prefix of it under its own name. */
  private static Part batch(
      String role, KnownFile archive, int images, String prefixSha, String labelsSha) {
    long prefix = (long) images * CifarImages.RECORD;
    return new Part(
        role,
        List.of(
            new KnownFile(
                role + ".bin",
                new Check.Records(
                    (long) BATCH * CifarImages.RECORD,
                    CifarImages.RECORD,
                    prefix,
                    prefixSha,
                    labelsSha)),
            archive,
            KnownFile.bytes(role + ".first" + images + ".bin", prefix, prefixSha)));
  }

  private static Publication publishedBreastCancer() {
    KnownFile table =
        new KnownFile(
            "breast_cancer.csv",
            new Check.Numbers(
                BreastCancerTable.FORMAT,
                "9dbd32a8790371b11a22d3f43617dc6b92e80535348ba245ab20318a247fb906"));
    return new Publication(
        "breast-cancer",
        List.of("breast-cancer", ""),
        List.of(new Part(TABLE, List.of(table))),
        List.of(
            Remote.of(
                table,
                "https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.5.2/"
                    + "sklearn/datasets/data/breast_cancer.csv")));
  }

  private static Publication publishedCalifornia() {
    KnownFile table =
        new KnownFile(
            "cal_housing.data",
            new Check.Numbers(
                CaliforniaTable.FORMAT,
                "1217a02599be35f2258f412fb4907d9fe60dc3ce22b698562a68e3ddc012b867"));
    KnownFile archive =
        KnownFile.bytes(
            "cal_housing.tgz",
            441_963,
            "aaa5c9a6afe2225cc2aed2723682ae403280c4a3695a2ddda4ffb5d8215ea681");
    return new Publication(
        "california-housing",
        List.of("california-housing", ""),
        List.of(new Part(TABLE, List.of(table, archive))),
        List.of(
            Remote.of(
                archive,
                "https://ndownloader.figshare.com/files/5976036",
                "https://www.dcc.fc.up.pt/~ltorgo/Regression/cal_housing.tgz")));
  }
}
