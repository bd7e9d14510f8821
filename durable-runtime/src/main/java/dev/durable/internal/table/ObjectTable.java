package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * One version of the object table, for many lookups: it remembers the nodes near the root and the
 * leaves that were found last. Threads overwrite what others remember; as nodes never change, each
 * finds a right one or none.
 */
public final class ObjectTable {

  /** How many leaves are remembered: 1,024 entities. */
  private static final int LEAVES = 64;

  /** All nodes so far below the root are remembered once they were met: 256. */
  private static final int LEVELS_BELOW_ROOT = 2;

  private final Mapping mapping;
  private final long root;
  private final long end;
  private final @Nullable KnownRecords known;
  private @Nullable Top top;

  /** Each where its prefix says. */
  private @Nullable TableNode @Nullable [] leaves;

  /**
   * Reads nothing yet.
   *
   * @param root pointer to the root of the table; 0 for an empty one
   * @param end of the commit whose table it is
   * @param known about this commit and others; null where there is nothing to share
   */
  public ObjectTable(Mapping mapping, long root, long end, @Nullable KnownRecords known) {
    this.mapping = mapping;
    this.root = root;
    this.end = end;
    this.known = known;
  }

  /** The pointer to the record of the id, its block verified; 0 where there is none. */
  public long find(long id) {
    if (known != null) {
      long record = known.find(id, end);
      if (record != 0) {
        mapping.verify(record);
        return record;
      }
    }
    return lookUp(id);
  }

  /**
   * The pointers to the records of many ids, to be fetched: no block is verified that need not be.
   *
   * @param records gets them where it has 0, and keeps what it has; 0 where there is none
   */
  public void find(long[] ids, long[] records, int count) {
    if (known != null) {
      known.find(ids, end, records, count);
    }
    for (int i = 0; i < count; i++) {
      if (records[i] == 0) {
        records[i] = lookUp(ids[i]);
      }
    }
  }

  private long lookUp(long id) {
    TableNode leaf = leaf(id);
    return leaf == null ? 0 : leaf.entry(mapping, id);
  }

  /** Entities that are read together were mostly made together: their ids are neighbours. */
  private @Nullable TableNode leaf(long id) {
    @Nullable TableNode[] met = leaves;
    if (met == null) {
      met = new @Nullable TableNode[LEAVES];
      leaves = met;
    }
    long prefix = TableNode.prefixOf(id, 0);
    int place = (int) prefix & (LEAVES - 1);
    TableNode leaf = met[place];
    if (leaf == null || !leaf.has(prefix)) {
      leaf = root == 0 ? null : look(id);
      met[place] = leaf;
    }
    return leaf;
  }

  private @Nullable TableNode look(long id) {
    long pointer = known == null ? 0 : known.findLeaf(id, end);
    if (pointer != 0) {
      return RadixTree.OBJECTS.leaf(mapping, pointer, id);
    }
    TableNode leaf = top().leaf(mapping, id);
    if (leaf != null && known != null && known.canFind(leaf, leaf.child(mapping, id, 0))) {
      known.enter(leaf, mapping, end);
    }
    return leaf;
  }

  private Top top() {
    Top made = top;
    if (made == null) {
      made = new Top(mapping, root);
      top = made;
    }
    return made;
  }

  /** The root, and what was met of the nodes of one level close below it. */
  private static final class Top {

    private final TableNode root;
    private final int rootLevel;
    private final int level;
    private final @Nullable TableNode[] nodes;

    Top(Mapping mapping, long pointer) {
      long header = RadixTree.OBJECTS.header(mapping, pointer);
      this.rootLevel = RadixFormat.level(header);
      this.root = RadixTree.OBJECTS.node(mapping, pointer, header, 0);
      this.level = Math.max(rootLevel - LEVELS_BELOW_ROOT, 0);
      this.nodes = new @Nullable TableNode[1 << RadixFormat.BITS * (rootLevel - level)];
    }

    @Nullable TableNode leaf(Mapping mapping, long id) {
      if (!RadixFormat.covers(rootLevel, id)) {
        return null;
      }
      int place = (int) TableNode.prefixOf(id, level) & (nodes.length - 1);
      TableNode known = nodes[place];
      if (known == null) {
        known = RadixTree.OBJECTS.descend(mapping, root, rootLevel, level, id);
        nodes[place] = known;
      }
      return known == null ? null : RadixTree.OBJECTS.descend(mapping, known, level, 0, id);
    }
  }
}
