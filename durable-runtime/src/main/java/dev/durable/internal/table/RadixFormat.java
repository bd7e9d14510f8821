package dev.durable.internal.table;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;

/**
 * A node: header (length, kind, level as flags, bitmap as aux), then a pointer for each bit set, in
 * ascending order. Level 0 points to records, level n to nodes of level n - 1; bit s of a node of
 * level n stands for ids whose bits 4n to 4n + 3 are s.
 */
final class RadixFormat {

  /** Bits of an id that one level decides. */
  static final int BITS = 4;

  static final int FAN_OUT = 1 << BITS;

  /** The bitmap of a node without holes. */
  private static final int FULL = (1 << FAN_OUT) - 1;

  /** Levels that 64 bits need. */
  static final int MAX_LEVEL = 64 / BITS - 1;

  static final int POINTER_BYTES = 8;

  static final int MAX_NODE_BYTES = RecordFormat.HEADER_BYTES + FAN_OUT * POINTER_BYTES;

  private RadixFormat() {}

  /** The child of this level that leads to the id. */
  static int slot(long id, int level) {
    return (int) (id >>> (BITS * level)) & (FAN_OUT - 1);
  }

  /** Whether a tree whose root has this level can hold the id. */
  static boolean covers(int level, long id) {
    return level >= MAX_LEVEL || id >>> (BITS * (level + 1)) == 0;
  }

  // A header is read as one long.

  static int length(long header) {
    return (int) header & 0xFFFF;
  }

  static int kind(long header) {
    return (int) (header >>> (8 * RecordFormat.KIND_AT)) & 0xFF;
  }

  static int level(long header) {
    return (int) (header >>> (8 * RecordFormat.FLAGS_AT)) & 0xFF;
  }

  static int bitmap(long header) {
    return (int) (header >>> 32);
  }

  /** What a node with this bitmap is long. */
  static int bytes(int bitmap) {
    return RecordFormat.HEADER_BYTES + Integer.bitCount(bitmap) * POINTER_BYTES;
  }

  /**
   * Where the pointer of this slot stands, counted from the node. Most nodes are full, and a branch
   * that says so lets the processor fetch the pointer while it still waits for the bitmap.
   */
  static int pointerOffset(int bitmap, int slot) {
    if (bitmap == FULL) {
      return RecordFormat.HEADER_BYTES + POINTER_BYTES * slot;
    }
    return RecordFormat.HEADER_BYTES + POINTER_BYTES * Integer.bitCount(bitmap & (1 << slot) - 1);
  }

  static void putHeader(byte[] node, int kind, int level, int bitmap) {
    LittleEndian.putShort(node, RecordFormat.LENGTH_AT, (short) bytes(bitmap));
    node[RecordFormat.KIND_AT] = (byte) kind;
    node[RecordFormat.FLAGS_AT] = (byte) level;
    LittleEndian.putInt(node, RecordFormat.AUX_AT, bitmap);
  }
}
