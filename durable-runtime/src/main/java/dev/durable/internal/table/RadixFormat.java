package dev.durable.internal.table;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import java.lang.foreign.MemorySegment;

/**
 * A node: header (length, kind, level as flags, children as aux), then a pointer for each child, in
 * ascending order. Level 0 points to records, level n to nodes of level n - 1; bit s of the
 * children of a node of level n stands for ids whose bits 4n to 4n + 3 are s.
 *
 * <p>A patch has only the few children that differ from those of another node of its level, its
 * base, whose pointer comes before theirs. A base is never a patch.
 *
 * <p>Nodes are written anew with each change and read with each reference, so their pointers are
 * short where all of them reach: four bytes that count in eights.
 */
final class RadixFormat {

  /** Bits of an id that one level decides. */
  static final int BITS = 4;

  static final int FAN_OUT = 1 << BITS;

  /** Set beside the bits of the children: pointers are short. */
  static final int SHORT = 1 << FAN_OUT;

  /** Set beside the bits of the children: the node is a patch. */
  static final int PATCH = SHORT << 1;

  /** A patch has so many children at the most: half the size of most bases. */
  static final int MOST_IN_PATCH = 5;

  /** Short pointers lead to what lies before this offset: 32 GiB. */
  static final long SHORT_REACH = RecordFormat.ALIGNMENT * (1L << Integer.SIZE);

  private static final int CHILDREN = SHORT - 1;

  /** The children of a node without holes and with short pointers, as most are. */
  static final int FULL = SHORT | CHILDREN;

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

  /** The children alone, a bit for each. */
  static int slots(int children) {
    return children & CHILDREN;
  }

  static boolean isPatch(int children) {
    return (children & PATCH) != 0;
  }

  /** Whether the largest patch of such a node is smaller than a node with all children. */
  static boolean isLargeEnoughForPatches(int children) {
    return Integer.bitCount(children & CHILDREN) > MOST_IN_PATCH + 1;
  }

  /** The first or the last child there is. */
  static int outermost(int children, boolean last) {
    int bits = children & CHILDREN;
    return Integer.numberOfTrailingZeros(last ? Integer.highestOneBit(bits) : bits);
  }

  /** Whether a header is that of a node of this kind, and its parts agree. */
  static boolean isNode(long header, int kind) {
    int children = children(header);
    return RecordFormat.kind(header) == kind
        && level(header) <= MAX_LEVEL
        && (children & CHILDREN) != 0
        && (children & ~(FULL | PATCH)) == 0
        && RecordFormat.length(header) == bytes(children);
  }

  /** What a node with these children is long. */
  static int bytes(int children) {
    int count = Integer.bitCount(children & (CHILDREN | PATCH));
    return RecordFormat.HEADER_BYTES
        + count * ((children & SHORT) != 0 ? SHORT_BYTES : POINTER_BYTES);
  }

  /**
   * The pointer of a child there is. A branch that says "the node is full", nearly always right,
   * lets the processor fetch the pointer while it still waits for the header.
   */
  static long pointer(MemorySegment segment, long node, int children, int slot) {
    int index = children == FULL ? slot : Integer.bitCount(children & (PATCH | (1 << slot) - 1));
    return pointerAt(segment, node, children, index);
  }

  /** The pointer to the base of a patch. */
  static long base(MemorySegment segment, long node, int children) {
    return pointerAt(segment, node, children, 0);
  }

  private static long pointerAt(MemorySegment segment, long node, int children, int index) {
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
  static void shortPointers(MemorySegment segment, long node, int[] target) {
    LittleEndian.copyInts(segment, node + RecordFormat.HEADER_BYTES, target, FAN_OUT);
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
   * @param base of a patch; 0 for a node that is none
   * @param slots the children there are, a bit for each
   * @param pointers those of the children, each at its slot
   * @param reach below which short pointers are used
   * @return its length
   */
  static int put(
      byte[] node, int kind, int level, long base, int slots, long[] pointers, long reach) {
    boolean isShort = putShortPointers(node, base, slots, pointers) < reach;
    if (!isShort) {
      putLongPointers(node, base, slots, pointers);
    }
    return putHeader(node, kind, level, slots | (base == 0 ? 0 : PATCH) | (isShort ? SHORT : 0));
  }

  /**
   * Puts a node together whose pointers all are short.
   *
   * @param base of a patch, in eights; 0 for a node that is none
   * @param slots the children there are, a bit for each
   * @param line the pointers of all children, in eights, each at its slot
   * @return its length; the bytes behind it may be of any content
   */
  static int put(byte[] node, int kind, int level, int base, int slots, int[] line) {
    if (base != 0) {
      putPatch(node, base, slots, line);
    } else if (slots == CHILDREN) {
      for (int slot = 0; slot < FAN_OUT; slot++) {
        LittleEndian.putInt(node, RecordFormat.HEADER_BYTES + slot * SHORT_BYTES, line[slot]);
      }
    } else {
      int at = RecordFormat.HEADER_BYTES;
      for (int rest = slots; rest != 0; rest &= rest - 1) {
        LittleEndian.putInt(node, at, line[Integer.numberOfTrailingZeros(rest)]);
        at += SHORT_BYTES;
      }
    }
    return putHeader(node, kind, level, slots | SHORT | (base == 0 ? 0 : PATCH));
  }

  /**
   * Puts as many pointers as a patch can have, whatever it has: how many would be a branch that no
   * processor guesses right.
   */
  private static void putPatch(byte[] node, int base, int slots, int[] line) {
    int at = RecordFormat.HEADER_BYTES;
    LittleEndian.putInt(node, at, base);
    int rest = slots;
    for (int i = 1; i <= MOST_IN_PATCH; i++) {
      int slot = Integer.numberOfTrailingZeros(rest) & (FAN_OUT - 1); // any where none is left
      LittleEndian.putInt(node, at + i * SHORT_BYTES, line[slot]);
      rest &= rest - 1;
    }
  }

  /** Puts a header, as one long as it is read, and gives the length that it says. */
  private static int putHeader(byte[] node, int kind, int level, int children) {
    int length = bytes(children);
    long header =
        length
            | (long) kind << (8 * RecordFormat.KIND_AT)
            | (long) level << (8 * RecordFormat.FLAGS_AT)
            | (long) children << (8 * RecordFormat.AUX_AT);
    LittleEndian.putLong(node, 0, header);
    return length;
  }

  /** Puts short pointers, and gives the highest of them, which may be too large for that. */
  private static long putShortPointers(byte[] node, long base, int slots, long[] pointers) {
    long highest = base; // known when all are put: hardly ever in vain
    int at = RecordFormat.HEADER_BYTES;
    if (base != 0) {
      LittleEndian.putInt(node, at, inEights(base));
      at += SHORT_BYTES;
    }
    for (int rest = slots; rest != 0; rest &= rest - 1) {
      long pointer = pointers[Integer.numberOfTrailingZeros(rest)];
      highest = Math.max(highest, pointer);
      LittleEndian.putInt(node, at, inEights(pointer));
      at += SHORT_BYTES;
    }
    return highest;
  }

  private static void putLongPointers(byte[] node, long base, int slots, long[] pointers) {
    int at = RecordFormat.HEADER_BYTES;
    if (base != 0) {
      LittleEndian.putLong(node, at, base);
      at += POINTER_BYTES;
    }
    for (int rest = slots; rest != 0; rest &= rest - 1) {
      LittleEndian.putLong(node, at, pointers[Integer.numberOfTrailingZeros(rest)]);
      at += POINTER_BYTES;
    }
  }
}
