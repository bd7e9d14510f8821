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
    TableNode leaf = descend(mapping, node(mapping, root, header, id), level, 0, id);
    return leaf == null ? 0 : leaf.entry(mapping, id);
  }

  /**
   * A node that has this header, with its base.
   *
   * @param id one of those below it
   */
  TableNode node(Mapping mapping, long pointer, long header, long id) {
    int children = RadixFormat.children(header);
    long prefix = TableNode.prefixOf(id, RadixFormat.level(header));
    TableNode base = RadixFormat.isPatch(children) ? base(mapping, pointer, header, prefix) : null;
    return new TableNode(prefix, pointer, children, base);
  }

  /** A leaf, of which is known that it is one and leads to this id. */
  TableNode leaf(Mapping mapping, long pointer, long id) {
    return node(mapping, pointer, header(mapping, pointer), id);
  }

  private TableNode base(Mapping mapping, long patch, long header, long prefix) {
    long base = RadixFormat.base(mapping.segment(), patch, RadixFormat.children(header));
    int children = RadixFormat.children(baseHeader(mapping, patch, header, base));
    return new TableNode(prefix, base, children, null);
  }

  /** The header of a patch's base, verified. */
  private long baseHeader(Mapping mapping, long patch, long header, long base) {
    if (base <= 0 || base >= patch) {
      throw mapping.corrupt(patch, "a base at " + base + ", which does not lie before its patch");
    }
    long baseHeader = header(mapping, base);
    if (RadixFormat.isPatch(RadixFormat.children(baseHeader))
        || RadixFormat.level(baseHeader) != RadixFormat.level(header)) {
      throw mapping.corrupt(base, "a patch, or a node of another level, as the base of a patch");
    }
    return baseHeader;
  }

  /**
   * Goes down from a node to the one of a lower level that leads to the id; null where there is
   * none. Only the last one becomes an object: in a table larger than what is remembered of it,
   * those between are passed by nearly every lookup.
   *
   * @param id one of those below the node
   */
  @Nullable TableNode descend(Mapping mapping, TableNode from, int fromLevel, int level, long id) {
    if (fromLevel == level) {
      return from;
    }
    long node = from.child(mapping, id, fromLevel);
    for (int at = fromLevel - 1; node != 0; at--) {
      long header = header(mapping, node);
      if (RadixFormat.level(header) != at) {
        throw mapping.corrupt(
            node, "level " + RadixFormat.level(header) + " below level " + (at + 1));
      }
      if (at == level) {
        return node(mapping, node, header, id);
      }
      node = child(mapping, node, header, id);
    }
    return null;
  }

  /** The child of a node or of its base; 0 where there is none. */
  long child(Mapping mapping, long node, long header, long id) {
    int children = RadixFormat.children(header);
    int slot = RadixFormat.slot(id, RadixFormat.level(header));
    if (!TableNode.has(children, slot) && RadixFormat.isPatch(children)) {
      long base = RadixFormat.base(mapping.segment(), node, children);
      long baseHeader = baseHeader(mapping, node, header, base);
      return TableNode.child(mapping, base, RadixFormat.children(baseHeader), slot);
    }
    return TableNode.child(mapping, node, children, slot);
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
    return put(mapping, sink, root, ids, pointers, null, count);
  }

  /**
   * The same.
   *
   * @param leaves is told, for each id, where the new leaf is that leads to it; or null
   */
  public long put(
      @Nullable Mapping mapping,
      NodeSink sink,
      long root,
      long[] ids,
      long[] pointers,
      long @Nullable [] leaves,
      int count) {
    if (count == 0) {
      return root;
    }
    int rootLevel =
        root == 0 ? -1 : RadixFormat.level(header(Objects.requireNonNull(mapping), root));
    int level = Math.max(rootLevel, 0);
    while (!RadixFormat.covers(level, ids[count - 1])) {
      level++;
    }
    return new Update(mapping, sink, ids, pointers, leaves).write(level, root, rootLevel, 0, count);
  }

  /** One run of {@link #put}. Recursion is as deep as the tree: sixteen levels at the most. */
  private final class Update {

    private final @Nullable Mapping mapping;
    private final NodeSink sink;
    private final long[] ids;
    private final long[] pointers;
    private final long @Nullable [] leaves;
    private final byte[] node = new byte[RadixFormat.MAX_NODE_BYTES];

    /** For each level the children of the node that is being written, where it has them. */
    private final long[][] levels = new long[RadixFormat.MAX_LEVEL + 1][];

    private final long[] all = new long[FAN_OUT];

    /** What lies below the node that is being written, if it was worth to be fetched. */
    private @Nullable NodesAhead ahead;

    Update(
        @Nullable Mapping mapping,
        NodeSink sink,
        long[] ids,
        long[] pointers,
        long @Nullable [] leaves) {
      this.mapping = mapping;
      this.sink = sink;
      this.ids = ids;
      this.pointers = pointers;
      this.leaves = leaves;
    }

    /**
     * Writes a node of this level.
     *
     * @param old the node to continue, 0 for none; of a lower level where the tree grows
     */
    long write(int level, long old, int oldLevel, int from, int to) {
      if (old != 0 && oldLevel < level) {
        return grow(level, old, oldLevel, from, to);
      }
      if (old == 0 || ahead != null || !NodesAhead.areWorthIt(to - from)) {
        return writeNode(level, old, from, to);
      }
      ahead = new NodesAhead(RadixTree.this, mapping(), ids).fetch(old, level, from, to);
      long node = writeNode(level, old, from, to);
      ahead = null;
      return node;
    }

    private long writeNode(int level, long old, int from, int to) {
      long header = old == 0 ? 0 : header(mapping(), old);
      long[] changed = changedAt(level);
      int bits = 0;
      int start = from;
      while (start < to) {
        int slot = RadixFormat.slot(ids[start], level);
        int end = endOfSlot(level, start, to);
        changed[slot] =
            level == 0
                ? pointers[start]
                : write(level - 1, child(old, header, level, ids[start]), level - 1, start, end);
        bits |= 1 << slot;
        start = end;
      }
      long node =
          old == 0 ? append(level, 0, changed, bits) : appendChanged(old, header, changed, bits);
      if (level == 0 && leaves != null) {
        Arrays.fill(leaves, from, to, node);
      }
      return node;
    }

    /** The child of the node that leads to the id; 0 where there is none. */
    private long child(long old, long header, int level, long id) {
      NodesAhead found = ahead;
      if (found != null) {
        return found.next(level - 1);
      }
      return old == 0 ? 0 : RadixTree.this.child(mapping(), old, header, id);
    }

    /** Writes a node above the root so far: all it held is below the first child. */
    private long grow(int level, long old, int oldLevel, int from, int to) {
      long[] changed = changedAt(level);
      int firstEnd =
          from < to && RadixFormat.slot(ids[from], level) == 0 ? endOfSlot(level, from, to) : from;
      changed[0] = old;
      if (firstEnd > from || level > oldLevel + 1) {
        changed[0] = write(level - 1, old, oldLevel, from, firstEnd);
      }
      int bits = 1;
      int start = firstEnd;
      while (start < to) {
        int slot = RadixFormat.slot(ids[start], level);
        int end = endOfSlot(level, start, to);
        changed[slot] = write(level - 1, 0, level - 1, start, end);
        bits |= 1 << slot;
        start = end;
      }
      return append(level, 0, changed, bits);
    }

    /** Where the ids end that go to the same child as the first one. */
    private int endOfSlot(int level, int start, int to) {
      int slot = RadixFormat.slot(ids[start], level);
      int end = start + 1;
      while (end < to && RadixFormat.slot(ids[end], level) == slot) {
        end++;
      }
      return end;
    }

    private Mapping mapping() {
      return Objects.requireNonNull(mapping);
    }

    /** One array serves all nodes of a level, as they are written one by one. */
    private long[] changedAt(int level) {
      long[] changed = levels[level];
      if (changed == null) {
        changed = new long[FAN_OUT];
        levels[level] = changed;
      }
      return changed;
    }

    /**
     * Writes a patch while few children differ from those of the base, else all of them. Of the
     * base nothing is read for a patch: it is in no cache.
     *
     * @param changed the children that the new node has instead of the old one's
     * @param bits which ones
     */
    private long appendChanged(long old, long header, long[] changed, int bits) {
      int level = RadixFormat.level(header);
      int before = RadixFormat.children(header);
      boolean isPatch = RadixFormat.isPatch(before);
      int patched = isPatch ? bits | RadixFormat.slots(before) : bits;
      boolean isBase = isPatch || RadixFormat.isLargeEnoughForPatches(before);
      if (isBase && Integer.bitCount(patched) <= RadixFormat.MOST_IN_PATCH) {
        MemorySegment segment = mapping().segment();
        for (int rest = patched & ~bits; rest != 0; rest &= rest - 1) {
          int slot = Integer.numberOfTrailingZeros(rest);
          changed[slot] = RadixFormat.pointer(segment, old, before, slot);
        }
        long base = isPatch ? RadixFormat.base(segment, old, before) : old;
        return append(level, base, changed, patched);
      }
      node(mapping(), old, header, 0).children(mapping(), all); // whatever its ids are
      int present = bits;
      for (int slot = 0; slot < FAN_OUT; slot++) {
        if (RadixFormat.has(bits, slot)) {
          all[slot] = changed[slot];
        } else if (all[slot] != 0) {
          present |= 1 << slot;
        }
      }
      return append(level, 0, all, present);
    }

    private long append(int level, long base, long[] children, int bits) {
      int length = RadixFormat.put(node, kind, level, base, bits, children, shortReach);
      return sink.append(node, 0, length);
    }
  }
}
