package dev.durable.examples.benchmarks.work;

import java.util.Arrays;

/** How long each of many things took, in nanoseconds. */
final class Times {

  private long[] nanos = new long[1 << 16];
  private int count;

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  int count() {
    return count;
  }

  /** Adds the median and the 99th percentile, in microseconds. */
  Figures report(Figures figures) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return figures
        .put("p50 µs", sorted[count / 2] / 1e3)
        .put("p99 µs", sorted[(int) (count * 0.99)] / 1e3);
  }
}
