package dev.durable.internal.table;

import java.util.Arrays;

/**
 * The nodes of one level of the newest object table, by number: the bits of an id that are above
 * those of the level. Used by one thread at a time.
 */
final class KnownLevel {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private static final int PATCHED_AT = 16;
  private static final int BASE_AT = 32;

  /** Pointers that count in eights, as in the table; 0 for no node, or for one nobody has met. */
  private int[][] pointers = {};

  /** What is in each node, see {@link #content}; 0 for one that was not read yet. */
  private long[][] contents = {};

  /**
   * What is in a node.
   *
   * @param base what it is a patch of, in eights; 0 where it is none
   * @param patched the children that a patch has of its own, a bit for each
   * @param present all children, those of the base, too
   */
  static long content(int base, int patched, int present) {
    return Integer.toUnsignedLong(base) << BASE_AT | (long) patched << PATCHED_AT | present;
  }

  static int base(long content) {
    return (int) (content >>> BASE_AT);
  }

  static int patched(long content) {
    return RadixFormat.slots((int) (content >>> PATCHED_AT));
  }

  static int present(long content) {
    return RadixFormat.slots((int) content);
  }

  /** Makes room for a node and its neighbours, the children of one node above. */
  void cover(int node) {
    int chunk = node >>> CHUNK_BITS;
    if (chunk >= pointers.length) {
      int length = Math.max(chunk + 1, 2 * pointers.length);
      pointers = Arrays.copyOf(pointers, length);
      contents = Arrays.copyOf(contents, length);
    }
    if (pointers[chunk] == null) {
      pointers[chunk] = new int[CHUNK];
      contents[chunk] = new long[CHUNK];
    }
  }

  /** The pointer to a node that there is room for; 0 where none is known. */
  int pointer(int node) {
    return pointers[node >>> CHUNK_BITS][node & (CHUNK - 1)];
  }

  void pointer(int node, int inEights) {
    pointers[node >>> CHUNK_BITS][node & (CHUNK - 1)] = inEights;
  }

  long content(int node) {
    return contents[node >>> CHUNK_BITS][node & (CHUNK - 1)];
  }

  void content(int node, long content) {
    contents[node >>> CHUNK_BITS][node & (CHUNK - 1)] = content;
  }

  /** The pointers to the sixteen children that a node of the level above has here. */
  void line(int parent, int[] target) {
    int first = parent << RadixFormat.BITS;
    System.arraycopy(
        pointers[first >>> CHUNK_BITS], first & (CHUNK - 1), target, 0, RadixFormat.FAN_OUT);
  }

  /** Notes where they are. */
  void found(int parent, int[] line) {
    int first = parent << RadixFormat.BITS;
    cover(first);
    System.arraycopy(
        line, 0, pointers[first >>> CHUNK_BITS], first & (CHUNK - 1), RadixFormat.FAN_OUT);
  }
}
