package normsharp.empirical.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class StateFileProperties {
  private Path directory;
  private byte[] sample = {};

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("state");
  }

  @AfterProperty
  void deleteDirectory() throws IOException {
    Files.deleteIfExists(file());
    Files.delete(directory);
  }

  private Path file() {
    return directory.resolve("a.state");
  }

  /** Any 64 bits as a double, so quiet and signalling NaNs with payloads, −0, infinities. */
  @Provide
  Arbitrary<long[]> doubleBits() {
    Arbitrary<Long> special =
        Arbitraries.of(
            Double.doubleToRawLongBits(-0.0),
            0x7ff0000000000000L,
            0xfff0000000000000L,
            0x7ff0000000000001L,
            0x7ff8dead00c0ffeeL,
            0xffffffffffffffffL,
            1L);
    return Arbitraries.oneOf(Arbitraries.longs(), special).array(long[].class).ofMaxSize(50);
  }

  @Property(tries = 200, seed = "11")
  void everyBitOfEveryTypeComesBack(
      @ForAll("doubleBits") long[] bits, @ForAll byte[] bytes, @ForAll("unicode") String text)
      throws IOException {
    double[] doubles = Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray();
    float[] floats = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      floats[i] = Float.intBitsToFloat((int) bits[i]);
    }
    StateFile state =
        StateFile.builder()
            .text("outcome", text)
            .longs("longs", bits)
            .doubles("θ", doubles)
            .floats("floats", floats)
            .bytes("bytes", bytes)
            .build();
    state.write(file());
    StateFile read = StateFile.read(file());
    assertEquals(state, read);
    assertEquals(Files.size(file()), state.bytes());
    assertEquals(text, read.text("outcome"));
    assertArrayEquals(bits, read.longs("longs"));
    assertArrayEquals(bits, raw(read.doubles("θ")));
    assertArrayEquals(bytes, read.bytes("bytes"));
    float[] back = read.floats("floats");
    for (int i = 0; i < bits.length; i++) {
      assertEquals((int) bits[i], Float.floatToRawIntBits(back[i]));
    }
  }

  @Provide
  Arbitrary<String> unicode() {
    return Arbitraries.strings().ofMaxLength(20).filter(StateFileProperties::isWhole);
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static long[] raw(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Property(tries = 500, seed = "12")
  void oneFlippedBitAnywhereIsFound(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int choice)
      throws IOException {
    byte[] bytes = sample();
    int bit = choice % (8 * bytes.length);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    Files.write(file(), bytes);
    assertThrows(DamagedFileException.class, () -> StateFile.read(file()));
    assertThrows(DamagedFileException.class, () -> StateFile.check(file()));
  }

  @Property(tries = 500, seed = "13")
  void aCutOrAnExtensionIsFound(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int choice, @ForAll byte[] more)
      throws IOException {
    byte[] bytes = sample();
    Files.write(file(), Arrays.copyOf(bytes, choice % bytes.length));
    assertThrows(DamagedFileException.class, () -> StateFile.read(file()));
    byte[] extended = Arrays.copyOf(bytes, bytes.length + more.length + 1);
    System.arraycopy(more, 0, extended, bytes.length, more.length);
    Files.write(file(), extended);
    assertThrows(DamagedFileException.class, () -> StateFile.read(file()));
  }

  private byte[] sample() throws IOException {
    if (sample.length == 0) {
      StateFile.builder()
          .text("outcome", "reached")
          .longs("step", 12_345)
          .doubles("theta", 0.1, -0.0, Double.NaN, 1e300)
          .write(file());
      sample = Files.readAllBytes(file());
    }
    return sample.clone();
  }

  /** Sections with any bytes behind a right checksum: refused or read, within the file's size. */
  @Property(tries = 2000, seed = "14")
  void hostileSectionsAreRefusedWithoutLargeMemory(
      @ForAll @IntRange(min = 0, max = 5) int sections, @ForAll("hostile") byte[] body)
      throws IOException {
    Files.write(file(), StateFileTest.sealed(1, sections, body));
    try {
      assertEquals(Files.size(file()), StateFile.read(file()).bytes());
    } catch (DamagedFileException refused) {
      assertEquals(file(), refused.file());
    }
  }

  @Provide
  Arbitrary<byte[]> hostile() {
    return Arbitraries.bytes()
        .withDistribution(RandomDistribution.biased())
        .array(byte[].class)
        .ofMaxSize(60);
  }
}
