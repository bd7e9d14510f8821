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

  /** Where each node is; 0 where there is none, or nobody has met it. */
  private final KnownPointers pointers = new KnownPointers(Integer.MAX_VALUE);

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

  KnownPointers pointers() {
    return pointers;
  }

  /** Makes room for the content of a node. */
  void cover(int node) {
    int chunk = node >>> CHUNK_BITS;
    if (chunk >= contents.length) {
      contents = Arrays.copyOf(contents, Math.max(chunk + 1, 2 * contents.length));
    }
    if (contents[chunk] == null) {
      contents[chunk] = new long[CHUNK];
    }
  }

  /** What is in a node that there is room for. */
  long content(int node) {
    return contents[node >>> CHUNK_BITS][node & (CHUNK - 1)];
  }

  void content(int node, long content) {
    contents[node >>> CHUNK_BITS][node & (CHUNK - 1)] = content;
  }
}
