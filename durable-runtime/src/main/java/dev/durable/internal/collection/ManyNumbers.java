package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import java.lang.foreign.MemorySegment;
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
  private final MemorySegment segment;

  /** Written so that no compiler leaves out the reads of {@link #fetch}. */
  @SuppressWarnings("UnusedVariable")
  private long fetched;

  ManyNumbers(NumberSearch search, MemorySegment segment) {
    this.search = search;
    this.segment = segment;
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
      fetch(ways, count);
      for (int i = 0; i < count; i++) {
        found[from + i] = search.entity(ways[i], numbers[from + i]);
      }
    }
    return found;
  }

  /** Reads what a search will read of each leaf, if it lies where a leaf can lie. */
  private void fetch(Descent[] ways, int count) {
    int width = search.width();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Descent way = ways[i];
      long key = way.leaf + NodeFormat.BODY_AT + (long) way.expected() * width;
      long id =
          way.leaf
              + NodeFormat.BODY_AT
              + (long) way.size * width
              + (long) way.expected() * Long.BYTES;
      if (way.leaf > 0 && id + Long.BYTES <= way.limit) {
        sum += segment.get(LittleEndian.BYTE, way.leaf);
        sum += segment.get(LittleEndian.BYTE, key);
        sum += segment.get(LittleEndian.BYTE, id);
      }
    }
    fetched = sum;
  }
}
