package dev.durable.internal.collection;

/**
 * A leaf that a search has led to. Immutable; right until a draft changes the tree.
 *
 * @param start the position of the leaf's first entry
 * @param index of the entry in the leaf, or {@code -1 - i} where it would have to be put at i
 */
record Found(Leaf leaf, int start, int index) {

  /** Looks for the key in the leaf. */
  static Found in(Leaf leaf, int start, Probe probe) {
    return new Found(leaf, start, leaf.search(probe));
  }

  /** The position in the collection, or {@code -1 - i} where it would have to be at i. */
  int position() {
    return index >= 0 ? start + index : index - start;
  }

  /** Whether the entry at this position lies in the leaf. */
  boolean covers(int position) {
    return position >= start && position - start < leaf.size();
  }
}
