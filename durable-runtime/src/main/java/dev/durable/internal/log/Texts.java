package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putShort;

import java.nio.charset.StandardCharsets;

/**
 * The texts of commit records: a {@code u32} whose lowest bit says UTF-16 and whose others count
 * the bytes that follow, which are Latin-1 or UTF-16LE. Any string comes back equal, lone
 * surrogates too.
 */
final class Texts {

  private Texts() {}

  static int bytes(String text) {
    return 4 + (isLatin(text) ? text.length() : Math.multiplyExact(2, text.length()));
  }

  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Writes the text and returns where the next thing goes. */
  static int put(byte[] target, int at, String text) {
    boolean latin = isLatin(text);
    int bytes = bytes(text) - 4;
    putInt(target, at, bytes << 1 | (latin ? 0 : 1));
    for (int i = 0; i < text.length(); i++) {
      if (latin) {
        target[at + 4 + i] = (byte) text.charAt(i);
      } else {
        putShort(target, at + 4 + 2 * i, (short) text.charAt(i));
      }
    }
    return at + 4 + bytes;
  }

  /**
   * Where the text ends that begins there.
   *
   * @throws IndexOutOfBoundsException if it does not end before the limit
   */
  static int end(byte[] source, int at, int limit) {
    if (at > limit - 4) {
      throw new IndexOutOfBoundsException("a text begins at its end");
    }
    int header = getInt(source, at);
    int bytes = header >>> 1;
    if (bytes > limit - at - 4 || (header & 1 & bytes) != 0) {
      throw new IndexOutOfBoundsException("a text has " + bytes + " bytes");
    }
    return at + 4 + bytes;
  }

  /** The text that begins there; {@link #end} has accepted it. */
  static String get(byte[] source, int at) {
    int header = getInt(source, at);
    int bytes = header >>> 1;
    if ((header & 1) == 0) {
      return new String(source, at + 4, bytes, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[bytes / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) getShort(source, at + 4 + 2 * i);
    }
    return new String(units);
  }
}
