package dev.durable.internal.collection;

/** A node whose children are nodes. */
abstract sealed class Branch extends Node permits StoredBranch, MemoryBranch {

  /** The number of children. */
  abstract int count();

  abstract Node child(int index);

  /** How many entries lie beneath the children before this one. */
  abstract int startOf(int index);

  /** The child that holds the entry at this position. */
  abstract int childAt(int position);

  /** Compares to the least key beneath a child. */
  abstract int compare(Probe probe, int index);

  /** The child that holds the key, if any does: the last one that does not begin behind it. */
  final int childFor(Probe probe) {
    int low = 1;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (compare(probe, middle) >= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
