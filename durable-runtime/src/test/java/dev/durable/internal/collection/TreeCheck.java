package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a whole collection of the file from its root, by what programs read it with, and
 * checks what reading does not: that keys rise, that branches tell the least key of each child,
 * that every value can be decoded. In time bounded by the file's size, whatever the file claims.
 * What checks whole files, {@link CollectionCheck}, shares none of this, and meets the nodes in the
 * order in which they lie.
 */
final class TreeCheck {

  /** A node takes at least this, so a file cannot hold more of them. */
  private static final int LEAST_NODE_BYTES = 24;

  private final Source source;
  private final Visitor visitor;
  private long nodesLeft;
  private @Nullable Object last;
  private boolean hasLast;

  private TreeCheck(Source source, Visitor visitor, long nodesLeft) {
    this.source = source;
    this.visitor = visitor;
    this.nodesLeft = nodesLeft;
  }

  /** Sees the nodes of the trees, parents after their children. */
  interface Visitor {

    /**
     * A node.
     *
     * @param level 0 for a leaf
     * @param bytes of the record
     * @param isRightEdge whether nothing lies to the right of it
     */
    void node(long pointer, int level, int count, int bytes, boolean isRightEdge);
  }

  /**
   * Checks the collection in a slot, and those within it.
   *
   * @param record the offset of the owner's record, verified
   * @throws dev.durable.error.CorruptHeapException at the first error
   */
  static void check(
      CollectionShape<?> shape, ReadContext context, long record, int slot, Visitor visitor) {
    Source source = new Source(context, context, EntryShape.of(shape));
    try {
      Place place = StoredCollections.place(context, context, record, slot);
      new TreeCheck(source, visitor, most(source)).check(place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** Checks a tree without the owner. */
  static void check(Source source, Node root, Visitor visitor) {
    new TreeCheck(source, visitor, most(source)).check(root, null, true, true);
  }

  private static long most(Source source) {
    return source.context().segment().byteSize() / LEAST_NODE_BYTES;
  }

  private long check(Place place) {
    Tree tree = new Tree(source, place);
    Node root = tree.root;
    if (root != null) {
      check(root, null, true, true);
    }
    if (tree.tail instanceof StoredLeaf leaf) {
      check(leaf);
    }
    return nodesLeft;
  }

  private RuntimeException corrupt(long pointer, String what) {
    return source.context().corrupt(pointer, what);
  }

  private void check(Node node, @Nullable Object announced, boolean isFirst, boolean isRightEdge) {
    if (nodesLeft-- <= 0) {
      throw corrupt(0, "a collection of more nodes than the file has room for");
    }
    Object first = node.firstKey();
    if (!isFirst
        && !source.entries().isList()
        && first instanceof Undecoded stored
        && compare(announced, first) != 0) {
      throw corrupt(stored.column().limit, "a node that begins with another key than announced");
    }
    switch (node) {
      case StoredLeaf leaf -> {
        check(leaf);
        visit(leaf.pointer(), 0, leaf.size(), isRightEdge);
      }
      case StoredBranch branch -> {
        for (int i = 0; i < branch.count(); i++) {
          boolean isLast = i == branch.count() - 1;
          check(branch.child(i), branch.keyOf(i), false, isRightEdge && isLast);
        }
        visit(branch.pointer(), branch.level(), branch.count(), isRightEdge);
      }
      case MemoryLeaf leaf -> throw new IllegalStateException("A stored tree has stored nodes.");
      case MemoryBranch branch ->
          throw new IllegalStateException("A stored tree has stored nodes.");
    }
  }

  private void visit(long pointer, int level, int count, boolean isRightEdge) {
    if (pointer != 0) {
      int bytes =
          source.context().segment().get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
      visitor.node(pointer, level, count, bytes, isRightEdge);
    }
  }

  private void check(StoredLeaf leaf) {
    boolean isMap = source.entries().value() != null;
    for (int i = 0; i < leaf.size(); i++) {
      if (!source.entries().isList()) {
        Object key = leaf.keptKey(i);
        if (hasLast && compare(last, key) >= 0) {
          throw corrupt(leaf.keys.limit, "keys that do not rise");
        }
        last = key;
        hasLast = true;
      }
      check(leaf.keys, i);
      if (isMap) {
        check(leaf.values(), i);
      }
    }
  }

  private void check(StoredColumn column, int index) {
    if (column.column.nested == null) {
      column.read(index);
      return;
    }
    Source inner = new Source(source.context(), source.entities(), source.entries().nested());
    nodesLeft = new TreeCheck(inner, visitor, nodesLeft).check(column.place(index));
  }

  private int compare(@Nullable Object a, @Nullable Object b) {
    Column key = source.entries().key();
    return new Probe(key, Undecoded.decoded(a), source.entries().shape().kind().isSorted())
        .compareTo(b);
  }
}
