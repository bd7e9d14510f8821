package dev.durable.torture;

/** Counts different hashes; safe for all threads. */
final class DistinctCount {

  private static final int STRIPES = 64;

  private final Stripe[] stripes = new Stripe[STRIPES];

  DistinctCount() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  void add(long hash) {
    stripes[(int) (hash >>> 58)].add(hash == 0 ? 1 : hash);
  }

  long count() {
    long count = 0;
    for (Stripe stripe : stripes) {
      count += stripe.size();
    }
    return count;
  }

  /** An open hash table; 0 is an empty place. */
  private static final class Stripe {

    private long[] table = new long[1 << 10];
    private int size;

    synchronized int size() {
      return size;
    }

    synchronized void add(long hash) {
      if (put(table, hash) && ++size * 2 > table.length) {
        long[] larger = new long[table.length * 2];
        for (long old : table) {
          if (old != 0) {
            put(larger, old);
          }
        }
        table = larger;
      }
    }

    private static boolean put(long[] table, long hash) {
      int at = (int) (hash & (table.length - 1));
      while (table[at] != 0) {
        if (table[at] == hash) {
          return false;
        }
        at = (at + 1) & (table.length - 1);
      }
      table[at] = hash;
      return true;
    }
  }
}
