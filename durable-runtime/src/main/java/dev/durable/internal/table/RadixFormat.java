package dev.durable.internal.table;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import java.lang.foreign.MemorySegment;

/**
 * A node: header (length, kind, level as flags, children as aux), then a pointer for each child, in
 * ascending order. Level 0 points to records, level n to nodes of level n - 1; bit s of the
 * children of a node of level n stands for ids whose bits 4n to 4n + 3 are s.
 *
 * <p>Nodes are copied with each change and read with each reference, so their pointers are short
 * where all of them reach: four bytes that count in eights.
 */
final class RadixFormat {

  /** Bits of an id that one level decides. */
  static final int BITS = 4;

  static final int FAN_OUT = 1 << BITS;

  /** Set beside the bits of the children: pointers are short. */
  static final int SHORT = 1 << FAN_OUT;

  /** Short pointers lead to what lies before this offset: 32 GiB. */
  static final long SHORT_REACH = RecordFormat.ALIGNMENT * (1L << Integer.SIZE);

  /** The children of a node without holes and with short pointers, as most are. */
  static final int FULL = SHORT | SHORT - 1;

  /** Levels that 64 bits need. */
  static final int MAX_LEVEL = 64 / BITS - 1;

  private static final int POINTER_BYTES = 8;
  private static final int SHORT_BYTES = 4;

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

  static int level(long header) {
    return (int) (header >>> (8 * RecordFormat.FLAGS_AT)) & 0xFF;
  }

  /** Which children there are, and how pointers are written. */
  static int children(long header) {
    return RecordFormat.aux(header);
  }

  static boolean has(int children, int slot) {
    return (children & 1 << slot) != 0;
  }

  /** The first or the last child there is. */
  static int outermost(int children, boolean last) {
    int bits = children & SHORT - 1;
    return Integer.numberOfTrailingZeros(last ? Integer.highestOneBit(bits) : bits);
  }

  /** Whether a header is that of a node of this kind, and its parts agree. */
  static boolean isNode(long header, int kind) {
    int children = children(header);
    return RecordFormat.kind(header) == kind
        && level(header) <= MAX_LEVEL
        && (children & SHORT - 1) != 0
        && children <= FULL
        && children > 0
        && RecordFormat.length(header) == bytes(children);
  }

  /** What a node with these children is long. */
  static int bytes(int children) {
    int count = Integer.bitCount(children & SHORT - 1);
    return RecordFormat.HEADER_BYTES
        + count * ((children & SHORT) != 0 ? SHORT_BYTES : POINTER_BYTES);
  }

  /**
   * The pointer of a child there is. A branch that says "the node is full", nearly always right,
   * lets the processor fetch the pointer while it still waits for the header.
   */
  static long pointer(MemorySegment segment, long node, int children, int slot) {
    int index = children == FULL ? slot : Integer.bitCount(children & (1 << slot) - 1);
    return (children & SHORT) != 0
        ? shortPointer(segment, node, index)
        : LittleEndian.getLong(
            segment, node + RecordFormat.HEADER_BYTES + (long) index * POINTER_BYTES);
  }

  /** The pointer with this number in a node whose pointers are short. */
  static long shortPointer(MemorySegment segment, long node, int index) {
    return inBytes(
        LittleEndian.getInt(
            segment, node + RecordFormat.HEADER_BYTES + (long) index * SHORT_BYTES));
  }

  /** Copies all pointers of a {@link #FULL} node, as they are stored. */
  static void shortPointers(MemorySegment segment, long node, int[] target, int at) {
    MemorySegment.copy(
        segment, LittleEndian.INT, node + RecordFormat.HEADER_BYTES, target, at, FAN_OUT);
  }

  /** The offset that a short pointer stands for. */
  static long inBytes(int eights) {
    return Integer.toUnsignedLong(eights) * RecordFormat.ALIGNMENT;
  }

  /** The short pointer to an offset below {@link #SHORT_REACH}. */
  static int inEights(long offset) {
    return (int) (offset / RecordFormat.ALIGNMENT);
  }

  /**
   * Puts a node together.
   *
   * @param pointers one for each slot, 0 where there is no child
   * @param reach below which short pointers are used
   * @return its length
   */
  static int put(byte[] node, int kind, int level, long[] pointers, long reach) {
    int bits = 0;
    long highest = 0;
    for (int slot = 0; slot < FAN_OUT; slot++) {
      bits |= pointers[slot] == 0 ? 0 : 1 << slot;
      highest = Math.max(highest, pointers[slot]);
    }
    boolean isShort = highest < reach;
    int at = RecordFormat.HEADER_BYTES;
    for (long pointer : pointers) {
      if (pointer != 0 && isShort) {
        LittleEndian.putInt(node, at, inEights(pointer));
        at += SHORT_BYTES;
      } else if (pointer != 0) {
        LittleEndian.putLong(node, at, pointer);
        at += POINTER_BYTES;
      }
    }
    LittleEndian.putShort(node, RecordFormat.LENGTH_AT, (short) at);
    node[RecordFormat.KIND_AT] = (byte) kind;
    node[RecordFormat.FLAGS_AT] = (byte) level;
    LittleEndian.putInt(node, RecordFormat.AUX_AT, isShort ? bits | SHORT : bits);
    return at;
  }
}
