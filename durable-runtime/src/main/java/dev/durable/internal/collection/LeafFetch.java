package dev.durable.internal.collection;

/**
 * Has memory bring the entities of a leaf before they are read one by one. As loaded they lie one
 * behind the other; since they were changed, each is somewhere else, and would be waited for.
 *
 * <p>From the second leaf on: who goes on is most likely to read it to its end. For one thread.
 */
final class LeafFetch {

  /** So many leaves are left alone after one that lies as it was loaded. */
  private static final int REST = 7;

  private long[] ids = {};
  private boolean goesOn;
  private int resting;

  /** The entries of a leaf are about to be read. */
  void entered(StoredLeaf leaf) {
    StoredColumn entities = goesOn && resting == 0 ? leaf.entities() : null;
    if (entities != null) {
      resting = fetch(entities) ? 0 : REST;
    } else if (resting > 0) {
      resting--;
    }
    goesOn = true;
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
