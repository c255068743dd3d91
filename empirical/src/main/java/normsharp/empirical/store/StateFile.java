package normsharp.empirical.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Named sections of numbers, text and bytes: the checkpoint or the result of one work item.
 *
 * <p>Immutable; arrays are copied in and out. Every number comes back bit for bit, with −0,
 * infinities and the payload of a NaN. A file that was cut, extended or altered is never read: its
 * length is recorded and its last four bytes are the CRC-32C of all others, which finds every
 * change within 32 consecutive bits and others but for one in 2³². A section holds at most 2 GiB.
 *
 * <p>Format, all little-endian: 8 bytes magic, int version, int number of sections, long length of
 * the file; for each section a byte type, a byte length of the name, the name in UTF-8, a long
 * number of elements, the elements; int CRC-32C. Magic, version, length and checksum keep their
 * place in every later version.
 */
public final class StateFile {
  private final Map<String, Section> sections;

  StateFile(Map<String, Section> sections) {
    this.sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** Starts a state without sections. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws DamagedFileException when it was cut or altered, or is no state file
   * @throws StoreException when it is missing, unreadable or of a later format
   */
  public static StateFile read(Path file) throws IOException {
    return StateFormat.read(file);
  }

  /**
   * Checks length and checksum in constant memory.
   *
   * @throws DamagedFileException when it was cut or altered, or is no state file
   * @throws StoreException when it is missing, unreadable or of a later format
   */
  public static void check(Path file) throws IOException {
    StateFormat.check(file);
  }

  /**
   * Writes the file whole or not at all, forced to the disk.
   *
   * @throws StoreException in one line, as when the disk is full; an old file is intact then
   */
  public void write(Path file) throws IOException {
    write(file, AtomicFile.onDisk());
  }

  void write(Path file, AtomicFile disk) throws IOException {
    disk.replace(file, OptionalLong.of(bytes()), channel -> StateFormat.write(this, channel));
  }

  /** The size of the file in bytes. */
  public long bytes() {
    return StateFormat.length(sections);
  }

  /** The names of the sections, in the order of the file. */
  public Set<String> names() {
    return sections.keySet();
  }

  /** Whether there is a section of this name, of whatever type. */
  public boolean has(String name) {
    return sections.containsKey(name);
  }

  /** A section of text. */
  public String text(String name) {
    return StandardCharsets.UTF_8.decode(view(name, SectionType.TEXT)).toString();
  }

  /** A section of longs. */
  public long[] longs(String name) {
    ByteBuffer view = view(name, SectionType.LONGS);
    long[] values = new long[view.remaining() / Long.BYTES];
    view.asLongBuffer().get(values);
    return values;
  }

  /** A section of doubles. */
  public double[] doubles(String name) {
    ByteBuffer view = view(name, SectionType.DOUBLES);
    double[] values = new double[view.remaining() / Double.BYTES];
    view.asDoubleBuffer().get(values);
    return values;
  }

  /** A section of floats. */
  public float[] floats(String name) {
    ByteBuffer view = view(name, SectionType.FLOATS);
    float[] values = new float[view.remaining() / Float.BYTES];
    view.asFloatBuffer().get(values);
    return values;
  }

  /** A section of bytes. */
  public byte[] bytes(String name) {
    ByteBuffer view = view(name, SectionType.BYTES);
    byte[] values = new byte[view.remaining()];
    view.get(values);
    return values;
  }

  /** A builder with this state's sections, to add to. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.sections.putAll(sections);
    return builder;
  }

  Map<String, Section> sections() {
    return sections;
  }

  private ByteBuffer view(String name, SectionType type) {
    Section section = sections.get(name);
    if (section == null) {
      throw new IllegalArgumentException(
          "the state has no section '%s'; it has %s".formatted(name, sections.keySet()));
    }
    if (section.type() != type) {
      throw new IllegalArgumentException(
          "section '%s' holds %s, not %s".formatted(name, section.type().plural(), type.plural()));
    }
    return section.view();
  }

  /** Same sections in the same order with the same bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StateFile that
        && sections.equals(that.sections)
        && sections.keySet().stream().toList().equals(that.sections.keySet().stream().toList());
  }

  @Override
  public int hashCode() {
    return sections.hashCode();
  }

  /** Names and sizes of the sections. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("StateFile[");
    sections.forEach(
        (name, section) -> {
          text.append(text.length() == "StateFile[".length() ? "" : ", ");
          text.append(name).append(": ").append(section.elements()).append(' ');
          text.append(section.type() == SectionType.TEXT ? "bytes of " : "");
          text.append(section.type().plural());
        });
    return text.append(']').toString();
  }

  /** Collects sections; each name once. Not for several threads. */
  public static final class Builder {
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private Builder() {}

    /** Adds text; it must be encodable in UTF-8, so without unpaired surrogates. */
    public Builder text(String name, String value) {
      try {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        ByteBuffer payload = Section.allocate(SectionType.TEXT, encoded.remaining(), name);
        return add(name, SectionType.TEXT, payload.put(encoded));
      } catch (CharacterCodingException unpaired) {
        throw new IllegalArgumentException(
            "the text of section '%s' must not have unpaired surrogates".formatted(name), unpaired);
      }
    }

    /** Adds longs, copied. */
    public Builder longs(String name, long... values) {
      ByteBuffer payload = Section.allocate(SectionType.LONGS, values.length, name);
      payload.asLongBuffer().put(values);
      return add(name, SectionType.LONGS, payload);
    }

    /** Adds doubles, copied bit for bit. */
    public Builder doubles(String name, double... values) {
      ByteBuffer payload = Section.allocate(SectionType.DOUBLES, values.length, name);
      payload.asDoubleBuffer().put(values);
      return add(name, SectionType.DOUBLES, payload);
    }

    /** Adds floats, copied bit for bit. */
    public Builder floats(String name, float... values) {
      ByteBuffer payload = Section.allocate(SectionType.FLOATS, values.length, name);
      payload.asFloatBuffer().put(values);
      return add(name, SectionType.FLOATS, payload);
    }

    /** Adds bytes, copied. */
    public Builder bytes(String name, byte... values) {
      ByteBuffer payload = Section.allocate(SectionType.BYTES, values.length, name);
      return add(name, SectionType.BYTES, payload.put(values));
    }

    /** The state with the sections so far. */
    public StateFile build() {
      return new StateFile(sections);
    }

    /** Builds the state and writes it; see {@link StateFile#write(Path)}. */
    public void write(Path file) throws IOException {
      build().write(file);
    }

    private Builder add(String name, SectionType type, ByteBuffer payload) {
      int bytes = name.getBytes(StandardCharsets.UTF_8).length;
      if (bytes == 0 || bytes > StateFormat.LONGEST_NAME) {
        throw new IllegalArgumentException(
            "a section's name must have 1 to %d bytes in UTF-8, got %d"
                .formatted(StateFormat.LONGEST_NAME, bytes));
      }
      if (!name.equals(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
        throw new IllegalArgumentException("a section's name must not have unpaired surrogates");
      }
      if (sections.putIfAbsent(name, new Section(type, payload.clear())) != null) {
        throw new IllegalArgumentException("section '%s' is there already".formatted(name));
      }
      return this;
    }
  }
}
