package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import normsharp.empirical.data.DataSetStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarImagesTest {
  private static final int BATCH = SmallFiles.CIFAR_BATCH;

  @TempDir Path dir;

  private DataDirectory directory() {
    return new DataDirectory(dir, "--data");
  }

  private DataSet load(SmallFiles files, String name) {
    return new DataSets(files.asCifar10()).get(DataRequest.of(name), directory());
  }

  private String refusal(SmallFiles files, String name) {
    String message = assertThrows(DataUnavailable.class, () -> load(files, name)).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  private static SmallFiles whole() {
    SmallFiles files = new SmallFiles();
    for (int k = 1; k <= 5; k++) {
      files.with("data_batch_" + k + ".bin", SmallFiles.records(BATCH, (k - 1) * BATCH));
    }
    return files.with("test_batch.bin", SmallFiles.records(BATCH, 100));
  }

  /** Inputs by the formula (x/255 − mean)/deviation over given training images. */
  private static float[] expected(int[] statistics, int... images) {
    byte[] all = SmallFiles.records(101 + BATCH, 0);
    Standardization.Source source = (i, j) -> (all[i * CifarImages.RECORD + 1 + j] & 0xff) / 255.0;
    return Standardization.of(source, statistics, CifarImages.FEATURES).apply(source, images);
  }

  private static void assertInputs(float[] expected, Examples examples) {
    float[] inputs = new float[expected.length];
    examples.inputs().get(inputs);
    for (int i = 0; i < inputs.length; i++) {
      assertEquals(expected[i], inputs[i], 2e-6 * Math.max(1, Math.abs(expected[i])));
    }
  }

  @Test
  void statisticsComeFromAllTrainingImagesWhateverThePrefix() throws IOException {
    SmallFiles files = whole().write(dir.resolve("cifar-10"));
    DataSet set = load(files, "cifar-10[0:6]");
    int[] all = IntStream.range(0, 5 * BATCH).toArray();
    assertInputs(expected(all, 0, 1, 2, 3, 4, 5), set.train());
    assertInputs(expected(all, 100, 101, 102, 103), set.test());
    assertEquals("cifar-10[0:6]", set.name());
    assertTrue(set.preprocessing().contains("over all 20 training images"));
    assertTrue(set.preprocessing().contains("all 4 test images"));
    assertEquals(5, ((Labels) set.train().targets()).labels().get(5));
    assertEquals("cifar-10", load(files, "cifar-10").name());
    assertEquals(20, load(files, "cifar-10").train().count());
  }

  @Test
  void theArchiveGivesTheSameDataInAnyOrderOfItsFiles() throws IOException {
    SmallFiles bins = whole().write(dir.resolve("cifar-10"));
    DataSet expected = load(bins, "cifar-10");
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("batches.meta.txt", new byte[] {1, 2, 3});
    for (int k : new int[] {3, 1, 5, 2, 4}) {
      contents.put("data_batch_" + k + ".bin", bins.get("data_batch_" + k + ".bin"));
      contents.put("test_batch.bin", bins.get("test_batch.bin"));
    }
    SmallFiles archive =
        new SmallFiles()
            .with(
                "cifar-10-binary.tar.gz",
                SmallFiles.gzip(SmallFiles.tar("cifar-10-batches-bin", contents)));
    Path other = Files.createDirectories(dir.resolve("other"));
    archive.write(other);
    DataSet set =
        new DataSets(archive.asCifar10())
            .get(DataRequest.of("cifar-10"), new DataDirectory(other, "--data"));
    assertEquals(expected.train().inputs(), set.train().inputs());
    assertEquals(expected.test().inputs(), set.test().inputs());
    assertEquals(
        ((Labels) expected.train().targets()).labels(), ((Labels) set.train().targets()).labels());
    assertEquals(1, set.files().size());
    contents.remove("data_batch_4.bin");
    archive.with(
        "cifar-10-binary.tar.gz",
        SmallFiles.gzip(SmallFiles.tar("cifar-10-batches-bin", contents)));
    archive.write(other);
    String message =
        assertThrows(
                DataUnavailable.class,
                () ->
                    new DataSets(archive.asCifar10())
                        .get(DataRequest.of("cifar-10"), new DataDirectory(other, "--data")))
            .getMessage();
    assertTrue(message.endsWith("lacks data_batch_4.bin"), message);
  }

  @Test
  void piecesAreUsedUnderANameThatSaysSo() throws IOException {
    SmallFiles pieces =
        new SmallFiles()
            .with("data_batch_1.first3.bin", SmallFiles.records(3, 0))
            .with("data_batch_2.first1.bin", SmallFiles.records(1, BATCH))
            .with("data_batch_5.first2.bin", SmallFiles.records(2, 4 * BATCH))
            .with("test_batch.first2.bin", SmallFiles.records(2, 100))
            .write(dir);
    DataSet set = load(pieces, "cifar-10[0:3]");
    assertEquals("cifar-10[0:3]", set.name());
    int[] there = {0, 1, 2, 4, 16, 17};
    assertInputs(expected(there, 0, 1, 2), set.train());
    assertInputs(expected(there, 100, 101), set.test());
    assertTrue(
        set.preprocessing()
            .contains(
                "over only the 6 training images there (data_batch_1 0..2, data_batch_2 0..0,"
                    + " data_batch_5 0..1); the first 3 training images; only the first 2 of 4"
                    + " test images"),
        set.preprocessing());
    String message = refusal(pieces, "cifar-10[0:4]");
    assertTrue(
        message.startsWith(
            "cifar-10[0:4] needs the first 4 training images, but only the first 3 are there"),
        message);
    assertTrue(
        message.contains("ask for 'cifar-10[0:3]', or for the whole set put it into "), message);
  }

  @Test
  void aPrefixGoesOnFromACompleteBatchIntoAPiece() throws IOException {
    SmallFiles files =
        whole()
            .without("data_batch_2.bin")
            .with("data_batch_2.first2.bin", SmallFiles.records(2, BATCH))
            .write(dir);
    assertInputs(
        expected(
            new int[] {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19},
            0,
            1,
            2,
            3,
            4,
            5),
        load(files, "cifar-10[0:6]").train());
    assertTrue(refusal(files, "cifar-10[0:7]").contains("only the first 6 are there"));
    assertTrue(refusal(files, "cifar-10").contains("needs the first 20 training images"));
  }

  @Test
  void allTrainingImagesWithAPartOfTheTestSetAreNotCalledCifar10() throws IOException {
    SmallFiles files =
        whole()
            .without("test_batch.bin")
            .with("test_batch.first1.bin", SmallFiles.records(1, 100))
            .write(dir);
    DataSet set = load(files, "cifar-10");
    assertEquals("cifar-10[0:20]", set.name());
    assertEquals(20, set.train().count());
    assertTrue(set.preprocessing().endsWith("only the first 1 of 4 test images"));
  }

  @Test
  void theFirstBatchAndTheTestBatchMustBeThere() throws IOException {
    SmallFiles files = whole().write(dir);
    Files.delete(dir.resolve("test_batch.bin"));
    assertTrue(refusal(files, "cifar-10[0:2]").startsWith("cifar-10: test_batch.bin is missing"));
    files.write(dir);
    Files.delete(dir.resolve("data_batch_1.bin"));
    assertTrue(refusal(files, "cifar-10[0:2]").startsWith("cifar-10: data_batch_1.bin is missing"));
  }

  @Test
  void damageInAnyBatchIsNoticedBecauseStatisticsUseIt() throws IOException {
    SmallFiles files = whole().write(dir);
    byte[] changed = files.get("data_batch_5.bin").clone();
    changed[4000] ^= 1;
    Files.write(dir.resolve("data_batch_5.bin"), changed);
    assertTrue(refusal(files, "cifar-10[0:2]").contains("data_batch_5.bin is not the published"));
    Files.write(dir.resolve("data_batch_5.bin"), Arrays.copyOf(changed, 5000));
    assertTrue(refusal(files, "cifar-10[0:2]").contains("data_batch_5.bin is truncated"));
  }

  @Test
  void labelsBeyondNineAreRefused() throws IOException {
    byte[] wrong = SmallFiles.records(BATCH, 0);
    wrong[2 * CifarImages.RECORD] = 77;
    SmallFiles files = whole().with("data_batch_1.bin", wrong).write(dir);
    assertTrue(
        refusal(files, "cifar-10[0:2]")
            .endsWith("data_batch_1.bin: label 2 must be from 0 to 9, got 77"));
  }

  @Test
  void wholeBatchesAreRecognizedByAPrefixAndTheirLabels() throws IOException {
    byte[] records = SmallFiles.records(BATCH, 0);
    byte[] labels = {0, 1, 2, 3};
    int prefix = 2 * CifarImages.RECORD;
    Check check =
        new Check.Records(
            records.length,
            CifarImages.RECORD,
            prefix,
            SmallFiles.sha256(Arrays.copyOf(records, prefix)),
            SmallFiles.sha256(labels));
    Path path = dir.resolve("data_batch_1.bin");
    Files.write(path, records);
    assertEquals(SmallFiles.sha256(records), check.verify(path).sha256());
    for (int place : new int[] {0, prefix - 1, 3 * CifarImages.RECORD}) {
      byte[] changed = records.clone();
      changed[place] ^= 1;
      Files.write(path, changed);
      assertThrows(DataUnavailable.class, () -> check.verify(path), () -> "byte " + place);
    }
  }

  @Test
  void theSurveyTellsWholePartialMissingAndDamagedApart() throws IOException {
    SmallFiles files = whole().write(dir);
    assertEquals(State.FOUND, status(files).state());
    Files.delete(dir.resolve("data_batch_2.bin"));
    DataSetStatus partial = status(files);
    assertEquals(State.PARTIAL, partial.state());
    assertTrue(partial.detail().contains("16 of 20 training images and 4 of 4 test images"));
    assertTrue(partial.advice().startsWith("ask for 'cifar-10[0:4]', or for the whole set "));
    Files.delete(dir.resolve("test_batch.bin"));
    assertEquals(State.MISSING, status(files).state());
    Files.write(dir.resolve("data_batch_4.bin"), new byte[3]);
    DataSetStatus damaged = status(files);
    assertEquals(State.DAMAGED, damaged.state());
    assertTrue(damaged.detail().contains("data_batch_4.bin is truncated"));
    assertTrue(damaged.advice().contains("normsharp data download cifar-10"));
  }

  private DataSetStatus status(SmallFiles files) {
    List<DataSetStatus> all = new DataSets(files.asCifar10()).survey(directory());
    return all.stream().filter(status -> status.name().equals("cifar-10")).findFirst().get();
  }
}
