package dev.durable.internal.collection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds leaves by position and remembers the way: the next leaf costs the step to a sibling, not a
 * way from the root. For one thread.
 */
final class Cursor {

  private final Tree tree;
  private final @Nullable Branch[] path;
  private final int[] starts;
  private @Nullable Leaf leaf;

  /** The position of the leaf's first entry, and the one behind its last. */
  private int start;

  private int end;

  Cursor(Tree tree) {
    this.tree = tree;
    Node root = tree.root;
    int levels = root == null ? 0 : root.level() + 1;
    this.path = new @Nullable Branch[levels];
    this.starts = new int[levels];
  }

  /** The position of the first entry of the leaf that was found last. */
  int start() {
    return start;
  }

  /** The position behind that leaf's last entry. */
  int end() {
    return end;
  }

  /** The leaf that holds this position, which is one of the tree's. */
  Leaf seek(int position) {
    Leaf current = leaf;
    if (current != null && position >= start && position < end) {
      return current;
    }
    int rootSize = tree.rootSize();
    if (position >= rootSize) {
      current = Objects.requireNonNull(tree.tail);
      return found(current, rootSize);
    }
    Node node = Objects.requireNonNull(tree.root);
    int at = 0;
    for (int level = 1; level < node.level(); level++) {
      Branch known = path[level];
      if (known != null && position >= starts[level] && position - starts[level] < known.size()) {
        node = known;
        at = starts[level];
        break;
      }
    }
    return descend(node, at, position);
  }

  private Leaf descend(Node from, int fromStart, int position) {
    Node node = from;
    int at = fromStart;
    while (node instanceof Branch branch) {
      path[branch.level()] = branch;
      starts[branch.level()] = at;
      int child = branch.childAt(position - at);
      at += branch.startOf(child);
      node = branch.child(child);
    }
    tree.requireHolds(node, at, position);
    return found((Leaf) node, at);
  }

  private Leaf found(Leaf found, int at) {
    leaf = found;
    start = at;
    end = at + found.size();
    return found;
  }
}
