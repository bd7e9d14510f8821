package dev.durable.internal.table;

import static dev.durable.internal.table.RadixFormat.FAN_OUT;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Mapping;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds and replaces entries of a persistent radix tree.
 *
 * <p>Nothing that a node says is believed: its kind, level, bitmap and length must agree, its level
 * must be one less than its parent's, and its children must lie before it. So no damaged or hostile
 * file can make a search run in circles or read beyond a node.
 */
public final class RadixTree {

  /** The tree of entities. */
  public static final RadixTree OBJECTS =
      new RadixTree(RecordFormat.TABLE, RadixFormat.SHORT_REACH);

  /** The tree of schemas. */
  public static final RadixTree SCHEMAS =
      new RadixTree(RecordFormat.SCHEMA_TABLE, RadixFormat.SHORT_REACH);

  private final int kind;
  private final long shortReach;

  /**
   * A tree whose nodes are of that kind.
   *
   * @param shortReach below this offset pointers are written short; what a file has already is read
   *     in either form
   */
  RadixTree(int kind, long shortReach) {
    this.kind = kind;
    this.shortReach = shortReach;
  }

  /**
   * The pointer that stands for the id, its block verified; 0 where there is none.
   *
   * @param root pointer to the root of the tree; 0 for an empty one
   */
  public long find(Mapping mapping, long root, long id) {
    if (root == 0) {
      return 0;
    }
    long header = header(mapping, root);
    int level = RadixFormat.level(header);
    if (!RadixFormat.covers(level, id)) {
      return 0;
    }
    TableNode leaf = descend(mapping, node(root, header, id), level, 0, id);
    return leaf == null ? 0 : leaf.entry(mapping, id);
  }

  /**
   * A node that has this header.
   *
   * @param id one of those below it
   */
  static TableNode node(long pointer, long header, long id) {
    return new TableNode(
        TableNode.prefixOf(id, RadixFormat.level(header)), pointer, RadixFormat.children(header));
  }

  /**
   * Goes down from a node to the one of a lower level that leads to the id; null where there is
   * none.
   *
   * @param id one of those below the node
   */
  @Nullable TableNode descend(Mapping mapping, TableNode from, int fromLevel, int level, long id) {
    TableNode node = from;
    for (int above = fromLevel; above > level; above--) {
      long child = node.child(mapping, id, above);
      if (child == 0) {
        return null;
      }
      long header = header(mapping, child);
      if (RadixFormat.level(header) != above - 1) {
        throw mapping.corrupt(
            child, "level " + RadixFormat.level(header) + " below level " + above);
      }
      node = node(child, header, id);
    }
    return node;
  }

  /** The header of a node, verified. */
  long header(Mapping mapping, long node) {
    mapping.verify(node);
    long header = LittleEndian.getLong(mapping.segment(), node);
    if (!RadixFormat.isNode(header, kind)) {
      throw mapping.corrupt(
          node, "no table node (header " + Long.toHexString(header) + ", kind " + kind + ")");
    }
    return header;
  }

  /**
   * Writes a tree that has these entries and shares everything else with the one before.
   *
   * @param mapping where the tree before is; null only for an empty one
   * @param root pointer to the root of the tree before; 0 for an empty one
   * @param ids in ascending order, unsigned, each once
   * @param pointers what each id stands for from now on
   * @param count how many of both
   * @return pointer to the new root; the old one where there is nothing to change
   */
  public long put(
      @Nullable Mapping mapping, NodeSink sink, long root, long[] ids, long[] pointers, int count) {
    if (count == 0) {
      return root;
    }
    int rootLevel =
        root == 0 ? -1 : RadixFormat.level(header(Objects.requireNonNull(mapping), root));
    int level = Math.max(rootLevel, 0);
    while (!RadixFormat.covers(level, ids[count - 1])) {
      level++;
    }
    return new Update(mapping, sink, ids, pointers).write(level, root, rootLevel, 0, count);
  }

  /** One run of {@link #put}. Recursion is as deep as the tree: sixteen levels at the most. */
  private final class Update {

    private final @Nullable Mapping mapping;
    private final NodeSink sink;
    private final long[] ids;
    private final long[] pointers;
    private final byte[] node = new byte[RadixFormat.MAX_NODE_BYTES];

    /** For each level the children of the node that is being written. */
    private final long[] @Nullable [] levels = new long[RadixFormat.MAX_LEVEL + 1][];

    Update(@Nullable Mapping mapping, NodeSink sink, long[] ids, long[] pointers) {
      this.mapping = mapping;
      this.sink = sink;
      this.ids = ids;
      this.pointers = pointers;
    }

    /**
     * Writes a node of this level.
     *
     * @param old the node to copy from, 0 for none; of a lower level where the tree grows
     */
    long write(int level, long old, int oldLevel, int from, int to) {
      long[] children = childrenAt(level);
      if (old != 0 && oldLevel == level) {
        load(old, children);
      } else if (old != 0) {
        // The tree grows: all it held so far is below the first child, level by level.
        children[0] = old;
      }
      int start = from;
      while (start < to) {
        int slot = RadixFormat.slot(ids[start], level);
        int end = start + 1;
        while (end < to && RadixFormat.slot(ids[end], level) == slot) {
          end++;
        }
        children[slot] =
            level == 0
                ? pointers[start]
                : write(level - 1, children[slot], childLevel(slot, level, oldLevel), start, end);
        start = end;
      }
      if (old != 0 && level > oldLevel + 1 && children[0] == old) {
        children[0] = write(level - 1, old, oldLevel, from, from);
      }
      return append(level, children);
    }

    /** All empty; one array serves all nodes of a level, as they are written one by one. */
    private long[] childrenAt(int level) {
      long[] children = levels[level];
      if (children == null) {
        children = new long[FAN_OUT];
        levels[level] = children;
      } else {
        Arrays.fill(children, 0);
      }
      return children;
    }

    private int childLevel(int slot, int level, int oldLevel) {
      return slot == 0 ? Math.min(level - 1, oldLevel) : level - 1;
    }

    private void load(long old, long[] children) {
      Mapping before = Objects.requireNonNull(mapping);
      MemorySegment segment = before.segment();
      int there = RadixFormat.children(header(before, old));
      for (int slot = 0; slot < FAN_OUT; slot++) {
        if (RadixFormat.has(there, slot)) {
          children[slot] = RadixFormat.pointer(segment, old, there, slot);
        }
      }
    }

    private long append(int level, long[] children) {
      return sink.append(node, 0, RadixFormat.put(node, kind, level, children, shortReach));
    }
  }
}
