package dev.durable.internal.collection;

/**
 * Has memory bring the entities of a leaf before they are read one by one. As loaded they lie one
 * behind the other; since they were changed, each is somewhere else, and would be waited for. For
 * one thread.
 */
final class LeafFetch {

  /** So many leaves are left alone after one that lies as it was loaded. */
  private static final int REST = 7;

  private long[] ids = {};
  private int resting;

  /** The entries of a leaf are about to be read, of which these are shown. */
  void entered(StoredColumn shown) {
    if (resting > 0) {
      resting--;
    } else if (shown.column.isReference && !fetch(shown)) {
      resting = REST;
    }
  }

  private boolean fetch(StoredColumn entities) {
    int count = entities.count;
    if (ids.length < count) {
      ids = new long[count];
    }
    for (int i = 0; i < count; i++) {
      ids[i] = entities.id(i);
    }
    return entities.source.context().fetch(ids, count);
  }
}
