package dev.durable.internal.check;

import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers by ObjectId, in the order of the ids. Ids are given one after the other, so sixteen
 * neighbours share a page: that takes about 13 bytes for each.
 */
final class IdMap {

  private static final int PAGE_BITS = 4;
  private static final int PAGE = 1 << PAGE_BITS;

  private final TreeMap<Long, long[]> pages = new TreeMap<>();
  private int size;

  /** Sees entries. */
  @FunctionalInterface
  interface Visitor {

    void entry(long id, long number);
  }

  /** The number of an id, or 0. */
  long get(long id) {
    long[] page = pages.get(id >>> PAGE_BITS);
    return page == null ? 0 : page[(int) id & PAGE - 1];
  }

  /** Sets the number of an id; 0 removes it. */
  void put(long id, long number) {
    long[] page = pages.computeIfAbsent(id >>> PAGE_BITS, first -> new long[PAGE]);
    int index = (int) id & PAGE - 1;
    size += (number == 0 ? 0 : 1) - (page[index] == 0 ? 0 : 1);
    page[index] = number;
  }

  /** How many ids have a number. */
  int size() {
    return size;
  }

  /** Shows all of them in ascending order; the visitor may change the numbers of these ids. */
  void each(Visitor visitor) {
    for (Map.Entry<Long, long[]> entry : pages.entrySet()) {
      long[] page = entry.getValue();
      for (int index = 0; index < PAGE; index++) {
        if (page[index] != 0) {
          visitor.entry(entry.getKey() << PAGE_BITS | index, page[index]);
        }
      }
    }
  }
}
