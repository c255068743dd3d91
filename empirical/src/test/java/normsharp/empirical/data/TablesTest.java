package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import normsharp.empirical.data.DataSetStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breast cancer and California housing from tables of their form with other numbers. */
class TablesTest {
  private static final String BREAST =
      "569,30,malignant,benign\r\n" + SmallFiles.table(569, 31, 4, "\r\n");
  private static final String CALIFORNIA = SmallFiles.table(20_640, 9, 5, "\n").stripTrailing();

  @TempDir Path dir;

  private DataSet load(String name, Object... options) throws IOException {
    Map<String, String> map = options.length == 0 ? Map.of() : RequestSyntax.ordered(options);
    return new DataSets(SmallFiles.asTables(BREAST, CALIFORNIA))
        .get(DataRequest.of(name, map), new DataDirectory(dir, "--data"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }

  @Test
  void aTableWithOtherLineEndsIsThePublishedOne() throws IOException {
    write("breast_cancer.csv", BREAST.replace("\r\n", "\n").replace("benign", "benign,,,"));
    assertEquals(455, load("breast-cancer").train().count());
  }

  @Test
  void californiaHousingIsReadFromItsArchiveToo() throws IOException {
    write("cal_housing.data", CALIFORNIA);
    DataSet expected = load("california-housing");
    Files.delete(dir.resolve("cal_housing.data"));
    byte[] text = CALIFORNIA.getBytes(StandardCharsets.US_ASCII);
    byte[] archive =
        SmallFiles.gzip(SmallFiles.tar("CaliforniaHousing", Map.of("cal_housing.data", text)));
    Files.write(dir.resolve("cal_housing.tgz"), archive);
    Publication published = Catalogue.PUBLISHED.californiaHousing();
    KnownFile known =
        KnownFile.bytes("cal_housing.tgz", archive.length, SmallFiles.sha256(archive));
    Catalogue tables = SmallFiles.asTables(BREAST, CALIFORNIA);
    Catalogue catalogue =
        new Catalogue(
            tables.mnist(),
            tables.cifar10(),
            tables.cifarBatch(),
            tables.breastCancer(),
            new Publication(
                published.name(),
                published.folders(),
                List.of(new Publication.Part(Catalogue.TABLE, List.of(known))),
                List.of()));
    DataSet set =
        new DataSets(catalogue)
            .get(DataRequest.of("california-housing"), new DataDirectory(dir, "--data"));
    assertEquals(expected.train().inputs(), set.train().inputs());
    assertEquals("cal_housing.tgz", set.files().get(0).name());
  }

  @Test
  void changedAndCutTablesAreRefusedWithTheLineAndWhatToDo() throws IOException {
    write("breast_cancer.csv", BREAST.replaceFirst("\r\n\\d", "\r\n9"));
    String changed = assertThrows(DataUnavailable.class, () -> load("breast-cancer")).getMessage();
    assertTrue(
        changed.contains("breast_cancer.csv is not the published file: the SHA-256 of its numbers"),
        changed);
    assertTrue(changed.endsWith("or put the published file there"), changed);
    write("breast_cancer.csv", BREAST.substring(0, BREAST.length() / 2));
    String cut = assertThrows(DataUnavailable.class, () -> load("breast-cancer")).getMessage();
    assertTrue(cut.contains("breast_cancer.csv, line ") || cut.contains("is truncated"), cut);
    assertTrue(cut.contains("normsharp data download breast-cancer"), cut);
    assertEquals(1, cut.lines().count());
  }

  @Test
  void targetsAreStandardizedOrLabelsAsAsked() throws IOException {
    write("breast_cancer.csv", BREAST);
    DataSet values = load("breast-cancer");
    DataSet labels = load("breast-cancer", "targets", "labels");
    FloatBuffer standardized = ((Values) values.train().targets()).values();
    Labels classes = (Labels) labels.train().targets();
    int ones = 0;
    for (int i = 0; i < classes.count(); i++) {
      ones += classes.labels().get(i);
    }
    double p = (double) ones / classes.count();
    for (int i = 0; i < classes.count(); i++) {
      assertEquals(
          (classes.labels().get(i) - p) / Math.sqrt(p * (1 - p)), standardized.get(i), 1e-6);
    }
    assertEquals(2, classes.classes());
    assertTrue(values.preprocessing().startsWith("features and target standardised"));
  }

  @Test
  void statisticsOfAPrefixComeFromThePrefixAndTheTestSetStays() throws IOException {
    write("cal_housing.data", CALIFORNIA);
    DataSet whole = load("california-housing");
    DataSet prefix = load("california-housing[0:100]");
    assertEquals("california-housing[0:100]", prefix.name());
    assertEquals(100, prefix.train().count());
    assertEquals(4128, prefix.test().count());
    assertEquals(whole.test().count(), prefix.test().count());
    FloatBuffer inputs = prefix.train().inputs();
    double sum = 0;
    double squares = 0;
    for (int i = 2; i < inputs.limit(); i += 8) {
      sum += inputs.get(i);
      squares += (double) inputs.get(i) * inputs.get(i);
    }
    assertEquals(0, sum / 100, 1e-6);
    assertEquals(1, squares / 100, 1e-6);
  }

  @Test
  void anotherSeedOrShareGivesAnotherSplit() throws IOException {
    write("breast_cancer.csv", BREAST);
    assertEquals(57, load("breast-cancer", "test-share", 0.1).test().count());
    assertTrue(
        !load("breast-cancer", "split-seed", 44)
            .train()
            .inputs()
            .equals(load("breast-cancer").train().inputs()));
  }

  @Test
  void theSurveyListsEverySetOnceWithOneLineOfAdvice() throws IOException {
    write("breast_cancer.csv", BREAST);
    write("cal_housing.data", CALIFORNIA + "x");
    Map<String, DataSetStatus> byName =
        new DataSets(SmallFiles.asTables(BREAST, CALIFORNIA))
            .survey(new DataDirectory(dir, "--data")).stream()
                .collect(Collectors.toMap(DataSetStatus::name, status -> status));
    assertEquals(7, byName.size());
    assertEquals(State.FOUND, byName.get("breast-cancer").state());
    assertEquals("", byName.get("breast-cancer").advice());
    assertEquals(State.DAMAGED, byName.get("california-housing").state());
    assertTrue(byName.get("california-housing").detail().contains("line 20640: field 9"));
    assertEquals(State.MISSING, byName.get("mnist").state());
    assertTrue(byName.get("mnist").advice().contains("normsharp data download mnist"));
    assertEquals(State.MISSING, byName.get("cifar-10").state());
    assertEquals(State.GENERATED, byName.get("sequence-reversal").state());
    byName.values().forEach(status -> assertEquals(1, status.detail().lines().count()));
  }
}
