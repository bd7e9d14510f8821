package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;

/**
 * A leaf of a persistent radix tree that was found whole. Immutable, so threads may share it
 * without any order.
 */
public final class TableLeaf {

  private final long prefix;
  private final long node;
  private final int children;

  /**
   * A leaf whose header was checked.
   *
   * @param prefix of its ids, without the bits that the leaf itself decides
   */
  TableLeaf(long prefix, long node, int children) {
    this.prefix = prefix;
    this.node = node;
    this.children = children;
  }

  /** A number that all ids of one leaf share, and those of no other. */
  public static long prefixOf(long id) {
    return id >>> RadixFormat.BITS;
  }

  /** Whether this leaf is the one for the id. */
  public boolean covers(long id) {
    return id >>> RadixFormat.BITS == prefix;
  }

  /**
   * The pointer that stands for the id, its block verified; 0 where there is none.
   *
   * @param id that the leaf {@link #covers}
   */
  public long find(Mapping mapping, long id) {
    int slot = RadixFormat.slot(id, 0);
    long child;
    if (children == RadixFormat.FULL) { // nearly always; the rest is left out of compiled code
      child = RadixFormat.shortPointer(mapping.segment(), node, slot);
    } else if (RadixFormat.has(children, slot)) {
      child = RadixFormat.pointer(mapping.segment(), node, children, slot);
    } else {
      return 0;
    }
    if (child >= node || child <= 0) {
      throw mapping.corrupt(node, notBackwards(child));
    }
    mapping.verify(child);
    return child;
  }

  static String notBackwards(long child) {
    return "a pointer to " + child + ", which does not lead backwards";
  }
}
