package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/** Entries in a row. */
abstract sealed class Leaf extends Node permits StoredLeaf, MemoryLeaf {

  @Override
  final int level() {
    return 0;
  }

  /** The key as users see it. */
  abstract @Nullable Object key(int index);

  /** The value as users see it; only for maps. */
  abstract @Nullable Object value(int index);

  /** The key as it is kept: perhaps {@link Undecoded}. */
  abstract @Nullable Object keptKey(int index);

  /** The value as it is kept: perhaps {@link Undecoded}; null for what is no map. */
  abstract @Nullable Object keptValue(int index);

  /** The id of a reference that is a key; 0 for an entity without one. */
  abstract long keyId(int index);

  abstract int compare(Probe probe, int index);

  /** The index of the key, or {@code -1 - i} where it would have to be put at index {@code i}. */
  final int search(Probe probe) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(probe, middle);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  @Override
  @Nullable Object firstKey() {
    return keptKey(0);
  }
}
