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
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
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

  /**
   * An int of a record, a node or a frame: no first four bytes of a segment.
   *
   * <p>Read as the upper half of the eight bytes that end with it, as no mapped int may be loaded
   * by itself: where its value is then widened to a long, the compiler makes one instruction of
   * both, and if the page is gone, as another program has cut the file, this instruction ends the
   * virtual machine instead of throwing an {@link InternalError}. The bytes before it are those of
   * the same record, or of the frame before.
   *
   * @param at at least 4
   */
  public static int getInt(MemorySegment source, long at) {
    return (int) (source.get(LONG, at - Integer.BYTES) >> Integer.SIZE);
  }

  /** An int that may be what a segment begins with, in two loads, for the reason above. */
  public static int getFirstInt(MemorySegment source, long at) {
    return source.get(CHAR, at) | source.get(SHORT, at + Short.BYTES) << Short.SIZE;
  }

  /** A float, read as an int: one whose bits a program asks for is loaded as such. */
  public static float getFloat(MemorySegment source, long at) {
    return Float.intBitsToFloat(getInt(source, at));
  }

  /** Copies ints: where a page is gone, a copy throws, and needs no detour. */
  public static void copyInts(MemorySegment source, long at, int[] target, int count) {
    MemorySegment.copy(source, INT, at, target, 0, count);
  }

  public static long getLong(MemorySegment source, long at) {
    return source.get(LONG, at);
  }
}
