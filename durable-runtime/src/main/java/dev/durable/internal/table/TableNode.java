package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;

/**
 * A node of a persistent radix tree that was found whole. Immutable, so threads may share it
 * without any order.
 */
final class TableNode {

  private final long prefix;
  private final long node;
  private final int children;

  /**
   * A node whose header was checked.
   *
   * @param prefix of its ids, without the bits that the node itself and those below it decide
   */
  TableNode(long prefix, long node, int children) {
    this.prefix = prefix;
    this.node = node;
    this.children = children;
  }

  /** A number that all ids below one node of a level share, and those of no other. */
  static long prefixOf(long id, int level) {
    return level >= RadixFormat.MAX_LEVEL ? 0 : id >>> (RadixFormat.BITS * (level + 1));
  }

  /** Whether this is the node of its level for ids of that prefix. */
  boolean has(long idPrefix) {
    return idPrefix == prefix;
  }

  /**
   * The pointer of the child that leads to the id; 0 where there is none.
   *
   * @param id one of those with the prefix of this node
   * @param level of this node
   */
  long child(Mapping mapping, long id, int level) {
    int slot = RadixFormat.slot(id, level);
    long child;
    if (children == RadixFormat.FULL) { // nearly always; the rest is left out of compiled code
      child = RadixFormat.shortPointer(mapping.segment(), node, slot);
    } else if (RadixFormat.has(children, slot)) {
      child = RadixFormat.pointer(mapping.segment(), node, children, slot);
    } else {
      return 0;
    }
    if (child >= node || child <= 0) {
      throw mapping.corrupt(node, "a pointer to " + child + ", which does not lead backwards");
    }
    return child;
  }

  /**
   * What a leaf has for the id, its block verified; 0 where there is nothing.
   *
   * @param id one of those with the prefix of this leaf
   */
  long entry(Mapping mapping, long id) {
    long entry = child(mapping, id, 0);
    if (entry != 0) {
      mapping.verify(entry);
    }
    return entry;
  }
}
