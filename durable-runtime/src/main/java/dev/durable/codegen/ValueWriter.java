package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of bytes that values are appended to, little-endian. Not for concurrent use.
 *
 * <p>Text is Latin-1 where all its chars are below 256, else UTF-16LE, so every {@code String}
 * comes back equal, lone surrogates too.
 */
public final class ValueWriter {

  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  private byte[] bytes;
  private int size;
  private int depth;

  /** An empty one. */
  public ValueWriter() {
    this(64);
  }

  /** An empty one of this capacity. */
  public ValueWriter(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  /** The array that holds them, from index 0 to {@link #size()}; valid until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets all that was written after this size. */
  public void truncate(int size) {
    this.size = size;
  }

  /** Reads what was written so far. References cannot be resolved by it. */
  public ValueReader reader() {
    return new ValueReader(null, MemorySegment.ofArray(bytes), 0, size);
  }

  /** Makes room for this many bytes and gives the index of the first. */
  public int reserve(int length) {
    int at = size;
    if (length > bytes.length - at) {
      long needed = Math.max(2L * bytes.length, (long) at + length);
      if ((long) at + length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "A single value must not be larger than " + MAX_BYTES + " bytes when stored.");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(needed, MAX_BYTES));
    }
    size = at + length;
    return at;
  }

  /** Before the parts of a nested value; deep nesting is refused, since readers refuse it too. */
  void enter(Class<?> type) {
    if (++depth > ValueReader.MAX_DEPTH) {
      depth = 0;
      throw new IllegalArgumentException(
          "A value nests deeper than "
              + ValueReader.MAX_DEPTH
              + " levels at a "
              + type.getName()
              + ". Make long chains of entities or of a collection instead.");
    }
  }

  /** After the parts of a nested value. */
  void leave() {
    depth--;
  }

  /** One byte, 0 or 1. */
  public void writeBoolean(boolean value) {
    writeByte((byte) (value ? 1 : 0));
  }

  /** One byte. */
  public void writeByte(byte value) {
    int at = reserve(1);
    bytes[at] = value;
  }

  /** Two bytes. */
  public void writeShort(short value) {
    int at = reserve(2);
    LittleEndian.putShort(bytes, at, value);
  }

  /** Two bytes. */
  public void writeChar(char value) {
    writeShort((short) value);
  }

  /** Four bytes. */
  public void writeInt(int value) {
    int at = reserve(4);
    LittleEndian.putInt(bytes, at, value);
  }

  /** Eight bytes. */
  public void writeLong(long value) {
    int at = reserve(8);
    LittleEndian.putLong(bytes, at, value);
  }

  /** Four bytes; every bit pattern of NaN is kept. */
  public void writeFloat(float value) {
    writeInt(Float.floatToRawIntBits(value));
  }

  /** Eight bytes; every bit pattern of NaN is kept. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Seconds and nanoseconds, twelve bytes. */
  public void writeInstant(Instant value) {
    writeLong(value.getEpochSecond());
    writeInt(value.getNano());
  }

  /** Unsigned LEB128, as short as can be. */
  public void writeVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((byte) (rest | 0x80));
      rest >>>= 7;
    }
    writeByte((byte) rest);
  }

  /** Length and bytes. */
  public void writeBytes(byte[] value) {
    writeVarint(value.length);
    writeRaw(value, 0, value.length);
  }

  /** These bytes and nothing else. */
  public void writeRaw(byte[] source, int from, int length) {
    int at = reserve(length);
    System.arraycopy(source, from, bytes, at, length);
  }

  /** These bytes and nothing else. */
  public void writeRaw(MemorySegment source, long from, int length) {
    int at = reserve(length);
    MemorySegment.copy(source, java.lang.foreign.ValueLayout.JAVA_BYTE, from, bytes, at, length);
  }

  /** Length and form in one number, then the chars. */
  public void writeString(String value) {
    boolean wide = Strings.isWide(value);
    writeVarint(Strings.byteLength(value, wide) << 1 | (wide ? 1 : 0));
    writeChars(value, wide);
  }

  /** The chars of a string in the form that {@link Strings#isWide} chose, without a length. */
  void writeChars(String value, boolean wide) {
    int length = Math.toIntExact(Strings.byteLength(value, wide));
    int at = reserve(length);
    Strings.put(value, wide, bytes, at);
  }

  /** A value of this shape. */
  public <T extends @Nullable Object> void writeValue(Shape<T> shape, T value) {
    shape.write(value, this);
  }
}
