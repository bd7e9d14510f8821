package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** The two stored forms of a string: Latin-1, and UTF-16LE where a char needs it. */
final class Strings {

  private Strings() {}

  /** Whether the string needs two bytes for each char. */
  static boolean isWide(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }

  static long byteLength(String value, boolean wide) {
    return wide ? 2L * value.length() : value.length();
  }

  @SuppressWarnings("deprecation") // the one method that copies the low bytes without a new array
  static void put(String value, boolean wide, byte[] target, int at) {
    if (wide) {
      for (int i = 0; i < value.length(); i++) {
        LittleEndian.putShort(target, at + 2 * i, (short) value.charAt(i));
      }
    } else {
      value.getBytes(0, value.length(), target, at);
    }
  }

  /** Decodes; a copy of the bytes. An odd length of the wide form is the caller's to refuse. */
  static String get(MemorySegment source, long at, int length, boolean wide) {
    if (length == 0) {
      return "";
    }
    if (wide) {
      char[] chars = new char[length / 2];
      MemorySegment.copy(source, LittleEndian.CHAR, at, chars, 0, chars.length);
      return new String(chars);
    }
    byte[] bytes = new byte[length];
    MemorySegment.copy(source, LittleEndian.BYTE, at, bytes, 0, length);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Compares two encoded strings by code unit without decoding them. */
  static int compare(ValueReader a, ValueReader b) {
    long first = a.readStringHeader();
    long second = b.readStringHeader();
    boolean firstWide = (first & 1) != 0;
    boolean secondWide = (second & 1) != 0;
    int firstChars = (int) (first >>> 1) >> (firstWide ? 1 : 0);
    int secondChars = (int) (second >>> 1) >> (secondWide ? 1 : 0);
    long firstAt = a.take(first >>> 1);
    long secondAt = b.take(second >>> 1);
    return compare(
        a.segment(),
        firstAt,
        firstChars,
        firstWide,
        b.segment(),
        secondAt,
        secondChars,
        secondWide);
  }

  private static int compare(
      MemorySegment a,
      long aAt,
      int aChars,
      boolean aWide,
      MemorySegment b,
      long bAt,
      int bChars,
      boolean bWide) {
    int common = Math.min(aChars, bChars);
    if (!aWide && !bWide) {
      long differs = MemorySegment.mismatch(a, aAt, aAt + common, b, bAt, bAt + common);
      return differs < 0
          ? Integer.compare(aChars, bChars)
          : (a.get(LittleEndian.BYTE, aAt + differs) & 0xFF)
              - (b.get(LittleEndian.BYTE, bAt + differs) & 0xFF);
    }
    for (int i = 0; i < common; i++) {
      int difference = unit(a, aAt, i, aWide) - unit(b, bAt, i, bWide);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(aChars, bChars);
  }

  private static int unit(MemorySegment segment, long at, int index, boolean wide) {
    return wide
        ? segment.get(LittleEndian.CHAR, at + 2L * index)
        : segment.get(LittleEndian.BYTE, at + index) & 0xFF;
  }
}
