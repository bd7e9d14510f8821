package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/** A node of a tree, stored or in memory. */
abstract sealed class Node permits Leaf, Branch {

  /** 0 for a leaf. */
  abstract int level();

  /** The number of entries beneath. */
  abstract int size();

  /** The least key beneath, as it is kept: perhaps {@link Undecoded}. */
  abstract @Nullable Object firstKey();
}
