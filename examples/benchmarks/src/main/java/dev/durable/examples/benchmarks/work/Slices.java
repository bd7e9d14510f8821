package dev.durable.examples.benchmarks.work;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

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

  /**
   * A commit.
   *
   * @param work what is measured
   * @param afterwards notes what was acknowledged; that takes its time, too, and is nobody's
   */
  record Commit(Runnable work, Runnable afterwards) {}

  /**
   * Commits until a slice of this length is over, at least once.
   *
   * @param prepared makes the next one ready; not measured
   */
  void add(Supplier<Commit> prepared, long length) {
    long begin = clock.getAsLong();
    long after;
    do {
      Commit commit = prepared.get();
      long allocatedBefore = Allocation.soFar();
      long before = clock.getAsLong();
      commit.work().run();
      after = clock.getAsLong();
      allocated += Allocation.soFar() - allocatedBefore;
      times.add(after - before);
      nanos += after - before;
      commit.afterwards().run();
    } while (after - begin < length);
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
