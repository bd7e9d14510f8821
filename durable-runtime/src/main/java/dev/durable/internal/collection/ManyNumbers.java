package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds the entities that a map has for many numbers. One search after the other would wait for
 * memory once for each leaf; here all leaves are known before the first is asked for, and then a
 * loop asks for them that does nothing else, so that a processor has about ten reads under way.
 */
final class ManyNumbers {

  /** So many are found at once; of more, the first might be in no cache again when it is read. */
  private static final int AT_ONCE = 256;

  private final NumberSearch search;

  ManyNumbers(NumberSearch search) {
    this.search = search;
  }

  /** The entities, in the order of the numbers; null where there is none. */
  @Nullable Object[] find(StoredBranch root, long[] numbers) {
    @Nullable Object[] found = new @Nullable Object[numbers.length];
    Descent[] ways = new Descent[Math.min(AT_ONCE, numbers.length)];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Descent();
    }
    for (int from = 0; from < numbers.length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, numbers.length - from);
      for (int i = 0; i < count; i++) {
        search.descend(root, numbers[from + i], ways[i]);
      }
      search.fetch(ways, count);
      for (int i = 0; i < count; i++) {
        found[from + i] = search.entity(ways[i], numbers[from + i]);
      }
    }
    return found;
  }
}
