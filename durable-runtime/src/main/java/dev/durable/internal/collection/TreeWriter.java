package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the nodes of a tree that are in memory, children first, and shares all others.
 *
 * <p>Neighbours in memory are one run of entries, cut anew into nodes, so bulk fills come out full.
 * A run that would make less than a quarter of a node takes a stored neighbour in. What the tree
 * holds is not changed, so a commit that fails can be made again.
 */
final class TreeWriter {

  /** Below this part of a full node a run takes in a neighbour. */
  private static final double MIN_LOAD = 0.25;

  /** For how full branches in memory will be, before that is known. */
  private static final double TYPICAL_CHILDREN = 40;

  private final Source source;
  private final EntryShape entries;
  private final Limits limits;
  private final NodeSink sink;
  private final int schemaId;
  private final ValueWriter node = new ValueWriter();

  private TreeWriter(Source source, NodeSink sink, int schemaId) {
    this.source = source;
    this.entries = source.entries();
    this.limits = entries.limits();
    this.sink = sink;
    this.schemaId = schemaId;
  }

  /**
   * Writes the tree's nodes, and what its owner is to hold to {@code out}; nothing for an empty
   * one.
   *
   * @param schemaId of the owner's schema
   * @param maxInline the most bytes of entries that the owner holds itself
   * @return whether it is a tree
   */
  static boolean store(
      DraftTree tree, NodeSink sink, ValueWriter out, int schemaId, int maxInline) {
    if (tree.size() == 0) {
      return false;
    }
    if (tree.size() <= FixedWriter.capacity(tree.source.entries(), maxInline)) {
      FixedWriter.write(tree, tree.source.entries(), out);
      return false;
    }
    return new TreeWriter(tree.source, sink, schemaId).store(tree, out, maxInline);
  }

  private boolean store(DraftTree tree, ValueWriter out, int maxInline) {
    Run inline = inline(tree, maxInline);
    if (inline != null) {
      writeInline(inline, 0, inline.count(), out);
      return false;
    }
    if (entries.isList()) {
      storeList(tree, out);
    } else {
      writeRoot(root(tree, List.of()), out);
    }
    return true;
  }

  private static void writeRoot(Ref root, ValueWriter out) {
    out.writeLong(root.pointer());
    out.writeInt(root.size());
  }

  /** What the last leaf has too much goes into the tree, in full leaves. */
  private void storeList(DraftTree tree, ValueWriter out) {
    Run tail = run();
    Node root = tree.root;
    if (root instanceof Leaf leaf && load(leaf) < MIN_LOAD) {
      tail.add(leaf);
      root = null;
    }
    Leaf last = tree.tail;
    if (last != null) {
      tail.add(last);
    }
    List<Integer> cuts = leafCuts(tail, true);
    // What no root is there for and is too much for the owner begins a tree.
    int full = root == null && cuts.size() == 1 ? 1 : Math.max(0, cuts.size() - 1);
    List<Ref> leaves = leaves(tail, cuts.subList(0, full));
    writeRoot(root == null ? over(leaves) : root(tree, leaves), out);
    writeInline(tail, full == 0 ? 0 : cuts.get(full - 1), tail.count(), out);
  }

  private static void writeInline(Run run, int from, int to, ValueWriter out) {
    out.writeShort((short) (to - from));
    run.write(from, to, out);
  }

  private Run run() {
    return new Run(entries, sink, schemaId);
  }

  /** All entries, if they fit into the owner; else null. */
  private @Nullable Run inline(DraftTree tree, int maxInline) {
    int most = maxInline / leastBytes();
    if (tree.size() > most || load(tree) > maxInline) {
      return null;
    }
    Run all = run();
    Cursor cursor = new Cursor(tree);
    for (int at = 0; at < tree.size(); at = cursor.end()) {
      all.add(cursor.seek(at));
    }
    return all.bytes() + NodeFormat.INLINE_COUNT_BYTES <= maxInline ? all : null;
  }

  /** What an entry takes at the least. */
  private int leastBytes() {
    Column value = entries.value();
    return Math.max(1, leastBytes(entries.key()) + (value == null ? 0 : leastBytes(value)));
  }

  private static int leastBytes(Column column) {
    return column.width < 0 ? NodeFormat.END_BYTES : column.width;
  }

  /** About how many bytes all entries take; large ones are not written for that. */
  private int load(DraftTree tree) {
    int bytes = 0;
    Cursor cursor = new Cursor(tree);
    for (int at = 0; at < tree.size() && bytes <= 2 * limits.leafBytes(); at = cursor.end()) {
      bytes += bytesOf(cursor.seek(at));
    }
    return bytes;
  }

  private int bytesOf(Leaf leaf) {
    Column value = entries.value();
    int bytes = 0;
    for (int i = 0; i < leaf.size(); i++) {
      bytes += bytesOf(entries.key(), leaf.keptKey(i));
      if (value != null) {
        bytes += bytesOf(value, leaf.keptValue(i));
      }
    }
    return bytes;
  }

  private int bytesOf(Column column, @Nullable Object entry) {
    if (column.width >= 0) {
      return column.width;
    }
    if (entry instanceof Undecoded stored) {
      return stored.column().lengthOf(stored.index()) + NodeFormat.END_BYTES;
    }
    if (column.nested != null) {
      return NodeFormat.REFERENCE_BYTES;
    }
    node.truncate(0);
    column.shape.write(entry, node);
    int length = node.size();
    return (length > NodeFormat.MAX_VALUE_BYTES ? NodeFormat.REFERENCE_BYTES : length)
        + NodeFormat.END_BYTES;
  }

  /** Writes the tree, more leaves behind it. */
  private Ref root(DraftTree tree, List<Ref> more) {
    Node top = Objects.requireNonNull(tree.root);
    if (!more.isEmpty()) {
      DraftTree longer = tree.copy();
      longer.appendStored(more);
      top = Objects.requireNonNull(longer.root);
    }
    long stored = pointerOf(top);
    if (stored != 0) {
      return Ref.written(stored, top.level(), top.size(), null);
    }
    return over(pack(List.of(Ref.memory(top)), true, true));
  }

  private static long pointerOf(Node node) {
    return switch (node) {
      case StoredLeaf leaf -> leaf.pointer();
      case StoredBranch branch -> branch.pointer();
      case MemoryLeaf leaf -> 0;
      case MemoryBranch branch -> 0;
    };
  }

  /** The root over stored nodes of one level. */
  private Ref over(List<Ref> nodes) {
    List<Ref> level = nodes;
    while (level.size() > 1) {
      level = branches(level, true);
    }
    return level.getFirst();
  }

  /**
   * Writes what is in memory of a row of nodes of one level.
   *
   * @param isRightEdge whether the row ends where the tree ends
   * @param isWhole whether the row is all of its level; then a level of one child is left out
   * @return the same entries in stored nodes
   */
  private List<Ref> pack(List<Ref> row, boolean isRightEdge, boolean isWhole) {
    boolean[] inRun = runs(row, isRightEdge);
    List<Ref> packed = new ArrayList<>();
    for (int i = 0; i < row.size(); ) {
      int end = i;
      while (end < row.size() && inRun[end]) {
        end++;
      }
      if (end == i) {
        packed.add(row.get(i++));
      } else {
        List<Ref> run = row.subList(i, end);
        packed.addAll(
            write(run, isRightEdge && end == row.size(), isWhole && run.size() == row.size()));
        i = end;
      }
    }
    return packed;
  }

  private List<Ref> write(List<Ref> run, boolean isRightEdge, boolean isWhole) {
    if (run.getFirst().level() == 0) {
      Run encoded = run();
      for (Ref ref : run) {
        encoded.add((Leaf) ref.node(source));
      }
      return leaves(encoded, leafCuts(encoded, isRightEdge && !entries.isList()));
    }
    List<Ref> children = new ArrayList<>();
    for (Ref ref : run) {
      children.addAll(((MemoryBranch) Ref.memoryOf(source, ref.node(source))).children());
    }
    List<Ref> packed = pack(children, isRightEdge, isWhole);
    return isWhole && packed.size() == 1 ? packed : branches(packed, isRightEdge);
  }

  /** Which nodes are written: those in memory, and neighbours of runs that would be too small. */
  private boolean[] runs(List<Ref> row, boolean isRightEdge) {
    boolean[] inRun = new boolean[row.size()];
    // What was begun at the right edge grows there; but a list grows in its owner.
    boolean mayStaySmall = isRightEdge && !(entries.isList() && row.getFirst().level() == 0);
    for (int i = 0; i < inRun.length; i++) {
      inRun[i] = !row.get(i).isStored();
    }
    for (int start = 0; start < inRun.length; start++) {
      if (!inRun[start]) {
        continue;
      }
      int end = start;
      double load = 0;
      while (end < inRun.length && inRun[end]) {
        load += load(row.get(end++));
      }
      if (load < MIN_LOAD && !(mayStaySmall && end == inRun.length && start > 0)) {
        if (end < inRun.length && row.get(end).isReadable()) {
          inRun[end] = true;
          start--; // once more, the run is longer now
          continue;
        }
        if (start > 0) {
          inRun[start - 1] = true;
        }
      }
      start = end;
    }
    return inRun;
  }

  /** How much of a full node this one will fill. */
  private double load(Ref ref) {
    if (ref.isStored()) {
      return 1;
    }
    Node inMemory = ref.node(source);
    if (inMemory instanceof MemoryBranch branch) {
      double load = 0;
      for (Ref child : branch.children()) {
        load += load(child);
      }
      return load / TYPICAL_CHILDREN;
    }
    return load((Leaf) inMemory);
  }

  private double load(Leaf leaf) {
    return (double) bytesOf(leaf) / limits.leafBytes();
  }

  private List<Integer> leafCuts(Run run, boolean isRightEdge) {
    return Cuts.of(
        run.count(), run::bytesOf, limits.leafBytes() - NodeFormat.BODY_AT, 1, isRightEdge);
  }

  private List<Ref> leaves(Run run, List<Integer> ends) {
    List<Ref> leaves = new ArrayList<>(ends.size());
    int start = 0;
    for (int end : ends) {
      begin(0, end - start);
      run.write(start, end, node);
      leaves.add(Ref.written(append(), 0, end - start, run.key(start)));
      start = end;
    }
    return leaves;
  }

  /** Writes the branches over a row of stored nodes. */
  private List<Ref> branches(List<Ref> children, boolean isRightEdge) {
    ColumnWriter keys = null;
    if (!entries.isList()) {
      keys = new ColumnWriter(entries.key(), NodeFormat.MAX_KEY_BYTES, sink, schemaId);
      for (Ref child : children) {
        keys.add(child.firstKey());
      }
    }
    ColumnWriter column = keys;
    List<Integer> ends =
        Cuts.of(
            children.size(),
            i ->
                NodeFormat.POINTER_BYTES
                    + NodeFormat.TOTAL_BYTES
                    + (column == null ? 0 : column.bytesOf(i)),
            entries.maxBranchBytes() - NodeFormat.BODY_AT,
            2,
            isRightEdge);
    List<Ref> branches = new ArrayList<>(ends.size());
    int start = 0;
    for (int end : ends) {
      branches.add(branch(children.subList(start, end), column, start));
      start = end;
    }
    return branches;
  }

  private Ref branch(List<Ref> children, @Nullable ColumnWriter keys, int start) {
    int level = children.getFirst().level() + 1;
    begin(level, children.size());
    for (Ref child : children) {
      node.writeLong(child.pointer());
    }
    int total = 0;
    for (Ref child : children) {
      total += child.size();
      node.writeInt(total);
    }
    if (keys != null) {
      keys.write(start, start + children.size(), node);
    }
    return Ref.written(append(), level, total, children.getFirst().firstKey());
  }

  private void begin(int level, int count) {
    node.truncate(0);
    node.writeShort((short) 0);
    node.writeByte((byte) RecordFormat.NODE);
    node.writeByte((byte) level);
    node.writeInt(schemaId);
    node.writeShort((short) count);
    node.writeShort((short) entries.property());
    node.writeInt(entries.depth());
  }

  private long append() {
    LittleEndian.putShort(node.array(), RecordFormat.LENGTH_AT, (short) node.size());
    return sink.append(node.array(), 0, node.size());
  }
}
