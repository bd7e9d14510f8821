package dev.durable.internal.collection;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tree that a draft changes: nodes are brought into memory on the way to a change, all others
 * stay where they are. All leaves are on one level; no node is empty. For one thread.
 *
 * <p>How full nodes are is of no interest before they are written, so removals merge nothing here.
 */
final class DraftTree extends Tree {

  DraftTree(Source source, Place place) {
    super(source, place);
  }

  /** A tree of its own over the same stored nodes. */
  DraftTree copy() {
    DraftTree copy = new DraftTree(source, Place.EMPTY);
    copy.root = root == null ? null : Ref.memory(root).copy().node(source);
    copy.tail = tail instanceof MemoryLeaf leaf ? leaf.copy() : tail;
    return copy;
  }

  private Limits limits() {
    return source.entries().limits();
  }

  /**
   * Whether values are entities that are found by their number and without a leaf: as long as the
   * map itself is unchanged.
   */
  boolean findsEntities() {
    return root instanceof StoredBranch
        && source.entries().key().search == Column.Search.INTEGRAL
        && numbers().findsEntities();
  }

  /** The entity of a number, if {@link #findsEntities}; null where there is none. */
  @Nullable Object entity(Object key) {
    return numbers().entity(storedRoot(), number(key));
  }

  /** Those of many, in the order of their numbers. */
  @Nullable Object[] entities(@Nullable Object[] keys) {
    long[] numbers = Arrays.stream(keys).mapToLong(this::number).toArray();
    return new ManyNumbers(numbers()).find(storedRoot(), numbers);
  }

  private StoredBranch storedRoot() {
    return (StoredBranch) Objects.requireNonNull(root);
  }

  private long number(@Nullable Object key) {
    return Probe.number(source.entries().key(), Objects.requireNonNull(key));
  }

  private boolean isMap() {
    return source.entries().value() != null;
  }

  /**
   * Whether the key belongs behind all others; false also where that is not known without opening
   * stored nodes. Keys that are put in their order need no search then.
   */
  boolean isBehindAll(Probe probe) {
    Node node = root;
    while (node instanceof MemoryBranch branch) {
      Ref last = branch.children().getLast();
      node = last.isStored() ? null : last.node(source);
    }
    return node instanceof MemoryLeaf leaf
        && leaf.size() > 0
        && leaf.compare(probe, leaf.size() - 1) > 0;
  }

  /** Inserts an entry before the one at this position. */
  void insert(int position, @Nullable Object key, @Nullable Object value) {
    if (size() == Integer.MAX_VALUE) {
      throw new IllegalStateException("A collection holds at most 2^31 - 1 elements.");
    }
    if (!source.entries().isList()) {
      insertIntoRoot(position, key, value);
    } else if (position >= rootSize()) {
      MemoryLeaf last = memoryTail();
      last.insert(position - rootSize(), key, value);
      if (last.size() > limits().memoryEntries()) {
        // The greater part goes into the tree; what stays is about what a stored tail holds.
        int kept = limits().memoryEntries() / 8;
        tail = last.split(last.size() - kept);
        appendLeaf(last);
      }
    } else {
      insertIntoRoot(position, key, value);
    }
  }

  /** The last leaf of a list, in memory. */
  MemoryLeaf memoryTail() {
    MemoryLeaf last =
        switch (tail) {
          case null -> new MemoryLeaf(isMap());
          case MemoryLeaf leaf -> leaf;
          case StoredLeaf leaf -> new MemoryLeaf(leaf);
        };
    tail = last;
    return last;
  }

  private void insertIntoRoot(int position, @Nullable Object key, @Nullable Object value) {
    Node node = root == null ? new MemoryLeaf(isMap()) : Ref.memoryOf(source, root);
    root = node;
    grow(insert(node, position, key, value));
  }

  /** Puts a leaf behind all others of the tree. */
  private void appendLeaf(MemoryLeaf leaf) {
    if (root == null) {
      root = leaf;
    } else {
      Node node = Ref.memoryOf(source, root);
      root = node;
      grow(append(node, Ref.memory(leaf)));
    }
  }

  /** Puts stored leaves behind all others of a tree that has some; its right edge may get wide. */
  void appendStored(List<Ref> leaves) {
    Node node = Ref.memoryOf(source, Objects.requireNonNull(root));
    if (!(node instanceof MemoryBranch)) {
      MemoryBranch top = new MemoryBranch(source, 1);
      top.add(0, Ref.memory(node));
      node = top;
    }
    root = node;
    append((MemoryBranch) node, leaves);
  }

  private static void append(MemoryBranch branch, List<Ref> leaves) {
    if (branch.level() == 1) {
      for (Ref leaf : leaves) {
        branch.add(branch.count(), leaf);
      }
    } else {
      int last = branch.count() - 1;
      append((MemoryBranch) branch.changedChild(last), leaves);
      branch.counted(last);
    }
  }

  private void grow(@Nullable Ref right) {
    Node left = root;
    if (right != null && left != null) {
      MemoryBranch top = new MemoryBranch(source, left.level() + 1);
      top.add(0, Ref.memory(left));
      top.add(1, right);
      root = top;
    }
  }

  /** Inserts below a node in memory and gives the node that was split off to the right, if any. */
  private @Nullable Ref insert(
      Node node, int position, @Nullable Object key, @Nullable Object value) {
    if (node instanceof MemoryBranch branch) {
      // At the border of two children the left one takes it: its last key stays below the next
      // first.
      int child = position == 0 ? 0 : branch.childAt(position - 1);
      int start = branch.startOf(child);
      Ref right = insert(branch.changedChild(child), position - start, key, value);
      branch.counted(child);
      return withSibling(branch, child, right);
    }
    MemoryLeaf leaf = (MemoryLeaf) node;
    leaf.insert(position, key, value);
    if (leaf.size() <= limits().memoryEntries()) {
      return null;
    }
    // What grows at its end grows there again: its left part stays full.
    boolean atEnd = position == leaf.size() - 1;
    return Ref.memory(leaf.split(atEnd ? leaf.size() - 1 : leaf.size() / 2));
  }

  private static @Nullable Ref append(Node node, Ref leaf) {
    if (!(node instanceof MemoryBranch branch)) {
      return leaf;
    }
    int last = branch.count() - 1;
    if (branch.level() == 1) {
      return withSibling(branch, last, leaf);
    }
    Ref right = append(branch.changedChild(last), leaf);
    branch.counted(last);
    return withSibling(branch, last, right);
  }

  private static @Nullable Ref withSibling(MemoryBranch branch, int child, @Nullable Ref right) {
    if (right == null) {
      return null;
    }
    branch.add(child + 1, right);
    if (branch.count() <= branch.source().entries().limits().memoryChildren()) {
      return null;
    }
    boolean atEnd = child + 1 == branch.count() - 1;
    return Ref.memory(branch.split(atEnd ? branch.count() - 1 : branch.count() / 2));
  }

  /** The leaf that holds the entry at this position, brought into memory. */
  MemoryLeaf memoryLeaf(int position) {
    if (position >= rootSize()) {
      return memoryTail();
    }
    Node node = Ref.memoryOf(source, Objects.requireNonNull(root));
    root = node;
    int at = position;
    while (node instanceof MemoryBranch branch) {
      int child = branch.childAt(at);
      at -= branch.startOf(child);
      node = branch.changedChild(child);
    }
    return (MemoryLeaf) node;
  }

  /** The index in {@link #memoryLeaf} of the entry at this position. */
  int indexInLeaf(int position) {
    int at = position - rootSize();
    if (at >= 0) {
      return at;
    }
    at = position;
    Node node = root;
    while (node instanceof Branch branch) {
      int child = branch.childAt(at);
      at -= branch.startOf(child);
      node = branch.child(child);
    }
    return at;
  }

  /** Removes the entries from one position up to, but not including, another. */
  void remove(int from, int to) {
    int rootSize = rootSize();
    if (to > rootSize) {
      int start = Math.max(from, rootSize);
      if (start < to) {
        memoryTail().remove(start - rootSize, to - rootSize);
      }
    }
    int end = Math.min(to, rootSize);
    if (from < end) {
      removeFromRoot(from, end, rootSize);
    }
  }

  private void removeFromRoot(int from, int to, int rootSize) {
    if (to - from == rootSize) {
      root = null;
      return;
    }
    Node node = Ref.memoryOf(source, Objects.requireNonNull(root));
    remove(node, from, to);
    while (node instanceof MemoryBranch branch && branch.count() == 1) {
      node = branch.child(0);
    }
    root = node;
  }

  /** Removes some, never all, of the entries of a node. */
  private static void remove(Node node, int from, int to) {
    if (!(node instanceof MemoryBranch branch)) {
      ((MemoryLeaf) node).remove(from, to);
      return;
    }
    int last = branch.childAt(to - 1);
    int start = branch.startOf(last);
    for (int child = last; child >= 0 && start + branch.children().get(child).size() > from; ) {
      Ref ref = branch.children().get(child);
      int childFrom = Math.max(from - start, 0);
      int childTo = Math.min(to - start, ref.size());
      if (childTo - childFrom == ref.size()) {
        branch.remove(child);
      } else {
        remove(branch.changedChild(child), childFrom, childTo);
        branch.counted(child);
      }
      child--;
      if (child >= 0) {
        start -= branch.children().get(child).size();
      }
    }
  }

  /** Shows every leaf in memory, with the position of its first entry. */
  void eachMemoryLeaf(LeafVisitor visitor) {
    Node node = root;
    if (node != null) {
      each(node, 0, visitor);
    }
    if (tail instanceof MemoryLeaf leaf) {
      visitor.visit(leaf, rootSize());
    }
  }

  private static void each(Node node, int start, LeafVisitor visitor) {
    if (node instanceof MemoryLeaf leaf) {
      visitor.visit(leaf, start);
    } else if (node instanceof MemoryBranch branch) {
      List<Ref> children = branch.children();
      int at = start;
      for (Ref child : children) {
        if (!child.isStored()) {
          each(child.node(branch.source()), at, visitor);
        }
        at += child.size();
      }
    }
  }

  /** Sees leaves. */
  interface LeafVisitor {

    void visit(MemoryLeaf leaf, int start);
  }
}
