package dev.durable.examples.benchmarks.work;

import java.util.function.LongSupplier;

/** Slices of time in which one thread commits, and what they come to together. */
final class Slices {

  private final LongSupplier clock;
  private final Times times = new Times();
  private long nanos;
  private long allocated;

  Slices() {
    this(System::nanoTime);
  }

  Slices(LongSupplier clock) {
    this.clock = clock;
  }

  /** Commits until a slice of this length is over, at least once. */
  void add(Runnable commit, long length) {
    long allocatedBefore = Allocation.soFar();
    long begin = clock.getAsLong();
    long before = begin;
    do {
      commit.run();
      long after = clock.getAsLong();
      times.add(after - before);
      before = after;
    } while (before - begin < length);
    nanos += before - begin;
    allocated += Allocation.soFar() - allocatedBefore;
  }

  /** The number of commits. */
  int count() {
    return times.count();
  }

  /** Adds how many changes there were in a second, how long commits took, and their garbage. */
  Figures report(Figures figures, int changesPerCommit) {
    double changes = (double) count() * changesPerCommit;
    figures.put(Figures.MAIN, changes * 1e9 / nanos);
    return times.report(figures).put("allocated B", allocated / changes);
  }
}
