package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {
  @TempDir Path dir;

  private static byte[] archive() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a", new byte[] {1, 2, 3});
    files.put("empty", new byte[0]);
    files.put("block", new byte[512]);
    files.put("b", SmallFiles.images(2, 3));
    return SmallFiles.tar("folder", files);
  }

  private Map<String, byte[]> read(byte[] gzipped, Set<String> names) throws IOException {
    Path path = dir.resolve("x.tar.gz");
    Files.write(path, gzipped);
    Map<String, byte[]> found = new LinkedHashMap<>();
    TarArchive.read(path, names, (name, in) -> found.put(name, in.readAllBytes()));
    return found;
  }

  private String refusal(byte[] gzipped) {
    return assertThrows(DataUnavailable.class, () -> read(gzipped, Set.of("b"))).getMessage();
  }

  @Test
  void filesAreReadWholeAndOthersSkipped() throws IOException {
    Map<String, byte[]> found = read(SmallFiles.gzip(archive()), Set.of("b", "empty", "a"));
    assertEquals(Set.of("a", "b", "empty"), found.keySet());
    assertArrayEquals(SmallFiles.images(2, 3), found.get("b"));
    assertEquals(0, found.get("empty").length);
  }

  @Test
  void aReaderNeedNotReadToTheEnd() throws IOException {
    Path path = dir.resolve("x.tar.gz");
    Files.write(path, SmallFiles.gzip(archive()));
    Map<String, Integer> first = new LinkedHashMap<>();
    TarArchive.read(path, Set.of("a", "b"), (name, in) -> first.put(name, in.read()));
    assertEquals(Map.of("a", 1, "b", 7), first);
  }

  @Test
  void damagedArchivesAreRefused() throws IOException {
    byte[] whole = archive();
    assertTrue(refusal(whole).endsWith("is not gzip, as its name says"));
    assertTrue(
        refusal(SmallFiles.gzip(Arrays.copyOf(whole, 3000))).contains("x.tar.gz is truncated"));
    byte[] packed = SmallFiles.gzip(whole);
    assertTrue(refusal(Arrays.copyOf(packed, packed.length / 2)).contains("x.tar.gz is truncated"));
    byte[] badSize = whole.clone();
    badSize[124] = 'x';
    assertTrue(refusal(SmallFiles.gzip(badSize)).contains("is not a tar archive"));
    assertTrue(
        refusal(SmallFiles.gzip(SmallFiles.tar("folder", Map.of("a", new byte[1]))))
            .endsWith("lacks b"));
  }
}
