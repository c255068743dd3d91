package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final int HEADER = 24;

  @TempDir Path directory;

  /** A file with right length and checksum around any version and sections. */
  static byte[] sealed(int version, int sections, byte[] body) {
    ByteBuffer file = ByteBuffer.allocate(HEADER + body.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x89, 'N', 'S', 'T', '\r', '\n', 0x1a, '\n'});
    file.putInt(version).putInt(sections).putLong(file.capacity()).put(body);
    CRC32C checksum = new CRC32C();
    checksum.update(file.array(), 0, file.position());
    file.putInt((int) checksum.getValue());
    return file.array();
  }

  private static byte[] section(int type, String name, long elements, byte[] payload) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer section =
        ByteBuffer.allocate(2 + utf8.length + 8 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    section.put((byte) type).put((byte) utf8.length).put(utf8).putLong(elements).put(payload);
    return section.array();
  }

  @Test
  void theFormatIsTheDocumentedOne() throws Exception {
    Path file = directory.resolve("a.state");
    StateFile.builder().longs("n", 7).write(file);
    byte[] payload = {7, 0, 0, 0, 0, 0, 0, 0};
    assertArrayEquals(sealed(1, 1, section(2, "n", 1, payload)), Files.readAllBytes(file));
  }

  @Test
  void aMillionDoublesCrossTheChunksUnchanged() throws Exception {
    double[] theta = new SplittableRandom(5).doubles(1_000_003).toArray();
    Path file = directory.resolve("a.state");
    StateFile state =
        StateFile.builder()
            .text("outcome", "")
            .doubles("theta", theta)
            .longs("after", 1, 2)
            .build();
    state.write(file);
    StateFile read = StateFile.read(file);
    assertArrayEquals(theta, read.doubles("theta"));
    assertArrayEquals(new long[] {1, 2}, read.longs("after"));
    assertEquals(List.of("outcome", "theta", "after"), List.copyOf(read.names()));
    assertEquals(Files.size(file), state.bytes());
  }

  @Test
  void namesOnTheEdgeOfAChunkComeBackWhole() throws Exception {
    Path file = directory.resolve("a.state");
    for (int size = (1 << 20) - 300; size <= (1 << 20) + 20; size += 16) {
      StateFile state =
          StateFile.builder()
              .bytes("x", new byte[size])
              .floats("y".repeat(255), 1f)
              .longs("z", 3)
              .build();
      state.write(file);
      assertEquals(state, StateFile.read(file));
    }
  }

  @Test
  void arraysAreCopiedInAndOut() {
    double[] theta = {1, 2};
    StateFile state = StateFile.builder().doubles("theta", theta).build();
    theta[0] = 9;
    state.doubles("theta")[1] = 9;
    assertArrayEquals(new double[] {1, 2}, state.doubles("theta"));
  }

  @Test
  void equalityIsByBitsAndOrder() {
    StateFile zero = StateFile.builder().doubles("a", 0.0).build();
    assertNotEquals(zero, StateFile.builder().doubles("a", -0.0).build());
    assertNotEquals(zero, StateFile.builder().longs("a", 0).build());
    assertEquals(zero, StateFile.builder().doubles("a", 0.0).build());
    assertNotEquals(
        StateFile.builder().longs("a", 1).longs("b", 1).build(),
        StateFile.builder().longs("b", 1).longs("a", 1).build());
  }

  @Test
  void wrongNamesAndTypesAreRefusedInOneLine() {
    StateFile state = StateFile.builder().doubles("theta", 1).build();
    assertRefused("no section 'eta'; it has [theta]", () -> state.doubles("eta"));
    assertRefused("'theta' holds doubles, not longs", () -> state.longs("theta"));
    assertRefused("there already", () -> state.toBuilder().text("theta", ""));
    assertRefused("1 to 255 bytes", () -> StateFile.builder().text("", "x"));
    assertRefused("1 to 255 bytes", () -> StateFile.builder().longs("θ".repeat(128)));
    assertRefused("unpaired surrogates", () -> StateFile.builder().text("a", "\ud800"));
    assertRefused("unpaired surrogates", () -> StateFile.builder().text("\udc00", "a"));
  }

  private static void assertRefused(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void hostileLengthsAllocateNothing() throws Exception {
    Path file = directory.resolve("a.state");
    byte[] payload = new byte[16];
    for (long elements : new long[] {-1, 3, 1L << 28, 1L << 61, Long.MAX_VALUE, Long.MIN_VALUE}) {
      for (int type = 2; type <= 3; type++) {
        Files.write(file, sealed(1, 1, section(type, "n", elements, payload)));
        assertDamaged(file, "make no sense");
      }
    }
    for (int sections : new int[] {-1, 0, 2, Integer.MAX_VALUE}) {
      Files.write(file, sealed(1, sections, section(2, "n", 2, payload)));
      assertDamaged(file, "make no sense");
    }
    Files.write(file, sealed(1, 1, section(9, "n", 2, payload)));
    assertDamaged(file, "make no sense");
    Files.write(file, sealed(1, 1, section(2, "", 2, payload)));
    assertDamaged(file, "make no sense");
    Files.write(file, sealed(1, 1, section(1, "n", 1, new byte[] {(byte) 0xff})));
    assertDamaged(file, "make no sense");
    byte[] twice = Arrays.copyOf(section(5, "n", 0, new byte[0]), 22);
    System.arraycopy(twice, 0, twice, 11, 11);
    Files.write(file, sealed(1, 2, twice));
    assertDamaged(file, "make no sense");
  }

  private static void assertDamaged(Path file, String part) {
    DamagedFileException damaged =
        assertThrows(DamagedFileException.class, () -> StateFile.read(file));
    String message = damaged.getMessage();
    assertTrue(message.startsWith(file.toString()) && message.contains(part), message);
    assertTrue(message.contains("delete this file to recompute this item only"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void otherFilesAndOtherVersionsAreTold() throws Exception {
    Path file = directory.resolve("a.state");
    Files.write(file, new byte[0]);
    assertDamaged(file, "has only 0 bytes");
    Files.writeString(file, "this is a text that someone put here");
    assertDamaged(file, "does not begin like a state file");
    Files.write(file, sealed(2, 0, new byte[0]));
    StoreException newer = assertThrows(StoreException.class, () -> StateFile.read(file));
    assertTrue(newer.getMessage().contains("format version 2, this program reads"), "" + newer);
    Files.delete(file);
    StoreException missing = assertThrows(StoreException.class, () -> StateFile.read(file));
    assertEquals("there is no state file " + file, missing.getMessage());
    assertThrows(StoreException.class, () -> StateFile.read(directory));
  }
}
