package normsharp.empirical.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;
import normsharp.empirical.data.Publication.Part;
import normsharp.empirical.data.Publication.Remote;

/** Small files of every format, and a catalogue in which they are the published ones. */
final class SmallFiles {
  static final int CIFAR_BATCH = 4;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Twelve training and five test images of MNIST's form. */
  static SmallFiles mnist() throws IOException {
    SmallFiles small = new SmallFiles();
    small.files.put("train-images-idx3-ubyte.gz", gzip(idx(images(12, 1), 12, 28, 28)));
    small.files.put("train-labels-idx1-ubyte.gz", gzip(idx(labels(12), 12)));
    small.files.put("t10k-images-idx3-ubyte.gz", gzip(idx(images(5, 2), 5, 28, 28)));
    small.files.put("t10k-labels-idx1-ubyte.gz", gzip(idx(labels(5), 5)));
    return small;
  }

  SmallFiles with(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  SmallFiles without(String name) {
    files.remove(name);
    return this;
  }

  byte[] get(String name) {
    return files.get(name);
  }

  /** Writes all files to a folder. */
  SmallFiles write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return this;
  }

  KnownFile known(String name) {
    byte[] bytes = files.get(name);
    return KnownFile.bytes(name, bytes.length, sha256(bytes));
  }

  /** MNIST as if these files were its published ones. */
  Catalogue asMnist(String... addresses) {
    List<Part> parts = new ArrayList<>();
    List<Remote> remotes = new ArrayList<>();
    List<Part> published = Catalogue.PUBLISHED.mnist().parts();
    for (Part part : published) {
      List<KnownFile> known =
          part.files().stream()
              .map(KnownFile::name)
              .filter(files::containsKey)
              .map(this::known)
              .toList();
      parts.add(new Part(part.role(), known));
      for (KnownFile file : known) {
        remotes.add(
            new Remote(
                file, List.of(addresses).stream().map(a -> URI.create(a + file.name())).toList()));
      }
    }
    return catalogue(
        new Publication("mnist", Catalogue.PUBLISHED.mnist().folders(), parts, remotes),
        Catalogue.PUBLISHED.cifar10(),
        Catalogue.PUBLISHED.breastCancer(),
        Catalogue.PUBLISHED.californiaHousing());
  }

  /** CIFAR-10 with batches of four images as if these files were its published ones. */
  Catalogue asCifar10() {
    List<Part> parts =
        Catalogue.PUBLISHED.cifar10().parts().stream()
            .map(
                part ->
                    new Part(
                        part.role(),
                        files.keySet().stream()
                            .filter(
                                name ->
                                    name.startsWith(part.role() + ".") || name.endsWith(".tar.gz"))
                            .map(this::known)
                            .toList()))
            .toList();
    return catalogue(
        Catalogue.PUBLISHED.mnist(),
        new Publication("cifar-10", Catalogue.PUBLISHED.cifar10().folders(), parts, List.of()),
        Catalogue.PUBLISHED.breastCancer(),
        Catalogue.PUBLISHED.californiaHousing());
  }

  /** The tables as if texts with these numbers were the published ones. */
  static Catalogue asTables(String breastCancer, String california) throws IOException {
    return catalogue(
        Catalogue.PUBLISHED.mnist(),
        Catalogue.PUBLISHED.cifar10(),
        table(Catalogue.PUBLISHED.breastCancer(), breastCancer, BreastCancerTable.FORMAT),
        table(Catalogue.PUBLISHED.californiaHousing(), california, CaliforniaTable.FORMAT));
  }

  private static Publication table(Publication like, String text, NumberTable.Format format)
      throws IOException {
    String sha256;
    try (InputStream in = stream(text)) {
      sha256 = NumberTable.read(in, "test", format).sha256();
    }
    String name = like.parts().get(0).files().get(0).name();
    KnownFile file = new KnownFile(name, new Check.Numbers(format, sha256));
    return new Publication(
        like.name(), like.folders(), List.of(new Part(Catalogue.TABLE, List.of(file))), List.of());
  }

  private static Catalogue catalogue(
      Publication mnist, Publication cifar, Publication breast, Publication california) {
    return new Catalogue(mnist, cifar, CIFAR_BATCH, breast, california);
  }

  static InputStream stream(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Seeded pixels; the first one of each image is constant. */
  static byte[] images(int count, int seed) {
    byte[] bytes = new byte[count * 784];
    new Random(seed).nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      bytes[i * 784] = 7;
    }
    return bytes;
  }

  static byte[] labels(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 7 % 10);
    }
    return bytes;
  }

  /** A file of the idx format with the given extents. */
  static byte[] idx(byte[] content, int... extents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x800 + extents.length);
    for (int extent : extents) {
      out.writeInt(extent);
    }
    out.write(content);
    return bytes.toByteArray();
  }

  /** Records of CIFAR-10's form with seeded pixels and labels (start + i) mod 10. */
  static byte[] records(int count, int start) {
    byte[] bytes = new byte[count * CifarImages.RECORD];
    for (int i = 0; i < count; i++) {
      // Seeded image by image, so that a prefix of a batch is the beginning of the batch.
      byte[] pixels = new byte[CifarImages.FEATURES];
      new Random(start + i).nextBytes(pixels);
      bytes[i * CifarImages.RECORD] = (byte) ((start + i) % 10);
      System.arraycopy(pixels, 0, bytes, i * CifarImages.RECORD + 1, pixels.length);
    }
    return bytes;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** An archive of files in a folder. */
  static byte[] tar(String folder, Map<String, byte[]> contents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header(folder + "/", 0, '5'));
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      byte[] bytes = file.getValue();
      out.write(header(folder + "/" + file.getKey(), bytes.length, '0'));
      out.write(bytes);
      out.write(new byte[Math.floorMod(-bytes.length, 512)]);
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  private static byte[] header(String name, int size, char type) {
    byte[] header = new byte[512];
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
    byte[] sizeBytes = "%011o".formatted(size).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(sizeBytes, 0, header, 124, sizeBytes.length);
    header[156] = (byte) type;
    return header;
  }

  /** A text of rows of seeded positive numbers; the last one of each row is 0 or 1. */
  static String table(int rows, int columns, int seed, String lineEnd) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(
              DoubleStream.generate(() -> 1 + random.nextInt(1000) / 8.0)
                  .limit(columns - 1)
                  .mapToObj(Double::toString)
                  .collect(Collectors.joining(",")))
          .append(',')
          .append(random.nextInt(2))
          .append(lineEnd);
    }
    return text.toString();
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Check.sha256().digest(bytes));
  }
}
