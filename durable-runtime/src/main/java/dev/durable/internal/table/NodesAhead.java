package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;
import java.util.Arrays;

/**
 * Has the processor fetch the nodes that lead to many ids before they are read one by one, level by
 * level: all nodes of a level at once. A large commit waits for memory most of its time otherwise.
 * What was found on the way is given to who goes the same way afterwards.
 */
final class NodesAhead {

  /** Fewer are not worth the detour. */
  private static final int LEAST = 8;

  /** With more, the first ones would have been pushed out of the cache when they are read. */
  private static final int MOST = 4096;

  private final RadixTree tree;
  private final Mapping mapping;
  private final long[] ids;

  /** The nodes of each level, in the order of their ids; 0 where there is none. */
  private final long[][] nodes = new long[RadixFormat.MAX_LEVEL][];

  /** How many of each level were given. */
  private final int[] given = new int[RadixFormat.MAX_LEVEL];

  /** For ids in ascending order. */
  NodesAhead(RadixTree tree, Mapping mapping, long[] ids) {
    this.tree = tree;
    this.mapping = mapping;
    this.ids = ids;
  }

  /** Whether to fetch what leads to so many ids. */
  static boolean areWorthIt(int count) {
    return count >= LEAST && count <= MOST;
  }

  /**
   * Fetches all nodes below a node that lead to the ids in that range; all of these are below it.
   *
   * @throws dev.durable.error.CorruptHeapException if one is bad, as for whoever reads it next
   */
  NodesAhead fetch(long node, int level, int from, int to) {
    long[] parents = {node};
    for (int at = level; at > 0; at--) {
      parents = children(parents, at, from, to);
      mapping.fetch(parents, parents.length);
      nodes[at - 1] = parents;
    }
    return this;
  }

  /**
   * The next of the nodes of this level, in the order of the ids that they lead to; 0 where there
   * is none for an id.
   */
  long next(int level) {
    return nodes[level][given[level]++];
  }

  /** The children of nodes of this level that lead to the ids, in order. */
  private long[] children(long[] parents, int level, int from, int to) {
    long[] children = new long[Math.min(to - from, parents.length * RadixFormat.FAN_OUT)];
    int count = 0;
    int parent = 0;
    long header = header(parents[0]);
    for (int i = from; i < to; i++) {
      if (i > from && isSame(ids[i], ids[i - 1], level - 1)) {
        continue;
      }
      if (i > from && !isSame(ids[i], ids[i - 1], level)) {
        header = header(parents[++parent]);
      }
      children[count++] = header == 0 ? 0 : tree.child(mapping, parents[parent], header, ids[i]);
    }
    return Arrays.copyOf(children, count);
  }

  private long header(long node) {
    return node == 0 ? 0 : tree.header(mapping, node);
  }

  /** Whether one node of this level leads to both. */
  private static boolean isSame(long id, long other, int level) {
    return TableNode.prefixOf(id, level) == TableNode.prefixOf(other, level);
  }
}
