package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a persistent radix tree that was found whole. Immutable, so threads may share it
 * without any order.
 */
final class TableNode {

  private final long prefix;
  private final long node;
  private final int children;

  /** Of a patch: has the children that the patch does not have. */
  private final @Nullable TableNode base;

  /**
   * A node whose header was checked.
   *
   * @param prefix of its ids, without the bits that the node itself and those below it decide
   * @param base of a patch, else null
   */
  TableNode(long prefix, long node, int children, @Nullable TableNode base) {
    this.prefix = prefix;
    this.node = node;
    this.children = children;
    this.base = base;
  }

  /** A number that all ids below one node of a level share, and those of no other. */
  static long prefixOf(long id, int level) {
    return level >= RadixFormat.MAX_LEVEL ? 0 : id >>> (RadixFormat.BITS * (level + 1));
  }

  /** Whether this is the node of its level for ids of that prefix. */
  boolean has(long idPrefix) {
    return idPrefix == prefix;
  }

  /** The smallest id that a leaf can have. */
  long firstId() {
    return prefix << RadixFormat.BITS;
  }

  /**
   * The pointer of the child that leads to the id; 0 where there is none.
   *
   * @param id one of those with the prefix of this node
   * @param level of this node
   */
  long child(Mapping mapping, long id, int level) {
    int slot = RadixFormat.slot(id, level);
    return base == null || has(children, slot)
        ? child(mapping, node, children, slot)
        : base.child(mapping, id, level);
  }

  /**
   * The pointer of a child of a node whose header was checked; 0 where there is none. What a patch
   * does not have is to be looked for in its base.
   */
  static long child(Mapping mapping, long node, int children, int slot) {
    if (!has(children, slot)) {
      return 0;
    }
    long child = pointer(mapping, node, children, slot);
    if (child <= 0 || child >= node) {
      throw mapping.corrupt(node, "a pointer to " + child + ", which does not lead backwards");
    }
    return child;
  }

  /** This one, or what it is a patch of. */
  TableNode base() {
    return base == null ? this : base;
  }

  long pointer() {
    return node;
  }

  /** Puts the pointers of all children into an array, 0 for those there are not. */
  void children(Mapping mapping, long[] target) {
    if (base != null) {
      base.children(mapping, target);
    }
    for (int slot = 0; slot < RadixFormat.FAN_OUT; slot++) {
      if (has(children, slot)) {
        target[slot] = pointer(mapping, node, children, slot);
      } else if (base == null) {
        target[slot] = 0;
      }
    }
  }

  /**
   * Copies all entries of a leaf, as offsets that count in eights; 0 for those that are none, too
   * far away, or bad: to complain of a bad one is for who asks for it.
   */
  void copy(Mapping mapping, int[] target) {
    if (children == RadixFormat.FULL) {
      RadixFormat.shortPointers(mapping.segment(), node, target);
      for (int slot = 0; slot < RadixFormat.FAN_OUT; slot++) {
        target[slot] = RadixFormat.inBytes(target[slot]) < node ? target[slot] : 0;
      }
      return;
    }
    if (base == null) {
      Arrays.fill(target, 0);
    } else {
      base.copy(mapping, target);
    }
    for (int slot = 0; slot < RadixFormat.FAN_OUT; slot++) {
      if (has(children, slot)) {
        long child = pointer(mapping, node, children, slot);
        boolean fits = child > 0 && child < node && child < RadixFormat.SHORT_REACH;
        target[slot] = fits ? RadixFormat.inEights(child) : 0;
      }
    }
  }

  /** Whether a node has the child; what is nearly always so is asked first. */
  static boolean has(int children, int slot) {
    return children == RadixFormat.FULL || RadixFormat.has(children, slot);
  }

  private static long pointer(Mapping mapping, long node, int children, int slot) {
    return children == RadixFormat.FULL // nearly always; the rest is left out of compiled code
        ? RadixFormat.shortPointer(mapping.segment(), node, slot)
        : RadixFormat.pointer(mapping.segment(), node, children, slot);
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
