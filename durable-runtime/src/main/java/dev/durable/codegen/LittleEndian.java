package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The byte order of the format, over arrays and segments.
 *
 * <p>The layouts are unaligned: fields stand where their size class puts them, and an aligned
 * layout would test the address of each load.
 */
public final class LittleEndian {

  public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  public static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  public static void putShort(byte[] target, int at, short value) {
    target[at] = (byte) value;
    target[at + 1] = (byte) (value >> 8);
  }

  public static void putInt(byte[] target, int at, int value) {
    target[at] = (byte) value;
    target[at + 1] = (byte) (value >> 8);
    target[at + 2] = (byte) (value >> 16);
    target[at + 3] = (byte) (value >> 24);
  }

  public static void putLong(byte[] target, int at, long value) {
    putInt(target, at, (int) value);
    putInt(target, at + 4, (int) (value >> 32));
  }

  public static int getShort(byte[] source, int at) {
    return (source[at] & 0xFF) | (source[at + 1] & 0xFF) << 8;
  }

  public static int getInt(byte[] source, int at) {
    return getShort(source, at) | getShort(source, at + 2) << 16;
  }

  public static long getLong(byte[] source, int at) {
    return (getInt(source, at) & 0xFFFFFFFFL) | (long) getInt(source, at + 4) << 32;
  }

  public static short getShort(MemorySegment source, long at) {
    return source.get(SHORT, at);
  }

  public static int getInt(MemorySegment source, long at) {
    return source.get(INT, at);
  }

  public static long getLong(MemorySegment source, long at) {
    return source.get(LONG, at);
  }
}
